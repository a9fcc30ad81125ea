"""Leaving patterns out makes a page faster, and never another one."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from sop_plugin.rendering.idle_patterns import leave_out_idle

EXTENSIONS = ["abbr", "attr_list", "def_list", "tables", "toc", "pymdownx.superfences"]


def converter() -> Markdown:
    return Markdown(extensions=EXTENSIONS, extension_configs={"toc": {"permalink": True}})


@given(
    st.lists(
        st.sampled_from(
            [
                *"`\\[]!<>&;*_(){}#|:-a1字",
                "\n",
                "  \n",
                "\t\n",
                "\n\n",
                "## ",
                "[TOC]",
                "http://a.b",
                "a@b.c",
                "&amp;",
                "[a]: /b",
            ]
        ),
        max_size=30,
    ).map("".join)
)
@settings(deadline=None, database=None, derandomize=True)
@example("一\t\n二")
@example("一  \n二")
@example("[TOC]\n\n## 一")
@example("## 一 {#id}")
@example("![图](a.png) [甲][乙]\n\n[乙]: /c")
def test_the_page_stays_the_same(text: str) -> None:
    whole, quick = converter(), converter()
    leave_out_idle(quick, text)
    assert quick.convert(text) == whole.convert(text)


def test_plain_text_needs_few_patterns() -> None:
    quick = converter()
    before = len(quick.inlinePatterns)
    leave_out_idle(quick, "| 步骤 | 时限 |\n| --- | --- |\n| 接听 | 3 声内 |")
    assert len(quick.inlinePatterns) < before / 2


def test_other_sets_of_extensions_are_no_obstacle() -> None:
    bare = Markdown()
    leave_out_idle(bare, "文字")
    assert bare.convert("文字") == "<p>文字</p>"
