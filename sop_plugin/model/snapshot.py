"""A manual as one commit or the working tree holds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sop_plugin.model.copies import CopyLedger
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.training import TrainingLedger
from sop_plugin.model.trust.facts import Facts, TrustRoot
from sop_plugin.model.trust.root import trust_root

AnyLedger = Ledger | CopyLedger | TrainingLedger


def never(_line: str, _other: str) -> bool:
    """Of a manual whose history is not known."""
    return False


@dataclass(frozen=True)
class Snapshot:
    """The source files as a manual, whatever readers see of them, with the ledger beside them.

    ``name`` is how a person names it: a branch or the beginning of a commit's id. ``site`` are the facts of the rest of
    ``mkdocs.yml`` and of the programs and pages that it names, by subject. ``stood_before`` says of two lines of the ledger whether
    its history had the first before the second.
    """

    manual: Manual
    ledger: Ledger
    name: str = ""
    site: Mapping[str, Facts] = field(default_factory=dict)
    stood_before: Callable[[str, str], bool] = never
    copies: CopyLedger = field(default_factory=CopyLedger)
    training: TrainingLedger = field(default_factory=TrainingLedger)

    @property
    def ledgers(self) -> tuple[AnyLedger, AnyLedger, AnyLedger]:
        """That of documents, and those beside it, always in one order."""
        return (self.ledger, self.copies, self.training)

    @property
    def trust_root(self) -> TrustRoot:
        """People, keys, authority, departments, rules and settings."""
        return trust_root(self.manual.organisation, self.manual.settings, self.site)
