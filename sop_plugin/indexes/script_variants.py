"""Which Traditional characters the manual uses for which Simplified ones, so that a query can be offered in the other script."""

from __future__ import annotations

from collections import Counter

from sop_plugin.indexes.keywords import Simplify
from sop_plugin.model.manual import Manual
from sop_plugin.words.language import Language


def script_variants(manual: Manual, simplify: Simplify) -> dict[str, str]:
    """Traditional → Simplified for every character of the Traditional documents that differs, the commonest first."""
    counts: Counter[str] = Counter()
    for document in manual.documents:
        if document.language is Language.ZH_HANT:
            counts.update(document.title)
            counts.update(document.body.text)
    # Character by character: a phrase could be simplified to other words than its characters.
    pairs = (
        (character, simplify(character)) for character, _ in counts.most_common() if character > "\u2e7f"
    )
    return {character: simple for character, simple in pairs if simple != character}
