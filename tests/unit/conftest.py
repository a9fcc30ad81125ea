"""The sample manual, drawn on 2026-11-21."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from html_tree import parse
from sample_manual import AS_OF, ORGANISATION, default_sources, document_source

from sop_plugin.compile import Capabilities, CompiledManual, Sources, compile_manual
from sop_plugin.model.document import Document
from sop_plugin.model.settings import Settings
from sop_plugin.pages.renderer import ManualRenderer
from sop_plugin.reading.source import Source
from sop_plugin.words.language import Language

Compile = Callable[..., CompiledManual]
Draw = Callable[..., Element]


@pytest.fixture(scope="session")
def make_source() -> Callable[..., Source]:
    return document_source


@pytest.fixture(scope="session")
def compile_sources() -> Compile:
    def compiled(
        *sources: Source,
        organisation: Source = Source("organisation.yml", ORGANISATION.read_bytes()),  # noqa: B008 - frozen
        **settings: Any,
    ) -> CompiledManual:
        return compile_manual(
            Sources(sources or tuple(default_sources()), organisation),
            Settings(external_titles=frozenset({"外部标准"}), **settings),
            AS_OF,
            Capabilities(
                reading_of=lambda term: {"来电": "lai dian", "留言": "liu yan"}.get(term, term.lower()),
                simplify=lambda text: text.replace("預訂", "预订"),
            ),
        )

    return compiled


@pytest.fixture(scope="session")
def compiled(compile_sources: Compile) -> CompiledManual:
    return compile_sources()


@pytest.fixture(scope="session")
def renderer(compiled: CompiledManual) -> ManualRenderer:
    return ManualRenderer(compiled, preview=False, language=Language.ZH_HANS, stale_days=30)


@pytest.fixture(scope="session")
def preview(compiled: CompiledManual) -> ManualRenderer:
    return ManualRenderer(compiled, preview=True, language=Language.ZH_HANS, stale_days=30)


@pytest.fixture(scope="session")
def document_named(compiled: CompiledManual) -> Callable[[str], Document]:
    return lambda number: compiled.manual.by_number[number]


@pytest.fixture(scope="session")
def draw_document(renderer: ManualRenderer, document_named: Callable[[str], Document]) -> Draw:
    """The page of a document as a tree."""

    def draw(number: str, renderer: ManualRenderer = renderer) -> Element:
        return parse(renderer.document(document_named(number), "<p>正文</p>", "../"))

    return draw


@pytest.fixture(scope="session")
def draw_page(renderer: ManualRenderer) -> Draw:
    """A generated page as a tree."""

    def draw(uri: str, renderer: ManualRenderer = renderer) -> Element:
        page = next(page for page in renderer.generated_pages() if page.uri == uri)
        return parse(page.render("../" * (uri.count("/") + 1)))

    return draw
