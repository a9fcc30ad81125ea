"""A small manual with a ledger: what a revision can go through, and what an auditor must find."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha1
from typing import Any

from sample_manual import document_source

from sop_plugin.model.digest import digest
from sop_plugin.model.document import Document
from sop_plugin.model.event import Approved, Event, Issued, Released, Reviewed, Withdrawn
from sop_plugin.model.lifecycle import Outcome
from sop_plugin.model.roles import Role
from sop_plugin.model.settings import Settings
from sop_plugin.reading.front_matter.documents import read_document
from sop_plugin.reading.ledger.appending import appended
from sop_plugin.reading.source import Source

SIGNERS = {Role.PREPARED: "tang", Role.CHECKED: "zeng", Role.REVIEWED: "lu", Role.APPROVED: "shen"}


@dataclass
class RecordedManual:
    """Source files as they are, the ledger, and every released text by its git id."""

    sources: dict[str, Source] = field(default_factory=dict)
    ledger: str = ""
    texts: dict[str, bytes] = field(default_factory=dict)

    def record(self, event: Event) -> None:
        """One event more."""
        self.ledger = appended(self.ledger, event)

    def issue(self, number: str, title: str, day: str) -> None:
        kind = "form" if "-FRM-" in number else "procedure"
        self.record(
            Issued(
                number=number,
                day=date.fromisoformat(day),
                by="tang",
                type=kind,
                department=number[:-8],
                title=title,
            )
        )

    def release(
        self, number: str, revision: int, approved: str, effective: str, signers: Any = SIGNERS, **facts: Any
    ) -> None:
        """Sign on one day, release on the same; the text stays in the source files until the next one."""
        day = date.fromisoformat(approved)
        approvals = [{"role": str(r), "person": p, "date": approved} for r, p in signers.items()]
        if revision > 1:
            facts.setdefault(
                "change",
                {"class": "substantive", "reason": "客户投诉", "summary": f"改为第 {revision} 种做法"},
            )
        source = document_source(
            number, revision=str(revision), effective=effective, approvals=approvals, **facts
        )
        text = digest(_document(source))
        blob = sha1(b"blob %d\0%s" % (len(source.data), source.data), usedforsecurity=False).hexdigest()
        for role, person in signers.items():
            self.record(
                Approved(number=number, day=day, by=person, revision=revision, role=role, digest=text)
            )
        effective_day = date.fromisoformat(effective)
        self.record(
            Released(
                number=number,
                day=day,
                by="tang",
                revision=revision,
                effective=effective_day,
                digest=text,
                blob=blob,
            )
        )
        self.sources[source.path] = source
        self.texts[blob] = source.data


def _document(source: Source) -> Document:
    document = read_document(source, Settings()).document
    assert document is not None
    return document


def recorded_manual() -> RecordedManual:
    """Looked at on 2026-11-21.

    HT-SD-SOP-001 has three revisions, the third to come, and was reviewed late; 002 was withdrawn; 003 was never issued; 004 was
    approved by whoever prepared it; 005 was approved and never released; 006 is a draft.
    """
    manual = RecordedManual()
    manual.issue("HT-SD-SOP-001", "接听电话", "2024-01-10")
    manual.release("HT-SD-SOP-001", 1, "2024-02-20", "2024-03-01", title="电话接听")
    manual.release("HT-SD-SOP-001", 2, "2025-02-21", "2025-03-01", title="接听电话")
    manual.record(
        Reviewed(
            number="HT-SD-SOP-001",
            day=date(2026, 3, 10),
            by="lu",
            revision=2,
            outcome=Outcome.NO_CHANGE,
            note="仍适用",
        )
    )
    manual.release("HT-SD-SOP-001", 3, "2026-11-10", "2026-12-01", title="接听电话")
    manual.issue("HT-SD-SOP-002", "传真预订", "2024-01-10")
    manual.release("HT-SD-SOP-002", 1, "2024-02-20", "2024-03-01", title="传真预订", audience=["预订员"])
    end = {"date": "2025-02-28", "by": "shen", "reason": "渠道关闭", "successor": "HT-SD-SOP-001"}
    manual.record(
        Withdrawn(
            number="HT-SD-SOP-002",
            day=date(2025, 2, 28),
            by="shen",
            revision=1,
            reason="渠道关闭",
            successor="HT-SD-SOP-001",
        )
    )
    path = "docs/HT-SD-SOP-002.md"
    withdrawn = f"status: withdrawn\nwithdrawal: {{{', '.join(f'{k}: {v}' for k, v in end.items())}}}\n"
    text = manual.sources[path].data.decode().replace("status: approved\n", withdrawn)
    manual.sources[path] = Source(path, text.encode())
    manual.issue("HT-SD-SOP-004", "一人多签的", "2026-05-01")
    manual.release(
        "HT-SD-SOP-004", 1, "2026-05-04", "2026-05-11", SIGNERS | {Role.APPROVED: "tang"}, title="一人多签的"
    )
    for source in (
        document_source("HT-SD-SOP-005", title="没有发布的"),
        document_source("HT-SD-SOP-006", title="草稿标题", status="draft", effective=None, approvals=[]),
    ):
        manual.sources[source.path] = source
    return manual
