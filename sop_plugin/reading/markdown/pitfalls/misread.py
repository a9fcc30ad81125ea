"""Marks that make nothing: full-width, without a blank, with one that is none, or as other editors know them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from sop_plugin.reading.markdown.parsed import ParsedText
from sop_plugin.words.voice import Words

HEADING, LIST, QUOTE = Words("标题", "a heading"), Words("列表", "a list"), Words("引用", "a quotation")
FOOTNOTE, LINK, PICTURE = Words("脚注", "a footnote"), Words("链接", "a link"), Words("图片", "a picture")
ABBREVIATION, MEANING = Words("缩略语", "an abbreviation"), Words("定义", "a definition")
_WIDE = Words("用了全角符号", "it has full-width marks")
_NO_BLANK = Words("符号后面没有空格", "there is no blank behind the mark")
_OTHER_BLANK = Words(
    "符号后面不是普通空格，是全角或不换行的空格", "the blank behind the mark is a full-width or no-break one"
)
_NOT_A_MARK = Words("这个符号不是列表符号", "this sign makes no list")
_BLANK_BETWEEN = Words("方括号和圆括号之间有空格", "there is a blank between the brackets")
_BLANK_IN_PATH = Words("路径里有空格", "there is a blank in the path")
_SIZE_IN_PATH = Words("大小写在了路径后面", "the size stands behind the path")
_OTHER_EDITORS = Words("这是别的编辑器的写法", "only another editor reads it so")
NOT_AT_ONE = Words(
    "不从 1 起的编号前面要空一行", "a number other than 1 begins a list only below a blank line"
)

_HAN = "\u3400-\u9fff"
_BLANKS = "[\u3000\u00a0\u2002\u2003]"


class Misread(NamedTuple):
    """A stretch of a line, from 0 in the text, that shows its marks, and what would show what is meant.

    ``mendable`` says whether that is certain enough to be put there without asking.
    """

    line: int
    column: int
    written: str
    instead: str
    meant: Words
    reason: Words
    mendable: bool = True


_Instead = Callable[[re.Match[str]], str]


class _Habit(NamedTuple):
    pattern: re.Pattern[str]
    meant: Words
    reason: Words
    instead: _Instead
    mendable: bool = True


def _at_start(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"^[ \t]*(?:>[ \t]*)*(?P<all>{pattern})[ \t]*$", re.MULTILINE)


def _heading(match: re.Match[str]) -> str:
    return f"{'#' * len(match['mark'])} {match['words']}"


def _bullet(match: re.Match[str]) -> str:
    return f"- {match['words']}"


def _numbered(match: re.Match[str]) -> str:
    return f"{match['number']}. {match['words']}"


_PATH = r"(?:https?://[^（）()\s]+|(?:\.{0,2}/)?[^（）()\s]*\.[A-Za-z]{2,4}(?:#[^（）()\s]*)?)"
# A colon begins the line below a short one.
_BELOW_A_TERM = re.compile(
    r"(?<=\n)(?<![：:。；;，,]\n)[ ]{0,3}(?P<all>：[ \u3000]*(?P<words>[^\s：].*?))[ \t]*$", re.MULTILINE
)
_PICTURE_FILE = r"[^()<>\n]*\.(?:png|jpe?g|gif|svg|webp|bmp)"
_AT_START = (
    _Habit(_at_start(r"(?P<mark>＃{1,6})\s*(?P<words>\S.*?)"), HEADING, _WIDE, _heading),
    _Habit(_at_start(rf"(?P<mark>#{{1,6}}){_BLANKS}+\s*(?P<words>\S.*?)"), HEADING, _OTHER_BLANK, _heading),
    _Habit(
        _at_start(rf"(?P<mark>#{{2,6}}|#(?=[{_HAN}]))(?P<words>[^\s#＃].*?)"), HEADING, _NO_BLANK, _heading
    ),
    _Habit(_at_start(rf"[-*+]{_BLANKS}+\s*(?P<words>\S.*?)"), LIST, _OTHER_BLANK, _bullet),
    _Habit(
        _at_start(rf"(?P<number>\d{{1,3}})[.．]{_BLANKS}+\s*(?P<words>\S.*?)"), LIST, _OTHER_BLANK, _numbered
    ),
    _Habit(
        _at_start(rf"(?:＊(?![＊［])|[－＋](?=[ {_HAN}]))[ \t\u3000\u00a0]*(?P<words>\S.*?)"),
        LIST,
        _WIDE,
        _bullet,
    ),
    _Habit(
        _at_start(rf"(?:[-+](?=[{_HAN}“《])|\*(?=[{_HAN}][^*\n]*$))(?P<words>\S.*?)"),
        LIST,
        _NO_BLANK,
        _bullet,
    ),
    _Habit(
        _at_start(rf"(?P<number>\d{{1,3}})\.(?=[{_HAN}A-Za-z“《（])(?P<words>\S.*?)"),
        LIST,
        _NO_BLANK,
        _numbered,
    ),
    _Habit(_at_start(r"[•●·▪◆➢➤][ \t\u3000\u00a0]*(?P<words>\S.*?)"), LIST, _NOT_A_MARK, _bullet),
    _Habit(_at_start(r"＞[ \t]*(?P<words>\S.*?)"), QUOTE, _WIDE, lambda m: f"> {m['words']}"),
    _Habit(
        _at_start(r"(?:\[\^(?P<label>[^\s\[\]]+)\]：|［\^(?P<wide>[^\s［］]+)］[:：])\s*(?P<words>\S.*?)"),
        FOOTNOTE,
        _WIDE,
        lambda m: f"[^{m['label'] or m['wide']}]: {m['words']}",
    ),
    _Habit(
        _at_start(
            r"(?:\*\[(?P<short>[^\[\]\n]+)\]：|[*＊](?:［(?P<wide>[^［］\n]+)］)[:：])\s*(?P<words>\S.*?)"
        ),
        ABBREVIATION,
        _WIDE,
        lambda m: f"*[{m['short'] or m['wide']}]: {m['words']}",
        mendable=False,
    ),
    _Habit(_BELOW_A_TERM, MEANING, _WIDE, lambda m: f": {m['words']}"),
)
_WITHIN = (
    _Habit(
        re.compile(r"(?P<mark>[!！]?)［(?P<words>[^［］\n]*)］[（(](?P<path>[^（）()\n]+)[)）]"),
        LINK,
        _WIDE,
        lambda m: f"{'!' if m['mark'] else ''}[{m['words']}]({m['path']})",
    ),
    _Habit(
        re.compile(
            rf"(?P<mark>[!！]?)(?:\[(?P<words>[^\[\]\n]+)\](?=（|\([^（）()\s]*）)|【(?P<wide>[^【】\n]+)】(?=\())[（(](?P<path>{_PATH})[)）]"
        ),
        LINK,
        _WIDE,
        lambda m: f"{'!' if m['mark'] else ''}[{m['words'] or m['wide']}]({m['path']})",
    ),
    _Habit(
        re.compile(rf"(?P<mark>!?)\[(?P<words>[^\[\]\n]+)\][ \u3000\u00a0]\((?P<path>{_PATH})\)"),
        LINK,
        _BLANK_BETWEEN,
        lambda m: f"{'!' if m['mark'] else ''}[{m['words']}]({m['path']})",
    ),
    _Habit(
        re.compile(r"［\^(?P<label>[^\s［］]+)］(?![:：])"), FOOTNOTE, _WIDE, lambda m: f"[^{m['label']}]"
    ),
    _Habit(
        re.compile(
            r"!\[(?P<words>[^\[\]\n]*)\]\((?P<path>[^()<>\s\"]+)[ \t]+=(?P<width>\d{1,4})?(?:px)?x?\d*(?:px)?\)"
        ),
        PICTURE,
        _SIZE_IN_PATH,
        lambda m: f"![{m['words']}]({m['path']})" + (f"{{width={m['width']}}}" if m["width"] else ""),
    ),
    _Habit(
        re.compile(
            rf"!\[(?P<words>[^\[\]\n]*)\]\((?P<path>(?=[^()<>\n]*\s){_PICTURE_FILE})\)", re.IGNORECASE
        ),
        PICTURE,
        _BLANK_IN_PATH,
        lambda m: f"![{m['words']}](<{m['path']}>)",
    ),
    _Habit(
        re.compile(
            r"(?<!!)\[(?P<words>[^\[\]\n]+)\]\((?P<path>(?=[^()<>\n\"]*\s)[^()<>\n\"]*\.[A-Za-z]{2,4}(?:#[^()<>\s]*)?)\)"
        ),
        LINK,
        _BLANK_IN_PATH,
        lambda m: f"[{m['words']}](<{m['path']}>)",
    ),
    _Habit(
        re.compile(r"!\[\[(?P<path>[^\[\]|\n]*\.\w{2,4})(?:\|[^\[\]\n]*)?\]\]"),
        PICTURE,
        _OTHER_EDITORS,
        lambda m: f"![](<{m['path']}>)" if " " in m["path"] else f"![]({m['path']})",
        mendable=False,
    ),
)
# Nearly all texts have none of these, and need not be asked for each.
_STARTS = re.compile(
    rf"^[ \t>]*(?:[＃＊－＋＞•●·▪◆➢➤：［]|\*\[[^\]\n]*\]：|#{{1,6}}[^\s#]|[#]{{1,6}}{_BLANKS}|[-*+](?:{_BLANKS}|[{_HAN}“《])"
    rf"|\d{{1,3}}(?:[.．]{_BLANKS}|\.[{_HAN}A-Za-z“《（])|\[\^[^\]\n]*\]：)",
    re.MULTILINE,
)
_LINKS = re.compile(r"］|\]（|!\[\[|\][ \u3000\u00a0]\(|】\(|\]\([^（）()\s]*）|\]\([^()<>\n\"]*\s")
_LATER_NUMBER = re.compile(
    r"^[ \t]*(?:>[ \t]*)*(?P<all>(?P<number>\d{1,9})[.)][ \t]+\S.*?)[ \t]*$", re.MULTILINE
)


def misread(parsed: ParsedText) -> Iterator[Misread]:
    """Every such place, in no order; at most one that begins a line."""
    text = parsed.text
    starting, within = _STARTS.search(text) and _AT_START, _LINKS.search(text) and _WITHIN
    found = [(habit, match) for habit in starting or () for match in habit.pattern.finditer(text)]
    linked = [(habit, match) for habit in within or () for match in habit.pattern.finditer(text)]
    later = [*_LATER_NUMBER.finditer(text)]
    if not (found or linked or later):
        return
    begins, paragraphs = _line_begins(text), paragraph_lines(parsed)
    seen: set[int] = set()
    for habit, match in found:
        line = _line_of(begins, match.start("all"))
        if line in paragraphs and line not in seen:
            seen.add(line)
            column = match.start("all") - begins[line]
            yield Misread(
                line, column, match["all"], habit.instead(match), habit.meant, habit.reason, habit.mendable
            )
    for match in later:
        line = _line_of(begins, match.start("all"))
        if paragraphs.get(line, line) < line and line not in seen:
            seen.add(line)
            column, words = match.start("all") - begins[line], match["all"]
            yield Misread(line, column, words, words, LIST, NOT_AT_ONE, mendable=False)
    texts = _text_lines(parsed) if linked else frozenset()
    for habit, match in linked:
        line = _line_of(begins, match.start())
        column = match.start() - begins[line]
        if line in texts and not _in_code(parsed.lines[line], column):
            meant = PICTURE if match[0].startswith(("!", "！")) else habit.meant
            yield Misread(line, column, match[0], habit.instead(match), meant, habit.reason, habit.mendable)


def paragraph_lines(parsed: ParsedText) -> dict[int, int]:
    """Each line of a paragraph, from 0 → the line on which its paragraph begins."""
    found: dict[int, int] = {}
    for index, token in enumerate(parsed.tokens):
        if token.type == "inline" and token.map and parsed.tokens[index - 1].type == "paragraph_open":
            found.update(dict.fromkeys(range(*token.map), token.map[0]))
    return found


def _text_lines(parsed: ParsedText) -> frozenset[int]:
    return frozenset(
        line
        for token in parsed.tokens
        if token.type in ("inline", "table") and token.map
        for line in range(*token.map)
    )


def _in_code(line: str, column: int) -> bool:
    return line.count("`", 0, column) % 2 == 1


def _line_begins(text: str) -> list[int]:
    begins = [0]
    while (end := text.find("\n", begins[-1])) >= 0:
        begins.append(end + 1)
    return begins


def _line_of(begins: list[int], offset: int) -> int:
    return bisect_right(begins, offset) - 1
