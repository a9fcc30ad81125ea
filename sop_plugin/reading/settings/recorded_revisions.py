"""Revisions that were released as an earlier setting wrote them: they stay readable, also where that setting was simply replaced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.revision_label import RevisionSchemeError, pattern_like
from sop_plugin.model.settings import Settings
from sop_plugin.rules import approvals as rules

_SHOWN = 5


def with_recorded_revisions(settings: Settings, ledger: Ledger) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings with patterns for all revisions that were released, behind their own, and a finding where some were missing."""
    labels = dict.fromkeys(str(r.revision) for number in ledger.by_number for r in ledger.releases(number))
    scheme = settings.revisions
    unknown = [label for label in labels if scheme.parse(label) is None]
    if not unknown:
        return settings, ()
    added = tuple(dict.fromkeys(pattern_like(label) for label in unknown))
    added = tuple(pattern for pattern in added if pattern not in scheme.patterns)
    if not added:
        return settings, ()  # earlier than the first revision, which is told of each
    try:
        known = replace(scheme, patterns=(*scheme.patterns, *added))
    except RevisionSchemeError:
        return settings, ()
    return replace(settings, revisions=known), tuple(_told(settings, unknown, known.patterns))


def _told(settings: Settings, labels: list[str], patterns: tuple[str, ...]) -> Iterator[Finding]:
    yield rules.REVISIONS_OF_NO_PATTERN.at(
        settings.place("revision_pattern"),
        count=len(labels),
        labels=labels[:_SHOWN],
        pattern=settings.revisions.patterns[0],
        patterns=", ".join(f'"{pattern}"' for pattern in patterns),
    )
