"""A manual as one commit or the working tree holds it."""

from __future__ import annotations

from dataclasses import dataclass

from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual


@dataclass(frozen=True)
class Snapshot:
    """The source files as a manual, whatever readers see of them, with the ledger beside them.

    ``name`` is how a person names it: a branch or the beginning of a commit's id.
    """

    manual: Manual
    ledger: Ledger
    name: str = ""
