"""What the trace table has to hold to; every problem is a line that names file and line, passage and clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from trace_table import Passage, TraceTable

from sop_plugin.model.document import Clause, Document

LONGEST_FACT = 40  # characters: a figure, a role, a form's name, never a sentence
_NUMBER = re.compile(r"[1-9]\d*")
_LINES = re.compile(r"([1-9]\d*)(?:-([1-9]\d*))?")
_PART = re.compile(r"([1-9]\d*)/([1-9]\d*)")


def coverage_problems(table: TraceTable) -> Iterator[str]:
    """Every line of the source text is covered once, in order; parts of a line are all there."""
    if table.path != f"source-{table.source}.yml":
        yield f"{table.path}:1: the source {table.source!r} belongs into source-{table.source}.yml"
    if not _NUMBER.fullmatch(table.lines):
        yield f"{table.path}:1: lines: {table.lines!r} is no count"
        return
    covered, parts_done, parts = 0, 0, 0  # of the line that is being told in parts
    for passage in table.passages:
        found = _LINES.fullmatch(passage.lines)
        part = _PART.fullmatch(passage.part) if passage.part else None
        if not found or (passage.part and not part):
            yield passage.wrong("lines are 7 or 5-9, a part is 1/3")
            return
        first, last = int(found[1]), int(found[2] or found[1])
        nth, of = (int(part[1]), int(part[2])) if part else (1, 1)
        if last < first or (part and (first != last or nth > of or of < 2)):
            yield passage.wrong(
                "lines go upwards; a part belongs to one line and is at most the last of its parts"
            )
            return
        expected = covered if parts_done < parts else covered + 1
        in_turn = nth == parts_done + 1 and of == parts if parts_done < parts else nth == 1
        if first != expected or not in_turn:
            wanted = (
                f"part {parts_done + 1}/{parts} of line {expected}"
                if parts_done < parts
                else f"line {expected}"
            )
            yield passage.wrong(f"{wanted} comes next")
            return
        covered, parts_done, parts = last, nth, of
    if covered != int(table.lines) or parts_done < parts:
        yield f"{table.path}: the passages end at line {covered} of {table.lines}, part {parts_done} of {parts}"


def passage_problems(table: TraceTable) -> Iterator[str]:
    """A passage is claimed, with a fact or in own words, or it is left out with a reason."""
    for passage in table.passages:
        if bool(passage.left_out) == bool(passage.claims):
            yield passage.wrong("give either claimed_by or left_out with a reason")
        elif passage.claims and not passage.about and not any(claim.facts for claim in passage.claims):
            yield passage.wrong("neither a fact nor about says what it holds")
        named = [str(claim) for claim in passage.claims]
        for twice in sorted({name for name in named if named.count(name) > 1}):
            yield passage.wrong(f"{twice} is named twice")


def claim_problems(table: TraceTable, documents: Iterable[Document]) -> Iterator[str]:
    """Every claimed document and clause is in the manual, and every fact stands in it word for word."""
    by_number = {document.number: document for document in documents}
    for passage in table.passages:
        for claim in passage.claims:
            document = by_number.get(claim.number)
            if document is None:
                yield passage.wrong(f"{claim}: the manual has no {claim.number}", claim.place)
                continue
            clause = next((c for c in document.body.clauses if c.key == claim.clause), None)
            if claim.clause is not None and clause is None:
                yield passage.wrong(f"{claim}: {document.path} has no clause {claim.clause}", claim.place)
                continue
            text = markdown_of(document, clause)
            for fact, place in claim.facts:
                if len(fact) > LONGEST_FACT:
                    yield passage.wrong(f"{claim}: {fact!r} is longer than {LONGEST_FACT} characters", place)
                if fact not in text:
                    yield passage.wrong(f"{claim}: {fact!r} does not stand in {document.path}", place)


def unclaimed_problems(
    tables: Sequence[TraceTable], own_additions: Iterable[str], documents: Iterable[Document]
) -> Iterator[str]:
    """Every document of the manual has a source, or is listed as an addition of its own; never both."""
    own, numbers = set(own_additions), {document.number for document in documents}
    claimed: dict[str, Passage] = {}
    for table in tables:
        for passage in table.passages:
            for claim in passage.claims:
                claimed.setdefault(claim.number, passage)
    for number in sorted(numbers - own - claimed.keys()):
        yield f"{number} is claimed by no passage; claim it, or list it in own-additions.yml with a reason"
    for number in sorted(own & claimed.keys()):
        place = claimed[number].place
        yield f"own-additions.yml: {number} has a source: {claimed[number]}, {place.path}:{place.line}"
    for number in sorted(own - numbers):
        yield f"own-additions.yml: the manual has no {number}"


def markdown_of(document: Document, clause: Clause | None) -> str:
    """The Markdown of a clause with its sub-clauses; of a whole document its title and body."""
    if clause is None:
        return f"{document.title}\n{document.body.text}"
    lines, first = document.body.text.split("\n"), document.body.first_line
    return "\n".join(lines[clause.line - first : clause.end_line - first + 1])
