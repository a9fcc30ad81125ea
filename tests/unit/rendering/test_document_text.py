"""The text of a document as HTML, in parts, with its contents list and where its links lead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from html_tree import parse, words
from markupsafe import Markup

from sop_plugin.rendering.document_text import (
    PageText,
    RenderedText,
    TextSurroundings,
    render_document,
)
from sop_plugin.rendering.file_links import FileLink, LinkProblem
from sop_plugin.rendering.publication import published_documents

Render = Callable[..., RenderedText]
STEPS = "| 步骤 | 责任人 |\n| --- | --- |\n| 接听 | 预订员 |\n| 登记 | 预订员 |\n"
BODY = f"前言。\n\n## 目的\n\n写明。\n\n## 程序 {{#steps}}\n\n{STEPS}\n说明。\n\n### 收尾\n\n{STEPS}\n{STEPS.replace('接听', '归档')}"
FILES = {"docs/img/a b.png": "img/a%20b.png", "docs/hotel/b.md": "HT-SD-SOP-002/", "docs/index.md": ""}
PAGE = PageText("本条链接", "docs/hotel/a.md", name_rows=True)


@pytest.fixture
def render(compile_sources: Callable[..., Any], make_source: Callable[..., Any]) -> Render:
    def rendered(body: str, page: PageText | None = PAGE) -> RenderedText:
        compiled = compile_sources(make_source("HT-SD-SOP-001", body))
        manual = compiled.manual
        around = TextSurroundings(
            published_documents(manual, preview=False), manual.settings.clause_style, file_address=FILES.get
        )
        (document,) = manual.documents
        return render_document(
            document, compiled.indexes.references.outgoing.get(document.path, ()), around, "../", page
        )

    return rendered


def test_the_parts_are_headings_and_what_stands_between_them(render: Render) -> None:
    parts = render(BODY).parts
    assert [(part.clause, part.steps, words(parse(part.html))[:6]) for part in parts] == [
        (None, None, "前言。"),
        ("1", None, "1 目的¶"),
        (None, None, "写明。"),
        ("2", None, "2 程序¶"),
        (None, "c2", "步骤 责任人"),
        (None, None, "说明。"),
        ("2.1", None, "2.1 收尾"),
        (None, "c2-1", "步骤 责任人"),
        (None, "c2-1-t2", "步骤 责任人"),
        (None, None, ""),
    ]
    assert all(part.html.endswith("</div>") for part in parts if part.steps)


def test_blocks_stand_directly_behind_their_tables(render: Render) -> None:
    text = render(BODY)
    blocks = {"c2": Markup("<aside>甲</aside>"), "c2-1-t2": Markup("<aside>乙</aside>")}
    html = text.with_blocks(blocks.get)
    tree = parse(html)
    behind = [tree[index - 1].get("class") for index, child in enumerate(tree) if child.tag == "aside"]
    assert behind == ["sop-scroll sop-scroll--steps"] * 2
    assert html.replace("<aside>甲</aside>", "").replace("<aside>乙</aside>", "") == text.html


def test_tables_of_html_are_tables_of_steps_too(render: Render) -> None:
    written = (
        "<table><tr><td>步骤</td><td>责任人</td></tr>\n<tr><td>接听</td><td rowspan=2>预订员</td></tr>"
        "<tr><td>登记</td></tr></table>\n"
    )
    text = render(f"## 程序\n\n{written}\n\n{STEPS}")
    assert [part.steps for part in text.parts if part.steps] == ["c1", "c1-t2"]
    root = parse(text.html)
    assert [(row.get("id"), words(row)) for row in root.iter("tr") if row.get("id")] == [
        ("c1-s1", "接听预订员"),
        ("c1-s2", "登记"),
        ("c1-t2-s1", "接听 预订员"),
        ("c1-t2-s2", "登记 预订员"),
    ]
    assert [words(head) for head in root.iter("thead")] == ["步骤责任人", "步骤 责任人"]
    assert [table.get("class") for table in root.iter("table")] == ["sop-table", "sop-steps"]


def test_a_head_of_two_rows_is_the_head(render: Render) -> None:
    text = render("## 程序\n\n| 步骤 | 责任 | |\n|-|-|-|\n| | 执行 | 复核人 |\n| 接听 | 甲 | 乙 |\n")
    root = parse(text.html)
    assert [words(row) for row in root.iter("tr")] == ["步骤 责任", "执行 复核人", "接听 甲 乙"]
    assert [cell.tag for cell in root.iter() if cell.tag in ("th", "td")] == ["th"] * 6 + ["td"] * 3
    assert [cell.get("data-label") for cell in root.iter("td")] == ["步骤", "责任 执行", "责任 复核人"]


def test_a_clause_is_what_stands_below_its_heading(render: Render) -> None:
    text = render(BODY)
    assert words(parse(text.within("1", {"2"}))) == "写明。"
    assert words(parse(text.within("2", ()))).startswith("步骤 责任人 接听")
    assert words(parse(text.within("2", {"2.1"}))).endswith("说明。")
    assert text.within("9", ()) == ""


def test_a_quoted_table_is_none_of_the_steps(render: Render) -> None:
    quoted = "".join(f"> {line}\n" for line in STEPS.splitlines())
    assert [part.steps for part in render(f"## 程序\n\n{quoted}\n{STEPS}").parts if part.steps] == ["c1"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("见 [[HT-SD-SOP-001]] 和《标题》。", "见 HT-SD-SOP-001《规程001》和《标题》。"),
        ("《标题》 《标题》", "《标题》《标题》"),
        ("《标题》 和 《标题》", "《标题》和《标题》"),
        ("`[[HT-SD-SOP-001]]` 与 \\[[HT-SD-SOP-001]]", "[[HT-SD-SOP-001]] 与 [[HT-SD-SOP-001]]"),
        ("前 <!-- [[HT-SD-SOP-001]] --> 后", "前 后"),
        ("前 <!-- 一\n二 --> 后", "前 后"),
        ("[[HT-SD-SOP-001#9", "[[HT-SD-SOP-001#9"),
        ("\ue0000\ue001 <b>{{ x }}</b>", "\ue0000\ue001 {{ x }}"),
    ],
)
def test_the_text_around_references_stays(render: Render, written: str, shown: str) -> None:
    assert words(parse(render(f"{written}\n").html)) == shown


def test_contents_are_the_headings(render: Render) -> None:
    contents = render("## 目的 & <范围>\n\n### 接起\n\n#### 深处\n").contents
    assert [(e.level, e.id, words(parse(e.title))) for e in contents] == [(2, "c1", "1 目的 & <范围>")]
    (below,) = contents[0].children
    assert [(e.level, e.id) for e in (below, *below.children)] == [(3, "c1-1"), (4, "c1-1-1")]


def test_anchors_are_the_ids_that_are_there(render: Render) -> None:
    anchors = render("## 目的 {#why}\n\n" + STEPS).anchors
    assert {"c1", "why", "c1-s1", "c1-s2"} <= anchors


def test_rows_and_permalinks_are_for_pages(render: Render) -> None:
    assert 'title="本条链接"' in render(BODY).html
    for page in (PageText("本条链接", "docs/hotel/a.md"), None):
        assert "-s1" not in render(BODY, page).html
    bare = render(BODY, None)
    assert "headerlink" not in bare.html
    assert (bare.contents, bare.anchors) == ((), frozenset())


@pytest.mark.parametrize(
    ("written", "href"),
    [
        ("b.md", "../HT-SD-SOP-002/"),
        ("b.md#c1", "../HT-SD-SOP-002/#c1"),
        ("../index.md", "../"),
        ("<../img/a b.png>", "../img/a%20b.png"),
        ("../img/a%20b.png?x=1", "../img/a%20b.png?x=1"),
        ("#c1", "#c1"),
        ("https://example.com/b.md", "https://example.com/b.md"),
        ("//example.com/b.md", "//example.com/b.md"),
        ("mailto:a@example.com", "mailto:a@example.com"),
    ],
)
def test_links_lead_to_where_the_site_has_the_file(render: Render, written: str, href: str) -> None:
    text = render(f"## 目的\n\n[甲]({written})\n")
    (link,) = [a for a in parse(text.html).iter("a") if a.text == "甲"]
    assert link.get("href") == href
    assert [found.problem for found in text.links if found.problem] == []


def test_pictures_are_found_too(render: Render) -> None:
    (picture,) = parse(render("## 目的\n\n![图](<../img/a b.png>)\n").html).iter("img")
    assert picture.get("src") == "../img/a%20b.png"


@pytest.mark.parametrize(
    ("written", "path", "problem"),
    [
        ("c.md", "docs/hotel/c.md", LinkProblem.NOT_FOUND),
        ("../../../etc/passwd.txt", "../etc/passwd.txt", LinkProblem.NOT_FOUND),
        ("/index.md", "/index.md", LinkProblem.ABSOLUTE),
        ("c/", "docs/hotel/c", LinkProblem.UNRECOGNISED),
    ],
)
def test_a_link_to_nothing_is_no_link_and_no_address_is_lost(
    render: Render, written: str, path: str, problem: LinkProblem
) -> None:
    text = render(f"## 目的\n\n[甲]({written}#x)\n")
    is_link = problem is not LinkProblem.NOT_FOUND
    assert (f'href="{written}#x"' in text.html) == is_link
    assert ('<span class="sop-reference">甲</span>' in text.html) != is_link
    assert text.links == (FileLink(f"{written}#x", path, "x", problem),)


def test_addresses_that_are_none_do_no_harm(render: Render) -> None:
    html = render("## 目的\n\n[甲](http://[::1) [乙](javascript:alert(1))\n").html
    assert "javascript:" not in html


def test_references_need_no_file(render: Render) -> None:
    text = render("## 目的\n\n见 [[HT-SD-SOP-001#1]]。\n")
    assert 'href="../HT-SD-SOP-001/#c1"' in text.html
    assert text.links == ()
