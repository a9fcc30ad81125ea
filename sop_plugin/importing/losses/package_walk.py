"""The second reading of a package: which parts hold text, and the styles that tell headings and tables of contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from sop_plugin.importing.contents import is_contents_name
from sop_plugin.importing.losses.part_walk import PartWalk
from sop_plugin.importing.losses.source import Segment, Showing, SourcePlace, SourceText
from sop_plugin.importing.package import Package
from sop_plugin.importing.xml import Element, attribute, child, descendants

_PARTS = {
    "header": "page",
    "footer": "page",
    "footnotes": "text",
    "endnotes": "text",
    "comments": "comment",
    "diagramData": "text",
    "aFChunk": "chunk",
}


def read_source(package: Package) -> SourceText:
    """Read every part that the document leads to."""
    found = SourceText()
    headings = _heading_styles(package)
    contents = _contents_styles(package)
    for part, kind in _parts(package):
        if kind == "chunk":
            found.chunks.append(SourcePlace(part))
            continue
        usual = {"page": Showing.PAGE, "comment": Showing.COMMENT}.get(kind, Showing.SHOWN)
        PartWalk(package, part, usual, headings, contents, found).walk()
    found.segments = list(_with_contents_names(found.segments))
    return found


def _with_contents_names(segments: Sequence[Segment]) -> Iterator[Segment]:
    """The segments; the word above a table of contents is a part of it."""
    for each, following in zip_longest(segments, segments[1:]):
        above = following is not None and following.state is Showing.CONTENTS
        named = each.state is Showing.SHOWN and is_contents_name(each.text)
        yield replace(each, state=Showing.CONTENTS) if above and named else each


def _parts(package: Package) -> Iterator[tuple[str, str]]:
    """The parts that hold text, each once, also those that a header or a note leads to."""
    pending, seen = [(package.main, "text")], {package.main}
    while pending:
        part, kind = pending.pop(0)
        yield part, kind
        for relationship in package.relationships(part).values():
            target = relationship.target
            if relationship.outside or target in seen or target not in package.names:
                continue
            if relationship.kind in _PARTS:
                seen.add(target)
                below = _PARTS[relationship.kind]
                pending.append((target, kind if below == "text" and kind == "page" else below))


def _styles(package: Package) -> Iterator[tuple[str, str, Element]]:
    for part in package.related(package.main, "styles"):
        for style in descendants(package.root(part), "w:style"):
            name = attribute(child(style, "w:name"), "w:val").lower()
            yield attribute(style, "w:styleId"), name, style


def _heading_styles(package: Package) -> frozenset[str]:
    return frozenset(
        identity
        for identity, name, style in _styles(package)
        if name.startswith(("heading ", "标题 ")) or child(style, "w:pPr", "w:outlineLvl") is not None
    )


def _contents_styles(package: Package) -> frozenset[str]:
    starts = ("toc ", "table of figures", "table of authorities", "目录 ")
    return frozenset(identity for identity, name, _ in _styles(package) if name.startswith(starts))
