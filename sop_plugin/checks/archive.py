"""Texts that readers must see, held against what git could give."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from datetime import date

from sop_plugin.model.finding import Finding
from sop_plugin.model.history import Histories
from sop_plugin.model.site_manifest import FileFacts
from sop_plugin.rules import archive as rules


def missing_texts_in_force(histories: Histories, as_of: date) -> Iterator[Finding]:
    """Revisions in force whose text cannot be shown: without them the manual must not be published as if it were whole."""
    ledger = histories.ledger
    for number, history in histories.by_number.items():
        release = ledger.in_force(number, as_of)
        revision = next((r for r in history.revisions if r.release == release), None)
        if release is not None and revision is not None and revision.document is None:
            yield rules.TEXT_IN_FORCE_MISSING.at(
                ledger.place(release), number=number, revision=release.revision
            )


def files_not_kept(
    histories: Histories, facts_of: Callable[[str], FileFacts | None], kept: Container[str], *, whole: bool
) -> Iterator[Finding]:
    """Released files that git does not keep, or that are not what was recorded.

    ``facts_of`` tells what a blob holds, ``kept`` are those that a commit holds, ``whole``: the history is not cut off. While the source
    file is the released one, committing it is the next step and nothing is lost.
    """
    ledger = histories.ledger
    for number, history in histories.by_number.items():
        working = {each.name: each.facts for each in history.working.attachments} if history.working else {}
        for release in ledger.releases(number):
            for file in release.files or ():
                told = {"event": release.name, "file": file.name, "blob": file.blob[:12]}
                facts = facts_of(file.blob)
                gone = facts is None and (whole or file.blob in kept)
                unkept = whole and file.blob not in kept and working.get(file.name) != file.facts
                if facts is not None and facts != file.facts:
                    yield rules.FILE_IS_ANOTHER.at(ledger.place(release), **told)
                elif gone or unkept:
                    yield rules.FILE_NOT_IN_GIT.at(ledger.place(release), **told)
