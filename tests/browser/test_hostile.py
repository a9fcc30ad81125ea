"""Whatever is written anywhere in a manual is data: no script of it runs, no handler is set, nothing is fetched from elsewhere.

Looked at as a browser has it: what a page is after it was read and its own scripts have run.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser
from sample_manual import document_source

from .conftest import THEME
from .served import served

RUN = "document.documentElement.dataset.ran=1"
PAYLOADS = [
    f'"><script>{RUN}</script>',
    f"'><img src=x onerror={RUN}>",
    f"</title></textarea></script><script>{RUN}</script>",
    f"<svg/onload={RUN}>",
    f'" autofocus tabindex=0 onfocus={RUN} x="',
    f"&lt;/title&gt;&lt;script&gt;{RUN}&lt;/script&gt;",
    f'<textarea><img title="</textarea><img src=x onerror={RUN}>"></textarea>',
    f"javascript:{RUN}",
    "![图](//elsewhere.example/a.png)",
    "https://elsewhere.example/a.png",
    '<iframe src="https://elsewhere.example/a"></iframe>',
    '<img src="https://elsewhere.example/a.png"><video src=//elsewhere.example/v poster=//elsewhere.example/p autoplay>',
    '<b style="background:\\75rl(https://elsewhere.example/b)">粗</b>',
    "{{ 7*7 }}{% raw %}",
]
TEXTS = """
## 目的 {payload}

{payload}

### 甲 {{#{payload}}}

### 乙 {{: #{payload} .{payload} title="{payload}" }}

### 丙 {{data-toc-label="{payload}"}}

[链接]({payload}) [链接](<{payload}> "{payload}") ![图]({payload} "{payload}"){{width={payload}}}

段落
{{: #{payload} onclick={payload} style="{payload}" }}

*强调*{{: #{payload} onclick="{payload}" }}

- 列表 {{: onclick="{payload}" }}

| {payload} | 步骤 |
| --- | --- |
| {payload} {{: onclick={payload} }} | {payload} |

``` {{ .py #{payload} onclick="{payload}" title="{payload}" }}
{payload}
```

!!! note "{payload}"
    {payload}

词[^1]，见《{payload}》与 [[{payload}|{payload}]]。

[^1]: {payload}

*[词]: {payload}

<div id='{payload}' onclick="{payload}">{payload}</div>

<details {payload}><summary>{payload}</summary></details>
"""
WORST = "".join(PAYLOADS)
LEVEL = f"内部 {PAYLOADS[0]}"


def told(payload: str) -> dict[str, Any]:
    """Every field of a document that takes words."""
    return {
        "title": f"标题 {payload}",
        "audience": [payload],
        "keywords": [payload, "目的"],
        "revision": "2",
        "type": payload,
        "supervised_by": payload,
        "change": {"class": "substantive", "reason": payload, "summary": payload},
        "review": {"every": "12 months", "next_review": "2027-01-01", "reason": payload},
        "reviews": [{"date": "2026-04-01", "by": "lu", "outcome": "no_change", "note": payload}],
        "questions": [{"ask": payload, "answers": [payload, "乙"], "right": payload}],
        "satisfies": [f"ISO 9001:2015 {payload}", payload],
        "confidentiality": LEVEL,
    }


def organisation() -> dict[str, Any]:
    """An issuer, a department and a person of each kind, and the people who sign."""
    numbered = [(f"{index:02}", payload) for index, payload in enumerate(PAYLOADS, start=1)]

    def named(payload: str) -> dict[str, str]:
        return {"zh-Hans": payload, "en": payload}

    def person(key: str, department: str, payload: str) -> dict[str, Any]:
        words = {"name": f"{key} {payload}", "job": payload}
        return {"id": key, **words, "department": department, "from": "2020-01-01", "may_approve": [{}]}

    return {
        "issuers": [{"code": f"I{key}", "name": named(payload)} for key, payload in numbered],
        "departments": [
            {"code": f"D{key}", "issuer": f"I{key}", "name": named(payload)} for key, payload in numbered
        ],
        "jobs": [{"name": named(payload), "departments": [f"D{key}"]} for key, payload in numbered],
        "records": [{"name": named(payload), "retention": "2 years"} for _, payload in numbered],
        "people": [
            *(person(f"p{key}", f"D{key}", payload) for key, payload in numbered),
            *(person(key, "D01", PAYLOADS[0]) for key in ("tang", "zeng", "lu", "shen")),
        ],
    }


def settings() -> dict[str, Any]:
    """What people set in ``mkdocs.yml``."""
    return {
        "site_name": WORST,
        "site_description": WORST,
        "site_author": WORST,
        "copyright": WORST,
        "repo_name": WORST,
        "repo_url": f'https://forge.example/"><script>{RUN}</script>',
        "site_url": f'https://manual.example/"><script>{RUN}</script>/',
        "extra": {
            "social": [{"icon": "material/web", "link": PAYLOADS[0], "name": WORST}],
            "status": {"effective": WORST},
            "homepage": f"javascript:{RUN}",
        },
        "theme": THEME
        | {
            "palette": [
                {"scheme": "default", "toggle": {"icon": "material/web", "name": WORST}},
                {"scheme": "slate", "toggle": {"icon": "material/web", "name": WORST}},
            ]
        },
        "nav": [
            {f"首页 {WORST}": "index.md"},
            {f"部分 {WORST}": [{f"页 {WORST}": "named.md"}, "heading.md"]},
            {f"外部 {WORST}": f"javascript:{RUN}"},
        ],
        "plugins": [
            "search",
            {
                "sop": {
                    "pages": ["/index.md", "/named.md", "/heading.md", "/page-*.md"],
                    "external_documents": [{"title": WORST, "publisher": WORST, "edition": WORST}],
                    "keyword_readings": {WORST: WORST},
                    "vague_words": {WORST: True},
                    "headings": {"purpose": [WORST]},
                    "confidentiality": {"levels": ["公开", LEVEL]},
                    "training": {"acknowledge": "mailto:qa@example.org", "names": True},
                    "report": "mailto:sop@example.org",
                    "search_questions": "questions.yml",
                }
            },
        ],
        "markdown_extensions": [
            "abbr",
            "admonition",
            "attr_list",
            "def_list",
            "footnotes",
            "md_in_html",
            "tables",
            {"toc": {"permalink": True, "permalink_title": WORST}},
            "pymdownx.details",
            "pymdownx.superfences",
            {"pymdownx.tabbed": {"alternate_style": True}},
        ],
    }


def write(root: Path) -> None:
    docs = root / "docs"
    docs.mkdir()
    (root / "organisation.yml").write_text(
        yaml.safe_dump(organisation(), allow_unicode=True, width=10_000), "utf-8"
    )
    asked = {
        f"D{index:02}-SOP-001": {f"1 {payload}": [payload[:100]]}
        for index, payload in enumerate(PAYLOADS, start=1)
    }
    (root / "questions.yml").write_text(yaml.safe_dump(asked, allow_unicode=True, width=10_000), "utf-8")
    for index, payload in enumerate(PAYLOADS, start=1):
        body = TEXTS.format(payload=payload)
        source = document_source(f"D{index:02}-SOP-001", body, **told(payload))
        (root / source.path).write_bytes(source.data)
        source = document_source(f"D{index:02}-FRM-{payload}", body, title=f"编号 {payload}", type="form")
        (docs / f"D-number-{index}.md").write_bytes(source.data)
        matter = dict.fromkeys(("title", "description", "author", "icon_name", "location", "tags"), payload)
        (docs / f"page-{index}.md").write_text(
            f"---\n{yaml.safe_dump(matter, width=10_000)}---\n{body}", "utf-8"
        )
    (docs / "index.md").write_text(TEXTS.format(payload=WORST), "utf-8")
    (docs / "named.md").write_text("文字\n", "utf-8")
    (docs / "heading.md").write_text(f"# 标题 {''.join(PAYLOADS[:7])}\n", "utf-8")


VISITED = (
    "",
    "D01-SOP-001/",
    "D03-SOP-001/",
    "departments/D05/",
    "keywords/",
    "page-1/",
    "register/?q=%22%3E",
    "retention/",
    "trace/",
    "roles/",
    "questions/",
)
LOOK = """(RUN, page) => {
  const told = [];
  if (page.documentElement.dataset.ran) told.push("a script ran");
  for (const element of page.querySelectorAll("*")) {
    for (const {name, value} of element.attributes) {
      const shown = `${element.localName} ${name}=${value}`.slice(0, 160);
      if (name.startsWith("on") || name === "srcdoc" || name === "ping") told.push(shown);
      if (/^\\s*(javascript|data|vbscript):/i.test(value) && ["href", "src", "action"].includes(name)) told.push(shown);
      if (name === "id" && /[<>"'\\s]/.test(value)) told.push(shown);
      if (name === "style" && element !== page.documentElement && /url|\\\\/.test(value)) told.push(shown);
      if (["src", "poster", "data", "srcset"].includes(name) && value && new URL(value, location).origin !== origin)
        told.push(shown);
    }
    if (["iframe", "object", "embed", "frame", "base"].includes(element.localName)) told.push(element.localName);
    if (element.localName === "link" && element.rel !== "canonical"
        && new URL(element.getAttribute("href"), location).origin !== origin) told.push(element.outerHTML);
    if (element.localName === "script" && element.textContent === RUN) told.push("a script");
  }
  return told;
}"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The folder of the site, and where it is served."""
    root = tmp_path_factory.mktemp("hostile")
    write(root)
    with served(root, **settings()) as address:
        yield root / "site", address


def test_nothing_runs_and_nothing_is_fetched_from_elsewhere(
    browser: Browser, hostile: tuple[Path, str]
) -> None:
    site, address = hostile
    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    assert len(pages) > 5 * len(PAYLOADS)
    # Nothing that is tried here is refused before it could be shown.
    assert {f"{path.partition('?')[0]}index.html" for path in VISITED} <= pages.keys()
    assert "sop-question" in pages["D03-SOP-001/index.html"]
    assert LEVEL[:2] in pages["D03-SOP-001/index.html"]
    page = browser.new_context().new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{address}404.html")
    # As the browser reads them; to load the theme with each would take minutes.
    look = f"([RUN, html]) => ({LOOK})(RUN, new DOMParser().parseFromString(html, 'text/html'))"
    found = {path: told for path, html in sorted(pages.items()) if (told := page.evaluate(look, [RUN, html]))}
    assert found == {}
    # As they are after our own scripts and those of the theme have run.
    for path in VISITED:
        page.goto(f"{address}{path}", wait_until="load")
        assert page.evaluate(f"RUN => ({LOOK})(RUN, document)", RUN) == [], path
    page.context.close()
    assert [url for url in requests if not url.startswith((address, "data:", "blob:"))] == []


def test_the_look_sees_what_runs(browser: Browser) -> None:
    page = browser.new_context().new_page()
    page.set_content(
        f"<h3 id='a\"b'><img src='data:,' onerror={RUN}></h3><iframe></iframe><script>{RUN}</script>"
    )
    page.wait_for_function("document.documentElement.dataset.ran")
    told = page.evaluate(f"RUN => ({LOOK})(RUN, document)", RUN)
    page.context.close()
    assert len(told) == 6, told
