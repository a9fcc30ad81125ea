"""Headings, clauses, references and files of a Markdown body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from sop_plugin.model.document import Body, Clause, HeadingLine, Reference, ReferenceKind
from sop_plugin.model.place import Place
from sop_plugin.model.written_references import WRITTEN_REFERENCE
from sop_plugin.reading.markdown.dialect.inline import OPEN_REFERENCE, REFERENCE
from sop_plugin.reading.markdown.local_files import links_in, links_to_texts, named_files
from sop_plugin.reading.markdown.parsed import InlineText, ParsedText, parse
from sop_plugin.reading.markdown.prose import prose_of
from sop_plugin.reading.markdown.raw_html import HtmlKind, pieces
from sop_plugin.reading.markdown.written_ids import ids_in

_REFERS = re.compile(r"\[\[|《|\.md\b")
# A link can name its address elsewhere.
_LINKS = re.compile(r"\[|《")
_DOCUMENT = re.compile(r"(?P<path>[^\s:?#]+\.md)(?:#(?P<fragment>[^\s]*))?")


def read_body(text: str, path: str, first_line: int) -> Body:
    """The outline of ``text``, whose first line is line ``first_line`` of the file ``path``."""
    parsed = parse(text)
    headings = tuple(
        HeadingLine(
            int(token.tag[1]),
            words.words,
            words.line + first_line,
            words.attributes.id if words.attributes else None,
            underlined=token.markup in ("=", "-"),
        )
        for token, words in parsed.headings
    )
    links = links_in(parsed, path, first_line)
    return Body(
        text=text,
        first_line=first_line,
        clauses=tuple(_clauses(headings, first_line + len(parsed.lines) - 1)),
        references=tuple(sorted(_references(parsed, path, first_line), key=lambda r: r.place))
        if _REFERS.search(text)
        else (),
        headings=headings,
        prose=prose_of(parsed),
        files=named_files(links),
        links=links_to_texts(links),
        ids=ids_in(text),
    )


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


def _references(parsed: ParsedText, path: str, first_line: int) -> Iterator[Reference]:
    defined = parsed.environment.get("references", {}).values()
    holding = _LINKS if any(_REFERS.search(definition["href"]) for definition in defined) else _REFERS
    for text in parsed.texts(holding):
        yield from _references_of(text, text.tokens, path, first_line)
    for token in parsed.tokens:
        if token.type == "html_block":
            text = parsed.raw_text_of(token)
            for piece in pieces(text.content) if _REFERS.search(text.content) else ():
                if piece.kind is HtmlKind.WORDS:
                    for match in WRITTEN_REFERENCE.finditer(piece.written):
                        span = piece.start + match.start(), piece.start + match.end()
                        yield _written(text, match, span, path, first_line)


def _references_of(
    text: InlineText, tokens: Iterable[Token], path: str, first_line: int
) -> Iterator[Reference]:
    for token in tokens:
        if token.type == REFERENCE:
            yield _written(text, token.meta["match"], token.meta["span"], path, first_line)
        elif token.type == OPEN_REFERENCE:
            start = token.meta["span"][0]
            line, column = text.place(start)
            place = Place(path, line + first_line, column + 1)
            rest = text.content[start:].partition("\n")[0].strip()
            yield Reference(ReferenceKind.NUMBER, rest[:40], None, None, place, place.column + 2)
        elif token.type == "link_open" and "span" in token.meta:
            match = _DOCUMENT.fullmatch(str(token.attrs.get("href", "")))
            if match is not None:
                place, end = _place(text, token.meta["span"], path, first_line)
                yield Reference(
                    ReferenceKind.LINK, match["path"], match["fragment"] or None, None, place, end
                )


def _written(
    text: InlineText, match: re.Match[str], span: tuple[int, int], path: str, first_line: int
) -> Reference:
    place, end = _place(text, span, path, first_line)
    if match["title"] is not None:
        return Reference(ReferenceKind.TITLE, match["title"].strip(), None, None, place, end)
    clause, words = match["clause"], match["text"]
    return Reference(
        ReferenceKind.NUMBER,
        match["number"].strip(),
        clause.strip() if clause is not None else None,
        (words or "").strip() or None,
        place,
        end,
    )


def _place(text: InlineText, span: tuple[int, int], path: str, first_line: int) -> tuple[Place, int]:
    """Where something begins, and the column behind it."""
    line, column = text.place(span[0])
    last_line, last_column = text.place(span[1] - 1)
    end = last_column + 2 if last_line == line else column + 2
    return Place(path, line + first_line, column + 1), end
