"""Headings, clauses and references of a Markdown body.

Agrees with Python-Markdown about what is a heading (a property test holds them together); the text itself is not changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sop_plugin.model.document import Body, Clause, HeadingLine, Reference, ReferenceKind
from sop_plugin.model.place import Place

_FENCE = re.compile(r"\s*(?:[-*+>]\s+|\d+\.\s+)*(?P<fence>`{3,}|~{3,})(?P<rest>.*)")
_HEADING = re.compile(r"(?P<marks>#{1,6})(?P<title>.*?)#*\s*")
_UNDERLINE = re.compile(r"(=+|-+)\s*")
_EXPLICIT_ID = re.compile(r"\s*\{:?\s*#(?P<id>[^\s}]+)[^}]*\}\s*$")
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_REFERENCE = re.compile(
    r"(?<!\\)\[\[(?P<number>[^\[\]|#\n]*)(?:#(?P<clause>[^\[\]|\n]*))?(?:\|(?P<text>[^\[\]\n]*))?\]\]"
    r"|(?<!\\)(?P<open>\[\[)"
    r"|《(?P<title>[^《》\n]+)》"
    r"|\]\((?P<link>[^()\s:]+\.md)(?:#(?P<fragment>[^()\s]*))?\)"
)
_MARKUP = re.compile(r"[*`]|(?<!\w)_|_(?!\w)")


@dataclass(frozen=True)
class MaskedText:
    """Lines as long as written, with fenced code, comments and code spans blanked out.

    ``comments`` are the spans of ``<!-- … -->`` as (index of the line, first column, column after), from 0; ``fenced`` the
    indexes of the lines of fenced code, fences included.
    """

    lines: list[str]
    comments: list[tuple[int, int, int]]
    fenced: frozenset[int] = frozenset()


def mask(text: str) -> MaskedText:
    """Blank out all in which a heading or reference does not count; whichever of fence and comment opens first wins."""
    lines = text.split("\n")
    if not any(sign in text for sign in ("`", "~~~", "<!--")):
        return MaskedText(lines, [])
    comments: list[tuple[int, int, int]] = []
    fenced: set[int] = set()
    fence, in_comment = "", False
    closers = _closing_fences(lines)
    for index, line in enumerate(lines):
        if fence:
            if line.strip() == fence:
                fence = ""
            fenced.add(index)
            lines[index] = " " * len(line)
            continue
        if not in_comment:
            match = _FENCE.match(line) if "`" in line or "~" in line else None
            if match and not ("`" in match["rest"] and match["fence"][0] == "`"):
                if closers.get(match["fence"], -1) > index:
                    fence = match["fence"]
                    fenced.add(index)
                    lines[index] = " " * len(line)
                    continue
                # One that nothing closes is text, and to Python-Markdown the end of all fences in the page.
                closers = {}
            if "`" in line:
                line = _CODE_SPAN.sub(lambda m: " " * len(m[0]), line)
        position = 0
        while in_comment or "<!--" in line[position:]:
            start = position if in_comment else line.index("<!--", position)
            close = line.find("-->", start)
            in_comment = close < 0
            end = len(line) if in_comment else close + 3
            comments.append((index, start, end))
            line = line[:start] + " " * (end - start) + line[end:]
            position = end
            if in_comment:
                break
        lines[index] = line
    return MaskedText(lines, comments, frozenset(fenced))


def _closing_fences(lines: list[str]) -> dict[str, int]:
    """Each fence that stands alone on a line → index of the last such line."""
    return {line.strip(): i for i, line in enumerate(lines) if line.lstrip()[:3] in ("```", "~~~")}


def read_body(text: str, path: str, first_line: int) -> Body:
    """The outline of ``text``, whose first line is line ``first_line`` of the file ``path``."""
    masked = mask(text).lines
    written = text.split("\n")
    headings = tuple(_headings(written, masked, first_line))
    return Body(
        text=text,
        first_line=first_line,
        clauses=tuple(_clauses(headings, first_line + len(masked) - 1)),
        references=tuple(_references(masked, path, first_line)),
        headings=headings,
        prose=text if masked == written else "\n".join(masked),
    )


def _headings(written: list[str], masked: list[str], first_line: int) -> Iterator[HeadingLine]:
    for index, (line, below) in enumerate(zip(masked, (*masked[1:], ""), strict=True)):
        if line.startswith("#"):
            # Code spans belong to the title: match what was written, not the blanked line.
            match = _HEADING.fullmatch(written[index])
            if match is not None:
                title, explicit_id = _title_and_id(match["title"])
                yield HeadingLine(len(match["marks"]), title, index + first_line, explicit_id)
        elif below.startswith(("=", "-")) and line.strip() and _UNDERLINE.fullmatch(below):
            previous_blank = index == 0 or not masked[index - 1].strip()
            if previous_blank and not line.startswith(("    ", "\t", ">", "-", "*", "+", "|")):
                title, explicit_id = _title_and_id(written[index])
                level = 1 if below.startswith("=") else 2
                yield HeadingLine(level, title, index + first_line, explicit_id, underlined=True)


def _title_and_id(raw: str) -> tuple[str, str | None]:
    match = _EXPLICIT_ID.search(raw)
    title = raw[: match.start()] if match else raw
    return _MARKUP.sub("", title.rstrip("#")).strip(), match["id"] if match else None


def _clauses(headings: tuple[HeadingLine, ...], last_line: int) -> Iterator[Clause]:
    numbered = [h for h in headings if h.level >= 2 and not h.underlined]
    counters: list[int] = []
    paths = []
    for heading in numbered:
        # A jump (## then ####) is a finding; here it counts as one level down, so that no clause gets a zero.
        depth = min(heading.level - 1, len(counters) + 1)
        counters = [*counters[:depth], 0] if depth > len(counters) else counters[:depth]
        counters[depth - 1] += 1
        paths.append(tuple(counters))
    ends = [last_line] * len(numbered)
    open_clauses: list[int] = []
    for index, path in enumerate(paths):
        while open_clauses and len(paths[open_clauses[-1]]) >= len(path):
            ends[open_clauses.pop()] = numbered[index].line - 1
        open_clauses.append(index)
    for heading, path, end in zip(numbered, paths, ends, strict=True):
        yield Clause(path, heading.title, heading.line, end, heading.explicit_id)


def _references(masked: list[str], path: str, first_line: int) -> Iterator[Reference]:
    for index, line in enumerate(masked):
        if "[[" not in line and "《" not in line and ".md" not in line:
            continue
        for match in _REFERENCE.finditer(line):
            place = Place(path, index + first_line, match.start() + 1)
            end = match.end() + 1
            if match["link"] is not None:
                yield Reference(
                    ReferenceKind.LINK, match["link"], match["fragment"] or None, None, place, end
                )
            elif match["title"] is not None:
                yield Reference(ReferenceKind.TITLE, match["title"].strip(), None, None, place, end)
            elif match["open"] is not None:
                rest = line[match.start() :].strip()
                yield Reference(ReferenceKind.NUMBER, rest[:40], None, None, place, place.column + 2)
            else:
                clause, text = match["clause"], match["text"]
                yield Reference(
                    ReferenceKind.NUMBER,
                    match["number"].strip(),
                    clause.strip() if clause is not None else None,
                    (text or "").strip() or None,
                    place,
                    end,
                )
