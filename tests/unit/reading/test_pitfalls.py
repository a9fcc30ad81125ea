"""What is not shown as its author will expect: a line of Markdown, and the findings about it."""

from __future__ import annotations

from each_case import each_case
from hypothesis import given, settings
from hypothesis import strategies as st

from sop_plugin.reading.markdown.pitfalls.all import page_pitfalls, pitfalls

CASES = (
    # As its author expects, whatever the habit.
    ("- 甲\n   - 甲一\n      - 甲二\n- 乙", ""),
    ("- 甲\n\t- 乙\n\t\t1. 丙\n\t\t2. 丁", ""),
    ("3. 甲\n4. 乙\n\n![](a.png)\n\n5. 丙", ""),
    ("1. 甲\n1. 乙\n1. 丙", ""),
    ("1、洗手\n2、戴手套\n（1）甲", ""),
    ("| a | b |\n|---|---|\n| 1 |\n| 甲 \\| 乙 | [[HT-1|x]] |", ""),
    ("| a |\n|---|\n| 1 |\n甲", ""),
    ("H<sub>2</sub>O <br> <img src='a.png' width='300' style='width:9px'>", ""),
    ("<table><tr><td rowspan=2>甲</td></tr></table>", ""),
    ("甲[^1]\n\n[^1]: 注\n\n    再注", ""),
    ("术语\n: 含义\n\nVIP客人\n\n*[VIP]: 贵宾", ""),
    ("> [!WARNING]\n> 小心\n\n!!! note\n    框", ""),
    ("$x^2$ 与 $`y^2`$\n\n```math\nz^2\n```", ""),
    ("600*400*300 与 10~20℃，周一~周五", ""),
    ("`**` `[TOC]` `==甲==` `<w:p>` `[^1]` `[表]（a.md）`", ""),
    ("```\n# 甲\n1.乙\n｜甲｜\n```", ""),
    ("#1 机台，1.5 MPa，-5℃，*甲*，3.14", ""),
    ("[表](a.md)\n\n[//]: # (注)\n\n[a]: https://a.cn", ""),
    ("**甲** 与 **乙**，**丙** ", ""),
    ("| 甲 |\n乙", ""),
    ("600mm*400mm*300mm，Φ20*Φ30*2，10mm~20mm~30", ""),
    ("![图][i] 与 [乙][j]\n\n[i]: a.png\n[j]: b.md", ""),
    ("这*很*好，**粗*斜*粗**，请*务必*先关，`长*宽*高`，x<i>y</i>，<b>甲</b>，<a name=x>", ""),
    ("见[1] (2 页)，【注意】(重要)，\\(甲\\)，10:30:45，:甲:，`:rocket:`", ""),
    ("如下：\n：甲", ""),
    # Otherwise.
    ("##目的", "351"),
    ("＃ 目的", "351"),
    ("##　目的", "351"),
    ("> ＃ 目的", "351"),
    ("-\u00a0甲\n1.\u00a0乙", "351 351"),
    ("•甲\n• 乙", "351 351"),
    ("甲\n2. 乙", "351"),
    ("［表］（a.md）与![](图 1.PNG)", "351 351"),
    ("![](a.png =300x200)", "351"),
    ("**甲 **与 ** 乙**", "352 352"),
    ("m^2^ ==甲== :warning:", "352 352 352"),
    ("> [!note] 甲\n> 乙", "352"),
    (":rocket: 与 :tada:", "352 352"),
    ("![图](https://a.cn/x.png) [![](//a.cn/y.png)](b.md)", "370 370"),
    (
        "甲 <img src='https://a.cn/x.png' width=3>\n\n<video src=http://a.cn/v.mp4 poster=p.png></video>",
        "370 370",
    ),
    ("![](data:image/png;base64,AA==)", "370"),
    ("![图](a.png) <img src=b.png> `![](https://a.cn/x.png)`", ""),
    ("\\(x^2\\) 与 \\[\n\\frac{a}{b}\n\\]", "352 352"),
    ("甲［^1］。\n\n［^1］：注", "351 351"),
    ("[甲] (a.md)、【乙】(b.md)、[丙](c.md）、[丁]（https://a.cn/x）", "351 351 351 351"),
    ("房态\n\n*[房态]：状态", "351"),
    ("术语\n：含义", "351"),
    ("长*宽*高 与 L*W*H", "369 369"),
    ("a<b>c\n\n| x<u>y |\n|---|", "369 369"),
    ("甲[^我 的]\n\n[^我 的]: 注", "356"),
    ("| a | b |\n| --- |\n| 1 | 2 |", "353"),
    ("| a | b |\n| 1 | 2 |", "353"),
    ("| a | b |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |", "353"),
    ("| a | b |\n|---|---|\n| `1|2` | 3 |", "354"),
    ("| a | b |\n|---|---|\n| 1 | 2 |\n乙", "355"),
    ("[^1]: 注", "356"),
    ("甲 [^1]", "357"),
    ("甲 <!-- 乙 -->\n\n<!-- 丙\n\n丁", "356"),
    ("[注意]: 夜间除外", "356"),
    ("*[VIP]: 贵宾", "356"),
    ("> " * 70 + "甲", "356"),
    ("<script>x</script>", "358"),
    ("甲<o:p></o:p>", "358"),
    ("<p onclick='x'>甲</p>", "359"),
    ("<img src='a.png' style='zoom:50%'>", "359"),
    ("<a href='javascript:x'>甲</a>", "359"),
    ("甲\n\n    乙", "360"),
    ("甲\u200b乙", "361"),
    ("```mermaid\na\n```", "362"),
    ("1. 甲\n  - 乙\n2. 丙", "363"),
    ("1. 甲\n 1. 乙\n2. 丙", "363"),
    ("- 甲\n - 乙", "363"),
    ("1. 甲\n3. 乙\n9. 丙", "364"),
    ("- 1. 甲\n  3. 乙", "364"),
    ("```\n甲", "365"),
    ("> ```\n> 甲\n\n乙", "365"),
)


def codes(text: str) -> str:
    found = sorted(pitfalls(text, "a.md", 1, ()), key=lambda finding: finding.sort_key())
    return " ".join(finding.code.removeprefix("SOP") for finding in found)


@each_case("text, expected", CASES)
def test_what_is_told_of_a_text(text: str, expected: str) -> None:
    assert codes(text) == expected


def test_pages_may_have_what_other_extensions_show() -> None:
    text = "[TOC]\n\n==甲==\n\n```mermaid\na\n```\n\n<button>乙</button>\n\n{{ register() }}\n| a | b |"
    assert not list(page_pitfalls(text, "a.md", 1))
    [finding] = page_pitfalls("| a | b |\n| 1 | 2 |", "a.md", 3)
    assert (finding.code, finding.place.line) == ("SOP353", 3)


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            [
                *"#＃-*•｜|[](（）^~=<>!`$:：.、1２甲a \u3000\u200b\\",
                "\n",
                "\n\n",
                "  ",
                "    ",
                "---",
                "[^1]",
                "<!--",
                "<o:p>",
            ]
        ),
        max_size=60,
    )
)
def test_any_text_can_be_told_of(pieces: list[str]) -> None:
    text = "".join(pieces)
    lines = text.count("\n") + 1
    for finding in [*pitfalls(text, "a.md", 1, ()), *page_pitfalls(text, "a.md", 1)]:
        assert 1 <= finding.place.line <= lines
        assert finding.place.column >= 1
        assert finding.message()
        assert finding.remedy()
