"""Findings whose texts try to break out of every format."""

from __future__ import annotations

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.rules import dates, files, references

NASTY = '坏%0A::error::x\r\n##[error] <b>&"\x1b[2J'
PATH = "docs/酒店 销售/100%, 电话:1.md"

FINDINGS: tuple[Finding, ...] = (
    dates.REVIEW_OVERDUE.at(Place("docs/b.md", 8, 9), due="2026-10-11", days=41),
    references.NUMBER_UNKNOWN.at(Place(PATH, 12, 3), number=NASTY, nearest="—"),
    references.NUMBER_UNKNOWN.at(Place(PATH, 15, 3), number=NASTY, nearest="—"),
    files.EMPTY_FILE.at(Place("docs/c.md")),
)
