"""All of a controlled document is text: nothing in it is obeyed by a browser, and nothing is lost."""

from __future__ import annotations

import re
from datetime import date

import pytest

from .elements import Element, read_html
from .manuals import BODY, MakeManual, Site, document

EVIL = "</title></textarea><img src=x onerror=alert(1)><script>alert(1)</script>\"'&amp;&lt;b&gt;"
ACTIVE = frozenset("script style iframe object embed form base meta link svg math applet frame".split())
ADDRESSES = frozenset("href src action formaction data poster srcdoc background".split())

TEXTS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//x></ScRiPt>",
    "<img src=x onerror=alert(1)>",
    '<div markdown="1" onclick="x">\n\n*内*\n\n</div>',
    'a <b onclick="x">b</b>',
    "<svg/onload=alert(1)>",
    "<style>body{display:none}</style>",
    '<iframe srcdoc="x"></iframe>',
    "<![CDATA[<script>]]>",
    "<?php echo ?>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](java\tscript:alert(1))",
    "[a](<java script:alert(1)>)",
    "[a](\u00a0javascript:alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](&#x6A;avascript:alert(1))",
    "[a](javascript&colon;alert(1))",
    "[a](javascript&#58;alert(1))",
    "[a](java&Tab;script:alert(1))",
    "[a](java&NewLine;script&colon;alert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](vbscript:x)",
    "[a](file:///etc/passwd)",
    "<javascript:alert(1)>",
    "[r]\n\n[r]: javascript:alert(1)",
    "[r][x]\n\n[x]: &#x6A;avascript:alert(1)",
    "![i](javascript:alert(1))",
    "![i](data:image/svg+xml,<svg/onload=alert(1)>)",
    "![i](x){onerror=alert(1)}",
    "![i][x]\n\n[x]: javascript&colon;alert(1)",
    "[a](b){onclick=alert(1)}",
    "[a](b){href=javascript:alert(1)}",
    '[a](b){href="javascript&colon;alert(1)"}',
    '[a](b){data-sop-href="javascript:alert(1)"}',
    '[a](b){style="position:fixed;inset:0"}',
    '文字\n{: onmouseover="alert(1)" srcdoc="x" formaction="javascript:x"}',
    "文字\n{: #__config }",
    "文字\n{: data-md-component=container data-sop-banner-slot=x }",
    "``` { .py onclick='alert(1)' }\nx\n```",
    '``` py title="<script>alert(1)</script>"\nx\n```',
    "```html\n<script>alert(1)</script>\n```",
    "`<script>`{onclick=x}",
    '!!! note "<script>alert(1)</script>"\n    x',
    '??? note "<script>x</script>"\n    y',
    '*[HTML]: "><script>alert(1)</script>\n\nHTML',
    "### &lt;script&gt;alert(1)&lt;/script&gt;",
    "### <script>alert(1)</script>",
    "### `<script>alert(1)</script>`",
    '### x {data-toc-label="<script>alert(1)</script>"}',
    "[[HT-SD-SOP-001|<img src=x onerror=alert(1)>]]",
    '[[HT-SD-SOP-001|"onmouseover=alert(1)]]',
    "[[<script>alert(1)</script>]]",
    "《<script>alert(1)</script>》",
    "术语\n: <script>alert(1)</script>",
    "| a | <script> |\n|---|---|\n| <script>x</script> | [a](javascript:x) |",
    "\ue0000\ue001 \ue0020\ue003",
]


def dangers(page: Element) -> list[str]:
    """What a browser would run or obey."""
    found = []
    for element in page.all():
        if element.tag in ACTIVE:
            found.append(element.tag)
        for name, value in element.attributes.items():
            shown = f"{element.tag} {name}={value}"
            plain = re.sub(r"[\x00-\x20\x7f-\xa0]", "", value).lower()
            if name.startswith("on") or name == "srcdoc" or (name == "style" and "text-align" not in value):
                found.append(shown)
            if name in ADDRESSES and re.match(r"(?!https?:|mailto:|tel:)[^/?#]*:", plain):
                found.append(shown)
            if name.startswith(("data-md-", "data-sop-")) or (name == "id" and value.startswith("__")):
                found.append(shown)
    return found


def test_the_test_sees_danger() -> None:
    bad = '<a href="&#106;avascript:x" onclick="x">a</a><script></script><p style="color:red" id="__config">'
    assert len(dangers(read_html(bad))) == 5


@pytest.fixture(scope="module")
def site(make_manual: MakeManual) -> Site:
    organisation = f"""
issuers:
  - {{code: HTL, name: {{zh-Hans: '{EVIL.replace("'", "''")}'}}}}
departments:
  - {{code: HT-SD, issuer: HTL, name: {{zh-Hans: '{EVIL.replace("'", "''")}'}}}}
people:
"""
    for person in ("tang", "zeng", "lu", "shen"):
        approve = ", may_approve: [{}]" if person == "shen" else ""
        quoted = EVIL.replace("'", "''")
        organisation += (
            f"  - {{id: {person}, name: '{person}{quoted}', department: HT-SD, job: '{quoted}'{approve}}}\n"
        )
    facts = {
        "audience": [EVIL],
        "keywords": [EVIL, "留言"],
        "revision": "2",
        "change": {"class": "substantive", "reason": EVIL, "summary": EVIL},
        "review": {"every": "12 months", "next_review": date(2027, 1, 1), "reason": EVIL},
        "reviews": [{"date": date(2026, 4, 1), "by": "lu", "outcome": "no_change", "note": EVIL}],
    }
    withdrawal = {"date": date(2026, 4, 30), "by": "shen", "reason": EVIL, "successor": EVIL}
    files: dict[str, str | bytes] = {
        "a.md": document("HT-SD-SOP-001", f"甲{EVIL}", BODY.replace("无。", f"《乙{EVIL}》"), **facts),
        "b.md": document("HT-SD-SOP-002", f"乙{EVIL}", BODY.replace("留言", f"留言 `{EVIL}`"), **facts),
        "c.md": document("HT-SD-SOP-003", f"丙{EVIL}", status="withdrawn", withdrawal=withdrawal),
        f"d{EVIL.replace('/', '')}.md": "---\nnumber: [\n---\n",
        "e.md": document(EVIL, f"戊{EVIL}", department=EVIL, type=EVIL, supervised_by=EVIL),
    }
    for index, text in enumerate(TEXTS, start=101):
        files[f"t{index}.md"] = document(f"HT-SD-SOP-{index}", f"文 {index}", f"{BODY}\n{text}\n")
    manual = make_manual(files)
    (manual.root / "organisation.yml").write_text(organisation, encoding="utf-8")
    return manual.build()


@pytest.mark.parametrize("index", range(101, 101 + len(TEXTS)), ids=TEXTS)
def test_nothing_in_a_text_is_obeyed(site: Site, index: int) -> None:
    page = site.page(f"HT-SD-SOP-{index}")
    assert dangers(page.one(class_="sop-body")) == []
    contents = page.one("nav", class_="md-nav--secondary")
    # The list itself is the theme's.
    assert [found for found in dangers(contents) if not found.startswith("ul data-md-")] == []


def test_raw_html_that_could_run_is_shown(site: Site) -> None:
    assert "<script>alert(1)</script>" in site.content("HT-SD-SOP-101").one(class_="sop-body").text
    assert site.content("HT-SD-SOP-105").one(class_="sop-body").text.endswith("a b")


PAGES = [
    "",
    "HT-SD-SOP-001",
    "HT-SD-SOP-002",
    "HT-SD-SOP-003",
    "departments/HT-SD",
    "register",
    "reviews",
    "keywords",
    "references",
    "organisation",
    "findings",
]


@pytest.mark.parametrize("address", PAGES)
def test_values_are_escaped_everywhere(site: Site, address: str) -> None:
    page = site.page(address)
    assert not [e for e in page.all() if "onerror" in e.attributes]
    assert not [e for e in page.all("script") if "alert" in e.own_text]
    assert "&lt;img src=x" in site.html(address) or not address
    # A title that ended too early would let the rest of itself loose in the head. Those of drawings have an id.
    assert len([title for title in page.all("title") if "id" not in title.attributes]) == 1


@pytest.mark.parametrize("address", PAGES[1:])
def test_values_are_shown_as_written(site: Site, address: str) -> None:
    words = site.content(address).text
    assert EVIL in words


def test_titles_in_the_head_and_between_pages_are_as_written(site: Site) -> None:
    page = site.page("HT-SD-SOP-001")
    assert page.one("title").text == f"HT-SD-SOP-001 甲{EVIL} - 手册"
    assert f"乙{EVIL}" in page.one("nav", class_="md-footer__inner").text
    following = page.one("a", class_="md-footer__link--next")
    assert following.attributes["aria-label"].endswith(f"乙{EVIL}")
    assert EVIL in page.one("nav", class_="md-path").text


def test_the_search_index_holds_no_markup_of_ours(site: Site) -> None:
    for entry in site.search_index():
        shown = read_html(f"{entry['title']} {entry['text']}")
        assert {e.tag for e in shown.all()} <= {"p", "code", "pre", "li", "ol", "ul", "sub", "sup"}
