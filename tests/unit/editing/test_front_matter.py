"""Edits of front matter: the values change, and nothing else does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml
from each_case import each_case
from hypothesis import example, given
from hypothesis import strategies as st

from sop_plugin.editing.entries import with_entry, without_entry
from sop_plugin.editing.header import NotEditable
from sop_plugin.editing.keys import with_mapping, with_scalar, with_text, without_key
from sop_plugin.editing.yaml_text import flow, scalar

TEXT = """---
# 编号永久不变
number: HT-SD-SOP-004   # 由文件控制部发放
title: "接听电话: 程序"
status:   draft  # 还在写
revision: '2'
approvals:

  # 经理先签
  - {role: prepared, person: tang, date: 2026-02-10}   # 补签

  -
    role: checked
    person: zeng
    date: 2026-02-12
  # 以下待签

review: {every: 12 months}
---

## 目的

status: 这里不是前置信息。
"""
NEW = {"role": "reviewed", "person": "lu", "date": "2026-02-18"}
BODY = "\n## 目的\n"


def values(text: str) -> dict[str, Any]:
    lines = text.replace("\r\n", "\n").lstrip("\ufeff").split("\n")
    loaded = yaml.load("\n".join(lines[1 : lines.index("---", 1)]), Loader=yaml.BaseLoader)
    assert isinstance(loaded, dict)
    return loaded


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """Lines that went and lines that came."""
    old, new = before.split("\n"), after.split("\n")
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_a_value_changes_and_its_remark_stays() -> None:
    after = with_scalar(TEXT, "status", "in_review")
    assert changed(TEXT, after) == (["status:   draft  # 还在写"], ["status:   in_review  # 还在写"])


def test_a_new_value_goes_to_the_end() -> None:
    after = with_scalar(TEXT, "effective", "2026-03-01")
    assert changed(TEXT, after) == ([], ["effective: 2026-03-01"])
    assert values(after)["effective"] == "2026-03-01"


@pytest.mark.parametrize(("position", "order"), [(0, "rpc"), (1, "prc"), (2, "pcr"), (None, "pcr")])
def test_an_entry_goes_to_its_place_in_a_block(position: int | None, order: str) -> None:
    after = with_entry(TEXT, "approvals", NEW, position)
    assert "".join(entry["role"][0] for entry in values(after)["approvals"]) == order
    assert changed(TEXT, after) == ([], ["  - {role: reviewed, person: lu, date: 2026-02-18}"])


@each_case(
    "written",
    [
        "[]",
        "[ ]",
        "[{role: prepared}]",
        "[{role: prepared}, {role: checked}]",
        "[{role: prepared},]",
        "[\n  {role: prepared},   # 先签\n  {role: checked}\n]",
        "[{role: prepared},\n  {role: checked}]",
        "",
        " ",
        "null",
        "~   # 尚无",
    ],
)
@each_case("position", [0, 1, None])
def test_an_entry_goes_to_its_place_in_any_kind_of_list(written: str, position: int | None) -> None:
    text = f"---\nnumber: A\napprovals: {written}\nstatus: draft\n---\n{BODY}"
    before = values(text)
    entries = before["approvals"] if isinstance(before["approvals"], list) else []
    after = values(with_entry(text, "approvals", NEW, position))
    expected = [*entries]
    expected.insert(len(expected) if position is None else position, NEW)
    assert after == {**before, "approvals": expected}


def test_an_absent_list_is_begun() -> None:
    after = with_entry("---\nnumber: A\n---\n" + BODY, "reviews", {"by": "lu"})
    assert after == "---\nnumber: A\nreviews:\n  - {by: lu}\n---\n" + BODY


@pytest.mark.parametrize(
    "written",
    [
        "\n  - {role: prepared}\n  - {role: checked}\n  - {role: reviewed}",
        "\n- role: prepared\n  person: tang\n- role: checked\n-\n  role: reviewed\n  person: lu",
        "[{role: prepared}, {role: checked}, {role: reviewed}]",
        "[\n  {role: prepared},\n  {role: checked},\n  {role: reviewed},\n]",
    ],
)
@pytest.mark.parametrize("position", [0, 1, 2])
def test_an_entry_goes(written: str, position: int) -> None:
    text = f"---\nnumber: A\napprovals: {written}\nstatus: draft\n---\n{BODY}"
    before = values(text)
    after = with_entry(without_entry(text, "approvals", position), "approvals", NEW, position)
    expected = [*before["approvals"]]
    expected[position] = NEW
    assert values(after) == {**before, "approvals": expected}
    assert after.endswith(f"status: draft\n---\n{BODY}")


@pytest.mark.parametrize(
    "written", ["\n  - {role: prepared}", "\n  - role: prepared\n    person: a", "[{role: a}]"]
)
def test_the_last_entry_leaves_an_empty_list(written: str) -> None:
    text = f"---\napprovals: {written}   # 备注\nstatus: draft\n---\n"
    assert values(without_entry(text, "approvals", 0)) == {"approvals": [], "status": "draft"}


@pytest.mark.parametrize(
    "written",
    ["", "{date: 2026-01-01}", "{date: 2026-01-01,\n  by: lu}", "\n  date: 2026-01-01\n  by: lu", "null"],
)
def test_a_mapping_takes_the_place_of_what_stood_there(written: str) -> None:
    text = f"---\nnumber: A\nwithdrawal: {written}\n# 备注\nstatus: draft\n---\n{BODY}"
    after = with_mapping(text, "withdrawal", {"date": "2026-04-30", "reason": "停办, 已无: 业务"})
    assert values(after)["withdrawal"] == {"date": "2026-04-30", "reason": "停办, 已无: 业务"}
    assert after.endswith(f"\n# 备注\nstatus: draft\n---\n{BODY}")


def test_line_ends_and_marks_of_windows_stay() -> None:
    text = "\ufeff" + TEXT.replace("\n", "\r\n")
    after = with_scalar(with_entry(text, "approvals", NEW), "status", "in_review")
    after = with_mapping(with_entry(after, "reviews", {"by": "lu"}), "withdrawal", {"by": "lu"})
    assert after.count("\n") == after.count("\r\n")
    assert after.startswith("\ufeff---\r\n")
    assert values(after)["approvals"][2] == NEW
    assert after.endswith(text[text.index("\r\n---\r\n\r\n") :])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# 没有\n",
        "---\nnumber: A\n",
        "---\n{number: A}\n---\n",
        "---\nnumber: [\n---\n",
        "---\n- a\n---\n",
    ],
)
def test_what_cannot_be_edited_is_said(text: str) -> None:
    with pytest.raises(NotEditable):
        with_scalar(text, "status", "approved")
    with pytest.raises(NotEditable):
        with_entry(text, "approvals", NEW)


@pytest.mark.parametrize("written", ["手写", "{role: prepared}"])
def test_a_list_that_is_none_is_left_alone(written: str) -> None:
    with pytest.raises(NotEditable, match="approvals is no list"):
        with_entry(f"---\napprovals: {written}\n---\n", "approvals", NEW)


def test_a_value_over_several_lines_is_left_alone() -> None:
    with pytest.raises(NotEditable, match="several lines"):
        with_scalar("---\nstatus:\n  - draft\n  - b\n---\n", "status", "approved")


LINES = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=30).map(str.strip)


@given(LINES.filter(bool))
@example("null")
@example("1.5")
@example("on")
@example("2026-02-10")
@example("a: b")
@example("C:\\手册")
@example('"')
@example("-")
def test_any_line_of_text_is_read_back_as_it_was(value: str) -> None:
    assert yaml.load(f"a: {flow({'note': value})}", Loader=yaml.BaseLoader) == {"a": {"note": value}}
    assert yaml.load(f"a: {scalar(value)}", Loader=yaml.BaseLoader) == {"a": value}
    # By the rules of YAML too: nothing but a date becomes something else than text.
    assert isinstance(yaml.safe_load(f"[{scalar(value)}]")[0], str | date)


@given(st.lists(st.sampled_from(["prepared", "checked", "reviewed"]), max_size=4), st.booleans(), st.data())
def test_lists_follow_every_edit(roles: list[str], is_flow: bool, data: st.DataObject) -> None:
    entries = [{"role": role, "person": f"p{i}"} for i, role in enumerate(roles)]
    listed = (
        ", ".join(map(flow, entries))
        if is_flow
        else "".join(f"\n  - {flow(e)}  # {i}" for i, e in enumerate(entries))
    )
    text = f"---\nnumber: A\napprovals: {f'[{listed}]' if is_flow or not entries else listed}\nstatus: draft\n---\n{BODY}"
    for _ in range(3):
        if entries and data.draw(st.booleans()):
            index = data.draw(st.integers(0, len(entries) - 1))
            text = without_entry(text, "approvals", index)
            del entries[index]
        else:
            index = data.draw(st.integers(0, len(entries)))
            text = with_entry(text, "approvals", NEW, index)
            entries.insert(index, NEW)
        assert values(text) == {"number": "A", "approvals": entries, "status": "draft"}
        assert text.endswith(f"---\n{BODY}")


# --- the next revision ----------------------------------------------------------------------------

RELEASED = """---
number: A  # 编号
title: '电话: "甲"'
revision: "2"   # 版次
status: approved
# 签署
approvals:
  - {role: prepared, person: tang, date: 2026-02-10}

  # 校对人
  - role: checked
    person: zeng
    date: 2026-02-12
reviews: []  # 复审
change:
  class: editorial
  reason: |
    一
  summary: 二
---

正文
"""


def test_a_key_goes_with_all_of_its_value() -> None:
    text = without_key(without_key(RELEASED, "approvals"), "reviews")
    assert "# 签署\nchange:\n  class: editorial\n" in text
    assert without_key(text, "change").endswith("status: approved\n# 签署\n---\n\n正文\n")
    assert without_key(text, "approvals") == text


def test_a_key_without_a_value_goes() -> None:
    assert without_key("---\na:\nb: 1\n---\n", "a") == "---\nb: 1\n---\n"
    assert without_key("---\na: [1,\n  2]\nb: 1\n---\n", "a") == "---\nb: 1\n---\n"


def test_a_text_keeps_its_quotes() -> None:
    text = with_text(with_text(RELEASED, "revision", "3"), "title", "乙的: '丙'")
    assert 'revision: "3"   # 版次\n' in text
    assert "title: '乙的: ''丙'''\n" in text
    assert "number: B-1  # 编号\n" in with_text(RELEASED, "number", "B-1")
    assert 'number: "7"  # 编号\n' in with_text(RELEASED, "number", "7")
    with pytest.raises(NotEditable):
        with_text(RELEASED, "change", "x")


def test_a_new_line_can_stand_behind_another() -> None:
    text = with_scalar(RELEASED, "effective", "2026-12-01", after="status")
    assert "status: approved\neffective: 2026-12-01\n# 签署\n" in text
    assert "  summary: 二\neffective: 2026-12-01\n---\n" in with_scalar(
        RELEASED, "effective", "2026-12-01", after="expires"
    )
    assert "  summary: 二\neffective: 2026-12-01\n---\n" in with_scalar(
        RELEASED, "effective", "2026-12-01", after="change"
    )
