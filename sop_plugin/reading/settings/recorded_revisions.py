"""Revisions that were released as an earlier setting wrote them: they stay readable, also where that setting was simply replaced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.revision_label import RevisionScheme, RevisionSchemeError, pattern_like
from sop_plugin.model.settings import Settings
from sop_plugin.rules import approvals as rules

_SHOWN = 5


def with_recorded_revisions(settings: Settings, ledger: Ledger) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings with patterns for all revisions that were released, behind their own, and a finding where some were missing."""
    released = [r.revision for number in ledger.by_number for r in ledger.releases(number)]
    labels = dict.fromkeys(map(str, released))
    scheme = settings.revisions
    unknown = [label for label in labels if scheme.parse(label) is None]
    if not unknown:
        return settings, ()
    likes = dict.fromkeys(pattern_like(label) for label in unknown)
    added = [pattern for pattern in likes if pattern not in scheme.patterns]
    try:
        known = replace(scheme, patterns=(*scheme.patterns, *added))
        if not added:
            # They are written as today's are, and come before what is the first by now.
            known = replace(scheme, first_label=str(min(released)))
    except RevisionSchemeError:
        return settings, ()
    told = _told(settings, unknown, known.patterns) if added else _told_of_first(settings, unknown, known)
    return replace(settings, revisions=known, written_revisions=scheme), tuple(told)


def _told(settings: Settings, labels: list[str], patterns: tuple[str, ...]) -> Iterator[Finding]:
    yield rules.REVISIONS_OF_NO_PATTERN.at(
        settings.place("revision_pattern"),
        count=len(labels),
        labels=labels[:_SHOWN],
        pattern=settings.revisions.patterns[0],
        patterns=", ".join(f'"{pattern}"' for pattern in patterns),
    )


def _told_of_first(settings: Settings, labels: list[str], known: RevisionScheme) -> Iterator[Finding]:
    yield rules.REVISIONS_BEFORE_FIRST.at(
        settings.place("first_revision"),
        count=len(labels),
        labels=labels[:_SHOWN],
        first=settings.revisions.first,
        earliest=known.first,
    )
