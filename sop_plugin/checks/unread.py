"""Clauses that seem to say what is done, by whom, or what words mean, in a way that nothing is read from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sop_plugin.model.document import Clause, Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.headings import Heading, heading_kinds, heading_topics
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.model.place import Place
from sop_plugin.model.settings import Settings
from sop_plugin.rules import keywords
from sop_plugin.rules import steps as rules

_FEWEST_STEPS = 2
_SHOWN = 24
_STEP = re.compile(
    r"[ \t]*(?:[-*+][ \t]+)?\**(?:[①-⑳]|第[一二三四五六七八九十\d]{1,3}步|步骤\s*[一二三四五六七八九十\d]{1,3}|Step\s+\d{1,2}\b)",
    re.IGNORECASE,
)
# 管理要求 may count its rules so.
_OF_STEPS = re.compile(r"步骤|步驟|程序|流程|\bsteps?\b|\bprocedures?\b|\bprocess\b", re.IGNORECASE)
_DEFINES = re.compile(
    r"[ \t>]*(?:[-*+]|\d+[.)、])?\s*(?P<term>[^\s：:，,。；;<>|][^：:，,。；;<>|]{0,30}?)\s*(?:[：:]|——|是指|系指|means\b)\s*\S"
    r"|[ \t]*：\s*\S|.*<(?:dt|td)\b",
    re.IGNORECASE,
)
# A reference by itself answers for nothing.
_ANSWERS = re.compile(
    r"[ \t>]*(?:\||(?:[-*+]|\d{1,2}[.)、]|\d{1,2}(?:\.\d{1,3})+)[ \t]*(?!\[\[|《|无|無|None\b)\S|.*<td\b)",
    re.IGNORECASE,
)
_SAYS_OTHERWISE = re.compile(
    r"适用于本|適用於本|下列|以下|如下|见\s*[\[《G]|参见|說明|说明|注|备注|来源|apply|following|see\b|note",
    re.IGNORECASE,
)


def unread_steps(document: Document, settings: Settings) -> Iterator[Finding]:
    """The first line of a clause of steps that is numbered in another way than lists are, where no step is read."""
    if _is_left_out(document) or settings.is_form(document.type) or document.body.procedures.step_tables:
        return
    for clause in _clauses(document, settings, Heading.CONTENT):
        if not _OF_STEPS.search(clause.title):
            continue
        found = [index for index in _lines(document, clause) if _STEP.match(_prose(document)[index])]
        if len(found) >= _FEWEST_STEPS:
            yield rules.STEPS_UNREAD.at(_place(document, found[0]), written=_said(document, found[0]))
            return


def unread_definitions(document: Document, settings: Settings) -> Iterator[Finding]:
    """A clause of definitions from which no term is read, though a line of it seems to define one."""
    if _is_left_out(document):
        return
    for clause in _clauses(document, settings, Heading.DEFINITIONS):
        read = document.body.procedures.definitions
        if any(clause.line <= definition.place.line <= clause.end_line for definition in read):
            continue
        written = document.body.text.split("\n")
        for index in _lines(document, clause):
            line = written[index]
            if (
                _DEFINES.match(line)
                and not line.startswith("#")
                and not _SAYS_OTHERWISE.search(line[:_SHOWN])
            ):
                yield keywords.DEFINITIONS_UNREAD.at(
                    _place(document, index), heading=clause.title, written=_said(document, index)
                )
                break


def unread_duties(manual: Manual) -> Iterator[Finding]:
    """Clauses of responsibilities from which nothing is read, though they have items, a table, or jobs with numbers.

    What an item says of a job that begins it is known where the organisation is.
    """
    for document in manual.documents:
        if not _is_left_out(document):
            yield from _unread_duties(document, manual.settings)


def _unread_duties(document: Document, settings: Settings) -> Iterator[Finding]:
    for clause in _clauses(document, settings, Heading.RESPONSIBILITIES):
        read = document.body.procedures.duties
        if any(clause.line <= duty.place.line <= clause.end_line for duty in read):
            continue
        prose = _prose(document)
        found = next((index for index in _lines(document, clause) if _ANSWERS.match(prose[index])), None)
        if found is not None:
            yield rules.DUTIES_UNREAD.at(
                _place(document, found), heading=clause.title, written=_said(document, found)
            )


def _is_left_out(document: Document) -> bool:
    return document.status is Status.WITHDRAWN


def _clauses(document: Document, settings: Settings, about: Heading) -> Iterator[Clause]:
    kinds = heading_kinds(settings.extra_headings)
    for clause in document.body.clauses:
        if len(clause.path) == 1 and about in heading_topics(clause.title, kinds):
            yield clause


def _lines(document: Document, clause: Clause) -> range:
    """The lines of its text, from 0."""
    first = document.body.first_line
    return range(clause.line - first + 1, clause.end_line - first + 1)


def _prose(document: Document) -> Sequence[str]:
    return document.body.prose.split("\n")


def _place(document: Document, index: int) -> Place:
    return Place(document.path, index + document.body.first_line)


def _said(document: Document, index: int) -> str:
    line = document.body.text.split("\n")[index].strip()
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
