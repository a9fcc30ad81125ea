"""What a reference says, and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sop_plugin.model.settings import ClauseStyle
from sop_plugin.rendering.drawing import LinkMark
from sop_plugin.rendering.publication import published_documents
from sop_plugin.rendering.written_links import WrittenLinks

Link = Callable[..., LinkMark]


@pytest.fixture
def link(compile_sources: Callable[..., Any], make_source: Callable[..., Any]) -> Link:
    """The reference of a body that stands beside 电话预订 (015), its draft (013) and a withdrawn one (024)."""

    def of(written: str, style: ClauseStyle = ClauseStyle.DECIMAL, **facts: Any) -> LinkMark:
        ended = {"date": "2026-04-30", "by": "shen", "reason": "渠道关闭"}
        compiled = compile_sources(
            make_source("HT-SD-SOP-001", f"## 目的\n\n{written}\n", **facts),
            make_source("HT-SD-SOP-013", status="draft", title="草稿", effective=None, review=None),
            make_source("HT-SD-SOP-015", title="电话预订"),
            make_source("HT-SD-SOP-017", title="Taking bookings", language="en"),
            make_source("HT-SD-SOP-024", title="传真预订", status="withdrawn", withdrawal=ended),
        )
        document = compiled.manual.by_number["HT-SD-SOP-001"]
        (resolved,) = compiled.indexes.references.outgoing[document.path]
        published = published_documents(compiled.manual, preview=False)
        return WrittenLinks(published, style).mark(document, resolved, "../")

    return of


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
def test_references(link: Link, written: str, expected: LinkMark) -> None:
    assert link(written) == expected


def test_references_in_english(link: Link) -> None:
    found = link("[[HT-SD-SOP-017#2]]", language="en")
    assert found.text == "HT-SD-SOP-017 Taking bookings, clause 2"
    assert link("[[HT-SD-SOP-015]]", language="en").text == "HT-SD-SOP-015《电话预订》"


def test_a_draft_is_named_but_not_linked(link: Link) -> None:
    assert link("[[HT-SD-SOP-013]]").href is None


def test_a_withdrawn_document_is_linked(link: Link) -> None:
    assert link("[[HT-SD-SOP-024]]").href == "../HT-SD-SOP-024/"
