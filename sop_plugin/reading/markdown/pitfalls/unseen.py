"""Text that nobody sees, footnotes that are not there, and what is shown as code without being any."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.reading.markdown.dialect.blocks import TOO_DEEP
from sop_plugin.reading.markdown.dialect.footnotes import FOOTNOTES, label_key
from sop_plugin.reading.markdown.parsed import ParsedText
from sop_plugin.rules import markdown as rules
from sop_plugin.words.voice import Words

_MENTION = re.compile(r"\[\^(?P<label>[^\s\[\]]+)\](?!\s*[:：])")
_OPEN_COMMENT = re.compile(r"<!--(?:(?!-->).)*\Z", re.DOTALL)
_FENCE_END = re.compile(r"(?:`{3,}|~{3,})[ \t]*")
_NO_CODE = re.compile(r"[\u3400-\u9fff]|^[ \t]*(?:[-*+][ \t]|\d{1,3}[.)、]|\|)", re.MULTILINE)
_ADDRESS = re.compile(r"[/.#:\\]")
_INVISIBLE = re.compile("[\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_HIDES = re.compile(r"\[\^|<!--|\*\[")
_CODE = re.compile(r"```|~~~|^(?: {4}|\t)|^[ \t>]*(?:[-*+]|\d+[.)])[ \t]{5}", re.MULTILINE)
_SHOWN = 30

_NOT_MENTIONED = Words("正文中没有 {mark}", "the text has no {mark}")
_TWICE = Words("第 {line} 行已有 {mark} 的脚注", "the note of {mark} is on line {line} already")
_A_LINK = Words(
    "它被当作链接的网址，正文又没有用到", "it is read as the address of a link that the text does not use"
)
_BLANK_IN_LABEL = Words(
    "脚注记号里有空格，它被当作链接的网址",
    "there is a blank in the label of the note, and it is read as the address of a link",
)
_NO_SUCH_WORD = Words("正文中没有“{short}”", "“{short}” is not in the text")
_OPEN = Words("注释从这里开始，一直没有结束", "a comment begins here and never ends")
_DEEP = Words("列表和引用套得太深", "lists and quotations stand too deep within each other")
_MENTION_IT = Words(
    "在要说明的文字后面写 {mark}，或把这段话写进正文",
    "write {mark} behind the words it is about, or put it into the text",
)
_OTHER_LABEL = Words("换一个脚注记号", "give it another label")
_NO_COLON = Words("改用全角冒号“：”，或去掉方括号", "write it without the brackets")
_JOIN_LABEL = Words("去掉脚注记号里的空格，两处都改", "write the label without the blank, in both places")
_DELETE = Words("在正文中使用这个词，否则删去这一行", "use the word in the text, else delete the line")
_CLOSE = Words("在注释结束处写 -->", "write --> where the comment ends")
_FLATTEN = Words("少套几层", "use fewer levels")


def unseen(parsed: ParsedText, path: str, first_line: int) -> Iterator[Finding]:
    """What stands in the file and is not shown."""

    def told(line: int, reason: object, instead: object) -> Finding:
        written = parsed.lines[line].strip()
        written = written if len(written) <= _SHOWN else f"{written[:_SHOWN]}…"
        return rules.TEXT_UNSEEN.at(
            Place(path, line + first_line), written=written, reason=reason, instead=instead
        )

    mentions = _mentions(parsed)
    first: dict[str, int] = {}
    for token in parsed.tokens if _HIDES.search(parsed.text) else ():
        line = token.map[0] if token.map else 0
        if token.type == "footnote_open":
            label, mark = token.meta["label"], f"[^{token.info}]"
            if first.setdefault(label, line) != line:
                yield told(line, _TWICE.filled(line=first[label] + first_line, mark=mark), _OTHER_LABEL)
            elif label not in mentions:
                yield told(line, _NOT_MENTIONED.filled(mark=mark), _MENTION_IT.filled(mark=mark))
        elif token.type == "html_block" and (comment := _OPEN_COMMENT.search(token.content)):
            yield told(line + token.content.count("\n", 0, comment.start()), _OPEN, _CLOSE)
        elif token.type == "abbreviation":
            short = token.meta["abbreviation"].short
            if parsed.text.count(short) < 2:
                yield told(line, _NO_SUCH_WORD.filled(short=short), _DELETE)
    for key, defined in parsed.environment.get("references", {}).items():
        if key.startswith("^") and "map" in defined:
            yield told(defined["map"][0], _BLANK_IN_LABEL, _JOIN_LABEL)
    for line in _unused_definitions(parsed):
        yield told(line, _A_LINK, _NO_COLON)
    if TOO_DEEP in parsed.environment:
        yield told(parsed.environment[TOO_DEEP], _DEEP, _FLATTEN)


def _mentions(parsed: ParsedText) -> frozenset[str]:
    return frozenset(
        str(token.meta["label"])
        for text in parsed.texts(_MENTION)
        for token in text.tokens
        if token.type == "footnote_mark"
    )


def _unused_definitions(parsed: ParsedText) -> Iterator[int]:
    """Lines of ``[注]: …`` that hold words rather than an address, and that no link of the text uses."""
    defined = parsed.environment.get("references", {})
    prose = {
        key: found
        for key, found in defined.items()
        if not key.startswith("^") and not _ADDRESS.search(found["href"])
    }
    if not prose:
        return
    used = {
        str(token.attrs.get("href", token.attrs.get("src", "")))
        for text in parsed.texts(re.compile(r"\["))
        for token in text.tokens
        if token.type in ("link_open", "image")
    }
    for found in prose.values():
        if found["href"] not in used and "map" in found:
            yield found["map"][0]


def missing_notes(parsed: ParsedText, path: str, first_line: int) -> Iterator[Finding]:
    """Marks of footnotes that nobody wrote."""
    known = parsed.environment.get(FOOTNOTES, {})
    for text in parsed.texts(_MENTION):
        if not any(token.type == "text" and "[^" in token.content for token in text.tokens):
            continue
        for match in _MENTION.finditer(text.content):
            if label_key(match["label"]) not in known and text.content.count("`", 0, match.start()) % 2 == 0:
                line, column = text.place(match.start())
                yield rules.NOTE_MISSING.at(Place(path, line + first_line, column + 1), mark=match[0])


def taken_for_code(parsed: ParsedText, path: str, first_line: int) -> Iterator[Finding]:
    """Indented prose, code that nothing ends, and diagrams that nobody draws."""
    for token in parsed.tokens if _CODE.search(parsed.text) else ():
        if token.map is None:
            continue
        place = Place(path, token.map[0] + first_line)
        if token.type == "code_block" and _NO_CODE.search(token.content):
            written = token.content.strip().partition("\n")[0]
            yield rules.SHOWN_AS_CODE.at(place, written=written[:_SHOWN])
        elif token.type == "fence":
            kind = token.info.strip().partition(" ")[0].lower()
            last = parsed.lines[token.map[1] - 1] if token.map[1] - 1 > token.map[0] else ""
            if not _FENCE_END.fullmatch(last.lstrip(" \t>")):
                yield rules.FENCE_OPEN.at(place, mark=token.markup)
            elif kind in _DIAGRAMS:
                yield rules.DIAGRAM_AS_TEXT.at(place, kind=kind)


def diagrams(parsed: ParsedText) -> Iterator[tuple[int, str]]:
    """The line of each diagram, from 0, and its kind."""
    for token in parsed.tokens if _CODE.search(parsed.text) else ():
        kind = token.info.strip().partition(" ")[0].lower() if token.type == "fence" else ""
        if kind in _DIAGRAMS and token.map is not None:
            yield token.map[0], kind


_DIAGRAMS = frozenset(
    "mermaid plantuml puml flow flowchart sequence dot graphviz geojson topojson stl".split()
)


def invisible_characters(parsed: ParsedText, path: str, first_line: int) -> Iterator[Finding]:
    """The first such character of each line."""
    if not _INVISIBLE.search(parsed.text):
        return
    for index, line in enumerate(parsed.lines):
        found = _INVISIBLE.search(line)
        if found is not None:
            place = Place(path, index + first_line, found.start() + 1)
            yield rules.INVISIBLE_CHARACTER.at(place, character=f"U+{ord(found[0]):04X}")
