"""The ledgers of a manual, read and held against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sop_plugin.checks.all import check_evidence
from sop_plugin.checks.copies import check_copies
from sop_plugin.checks.training import check_training
from sop_plugin.checks.trust_history import improper_statements, unrecorded_changes
from sop_plugin.compile.sources import Capabilities, Sources
from sop_plugin.model.copies import CopyLedger
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.settings import Settings
from sop_plugin.model.settings_then import with_roles_then
from sop_plugin.model.training import TrainingLedger
from sop_plugin.model.trust.facts import TrustRoot
from sop_plugin.model.trust.root import trust_root
from sop_plugin.reading.ledger.copies import CopiesReading, read_copies
from sop_plugin.reading.ledger.file import LedgerReading
from sop_plugin.reading.ledger.training import TrainingReading, read_training


def recorded_events(sources: Sources, settings: Settings, lent: Capabilities) -> LedgerReading:
    """The ledger of documents, its signatures in the roles of their day."""
    if sources.ledger is None:
        return LedgerReading(None)
    recorded = lent.read_ledger(sources.ledger, settings.roles)
    if recorded.ledger is None:
        return recorded
    return replace(recorded, ledger=with_roles_then(recorded.ledger, settings.roles, lent.settings_then))


def check_recorded(
    working: Manual, recorded: LedgerReading, site: TrustRoot | None, lent: Capabilities
) -> Iterator[Finding]:
    """What the ledger says against the manual. While a line cannot be read, what seems to be missing may stand in it."""
    if recorded.ledger is None or not recorded.whole:
        return
    yield from check_evidence(working, recorded.ledger)
    yield from unrecorded_changes(
        working, trust_root(working.organisation, working.settings, site), recorded.ledger
    )
    yield from improper_statements(working, recorded.ledger, lent.verify_seal)


@dataclass(frozen=True)
class SideLedgers:
    """The ledgers beside that of documents; ``None`` where there is none, or it cannot be read."""

    copies: CopyLedger | None
    training: TrainingLedger | None
    findings: tuple[Finding, ...]


def side_ledgers(sources: Sources, working: Manual, ledger: Ledger, lent: Capabilities) -> SideLedgers:
    """Controlled copies and acknowledgements, read and held against the ``ledger`` of documents."""
    copies = read_copies(sources.copies) if sources.copies is not None else CopiesReading(None)
    training = read_training(sources.training) if sources.training is not None else TrainingReading(None)
    findings = [*copies.findings, *training.findings]
    if copies.ledger is not None:
        findings += check_copies(working, ledger, copies.ledger, lent.verify_seal)
    if training.ledger is not None:
        findings += check_training(working, ledger, training.ledger, lent.verify_seal)
    return SideLedgers(copies.ledger, training.ledger, tuple(findings))
