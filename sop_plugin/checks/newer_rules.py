"""Documents in use that were approved by earlier rules, and do not meet those of today: work to do, and no error."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.checks.structure import missing_chapters, topics_present
from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.headings import WANTED, heading_kinds
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.model.roles import Role
from sop_plugin.model.rule_changes import day_of_rules
from sop_plugin.rules import approvals as rules
from sop_plugin.words.voice import Sentence, Words

_REVIEWED = Words("至少每 {every}复审", "a review every {every}")


def not_up_to_newer_rules(manual: Manual) -> Iterator[Finding]:
    """One finding for each such document."""
    changes = [change for change in manual.settings.rule_changes if change.since <= manual.as_of]
    if not changes:
        return
    for document in manual.documents:
        day = day_of_rules(document)
        since = [c.since for c in changes if c.since > day and document.type in c.types]
        wanted = _wanted(manual, document) if since and document.status is Status.APPROVED else []
        if wanted:
            yield rules.NEWER_RULES.at(
                document.place("approvals"),
                number=document.number,
                revision=document.revision,
                day=day,
                since=since[-1],
                wanted=wanted,
            )


def _wanted(manual: Manual, document: Document) -> list[Role | Words | Sentence | str]:
    """What the rules of today want that neither it nor the rules of its day had: signatures, headings, reviews more often."""
    settings, day = manual.settings, day_of_rules(document)
    now, then = settings.type_on(document.type, manual.as_of), settings.type_on(document.type, day)
    if now is None or then is None:
        return []
    signed = {approval.role for approval in document.approvals}
    present = topics_present(document, heading_kinds(settings.extra_headings))
    every, longest = document.review.every, settings.longest_review(document.type, manual.as_of)
    rare = longest is not None and every is not None and every > longest
    return [
        *(role for role in now.required_roles if role not in signed and role not in then.required_roles),
        *(WANTED[h] for h in now.required_headings if h not in present and h not in then.required_headings),
        *(c[0] for c in missing_chapters(document, now.chapters) if c not in then.chapters),
        *((_REVIEWED.filled(every=longest),) if rare else ()),
    ]
