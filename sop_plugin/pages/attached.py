"""The files of released texts in the site: by what they hold, so that each revision shows its own, and two show one."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from sop_plugin.model.attachment import attached_file
from sop_plugin.model.document import Document


def attached_addresses(document: Document) -> Mapping[str, str]:
    """Name in the text → address, of the files that were released with it; those of a draft stay where they lie."""
    addresses = file_addresses(document)
    return {a.name: addresses[a.name] for a in document.attachments if a.blob is not None}


def file_addresses(document: Document) -> Mapping[str, str]:
    """The same of every file of a text, for whoever hands the files over with it."""
    return {attachment.name: quote(attached_file(attachment)) for attachment in document.attachments}
