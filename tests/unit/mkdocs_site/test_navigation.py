"""Our pages in the navigation of a project."""

from __future__ import annotations

from typing import Any

import pytest

from sop_plugin.mkdocs_site.navigation import titles, with_our_pages
from sop_plugin.pages.output import Kind, Output, Section
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

CHINESE = voice_in(Language.ZH_HANS)


def output(address: str, title: str, kind: Kind, section: Section | None) -> Output:
    return Output(address, kind, title, Language.ZH_HANS, draw=lambda _text: "", section=section)


OUTPUTS = (
    output("X-1/", "X-1", Kind.DOCUMENT, None),
    output("register/", "登记册 <b>", Kind.LIST, Section.LISTS),
    output("roles/a/", "岗位", Kind.JOB, None),
    output("departments/X/", "部门甲", Kind.DEPARTMENT, Section.DEPARTMENTS),
)
OURS = [{"部门": [{"部门甲": "departments/X.md"}]}, {"登记与索引": [{"登记册 &lt;b&gt;": "register.md"}]}]


@pytest.mark.parametrize(
    ("written", "own"),
    [
        (None, [{"首页": "index.md"}]),
        ([], []),
        ([{"开始": "index.md"}, {"指南": ["a.md", {"乙": "b.md"}]}], None),
        ([{"甲": "X-1.md"}], None),  # documents are listed nowhere else
    ],
)
def test_ours_stand_behind_those_of_the_project(written: list[Any] | None, own: list[Any] | None) -> None:
    assert with_our_pages(written, OUTPUTS, CHINESE) == [*(written or [] if own is None else own), *OURS]


@pytest.mark.parametrize("name", ["register.md", "roles/a.md", "departments/X.md"])
def test_a_project_that_names_one_of_them_arranges_all(name: str) -> None:
    written = [{"指南": [{"甲": name}]}]
    assert with_our_pages(written, OUTPUTS, CHINESE) is written


def test_titles_of_the_project_are_found_however_deep() -> None:
    written = ["a.md", {"甲": "b.md"}, {"指南": [{"乙": "c.md"}, {"深": {"丙": "d.md"}}]}]
    assert dict(titles(written)) == {"b.md": "甲", "c.md": "乙", "d.md": "丙"}
    assert list(titles(None)) == []


def test_a_manual_without_a_front_page_has_no_entry_for_one() -> None:
    assert with_our_pages(None, OUTPUTS, CHINESE, has_home=False) == OURS
