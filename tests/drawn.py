"""Pages as the site has them, drawn without MkDocs."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element

from html_tree import parse
from markupsafe import Markup

from sop_plugin.compile import CompiledManual
from sop_plugin.model.document import Document
from sop_plugin.pages.documents.page import document_html
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Output
from sop_plugin.pages.outputs import site_outputs
from sop_plugin.rendering.document_text import RenderedText
from sop_plugin.rendering.text_parts import TextPart
from sop_plugin.words.language import Language


def in_language(compiled: CompiledManual, language: Language) -> CompiledManual:
    """The same manual, whose own pages are in another language."""
    manual = compiled.manual
    return replace(compiled, manual=replace(manual, settings=replace(manual.settings, language=language)))


def of_the_manual(edition: Edition) -> list[Output]:
    """The pages that are drawn from the manual as a whole."""
    return [output for output in site_outputs(edition) if output.kind.of_the_manual]


def html(output: Output) -> str:
    """What an output holds."""
    return output.draw(output.text())


def page_html(edition: Edition, address: str) -> str:
    """The page at an address."""
    (found,) = (output for output in site_outputs(edition) if output.address == address)
    return html(found)


def page(edition: Edition, address: str) -> Element:
    """The same as a tree."""
    return parse(page_html(edition, address))


def document_page(edition: Edition, document: Document, content: str = "<p>正文</p>") -> Element:
    """A document's page with other words in place of its text."""
    text = RenderedText((TextPart(Markup(content)),))
    return parse(document_html(edition, document, text, "../"))
