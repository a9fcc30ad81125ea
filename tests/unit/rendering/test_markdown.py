"""The Markdown of a document with its headings and references marked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sop_plugin.model.settings import ClauseStyle
from sop_plugin.rendering.markdown import LinkMark, MarkedText, marked_text
from sop_plugin.rendering.publication import published_documents

Marked = Callable[..., MarkedText]
H, HE, L, LE = "\ue000", "\ue001", "\ue002", "\ue003"


@pytest.fixture
def marked(compile_sources: Callable[..., Any], make_source: Callable[..., Any]) -> Marked:
    """The marked text of a body that stands beside 电话预订 (015), its draft (013) and a withdrawn one (024)."""

    def mark(body: str, style: ClauseStyle = ClauseStyle.DECIMAL, **facts: Any) -> MarkedText:
        ended = {"date": "2026-04-30", "by": "shen", "reason": "渠道关闭"}
        compiled = compile_sources(
            make_source("HT-SD-SOP-001", body, **facts),
            make_source("HT-SD-SOP-013", status="draft", title="草稿", effective=None, review=None),
            make_source("HT-SD-SOP-015", title="电话预订"),
            make_source("HT-SD-SOP-017", title="Taking bookings", language="en"),
            make_source("HT-SD-SOP-024", title="传真预订", status="withdrawn", withdrawal=ended),
        )
        document = compiled.manual.by_number["HT-SD-SOP-001"]
        references = compiled.indexes.references.outgoing.get(document.path, ())
        published = published_documents(compiled.manual, preview=False)
        return marked_text(document, references, published, style, "../")

    return mark


def link(marked: Marked, written: str, **facts: Any) -> LinkMark:
    (found,) = marked(f"## 目的\n\n{written}\n", **facts).links
    return found


def test_headings_are_marked_in_their_order(marked: Marked) -> None:
    result = marked("## 目的\n\n### 接起 ##\n\n## 记录 {#record}\n")
    assert result.text == f"\n## {H}0{HE}目的\n\n### {H}1{HE}接起\n\n## {H}2{HE}记录\n"
    assert [(h.number, h.anchor, h.explicit_id) for h in result.headings] == [
        ("1", "c1", None),
        ("1.1", "c1-1", None),
        ("2", "c2", "record"),
    ]


def test_headings_are_numbered_in_the_style_of_the_manual(marked: Marked) -> None:
    result = marked("## 目的\n\n### 接起\n", ClauseStyle.CHINESE)
    assert [heading.number for heading in result.headings] == ["一、", "（一）"]


@pytest.mark.parametrize("body", ["```\n## 不是\n```\n", "`## 不是`\n", "    ## 不是\n"])
def test_code_is_no_heading(marked: Marked, body: str) -> None:
    result = marked(body)
    assert result.headings == ()
    assert result.text == f"\n{body}"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "[[HT-SD-SOP-015]]",
            LinkMark("HT-SD-SOP-015《电话预订》", "../HT-SD-SOP-015/", "HT-SD-SOP-015《电话预订》", False),
        ),
        (
            "[[HT-SD-SOP-015#2]]",
            LinkMark(
                "HT-SD-SOP-015《电话预订》第 2 条",
                "../HT-SD-SOP-015/#c2",
                "HT-SD-SOP-015《电话预订》第 2 条",
                False,
            ),
        ),
        ("[[HT-SD-SOP-015|预订]]", LinkMark("预订", "../HT-SD-SOP-015/", "HT-SD-SOP-015《电话预订》", False)),
        ("《电话预订》", LinkMark("《电话预订》", "../HT-SD-SOP-015/", "HT-SD-SOP-015《电话预订》", False)),
        ("《外部标准》", LinkMark("《外部标准》", None, "《外部标准》", False)),
        ("《没有的》", LinkMark("《没有的》", None, "《没有的》", True)),
        ("[[HT-SD-SOP-099]]", LinkMark("HT-SD-SOP-099", None, "HT-SD-SOP-099", True)),
        ("[[HT-SD-SOP-099#1]]", LinkMark("HT-SD-SOP-099 1", None, "HT-SD-SOP-099", True)),
        (
            "[[HT-SD-SOP-015#9]]",
            LinkMark("HT-SD-SOP-015《电话预订》", "../HT-SD-SOP-015/", "HT-SD-SOP-015《电话预订》", True),
        ),
        (
            "[[HT-SD-SOP-017]]",
            LinkMark(
                "HT-SD-SOP-017《Taking bookings》",
                "../HT-SD-SOP-017/",
                "HT-SD-SOP-017《Taking bookings》",
                False,
            ),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_references(marked: Marked, written: str, expected: LinkMark) -> None:
    assert link(marked, written) == expected


def test_references_in_english(marked: Marked) -> None:
    found = link(marked, "[[HT-SD-SOP-017#2]]", language="en")
    assert found.text == "HT-SD-SOP-017 Taking bookings, clause 2"
    assert link(marked, "[[HT-SD-SOP-015]]", language="en").text == "HT-SD-SOP-015《电话预订》"


def test_a_draft_is_named_but_not_linked(marked: Marked) -> None:
    assert link(marked, "[[HT-SD-SOP-013]]").href is None


def test_a_withdrawn_document_is_linked(marked: Marked) -> None:
    assert link(marked, "[[HT-SD-SOP-024]]").href == "../HT-SD-SOP-024/"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("见 [[HT-SD-SOP-015]] 和《电话预订》。", f"见 {L}0{LE}和{L}1{LE}。"),
        ("《电话预订》 《电话预订》", f"{L}0{LE}{L}1{LE}"),
        ("《电话预订》 和 《电话预订》", f"{L}0{LE}和{L}1{LE}"),
        ("[[HT-SD-SOP-015]]", f"{L}0{LE}"),
        ("`[[HT-SD-SOP-015]]` 与 \\[[HT-SD-SOP-015]]", "`[[HT-SD-SOP-015]]` 与 \\[[HT-SD-SOP-015]]"),
        ("前 <!-- [[HT-SD-SOP-015]] --> 后", "前  后"),
        ("前 <!-- 一\n二 --> 后", "前 \n 后"),
        ("[文](015.md)", "[文](015.md)"),
    ],
)
def test_the_text_around_references_stays(marked: Marked, written: str, expected: str) -> None:
    assert marked(f"{written}\n").text == f"\n{expected}\n"


def test_marks_that_an_author_writes_are_no_marks(marked: Marked) -> None:
    result = marked(f"## {H}0{HE} 目的\n\n{L}0{LE}\n")
    assert result.text.count(H) == 1
    assert L not in result.text
    assert "\ufffd0\ufffd" in result.text


def test_the_text_is_otherwise_as_written(marked: Marked) -> None:
    body = "段落 <b> & {{ x }}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    assert marked(body).text == f"\n{body}"


def test_rows_of_steps_are_marked_where_the_step_begins(
    compile_sources: Callable[..., Any], make_source: Callable[..., Any]
) -> None:
    table = (
        "| 责任人 | 步骤 |\n| --- | --- |\n| 主管 | [[HT-SD-SOP-001]] 之后 |\n| 主管 | <!-- x -->**乙** |\n"
    )
    compiled = compile_sources(make_source("HT-SD-SOP-001", f"## 工作程序\n\n{table}\n再来：\n\n{table}"))
    document = compiled.manual.by_number["HT-SD-SOP-001"]
    references = compiled.indexes.references.outgoing.get(document.path, ())
    published = published_documents(compiled.manual, preview=False)
    result = marked_text(document, references, published, ClauseStyle.DECIMAL, "../", name_rows=True)
    assert result.rows == ("c1-s1", "c1-s2", "c1-t2-s1", "c1-t2-s2")
    assert f"| 主管 | \ue0040\ue005{L}0{LE}之后 |\n| 主管 | \ue0041\ue005**乙** |" in result.text
    # Exports and redlines keep their text as it is.
    assert marked_text(document, references, published, ClauseStyle.DECIMAL, "../").rows == ()
