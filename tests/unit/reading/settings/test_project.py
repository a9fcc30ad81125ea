"""mkdocs.yml as data, with the place of everything in it."""

from __future__ import annotations

import pytest

from sop_plugin.model.place import Place
from sop_plugin.reading.settings.project import Project, ProjectFileError, read_project

ENVIRONMENT = {"DAYS": "45", "NAME": "手册", "EMPTY": ""}


def project(text: str, shown_as: str = "mkdocs.yml") -> Project:
    return read_project(text, f"/somewhere/{shown_as}", shown_as, ENVIRONMENT)


def places(text: str) -> dict[str, str]:
    return {path: f"{place.line}:{place.column}" for path, place in project(text).options("x")[1].items()}


def test_options_in_a_list_have_their_places() -> None:
    text = """site_name: x
plugins:
  - search
  - sop:
      lead_days: 3
      external_documents:
        - 劳动法
        - {title: 质量管理体系, checked: 2026-06-01}
      processes: [A#1, B#2]
"""
    assert places(text) == {
        "": "4:5",
        "lead_days": "5:7",
        "external_documents": "6:7",
        "external_documents/0": "7:11",
        "external_documents/1": "8:11",
        "external_documents/1/title": "8:12",
        "external_documents/1/checked": "8:27",
        "processes": "9:7",
        "processes/0": "9:19",
        "processes/1": "9:24",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plugins:\n  sop:\n    lead_days: 3\n", {"": "2:3", "lead_days": "3:5"}),
        ("plugins: [search, sop]\n", {"": "1:19"}),
        ("plugins: [sopping: {}, sop: {a: 1}]\n", {"": "1:24", "a": "1:30"}),
    ],
)
def test_however_the_plugin_is_listed(text: str, expected: dict[str, str]) -> None:
    assert places(text) == expected


def test_tags_of_other_tools_stand_for_nothing_and_move_no_line() -> None:
    text = """markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/object/apply:os.system [touch evil]
  - pymdownx.snippets:
      base_path: !relative $config_dir
plugins:
  - sop: {lead_days: !relative , organisation: company.yml}
"""
    options, found = project(text).options("x")
    assert options == {"lead_days": None, "organisation": "company.yml"}
    assert found["organisation"] == Place("mkdocs.yml", 8, 34)
    assert project(text).data["markdown_extensions"][0] == {
        "pymdownx.emoji": {"emoji_index": None, "emoji_generator": None}
    }


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("!ENV DAYS", 45),
        ("!ENV NAME", "手册"),
        ("!ENV NOT_SET", None),
        ("!ENV [NOT_SET, DAYS, 3]", 45),
        ("!ENV [NOT_SET, 3]", 3),
        ("!ENV [NOT_SET]", None),
        ("!ENV EMPTY", None),
        ("!ENV {a: b}", None),
    ],
)
def test_the_environment_is_read_as_mkdocs_does(written: str, value: object) -> None:
    assert project(f"a: {written}\n").data == {"a": value}


def test_what_is_inherited_keeps_its_file() -> None:
    base = project(
        "docs_dir: base\nplugins:\n  search: {}\n  sop:\n    lead_days: 3\n    stale_days: 9\n", "../base.yml"
    )
    merged = project("plugins:\n  sop:\n    lead_days: 5\n").over(base)
    options, found = merged.options("x")
    assert options == {"lead_days": 5, "stale_days": 9}
    assert found["lead_days"] == Place("mkdocs.yml", 3, 5)
    assert found["stale_days"] == Place("../base.yml", 6, 5)
    assert merged.data["docs_dir"] == "base"


def test_aliases_and_merge_keys_cost_no_more_than_their_text() -> None:
    bomb = "".join(
        f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" if level else "a0: &a0 [x, y]\n"
        for level in range(30)
    )
    assert len(project(f"{bomb}plugins: [sop]\n").places) < 500
    project(f"{bomb}plugins: [sop: {{columns: *a29}}]\n")
    text = "base: &base {lead_days: 3}\nplugins:\n  - sop:\n      <<: *base\n      stale_days: 4\n"
    options, found = project(text).options("x")
    assert options == {"lead_days": 3, "stale_days": 4}
    assert found["stale_days"] == Place("mkdocs.yml", 5, 7)


def test_a_list_that_holds_itself_ends() -> None:
    with pytest.raises(ProjectFileError, match="settings such as site_name"):
        project("&a [*a]\n")
    assert project("a: &a [*a]\nplugins: [sop]\n").options("x")[0] is None


@pytest.mark.parametrize("opening", ["[", "- ", "{a: "])
def test_too_deep_a_file_is_said(opening: str) -> None:
    with pytest.raises(ProjectFileError, match=r"mkdocs\.yml: broken YAML"):
        project(opening * 100_000)


@pytest.mark.parametrize(
    "text",
    [
        "plugins:\n  - sop:\n      lead_days: 30\n      lead_days: 60\n",
        "plugins:\n  sop:\n    columns: {who: [甲]}\n    lead_days: 30\n    columns: {who: [乙]}\n",
        "plugins:\n  - sop:\n      document_types:\n        a: {code: A, code: B}\n",
    ],
)
def test_a_setting_that_is_given_twice_is_told(text: str) -> None:
    with pytest.raises(
        ProjectFileError, match=r"mkdocs\.yml:\d+:\d+: \w+ is given twice \(first on line \d+\)"
    ):
        read_project(text, "mkdocs.yml", "mkdocs.yml", {})


def test_what_other_plugins_are_told_twice_is_their_own_affair() -> None:
    text = (
        "site_name: a\nsite_name: b\nplugins:\n  - search: {lang: zh, lang: en}\n  - sop: {lead_days: 30}\n"
    )
    assert read_project(text, "mkdocs.yml", "mkdocs.yml", {}).data["site_name"] == "b"
