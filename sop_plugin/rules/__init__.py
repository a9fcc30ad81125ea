"""The catalogue of findings: every rule has its one home here, and its text is its documentation.

The reference page of the manual, ``sop explain`` and the golden tests are made from it. A module per group:
SOP0xx files · SOP1xx front matter · SOP2xx numbers and names · SOP3xx structure · SOP4xx dates and reviews ·
SOP5xx approvals · SOP6xx references and files · SOP7xx keywords · SOP8xx the organisation file · SOP9xx the ledger and what it proves,
controlled copies, training, and a change against its branch.
"""

from __future__ import annotations

from types import ModuleType

from sop_plugin.model.finding import Rule
from sop_plugin.rules import (
    approvals,
    archive,
    asked,
    attachments,
    comparison,
    copies,
    dates,
    evidence,
    files,
    front_matter,
    keywords,
    ledger,
    ledger_history,
    lowering,
    manual_files,
    markdown,
    numbers,
    organisation,
    questions,
    recording,
    references,
    requirements,
    seals,
    signatures,
    site,
    steps,
    structure,
    synonyms,
    templates,
    trail,
    training,
    translations,
    trust,
    wording,
)

GROUPS: tuple[ModuleType, ...] = (
    files,
    manual_files,
    site,
    front_matter,
    numbers,
    structure,
    templates,
    steps,
    markdown,
    wording,
    dates,
    approvals,
    references,
    questions,
    requirements,
    attachments,
    translations,
    keywords,
    synonyms,
    asked,
    organisation,
    trust,
    lowering,
    ledger,
    ledger_history,
    evidence,
    signatures,
    archive,
    seals,
    recording,
    copies,
    training,
    trail,
    comparison,
)


def all_rules() -> dict[str, Rule]:
    """Code → rule, in the order of the codes."""
    rules = [value for group in GROUPS for value in vars(group).values() if isinstance(value, Rule)]
    return {rule.code: rule for rule in sorted(rules, key=lambda rule: rule.code)}
