"""The list of a document's files: what each holds, and since which revision it is the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sop_plugin.model.attachment import Attachment
from sop_plugin.model.document import Document
from sop_plugin.pages.attached import attached_addresses
from sop_plugin.pages.edition import Edition


@dataclass(frozen=True)
class AttachmentLine:
    """``address`` is where the site has the file, ``since`` the revision from which on it has not changed."""

    attachment: Attachment
    address: str | None
    since: int

    @property
    def digest(self) -> str:
        """What it holds, as ``sha256sum`` tells it."""
        return self.attachment.facts.sha256


def attachment_lines(edition: Edition, document: Document) -> tuple[AttachmentLine, ...]:
    """One for each file, in the order of their names."""
    return tuple(_lines(edition, document))


def _lines(edition: Edition, document: Document) -> Iterator[AttachmentLine]:
    addresses = attached_addresses(document)
    history = edition.compiled.histories.by_number.get(document.number)
    before = [
        (revision.release.revision, {file.name: file.facts for file in revision.release.files or ()})
        for revision in reversed(history.revisions if history else ())
        if revision.release.revision < document.revision
    ]
    for attachment in document.attachments:
        since = document.revision
        for revision, files in before:
            if files.get(attachment.name) != attachment.facts:
                break
            since = revision
        address = addresses.get(attachment.name) or edition.file_address(attachment.path)
        yield AttachmentLine(attachment, address, since)
