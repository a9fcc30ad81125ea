"""The Markdown of a document made ready: headings and references become marks that the extension turns into elements.

Marks are private-use characters, so that nothing of a document's text is ever spliced into Markdown or HTML syntax.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sop_plugin.model.cross_references import ResolvedReference
from sop_plugin.model.document import Clause, Document, ReferenceKind
from sop_plugin.model.settings import ClauseStyle
from sop_plugin.reading.markdown.outline import mask
from sop_plugin.rendering.clause_numbers import cited_clause, clause_mark, clause_phrase
from sop_plugin.rendering.publication import address
from sop_plugin.rendering.step_anchors import named_tables, row_anchor
from sop_plugin.rendering.terms import Terms
from sop_plugin.rendering.text_parts import BREAK_CLOSE, BREAK_OPEN
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

AddressOf = Callable[[str], str]
"""Number → where the document stands, relative to the base."""

HEADING_OPEN, HEADING_CLOSE = "\ue000", "\ue001"
LINK_OPEN, LINK_CLOSE = "\ue002", "\ue003"
ROW_OPEN, ROW_CLOSE = "\ue004", "\ue005"
_MARKS = dict.fromkeys(
    map(
        ord,
        (
            *(HEADING_OPEN, HEADING_CLOSE, LINK_OPEN, LINK_CLOSE, ROW_OPEN, ROW_CLOSE),
            *(BREAK_OPEN, BREAK_CLOSE),
        ),
    ),
    "\ufffd",
)


@dataclass(frozen=True)
class HeadingMark:
    """What the extension needs to number a heading."""

    number: str
    anchor: str
    explicit_id: str | None


@dataclass(frozen=True)
class LinkMark:
    """What the extension needs to draw a reference; ``href`` is ``None`` where there is nothing to link to."""

    text: str
    href: str | None
    title: str
    broken: bool


@dataclass(frozen=True)
class MarkedText:
    """Markdown with marks, and what the marks stand for, in order."""

    text: str
    headings: tuple[HeadingMark, ...]
    links: tuple[LinkMark, ...]
    rows: tuple[str, ...] = ()
    """Ids of the rows of steps."""
    terms: Terms | None = None


def marked_text(
    document: Document,
    references: tuple[ResolvedReference, ...],
    published: Mapping[str, Document],
    style: ClauseStyle,
    base: str,
    address_of: AddressOf = address,
    *,
    name_rows: bool = False,
) -> MarkedText:
    """The body of ``document`` with clause numbers and references marked and comments taken out.

    ``base`` leads from the page to the site's root; ``name_rows`` gives the rows of tables of steps ids.
    """
    body = document.body
    lines = body.text.translate(_MARKS).split("\n")
    cuts: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for index, start, end in mask(body.text).comments:
        cuts[index].append((start, end, ""))
    links: list[LinkMark] = []
    for resolved in references:
        reference = resolved.reference
        if reference.kind is ReferenceKind.LINK:
            continue  # stays Markdown; `file_links` finds where it leads
        mark = f"{LINK_OPEN}{len(links)}{LINK_CLOSE}"
        links.append(_link(document, resolved, published, style, base, address_of))
        place = reference.place
        index = place.line - body.first_line
        start, end = _without_blanks(lines[index], place.column - 1, reference.end_column - 1, links[-1].text)
        cuts[index].append((start, end, mark))
    rows: list[str] = []
    for name, table in named_tables(body.procedures.step_tables if name_rows else ()):
        for step in table.steps:
            start = step.place.column - 1
            mark = f"{ROW_OPEN}{len(rows)}{ROW_CLOSE}"
            cuts[step.place.line - body.first_line].append((start, start, mark))
            rows.append(row_anchor(name, step.position))
    for index, edits in cuts.items():
        line = lines[index]
        following = len(line)
        for start, end, replacement in sorted(edits, reverse=True):
            # Two references can share the blank between them.
            line = line[:start] + replacement + line[min(end, following) :]
            following = start
        lines[index] = line
    headings: list[HeadingMark] = []
    for clause in body.clauses:
        index = clause.line - body.first_line
        lines[index] = _heading_line(lines[index], len(headings), clause)
        headings.append(HeadingMark(clause_mark(clause, style), clause.anchor, clause.explicit_id))
    return MarkedText("\n".join(lines), tuple(headings), tuple(links), tuple(rows))


def _without_blanks(line: str, start: int, end: int, text: str) -> tuple[int, int]:
    """The span of a reference with the blanks around ``[[…]]`` that would stand between two Chinese characters."""
    if line[end : end + 1] == " " and _is_chinese(line[end + 1 : end + 2]) and _is_chinese(text[-1:]):
        end += 1
    if line[start - 1 : start] == " " and _is_chinese(line[start - 2 : start - 1]) and _is_chinese(text[:1]):
        start -= 1
    return start, end


def _is_chinese(character: str) -> bool:
    """Ideographs and full-width punctuation; an empty string is neither."""
    return "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"


def _heading_line(line: str, index: int, clause: Clause) -> str:
    marks = line[: len(line) - len(line.lstrip("#"))][:6]
    title = line[len(marks) :].rstrip().rstrip("#").rstrip()
    if clause.explicit_id is not None:
        title = title[: title.rindex("{")].rstrip()
    return f"{marks} {HEADING_OPEN}{index}{HEADING_CLOSE}{title.strip()}"


def _link(
    document: Document,
    resolved: ResolvedReference,
    published: Mapping[str, Document],
    style: ClauseStyle,
    base: str,
    address_of: AddressOf,
) -> LinkMark:
    reference, target, language = resolved.reference, resolved.target, document.language
    written = f"《{reference.target}》" if reference.kind is ReferenceKind.TITLE else reference.target
    if target is None:
        unknown = resolved.problem is not None
        text = reference.text or written + (f" {reference.clause}" if reference.clause else "")
        return LinkMark(text, None, written, broken=unknown)
    name = _name(target, language)
    named, tooltip = name, name
    if resolved.clause is not None:
        phrase = clause_phrase(resolved.clause, style, language)
        named, tooltip = cited_clause(name, phrase, language), voice_in(language).beside((name, phrase))
    text = reference.text or (written if reference.kind is ReferenceKind.TITLE else named)
    href = None
    if target.path in published:
        href = base + address_of(target.number) + (f"#{resolved.clause.anchor}" if resolved.clause else "")
    return LinkMark(text, href, tooltip, broken=resolved.problem is not None)


def _name(target: Document, language: Language) -> str:
    if language.is_chinese or target.language.is_chinese:
        return f"{target.number}《{target.title}》"
    return target.name
