"""The words of a cell without its Markdown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from each_case import each_case

from sop_plugin.model.settings import ClauseStyle
from sop_plugin.rendering.plain_text import full_name, plain_text, short_name
from sop_plugin.words.language import Language


@each_case(
    "written, read",
    [
        ("  问候   并问清 ", "问候 并问清"),
        ("**问候**并*问清*", "问候并问清"),
        ("***问候***", "问候"),
        ("snake_case_name 和 __重__", "snake_case_name 和 重"),
        ("3 * 4 * 5", "3 * 4 * 5"),
        ("按 `a*b*c` 填", "按 a*b*c 填"),
        (r"\*不是\*", "*不是*"),
        ("按 [[HT-SD-SOP-017]] 发确认", "按 HT-SD-SOP-017 发确认"),
        ("按 [[HT-SD-SOP-017#4.2]]", "按 HT-SD-SOP-017 4.2"),
        ("按 [[HT-SD-SOP-017|**确认**规程]]", "按 **确认**规程"),
        ("见[网站](https://example.com/a_b_c)", "见网站"),
        ("![图](a.png)说明", "图说明"),
        ("<https://example.com/>", "https://example.com/"),
        ("2 &lt; 3 &amp; 4", "2 < 3 & 4"),
        ("<b>粗</b><br>细", "粗 细"),
        ("<x>原样</x>", "<x>原样</x>"),
        ("见《标题》和 **[[A]]**", "见《标题》和 A"),
        ("`&lt;` 与 &lt;", "&lt; 与 <"),
        ("**重 *斜* 重**", "重 斜 重"),
        ("*甲* &#xe006;7&#xe007;", "甲 \ue0067\ue007"),
    ],
)
def test_marks_go_and_words_stay(written: str, read: str) -> None:
    assert plain_text(written, short_name) == read


def test_references_are_worded_as_on_the_page(
    compile_sources: Callable[..., Any], make_source: Callable[..., Any]
) -> None:
    compiled = compile_sources(
        make_source("HT-SD-SOP-015", title="电话预订"),
        make_source("HT-SD-SOP-017", title="Taking *bookings*", language="en"),
    )
    by_number = compiled.manual.by_number
    chinese = full_name(by_number, ClauseStyle.DECIMAL, Language.ZH_HANS)
    assert plain_text("按 [[HT-SD-SOP-015#2]] 办理", chinese) == "按 HT-SD-SOP-015《电话预订》第 2 条办理"
    assert plain_text("按 [[HT-SD-SOP-015]] 办理", chinese) == "按 HT-SD-SOP-015《电话预订》办理"
    assert plain_text("[[HT-SD-SOP-099]]", chinese) == "HT-SD-SOP-099"
    english = full_name(by_number, ClauseStyle.DECIMAL, Language.EN)
    assert plain_text("See [[HT-SD-SOP-017#1]]", english) == "See HT-SD-SOP-017 Taking *bookings*, clause 1"
