"""A clause has one number: in the text, the table of contents, references, indexes and the search index."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from .elements import Element
from .manuals import BODY, MakeManual, Site, document

CITED = """
## 目的

## 适用范围

## 职责

## 工作程序

### 接起

#### 三声之内

### 记录 `留言` 与 A & B {#record}

写下留言。

```
## 代码里的不是条款
```

<!--
## 注释里的不是条款
-->

## 相关文件

本文 [[HT-SD-SOP-001#4.2]]。
"""
CITING = BODY.replace(
    "无。",
    """
- [[HT-SD-SOP-001]]
- [[HT-SD-SOP-001#4.1.1]]
- [[HT-SD-SOP-001#4.2]]
- [[HT-SD-SOP-001#record]]
- [[HT-SD-SOP-001#4.2|自己的说法]]
- 《VIP*接待*程序》
- [[HT-SD-SOP-099]]

`[[HT-SD-SOP-001]]`
""",
)


def files() -> dict[str, str | bytes]:
    return {
        "a.md": document("HT-SD-SOP-001", "VIP*接待*程序", CITED),
        "b.md": document("HT-SD-SOP-002", "转接", CITING),
    }


@pytest.fixture(scope="module")
def site(make_manual: MakeManual) -> Site:
    return make_manual(files()).build()


@pytest.fixture(scope="module")
def chinese(make_manual: MakeManual) -> Site:
    return make_manual(files(), options={"clause_style": "chinese"}).build()


def headings(site: Site) -> list[tuple[str, str]]:
    body = site.content("HT-SD-SOP-001").one(class_="sop-body")
    found = [e for e in body.all() if re.fullmatch("h[2-6]", e.tag)]
    return [(e.attributes["id"], e.text.rstrip("¶ ")) for e in found]


def references(site: Site) -> Iterator[Element]:
    return site.content("HT-SD-SOP-002").one(class_="sop-body").all(class_="sop-reference")


def test_headings_are_numbered(site: Site) -> None:
    assert headings(site) == [
        ("c1", "1 目的"),
        ("c2", "2 适用范围"),
        ("c3", "3 职责"),
        ("c4", "4 工作程序"),
        ("c4-1", "4.1 接起"),
        ("c4-1-1", "4.1.1 三声之内"),
        ("record", "4.2 记录 留言 与 A & B"),
        ("c5", "5 相关文件"),
    ]


def test_headings_are_numbered_in_chinese(chinese: Site) -> None:
    assert [text for _, text in headings(chinese)] == [
        "一、 目的",
        "二、 适用范围",
        "三、 职责",
        "四、 工作程序",
        "（一） 接起",
        "1． 三声之内",
        "（二） 记录 留言 与 A & B",
        "五、 相关文件",
    ]


@pytest.mark.parametrize("edition", ["site", "chinese"])
def test_the_table_of_contents_has_the_same_numbers(request: pytest.FixtureRequest, edition: str) -> None:
    site: Site = request.getfixturevalue(edition)
    contents = site.page("HT-SD-SOP-001").one("nav", class_="md-nav--secondary")
    listed = [(link.attributes["href"].removeprefix("#"), link.text) for link in contents.all("a")]
    assert listed == headings(site)


def test_an_explicit_id_keeps_the_address_by_number_too(site: Site) -> None:
    heading = site.content("HT-SD-SOP-001").one("h3", id="record")
    assert heading.one("span", id="c4-2").attributes["class"] == "sop-anchor"


def test_references_name_the_same_clauses(site: Site) -> None:
    assert [(r.text, r.attributes.get("href")) for r in references(site)] == [
        ("HT-SD-SOP-001《VIP*接待*程序》", "../HT-SD-SOP-001/"),
        ("HT-SD-SOP-001《VIP*接待*程序》第 4.1.1 条", "../HT-SD-SOP-001/#c4-1-1"),
        ("HT-SD-SOP-001《VIP*接待*程序》第 4.2 条", "../HT-SD-SOP-001/#c4-2"),
        ("HT-SD-SOP-001《VIP*接待*程序》第 4.2 条", "../HT-SD-SOP-001/#c4-2"),
        ("自己的说法", "../HT-SD-SOP-001/#c4-2"),
        ("《VIP*接待*程序》", "../HT-SD-SOP-001/"),
        ("HT-SD-SOP-099", None),
    ]


def test_references_name_them_in_chinese_too(chinese: Site) -> None:
    texts = [reference.text for reference in references(chinese)]
    assert texts[1:3] == [
        "HT-SD-SOP-001《VIP*接待*程序》第四条第（一）款第 1 项",
        "HT-SD-SOP-001《VIP*接待*程序》第四条第（二）款",
    ]


def test_every_address_of_a_clause_exists(site: Site) -> None:
    ids = {e.attributes["id"] for e in site.page("HT-SD-SOP-001").all() if "id" in e.attributes}
    for address in ("HT-SD-SOP-002", "keywords", "references"):
        wanted = {href.partition("#")[2] for href in site.content(address).links if "HT-SD-SOP-001/#" in href}
        assert wanted
        assert wanted <= ids


def test_the_keyword_index_names_the_clause(site: Site) -> None:
    links = [a for a in site.content("keywords").all("a") if a.attributes["href"].endswith("SOP-001/#c4-2")]
    assert links
    assert all("4.2" in link.text for link in links)


def test_related_documents_name_the_clause_on_both_sides(site: Site) -> None:
    cites, cited_by = site.content("HT-SD-SOP-002").one(class_="sop-related__columns").all("div")
    assert "../HT-SD-SOP-001/#c4-1-1" in cites.links
    assert cited_by.links == []
    back = site.content("HT-SD-SOP-001").one(class_="sop-related__columns")
    assert "../HT-SD-SOP-002/#c5" in back.links


def test_search_finds_the_clause_by_its_number(site: Site) -> None:
    titles = {entry["location"]: entry["title"].replace("\u200b", "") for entry in site.search_index()}
    assert titles["HT-SD-SOP-001/#c4-1"] == "4.1 接起"
    assert titles["HT-SD-SOP-001/#record"].startswith("4.2 记录")


def test_a_reference_in_code_stays_as_written(site: Site) -> None:
    body = site.content("HT-SD-SOP-002").one(class_="sop-body")
    assert [code.text for code in body.all("code")] == ["[[HT-SD-SOP-001]]"]


def test_a_comment_is_not_published(site: Site) -> None:
    assert "注释里的" not in site.texts()
