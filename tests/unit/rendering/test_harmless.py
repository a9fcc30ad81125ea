"""Nothing in a text runs, whatever is written; nothing is fetched from elsewhere."""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element

import pytest
from drawn_text import drawn
from hypothesis import given, settings
from hypothesis import strategies as st

from sop_plugin.reading.markdown.raw_html import OBEYED, is_local, is_safe_address
from sop_plugin.rendering.drawing import Drawing, HeadingMark, LinkMark
from sop_plugin.rendering.harmless import make_harmless

FRAGMENTS = [
    *"[]()<>!{}:#`|*_&;=\"' \n/$",
    "[a](",
    "![a](",
    "[r]: ",
    "[r]",
    "javascript:",
    "&#106;avascript&colon;",
    "data:text/html,",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:x" onclick=x>',
    "<svg onload=x>",
    "<iframe src=//x>",
    "<style>",
    "<details ontoggle=x open>",
    "{: onclick=x }",
    "{onclick=x href=javascript:x}",
    "{#__config data-md-component=x style=color:red}",
    "``` { .py onclick='x' }\n",
    "\n```\n",
    '!!! note "<b>"\n    ',
    "\n\n",
    "$\\href{javascript:x}{y}$",
    "[[A|<b onclick=x>]]",
    "[^1]",
    "\n\n[^1]: ",
    '*[A]: "><script>',
]
BASE = {"disabled", "aria-label", "checked"}
ATTRIBUTES = re.compile(
    r"href|src|alt|title|id|class|lang|dir|name|type|start|value|reversed|colspan|rowspan|headers|scope|abbr|span|width|height"
    r"|open|controls|datetime|poster|display|mathvariant|stretchy|fence|form|separator|linethickness|minsize|maxsize"
    r"|displaystyle|scriptlevel|disabled|checked|aria-label"
)


def dangers(root: Element) -> list[str]:
    """What a browser would run, obey or fetch."""
    found = [element.tag for element in root.iter() if not _is_known(element)]
    for element in root.iter():
        for name, value in element.attrib.items():
            plain = re.sub(r"[\x00-\x20\x7f-\xa0]", "", html.unescape(value))
            scheme = re.match(r"([^/?#:]*):", plain) if name in ("href", "src", "poster") else None
            if scheme and scheme[1].lower() not in ("http", "https", "mailto", "tel"):
                found.append(f"{name}={value}")
            if name in ("src", "poster") and (scheme or plain.startswith(("//", "\\\\", "/\\"))):
                found.append(f"{name}={value}")
            if not ATTRIBUTES.fullmatch(name):
                found.append(name)
            if name == "id" and (value.startswith("__") or not re.fullmatch(r"[\w.-]+", value)):
                found.append(f"{name}={value}")
    return found


def _is_known(element: Element) -> bool:
    return element.tag in OBEYED | {"root", "input", "math"} or element.tag.startswith("m")


def test_the_test_sees_danger() -> None:
    for text, count in (
        ("<script></script>", 1),
        ("<p onclick=x id='a b'>a</p>", 2),
        ("<img src=//x><a href=data:x></a>", 2),
    ):
        from html_tree import parse

        assert len(dangers(parse(text))) == count


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join))
def test_whatever_is_written_runs_nothing(text: str) -> None:
    mark = LinkMark("<script>", "../x/", '"><script>', broken=False)
    places = {(line, column): mark for line in range(3) for column in range(20)}
    assert dangers(drawn(text, Drawing(references=places, headings={0: HeadingMark("1", "c1", None)}))) == []


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
@pytest.mark.parametrize(
    "form", ["[a](<{}>)", "![a](<{}>)", "[a]\n\n[a]: <{}>", '<a href="{}">a</a>', '<img src="{}">', "<{}>"]
)
def test_an_address_that_could_run_is_dropped(address: str, form: str) -> None:
    root = drawn(form.format(address))
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
    [link] = drawn(f"[a]({address})").iter("a")
    assert link.get("href") == address


@pytest.mark.parametrize("address", ["https://x/a.png", "//x/a.png", "/\\x/a.png", "\\\\x\\a.png", "ftp:a"])
def test_what_is_shown_comes_from_the_manual(address: str) -> None:
    assert not is_local(address)
    assert is_local("a/b.png")
    assert is_local("/a.png")


def test_html_may_not_name_what_the_theme_looks_for() -> None:
    root = drawn(
        '<div id="__search" class="md-nav" data-md-component="x" style="position:fixed" id="ok">甲</div>'
    )
    assert root[0].attrib == {}


def test_a_frame_of_markdown_is_closed() -> None:
    assert dangers(drawn("<form action=x><input onfocus=x autofocus><button>x</button></form>")) == []


def test_the_last_look_takes_out_what_should_not_be_there() -> None:
    element = Element("a", {"href": "javascript:x", "onclick": "x", "title": "t", "id": 'a"', "style": "x"})
    make_harmless(element)
    assert element.attrib == {"title": "t"}
    assert not is_safe_address("javascript:x")
