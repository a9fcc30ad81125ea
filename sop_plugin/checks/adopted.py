"""Adopted texts were signed elsewhere: how that was done is declared, and not judged here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.rules.adoption import JUDGE_THE_PATH


def without_judging_adopted(
    findings: Iterable[Finding], documents: Iterable[Document], ledger: Ledger
) -> Iterator[Finding]:
    """The findings but those about how an adopted revision came to be in force; its next revision is judged like any other."""
    adopted = {d.path for d in documents if ledger.adoption(d.number, d.revision) is not None}
    return (f for f in findings if f.place.path not in adopted or f.rule not in JUDGE_THE_PATH)
