"""Whether a text was helpful: two plain links to whatever the company counts with. Nothing is asked before somebody chooses one."""

from __future__ import annotations

from sop_plugin.model.document import Document
from sop_plugin.pages.documents.prefilled import filled
from sop_plugin.pages.edition import Edition
from sop_plugin.words import labels
from sop_plugin.words.voice import Words

_ANSWERS = (("yes", labels.HELPFUL_YES), ("no", labels.HELPFUL_NO))
_ANSWER = "{answer}"


def helpful_links(edition: Edition, document: Document) -> tuple[tuple[str, Words], ...]:
    """Address and words of each answer, of one where the counter takes no other; none where the settings name no counter."""
    target = edition.manual.settings.helpful
    if not target or edition.published.get(document.path) is not document:
        return ()
    answers = _ANSWERS if _ANSWER in target else _ANSWERS[:1]
    said = {"number": document.number, "revision": document.revision}
    return tuple((filled(target, said | {"answer": answer}) or target, words) for answer, words in answers)
