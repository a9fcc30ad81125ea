"""A whole package read: its text, notes, comments, and what stands at the head and foot of its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sop_plugin.importing.content import Block, Remark, WordDocument
from sop_plugin.importing.package import Package
from sop_plugin.importing.word.blocks import PartReader
from sop_plugin.importing.word.inlines import Surroundings
from sop_plugin.importing.word.numbering import Numbering
from sop_plugin.importing.word.styles import Styles
from sop_plugin.importing.word.tracked import Resolution, TrackedChange, resolve, tracked_changes
from sop_plugin.importing.xml import (
    Element,
    attribute,
    child,
    children,
    descendants,
    is_on,
    name_of,
)

_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


@dataclass(frozen=True)
class Comment:
    """A comment beside the text."""

    text: str
    author: str


@dataclass
class WordReader:
    """Reads a package; ``resolution`` says what becomes of its tracked changes, and must be given where there are any."""

    package: Package
    resolution: Resolution | None = None
    _styles: Styles = field(default_factory=lambda: Styles({}))
    _remarks: Mapping[str, Remark] = field(default_factory=dict)

    def changes(self) -> tuple[TrackedChange, ...]:
        """The tracked changes of all parts."""
        return tuple(
            change
            for part in text_parts(self.package)
            for change in tracked_changes(self.package.root(part), part)
        )

    def comments(self) -> Mapping[str, Comment]:
        """The comments by their ids; an answer is one too."""
        found: dict[str, Comment] = {}
        for part in self.package.related(self.package.main, "comments"):
            for each in children(self.package.root(part), "w:comment"):
                lines = (
                    "".join(t.text or "" for t in descendants(p, "w:t")) for p in descendants(each, "w:p")
                )
                text = " ".join(line.strip() for line in lines if line.strip())
                found[attribute(each, "w:id")] = Comment(text, attribute(each, "w:author"))
        return found

    def read(self, *, with_comments: bool = False) -> WordDocument:
        """All that it says; raises ``NotImportable``."""
        package, main = self.package, self.package.main
        self._styles = Styles.read(self._first_root("styles"))
        if with_comments:
            self._remarks = {key: Remark(each.text, each.author) for key, each in self.comments().items()}
        numbering = Numbering.read(self._first_root("numbering"))
        root = self._root(main)
        blocks = self._blocks(main, child(root, "w:body"), root, numbering)
        notes: dict[str, tuple[Block, ...]] = {}
        for kind in ("footnote", "endnote"):
            for part in package.related(main, f"{kind}s"):
                notes_root = self._root(part)
                for each in children(notes_root, f"w:{kind}"):
                    if attribute(each, "w:type") not in _SEPARATORS:
                        notes[f"{kind} {attribute(each, 'w:id')}"] = self._blocks(
                            part, each, notes_root, numbering
                        )
        return WordDocument(
            blocks,
            tuple(self._furniture("header", root, numbering)),
            tuple(self._furniture("footer", root, numbering)),
            notes,
            self._title(),
        )

    def _root(self, part: str) -> Element:
        root = self.package.root(part)
        if self.resolution is not None:
            resolve(root, self.resolution)
        return root

    def _first_root(self, kind: str) -> Element | None:
        part = next(iter(self.package.related(self.package.main, kind)), None)
        return self.package.root(part) if part is not None else None

    def _blocks(
        self, part: str, holder: Element | None, root: Element, numbering: Numbering
    ) -> tuple[Block, ...]:
        if holder is None:
            return ()
        around = Surroundings(self.package, part, self._styles, self._remarks)
        return PartReader.of(around, numbering, root).blocks(holder)

    def _furniture(self, kind: str, document: Element, numbering: Numbering) -> Iterator[Block]:
        """All headers or footers, each once, those that some section shows before the others."""
        relationships = self.package.relationships(self.package.main)
        shown: dict[str, None] = {}
        for section in descendants(document, "w:sectPr"):
            has_first = is_on(section, "w:titlePg")
            for reference in children(section, f"w:{kind}Reference"):
                target = relationships.get(attribute(reference, "r:id"))
                if target is not None and (has_first or attribute(reference, "w:type") != "first"):
                    shown[target.target] = None
        every = self.package.related(self.package.main, kind)
        for part in dict.fromkeys((*(name for name in shown if name in every), *every)):
            root = self._root(part)
            if name_of(root) in ("w:hdr", "w:ftr"):
                yield from self._blocks(part, root, root, numbering)

    def _title(self) -> str:
        for part in self.package.related("", "core-properties"):
            found = child(self.package.root(part), "dc:title")
            return " ".join((found.text or "").split()) if found is not None else ""
        return ""


def text_parts(package: Package) -> Iterator[str]:
    """The parts that hold text which somebody may have changed with changes tracked."""
    yield package.main
    for kind in ("header", "footer", "footnotes", "endnotes"):
        yield from (part for part in package.related(package.main, kind) if part != package.main)
