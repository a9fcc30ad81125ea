"""Ways of writing that make nothing here: what they look like, what is meant, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

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


_Instead = Callable[[re.Match[str]], str]


class Habit(NamedTuple):
    """``pattern`` finds it; the group ``all``, if there is one, is what was written."""

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
AT_START = (
    Habit(_at_start(r"(?P<mark>＃{1,6})\s*(?P<words>\S.*?)"), HEADING, _WIDE, _heading),
    Habit(_at_start(rf"(?P<mark>#{{1,6}}){_BLANKS}+\s*(?P<words>\S.*?)"), HEADING, _OTHER_BLANK, _heading),
    Habit(
        _at_start(rf"(?P<mark>#{{2,6}}|#(?=[{_HAN}]))(?P<words>[^\s#＃].*?)"), HEADING, _NO_BLANK, _heading
    ),
    Habit(_at_start(rf"[-*+]{_BLANKS}+\s*(?P<words>\S.*?)"), LIST, _OTHER_BLANK, _bullet),
    Habit(
        _at_start(rf"(?P<number>\d{{1,3}})[.．]{_BLANKS}+\s*(?P<words>\S.*?)"), LIST, _OTHER_BLANK, _numbered
    ),
    Habit(
        _at_start(rf"(?:＊(?![＊［])|[－＋](?=[ \u3000{_HAN}]))[ \t\u3000\u00a0]*(?P<words>\S.*?)"),
        LIST,
        _WIDE,
        _bullet,
    ),
    Habit(
        _at_start(rf"(?:[-+](?=[{_HAN}“《])|\*(?=[{_HAN}][^*\n]*$))(?P<words>\S.*?)"),
        LIST,
        _NO_BLANK,
        _bullet,
    ),
    Habit(
        _at_start(rf"(?P<number>\d{{1,3}})\.(?=[{_HAN}A-Za-z“《（])(?P<words>\S.*?)"),
        LIST,
        _NO_BLANK,
        _numbered,
    ),
    Habit(
        _at_start(rf"(?P<number>\d{{1,2}})\)(?=[{_HAN}“《])(?P<words>\S.*?)"),
        LIST,
        _NO_BLANK,
        lambda m: f"{m['number']}) {m['words']}",
    ),
    Habit(_at_start(r"[•●·▪◆➢➤][ \t\u3000\u00a0]*(?P<words>\S.*?)"), LIST, _NOT_A_MARK, _bullet),
    Habit(_at_start(r"＞[ \t]*(?P<words>\S.*?)"), QUOTE, _WIDE, lambda m: f"> {m['words']}"),
    Habit(
        _at_start(r"(?:\[\^(?P<label>[^\s\[\]]+)\]：|［\^(?P<wide>[^\s［］]+)］[:：])\s*(?P<words>\S.*?)"),
        FOOTNOTE,
        _WIDE,
        lambda m: f"[^{m['label'] or m['wide']}]: {m['words']}",
    ),
    Habit(
        _at_start(
            r"(?:\*\[(?P<short>[^\[\]\n]+)\]：|[*＊](?:［(?P<wide>[^［］\n]+)］)[:：])\s*(?P<words>\S.*?)"
        ),
        ABBREVIATION,
        _WIDE,
        lambda m: f"*[{m['short'] or m['wide']}]: {m['words']}",
        mendable=False,
    ),
    Habit(_BELOW_A_TERM, MEANING, _WIDE, lambda m: f": {m['words']}"),
)
WITHIN = (
    Habit(
        re.compile(r"(?P<mark>[!！]?)［(?P<words>[^［］\n]*)］[（(](?P<path>[^（）()\n]+)[)）]"),
        LINK,
        _WIDE,
        lambda m: f"{'!' if m['mark'] else ''}[{m['words']}]({m['path']})",
    ),
    Habit(
        re.compile(
            rf"(?P<mark>[!！]?)(?:\[(?P<words>[^\[\]\n]+)\](?=（|\([^（）()\s]*）)|【(?P<wide>[^【】\n]+)】(?=\())[（(](?P<path>{_PATH})[)）]"
        ),
        LINK,
        _WIDE,
        lambda m: f"{'!' if m['mark'] else ''}[{m['words'] or m['wide']}]({m['path']})",
    ),
    Habit(
        re.compile(rf"(?P<mark>!?)\[(?P<words>[^\[\]\n]+)\][ \u3000\u00a0]\((?P<path>{_PATH})\)"),
        LINK,
        _BLANK_BETWEEN,
        lambda m: f"{'!' if m['mark'] else ''}[{m['words']}]({m['path']})",
    ),
    Habit(re.compile(r"［\^(?P<label>[^\s［］]+)］(?![:：])"), FOOTNOTE, _WIDE, lambda m: f"[^{m['label']}]"),
    Habit(
        re.compile(
            r"!\[(?P<words>[^\[\]\n]*)\]\((?P<path>[^()<>\s\"]+)[ \t]+=(?P<width>\d{1,4})?(?:px)?x?\d*(?:px)?\)"
        ),
        PICTURE,
        _SIZE_IN_PATH,
        lambda m: f"![{m['words']}]({m['path']})" + (f"{{width={m['width']}}}" if m["width"] else ""),
    ),
    Habit(
        re.compile(
            rf"!\[(?P<words>[^\[\]\n]*)\]\((?P<path>(?=[^()<>\n]*\s){_PICTURE_FILE})\)", re.IGNORECASE
        ),
        PICTURE,
        _BLANK_IN_PATH,
        lambda m: f"![{m['words']}](<{m['path']}>)",
    ),
    Habit(
        re.compile(
            r"(?<!!)\[(?P<words>[^\[\]\n]+)\]\((?P<path>(?=[^()<>\n\"]*\s)[^()<>\n\"]*\.[A-Za-z]{2,4}(?:#[^()<>\s]*)?)\)"
        ),
        LINK,
        _BLANK_IN_PATH,
        lambda m: f"[{m['words']}](<{m['path']}>)",
    ),
    Habit(
        re.compile(r"!\[\[(?P<path>[^\[\]|\n]*\.\w{2,4})(?:\|[^\[\]\n]*)?\]\]"),
        PICTURE,
        _OTHER_EDITORS,
        lambda m: f"![](<{m['path']}>)" if " " in m["path"] else f"![]({m['path']})",
        mendable=False,
    ),
)
# Nearly all texts have none of these, and need not be asked for each.
STARTS = re.compile(
    rf"^[ \t>]*(?:[＃＊－＋＞•●·▪◆➢➤：［]|\*\[[^\]\n]*\]：|#{{1,6}}[^\s#]|[#]{{1,6}}{_BLANKS}|[-*+](?:{_BLANKS}|[{_HAN}“《])"
    rf"|\d{{1,3}}(?:[.．]{_BLANKS}|\.[{_HAN}A-Za-z“《（]|\)[{_HAN}“《])|\[\^[^\]\n]*\]：)",
    re.MULTILINE,
)
LINKS = re.compile(r"］|\]（|!\[\[|\][ \u3000\u00a0]\(|】\(|\]\([^（）()\s]*）|\]\([^()<>\n\"]*\s")
