"""What the page of a revision says of its controlled copies, for whoever has scanned one."""

from __future__ import annotations

from dataclasses import dataclass

from sop_plugin.model.copies import Copy, short_digest
from sop_plugin.model.document import Document
from sop_plugin.pages.copy_address import copy_place
from sop_plugin.pages.edition import Edition


@dataclass(frozen=True)
class CopiesOfRevision:
    """Those of one revision, by their numbers, and the digest that each must bear."""

    copies: tuple[Copy, ...]
    digest: str

    def place(self, copy: Copy) -> str:
        """Where the address on it leads within the page."""
        return copy_place(copy.serial, self.digest)


def copies_of_revision(edition: Edition, document: Document) -> CopiesOfRevision | None:
    """``None`` on pages that no copy leads to, and in a manual that never issued one."""
    copies, ledger = edition.compiled.copies, edition.compiled.histories.ledger
    release = ledger.release(document.number, document.revision)
    if copies is None or release is None or document.path not in edition.revision_pages:
        return None
    known = copies.copies_of(document.number, edition.manual.as_of)
    own = tuple(copy for copy in known if copy.revision == document.revision)
    return CopiesOfRevision(own, short_digest(release.digest))
