"""A document as HTML for paper, with what has to be handed over beside it. No clock, no files: the same input, the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import unquote

from markupsafe import Markup

from sop_plugin.model.attachment import Attachment
from sop_plugin.model.document import Document
from sop_plugin.model.number import revision_file
from sop_plugin.pages.attached import file_addresses
from sop_plugin.pages.documents.attachments import attachment_lines
from sop_plugin.pages.documents.history import RevisionLine, revision_lines
from sop_plugin.pages.drawing import templates_of
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.voice import labels_in, page_voice
from sop_plugin.printing.control import ControlledCopy, notice, shown_state, stamp
from sop_plugin.printing.signers import footer_lines
from sop_plugin.printing.text import paper_text
from sop_plugin.standing.approval_block import approval_block
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Voice, Words

_environment = templates_of("sop_plugin.printing")
_SHOWN = re.compile(r'<img\b[^<>]*? src="(?P<address>[^"]+)"')
# A title of this many characters takes two lines in the head of a sheet; a longer one is set smaller.
_LONG_TITLE = 34
# The name of no file that a document can have beside it.
_COPY_CODE = ":copy.svg"
_SIMPLIFIED, _TRADITIONAL = "Noto Sans CJK SC", "Noto Sans CJK TC"
_WORDS = {
    "sheet": Words("第 ", "Page "),
    "of": Words(" 页 共 ", " of "),
    "sheets": Words(" 页", ""),
    "contents": Words("目录", "Contents"),
    "charts": Words("附图：流程图", "Flow charts"),
    "digest": Words("正文摘要", "Digest of the text"),
    "binder": Words("文件汇编", "binder"),
    "at_page": Words("页", "Page"),
    "embedded": Words("附件已嵌入本 PDF。", "The files are embedded in this PDF."),
}


@dataclass(frozen=True)
class Paper:
    """``html`` shows the ``pictures`` and ``drawings`` at their addresses, and nothing else; ``embedded`` go along within the PDF."""

    name: str
    number: str
    html: str
    pictures: Mapping[str, Attachment]
    drawings: Mapping[str, bytes]
    embedded: tuple[Attachment, ...]
    effective: date | None


@dataclass(frozen=True)
class Sheets:
    """The sheets of one document, without what stands around them in a file."""

    html: Markup
    pictures: Mapping[str, Attachment]
    drawings: Mapping[str, bytes]


def paper(edition: Edition, document: Document, today: date, copy: ControlledCopy | None = None) -> Paper:
    """A released text for paper, which says what it is worth ``today``."""
    made = sheets(edition, document, today, copy)
    voice = page_voice(document.language)
    issuer = edition.manual.organisation.issuer_of(document.department)
    html = draw(
        "paper.html",
        voice,
        document=document,
        family=font_family(document.language),
        issuer=voice.say(issuer.name) if issuer else "",
        state=voice.say(shown_state(document.state(today, edition.manual.settings.lead_days))),
        anchor=edition.anchor,
        level=edition.manual.confidentiality.level_of(document),
        copy=copy,
        sheets=made.html,
    )
    name = revision_file(document.number, document.revision)
    if copy is not None:
        name += f"-copy{copy.name.rpartition(':')[2]}"
    return Paper(
        name,
        document.number,
        html,
        made.pictures,
        made.drawings,
        document.attachments,
        document.effective,
    )


def sheets(edition: Edition, document: Document, today: date, copy: ControlledCopy | None) -> Sheets:
    """The same for a file that holds several documents."""
    manual, compiled = edition.manual, edition.compiled
    voice = page_voice(document.language)
    text = paper_text(edition, document, font_family(document.language))
    block = approval_block(manual, document, compiled.ledger, compiled.seals)
    issuer = manual.organisation.issuer_of(document.department)
    state = document.state(today, manual.settings.lead_days)
    release = compiled.histories.ledger.release(document.number, document.revision)
    html = draw(
        "sheets.html",
        voice,
        document=document,
        manual=manual,
        issuer=voice.say(issuer.name) if issuer else "",
        title_class="long" if len(document.title) > _LONG_TITLE else "",
        state=voice.say(shown_state(state)),
        stamp=voice.say(mark) if (mark := stamp(state)) else "",
        notice=voice.say(notice(copy)),
        text=text,
        block=block,
        type_label=manual.settings.type_label,
        level=manual.confidentiality.level_of(document),
        sealed=compiled.ledger is not None and bool(block.signatures),
        signers=footer_lines(block, voice),
        history=_history(edition, document),
        attachments=attachment_lines(edition, document),
        anchor=edition.anchor,
        digest=release.digest if release is not None else "",
        copy=copy,
        copy_code=_COPY_CODE,
    )
    return Sheets(
        Markup(html),  # noqa: S704 - the template escapes every value
        _pictures(html, document.attachments, file_addresses(document)),
        {chart.address: chart.drawing for row in text.charts for chart in row}
        | ({_COPY_CODE: copy.code} if copy is not None and copy.code else {}),
    )


def draw(template: str, voice: Voice, **values: object) -> str:
    """The HTML of a template, with the words that all have; its style is ``sheet_style``."""
    return _environment.get_template(template).render(
        voice=voice,
        t=labels_in(voice),
        said={name: voice.say(words) for name, words in _WORDS.items()},
        **values,
    )


def font_family(language: Language) -> str:
    """What the letters of a language are set in."""
    return _TRADITIONAL if language is Language.ZH_HANT else _SIMPLIFIED


def _history(edition: Edition, document: Document) -> tuple[RevisionLine, ...]:
    """Up to this revision: what came later, its sheets need not know."""
    lines = revision_lines(edition, document.number)
    return tuple(line for line in lines if line.revision <= document.revision)


@cache
def sheet_style() -> str:
    """The style of all sheets, a constant of the package: whoever prints many of them reads it once."""
    return _environment.get_template("paper.css").render()


def _pictures(
    html: str, files: Iterable[Attachment], addresses: Mapping[str, str]
) -> Mapping[str, Attachment]:
    """Address → file, of the files that the text shows."""
    shown = {unquote(match["address"]) for match in _SHOWN.finditer(html)}
    return {unquote(addresses[file.name]): file for file in files if unquote(addresses[file.name]) in shown}
