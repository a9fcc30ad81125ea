"""Where git's history is not to be had: released texts that today's settings find fault with are told once, not each by each.

A file whose bytes are those that were released was in order by the settings of its day; which these were, the history alone can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sop_plugin.checks.settings_then import OF_RELEASES
from sop_plugin.compile.sources import BlobOf, Sources
from sop_plugin.model.event import Released
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.settings import Settings
from sop_plugin.rules import approvals as rules
from sop_plugin.rules import archive, evidence, files, references, requirements
from sop_plugin.words.voice import Words

_SHOWN = 10
_NOTED = re.compile(rb"^(?:reviews|withdrawal):.*\n(?:[ \t].*\n|- .*\n)*", re.MULTILINE)
_WITHDRAWN = re.compile(rb"^status: withdrawn$", re.MULTILINE)
_OF_TEXTS = ("SOP1", "SOP2", "SOP3", "SOP4", "SOP5")
_OF_ONE_TEXT = (archive.TEXT_IN_FORCE_MISSING, archive.TEXT_IS_ANOTHER)
_OTHERS = (
    files.TOO_LARGE,
    references.TITLE_UNKNOWN,
    requirements.REQUIREMENT_UNKNOWN,
    evidence.NUMBER_NEVER_ISSUED,
    evidence.DOCUMENT_VANISHED,
    evidence.ISSUED_OTHERWISE,
    evidence.REVISION_BEHIND,
    evidence.TEXT_CHANGED,
    evidence.RELEASE_UNSEALED,
    evidence.RELEASE_DIFFERS,
    evidence.APPROVAL_NOT_RECORDED,
    evidence.APPROVAL_NOT_SHOWN,
    evidence.REVIEW_NOT_RECORDED,
    evidence.REVIEW_NOT_SHOWN,
    evidence.WITHDRAWAL_NOT_RECORDED,
    evidence.WITHDRAWAL_NOT_SHOWN,
    evidence.ADOPTION_DIFFERS,
    *_OF_ONE_TEXT,
    *OF_RELEASES,
)
"""What settings may bring about in a text that nobody touched; what it refers to, and who is there, is told as ever."""


def told_once(
    findings: Sequence[Finding],
    sources: Sources,
    ledger: Ledger,
    settings: Settings,
    lacking: Words | None,
    blob_of: BlobOf,
) -> tuple[Finding, ...]:
    """The findings, with one in place of those that the settings of another day may excuse; ``lacking`` says why nobody knows these."""
    if lacking is None or not any(finding.fails_strict for finding in findings):
        return tuple(findings)
    unchanged = dict(_unchanged(sources, ledger, blob_of))
    numbers = {release.number for release in unchanged.values()}
    path = sources.ledger.path if sources.ledger is not None else None
    lines = {event.line for number in numbers for event in ledger.by_number[number]}
    released = {release.line for release in unchanged.values()}

    def may_be_excused(finding: Finding) -> bool:
        if not finding.fails_strict or not (finding.code.startswith(_OF_TEXTS) or finding.rule in _OTHERS):
            return False
        if finding.place.path != path:
            return finding.place.path in unchanged
        # The text of another revision may be missing all the same.
        return finding.place.line in (released if finding.rule in _OF_ONE_TEXT else lines)

    doubtful = [finding for finding in findings if may_be_excused(finding)]
    if not doubtful:
        return tuple(findings)
    told = rules.SETTINGS_OF_THEN_UNKNOWN.at(
        settings.place(),
        count=len(numbers),
        numbers=sorted(numbers)[:_SHOWN],
        codes=sorted({finding.code for finding in doubtful}),
        lacking=lacking,
        path=settings.place().path,
    )
    return (*(finding for finding in findings if finding not in doubtful), told)


def _unchanged(sources: Sources, ledger: Ledger, blob_of: BlobOf) -> Iterator[tuple[str, Released]]:
    """Path → the release of which a file still has the very bytes, but for what was noted in it since."""
    released = {r.blob: r for number in ledger.by_number for r in ledger.releases(number)}
    lengths = {len(blob) for blob in released}
    for source in sources.documents:
        for data in dict.fromkeys((source.data, _without_notes(source.data))):
            for length in lengths:
                release = released.get(blob_of(data, length))
                if release is not None:
                    yield source.path, release


def _without_notes(data: bytes) -> bytes:
    """A text as it was before it was reviewed or withdrawn."""
    _, begin, rest = data.partition(b"---\n")
    header, end, body = rest.partition(b"\n---\n")
    header = _NOTED.sub(b"", header + b"\n").removesuffix(b"\n")
    return begin + _WITHDRAWN.sub(b"status: approved", header) + end + body
