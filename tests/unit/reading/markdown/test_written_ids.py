"""The names that a text gives to its places."""

from __future__ import annotations

from sop_plugin.reading.markdown.parsed import parse
from sop_plugin.reading.markdown.written_ids import all_headings, ids_in


def test_attribute_lists_and_tags() -> None:
    text = '## 甲 {#one .x}\n\n段落。\n{: #two lang=en }\n\n![图](a.png){width=3 #three}\n<a name=four></a><div class="x" id="five">'
    assert ids_in(text) == {"one", "two", "three", "four", "five"}
    assert ids_in("没有名字，{ 也不 } 算 <b>") == frozenset()


def test_headings_of_every_kind() -> None:
    text = "# 一\n\n- ## 二 {#b}\n\n> ### 三\n\n四\n===\n\n```\n# 五\n```\n"
    assert list(all_headings(parse(text))) == [("一", None), ("二", "b"), ("三", None), ("四", None)]
