"""To record what has changed of people, keys, authority and settings since it was last recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from sop_plugin.checks.trust_history import improper_batches
from sop_plugin.model.event import Stated
from sop_plugin.model.organisation import Person
from sop_plugin.model.trust.changes import TrustChange, trust_changes
from sop_plugin.model.trust.facts import Facts
from sop_plugin.model.trust.history import batch_digest, batch_text
from sop_plugin.model.trust.root import trust_root
from sop_plugin.outside.clock import zone
from sop_plugin.outside.signatures import verify
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import because
from sop_plugin.recording.sealing import Sign
from sop_plugin.words.voice import Words
from sop_plugin.workspace.trust_files import site_root

_NOT_CONTROL = Words(
    "{name}（{person}）不属于文件控制部门 {department}；人员、公钥、权限和设置由文件控制部门登记",
    "{name} ({person}) is not of document control, {department}; that department records people, keys, authority and settings",
)
_NOTHING = Words(
    "人员、公钥、权限和设置与台账的登记一致，没有要登记的",
    "people, keys, authority and settings are as the ledger has them; there is nothing to record",
)
_NO_REASON = Words("登记须写明依据：--reason 是空的", "a record needs its grounds: --reason is empty")
_ERRORS = Words(
    "organisation.yml 还有错误，改正之后再登记：运行 sop check {path}",
    "organisation.yml has errors, which come first: run sop check {path}",
)


@dataclass(frozen=True)
class Record:
    """What is about to be recorded; ``again`` counts what was recorded before, though not properly."""

    prepared: Prepared
    changes: tuple[TrustChange, ...]
    begins: bool
    again: int
    sealed: bool


def record(recorder: Recorder, by: str, reason: str, sign: Sign | None = None) -> Record:
    """All that differs from the record, in one batch; raises ``Refused``, and whatever ``sign`` raises."""
    workspace, ledger = recorder.workspace, recorder.ledger
    person = recorder.person_or_refuse(by, workspace.options.organisation)
    organisation = recorder.compiled.manual.organisation
    if person.department != organisation.document_control:
        control = recorder.compiled.manual.department_term(organisation.document_control or "")
        raise because(_NOT_CONTROL, name=person.name, person=by, department=control)
    reason = " ".join(reason.split())
    if not reason:
        raise because(_NO_REASON)
    _refuse_errors(recorder)
    root = trust_root(organisation, workspace.options.settings, site_root(workspace))
    check = partial(verify, time_zone=zone(workspace.options.time_zone))
    again = {
        subject for batch, _, _ in improper_batches(ledger, check) for subject in ledger.trust.last_of(batch)
    }
    latest = ledger.trust.latest
    subjects = [s for s in dict.fromkeys((*root, *latest)) if root.get(s) != latest.get(s) or s in again]
    if not subjects:
        raise because(_NOTHING)
    statements = {subject: root.get(subject) for subject in sorted(subjects)}
    batch = _batch(recorder, person, statements, reason, sign)
    texts = {workspace.ledger: recorder.with_events(batch)}
    paths = {workspace.options.ledger, workspace.options.organisation}
    prepared = replace(recorder.checked(texts, paths), texts=texts)
    changes = tuple(trust_changes(latest, root))
    return Record(prepared, changes, not ledger.trust.begun, len(again), sign is not None)


def _refuse_errors(recorder: Recorder) -> None:
    path = recorder.workspace.options.organisation
    errors = (f for f in recorder.compiled.findings if f.place.path == path and f.code.startswith("SOP80"))
    if any(finding.fails_strict for finding in errors):
        raise because(_ERRORS, path=path)


def _batch(
    recorder: Recorder,
    person: Person,
    statements: Mapping[str, Facts | None],
    reason: str,
    sign: Sign | None,
) -> list[Stated]:
    """The events, with one seal over all of them."""
    day = recorder.as_of
    digest = batch_digest(statements, person.id, day, reason)
    signature = sign(batch_text(digest, person.id, day), person) if sign is not None else None
    return [
        Stated(
            number=subject,
            day=day,
            by=person.id,
            reason=reason,
            batch=digest,
            facts=facts,
            signature=signature,
        )
        for subject, facts in statements.items()
    ]
