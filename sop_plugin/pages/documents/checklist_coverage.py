"""What a checklist holds besides tables of steps, and which clauses it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sop_plugin.model.document import Clause, Document
from sop_plugin.model.headings import heading_kinds
from sop_plugin.model.manual import Manual
from sop_plugin.model.work_clauses import work_clause
from sop_plugin.reading.markdown.dialect.picture_marks import WRITTEN_MARK
from sop_plugin.reading.markdown.parsed import ParsedText, parse


@dataclass(frozen=True)
class ListedSteps:
    """A list that says what is done, item by item: ``items`` are Markdown, what is below an item included.

    ``number`` counts the lists of the document that stand in nothing else, ``line`` is that of its first item in the file,
    ``name`` is for ids.
    """

    clause: Clause
    number: int
    line: int
    items: tuple[str, ...]

    @property
    def name(self) -> str:
        """One that nothing else in the page has."""
        return f"{self.clause.anchor}-l{self.number}"


def listed_steps(manual: Manual, document: Document) -> tuple[ListedSteps, ...]:
    """The lists at the margin in clauses that are part of the work, or that hold a table of steps."""
    body = document.body
    work = work_clause(body, heading_kinds(manual.settings.extra_headings))
    outermost = {table.clause.split(".")[0] for table in body.procedures.step_tables if table.clause}
    if work is not None:
        outermost.add(work.key)
    found = []
    for number, (line, items) in enumerate(_lists(parse(body.text)), start=1):
        clause = body.clause_at(line + body.first_line)
        if all(map(WRITTEN_MARK.match, items)):
            continue  # what the numbers on a picture mean
        if any(
            table.line <= line + body.first_line <= table.end_line for table in body.procedures.step_tables
        ):
            continue  # a list that was read as steps
        if clause is not None and str(clause.path[0]) in outermost:
            found.append(ListedSteps(clause, number, line + body.first_line, items))
    return tuple(found)


def clauses_left_out(manual: Manual, document: Document) -> tuple[Clause, ...]:
    """The clauses of which a checklist holds nothing; one below such a clause is not named again."""
    body = document.body
    held = {table.clause for table in body.procedures.step_tables if table.clause}
    held |= {steps.clause.key for steps in listed_steps(manual, document)}
    paths = {tuple(map(int, key.split("."))) for key in held}
    with_parents = {path[:end] for path in paths for end in range(1, len(path) + 1)}
    return tuple(
        clause
        for clause in body.clauses
        if clause.path not in with_parents and (len(clause.path) == 1 or clause.path[:-1] in with_parents)
    )


def _lists(parsed: ParsedText) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Line, from 0, and items of each list that stands in no other block."""
    items: list[list[str]] = []
    line: int | None = None
    for token in parsed.tokens:
        if token.type in ("ordered_list_open", "bullet_list_open") and token.level == 0:
            items, line = [], token.map[0] if token.map else None
        elif token.type in ("ordered_list_close", "bullet_list_close") and token.level == 0:
            if line is not None:
                yield line, tuple(" ".join(item) for item in items)
            line = None
        elif line is not None and token.type == "list_item_open" and token.level == 1:
            items.append([])
        elif line is not None and token.type == "inline" and token.map is not None and items:
            items[-1].append(" ".join(parsed.text_of(token).content.split()))
