"""Markdown outside control: it must be readable text, and is told what of it is not shown as expected."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sop_plugin.model.finding import Finding
from sop_plugin.model.manual_files import MatterEntry, OutsidePage
from sop_plugin.model.place import Place
from sop_plugin.model.settings import Settings
from sop_plugin.reading.markdown.local_files import links_in
from sop_plugin.reading.markdown.parsed import parse
from sop_plugin.reading.markdown.pitfalls.all import page_pitfalls
from sop_plugin.reading.markdown.written_ids import all_headings, ids_in
from sop_plugin.reading.named_files import names_in
from sop_plugin.reading.source import Source, decode
from sop_plugin.reading.yaml_tree import read_yaml

_FENCE = "---"
_HEADING = re.compile(r"#[ \t]+(?P<first>[^\s《〈（(：:]+)")


def read_page(source: Source, settings: Settings, report: Callable[[Finding], None]) -> OutsidePage | None:
    """Report what is wrong with a page, and tell what it says of itself; ``None`` when it cannot be read at all."""
    text = decode(source, settings.max_bytes, report)
    if text is None:
        return None
    body, first_line = body_of_page(text)
    for finding in page_pitfalls(body, source.path, first_line):
        report(finding)
    parsed = parse(body)
    header = "\n".join(text.split("\n")[1 : first_line - 2])
    return OutsidePage(
        source.path,
        tuple(_matter(header, source.path, settings)),
        _heading(body.split("\n"), source.path, first_line),
        names_in(text),
        header,
        body,
        first_line,
        links_in(parsed, source.path, first_line),
        tuple(all_headings(parsed)),
        ids_in(body),
    )


def body_of_page(text: str) -> tuple[str, int]:
    """What stands below its front matter, which it need not have, and the line of the file on which that begins."""
    lines = text.split("\n")
    begin = 0
    if lines[0].rstrip() == _FENCE:
        begin = next((at + 1 for at, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), 0)
    return "\n".join(lines[begin:]), begin + 1


def _matter(header: str, path: str, settings: Settings) -> Iterator[MatterEntry]:
    """What MkDocs cannot read of the front matter is no finding of ours: it is not controlled."""
    tree = read_yaml(header, path, 2, lambda _finding: None)
    if tree is None or not isinstance(tree.value, dict):
        return
    ours = {name: key.split(".")[0] for key, names in settings.metadata.keys.items() for name in names}
    for written, value in tree.value.items():
        key = ours.get(written, written)
        said = value if isinstance(value, str) else None
        meant = settings.metadata.values.get(key, {}).get(said, said) if said is not None else None
        yield MatterEntry(key, written, meant, tree.key_places[written])


def _heading(lines: list[str], path: str, first_line: int) -> MatterEntry | None:
    """The first word of the main heading, where it begins the page."""
    for index, line in enumerate(lines):
        if line.strip():
            found = _HEADING.match(line)
            place = Place(path, first_line + index, found.start("first") + 1) if found else None
            return MatterEntry("", "#", found["first"], place) if found and place else None
    return None
