"""The trace table: which clause of the manual holds each passage of the texts it was written from.

The format is told in `trace/README.md`. Reading a table never fails: what is wrong with it becomes a line that names
file and line, and the passage and clause where they are known.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.reading.validation import validate
from sop_plugin.reading.values import Text
from sop_plugin.reading.yaml_tree import YamlTree, read_yaml
from sop_plugin.words.language import Language


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _ClaimEntry(_Strict):
    clause: Text
    facts: list[Text] = []


class _PassageEntry(_Strict):
    lines: Text
    part: Text | None = None
    about: Text | None = None
    left_out: Text | None = None
    claimed_by: list[_ClaimEntry] | None = None


class _TableEntry(_Strict):
    source: Text
    about: Text
    lines: Text
    passages: list[_PassageEntry]


@dataclass(frozen=True)
class Claim:
    """A clause, or without one a whole document, and the facts of the passage that stand in it, each with its place."""

    number: str
    clause: str | None
    facts: tuple[tuple[str, Place], ...]
    place: Place

    def __str__(self) -> str:
        return f"{self.number}#{self.clause}" if self.clause else self.number


@dataclass(frozen=True)
class Passage:
    """Lines of the source text as written, ``5-9``; a part of a long line is ``1/3`` of it."""

    lines: str
    part: str | None
    about: str | None
    left_out: str | None
    claims: tuple[Claim, ...]
    place: Place

    def __str__(self) -> str:
        return f"passage {self.lines}" + (f" part {self.part}" if self.part else "")

    def wrong(self, problem: str, place: Place | None = None) -> str:
        """A line that says what is wrong with this passage."""
        where = place or self.place
        return f"{where.path}:{where.line}: {self}: {problem}"


@dataclass(frozen=True)
class TraceTable:
    """One source text, passage by passage."""

    path: str
    source: str
    lines: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class ReadTable:
    """A table, when it could be read, and what is wrong with how it is written."""

    table: TraceTable | None
    problems: tuple[str, ...]


def read_table(path: Path) -> ReadTable:
    """The table of one source text. Keys that the format does not know, and keys given twice, are problems."""
    findings: list[Finding] = []
    start = Place(path.name)
    tree = read_yaml(path.read_text(encoding="utf-8"), path.name, 1, findings.append)
    entry = None if tree is None else validate(tree, _TableEntry, start, findings.append)
    problems = tuple(_said(finding) for finding in findings)
    if tree is None or entry is None:
        return ReadTable(None, problems)
    passages = tuple(
        Passage(
            given.lines,
            given.part,
            given.about,
            given.left_out,
            tuple(
                _claim(claim, tree, f"passages/{i}/claimed_by/{j}")
                for j, claim in enumerate(given.claimed_by or ())
            ),
            tree.places[f"passages/{i}"],
        )
        for i, given in enumerate(entry.passages)
    )
    return ReadTable(TraceTable(path.name, entry.source, entry.lines, passages), problems)


def read_own_additions(path: Path) -> tuple[dict[str, str], tuple[str, ...]]:
    """Numbers of documents that no source text asked for, each with its reason; and what is wrong with the list."""
    findings: list[Finding] = []
    tree = read_yaml(path.read_text(encoding="utf-8"), path.name, 1, findings.append)
    problems = [_said(finding) for finding in findings]
    value = tree.value if tree else None
    if not isinstance(value, dict):
        return {}, (*problems, f"{path.name}:1: numbers with reasons wanted")
    reasons = {number: reason for number, reason in value.items() if isinstance(reason, str) and reason}
    problems += [f"{path.name}: {number}: no reason" for number in value if number not in reasons]
    return reasons, tuple(problems)


def _claim(given: _ClaimEntry, tree: YamlTree, path: str) -> Claim:
    number, _, clause = given.clause.partition("#")
    facts = tuple((fact, tree.places[f"{path}/facts/{k}"]) for k, fact in enumerate(given.facts))
    return Claim(number, clause or None, facts, tree.places[path])


def _said(finding: Finding) -> str:
    return f"{finding.place.path}:{finding.place.line}: {finding.message(Language.EN)}"
