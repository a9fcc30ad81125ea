"""The sample manual, drawn on 2026-11-21."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from drawn import document_page, page
from sample_manual import AS_OF, ORGANISATION, default_sources, document_source

from sop_plugin.compile import Capabilities, CompiledManual, Sources, compile_manual
from sop_plugin.model.document import Document
from sop_plugin.model.settings import Settings
from sop_plugin.pages.edition import Edition
from sop_plugin.reading.source import Source

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
def edition(compiled: CompiledManual) -> Edition:
    return Edition(compiled)


@pytest.fixture(scope="session")
def preview(compiled: CompiledManual) -> Edition:
    return Edition(compiled, preview=True)


@pytest.fixture(scope="session")
def document_named(compiled: CompiledManual) -> Callable[[str], Document]:
    return lambda number: compiled.manual.by_number[number]


@pytest.fixture(scope="session")
def draw_document(edition: Edition, document_named: Callable[[str], Document]) -> Draw:
    """The page of a document as a tree."""

    def draw(number: str, edition: Edition = edition) -> Element:
        return document_page(edition, document_named(number))

    return draw


@pytest.fixture(scope="session")
def draw_page(edition: Edition) -> Draw:
    """The page at an address as a tree."""

    def draw(address: str, edition: Edition = edition) -> Element:
        return page(edition, address)

    return draw
