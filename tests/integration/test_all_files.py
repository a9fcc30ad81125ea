"""Everything below the documents' folder: nothing controlled gets out as a page, no document is lost, and the strict build says no first."""

from __future__ import annotations

import pytest

from .manuals import DRAFT, MakeManual, Manual, Site, document


@pytest.fixture(scope="module")
def mixed(make_manual: MakeManual) -> Manual:
    files = {
        "hotel/index.md": document("HT-SD-SOP-001", "草稿机密甲", **DRAFT),
        "guide/index.md": document("HT-SD-SOP-002", "草稿机密乙", **DRAFT),
        "README.md": document("HT-SD-SOP-003", "与首页同处的文件"),
        "guide/note.md": "# 说明\n",
    }
    return make_manual(files, options={"pages": ["index.md", "guide/**"]})


@pytest.fixture(scope="module")
def site(mixed: Manual) -> Site:
    return mixed.build()


def test_nothing_with_the_front_matter_of_a_document_is_published_as_a_page(site: Site) -> None:
    assert "草稿机密" not in site.texts()
    assert site.has("guide/note")
    assert not site.has("guide")


def test_a_document_that_is_named_like_a_front_page_has_its_page(site: Site) -> None:
    assert "与首页同处的文件" in site.content("HT-SD-SOP-003").text
    assert site.content().one("h1").text.startswith("手册")


def test_check_and_the_strict_build_refuse_both(mixed: Manual) -> None:
    found = {
        (each["code"], each["path"], each["line"]) for each in mixed.check()["findings"] if each["fails"]
    }
    assert found == {("SOP021", "docs/guide/index.md", 2), ("SOP022", "docs/README.md", 1)}
    said = mixed.fail(strict=True).said
    assert "docs/guide/index.md:2:1: SOP021" in said
    assert "docs/README.md:1:1: SOP022" in said
