"""The clause of a form that is filled in, made ready for paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from markupsafe import Markup

from sop_plugin.model.document import Body, Clause, Document
from sop_plugin.model.headings import Heading
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Organisation
from sop_plugin.model.settings import Settings
from sop_plugin.rendering.blank_form import blank_clause, blank_html
from sop_plugin.rendering.document_text import RenderedText
from sop_plugin.rendering.text_parts import TextPart

CLAUSES = (
    Clause((1,), "用途", 10, 12),
    Clause((2,), "表单内容", 13, 20, "the-form"),
    Clause((2, 1), "资料", 15, 20),
    Clause((3,), "保存", 21, 23),
)
FORM = Document("docs/f.md", "F", "表", "form", "HT", 1, Status.APPROVED, Body("", 9, CLAUSES))


def text(*parts: tuple[str | None, str]) -> RenderedText:
    """Key of the clause whose heading a part is, and its HTML."""
    return RenderedText(tuple(TextPart(Markup(html), clause) for clause, html in parts))


TABLE = (
    '<div class="sop-scroll" role="region" tabindex="0" aria-label="资料"><table>'
    '<td data-label="项目">见 <a href="../X/">X</a></td><td></td></table></div>'
)
WHOLE = text(
    ("1", '<h2 id="c1">1 用途</h2>'),
    (None, "<p>登记。</p>"),
    ("2", '<h2 class="x" id="the-form"><span id="c2"></span>2 表单内容</h2>'),
    (None, ""),
    ("2.1", '<h3 id="c2-1">2.1 资料<a class="headerlink" href="#c2-1">¶</a></h3>'),
    (
        None,
        TABLE,
    ),
    ("3", '<h2 id="c3">3 保存</h2>'),
    (None, "<p>三年。</p>"),
)


def manual(**settings: object) -> Manual:
    return Manual((FORM,), Organisation(), Settings(**settings), date(2026, 11, 21))  # type: ignore[arg-type]


def test_only_the_form_is_left_without_links_and_regions() -> None:
    assert blank_html(FORM, CLAUSES[1], WHOLE) == (
        '<h2 id="c2-1">2.1 资料</h2><div class="sop-scroll"><table>'
        '<td data-label="项目">见 X</td><td></td></table></div>'
    )


def test_units_leave_room_for_what_is_written_by_hand() -> None:
    def cell(words: str) -> str:
        html = f'<td data-label="填写">{words}</td>'
        return (
            blank_html(FORM, CLAUSES[1], text(("2", "<h2>2</h2>"), (None, html)))
            .removeprefix('<td data-label="填写">')
            .removesuffix("</td>")
        )

    room = '<span class="sop-room"> </span>'
    assert cell("年 月 日") == f"{room}年{room}月{room}日"
    assert cell("早餐 份，服务费 %") == f"早餐{room}份，服务费 %"
    assert cell("元") == f"{room}元"
    for plain in ("会前 7 天", "年度计划", "元旦", "★ 填单人", "Date and time"):
        assert cell(plain) == plain


def test_a_form_at_the_end_and_a_text_without_it() -> None:
    assert blank_html(FORM, CLAUSES[3], WHOLE) == "<p>三年。</p>"
    assert blank_html(FORM, CLAUSES[1], text((None, "<p>别的</p>"))) == ""


def test_the_clause_is_found_by_the_words_of_the_settings() -> None:
    assert blank_clause(manual(), FORM) is CLAUSES[1]
    assert blank_clause(manual(extra_headings={Heading.FORM: ("用途",)}), FORM) is CLAUSES[0]
    assert blank_clause(manual(), replace(FORM, type="procedure")) is None
    assert blank_clause(manual(), replace(FORM, body=Body("", 9, CLAUSES[:1]))) is None
