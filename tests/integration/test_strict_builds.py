"""A strict build with findings ends before it touches the site; what comes with time alone never stops one."""

from __future__ import annotations

import pytest

from .manuals import BODY, MakeManual, Manual, document

BROKEN = document("HT-SD-SOP-001", body=BODY.replace("无。", "见 [[HT-SD-SOP-099]]。"))
OVERDUE = "2027-06-01"


@pytest.fixture
def broken(make_manual: MakeManual) -> Manual:
    return make_manual({"a.md": BROKEN})


def test_a_strict_build_with_findings_leaves_the_site_as_it_was(broken: Manual) -> None:
    published = broken.root / "site" / "HT-SD-SOP-001" / "index.html"
    published.parent.mkdir(parents=True)
    published.write_text("昨天的", encoding="utf-8")
    site = broken.fail(strict=True)
    assert site.everything() == {"HT-SD-SOP-001/index.html": "昨天的".encode()}
    assert "SOP601" in site.said


def test_it_does_not_even_make_the_folder(broken: Manual) -> None:
    assert not broken.fail(strict=True).folder.exists()


def test_the_findings_stand_on_the_page_of_a_build_that_is_not_strict(broken: Manual) -> None:
    page = broken.build().content("HT-SD-SOP-001")
    box = page.one("section", class_="sop-findings")
    assert "SOP601" in box.text
    assert "HT-SD-SOP-099" in box.text
    assert "../findings/#SOP601" in box.links
    reference = page.one("span", class_="sop-reference--broken")
    assert reference.text == "HT-SD-SOP-099"


def test_what_comes_with_time_alone_passes(make_manual: MakeManual) -> None:
    manual = make_manual({"a.md": document("HT-SD-SOP-001")})
    site = manual.build(strict=True, as_of=OVERDUE)
    assert "SOP401" in site.said
    assert site.warnings() == []
    page = site.content("HT-SD-SOP-001")
    assert page.one("article", class_="sop-document").attributes["data-state"] == "overdue"
    assert not list(page.all(class_="sop-findings"))
    assert "SOP401" in site.content("findings").one("table").text


def test_a_clean_manual_builds_strictly_without_a_word_of_warning(make_manual: MakeManual) -> None:
    site = make_manual({"a.md": document("HT-SD-SOP-001")}).build(strict=True)
    assert site.warnings() == []
    assert "1 documents as of 2026-11-21, 0 findings" in site.said


def test_the_command_ends_with_an_error_and_without_a_traceback(broken: Manual) -> None:
    result = broken.run("mkdocs", "build", "--strict")
    assert result.returncode == 1
    assert "SOP601" in result.stderr
    assert "nothing was written" in result.stdout + result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    assert not (broken.root / "site").exists()
