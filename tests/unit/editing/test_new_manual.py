"""Templates of a new manual, filled in."""

from __future__ import annotations

from datetime import date

import pytest

from sop_plugin.editing.new_manual import NewManual, filled_in
from sop_plugin.words.language import Language

NEW = NewManual(
    '甲 "乙"', (("QA", "质量部"), ("FO", "前厅部")), Language.ZH_HANS, date(2026, 11, 21), "0.1.0"
)


def filled(template: str, new: NewManual = NEW) -> str:
    return filled_in({"a": template}, new)["a"].decode()


def test_names_are_put_in_as_yaml_takes_them() -> None:
    assert filled("name: {%name_yaml%}") == 'name: "甲 \\"乙\\""'
    assert filled("{%departments%}") == (
        '  - {code: QA, issuer: ORG, name: {zh-Hans: "质量部"}}\n'
        '  - {code: FO, issuer: ORG, name: {zh-Hans: "前厅部"}}\n'
    )
    assert filled("{%code%} {%codes%} {%day%}") == "QA QA, FO 2026-11-21"


def test_jinja_and_braces_of_a_template_stay() -> None:
    assert filled("{{ count() }} {a: b} {department}") == "{{ count() }} {a: b} {department}"


def test_names_are_not_translated() -> None:
    made = filled_in(
        {"a": "发布 {%name_yaml%}"}, NEW, lambda text: text.replace("发", "發").replace("甲", "!")
    )
    assert made["a"].decode() == '發布 "甲 \\"乙\\""'


@pytest.mark.parametrize(("version", "bounds"), [("0.1.3", "0.1 0.2"), ("2.7.1", "2.7 3")])
def test_the_plugin_is_kept_below_the_next_release_that_may_break(version: str, bounds: str) -> None:
    new = NewManual("甲", (("QA", "乙"),), Language.EN, date(2026, 11, 21), version)
    assert filled("{%version%} {%next_version%}", new) == bounds


def test_dotted_names_come_with_the_manual() -> None:
    assert set(filled_in({"gitignore": "", "docs/gitignore": ""}, NEW)) == {".gitignore", "docs/gitignore"}


def test_a_template_that_asks_for_something_else_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        filled("{%unknown%}")


def test_a_latin_name_is_set_off_from_the_chinese_behind_it() -> None:
    names = {"Test Co": "Test Co 标准操作规程手册", "云岭酒店": "云岭酒店标准操作规程手册"}
    for name, told in names.items():
        new = NewManual(name, (("QA", "乙"),), Language.ZH_HANS, date(2026, 11, 21), "0.1.0")
        assert filled("{%site_name%}", new) == told
