"""Old pictures beside new ones, in a report: where a site has both; else how to see them."""

from __future__ import annotations

import mimetypes
from urllib.parse import quote

from sop_plugin.model.attachment import Attachment, attached_file
from sop_plugin.model.document import Document
from sop_plugin.reporting import change_words as words
from sop_plugin.reporting.markdown import code, plain
from sop_plugin.words.voice import Said, Sentence


def changed_pictures(old: Document, new: Document) -> tuple[tuple[Attachment, Attachment], ...]:
    """The pictures of one name that hold something else than before."""
    before = {each.name: each for each in old.attachments}
    return tuple(
        (before[each.name], each)
        for each in new.attachments
        if each.name in before
        and each.facts != before[each.name].facts
        and (mimetypes.guess_type(each.name)[0] or "").startswith("image/")
    )


def pictures_beside(
    number: str, pairs: tuple[tuple[Attachment, Attachment], ...], site: str | None
) -> Said | Sentence:
    """``site`` is the address of one that has both texts, as released."""
    if site is None:
        return words.SEE_PICTURES.filled(command=code(f"sop diff {number} --html changes.html"))
    return Said(
        "<br>".join(
            f"{_picture(one, site)} → {_picture(other, site)} {plain(other.name)}" for one, other in pairs
        )
    )


def _picture(picture: Attachment, site: str) -> str:
    return f"![{picture.facts.sha256[:6]}]({site.rstrip('/')}/{quote(attached_file(picture))})"
