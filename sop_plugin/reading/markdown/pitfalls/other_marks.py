"""Marks within a line that other editors know, and that are shown here as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markdown_it.token import Token

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.reading.markdown.parsed import InlineText, ParsedText
from sop_plugin.rules import markdown as rules
from sop_plugin.words.voice import Words

_BOLD = Words("加粗", "bold")
_WRITE = Words("写成“{instead}”", "write “{instead}”")
_NO_CONTENTS = Words("不必写：目录自动生成，删去这一行", "nothing need be written: delete the line")
_ALERT = Words(
    "“[!{kind}]”单独写一行，文字写在下一行", "write “[!{kind}]” on a line of its own, and the text below"
)
_NO_PAGES = Words("不必写：打印时自动分页，删去这一行", "nothing need be written: delete the line")
_NO_SHORTCODE = Words(
    "写成本手册的写法，如 > [!NOTE]，或删去",
    "write it in the way of this manual, such as > [!NOTE], or delete it",
)
_NO_SNIPPET = Words(
    "把那段文字写在这里：受控文件只批准自己写出的文字",
    "write the words of that file here: of a document only what it says itself is approved",
)
_NOTE_APART = Words(
    "在这里写 [^1]，注文在下面另起一段，写“[^1]: ……”",
    "write [^1] here, and the note in a paragraph below, as “[^1]: …”",
)
_DEFINE = Words(
    "在下面另起一行写“[{name}]: 地址”，或写成 [文字](地址)",
    "write “[{name}]: address” on a line below, or [words](address)",
)
_HEADING_MARK = Words("在行首写 ## 和一个空格", "write ## and a blank before its words")
_KNOWN_ALERTS = Words(
    "方括号里写 NOTE、TIP、IMPORTANT、WARNING 或 CAUTION",
    "write NOTE, TIP, IMPORTANT, WARNING or CAUTION between the brackets",
)
_BOX = Words(
    "写成“!!! {kind}”，文字写在下面各行，各缩进四格；末行的 ::: 删去",
    "write “!!! {kind}”, indent the lines of its text by four blanks, and delete the ::: at its end",
)

_Instead = Callable[[re.Match[str]], object]


def _instead(pattern: str) -> _Instead:
    return lambda match: _WRITE.filled(instead=match.expand(pattern))


WIDE_BOLD = re.compile(r"＊＊([^＊\n]+)＊＊")
"""Bold with full-width marks."""
_HABITS: tuple[tuple[re.Pattern[str], Words, _Instead], ...] = (
    (WIDE_BOLD, _BOLD, _instead(r"**\1**")),
    (
        re.compile(
            r"\*\*(?:[ \t\u3000\u00a0]+([^*\n]*[^*\s])[ \t\u3000\u00a0]*|([^*\s][^*\n]*?)[ \t\u3000\u00a0]+)\*\*"
        ),
        _BOLD,
        _instead(r"**\1\2**"),
    ),
    (
        re.compile(r"==(?![+|])([^=\s](?:[^=\n]*[^=\s])?)=="),
        Words("突出显示", "highlighted"),
        _instead(r"<mark>\1</mark>"),
    ),
    (
        re.compile(r"(?<=[A-Za-z0-9）)\u4e00-\u9fff])\^([^\s^]{1,12})\^"),
        Words("上标", "superscript"),
        _instead(r"<sup>\1</sup>"),
    ),
    (
        re.compile(r"(?<=[A-Za-z)])~([0-9a-z+]{1,6})~(?![~0-9])"),
        Words("下标", "subscript"),
        _instead(r"<sub>\1</sub>"),
    ),
    (
        re.compile(r"(?<![\w+])\+\+([^+\s](?:[^+\n]*[^+\s])?)\+\+(?![\w+])"),
        Words("下划线", "underlined"),
        _instead(r"<u>\1</u>"),
    ),
    (re.compile(r"\^\[[^\[\]\n]+\]"), Words("脚注", "a footnote"), lambda _: _NOTE_APART),
    (
        re.compile(r"\[(?!\d+\])[^\[\]\n^!]+\]\[([^\[\]\n^]+)\](?![(\[:：])"),
        Words("链接", "a link"),
        lambda match: _DEFINE.filled(name=match[1]),
    ),
    (
        re.compile(
            r"^\[(?:[ xX]?\][\u3000\u00a0]+|\][ ]+|[ xX]\](?=[\u4e00-\u9fff]))(?=\S)",
        ),
        Words("待办项", "a box to tick"),
        lambda match: _WRITE.filled(instead="[x] " if "x" in match[0].lower() else "[ ] "),
    ),
    (
        re.compile(
            r"^(?:h[1-6]\.[ \t]+\S.*|={2,6}[ \t]+[^\s=].*|\\(?:sub)*section\*?\{[^{}\n]*\}.*)$", re.MULTILINE
        ),
        Words("标题", "a heading"),
        lambda _: _HEADING_MARK,
    ),
    (
        re.compile(r"^(?:\.\. [a-z-]+::.*|\\(?:begin|end)\{[a-z*]+\}.*)$", re.MULTILINE),
        Words("排版指令", "an instruction of another system"),
        lambda _: _NO_SHORTCODE,
    ),
    (
        re.compile(r"^\[(?:TOC|toc)\]$|^\[\[(?:TOC|toc)\]\]$"),
        Words("目录", "a list of contents"),
        lambda _: _NO_CONTENTS,
    ),
    (
        re.compile(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]", re.IGNORECASE),
        Words("提示框", "an alert"),
        lambda match: _ALERT.filled(kind=match[1].upper()),
    ),
    (
        re.compile(
            r"^\[!(?!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\])[A-Za-z\u4e00-\u9fff-]{1,20}\][+-]?(?!\()",
            re.IGNORECASE | re.MULTILINE,
        ),
        Words("提示框", "an alert"),
        lambda _: _KNOWN_ALERTS,
    ),
    (
        re.compile(r"^:{3,}[ \t]*\{?[ \t]*\.?([A-Za-z\u4e00-\u9fff-]+).*$", re.MULTILINE),
        Words("提示框", "a box"),
        lambda match: _BOX.filled(kind=match[1]),
    ),
    (
        re.compile(r"\{\{[<%][^{}\n]*[>%]\}\}|\{%[^{}\n]*%\}"),
        Words("插入的内容", "what a site generator puts in"),
        lambda _: _NO_SHORTCODE,
    ),
    (
        re.compile(r"^;*-+8<-+(?:[ \t].*)?$|^\{!.+!\}$", re.MULTILINE),
        Words("从别的文件插入的片段", "a snippet from another file"),
        lambda _: _NO_SNIPPET,
    ),
    (
        re.compile(r"^\\(?:newpage|pagebreak|clearpage)$", re.MULTILINE),
        Words("分页", "the beginning of a page"),
        lambda _: _NO_PAGES,
    ),
    (
        # What a chat or another editor makes of TeX; something of TeX must stand in it.
        re.compile(
            r"\\\((?P<line>(?:(?!\\\))[^\n]){0,200}?(?:\\[A-Za-z]+|[\^_=])(?:(?!\\\))[^\n]){0,200})\\\)"
            r"|\\\[(?P<block>(?:(?!\\\]).){0,400}?(?:\\[A-Za-z]+|[\^_=])(?:(?!\\\]).){0,400})\\\]",
            re.DOTALL,
        ),
        Words("公式", "a formula"),
        lambda match: _WRITE.filled(
            instead=f"${match['line'].strip()}$"
            if match["line"]
            else f"$${' '.join(match['block'].split())}$$"
        ),
    ),
)
# Each begins with its first sign, and asks then whether a line begins with it: only so are signs looked for at once.
_HINT = re.compile(
    r"＊＊|\*\*|==|\^|~|\[TOC|\[toc|\[!|:::|\{\{[<%]|\\[npcsbe(\[]|\+\+|\]\[|\{%|-8<-|\{!"
    r"|h(?<=^h)[1-6]\.|\.(?<=^\.)\. |\[(?<=^\[)[ xX]?\]",
    re.MULTILINE,
)


def other_marks(parsed: ParsedText, path: str, first_line: int) -> Iterator[Finding]:
    """Each such mark."""
    for text in parsed.texts(_HINT):
        shown = bare_of_code(text)
        for pattern, meant, instead in _HABITS:
            for match in pattern.finditer(shown):
                line, column = text.place(match.start())
                place = Place(path, line + first_line, column + 1)
                written = text.content[match.start() : match.end()]
                # With what is blanked out, such as code between the marks, or at least without its blanks.
                before, behind = shown[: match.start()], shown[match.end() :]
                said = (f"{before}{each}{behind}" for each in (written, match[0].replace("\x00", "")))
                again = next(filter(None, (pattern.match(each, match.start()) for each in said)), match)
                yield rules.MARKS_AS_TEXT.at(
                    place, written=written.replace("\n", " "), meant=meant, instead=instead(again)
                )


def bare_of_code(text: InlineText) -> str:
    """What is shown of a text: code, tags and formulas, and marks that do make something, blanked out as long as they are."""
    content = text.content
    for token in text.tokens:
        span = token.meta.get("span")
        if span and token.type in ("code_inline", "html_inline", "link_open", "image"):
            end = content.find("](", span[0], span[1])
            start = end if token.type == "link_open" and end >= 0 else span[0]
            content = content[:start] + "\x00" * (span[1] - start) + content[span[1] :]
    if "*" in content and not any("**" in token.content for token in text.tokens if token.type == "text"):
        content = content.replace("**", "\x00\x00")
    if "^" in content or "$" in content:
        content = _without_formulas(content, text.tokens)
    return content


def _without_formulas(content: str, tokens: list[Token]) -> str:
    for token in tokens:
        if token.type == "formula_inline":
            written = token.markup + token.content + token.markup
            content = content.replace(written, "\x00" * len(written), 1)
    return content
