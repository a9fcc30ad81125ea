"""Controlled copies: to hand them out, to take them back, and to find those that are to be exchanged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sop_plugin.model.copies import (
    AFTER,
    MAY_BECOME,
    Copy,
    CopyEnded,
    CopyEvent,
    CopyIssued,
    CopyLedger,
    CopyLost,
    copy_name,
)
from sop_plugin.model.document import Document
from sop_plugin.model.event import Released
from sop_plugin.model.powers import Power
from sop_plugin.recording.entitled import entitled_or_refuse
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recall import reason_or_refuse
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import Refused, because
from sop_plugin.recording.sealing import Sign, sealed_act
from sop_plugin.words.voice import Words

Recorded = TypeVar("Recorded", bound=CopyEvent)
_LONGEST_HOLDER = 120
_NOT_IN_FORCE = Words(
    "{number} 今天没有有效的版次，不能发放受控副本",
    "no revision of {number} is in force today, so no controlled copy of it can be issued",
)
_NO_HOLDER = Words(
    "须写明交给谁：--to 是空的，或长于 {longest} 个字",
    "it must be said who gets the copy: --to is empty, or longer than {longest} characters",
)
_HAS_LEFT = Words(
    "{name} 于 {day} 不在岗，不能持有新的副本；写接替的人、部门或地点",
    "{name} is not in post on {day} and can be handed no new copy; name the successor, a department or a place",
)
_NO_COPY = Words(
    "没有副本 {copy}；{number} 发放过的有：{known}",
    "there is no copy {copy}; issued of {number}: {known}",
)
_NONE = Words("（没有）", "none")
_NO_CHANGE = Words(
    "副本 {copy} 已是“{state}”，不能再登记为“{kind}”",
    "copy {copy} is {state} already and cannot be recorded as {kind}",
)
_UNREADABLE = Words(
    "{path} 读不出来；运行 sop check，照所列的处理",
    "{path} cannot be read; run sop check and do what it says",
)


@dataclass(frozen=True)
class Handed:
    """Copies that would be handed out, each with the ledger's event."""

    prepared: Prepared
    events: tuple[CopyIssued, ...]
    held: tuple[Copy, ...] = ()
    """Copies of the same revision that these holders have already: two may well be meant."""


def copies_of(recorder: Recorder) -> CopyLedger:
    """The ledger of copies, empty where there is none yet; raises ``Refused`` where it cannot be read."""
    workspace, compiled = recorder.workspace, recorder.compiled
    if compiled.copies is not None:
        return compiled.copies
    if workspace.copies.exists():
        path = workspace.copies_shown_as
        found = tuple(f for f in compiled.findings if f.place.path == path and f.fails_strict)
        raise Refused(found) if found else because(_UNREADABLE, path=path)
    return CopyLedger(path=workspace.copies_shown_as)


def issue_copies(
    recorder: Recorder, number: str, holders: Sequence[str], by: str, sign: Sign | None = None
) -> Handed:
    """A copy of the revision in force for each holder, the next numbers in their order; raises ``Refused``."""
    document = recorder.document_or_refuse(number)
    entitled_or_refuse(recorder, Power.COPIES, by, document)
    release = _in_force_or_refuse(recorder, number)
    copies = copies_of(recorder)
    first = copies.next_copy(number)
    events = tuple(
        CopyIssued(
            number=number,
            day=recorder.as_of,
            by=by,
            serial=first + index,
            revision=release.revision,
            digest=release.digest,
            holder=_holder_or_refuse(recorder, holder),
        )
        for index, holder in enumerate(holders)
    )
    sealed = tuple(_sealed(recorder, event, sign) for event in events)
    served = {event.holder for event in events}
    held = tuple(
        copy
        for copy in copies.copies_of(number, recorder.as_of)
        if copy.is_out and copy.revision == release.revision and copy.holder in served
    )
    return Handed(_prepared(recorder, sealed, document), sealed, held)


def end_copy(
    recorder: Recorder,
    name: str,
    kind: type[CopyEnded],
    reason: str | None,
    by: str,
    sign: Sign | None = None,
) -> tuple[Prepared, CopyEnded]:
    """Record what has become of a copy; one that is lost needs a reason. Raises ``Refused``."""
    number, copy = _copy_or_refuse(recorder, name)
    document = recorder.document_or_refuse(number)
    entitled_or_refuse(recorder, Power.COPIES, by, document)
    if AFTER[kind.kind] not in MAY_BECOME[copy.state]:
        raise because(_NO_CHANGE, copy=copy.name, state=copy.state, kind=kind.kind)
    if reason is not None or kind is CopyLost:
        reason = reason_or_refuse(reason or "")
    event = _sealed(
        recorder, kind(number=number, day=recorder.as_of, by=by, serial=copy.serial, reason=reason), sign
    )
    return _prepared(recorder, (event,), document), event


def to_exchange(recorder: Recorder, number: str) -> tuple[Released | None, tuple[Copy, ...]]:
    """The revision in force, and the copies of others that are out, by holder; raises ``Refused``."""
    recorder.document_or_refuse(number)
    release = recorder.ledger.in_force(number, recorder.as_of)
    revision = release.revision if release is not None else None
    copies = copies_of(recorder).copies_of(number, recorder.as_of)
    old = [copy for copy in copies if copy.is_out and copy.revision != revision]
    return release, tuple(sorted(old, key=lambda copy: (copy.holder, copy.serial)))


def without_the_new(recorder: Recorder, number: str, old: Sequence[Copy]) -> tuple[str, ...]:
    """The holders of past copies that have none of the revision in force yet, each once; whoever has left gets no new one."""
    release = _in_force_or_refuse(recorder, number)
    copies = copies_of(recorder).copies_of(number, recorder.as_of)
    served = {copy.holder for copy in copies if copy.is_out and copy.revision == release.revision}
    return tuple(
        dict.fromkeys(
            copy.holder for copy in old if copy.holder not in served and not has_left(recorder, copy.holder)
        )
    )


def has_left(recorder: Recorder, holder: str) -> bool:
    """Whether a holder is a person who is not in post on the day."""
    person = recorder.compiled.manual.organisation.people.get(holder)
    return person is not None and not person.in_post(recorder.as_of)


def _in_force_or_refuse(recorder: Recorder, number: str) -> Released:
    release = recorder.ledger.in_force(number, recorder.as_of)
    if release is None:
        raise because(_NOT_IN_FORCE, number=number)
    return release


def _holder_or_refuse(recorder: Recorder, written: str) -> str:
    """A person or department by the code, whatever way it was typed; else the words as they stand, on one line."""
    holder = " ".join(written.split())
    if not holder or len(holder) > _LONGEST_HOLDER:
        raise because(_NO_HOLDER, longest=_LONGEST_HOLDER)
    organisation = recorder.compiled.manual.organisation
    named = [person.id for person in organisation.people.values() if person.name == holder]
    holder = named[0] if len(named) == 1 else holder
    if has_left(recorder, holder):
        raise because(_HAS_LEFT, name=organisation.people[holder].name, day=recorder.as_of)
    return holder


def _copy_or_refuse(recorder: Recorder, name: str) -> tuple[str, Copy]:
    # As an input method for Chinese types it.
    number, _, written = name.replace("：", ":").rpartition(":")
    copies = copies_of(recorder)
    known = copies.copies_of(number or name, recorder.as_of)
    copy = next(
        (copy for copy in known if copy_name(number, copy.serial) == f"{number}:{written.strip()}"), None
    )
    if copy is None:
        recorder.document_or_refuse(number or name)
        raise because(
            _NO_COPY, copy=name, number=number or name, known=[copy.name for copy in known] or _NONE
        )
    return number, copy


def _sealed(recorder: Recorder, event: Recorded, sign: Sign | None) -> Recorded:
    return event if sign is None else sealed_act(recorder, event, sign)


def _prepared(recorder: Recorder, events: Iterable[CopyEvent], document: Document) -> Prepared:
    """The ledger of copies with these, tried by a compile of the manual that would have it."""
    events = tuple(events)
    path, shown_as = recorder.workspace.copies, recorder.workspace.copies_shown_as
    prepared = recorder.checked({path: recorder.with_copy_events(events)}, {shown_as, document.path})
    return replace(prepared, event=events[0])
