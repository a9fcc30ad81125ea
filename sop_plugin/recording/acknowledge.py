"""To record that people have read and understood what is in force: all of a list, or nothing of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sop_plugin.model.powers import Power
from sop_plugin.model.training import Acknowledged, TrainingLedger
from sop_plugin.recording.acknowledgement_rows import ToldReading
from sop_plugin.recording.entitled import entitled_or_refuse
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import Refused, because
from sop_plugin.recording.sealing import Sign, sealed_act
from sop_plugin.recording.told_reader import ToldReader, WrongRow
from sop_plugin.words.voice import Listed, Sentence, Words

_LINES = Words("\n", "\n")
_WRONG = Words("{lines}", "{lines}")
_AT = Words("{where}：{problem}", "{where}: {problem}")
_UNREADABLE = Words(
    "{path} 读不出来；运行 sop check，照所列的处理",
    "{path} cannot be read; run sop check and do what it says",
)


@dataclass(frozen=True)
class Acknowledgements:
    """What would be recorded. ``known`` were recorded before, and are left out; without ``events`` there is nothing to write.

    ``wanting`` of them do not count as read, as questions were not all answered rightly.
    """

    prepared: Prepared | None
    events: tuple[Acknowledged, ...]
    known: int
    wanting: int = 0


def training_of(recorder: Recorder) -> TrainingLedger:
    """The ledger of training, empty where there is none yet; raises ``Refused`` where it cannot be read."""
    workspace, compiled = recorder.workspace, recorder.compiled
    if compiled.training is not None:
        return compiled.training
    path = workspace.training_shown_as
    if workspace.training.exists():
        found = tuple(f for f in compiled.findings if f.place.path == path and f.fails_strict)
        raise Refused(found) if found else because(_UNREADABLE, path=path)
    return TrainingLedger(path=path)


def acknowledge(
    recorder: Recorder,
    told: Sequence[ToldReading],
    by: str,
    record: str | None = None,
    scan: str | None = None,
    sign: Sign | None = None,
) -> Acknowledgements:
    """Each of ``told``; raises ``Refused`` with all that is wrong with any of them, and for somebody who may not record it."""
    training = training_of(recorder)
    recorder.person_or_refuse(by, by)
    reader = ToldReader(recorder)
    problems: list[Sentence] = []
    events: dict[tuple[str, str, int], Acknowledged] = {}
    known = 0
    for row in told:
        try:
            event = reader.event(row, by, record, scan)
        except WrongRow as wrong:
            problems.append(_AT.filled(where=row.where, problem=wrong.problem))
            continue
        key = event.number, event.reader, event.revision
        release = recorder.ledger.release(event.number, event.revision)
        before = training.acknowledged(event.number, event.reader)
        same = [
            each
            for each in before
            if each.revision == event.revision and (release is None or training.is_of(each, release))
        ]
        # Whoever tries again, as not all was right, has read it again.
        if key in events or any(each.result == event.result or reader.counts(each) for each in same):
            known += 1
        else:
            events[key] = event
    if problems:
        raise because(_WRONG, lines=Listed(tuple(problems), _LINES))
    if not events:
        return Acknowledgements(None, (), known)
    for number in sorted({event.number for event in events.values() if not event.is_own}):
        entitled_or_refuse(recorder, Power.TRAINING, by, recorder.document_or_refuse(number))
    sealed = tuple(event if sign is None else sealed_act(recorder, event, sign) for event in events.values())
    workspace = recorder.workspace
    prepared = recorder.checked(
        {workspace.training: recorder.with_readings(sealed)}, {workspace.training_shown_as}
    )
    wanting = sum(not reader.counts(event) for event in sealed)
    return Acknowledgements(replace(prepared, event=sealed[0]), sealed, known, wanting)
