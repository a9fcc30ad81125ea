"""A file that was kept, and the form in which the list of the next build has it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from sop_plugin.mkdocs_site.site_page import PageFacts
from sop_plugin.rendering.contents import ContentsEntry

_UNREAD = 1.3
_ENTRY = {
    "own": str,
    "blob": str,
    "reads": list,
    "said": list,
    "beside": dict,
    "sections": str,
    "whole": str,
}


@dataclass(frozen=True)
class KeptEntry:
    """A file as the list has it. ``own`` is the digest of what it was to be, ``reads`` of what was read to draw it."""

    own: str
    blob: str
    reads: Mapping[str, str]
    facts: Any = None
    said: tuple[tuple[str, int, str], ...] = ()
    beside: Mapping[str, str] = field(default_factory=dict)
    """Other files of the site that belong to it → their digests: scripts of a page, the files of a folder."""
    sections: str = ""
    """The digest of the sections that search has of it."""
    whole: str = ""
    """The digest of the file as it was written, with all that is filled in."""
    again: tuple[int, ...] = ()
    """For one that is the same again, in place of its reads: their numbers in the list that it comes from."""


def is_whole(known: Mapping[str, Any]) -> bool:
    """Whether a list has the form in which this program writes it."""
    names, files, sign = known.get("names"), known.get("files"), known.get("sign")
    if not isinstance(names, list) or not isinstance(files, dict) or not isinstance(sign, str):
        return False
    if not isinstance(known.get("filled"), list):
        return False
    return (
        re.fullmatch(r"[0-9a-f]{16}", sign) is not None
        and all(isinstance(name, list) and list(map(type, name)) == [str, str] for name in names)
        and all(isinstance(entry, dict) and _is_entry(entry, len(names)) for entry in files.values())
    )


def _is_entry(entry: Mapping[str, Any], names: int) -> bool:
    return {name: type(value) for name, value in entry.items() if name != "facts"} == _ENTRY and all(
        type(number) is int and 0 <= number < names for number in entry["reads"]
    )


def as_data(kept: KeptEntry, reads: list[int]) -> dict[str, Any]:
    """A file as it is written into the list; ``reads`` are the numbers of the names there."""
    return {
        "own": kept.own,
        "whole": kept.whole,
        "blob": kept.blob,
        "reads": reads,
        "facts": facts_as_data(kept.facts),
        "said": kept.said,
        "beside": dict(kept.beside),
        "sections": kept.sections,
    }


def without_unread(
    names: list[list[str]], files: dict[str, dict[str, Any]]
) -> tuple[list[list[str]], dict[str, dict[str, Any]]]:
    """The same without names that no file has read, once they are many."""
    read = set[int]().union(*(entry["reads"] for entry in files.values()))
    if len(names) <= _UNREAD * len(read):
        return names, files
    numbers = {number: place for place, number in enumerate(sorted(read))}
    left = {
        path: {**entry, "reads": [numbers[number] for number in entry["reads"]]}
        for path, entry in files.items()
    }
    return [names[number] for number in numbers], left


def facts_as_data(facts: Any) -> Any:
    if facts is None:
        return None
    return {
        "found": facts.found,
        "contents": [_entry_as_data(each) for each in facts.contents],
        "anchors": sorted(facts.anchors),
        "links": {path: dict(anchors) for path, anchors in facts.links.items()},
    }


def _entry_as_data(entry: ContentsEntry) -> list[Any]:
    return [entry.level, entry.id, str(entry.title), [_entry_as_data(each) for each in entry.children]]


def facts_of(data: Any) -> Any:
    if data is None:
        return None
    contents = tuple(map(_entry_of, data["contents"]))
    return PageFacts(data["found"], contents, frozenset(data["anchors"]), data["links"])


def _entry_of(data: Any) -> ContentsEntry:
    level, name, title, children = data
    # Written by this program, into a folder that only this user may write; the title was HTML then.
    return ContentsEntry(level, name, Markup(title), tuple(map(_entry_of, children)))  # noqa: S704
