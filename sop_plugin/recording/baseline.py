"""To take up documents that were in force before the ledger began: declared by a person, signed by nobody here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sop_plugin.adoption.declarations import Declaration
from sop_plugin.editing.keys import with_scalar
from sop_plugin.model.declared import as_reviewed, last_review_declared, signatures_declared
from sop_plugin.model.digest import digest
from sop_plugin.model.document import Document
from sop_plugin.model.event import Adopted, Event, Issued
from sop_plugin.model.finding import Finding
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.powers import Power
from sop_plugin.outside.git import GitRepository
from sop_plugin.reading.front_matter.documents import read_document
from sop_plugin.reading.source import Source
from sop_plugin.recording.entitled import entitled_or_refuse
from sop_plugin.recording.issue import WRONG_NUMBER
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import Refused, because
from sop_plugin.recording.release import ReleaseNeedsRepository
from sop_plugin.recording.released_files import refuse_without_files, released_files, store_files
from sop_plugin.recording.sealing import Sign, sealed_act
from sop_plugin.words.voice import Words

_ALREADY = Words(
    "{number} 第 {revision} 版已在台账中；下一步见 sop status {number}",
    "{number} revision {revision} is in the ledger already; sop status {number} tells what comes next",
)
_WITHDRAWN = Words(
    "{number} 已作废，不是现行文件；编号用 sop issue 登记，作废用 sop withdraw 登记",
    "{number} is withdrawn and not in force; record its number with sop issue, its end with sop withdraw",
)
_SIGNED = Words(
    "{number} 第 {revision} 版已有签署登记在台账中，不能再作建账声明；签署齐全后 sop release {number} --by PERSON",
    "signatures on {number} revision {revision} are recorded, so it cannot be declared; once all have signed: "
    "sop release {number} --by PERSON",
)
_NO_DATE = Words(
    "{path} 没有生效日期；写上 effective，或加 --effective DATE（旧记录写的是哪一天，就写哪一天）",
    "{path} has no effective date; write effective, or give --effective DATE, as the old record has it",
)
_NOT_YET = Words(
    "{number} 的生效日期 {effective} 还没有到，它不是建账前就在执行的文件；签署后发布：sop status {number}",
    "{number} takes effect on {effective}, which is yet to come: it was not in force before; have it signed and release it: "
    "sop status {number}",
)
_EXPIRED = Words(
    "{number} 已于 {expires} 期满，不是现行文件", "{number} expired on {expires} and is not in force"
)
_LATER_THAN = Words(
    "{number}：{what} {day} 晚于登记的日子 {today}，还没有发生",
    "{number}: {what} {day} is after the day to record, {today}",
)
_NO_RECORD = Words(
    "{number}：旧记录在哪里没有写；加 --record TEXT，或在表中写“旧记录”一栏",
    "{number}: nothing says where its old record is; give --record TEXT, or the column 'record' of the table",
)
_DIFFERS = Words(
    "{path} 写的生效日期是 {written}，与声明的 {declared} 不同；哪个对，就把另一个改过来",
    "{path} says effective {written}, and {declared} is declared; correct whichever is wrong",
)
_APPROVED_DIFFERS = Words(
    "{path} 中批准的日期是 {written}，与声明的 {declared} 不同；哪个对，就把另一个改过来",
    "{path} has {written} as the day of approval, and {declared} is declared; correct whichever is wrong",
)
_APPROVED = Words("批准日期", "the day of approval")
_REVIEWED = Words("最近复审", "the last review")


@dataclass(frozen=True)
class Adopting:
    """A document with the event by which it enters the ledger; its number is issued with it where it was not."""

    document: Document
    event: Adopted
    issue: Issued | None
    text: bytes

    @property
    def due(self) -> date | None:
        """The day by which it must be reviewed, whatever the day of adoption."""
        return as_reviewed(self.document, self.event.reviewed).review_due


@dataclass(frozen=True)
class LeftOut:
    """A document that cannot be taken up, and why."""

    number: str
    path: str | None
    refused: Refused


@dataclass(frozen=True)
class Baseline:
    """What would be taken up and what not; ``prepared`` is ``None`` where nothing would."""

    adopting: tuple[Adopting, ...]
    left_out: tuple[LeftOut, ...]
    prepared: Prepared | None


def baseline(
    recorder: Recorder, declarations: Sequence[Declaration], by: str, sign: Sign | None = None
) -> Baseline:
    """All that can be taken up, together; raises ``Refused`` for a person who cannot, or ``ReleaseNeedsRepository``."""
    recorder.person_or_refuse(by, declarations[0].number if declarations else "")
    repository = recorder.repository
    if repository is None:
        raise ReleaseNeedsRepository
    adopting: list[Adopting] = []
    left_out: list[LeftOut] = []
    for declaration in declarations:
        try:
            adopting.append(_adopting(recorder, repository, declaration, by))
        except Refused as refused:
            document = recorder.document(declaration.number)
            left_out.append(LeftOut(declaration.number, document.path if document else None, refused))
    prepared = None
    while adopting and prepared is None:
        prepared, failing = _prepared(recorder, repository, adopting)
        left_out += [
            LeftOut(a.event.number, a.document.path, Refused(failing[a.event.number]))
            for a in adopting
            if a.event.number in failing
        ]
        adopting = [a for a in adopting if a.event.number not in failing]
    if prepared is not None and sign is not None:
        adopting = [replace(a, event=sealed_act(recorder, a.event, sign)) for a in adopting]
        texts = {**prepared.texts, recorder.workspace.ledger: _with_events(recorder, adopting)}
        prepared = replace(prepared, texts=texts, event=adopting[-1].event)
    return Baseline(tuple(adopting), tuple(left_out), prepared)


def _adopting(recorder: Recorder, repository: GitRepository, declaration: Declaration, by: str) -> Adopting:
    document, ledger = recorder.document_or_refuse(declaration.number), recorder.ledger
    number, today = document.number, recorder.as_of
    entitled_or_refuse(recorder, Power.BASELINE, by, document)
    releases = ledger.releases(number)
    if releases:
        raise because(_ALREADY, number=number, revision=releases[-1].revision)
    if document.status is Status.WITHDRAWN or ledger.withdrawal(number) is not None:
        raise because(_WITHDRAWN, number=number)
    if ledger.approvals(number, document.revision):
        raise because(_SIGNED, number=number, revision=document.revision)
    wrong = recorder.findings_of(document, WRONG_NUMBER) if ledger.issue(number) is None else ()
    if wrong:
        raise Refused(wrong)
    effective = _one_of(document, document.effective, declaration.effective, _DIFFERS)
    if effective is None:
        raise because(_NO_DATE, path=document.path)
    if effective > today:
        raise because(_NOT_YET, number=number, effective=effective)
    if document.expires is not None and document.expires < today:
        raise because(_EXPIRED, number=number, expires=document.expires)
    approved = _one_of(document, document.approved_on(), declaration.approved, _APPROVED_DIFFERS)
    last = last_review_declared(document)
    reviewed = max(filter(None, [last, declaration.reviewed]), default=None)
    for what, day in ((_APPROVED, approved), (_REVIEWED, reviewed)):
        if day is not None and day > today:
            raise because(_LATER_THAN, number=number, what=what, day=day, today=today)
    record = " ".join((declaration.record or "").split())
    if not record:
        raise because(_NO_RECORD, number=number)
    text = recorder.edited(document, lambda text: _in_force(text, document, effective))
    reading = read_document(Source(document.path, text), recorder.workspace.options.settings)
    if reading.document is None:
        raise Refused(reading.findings)
    # The files beside the text were looked at when it was read.
    adopted = replace(reading.document, attachments=document.attachments)
    refuse_without_files(recorder, document)
    text_digest = digest(adopted)
    event = Adopted(
        number=number,
        day=today,
        by=by,
        revision=adopted.revision,
        effective=effective,
        expires=adopted.expires,
        digest=text_digest,
        files=released_files(recorder, repository, adopted, text_digest),
        blob=repository.hash_blob(text, document.path),
        record=record,
        label=declaration.label,
        approved=approved,
        reviewed=reviewed,
        signed=signatures_declared(adopted) or None,
    )
    issue = None
    if ledger.issue(number) is None:
        issue = Issued(
            number=number,
            day=today,
            by=by,
            type=document.type,
            department=document.department,
            title=document.title,
        )
    return Adopting(adopted, event, issue, text)


def _one_of(document: Document, written: date | None, declared: date | None, differs: Words) -> date | None:
    if written is not None and declared is not None and written != declared:
        raise because(differs, path=document.path, written=written, declared=declared)
    return written or declared


def _in_force(text: str, document: Document, effective: date) -> str:
    if document.effective is None:
        text = with_scalar(text, "effective", effective.isoformat(), after="status")
    if document.status is not Status.APPROVED:
        text = with_scalar(text, "status", Status.APPROVED.value)
    return text


def _with_events(recorder: Recorder, adopting: Sequence[Adopting]) -> bytes:
    events: list[Event] = [event for a in adopting for event in (a.issue, a.event) if event is not None]
    return recorder.with_events(events)


def _prepared(
    recorder: Recorder, repository: GitRepository, adopting: Sequence[Adopting]
) -> tuple[Prepared | None, dict[str, tuple[Finding, ...]]]:
    """All of them together; or, by number, what would newly fail, which leaves those documents out."""
    texts: dict[Path, bytes | None] = {
        recorder.workspace.root / a.document.path: a.text
        for a in adopting
        if a.text != (recorder.workspace.root / a.document.path).read_bytes()
    }
    texts[recorder.workspace.ledger] = _with_events(recorder, adopting)
    prepared = recorder.checked(texts, ())
    numbers = {a.document.path: a.event.number for a in adopting}
    failing: dict[str, tuple[Finding, ...]] = {}
    for finding in prepared.elsewhere:
        number = numbers.get(finding.place.path)
        if number is not None:
            failing[number] = (*failing.get(number, ()), finding)
    if failing:
        return None, failing

    def keep() -> None:
        # Git has the texts before anybody can change them; the commit then keeps them for good.
        for each in adopting:
            repository.write_blob(each.text, each.document.path)
            store_files(repository, each.document)

    elsewhere = tuple(f for f in prepared.elsewhere if f.place.path != recorder.workspace.options.ledger)
    root = recorder.workspace.root
    beside = tuple(dict.fromkeys(root / file.path for each in adopting for file in each.document.attachments))
    return replace(prepared, event=adopting[-1].event, keep=keep, beside=beside, elsewhere=elsewhere), {}
