"""Pictures of a text within the page that shows them, for pages that are handed on alone."""

from __future__ import annotations

import mimetypes
import re
from base64 import b64encode
from collections.abc import Mapping
from html import unescape

from sop_plugin.model.attachment import Attachment
from sop_plugin.model.document import Document
from sop_plugin.outside.git_program import GitError
from sop_plugin.pages.attached import file_addresses
from sop_plugin.workspace.released_files import NotToBeHad, ReleasedFileReader
from sop_plugin.workspace.workspace import Workspace

_LARGEST = 8_000_000
"""Bytes of a picture that still goes by mail within a page; of a larger one the page has the words."""
_SHOWN = re.compile(r'(?<= src=")files/[0-9a-f]+/[^"]*(?=")')


class PicturesInside:
    """The pictures of some texts, each as it was with that text."""

    def __init__(self, workspace: Workspace, *documents: Document) -> None:
        self._at = {address: each for document in documents for address, each in _pictures(document)}
        self._reader = ReleasedFileReader(workspace, tuple(self._at.values()))

    def addresses(self, document: Document) -> Mapping[str, str]:
        """Name in the text → address to draw it with, of what ``put_in`` knows."""
        known = file_addresses(document)
        return {each.name: known[each.name] for address, each in _pictures(document) if address in self._at}

    def put_in(self, html: str) -> str:
        """``html`` with the bytes of its pictures in place of their addresses; those that cannot be had stay words."""
        inside: dict[str, str] = {}

        def of(found: re.Match[str]) -> str:
            address = unescape(found[0])
            if address not in inside:
                inside[address] = self._inside(address) or found[0]
            return inside[address]

        return _SHOWN.sub(of, html)

    def _inside(self, address: str) -> str | None:
        picture = self._at.get(address)
        try:
            data = self._reader.read(picture) if picture is not None else None
        except (NotToBeHad, GitError, OSError):
            data = None
        return f"data:{_type_of(address)};base64,{b64encode(data).decode()}" if data is not None else None


def _pictures(document: Document) -> list[tuple[str, Attachment]]:
    addresses = file_addresses(document)
    return [
        (addresses[each.name], each)
        for each in document.attachments
        if each.facts.size <= _LARGEST and (_type_of(each.name) or "").startswith("image/")
    ]


def _type_of(name: str) -> str | None:
    return mimetypes.guess_type(name)[0]
