"""A document's address is its number, wherever its file lies and whatever it is called."""

from __future__ import annotations

import json

import pytest

from .manuals import BODY, DRAFT, SIGNED, MakeManual, Site, document


@pytest.fixture(scope="module")
def site(make_manual: MakeManual) -> Site:
    manual = make_manual(
        {
            "酒店/接听电话.md": document("HT-SD-SOP-001"),
            "hotel/capital.MD": document("HT-SD-SOP-002", "大写后缀"),
            "hotel/capital-draft.MD": document("HT-SD-SOP-003", "大写草稿机密", **DRAFT),
            "hotel/first.md": document("HT-SD-SOP-004", "先到"),
            "hotel/second.md": document("HT-SD-SOP-004", "后到"),
            "hotel/evil.md": document("../../evil", "出走"),
            "hotel/slash.md": document("HT-SD-SOP-005/../../evil", "出走二"),
            "links.md": "[a](酒店/接听电话.md)\n",
        },
        options={"pages": ["index.md", "links.md"]},
    )
    return manual.build()


def test_a_document_is_found_by_its_number(site: Site) -> None:
    assert site.page("HT-SD-SOP-001").one("h1").text == "接听电话"


def test_a_chinese_file_name_is_no_part_of_the_address(site: Site) -> None:
    assert not any("接听电话" in path or "酒店" in path for path in site.everything())


def test_links_to_the_file_lead_to_the_number(site: Site) -> None:
    assert "../HT-SD-SOP-001/" in site.content("links").links


def test_another_place_for_the_file_keeps_the_address(make_manual: MakeManual) -> None:
    manual = make_manual({"a/one.md": document("HT-SD-SOP-001")}, options={"pages": ["index.md"]})
    before = set(manual.build().everything())
    (manual.docs / "b").mkdir()
    (manual.docs / "a/one.md").rename(manual.docs / "b/另一处.md")
    assert set(manual.build().everything()) == before


def test_a_file_name_in_capitals_is_a_document_too(site: Site) -> None:
    assert site.page("HT-SD-SOP-002").one("h1").text == "大写后缀"
    assert not any(path.lower().endswith(".md") for path in site.everything())
    assert "大写草稿机密" not in site.texts()


def test_of_two_documents_with_one_number_only_the_first_is_published(site: Site) -> None:
    assert site.page("HT-SD-SOP-004").one("h1").text == "先到"
    assert not site.has("hotel/second")
    assert "SOP202" in site.said


def test_a_number_is_never_a_path(site: Site) -> None:
    assert not list(site.folder.parent.parent.rglob("*evil*/index.html"))
    assert not list(site.folder.rglob("*evil*"))
    assert site.said.count("SOP201") == 2


def test_an_organisation_cannot_make_one_either(make_manual: MakeManual) -> None:
    manual = make_manual({"evil.md": document("../../evil-SOP-001", department="../../evil")})
    organisation = manual.root / "organisation.yml"
    text = organisation.read_text(encoding="utf-8")
    department = "departments:\n  - {code: ../../evil, issuer: HTL, name: {zh-Hans: 出走}}"
    organisation.write_text(text.replace("departments:", department), encoding="utf-8")
    site = manual.build()
    assert "SOP804" in site.said
    assert not [path for path in manual.root.parent.rglob("*evil*") if path.name != "evil.md"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("register.md", "# 我的\n"),
        ("register/index.md", "# 我的\n"),
        ("register/index.html", "<p>我的"),
        ("departments/HT-SD.md", "# 我的\n"),
        ("HT-SD-SOP-001.md", "# 我的\n"),
        ("HT-SD-SOP-001/index.html", "<p>我的"),
    ],
)
def test_a_file_in_the_way_of_a_page_of_ours(make_manual: MakeManual, path: str, text: str) -> None:
    files = {"a/one.md": document("HT-SD-SOP-001"), path: text}
    manual = make_manual(files, options={"pages": ["/*.md", "register/", "departments/"]})
    assert f"sop: docs/{path} is in the way of" in manual.fail().said


def test_addresses_need_directories(make_manual: MakeManual) -> None:
    manual = make_manual({"one.md": document("HT-SD-SOP-001")}, config={"use_directory_urls": False})
    site = manual.fail()
    assert "'use_directory_urls: true'" in site.said
    assert not site.folder.exists()


def test_numbers_with_slashes_and_blanks_have_an_address_each(make_manual: MakeManual) -> None:
    citing = BODY.replace("无。", "见 [[FR 07 0008]]、[[Q/YL 0202-2026#1]]。")
    manual = make_manual(
        {
            "a.md": document("Q/YL 0201-2026", "接听", citing),
            "b.md": document("Q/YL 0202-2026", "留言"),
            "c.md": document("FR 07 0008", "留言表", type="form", approvals=[SIGNED[0], SIGNED[-1]]),
        },
        options={
            "number_pattern": "Q/YL {level:02}{sequence:02}-{year}",
            "number_patterns": {"form": "FR {department} {sequence:04}"},
            "department_codes": {"HT-SD": "07"},
            "document_types": {"form": {"code": "FRM", "roles": ["prepared", "approved"]}},
        },
    )
    site = manual.build(strict=True)
    assert site.page("Q~YL~_0201-2026").one("h1").text == "接听"
    links = site.content("Q~YL~_0201-2026").links
    assert {"../FR~_07~_0008/", "../Q~YL~_0202-2026/#c1"} <= set(links)
    assert '["document","Q~YL~_0201-2026/","Q/YL 0201-2026","接听"' in site.searched()
    assert 'id="FR~_07~_0008"' in site.html("forms")
    assert [
        row["number"]
        for row in json.loads(manual.run("sop_plugin", "register", "--format", "json").stdout)["documents"]
    ] == [
        "Q/YL 0201-2026",
        "Q/YL 0202-2026",
        "FR 07 0008",
    ]
