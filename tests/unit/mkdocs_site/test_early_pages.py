"""What may change for a page to be drawn before the rest of a preview: texts, and nothing beside them."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from sop_plugin.compile import Sources
from sop_plugin.mkdocs_site.early_pages import _beside
from sop_plugin.model.attachment import FileTrouble
from sop_plugin.reading.source import Source

_TEXTS = {"documents", "pages", "facts_of"}
SOURCES = Sources((Source("docs/a.md", b"a"),), Source("organisation.yml", b""))


@pytest.mark.parametrize("name", [field.name for field in fields(Sources) if field.name not in _TEXTS])
def test_whatever_is_read_beside_texts_tells(name: str) -> None:
    assert _beside(replace(SOURCES, **{name: object()})) != _beside(SOURCES)


def test_texts_and_what_is_asked_about_files_do_not() -> None:
    other = replace(
        SOURCES, documents=(), pages=(Source("docs/b.md", b"b"),), facts_of=lambda _path: FileTrouble.FOLDER
    )
    assert _beside(other) == _beside(SOURCES)
