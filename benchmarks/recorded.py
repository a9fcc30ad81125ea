"""The history of a synthetic manual: several revisions of each document, in a ledger and in commits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from benchmarks.document import document_text
from benchmarks.plan import AS_OF, Plan, signers
from benchmarks.repository import append, commit, git, ledger_text
from sop_plugin.model.digest import digest
from sop_plugin.model.event import Approved, Event, Issued, Released, Reviewed, Withdrawn
from sop_plugin.model.lifecycle import Outcome
from sop_plugin.model.settings import Settings
from sop_plugin.outside.git_program import blob_id
from sop_plugin.reading.front_matter.documents import read_document
from sop_plugin.reading.source import Source

Cited = Callable[[Plan], tuple[Plan, ...]]
_BETWEEN = timedelta(300)
_MINUTES = re.compile(r"\b(\d+) (分钟内|分鐘內)")


def write_recorded(folder: Path, plans: tuple[Plan, ...], cited: Cited, seed: int, revisions: int) -> int:
    """Write documents of so many revisions into a new repository, the last one as its files; lines of the ledger."""
    git(folder, "init", "-q")
    chains: dict[str, list[str]] = {}
    for revision in range(1, revisions + 1):
        for plan in plans:
            if plan.released:
                text = revision_text(plan, cited(plan), seed, revision, revisions)
                append(chains, _events(folder, plan, text, revision, revisions))
        (folder / "ledger.jsonl").write_text(ledger_text(chains), encoding="utf-8")
        # What takes effect last does so 40 days after the day of the manual.
        commit(folder, min(AS_OF, AS_OF + timedelta(40) - (revisions - revision) * _BETWEEN))
    for plan in plans:
        current = revisions if plan.released else 1
        (folder / "docs" / plan.path).parent.mkdir(parents=True, exist_ok=True)
        text = document_text(plan, cited(plan), seed, current)
        (folder / "docs" / plan.path).write_text(text, encoding="utf-8")
        append(chains, _afterwards(plan, text, revisions))
    (folder / "ledger.jsonl").write_text(ledger_text(chains), encoding="utf-8")
    commit(folder, AS_OF)
    return sum(map(len, chains.values()))


def revision_text(plan: Plan, cited: tuple[Plan, ...], seed: int, revision: int, revisions: int) -> str:
    """The text as it was released. Each one allows a minute less for two steps, and has a sentence that the one before had not."""
    then = replace(plan, effective=_effective(plan, revision, revisions), status="approved")
    text = document_text(then, cited, seed, revision)
    before = revisions - revision
    text = _MINUTES.sub(lambda m: f"{int(m[1]) + before} {m[2]}", text, count=2)
    front, _, body = text.partition("\n---\n")
    lines = body.split("\n")
    bullets = [
        at for at, line in enumerate(lines) if line.startswith("- ") and "[[" not in line and "《" not in line
    ]
    for at in reversed(bullets[1 : 1 + before]):
        del lines[at]
    return "\n---\n".join((front, "\n".join(lines)))


def _effective(plan: Plan, revision: int, revisions: int) -> date:
    return plan.effective - (revisions - revision) * _BETWEEN


def _events(folder: Path, plan: Plan, text: str, revision: int, revisions: int) -> Iterator[Event]:
    """One revision, whose text is written."""
    data = text.encode()
    path = f"docs/{plan.path}"
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(data)
    document = read_document(Source(path, data), Settings()).document
    if document is None:
        raise SystemExit(f"{path} cannot be read")
    bound = digest(document)
    effective = _effective(plan, revision, revisions)
    approved = min(effective, AS_OF - timedelta(5))
    people = signers(plan)
    if revision == 1:
        day = approved - timedelta(20)
        yield Issued(
            number=plan.number,
            day=day,
            by=people[0].id,
            type=plan.type,
            department=plan.department,
            title=plan.title,
        )
    for approval in document.approvals:
        yield Approved(
            number=plan.number,
            day=approval.day,
            by=approval.person,
            revision=revision,
            role=approval.role,
            digest=bound,
        )
    yield Released(
        number=plan.number,
        day=approved - timedelta(3),
        by=people[-1].id,
        revision=revision,
        effective=effective,
        digest=bound,
        blob=blob_id(data, 40),
    )


def _afterwards(plan: Plan, text: str, revisions: int) -> Iterator[Event]:
    """What happened to it since: that it was issued only, reviewed or withdrawn."""
    document = read_document(Source(f"docs/{plan.path}", text.encode()), Settings()).document
    if document is None:
        raise SystemExit(f"{plan.path} cannot be read")
    if not plan.released:
        by = signers(plan)[0].id
        yield Issued(
            number=plan.number,
            day=AS_OF - timedelta(40),
            by=by,
            type=plan.type,
            department=plan.department,
            title=plan.title,
        )
    for review in document.reviews:
        yield Reviewed(
            number=plan.number,
            day=review.day,
            by=review.by,
            revision=revisions,
            outcome=Outcome.NO_CHANGE,
            note=review.note,
        )
    if document.withdrawal is not None:
        ended = document.withdrawal
        yield Withdrawn(
            number=plan.number,
            day=ended.day,
            by=ended.by,
            reason=ended.reason,
            revision=revisions,
            successor=ended.successor,
        )
