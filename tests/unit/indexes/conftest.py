"""Small manuals for the indexes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from sop_plugin.model.document import Body, Clause, Document, RejectedSource
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Department, Organisation
from sop_plugin.model.settings import Settings
from sop_plugin.words.language import Language, LocalisedText

MakeDocument = Callable[..., Document]
MakeManual = Callable[..., Manual]


@pytest.fixture
def make_document() -> MakeDocument:
    """``make_document(4, "text", "term", …)``: approved and in force, each ``#`` line of the text a clause."""

    def make(sequence: int, text: str = "", *keywords: str, **facts: Any) -> Document:
        starts = [n for n, line in enumerate(text.split("\n"), 11) if line.startswith("#")]
        ends = [n - 1 for n in starts[1:]] + [11 + text.count("\n")]
        clauses = tuple(
            Clause((k,), "", line, end) for k, (line, end) in enumerate(zip(starts, ends, strict=False), 1)
        )
        given: dict[str, Any] = {
            "path": f"docs/{sequence:03}.md",
            "number": f"QA-SOP-{sequence:03}",
            "title": f"规程 {sequence}",
            "type": "procedure",
            "department": "QA",
            "revision": 1,
            "status": Status.APPROVED,
            "effective": date(2026, 3, 1),
            "body": Body(text, 11, clauses),
            "keywords": keywords,
        }
        return Document(**given | facts)

    return make


@pytest.fixture
def make_manual() -> MakeManual:
    """A manual looked at on 2026-11-21."""

    def make(
        *documents: Document,
        rejected: tuple[RejectedSource, ...] = (),
        language: str = "zh-Hans",
        **settings: Any,
    ) -> Manual:
        organisation = Organisation(departments={"QA": Department("QA", LocalisedText("品质部"), "GRP")})
        return Manual(
            documents,
            organisation,
            Settings(language=Language(language), **settings),
            date(2026, 11, 21),
            rejected,
        )

    return make
