"""Tracked changes: where they are, and the text as it is when all of them are accepted or rejected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sop_plugin.importing.xml import Element, attribute, child, descendants, name_of

_INSERTED = ("w:ins", "w:moveTo", "w:cellIns")
_DELETED = ("w:del", "w:moveFrom", "w:cellDel")
_FORMATTED = ("w:rPrChange", "w:pPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange", "w:sectPrChange")
_OTHERS = (*_FORMATTED, "w:tblGridChange", "w:tblPrExChange", "w:numberingChange", "w:cellMerge")
_SHOWN = 60


class Resolution(StrEnum):
    """What becomes of all tracked changes."""

    ACCEPT = "accept"
    REJECT = "reject"


class TrackedKind(StrEnum):
    """What a tracked change does to the text."""

    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True)
class TrackedChange:
    """One change of the text: who made it and when, as Word says it, and the paragraph, counted in its part from 1."""

    kind: TrackedKind
    part: str
    paragraph: int
    text: str
    author: str
    date: str


def tracked_changes(root: Element, part: str) -> Iterator[TrackedChange]:
    """The changes of the text in a part; changes of the look alone are none."""
    paragraph = 0
    for each in descendants(root, "w:p", *_INSERTED, *_DELETED):
        name = name_of(each)
        if name == "w:p":
            paragraph += 1
            continue
        kind = TrackedKind.INSERTED if name in _INSERTED else TrackedKind.DELETED
        text = "".join(t.text or "" for t in descendants(each, "w:t", "w:delText"))
        # Around paragraphs or rows, a change stands before the first of them.
        inside = any(name_of(above) == "w:p" for above in each.iterancestors())
        if text.strip() or not _is_wrapper(each):
            yield TrackedChange(
                kind,
                part,
                paragraph if inside else paragraph + 1,
                f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text,
                attribute(each, "w:author"),
                attribute(each, "w:date")[:10],
            )


def _is_wrapper(change: Element) -> bool:
    """Whether it stands around text, and is not the mark of a paragraph, row or cell."""
    above = change.getparent()
    return above is not None and name_of(above) not in ("w:rPr", "w:trPr", "w:tcPr", "w:numPr")


def resolve(root: Element, resolution: Resolution) -> None:
    """Change the part to what it says when all changes are accepted or rejected."""
    kept, gone = (_INSERTED, _DELETED) if resolution is Resolution.ACCEPT else (_DELETED, _INSERTED)
    if resolution is Resolution.REJECT:
        _restore_properties(root)
    for each in list(descendants(root, *gone)):
        _take_out(each)
    for each in list(descendants(root, *kept)):
        if _is_wrapper(each):
            _unwrap(each)
        else:
            _remove(each)
    for each in list(descendants(root, "w:delText")):
        each.tag = each.tag.replace("}delText", "}t")
    for each in list(descendants(root, *_OTHERS)):
        _remove(each)


def _restore_properties(root: Element) -> None:
    """Paragraphs and runs look as they did before: a style that was changed decides what is a heading."""
    for each in list(descendants(root, "w:pPrChange", "w:rPrChange")):
        properties, before = each.getparent(), next(iter(each), None)
        if properties is None or before is None:
            continue
        for other in list(properties):
            # The mark of the paragraph and the section are no part of what was kept of before.
            if name_of(other) not in ("w:rPr", "w:sectPr", "w:ins", "w:del", "w:moveFrom", "w:moveTo"):
                properties.remove(other)
        for position, old in enumerate(list(before)):
            properties.insert(position, old)


def _take_out(change: Element) -> None:
    if _is_wrapper(change):
        _remove(change)
        return
    holder = change.getparent()
    owner = holder.getparent() if holder is not None else None
    if holder is None or owner is None:
        return
    match name_of(holder):
        case "w:trPr":
            _remove(owner)
        case "w:tcPr":
            _remove(owner)
        case "w:rPr" if name_of(owner) == "w:pPr":
            paragraph = owner.getparent()
            if paragraph is not None:
                _join_with_next(paragraph)
            _remove(change)
        case _:
            _remove(change)


def _join_with_next(paragraph: Element) -> None:
    """The mark of a paragraph has gone: its text stands at the beginning of the next one, whose look is kept."""
    following = paragraph.getnext()
    while following is not None and name_of(following) in ("w:bookmarkStart", "w:bookmarkEnd"):
        following = following.getnext()
    content = [each for each in paragraph if name_of(each) != "w:pPr"]
    if following is None or name_of(following) != "w:p":
        if not content and _may_go(paragraph):
            _remove(paragraph)
        return
    at = 1 if child(following, "w:pPr") is not None else 0
    for offset, each in enumerate(content):
        following.insert(at + offset, each)
    _remove(paragraph)


def _may_go(paragraph: Element) -> bool:
    """A cell keeps at least one paragraph."""
    above = paragraph.getparent()
    return above is not None and (name_of(above) != "w:tc" or len(list(descendants(above, "w:p"))) > 1)


def _unwrap(element: Element) -> None:
    above = element.getparent()
    if above is None:
        return
    position = above.index(element)
    for offset, each in enumerate(list(element)):
        above.insert(position + offset, each)
    above.remove(element)


def _remove(element: Element) -> None:
    above = element.getparent()
    if above is not None:
        above.remove(element)
