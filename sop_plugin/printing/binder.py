"""A binder: the documents of a department in one volume, with a cover, its register and running page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from sop_plugin.model.attachment import Attachment
from sop_plugin.model.document import Document
from sop_plugin.model.number import address_form
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.voice import page_voice
from sop_plugin.printing.control import notice
from sop_plugin.printing.paper import Paper, draw, font_family, sheets
from sop_plugin.words.voice import Words

_TAG = re.compile(r"<[^<>]*>")
_NAMED = re.compile(r'( id="| href="#| src="(?=charts/))')
_IN_FORCE_ON = Words("{day}有效的文件 {count} 份", "Documents in force on {day}: {count}")


@dataclass(frozen=True)
class BoundDocument:
    """A document in a volume."""

    document: Document
    sheets: Markup


def binder(edition: Edition, department: str, documents: Iterable[Document], today: date) -> Paper:
    """The volume of a department; ``documents`` are in force, as nothing of a volume can be stamped by itself."""
    manual, volume = edition.manual, []
    pictures: dict[str, Attachment] = {}
    drawings: dict[str, bytes] = {}
    embedded: list[Attachment] = []
    for index, document in enumerate(documents, start=1):
        made = sheets(edition, document, today, None)
        volume.append(BoundDocument(document, _of_its_own(made.html, index)))
        pictures |= made.pictures
        drawings |= {_named(address, index): drawing for address, drawing in made.drawings.items()}
        embedded += document.attachments
    voice = page_voice(edition.language)
    issuer = manual.organisation.issuer_of(department)
    html = draw(
        "binder.html",
        voice,
        manual=manual,
        type_label=manual.settings.type_label,
        department=manual.department_name(department, edition.language),
        issuer=voice.say(issuer.name) if issuer else "",
        family=font_family(edition.language),
        notice=voice.say(notice(None)),
        in_force=voice.say(_IN_FORCE_ON, day=manual.as_of, count=len(volume)),
        day=manual.as_of,
        volume=volume,
        anchor=edition.anchor,
    )
    name = f"{address_form(department)}-binder"
    return Paper(name, department, html, pictures, drawings, tuple(embedded), manual.as_of)


def _of_its_own(html: Markup, index: int) -> Markup:
    """Names of one document mean nothing in the next."""

    def named(tag: re.Match[str]) -> str:
        return _NAMED.sub(lambda found: found[0] + _named("", index), tag[0])

    return Markup(_TAG.sub(named, html))  # noqa: S704 - names alone are changed


def _named(name: str, index: int) -> str:
    return f"b{index}-{name}"
