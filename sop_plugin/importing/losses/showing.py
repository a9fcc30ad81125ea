"""What stands at a place of a part: its characters, and whether a reader of the file sees them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sop_plugin.importing.losses.source import Showing
from sop_plugin.importing.word.symbols import symbol
from sop_plugin.importing.xml import Element, attribute, child, descendants, name_of

PICTURES = ("a:blip", "v:imagedata", "o:OLEObject")
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def showing_of(each: Element, usual: Showing, contents: Collection[str], fields: Iterable[str]) -> Showing:
    """How text at this place is shown, where the part's ``usual`` does not hold.

    ``contents`` are the styles of tables of contents, ``fields`` the instructions of the fields it stands in.
    """
    if any(instruction.strip().upper().startswith(("TOC", "INDEX")) for instruction in fields):
        return Showing.CONTENTS
    names = {name_of(above) for above in each.iterancestors()}
    marks = {mark for above in each.iterancestors() for mark in _whole(above)}
    inserted = bool(names & {"w:ins", "w:moveTo"} or marks & {"w:ins", "w:cellIns"})
    deleted = bool(names & {"w:del", "w:moveFrom"} or marks & {"w:del", "w:cellDel"})
    if inserted or deleted:
        both = Showing.INSERTED_AND_DELETED
        return both if inserted and deleted else Showing.INSERTED if inserted else Showing.DELETED
    for above in each.iterancestors():
        match name_of(above):
            case "w:p" if attribute(child(above, "w:pPr", "w:pStyle"), "w:val") in contents:
                return Showing.CONTENTS
            case "w:sdt" if _is_contents_control(above):
                return Showing.CONTENTS
            case "w:fldSimple" if attribute(above, "w:instr").strip().upper().startswith("TOC"):
                return Showing.CONTENTS
            case "w:footnote" | "w:endnote" if attribute(above, "w:type") in _SEPARATORS:
                return Showing.SEPARATOR
            case "mc:Fallback" if _choice_shows(above):
                return Showing.ALTERNATIVE
    return usual


def _whole(above: Element) -> Iterator[str]:
    """The marks of a row or cell that was inserted or deleted as a whole; its texts may bear none."""
    properties = {"w:tr": "w:trPr", "w:tc": "w:tcPr"}.get(name_of(above))
    marked = child(above, properties) if properties is not None else None
    if marked is not None:
        yield from map(name_of, marked)


def characters(each: Element, name: str) -> str:
    """What an element of text says; ``name`` is its own."""
    match name:
        case "w:sym":
            code = attribute(each, "w:char")
            try:
                return symbol(chr(int(code, 16)), attribute(each, "w:font"))
            except (ValueError, OverflowError):
                return ""
        case "w:noBreakHyphen":
            return "-"
        case "v:textpath":
            return attribute(each, "string")
        case "w:t" | "w:delText":
            run = each.getparent()
            return symbol(each.text or "", attribute(child(run, "w:rPr", "w:rFonts"), "w:ascii"))
    return each.text or ""


def chosen_entry(mark: Element) -> str:
    """What is chosen of the list that a field of a form begins with; nothing for other fields."""
    box = child(mark, "w:ffData", "w:ddList")
    entries = (
        [attribute(each, "w:val") for each in descendants(box, "w:listEntry")] if box is not None else []
    )
    chosen = (attribute(child(box, name), "w:val") for name in ("w:result", "w:default"))
    index = next((int(each) for each in chosen if each.isdecimal()), 0)
    return entries[index] if index < len(entries) else ""


def _is_contents_control(control: Element) -> bool:
    gallery = child(control, "w:sdtPr", "w:docPartObj", "w:docPartGallery")
    return attribute(gallery, "w:val") in ("Table of Contents", "目录")


def _choice_shows(fallback: Element) -> bool:
    """Whether what stands beside this for newer programs holds text or pictures."""
    alternatives = fallback.getparent()
    if alternatives is None:
        return False
    return any(
        (each.text or "").strip() or name_of(each) in PICTURES
        for choice in alternatives
        if name_of(choice) == "mc:Choice"
        for each in descendants(choice, "w:t", "a:t", *PICTURES)
    )
