"""Text as Markdown that is that very text: what would be read as a mark is escaped, and nothing else.

What holds for CommonMark with GitHub's additions holds for Python-Markdown with its usual extensions too: where the two
differ, a character is written as its number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from sop_plugin.model.written_references import TITLE_REFERENCE

_ALWAYS = re.compile(r"[`*\[\]{]|!$")
_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~\0]|$)")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_ADDRESS = re.compile(r"https?://[!#-;=?-Z_a-z~%]*[#-&+/-9=A-Z_a-z~]", re.ASCII)
_BY_TWOS = (re.compile("~"), re.compile(r"\^"), re.compile("=(?==)"))
"""Marks that count in pairs: alone they are text."""
_ALONE = re.compile(r"\$(?!\d)|(?<![^\W_])~|~(?![^\W_])")
"""Marks whose other half may stand elsewhere in the paragraph; sums of money and ranges are none."""
_LINE_START = re.compile(
    r"(?P<mark>#{1,6}(?=[ \t]|$)|>|[-+](?=[ \t]|$)|=+(?=\s*$)|-+(?=\s*$)|!!!|[-+*](?=[-+* ]+$))"
    r"|(?P<number>\d{1,9})(?P<point>[.)])(?=[ \t]|$)"
    r"|(?P<coded>:(?=[ \t])|\?\?\?|~~~|///)"
)
_SPACE = re.compile(r"[ \t\x0b\x0c\x85\u2028\u2029]+")
_SIGNS = re.compile(r"[\\`*_\[\]{}<>&$~^=|!]|https?:")
_TITLE = re.compile(TITLE_REFERENCE)
CODED = "\0"
"""Stands for 《 where it begins no reference; no text of a Word file has it."""
_HAN = re.compile("[\u2e80-\u9fff\uff00-\uffef]")


def escaped_in_link(text: str, *, in_table: bool = False) -> str:
    """The text of a link or picture: nothing in it leads elsewhere."""
    return _escaped(text, in_table=in_table).replace("《", coded(CODED))


def escaped(text: str, *, in_table: bool = False) -> str:
    """The text within a line; addresses of pages in it become links, so that they end where they do."""
    parts: list[str] = []
    end = 0
    for address in _ADDRESS.finditer(text):
        parts += [_escaped(text[end : address.start()], in_table=in_table), f"<{address[0]}>"]
        end = address.end()
    return "".join([*parts, _escaped(text[end:], in_table=in_table)])


def _escaped(text: str, *, in_table: bool) -> str:
    text = _ENTITY.sub("&amp;", text)
    text = _BACKSLASH.sub(r"\\\\", text)
    text = _ALWAYS.sub(lambda match: f"\\{match[0]}", text)
    text = _UNDERSCORE.sub(r"\\_", text)
    text = _TAG.sub("&lt;", text)
    text = _ALONE.sub(_number, text)
    for pattern in _BY_TWOS:
        if len(pattern.findall(text)) > 1:
            text = pattern.sub(_number, text)
    return text.replace("|", "\\|") if in_table else text


def _number(sign: re.Match[str]) -> str:
    return f"&#{ord(sign[0])};"


def at_line_start(markdown: str) -> str:
    """A line of escaped text that would begin a list, heading or quotation, so that it does not."""
    found = _LINE_START.match(markdown)
    if found is None:
        return markdown
    rest = markdown[found.end() :]
    if found["mark"]:
        return f"\\{found['mark']}{rest}"
    if found["number"]:
        return f"{found['number']}\\{found['point']}{rest}"
    return f"&#{ord(found['coded'][0])};{found['coded'][1:]}{rest}"


def one_blank(text: str) -> str:
    """The text with each run of blanks as one; a tab between Chinese characters stays as wide as one of them."""

    def blank(match: re.Match[str]) -> str:
        if "\t" not in match[0]:
            return " "
        around = text[: match.start()][-1:] + text[match.end() :][:1]
        return "\u3000" if _HAN.search(around) else " "

    return _SPACE.sub(blank, text)


def is_punctuation(character: str) -> bool:
    """What CommonMark takes for punctuation when it looks for the ends of emphasis."""
    return character == CODED or unicodedata.category(character)[0] in "PS"


def titles(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where a title in 《》 begins and ends, and whether it may stay a reference: in one, nothing is escaped."""
    for found in _TITLE.finditer(text):
        yield *found.span(), _SIGNS.search(found[0]) is None


def coded(markdown: str) -> str:
    """Escaped text with the brackets that begin no reference written as numbers."""
    return markdown.replace(CODED, f"&#{ord('《')};")
