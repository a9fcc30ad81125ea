"""Fields of Word: an instruction that is not shown, and the result that is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sop_plugin.importing.word.number_formats import formatted
from sop_plugin.importing.xml import Element, attribute, child, children, is_on, whole_number

_HYPERLINK = re.compile(r'HYPERLINK\s+(?:"(?P<quoted>[^"]*)"|(?P<plain>(?!\\)\S+))?', re.IGNORECASE)
_ANCHOR = re.compile(r'\\l\s+"?(?P<anchor>[^"\s]+)"?', re.IGNORECASE)
_REFERENCE = re.compile(r"(?:REF|PAGEREF|NOTEREF)\s+(?P<bookmark>[^\s\\]+)", re.IGNORECASE)
_OVERLAID = re.compile(r"eq\s*\\o\s*(?:\\a[clr]\s*)?\(\s*(?P<parts>[^()]*)\)\s*", re.IGNORECASE)
_CIRCLES = "○◯〇О"
_BUTTONS = ("MACROBUTTON", "GOTOBUTTON")
_BUTTON = re.compile(r"\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(?P<words>.*\S)\s*", re.IGNORECASE | re.DOTALL)
_CONTENTS = ("TOC", "INDEX", "TOA")


@dataclass
class Field:
    """One field that is open: ``began`` is where its result starts in the paragraph, ``None`` before its result."""

    form: Element | None
    instruction: str = ""
    began: int | None = None

    @property
    def code(self) -> str:
        """What it does, in capital letters."""
        words = self.instruction.split()
        return words[0].upper() if words else ""

    @property
    def address(self) -> str:
        """Where a link leads, outside the file."""
        found = _HYPERLINK.search(self.instruction)
        return (found["quoted"] or found["plain"] or "") if found else ""

    @property
    def bookmark(self) -> str:
        """The bookmark that a link or a cross-reference leads to."""
        found = _REFERENCE.match(self.instruction.strip())
        if found:
            return found["bookmark"]
        anchor = _ANCHOR.search(self.instruction) if self.code == "HYPERLINK" else None
        return anchor["anchor"] if anchor else ""

    @property
    def drawn(self) -> str:
        """What it shows without a result: a box to tick, a word of a list, the words of a button, characters laid over each other."""
        if self.code == "FORMCHECKBOX":
            box = child(self.form, "w:checkBox")
            ticked = is_on(box, "w:checked")
            return "☑" if (is_on(box, "w:default") if ticked is None else ticked) else "☐"
        if self.code == "FORMDROPDOWN":
            return chosen_entry(self.form)
        if self.code in _BUTTONS:
            return button_words(self.instruction)
        return overlaid(self.instruction) if self.code == "EQ" else ""


@dataclass
class Fields:
    """The fields that are open where a part is being read; one may reach over paragraphs."""

    open: list[Field] = field(default_factory=list)

    def begin(self, mark: Element) -> None:
        """A field begins."""
        self.open.append(Field(child(mark, "w:ffData")))

    def separate(self, position: int) -> None:
        """Its result begins."""
        if self.open:
            self.open[-1].began = position

    def end(self) -> Field | None:
        """The innermost field ends."""
        return self.open.pop() if self.open else None

    def instruct(self, text: str) -> None:
        """A part of an instruction."""
        if self.open and self.open[-1].began is None:
            self.open[-1].instruction += text

    def next_paragraph(self) -> None:
        """What began in an earlier paragraph began before the first character of this one."""
        for each in self.open:
            each.began = None if each.began is None else 0

    @property
    def is_instruction(self) -> bool:
        """Whether what stands here is an instruction and not shown."""
        return any(each.began is None for each in self.open)

    @property
    def is_contents(self) -> bool:
        """Whether what stands here is a table of contents, which Word makes itself."""
        return any(each.code in _CONTENTS for each in self.open)


def chosen_entry(form: Element | None) -> str:
    """What a list to choose from shows: the entry that was chosen, else the usual one, else the first."""
    box = child(form, "w:ddList")
    entries = [attribute(each, "w:val") for each in children(box, "w:listEntry")]
    written = attribute(child(box, "w:result"), "w:val") or attribute(child(box, "w:default"), "w:val")
    index = whole_number(written) if written else 0
    return entries[index] if 0 <= index < len(entries) else ""


def simple_field(element: Element) -> Field:
    """``w:fldSimple``."""
    return Field(child(element, "w:ffData"), attribute(element, "w:instr"), 0)


def overlaid(instruction: str) -> str:
    """``eq \\o\\ac(○,1)`` → ``①``: how Word in Chinese writes a number in a circle; other overlays with a blank between."""
    found = _OVERLAID.fullmatch(instruction.strip())
    if found is None:
        return ""
    parts = [part.strip() for part in re.split("[,，;；]", found["parts"]) if part.strip()]
    rest = [part for part in parts if part not in _CIRCLES]
    if len(rest) == 1 < len(parts) and rest[0].isdecimal():
        return formatted(int(rest[0]), "decimalEnclosedCircle")
    return f"({rest[0]})" if len(rest) == 1 < len(parts) else " ".join(parts)


def button_words(instruction: str) -> str:
    """``MACROBUTTON name words``: the words, which templates have where somebody is to write."""
    found = _BUTTON.fullmatch(instruction)
    return found["words"] if found else ""
