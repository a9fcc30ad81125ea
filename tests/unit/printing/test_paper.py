"""What goes onto paper, before a printer of PDF has it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import etree, html
from sample_manual import AS_OF, default_sources, document_source

from sop_plugin.compile import CompiledManual
from sop_plugin.model.approval import Role
from sop_plugin.model.attachment import Attachment
from sop_plugin.model.document import Document
from sop_plugin.model.seal import Seal
from sop_plugin.model.site_manifest import FileFacts
from sop_plugin.pages.edition import Edition
from sop_plugin.printing.binder import binder
from sop_plugin.printing.control import ControlledCopy
from sop_plugin.printing.paper import paper, sheet_style
from sop_plugin.printing.signers import footer_lines
from sop_plugin.rendering.tables import NO_STEP
from sop_plugin.rendering.text_tree import NUMBERED
from sop_plugin.standing.approval_block import ApprovalBlock, RoleLine, Signature
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

Compile = Callable[..., CompiledManual]


def sheet(edition: Edition, document: Document, copy: ControlledCopy | None = None) -> html.HtmlElement:
    return html.document_fromstring(paper(edition, document, AS_OF, copy).html)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_head_and_both_feet_say_what_a_sheet_must(
    edition: Edition, document_named: Callable[[str], Document]
) -> None:
    tree = sheet(edition, document_named("HT-SD-SOP-004"))
    (head,) = tree.find_class("head")
    for said in (
        "标准操作规程",
        "程序文件",
        "云岭大酒店",
        "HT-SD-SOP-004",
        "接听电话",
        "版次：1",
        "2026-03-01",
    ):
        assert said in words(head)
    (first,) = tree.find_class("first-foot")
    signers = [
        (words(role), words(who)) for role, who in zip(first.iter("th"), first.iter("td"), strict=True)
    ]
    assert signers == [
        ("拟制", "唐一宁2026-02-10"),
        ("校对", "曾思雨2026-02-12"),
        ("审核", "陆嘉禾2026-02-18"),
        ("批准", "沈光耀2026-02-20"),
    ]
    for foot in (*tree.find_class("foot"), first):
        assert "非受控文件" in words(foot)
    (block,) = tree.find_class("approvals")
    assert [words(name) for name in block.find_class("name")] == ["唐一宁", "曾思雨", "陆嘉禾", "沈光耀"]


def test_a_controlled_copy_names_its_holder(
    edition: Edition, document_named: Callable[[str], Document]
) -> None:
    tree = sheet(
        edition, document_named("HT-SD-SOP-004"), ControlledCopy("HT-SD-SOP-004:3", "总台<b>", "0123456789ab")
    )
    for foot in (*tree.find_class("foot"), *tree.find_class("first-foot")):
        assert "受控副本 HT-SD-SOP-004:3，持有：总台<b>" in words(foot)
        assert "非受控" not in words(foot)


@pytest.mark.parametrize(
    ("number", "stamp", "state"),
    [
        ("HT-SD-SOP-004", [], "有效"),
        ("HT-SD-SOP-006", [], "有效"),  # overdue: still in force
        ("HT-SD-SOP-007", ["未生效"], "待生效"),
        ("HT-SD-SOP-008", ["失效"], "已过期"),
        ("HT-SD-SOP-024", ["作废"], "已作废"),
        ("HT-SD-SOP-017", [], "In force"),
    ],
)
def test_what_nobody_may_work_by_is_stamped(
    edition: Edition, document_named: Callable[[str], Document], number: str, stamp: list[str], state: str
) -> None:
    tree = sheet(edition, document_named(number))
    assert [words(each) for each in tree.find_class("stamp")] == stamp
    assert state in words(tree.find_class("foot")[0])


def test_it_is_worth_what_it_is_today_and_not_on_the_day_it_is_about(
    edition: Edition, document_named: Callable[[str], Document]
) -> None:
    withdrawn = document_named("HT-SD-SOP-024")
    before = paper(edition, withdrawn, date(2026, 4, 29)).html
    assert 'class="stamp"' not in before
    assert 'class="stamp"' in paper(edition, withdrawn, AS_OF).html


def test_a_sheet_leads_to_itself_alone(edition: Edition, document_named: Callable[[str], Document]) -> None:
    tree = sheet(edition, document_named("HT-SD-SOP-004"))
    (text,) = tree.find_class("text")
    assert "HT-SD-SOP-015《电话预订》" in words(text)
    assert [link.get("href") for link in text.iter("a") if link.get("href")] == []
    assert not tree.find_class("headerlink")


def test_the_same_document_gives_the_same_bytes(
    compiled: CompiledManual, document_named: Callable[[str], Document]
) -> None:
    document = document_named("HT-SD-SOP-004")
    assert paper(Edition(compiled), document, AS_OF) == paper(Edition(compiled), document, AS_OF)


LONG = "\n\n".join(f"## 条款{n}\n\n{'这一条写得很长。' * 60}" for n in range(1, 10))


def test_a_long_text_has_contents_and_a_short_one_none(compile_sources: Compile) -> None:
    edition = Edition(compile_sources(document_source("HT-SD-SOP-030", LONG), *default_sources()))
    (contents,) = sheet(edition, edition.manual.by_number["HT-SD-SOP-030"]).find_class("contents")
    links = [(link.get("href"), words(link)) for link in contents.iter("a")]
    assert links[0] == ("#c1", "1 条款1")
    assert len(links) == 9
    assert not sheet(edition, edition.manual.by_number["HT-SD-SOP-004"]).find_class("contents")


FORM = "## 用途\n\n登记。\n\n## 表单内容\n\n| 项目 | 填写 |\n| --- | --- |\n| 日期 | 年 月 日 |\n\n## 保存\n\n三年。\n"


def test_a_form_begins_a_sheet_and_leaves_room(compile_sources: Compile) -> None:
    edition = Edition(compile_sources(document_source("HT-SD-FRM-009", FORM), *default_sources()))
    (form,) = sheet(edition, edition.manual.by_number["HT-SD-FRM-009"]).find_class("form")
    assert words(form).startswith("2 表单内容")
    assert "三年" not in words(form)
    assert len(form.find_class("sop-room")) == 3


def test_charts_follow_the_text_beside_each_other(compile_sources: Compile) -> None:
    steps = "| 步骤 | 责任人 | 时限 |\n| --- | --- | --- |\n" + "".join(
        f"| {each} | 预订员 | 1 分钟 |\n" for each in "甲乙丙"
    )
    body = "\n\n".join(f"## 步骤{n}\n\n{steps}" for n in (1, 2, 3))
    edition = Edition(compile_sources(document_source("HT-SD-SOP-031", body), *default_sources()))
    tree = sheet(edition, edition.manual.by_number["HT-SD-SOP-031"])
    assert not list(tree.find_class("text")[0].iter("svg"))
    rows = tree.find_class("row")
    assert [[words(caption) for caption in row.iter("figcaption")] for row in rows] == [
        ["1 步骤1", "2 步骤2"],
        ["3 步骤3"],
    ]
    drawings = paper(edition, edition.manual.by_number["HT-SD-SOP-031"], AS_OF).drawings
    shown = [image for row in rows for image in row.iter("img")]
    assert [image.get("src") for image in shown] == list(drawings)
    assert [image.get("alt") for image in shown] == [f"流程图：步骤{n}" for n in (1, 2, 3)]
    for image, drawing in zip(shown, drawings.values(), strict=True):
        svg = etree.fromstring(drawing)
        _, _, wide, high = map(float, svg.get("viewBox").split())
        assert (float(svg.get("width")), float(svg.get("height"))) == (wide * 0.75, high * 0.75)
        assert (image.get("width"), image.get("height")) == (str(wide * 0.75), str(high * 0.75))


@pytest.mark.parametrize(
    ("lengths", "scale"),
    [
        # Two that miss a common sheet by a little take it; as large as the text where nothing is spared.
        ((7, 6), 0.92),
        ((6, 6), 1),
        ((12, 12), 1),
    ],
)
def test_charts_are_a_little_smaller_where_that_spares_a_sheet(
    compile_sources: Compile, lengths: tuple[int, ...], scale: float
) -> None:
    head = "| 步骤 | 责任人 |\n| --- | --- |\n"
    rows = [
        "".join(f"| 办理{n} | {'预订员' if n % 2 else '主管'} |\n" for n in range(length))
        for length in lengths
    ]
    body = "\n\n".join(f"## 步骤{n}\n\n{head}{each}" for n, each in enumerate(rows))
    edition = Edition(compile_sources(document_source("HT-SD-SOP-034", body), *default_sources()))
    drawings = paper(edition, edition.manual.by_number["HT-SD-SOP-034"], AS_OF).drawings
    for drawing in drawings.values():
        svg = etree.fromstring(drawing)
        wide = float(svg.get("viewBox").split()[2])
        assert float(svg.get("width")) == pytest.approx(wide * 0.75 * scale, rel=1e-3)


def test_files_are_handed_over_listed_and_shown_at_their_addresses(
    edition: Edition, compile_sources: Compile
) -> None:
    body = "## 目的\n\n![图](pic.png) ![](pic.png)\n\n[表](list.csv)\n"
    made = Edition(compile_sources(document_source("HT-SD-SOP-032", body), *default_sources()))
    files = tuple(
        Attachment(name, f"docs/{name}", FileFacts(digit * 64, 1_234), None)
        for name, digit in (("list.csv", "b"), ("pic.png", "a"))
    )
    document = replace(made.manual.by_number["HT-SD-SOP-032"], attachments=files)
    done = paper(made, document, AS_OF)
    assert done.embedded == files
    assert done.pictures == {f"files/{'a' * 16}/pic.png": files[1]}
    tree = html.document_fromstring(done.html)
    address = f"files/{'a' * 16}/pic.png"
    shown = [(image.get("src"), image.get("alt")) for image in tree.iter("img")]
    assert shown == [(address, "图"), (address, "pic.png")]
    (listed,) = tree.find_class("files")
    assert "b" * 64 in words(listed)
    assert "1,234" in words(listed)


def test_text_of_a_document_is_data(compile_sources: Compile) -> None:
    hostile = '</title><script>alert(1)</script>"'
    edition = Edition(compile_sources(document_source("HT-SD-SOP-033", title=hostile), *default_sources()))
    tree = sheet(edition, edition.manual.by_number["HT-SD-SOP-033"])
    assert not list(tree.iter("script"))
    assert tree.findtext(".//title") == f"HT-SD-SOP-033 {hostile}"


@pytest.mark.parametrize(
    ("row", "tight"),
    [
        ("| 甲 | responsibilities |", False),
        ("| 甲 | https://example.org/a/very/long/address |", True),
        ("| 甲 | 乙 | 丙 | 丁 | 戊 | 己 | 庚 |", True),
    ],
)
def test_no_table_reaches_over_the_edge_of_the_sheet(compile_sources: Compile, row: str, tight: bool) -> None:
    rule = "| --- " * (row.count("|") - 1) + "|"
    source = document_source("HT-SD-SOP-034", f"## 目的\n\n{row.replace('example', 'x')}\n{rule}\n{row}\n")
    edition = Edition(compile_sources(source, *default_sources()))
    tree = sheet(edition, edition.manual.by_number["HT-SD-SOP-034"])
    (table,) = tree.find_class("text")[0].iter("table")
    assert ("tight" in table.get("class").split()) is tight


def test_names_of_one_document_mean_nothing_in_the_next_of_a_binder(compile_sources: Compile) -> None:
    numbers = ("HT-SD-SOP-035", "HT-SD-SOP-036")
    body = '## 目的\n\n见 [[#1]]，写作 `<a id="x">`。\n'.replace("[[#1]]", "[本条](#c1)")
    made = Edition(compile_sources(*(document_source(n, body) for n in numbers), *default_sources()))
    volume = binder(made, "HT-SD", [made.manual.by_number[n] for n in numbers], AS_OF)
    tree = html.document_fromstring(volume.html)
    ids = [each.get("id") for each in tree.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    sections = tree.find_class("bound")
    for index, section in enumerate(sections, start=1):
        assert section.xpath(".//p/a/@href") == [f"#b{index}-c1"]
        assert 'id="x"' in words(section)
    assert [words(cell) for cell in tree.find_class("number")] == list(numbers)


def test_only_what_a_tag_says_is_for_the_screen(compile_sources: Compile) -> None:
    said = '链接写作 href="index.html"，表格写作 role="region" tabindex="0"。'
    source = document_source("HT-SD-SOP-037", f'## 目的\n\n{said}\n\n`<a href="index.html">`\n')
    edition = Edition(compile_sources(source, *default_sources()))
    (text,) = sheet(edition, edition.manual.by_number["HT-SD-SOP-037"]).find_class("text")
    assert said in words(text)
    assert '<a href="index.html">' in words(text)


def test_a_link_that_says_its_address_says_it_once(compile_sources: Compile) -> None:
    body = "## 目的\n\n见 <https://example.org/a?b=1&c=2> 和 [页](https://example.org/b)。\n"
    edition = Edition(compile_sources(document_source("HT-SD-SOP-038", body), *default_sources()))
    (text,) = sheet(edition, edition.manual.by_number["HT-SD-SOP-038"]).find_class("text")
    bare, named = text.iter("a")
    assert (bare.get("href"), bare.get("class")) == ("https://example.org/a?b=1&c=2", "sop-bare")
    assert (named.get("href"), named.get("class")) == ("https://example.org/b", None)


@pytest.mark.parametrize(
    ("names", "shown", "more"),
    [
        (("唐一宁", "曾思雨"), 2, ""),
        (("阿卜杜热合曼·买买提·吐尔逊江", "Maximilian Hohenzollern"), 1, "and others, 2 in all"),
        (("甲", "乙", "丙"), 2, "and others, 3 in all"),
    ],
)
def test_long_names_leave_room_for_what_stands_below_them(
    names: tuple[str, ...], shown: int, more: str
) -> None:
    named: Any = SimpleNamespace(person_name=lambda person, _day: person)
    signed = tuple(Signature(Role.COSIGNED, name, AS_OF, Seal.DECLARED, holds=True) for name in names)
    block = ApprovalBlock(named, named, (RoleLine(Role.COSIGNED, False, signed),))
    (line,) = footer_lines(block, voice_in(Language.EN))
    assert (line.names, line.more) == (names[:shown], more)


def test_what_is_numbered_on_screen_is_numbered_so_on_paper() -> None:
    assert [name for name in (NO_STEP, *NUMBERED.values()) if f".{name}" not in sheet_style()] == []


def test_formulas_are_laid_out_on_paper() -> None:
    """WeasyPrint knows nothing of MathML: without a rule, what stands above, below or beside runs together."""
    laid_out = "mfrac msqrt mroot msup msub msubsup munder mover munderover mtable mtr mtd".split()
    assert [name for name in laid_out if re.search(rf"\b{name}\b", sheet_style()) is None] == []
