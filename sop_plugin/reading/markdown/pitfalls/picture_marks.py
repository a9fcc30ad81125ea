"""Numbers on pictures that do not stand where their author will think: beside the picture, without one, twice, out of order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.model.procedure import StepTable
from sop_plugin.reading.markdown.dialect.picture_marks import (
    CIRCLED,
    NAMED_STEP,
    PICTURE_MARK,
    PictureMark,
)
from sop_plugin.reading.markdown.parsed import InlineText, ParsedText
from sop_plugin.rules import markdown as rules
from sop_plugin.words.voice import Words

_SIGN = re.compile(f"[{CIRCLED}]")
# What is meant to say where a number stands, and does not say it as it is read.
_MEANT = re.compile(
    rf"[{CIRCLED}]\s*[（(](?=[^（）()\n]*(?:左|右|上|下|left|right|top|bottom|[%％][^（）()\n]*[%％]))(?=[^（）()\n]*\d)[^（）()\n]*[)）]",
    re.IGNORECASE,
)
_IMAGE = re.compile(r"<img\b", re.IGNORECASE)
_NEAR = 3
"""In percent: closer than that, one number covers another."""

_BESIDE = Words("位置超出图片", "it stands beside the picture")
_UNREAD = Words("位置读不出来", "the place cannot be read")
_NO_PLACE = Words("没有写它在图上的位置", "nothing says where it stands on the picture")
_NO_PICTURE = Words("它前面没有图片", "there is no picture before it")
_TWICE = Words("这张图上已有 {sign}", "this picture has {sign} already")
_OUT_OF_ORDER = Words("应当是 {sign}", "it should be {sign}")
_COVERS = Words("盖住了 {sign}", "it covers {sign}")
_NO_STEP = Words("步骤表没有第 {position} 步", "the table of steps has no step {position}")
_WRITE = Words(
    "写成“{sign}（左 35%，上 20%）”：从图片左边、上边算起，各在 0 和 100 之间",
    "write “{sign} (left 35%, top 20%)”: from the left and the top edge of the picture, each between 0 and 100",
)
_BELOW = Words(
    "放在图片下面，同一条款之内；表格里放在同一格",
    "put it below the picture within the same clause, in a table into the same cell",
)
_COUNT = Words("从 ① 起依次编号，每个号只用一次", "count from ① on, each number once")
_APART = Words("把两个号分开一些", "put the two further apart")
_NAME_STEP = Words("改成 1 到 {last} 之间的步骤", "name a step between 1 and {last}")


@dataclass
class _Picture:
    """The line that a picture stands on, and the marks on it."""

    line: int
    marks: list[PictureMark] = field(default_factory=list)


def picture_marks(
    parsed: ParsedText, path: str, first_line: int, tables: Iterable[StepTable]
) -> Iterator[Finding]:
    """Each of them with what is wrong; ``tables`` are the tables of steps of the document."""
    if not _SIGN.search(parsed.text):
        return
    known = sorted((table.line - first_line, len(table.steps)) for table in tables)

    def told(text: InlineText, offset: int, written: str, reason: object, instead: object) -> Finding:
        line, column = text.place(offset)
        place = Place(path, line + first_line, column + 1)
        return rules.PICTURE_MARK_LOST.at(place, written=written.strip(), reason=reason, instead=instead)

    picture: _Picture | None = None
    for text, begins in _texts(parsed):
        if begins or text is None:
            picture = None
        if text is None:
            continue
        if isinstance(text, int):
            picture = _Picture(text)
            continue
        for token, behind in _tokens(text):
            if _shows_picture(token):
                picture = _Picture(text.place(0)[0])
            elif token.type == PICTURE_MARK:
                mark: PictureMark = token.meta["mark"]
                for reason, instead in _faults(mark, picture, behind, known):
                    yield told(text, token.meta["span"][0], token.content, reason, instead)
                if picture is not None and mark.is_within:
                    picture.marks.append(mark)
        if picture is not None:
            whole = {token.meta["span"][0] for token in text.tokens if token.type == PICTURE_MARK}
            code = [token.meta["span"] for token in text.tokens if token.type == "code_inline"]
            for match in _MEANT.finditer(text.content):
                if match.start() not in whole and not any(b <= match.start() < e for b, e in code):
                    yield told(text, match.start(), match[0], _UNREAD, _WRITE.filled(sign=match[0][0]))
                    whole.add(match.start())
            if picture.marks and 0 not in whole and _SIGN.match(text.content):
                yield told(text, 0, text.content[0], _NO_PLACE, _WRITE.filled(sign=text.content[0]))


def _faults(
    mark: PictureMark, picture: _Picture | None, behind: str, tables: list[tuple[int, int]]
) -> Iterator[tuple[object, object]]:
    if picture is None:
        yield _NO_PICTURE, _BELOW
        return
    if not mark.is_within:
        yield _BESIDE, _WRITE.filled(sign=mark.sign)
    signs = [other.sign for other in picture.marks]
    expected = CIRCLED[min(max((other.number for other in picture.marks), default=0), len(CIRCLED) - 1)]
    if mark.sign in signs:
        yield _TWICE.filled(sign=mark.sign), _COUNT
    elif mark.sign != expected:
        yield _OUT_OF_ORDER.filled(sign=expected), _COUNT
    for other in picture.marks:
        if max(abs(other.left - mark.left), abs(other.top - mark.top)) < _NEAR:
            yield _COVERS.filled(sign=other.sign), _APART
            break
    named = NAMED_STEP.match(behind)
    if named is not None and tables:
        position = int(named["chinese"] or named["english"])
        before = [last for line, last in tables if line < picture.line]
        last = before[-1] if before else tables[0][1]
        if not 1 <= position <= last:
            yield _NO_STEP.filled(position=position), _NAME_STEP.filled(last=last)


def _texts(parsed: ParsedText) -> Iterator[tuple[InlineText | int | None, bool]]:
    """The texts in their order, each with whether it begins anew: a heading, a cell; the line of a picture in HTML; ``None`` behind a table."""
    for index, token in enumerate(parsed.tokens):
        if token.type == "inline" and token.map is not None:
            before = parsed.tokens[index - 1]
            if before.type == "heading_open":
                yield parsed.heading_text(before, token), True
                yield None, True
            else:
                yield parsed.text_of(token), False
        elif token.type == "table":
            for row in parsed.cells(token):
                for cell in row:
                    yield cell, True
            yield None, True
        elif token.type == "html_block" and token.map is not None and _IMAGE.search(token.content):
            yield token.map[0], False


def _tokens(text: InlineText) -> Iterator[tuple[Token, str]]:
    """Each token with the words behind it."""
    for index, token in enumerate(text.tokens):
        following = text.tokens[index + 1] if index + 1 < len(text.tokens) else None
        yield token, following.content if following is not None and following.type == "text" else ""


def _shows_picture(token: Token) -> bool:
    return token.type == "image" or (token.type == "html_inline" and _IMAGE.match(token.content) is not None)
