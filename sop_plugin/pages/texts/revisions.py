"""Pages of revisions that are not the one readers work by: superseded, yet to come, or being written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sop_plugin.model.document import Document
from sop_plugin.model.history import Histories, History, Revision, as_released
from sop_plugin.model.manual import Manual
from sop_plugin.model.number import revision_form
from sop_plugin.rendering.publication import address as number_address


@dataclass(frozen=True)
class RevisionPage:
    """A text with a page of its own below the number's address, which it has as its path; ``before`` is the revision it followed.

    ``source`` is the file that links of the text count from.
    """

    document: Document
    address: str
    before: Document | None
    source: str

    @property
    def redline_address(self) -> str | None:
        """Where the redline against the revision before stands."""
        return f"{self.address}redline/" if self.before is not None else None


def revision_address(number: str, revision: int) -> str:
    """The permanent address of one revision's own page."""
    return f"{number_address(number)}{revision_form(revision)}/"


def revision_pages(manual: Manual, histories: Histories, *, preview: bool) -> Iterator[RevisionPage]:
    """One for each released revision whose text is there, and for pending texts in a preview.

    Every released revision has its page, the one in force too, so that an address with a revision never changes what it shows.
    """
    for number, history in histories.by_number.items():
        if manual.number_pattern.parse(number) is None:
            continue
        texts = list(_released(history, manual.as_of))
        if preview and history.pending is not None and history.revisions:
            texts.append(history.pending)
        before: Document | None = None
        for document in texts:
            address = revision_address(number, document.revision)
            # A path of its own: its references are its own, and it is not the text that the number's address shows.
            page = replace(document, path=address)
            yield RevisionPage(page, address, before, document.path)
            before = page


def _released(history: History, as_of: date) -> Iterator[Document]:
    for revision in history.revisions:
        document = as_released(revision, history, as_of)
        if document is not None:
            yield document


def shown_revision(histories: Histories, number: str, day: date) -> Revision | None:
    """The revision that the number's own address shows on a day."""
    history = histories.by_number.get(number)
    return history.shown(histories.ledger, day) if history else None
