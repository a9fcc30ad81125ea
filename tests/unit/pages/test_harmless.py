"""What holds for every page: data stays data, ids are unique, nothing is inline, nothing comes from elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from drawn import document_page, html, of_the_manual
from html_tree import parse, visible, words

import sop_plugin
from sop_plugin.pages.edition import Edition
from sop_plugin.reading.source import Source
from sop_plugin.words.labels import LABELS

SITE = Path(sop_plugin.__file__).parent / "pages"
EVIL = "<img src=x onerror=alert(1)>\"'&{{7*7}}"


def all_pages(edition: Edition) -> Iterator[tuple[str, Element]]:
    for output in of_the_manual(edition):
        yield output.address, parse(html(output))
    for document in edition.manual.documents:
        yield document.number, document_page(edition, document)


@pytest.fixture(scope="session")
def pages(preview: Edition) -> dict[str, Element]:
    return dict(all_pages(preview))


def test_ids_are_unique(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        ids = Counter(e.get("id") for e in page.iter() if e.get("id"))
        assert [i for i, count in ids.items() if count > 1] == [], name


def test_every_local_link_and_label_leads_to_an_id(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        ids = {e.get("id") for e in visible(page)}
        for element in visible(page):
            href, labelled = element.get("href", ""), element.get("aria-labelledby")
            assert not href.startswith("#") or href[1:] in ids, (name, href)
            assert labelled is None or labelled in ids, (name, labelled)


def test_there_is_one_main_heading_and_no_level_is_left_out(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        levels = [int(e.tag[1]) for e in visible(page) if re.fullmatch("h[1-6]", e.tag)]
        assert levels.count(1) == 1, name
        assert levels[0] == 1, name
        assert all(after - before <= 1 for before, after in pairwise(levels)), name


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        for element in page.iter():
            assert element.tag not in ("script", "style", "iframe", "object", "embed", "base"), name
            for attribute, value in element.attrib.items():
                assert attribute != "style", name
                assert not attribute.startswith("on"), name
                assert "//" not in value or attribute.startswith("data-"), (name, attribute, value)


def test_style_sheets_and_scripts_load_nothing_from_elsewhere() -> None:
    assets = [p for p in (SITE / "theme").rglob("*") if p.suffix in {".css", ".js", ".html"}]
    assert assets
    for path in assets:
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"(https?:)?//[a-z0-9.-]+\.[a-z]{2,}", re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)
        ), path
        for icon in re.findall(r'url\("?([^")]+)"?\)', text):
            assert (path.parent / icon).is_file(), (path, icon)


def test_every_state_has_an_icon_and_a_class() -> None:
    states = {name.removeprefix("state_") for name in LABELS if name.startswith("state_")}
    css = (SITE / "theme/assets/sop/states.css").read_text(encoding="utf-8")
    for state in states:
        assert (SITE / f"theme/assets/sop/icons/{state}.svg").is_file()
        assert f".sop-state--{state} .sop-state__icon" in css
        assert f".md-status--{state}::after" in css


def test_scripts_hold_no_words_that_readers_see() -> None:
    for path in (SITE / "theme").rglob("*.js"):
        code = re.sub(r"^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert not re.search(r"[\u3000-\u9fff]", code), path


def test_no_label_is_idle() -> None:
    composed = r"(type|clause|state|controlled|stamp|banner|role|meaning|change|outcome|band|problem|severity|seal|known|file|field|end|happened|exception|frequency|status|language|found|lowered|since|touch)_"
    text = "\n".join(
        p.read_text(encoding="utf-8")
        for p in SITE.parent.rglob("*")
        if p.suffix in {".py", ".html"} and p.name != "labels.py"
    )
    named = set(re.findall(r"\b(?:labels|t)\.(\w+)", text)) | set(re.findall(r"[\"'](\w+)(?=[\"'])", text))
    named |= {name.lower() for name in re.findall(r"\b[Ll]abels?\.([A-Z0-9_]+)\b", text)}
    assert [name for name in LABELS if name not in named and not re.match(composed, name)] == []


def test_whatever_a_document_says_is_data(compile_sources: Any, make_source: Any) -> None:
    body = f"## 目的 {EVIL}\n\n见 [[HT-SD-SOP-005|{EVIL}]] 和《{EVIL}》。\n"
    organisation = b"""
issuers: [{code: HTL, name: {zh-Hans: "<b>HTL</b>"}}]
departments:
  - {code: HT-SD, issuer: HTL, name: {zh-Hans: "<i>SD</i>"}}
people:
  - {id: tang, name: "<u>T</u>", department: HT-SD, job: "<s>J</s>", from: 2020-01-01, may_approve: [{}]}
"""
    compiled = compile_sources(
        make_source(
            "HT-SD-SOP-004",
            body,
            title=EVIL,
            audience=[EVIL],
            keywords=[EVIL],
            type=EVIL,
            revision="2",
            change={"class": "editorial", "reason": EVIL, "summary": EVIL},
            reviews=[{"date": "2026-06-01", "by": EVIL, "outcome": "no_change", "note": EVIL}],
            approvals=[
                {"role": "prepared", "person": EVIL, "date": "2026-02-10"},
                {"role": "approved", "person": "tang", "date": "2026-02-20"},
            ],
        ),
        make_source("HT-SD-SOP-005", body, title=f"x{EVIL}"),
        make_source(
            "HT-SD-SOP-006", withdrawal={"date": "2026-05-01", "by": EVIL, "reason": EVIL}, status="withdrawn"
        ),
        make_source(EVIL, title="编号不对", department=EVIL),
        organisation=Source("organisation.yml", organisation),
    )
    assert compiled.manual.documents
    for preview in (False, True):
        for name, page in all_pages(Edition(compiled, preview=preview)):
            tags = {element.tag for element in page.iter()}
            assert not tags & {"img", "b", "i", "u", "s"}, name
            assert "49" not in re.sub(r"SOP\d{3}", "", words(page)), name
            for element in page.iter():
                assert not any(attribute.startswith("on") for attribute in element.attrib), name
