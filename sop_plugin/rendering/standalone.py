"""One document as a page that needs nothing else: for exports, and for whoever opens them in ten years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from urllib.parse import quote

from markupsafe import Markup

from sop_plugin.model.cross_references import ResolvedReference
from sop_plugin.model.document import Document
from sop_plugin.model.manual import Manual
from sop_plugin.model.number import address_form
from sop_plugin.rendering.document_text import TextSurroundings, render_document
from sop_plugin.rendering.whole_page import html_table, whole_page
from sop_plugin.words import labels
from sop_plugin.words.voice import voice_in

_NO_FILES: Mapping[str, str] = MappingProxyType({})


def standalone_page(
    manual: Manual,
    document: Document,
    references: tuple[ResolvedReference, ...],
    signatures: Iterable[tuple[str, ...]],
    files: Mapping[str, str] = _NO_FILES,
    remarks: Iterable[str] = (),
) -> str:
    """The text of ``document`` with its facts and signatures (role, name, date, seal) above and below; ``remarks`` come first.

    ``manual`` holds the documents that are exported together: references to them lead to the pages beside this one. ``files``
    are the addresses of the files that were released with the text, by the names that it gives them.
    """
    say = voice_in(document.language).say
    facts = (
        (say(labels.NUMBER), document.number),
        (say(labels.REVISION), document.revision),
        (say(labels.EFFECTIVE_DATE), document.effective or ""),
        (say(labels.EXPIRES), document.expires or ""),
        (say(labels.EXECUTING_DEPARTMENT), manual.department_name(document.department, document.language)),
        (say(labels.TYPE), say(manual.settings.type_label(document.type))),
    )
    issuer = manual.organisation.issuer_of(document.department)
    heads = (labels.ROLE, labels.NAME, labels.DATE, labels.SEAL)
    body = Markup(
        "<p>{issuer} · {words}</p>\n<h1>{title}</h1>\n{remarks}{facts}\n{content}\n<h2>{approvals}</h2>\n{signatures}"
    ).format(
        title=document.title,
        issuer=say(issuer.name) if issuer else "",
        words=say(labels.HEADER_WORDS),
        remarks=_remarks(remarks),
        facts=html_table((), [(name, value) for name, value in facts if value != ""]),
        content=standalone_content(manual, document, references, manual.by_path, files),
        approvals=say(labels.APPROVALS),
        signatures=html_table(map(say, heads), signatures),
    )
    return whole_page(document.language, f"{document.number} {document.title}", body)


def _remarks(remarks: Iterable[str]) -> Markup:
    head, *lines = (*remarks, "")
    if not head:
        return Markup("")
    items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines if line)
    return Markup('<div class="remarks" role="note"><p>{}</p>\n<ul>{}</ul></div>\n').format(head, items)


def page_name(number: str) -> str:
    """The name of a document's page beside the others."""
    return f"{address_form(number)}.html"


def standalone_content(
    manual: Manual,
    document: Document,
    references: tuple[ResolvedReference, ...],
    published: Mapping[str, Document],
    files: Mapping[str, str] = _NO_FILES,
) -> Markup:
    """The text of ``document`` as HTML; references to documents that are ``published`` are links, and so are ``files``."""

    def page_at(path: str) -> str | None:
        found = published.get(path)
        return quote(page_name(found.number)) if found is not None else None

    around = TextSurroundings(
        published, manual.settings.clause_style, page_name, page_at, lambda _document: files
    )
    return render_document(document, references, around, "").html
