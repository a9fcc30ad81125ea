"""Controlled Markdown to HTML: marks become elements, and all the rest can run nothing."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import pytest
from html_tree import parse, words
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from sop_plugin.rendering.markdown import HeadingMark, LinkMark, MarkedText
from sop_plugin.rendering.markdown_extension import ControlledMarkdown
from sop_plugin.rendering.tables import ControlledTables

EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "toc",
]
FRAGMENTS = [
    *"[]()<>!{}:#`|*_&;=\"' \n",
    "[a](",
    "![a](",
    "[r]: ",
    "[r]",
    "javascript:",
    "&#106;avascript&colon;",
    "data:text/html,",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{: onclick=x }",
    "{onclick=x href=javascript:x}",
    "{#__config data-md-component=x style=color:red}",
    "``` { .py onclick='x' }\n",
    "\n```\n",
    '!!! note "<b>"\n    ',
    "\n\n",
    "\ue0000\ue001",
    "\ue0020\ue003",
]


def convert(text: str, *links: LinkMark, headings: tuple[HeadingMark, ...] = ()) -> tuple[Element, Markdown]:
    extension = ControlledMarkdown(MarkedText(text, headings, links))
    markdown = Markdown(extensions=[*EXTENSIONS, ControlledTables(), extension])
    return parse(markdown.convert(text)), markdown


def dangers(root: Element) -> list[str]:
    found = []
    for element in root.iter():
        if element.tag in (
            "script",
            "style",
            "iframe",
            "object",
            "embed",
            "form",
            "svg",
            "base",
            "meta",
            "link",
        ):
            found.append(element.tag)
        for name, value in element.attrib.items():
            plain = re.sub(r"[\x00-\x20\x7f-\xa0]", "", value)
            scheme = re.match(r"([^/?#:]*):", plain) if name in ("href", "src", "action", "data") else None
            if scheme and scheme[1].lower() not in ("http", "https", "mailto", "tel"):
                found.append(f"{name}={value}")
            if name.startswith(("on", "data-md-", "data-sop-")) or name in ("srcdoc", "formaction"):
                found.append(name)
            if (name == "style" and "text-align" not in value) or (name == "id" and value == "__config"):
                found.append(f"{name}={value}")
    return found


@settings(deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join))
def test_whatever_is_written_runs_nothing(text: str) -> None:
    mark = LinkMark("<script>", "../x/", '"><script>', False)
    root, markdown = convert(text, mark, headings=(HeadingMark("1", "c1", None),))
    assert dangers(root) == []
    for token in getattr(markdown, "toc_tokens", ()):
        assert dangers(parse(token["name"])) == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:x",
        "JavaScript:x",
        " javascript:x",
        "java\u00a0script:x",
        "java&Tab;script:x",
        "&#106;avascript:x",
        "&#x6a;avascript:x",
        "javascript&colon;x",
        "javascript&#58;x",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "blob:x",
        "about:blank",
    ],
)
@pytest.mark.parametrize("form", ["[a](<{}>)", "![a](<{}>)", "[a]\n\n[a]: <{}>", '[a](b){{href="{}"}}'])
def test_an_address_that_could_run_is_dropped(address: str, form: str) -> None:
    root, _ = convert(form.format(address))
    assert not [e for e in root.iter() if "href" in e.attrib or "src" in e.attrib]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a:b?c=d:e#f",
        "HTTP://example.org",
        "mailto:a@example.org",
        "tel:+861088888888",
        "#c4-2",
        "?q=a:b",
        "../other/file.md#c1",
        "表格/a.xlsx",
        "/a",
    ],
)
def test_other_addresses_stay(address: str) -> None:
    root, _ = convert(f"[a]({address})")
    (link,) = root.iter("a")
    assert link.get("href") == address


def test_an_address_in_pointed_brackets_stays() -> None:
    root, _ = convert("<a@example.org> <https://example.org/>")
    assert [link.get("href") for link in root.iter("a")] == ["mailto:a@example.org", "https://example.org/"]


def test_attributes_for_looks_and_names_stay() -> None:
    root, _ = convert("文字\n{: #note .important lang=en title=x data-label=y }\n")
    assert root[0].attrib == {
        "id": "note",
        "class": "important",
        "lang": "en",
        "title": "x",
        "data-label": "y",
    }


def test_ids_of_tabs_stay_and_those_of_the_theme_do_not() -> None:
    root, _ = convert('=== "甲"\n    文\n\n文字\n{: #__search }\n')
    ids = [e.get("id", "") for e in root.iter() if e.get("id")]
    assert ids == ["__tabbed_1_1"]


def test_html_is_shown() -> None:
    root, _ = convert('<div markdown="1" class="x">\n\n**粗** <b>细</b>\n\n</div>\n')
    assert words(root).startswith('<div markdown="1" class="x">')
    assert "<b>细</b>" in words(root)
    assert not list(root.iter("b"))


def test_a_heading_has_its_number_and_id() -> None:
    root, markdown = convert("## \ue0000\ue001接起 *电话*\n", headings=(HeadingMark("4.2", "c4-2", None),))
    (heading,) = root.iter("h2")
    assert heading.get("id") == "c4-2"
    assert words(heading) == "4.2 接起 电话"
    assert heading[0].attrib == {"class": "sop-clause-number"}
    tokens = getattr(markdown, "toc_tokens", [])
    assert [(token["id"], token["name"]) for token in tokens] == [("c4-2", "4.2 接起 电话")]


def test_a_heading_with_an_id_of_its_own_has_both() -> None:
    root, _ = convert("## \ue0000\ue001接起\n", headings=(HeadingMark("4.2", "c4-2", "answer"),))
    (heading,) = root.iter("h2")
    assert heading.get("id") == "answer"
    assert heading[0].attrib == {"id": "c4-2", "class": "sop-anchor"}
    assert words(heading) == "4.2 接起"


def test_a_reference_is_a_link_with_its_text_as_it_is() -> None:
    mark = LinkMark("VIP*接待* <b> [x](y) `z`", "../HT-SD-SOP-001/#c4", '名称 "引号"', False)
    root, _ = convert("见 \ue0020\ue003。", mark)
    (link,) = root.iter("a")
    assert words(link) == mark.text
    assert link.attrib == {"class": "sop-reference", "title": mark.title, "href": mark.href}


@pytest.mark.parametrize(
    ("broken", "classes"), [(True, "sop-reference sop-reference--broken"), (False, "sop-reference")]
)
def test_a_reference_to_nothing_is_no_link(broken: bool, classes: str) -> None:
    root, _ = convert("\ue0020\ue003", LinkMark("HT-SD-SOP-099", None, "", broken))
    assert not list(root.iter("a"))
    (span,) = root.iter("span")
    assert span.get("class") == classes


def test_a_reference_works_in_headings_tables_and_emphasis() -> None:
    mark = LinkMark("甲", "../x/", "", False)
    text = "## \ue0000\ue001见 \ue0020\ue003\n\n| a |\n|---|\n| **\ue0020\ue003** |\n"
    root, _ = convert(text, mark, headings=(HeadingMark("1", "c1", None),))
    assert [link.get("href") for link in root.iter("a")] == ["../x/", "../x/"]
