"""Which two texts of a number somebody wants to hold against each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sop_plugin.changes.clauses import ClauseChange, clause_changes
from sop_plugin.model.digest import is_of
from sop_plugin.model.document import Document
from sop_plugin.model.event import Released
from sop_plugin.model.history import History


class NoComparison(StrEnum):
    """Why there is nothing to compare."""

    ONE_TEXT = "one_text"
    UNKNOWN_REVISION = "unknown_revision"
    TEXT_MISSING = "text_missing"


@dataclass(frozen=True)
class ComparedText:
    """One side: a released revision, or the source file where ``release`` is ``None``."""

    document: Document
    release: Released | None


@dataclass(frozen=True)
class TextComparison:
    """The earlier and the later text."""

    before: ComparedText
    after: ComparedText


def compared_texts(
    history: History, first: int | None = None, last: int | None = None
) -> TextComparison | tuple[NoComparison, int]:
    """The texts of two revisions, or why not and of which revision.

    Without ``first`` and ``last``: the last released revision and the source file where it says something else, else the last two
    releases. With one of them, the other is its neighbour.
    """
    working = _unreleased(history)
    released = [revision.release.revision for revision in history.revisions]
    known = [*released, *([working.revision] if working and working.revision not in released else [])]
    for wanted in (first, last):
        if wanted is not None and wanted not in known:
            return NoComparison.UNKNOWN_REVISION, wanted
    if last is None and working is None:
        if not released or (first is not None and released[-1] <= first):
            return NoComparison.ONE_TEXT, released[-1] if released else 0
        last = released[-1]
    # Without a number it is the source file, which may well have a released one's without being its text.
    after = _text(history, last, working)
    if after is None:
        return NoComparison.TEXT_MISSING, last or 0
    if first is None:
        coming, unreleased = after.document.revision, after.release is None
        earlier = [
            revision for revision in released if revision < coming or (unreleased and revision == coming)
        ]
        if not earlier:
            return NoComparison.ONE_TEXT, after.document.revision
        first = earlier[-1]
    before = _text(history, first, working)
    if before is None:
        return NoComparison.TEXT_MISSING, first
    return TextComparison(before, after)


def unreleased_changes(history: History) -> tuple[ClauseChange, ...]:
    """The clauses that the source file changes since the last release; none where either text is not there."""
    compared = compared_texts(history)
    if not isinstance(compared, TextComparison) or compared.after.release is not None:
        return ()
    return clause_changes(compared.before.document, compared.after.document)


def _unreleased(history: History) -> Document | None:
    """The source file where it says something else than what was released of it."""
    working = history.working
    if working is None or history.withdrawal is not None:
        return None
    release = next((r.release for r in history.revisions if r.release.revision == working.revision), None)
    return working if release is None or not is_of(release.digest, working) else None


def _text(history: History, revision: int | None, working: Document | None) -> ComparedText | None:
    """A released revision, or the source file for ``None`` and for a number that it alone has."""
    found = next((r for r in history.revisions if r.release.revision == revision), None)
    if found is not None:
        return ComparedText(found.document, found.release) if found.document is not None else None
    return ComparedText(working, None) if working is not None else None
