"""What the checks against the ledger share."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.model.digest import ALGORITHM
from sop_plugin.model.document import Document
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual

_DIGEST_SHOWN = len(f"{ALGORITHM}:") + 12


def recorded_documents(manual: Manual, ledger: Ledger) -> Iterator[Document]:
    """Documents that the ledger knows; of those that share a number, the first."""
    return (document for number, document in manual.by_number.items() if number in ledger.by_number)


def short(digest: str) -> str:
    """As much of a digest as tells it from another in a message."""
    return f"{digest[:_DIGEST_SHOWN]}…"
