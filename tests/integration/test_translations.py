"""A translation names the revision it was made from, says when that is no longer in force, and both pages lead to each other."""

from __future__ import annotations

import pytest

from .manuals import BODY, DRAFT, MakeManual, Site, document

CHANGED = {"change": {"class": "substantive", "reason": "投诉", "summary": "改为三声"}}
OF_FIRST = {"translation_of": {"number": "HT-SD-SOP-001", "revision": "1"}, "language": "en"}
OF_SECOND = {"translation_of": {"number": "HT-SD-SOP-001", "revision": "2"}, "language": "zh-Hant"}


@pytest.fixture(scope="module")
def site(make_manual: MakeManual) -> Site:
    return make_manual(
        {
            "source.md": document("HT-SD-SOP-001", "接听电话", revision="2", **CHANGED),
            "stale.md": document("HT-SD-SOP-002", "Answering the telephone", BODY, **OF_FIRST),
            "current.md": document("HT-SD-SOP-003", "接聽電話", BODY, **OF_SECOND),
            "draft.md": document("HT-SD-SOP-004", "機密譯文", BODY, **OF_SECOND, **DRAFT),
        }
    ).build()


def note(site: Site, number: str) -> str:
    return site.page(number).one("aside", class_="sop-translation").text


def test_a_stale_translation_says_so_in_its_own_language(site: Site) -> None:
    assert "translation of revision 1" in note(site, "HT-SD-SOP-002")
    assert "in force at revision 2" in note(site, "HT-SD-SOP-002")


def test_a_current_translation_names_its_revision_only(site: Site) -> None:
    assert "第 2 版" in note(site, "HT-SD-SOP-003")
    assert "過期" not in note(site, "HT-SD-SOP-003")


def test_the_source_leads_to_its_released_translations(site: Site) -> None:
    words = note(site, "HT-SD-SOP-001")
    assert "HT-SD-SOP-002" in words
    assert "HT-SD-SOP-003" in words
    assert "HT-SD-SOP-004" not in words
    assert words.count("已过期") == 1
