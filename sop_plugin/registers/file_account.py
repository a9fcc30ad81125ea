"""Every file below the documents' folder: what it is to the manual, so that nothing is published that nobody knows of."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from sop_plugin.model.document import RejectedSource
from sop_plugin.model.history import Histories
from sop_plugin.model.manual_files import (
    AccountedFile,
    FileAccount,
    FileStanding,
    FolderListing,
    ListedFile,
    OutsidePage,
    is_text_name,
)


def file_account(
    folder: FolderListing,
    histories: Histories,
    rejected: Iterable[RejectedSource],
    pages: Collection[OutsidePage],
    unreadable: Iterable[str],
) -> FileAccount:
    """Each file is counted once; ``unreadable`` are the paths of pages that could not be read."""
    shows = _shows(histories)
    texts = dict.fromkeys((document.path for document in histories.documents), FileStanding.CONTROLLED)
    texts |= dict.fromkeys((page.path for page in pages), FileStanding.PAGE)
    texts |= dict.fromkeys((*(source.path for source in rejected), *unreadable), FileStanding.UNUSABLE)
    by_name = _by_name(pages)

    def account(file: ListedFile) -> AccountedFile:
        path = posixpath.join(folder.path, file.inside)
        if file.left_out:
            return AccountedFile(path, FileStanding.LEFT_OUT)
        if path in texts:
            return AccountedFile(path, texts[path])
        if path in shows:
            return AccountedFile(path, FileStanding.ATTACHED, tuple(shows[path]))
        # Whatever should be read and was not, such as what lies in a folder that is named like a document.
        if file.trouble is not None or is_text_name(file.name):
            return AccountedFile(path, FileStanding.UNUSABLE)
        by_site = file.name in folder.named_by_site
        if file.name in by_name or by_site:
            return AccountedFile(path, FileStanding.NAMED, tuple(by_name.get(file.name, ())), by_site)
        return AccountedFile(path, FileStanding.UNCLAIMED)

    return FileAccount(folder.path, tuple(map(account, folder.files)))


def _shows(histories: Histories) -> Mapping[str, list[str]]:
    """Path of a file → the paths of the documents of which a revision, be it an earlier one, shows or links it."""
    revisions = (r.document for history in histories.by_number.values() for r in history.revisions)
    documents = (*histories.documents, *(document for document in revisions if document is not None))
    shows: dict[str, dict[str, None]] = defaultdict(dict)
    for document in documents:
        for file in document.body.files:
            shows[file.path][document.path] = None
    return {path: list(texts) for path, texts in shows.items()}


def _by_name(pages: Iterable[OutsidePage]) -> Mapping[str, list[str]]:
    """Name of a file → the paths of the pages in which it stands."""
    found: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        for name in page.names:
            found[name].append(page.path)
    return found
