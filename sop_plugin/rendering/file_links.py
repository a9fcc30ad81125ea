"""Links and pictures of a document that name a file beside it: they lead to where the site has that file."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from sop_plugin.rendering.terms import HREF_LATER

_ADDRESSES = {"a": "href", "img": "src", "audio": "src", "video": "src", "source": "src"}

FileAddress = Callable[[str], str | None]
"""Path of a file, named as in findings → its address in the site; ``None`` for what the site does not have."""


def no_files(_path: str) -> str | None:
    """Where nothing is known of files."""
    return None


class LinkProblem(StrEnum):
    """Why a link to a file leads nowhere; it then stays as it was written."""

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


def lead_to_files(root: Element, source: str, base: str, address_of: FileAddress) -> tuple[FileLink, ...]:
    """Turn each path in the tree into an address; what the links say.

    ``source`` is the file that the text comes from, ``base`` leads from its page to the site's root.
    """
    links: list[FileLink] = []
    for element in root.iter():
        name = _ADDRESSES.get(element.tag)
        written = element.get(name) if name and HREF_LATER not in element.attrib else None
        if name and written:
            element.set(name, _address(written, source, base, address_of, links))
    return tuple(links)


def _address(written: str, source: str, base: str, address_of: FileAddress, links: list[FileLink]) -> str:
    try:
        scheme, netloc, path, query, anchor = urlsplit(written)
    except ValueError:
        return written  # brackets that are no address of a machine
    if scheme or netloc:
        return written
    if not path:
        if anchor:
            links.append(FileLink(written, source, anchor))
        return written
    path = unquote(path).replace("\\", "/")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
    address = None if path.startswith("/") else address_of(target)
    if address is None:
        links.append(FileLink(written, target, anchor, _problem(path)))
        return written
    links.append(FileLink(written, target, anchor))
    return urlunsplit(("", "", base + address, query, anchor))


def _problem(path: str) -> LinkProblem:
    if path.startswith("/"):
        return LinkProblem.ABSOLUTE
    named = posixpath.splitext(path)[1]
    return LinkProblem.NOT_FOUND if named else LinkProblem.UNRECOGNISED
