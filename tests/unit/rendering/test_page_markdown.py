"""Pages outside control: shown like documents, with MkDocs's links and contents, and with other extensions."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from each_case import each_case
from html_tree import parse, words
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown_structure import on_a_forge_html, structure
from mkdocs.structure.pages import _RawHTMLPreprocessor

from sop_plugin.rendering.page_markdown import PageMarkdown
from sop_plugin.words.language import Language

CORPUS = sorted((Path(__file__).parents[2] / "markdown_corpus").glob("*.md"))
# Those that `sop init` switches on.
USUAL = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tasklist",
]


def converted(text: str, *extensions: Any, **configs: Any) -> tuple[str, Markdown]:
    markdown = Markdown(
        extensions=[*extensions, PageMarkdown(Language.ZH_HANS)],
        extension_configs={name.replace("__", "."): value for name, value in configs.items()},
    )
    return markdown.convert(text), markdown


def shown(text: str, *extensions: Any, **configs: Any) -> Element:
    return parse(converted(text, *extensions, **configs)[0])


@pytest.mark.parametrize("extensions", [[], USUAL], ids=["none", "usual"])
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_corpus_shows_what_a_forge_shows(path: Path, extensions: list[str]) -> None:
    text = path.read_text(encoding="utf-8")
    html, _ = converted(text, *extensions)
    assert _comparable(html) == _comparable(on_a_forge_html(text))


@each_case(
    "text",
    [
        # Fenced code, which another extension puts away before the blocks are read.
        "1. 甲\n```\nx\n```\n2. 乙\n\n    y\n3. 丙\n",
        "> 1. 运行：\n>\n> \t```\n> \tls\n> \t```\n> 2. 完\n",
        # Braces that are no attribute list.
        "姓名\n{请填写}\n",
        "{% hint %}\n注\n{% endhint %}\n",
        "## 甲 {乙}\n",
    ],
)
def test_code_and_braces_stay_where_they_stand(text: str) -> None:
    assert _comparable(converted(text, *USUAL)[0]) == _comparable(on_a_forge_html(text))


def _comparable(html: str) -> list[str]:
    # Highlighting puts code into a table of its own, or none.
    return structure(html.replace("</pre></div>", "</pre>"))


PIECES = [
    "- ",
    "1. ",
    "> ",
    "    ",
    "  ",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "# ",
    "a",
    "bc",
    "| a | b |\n",
    "|---|---|\n",
]
PIECES += [
    "**",
    "*",
    "`",
    "[r]",
    "\n\n[r]: /u\n\n",
    "](y)",
    "![",
    "&lt;",
    "&amp;lt;",
    "<br>",
    "\\*",
    "---\n",
    "- [ ] ",
]


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
@example("- [ ] \n\n    - ")
@example("![&amp;lt;](y)")
def test_whatever_is_written_shows_what_a_forge_shows(text: str) -> None:
    assert _without_breaks(converted(text)[0]) == _without_breaks(on_a_forge_html(text))


def _without_breaks(html: str) -> str:
    return "".join(piece for piece in structure(html) if piece != "<br>")


def test_headings_have_ids_and_make_the_contents() -> None:
    html, markdown = converted("# 题\n\n## 甲 {#a}\n\n## Two & <b>three</b>\n", *USUAL)
    assert [h.get("id") for h in parse(html).iter("h2")] == ["a", "two-three"]
    tokens = getattr(markdown, "toc_tokens", [])[0]["children"]
    assert [(token["id"], token["name"]) for token in tokens] == [
        ("a", "甲"),
        ("two-three", "Two &amp; three"),
    ]


def test_attribute_lists_say_what_they_like() -> None:
    root = shown(
        '[甲](a.md){ .md-button target=_blank onclick=x }\n\n文\n{: #p .x }\n\n![图](a.png){ width="300" loading=lazy }',
        *USUAL,
    )
    [link] = root.iter("a")
    assert link.attrib == {"href": "a.md", "class": "md-button", "target": "_blank"}
    assert [p.attrib for p in root.iter("p")][1] == {"id": "p", "class": "x"}
    [picture] = root.iter("img")
    assert (picture.get("width"), picture.get("loading")) == ("300", "lazy")


def test_extensions_with_blocks_of_their_own_go_on_working() -> None:
    text = '前\n\n=== "甲"\n\n    - 一\n      - 二\n\n=== "乙"\n\n    下面：\n    | a | b |\n    |---|---|\n    | 1 | 2 |\n\n后\n'
    root = shown(text, "pymdownx.tabbed", "tables", pymdownx__tabbed={"alternate_style": True})
    [tabs] = [e for e in root if e.get("class", "").startswith("tabbed-set")]
    assert words(root).startswith("前")
    assert words(root).endswith("后")
    assert len(list(tabs.iter("ul"))) == 2
    assert len(list(tabs.iter("table"))) == 1


def test_extensions_with_signs_within_lines_go_on_working() -> None:
    root = shown(
        "按 ++ctrl+c++，==亮==，(c)，**粗 :smile:**",
        "pymdownx.keys",
        "pymdownx.mark",
        "pymdownx.smartsymbols",
    )
    assert [words(e) for e in root.iter("kbd")] == ["Ctrl", "C"]
    assert [words(e) for e in root.iter("mark")] == ["亮"]
    assert "©" in words(root)
    assert list(shown("`==x== ++a++`", "pymdownx.keys", "pymdownx.mark").iter("mark")) == []


def test_extensions_before_and_behind_go_on_working(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("- 甲\n  - 乙\n", encoding="utf-8")
    html, _ = converted(
        '列：\n--8<-- "a.md"\n', "pymdownx.snippets", pymdownx__snippets={"base_path": [str(tmp_path)]}
    )
    assert len(list(parse(html).iter("ul"))) == 2
    code = shown("- 项\n\n    ```python\n    x = 1\n    ```\n\n- 二\n", "pymdownx.superfences")
    assert len(list(code.iter("li"))) == 2
    assert [words(e) for e in code.iter("code")] == ["x = 1"]


def test_raw_html_is_kept() -> None:
    html, _ = converted(
        '<div class="x" id="y" style="color:red"><form action="."><input name="q"></form></div>\n\n<section>\n\n- 甲\n\n</section>\n',
        *USUAL,
    )
    assert '<div class="x" id="y" style="color:red"><form action="."><input name="q"></form></div>' in html
    [section] = parse(html).iter("section")
    assert [child.tag for child in section] == ["ul"]


@pytest.mark.parametrize(
    ("written", "gone"),
    [
        ("<script>alert(1)</script>", "<script"),
        ('<b onclick="x">甲</b>', "onclick"),
        ('<a href="javascript:x">甲</a>', "javascript"),
        ('<img src="https://x.cn/a.png" alt="图">', "<img"),
        ("![图](https://x.cn/a.png)", "<img"),
        ('<iframe src="https://x.cn"></iframe>', "<iframe"),
        ('<div style="background:url(//x.cn)">甲</div>', "url("),
        ('<svg><use xlink:href="//x.cn#a"/><animate onbegin="x"/></svg>', "<use"),
        ("[甲](javascript:x)", "javascript"),
        ("<style>@import '//x.cn'</style>", "<style"),
        ('<form action="javascript:x"></form>', "javascript"),
        ('<div markdown="1" onload=x>\n\n甲\n\n</div>', "onload"),
        ("甲{ onclick=x }", "<p onclick"),
        ("## 甲 {onclick=x}", "<h2 onclick"),
    ],
)
@pytest.mark.parametrize("extensions", [[], USUAL], ids=["none", "usual"])
def test_what_would_run_or_load_is_gone(written: str, gone: str, extensions: list[str]) -> None:
    html, _ = converted(written, *extensions)
    assert gone not in html


def test_html_with_a_markdown_attribute_holds_markdown() -> None:
    root = shown('<div class="grid" markdown>\n- 甲\n- 乙\n</div>\n', *USUAL)
    [grid] = root.iter("div")
    assert [child.tag for child in grid] == ["ul"]


def test_words_that_look_like_character_references_stay() -> None:
    assert words(shown("`&lt;` 和 &amp;lt; 和 &copy; 和 a&b")) == "&lt; 和 &lt; 和 © 和 a&b"


def test_tables_of_pages_are_labelled_like_those_of_documents() -> None:
    root = shown("## 接听\n\n| 步骤 | 责任人 |\n| --- | --- |\n| 接起 | 预订员 |\n", *USUAL)
    [region] = [e for e in root.iter("div") if e.get("role") == "region"]
    assert region.get("aria-label") == "接听"


# What other extensions read of attribute lists, and what they make of the language of a block of code.
ATTRIBUTES = [
    '### 甲 {#"><script>run()</script>}',
    "### 甲 {: #x onclick=run() ping=//elsewhere.example }",
    "- 项 {: onclick=run() }",
    "| a {: onclick=run() } |\n|---|\n| b |",
    '*重*{: #"><script>run()</script> }',
    '[链接](a.md){: href="javascript:run()" }',
    "段落\n{: style='background:\\75rl(//elsewhere.example/a)' }",
]


@each_case("text", ATTRIBUTES)
def test_no_attribute_list_runs_anything(text: str) -> None:
    html, markdown = converted(text, *USUAL)
    page = parse(html)
    for element in page.iter():
        assert not {name for name in element.attrib if name.startswith("on") or name == "ping"}
        assert re.fullmatch(r"[\w.:-]*", element.get("id", "")), html
        assert "url" not in element.get("style", "")
        assert not element.get("href", "").startswith("javascript")
    for token in markdown.toc_tokens:  # type: ignore[attr-defined]
        assert re.fullmatch(r"[\w.:-]*", token["id"]), token


def test_footnotes_are_ours_also_beside_the_extension() -> None:
    page = shown("一[^a]，二[^a]，三[^b]。\n\n[^a]: 甲\n[^b]: 乙\n", "footnotes")
    assert [item.get("id") for item in page.iter("li")] == ["fn-1", "fn-2"]


def test_mkdocs_reads_what_begins_like_a_section_of_xml() -> None:
    html, _ = converted("<![图](a.png) <![if] 与 `<![`", _LooksForIds())
    assert html == '<p>&lt;<img alt="图" src="a.png" /> &lt;![if] 与 <code>&lt;![</code></p>'


class _LooksForIds(Extension):
    """As MkDocs does it, with Python's parser of HTML."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_RawHTMLPreprocessor(), "mkdocs_raw_html", 21)
