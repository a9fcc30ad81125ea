"""Links and pictures of a document that name a file beside it: they lead to where the site has that file."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from sop_plugin.reading.markdown.local_files import file_name
from sop_plugin.rendering.terms import HREF_LATER

_ADDRESSES = {
    "a": ("href",),
    "img": ("src",),
    "audio": ("src",),
    "video": ("src", "poster"),
    "source": ("src",),
}

FileAddress = Callable[[str], str | None]
"""Path of a file, named as in findings → its address in the site; ``None`` for what the site does not have."""


def no_files(_path: str) -> str | None:
    """Where nothing is known of files."""
    return None


class LinkProblem(StrEnum):
    """Why a link to a file leads nowhere; of what is not found the words stay, all else as it was written."""

    NOT_FOUND = "not_found"
    ABSOLUTE = "absolute"
    UNRECOGNISED = "unrecognised"


@dataclass(frozen=True)
class FileLink:
    """One link as it was written, the path that it names, and the place there."""

    written: str
    path: str
    anchor: str
    problem: LinkProblem | None = None


@dataclass(frozen=True)
class FilesAround:
    """Where a text stands: ``source`` is the file that it comes from, ``base`` leads from its page to the site's root.

    ``released`` are the addresses of the files that were released with it, by the names that it gives them.
    """

    source: str
    base: str
    address_of: FileAddress
    released: Mapping[str, str]


def lead_to_files(root: Element, around: FilesAround) -> tuple[FileLink, ...]:
    """Turn each path in the tree into an address; what the links say."""
    links: list[FileLink] = []
    for element in root.iter():
        for name in _ADDRESSES.get(element.tag, ()):
            written = element.get(name) if HREF_LATER not in element.attrib else None
            if written:
                element.set(name, _address(written, around, links))
                if element.tag == "a" and links and _leads_nowhere(links[-1], written):
                    _make_text(element)
    return tuple(links)


def _leads_nowhere(link: FileLink, written: str) -> bool:
    return link.written == written and link.problem is LinkProblem.NOT_FOUND


def _make_text(element: Element) -> None:
    """A reader finds words where there is nothing to go to, as with a reference to what is not published."""
    element.tag = "span"
    element.attrib.pop("href")
    element.set("class", "sop-reference")


def _address(written: str, around: FilesAround, links: list[FileLink]) -> str:
    try:
        scheme, netloc, path, query, anchor = urlsplit(written)
    except ValueError:
        return written  # brackets that are no address of a machine
    if scheme or netloc:
        return written
    if not path:
        if anchor:
            links.append(FileLink(written, around.source, anchor))
        return written
    released = around.released.get(file_name(written) or "")
    if released is not None:
        return urlunsplit(("", "", around.base + released, query, anchor))
    path = unquote(path).replace("\\", "/")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(around.source), path))
    address = None if path.startswith("/") else around.address_of(target)
    if address is None:
        links.append(FileLink(written, target, anchor, _problem(path)))
        return written
    links.append(FileLink(written, target, anchor))
    return urlunsplit(("", "", around.base + address, query, anchor))


def _problem(path: str) -> LinkProblem:
    if path.startswith("/"):
        return LinkProblem.ABSOLUTE
    named = posixpath.splitext(path)[1]
    return LinkProblem.NOT_FOUND if named else LinkProblem.UNRECOGNISED
