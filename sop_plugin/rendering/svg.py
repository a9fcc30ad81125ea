"""Drawings as text: elements of SVG, escaped, and the room that words take, which nobody measures at build time.

The bytes depend on the arguments alone. Colours and fonts come from style sheets, by class.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

Child = str | Markup
Attribute = str | int | float | None

# In ems. Capitals and digits are wider than most small letters; a little too much leaves a little air.
_FULL, _CAPITAL, _SMALL = 1.0, 0.66, 0.55
# XML cannot carry these, not even escaped.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_CLOSING = frozenset("，。、；：？！）》」』】〕〉”’…—·,.;:?!)]}%％")
_OPENING = frozenset("（《「『【〔〈“‘([{")
_ELLIPSIS = "…"


def element(name: str, *children: Child, **attributes: Attribute) -> Markup:
    """``<name …>children</name>``; text is escaped, markup is not.

    ``class_`` is written ``class``; other underscores become hyphens, as in ``stroke_width`` and ``aria_label``;
    ``viewBox`` stays. An attribute that is ``None`` is left out. Numbers keep at most two decimals. The end tag is always
    written: within HTML the short form means something only in SVG.
    """
    words = "".join(
        f' {_attribute_name(key)}="{escape(_written(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = Markup("").join(c if isinstance(c, Markup) else escape(_clean(c)) for c in children)
    return Markup(f"<{name}{words}>{inside}</{name}>")  # noqa: S704 - everything is escaped above


def drawing(
    name: str,
    *children: Child,
    width: float,
    height: float,
    title: str,
    description: str,
    class_: str,
    role: str = "img",
) -> Markup:
    """A whole ``<svg>`` within HTML that says what it is; ``name`` is unique on its page and ties its words to it.

    What is in an ``img`` is one picture to a screen reader; a drawing that holds links is a ``group``.
    """
    return element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", description, id=f"{name}-desc"),
        *children,
        id=name,
        class_=class_,
        viewBox=f"0 0 {_written(width)} {_written(height)}",
        width=width,
        height=height,
        role=role,
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-desc",
    )


def text(x: float, y: float, content: str, *, class_: str | None = None, anchor: str | None = None) -> Markup:
    """One line of text on the baseline ``y``; ``anchor`` is ``middle`` or ``end``."""
    return element("text", content, x=x, y=y, class_=class_, text_anchor=anchor)


def lines(
    x: float,
    y: float,
    content: Iterable[str],
    leading: float,
    *,
    class_: str | None = None,
    anchor: str | None = None,
) -> Markup:
    """Lines of one text below each other, the first on the baseline ``y``."""
    spans = [element("tspan", each, x=x, dy=leading if i else None) for i, each in enumerate(content)]
    return element("text", *spans, x=x, y=y, class_=class_, text_anchor=anchor) if spans else Markup("")


def text_width(content: str) -> float:
    """The width of ``content`` in ems: a Chinese character is one, a Latin letter a little more than a half."""
    return sum(map(_character_width, content))


def wrap(content: str, width: float, limit: int | None = None) -> tuple[str, ...]:
    """``content`` in lines of at most ``width`` ems; what ``limit`` lines cannot hold ends in an ellipsis.

    Latin words stay whole where they fit; no line begins with a closing mark or ends with an opening one.
    """
    done: list[str] = []
    line = ""
    for piece in _pieces(_clean(content)):
        if text_width(line + piece.rstrip()) <= width:
            line += piece
            continue
        if line.strip():
            done.append(line.strip())
        *full, line = _broken(piece.lstrip(), width)
        done.extend(full)
    if line.strip():
        done.append(line.strip())
    if limit is not None and len(done) > limit:
        done = [*done[: limit - 1], _cut(done[limit - 1] + _ELLIPSIS * 2, width)]
    return tuple(done)


def shortened(content: str, width: float) -> str:
    """``content`` in one line of at most ``width`` ems, with an ellipsis where it was cut."""
    return next(iter(wrap(content, width, 1)), "")


def _attribute_name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _written(value: Attribute) -> str:
    if isinstance(value, float):
        # Adding nothing makes a negative zero positive.
        return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
    return _clean(str(value))


def _clean(content: str) -> str:
    return _FORBIDDEN.sub("", content)


@lru_cache(8192)
def _character_width(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WFA":
        return _FULL
    return _CAPITAL if character.isupper() or character.isdigit() or character in "@%&" else _SMALL


def _pieces(content: str) -> list[str]:
    """What a line can break between: Chinese characters with the marks that cling to them, and Latin words."""
    found: list[str] = []
    for part in re.findall(r"[!-~À-ɏ]+\s*|\s+|.", " ".join(content.split())):
        clings = found and (part[0] in _CLOSING or found[-1].rstrip()[-1:] in _OPENING)
        if clings and not found[-1].endswith(" "):
            found[-1] += part
        else:
            found.append(part)
    return found


def _broken(piece: str, width: float) -> list[str]:
    """A piece that may be longer than a line, cut where it must be."""
    parts, line = [], ""
    for character in piece:
        if line and text_width((line + character).rstrip()) > width:
            # A closing mark takes the character before it along.
            kept = -1 if character in _CLOSING and len(line) > 1 else len(line)
            parts.append(line[:kept])
            line = line[kept:]
        line += character
    return [*parts, line]


def _cut(line: str, width: float) -> str:
    """As much of ``line`` as fits with an ellipsis at its end."""
    kept = line.rstrip(_ELLIPSIS)
    while kept and text_width(kept + _ELLIPSIS) > width:
        kept = kept[:-1]
    return kept.rstrip() + _ELLIPSIS
