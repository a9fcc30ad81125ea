"""What is published of a released text follows from its bytes and the settings: whatever else stands in ``mkdocs.yml``."""

from __future__ import annotations

import pytest

from .manuals import MakeManual, Manual, Site, document

NUMBER = "HT-SD-SOP-004"
BODY = """
## 目的

来电有人接，额定电压见下。GSM 手机不算。

--8<-- "frag.txt"

;--8<-- "frag.txt"

{% include "frag.txt" %} {{ site_name }} {%
   include-markdown "frag.txt"
%}

[[PAGE]] $FOREIGN$

## 适用范围

销售部。

## 职责

销售代表接听。

## 工作程序

接起。

## 相关文件

无。
"""
FOREIGN = "额定电压 10 kV"
EARLY = """
def on_page_read_source(page, config):
    return None

def on_page_markdown(markdown, page, config, files):
    return markdown.replace("$FOREIGN$", "额定电压 10 kV").replace("接起。", "额定电压 10 kV")

def on_page_content(html, page, config, files):
    return html.replace("接起。", "额定电压 10 kV") + "<p>额定电压 10 kV</p>"

def on_page_context(context, page, config, nav):
    page.content = (page.content or "").replace("接起。", "额定电压 10 kV")
    return context
"""
LATE = """
from mkdocs.plugins import event_priority

@event_priority(-200)
def on_page_context(context, page, config, nav):
    page.content = (page.content or "").replace("接起。", "额定电压 10 kV")
    return context

def on_post_page(output, page, config):
    return output.replace("接起。", "额定电压 10 kV")
"""
SMALLER = """
import re

def on_post_page(output, page, config):
    return re.sub(r">\\s+<", "><", output)
"""
LAST = """
import pathlib

def on_post_build(config):
    for path in pathlib.Path(config.site_dir).rglob("HT-SD-SOP-004/index.html"):
        path.write_text(path.read_text(encoding="utf-8").replace("接起。", "额定电压 10 kV"), encoding="utf-8")
"""


def manual_with(make_manual: MakeManual, hook: str = "", **extensions: object) -> Manual:
    config = {"hooks": ["hand.py"]} if hook else {}
    made = make_manual(config={**config, **extensions})
    made.write(f"{NUMBER}.md", document(NUMBER, body=BODY))
    (made.root / "frag.txt").write_text(f"{FOREIGN}。\n\n*[GSM]: {FOREIGN}\n", encoding="utf-8")
    if hook:
        (made.root / "hand.py").write_text(hook, encoding="utf-8")
    return made


def article(site: Site) -> str:
    html = site.html(NUMBER)
    return html[
        html.index('<article class="sop-document"') : html.index("</article>", html.index("sop-document"))
    ]


@pytest.fixture(scope="module")
def alone(make_manual: MakeManual) -> str:
    return article(manual_with(make_manual).build())


SNIPPETS = {
    "markdown_extensions": [
        "abbr",
        {"pymdownx.snippets": {"base_path": ["."], "auto_append": ["frag.txt"], "check_paths": False}},
    ]
}


@pytest.mark.parametrize(("hook", "extensions"), [("", SNIPPETS), (EARLY, {}), (EARLY, SNIPPETS)])
def test_what_comes_before_the_page_is_drawn_is_inert(
    make_manual: MakeManual,
    alone: str,
    hook: str,
    extensions: dict[str, object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    manual = manual_with(make_manual, hook, **extensions)
    monkeypatch.chdir(manual.root)
    site = manual.build()
    assert article(site) == alone
    assert FOREIGN not in alone
    assert not [
        entry for entry in site.search_index() if NUMBER in entry["location"] and FOREIGN in entry["text"]
    ]


def test_macros_are_words_in_a_document(make_manual: MakeManual, alone: str) -> None:
    manual = manual_with(make_manual)
    manual.macros = True
    assert article(manual.build()) == alone


def test_what_comes_after_is_undone_and_told_by_name(make_manual: MakeManual, alone: str) -> None:
    site = manual_with(make_manual, LATE).build()
    assert article(site) == alone
    told = [line for line in site.warnings() if "hand.py" in line]
    assert len(told) >= 1
    assert any(f"{NUMBER}.md" in line for line in told)


def test_a_page_may_be_made_smaller(make_manual: MakeManual) -> None:
    site = manual_with(make_manual, SMALLER).build()
    assert not [line for line in site.warnings() if "hand.py" in line]
    assert "接起。" in site.html(NUMBER)


def test_a_page_that_changes_after_it_was_written_is_told(make_manual: MakeManual) -> None:
    site = manual_with(make_manual, LAST).build()
    assert any(f"{NUMBER}/index.html" in line and "hand.py" in line for line in site.warnings())
    with pytest.raises(SystemExit):
        manual_with(make_manual, LAST).build(strict=True)


def test_a_theme_that_changes_the_text_is_told(make_manual: MakeManual) -> None:
    theme = {"name": "material", "language": "zh", "font": False, "custom_dir": "overrides"}
    manual = manual_with(make_manual, theme=theme)
    (manual.root / "overrides").mkdir()
    template = manual.root / "overrides" / "main.html"
    block = '{%% extends "base.html" %%}{%% block content %%}<p>公司</p>{{ super()%s }}{%% endblock %%}'
    template.write_text(block % "", encoding="utf-8")
    assert not [line for line in manual.build().warnings() if "overrides" in line], (
        "words around it are the theme's"
    )
    template.write_text(block % " | replace('接起。', '挂断。')", encoding="utf-8")
    assert any(f"{NUMBER}.md" in line and "overrides" in line for line in manual.build().warnings())


def test_pages_outside_control_are_whose_they_are(make_manual: MakeManual) -> None:
    manual = manual_with(make_manual, LATE)
    manual.write("index.md", "# 手册\n\n接起。\n")
    assert FOREIGN in manual.build().html()
