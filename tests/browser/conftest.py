"""The sample manual with the project's own look, and the one page in which all tests read.

A page of its own for each test would cost five times as much as going to another address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import axe
import pytest
from playwright.sync_api import Browser, Page, expect
from sample_manual import AS_OF, ORGANISATION, default_sources, document_source

from sop_plugin.cli.manual import load_manual
from sop_plugin.pages.edition import Edition

from .served import served

# A machine that is busy with other things may take long; whoever waits in vain waits for a fault.
expect.set_options(timeout=60_000)

PROJECT = Path(__file__).parents[2]
STEPS = """## 目的

写明目的。

## 工作程序

| 步骤 | 责任人 | 标准 | 时限 | 记录 |
| --- | --- | --- | --- | --- |
""" + "".join(
    f"| 第 {n} 步的动作 | 预订员 | 逐项核对姓名、日期、房型、间数和房价 | 5 分钟内 | 按 [[HT-SD-SOP-004]] 填单 |\n"
    for n in range(1, 41)
)
BRANCHES = """
## 复核

| 步骤 | 责任人 | 时限 | 分支 |
| --- | --- | --- | --- |
| 问清日期和间数 | 预订员 | 接通后 2 分钟内 | |
| 查房态 | 预订员 | 1 分钟内 | 无房 → 结束 |
| 按协议价报价 | 预订主管、销售经理 | 5 分钟内 | |
| 核对预订单 | Implementation Specialist | 30 分钟内 | 不合格 → 1；合格 → 5 |
| 录入并确认 | 预订员 | 甲级 1 个工作日内，乙级 3 个工作日内 | 客人要求更改并且尚未付订金 → 4 |
"""

THEME = {
    "name": "material",
    "language": "zh",
    "font": False,
    "palette": [
        {
            "media": "(prefers-color-scheme: light)",
            "scheme": "default",
            "primary": "custom",
            "accent": "custom",
        },
        {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "primary": "custom", "accent": "custom"},
    ],
}

ASKED = """
HT-SD-SOP-004:
  2.1 接起: [响了半天没人理会扣钱吗, who picks up when nobody is there]
"""
Open = Callable[..., Page]
DESKTOP, PHONE = {"width": 1280, "height": 720}, {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the sample manual is served, built on 2026-11-21."""
    root = tmp_path_factory.mktemp("manual")
    for source in [
        *default_sources(),
        document_source("HT-SD-SOP-030", STEPS + BRANCHES, title="很长的规程"),
    ]:
        path = root / source.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(source.data)
    (root / "organisation.yml").write_bytes(ORGANISATION.read_bytes())
    (root / "docs" / "index.md").write_text("---\ntitle: 首页\n---\n\n# 手册\n", encoding="utf-8")
    (root / "synonyms.yml").write_text("- [叮鈴鈴, Ring Ring, 很长的规程]\n", encoding="utf-8")
    (root / "questions.yml").write_text(ASKED, encoding="utf-8")
    options = {
        "pages": ["index.md"],
        "external_documents": ["外部标准"],
        "search_synonyms": "synonyms.yml",
        "search_questions": "questions.yml",
        "report": "mailto:sop@example.org",
    }
    with served(
        root,
        theme=THEME,
        repo_url="https://github.com/sop/manual",
        edit_uri="edit/main/docs/",
        plugins=[{"sop": options}],
        markdown_extensions=["tables", "attr_list", {"toc": {"permalink": True}}],
    ) as address:
        yield address


@pytest.fixture(scope="session")
def axe_script() -> str:
    reason = axe.obstacle()
    if reason:
        pytest.skip(reason)
    return axe.SCRIPT.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def project_edition() -> Edition:
    """The project's own manual on 2026-11-21."""
    _, compiled = load_manual(PROJECT / "mkdocs.yml", AS_OF.isoformat())
    return Edition(compiled)


@pytest.fixture(scope="session")
def shared_page(browser: Browser) -> Iterator[Page]:
    page = browser.new_context().new_page()
    yield page
    page.context.close()


@pytest.fixture
def desk(shared_page: Page) -> Page:
    """The one page as wide as a desk and on a screen, whatever the test before looked at."""
    shared_page.set_viewport_size(DESKTOP)
    shared_page.emulate_media(color_scheme="light", media="screen")
    return shared_page


@pytest.fixture(scope="session")
def shared_page_without_scripts(browser: Browser) -> Iterator[Page]:
    page = browser.new_context(java_script_enabled=False).new_page()
    yield page
    page.context.close()


@pytest.fixture
def open_page(shared_page: Page, address: str) -> Iterator[Open]:
    """Opens an address of the manual on a day; fails on any request to another host and any error of a script."""
    strange: list[str] = []
    listeners: dict[Any, Callable[[Any], None]] = {
        "pageerror": lambda error: strange.append(str(error)),
        "console": lambda m: strange.append(m.text) if m.type == "error" else None,
        "request": lambda r: (
            None if r.url.startswith((address, "data:", "blob:", "about:")) else strange.append(r.url)
        ),
    }

    def open_(path: str, day: str = AS_OF.isoformat(), scheme: Any = "light", **viewport: int) -> Page:
        shared_page.clock.set_fixed_time(f"{day}T09:00:00")
        _go(shared_page, address + path, scheme, **viewport)
        return shared_page

    for event, listener in listeners.items():
        shared_page.on(event, listener)
    yield open_
    for event, listener in listeners.items():
        shared_page.remove_listener(event, listener)
    assert strange == []


@pytest.fixture
def open_without_scripts(shared_page_without_scripts: Page, address: str) -> Open:
    """Opens an address of the manual in a browser whose scripts are switched off."""

    def open_(path: str, scheme: Any = "light", **viewport: int) -> Page:
        _go(shared_page_without_scripts, address + path, scheme, **viewport)
        return shared_page_without_scripts

    return open_


def _go(page: Page, url: str, scheme: Any, **viewport: int) -> None:
    """The page as a new one would show the address."""
    if page.url.startswith("http"):
        # What a reader chose, and which light there was, is kept by the browser.
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        # From one place of a page to another nothing would be loaded.
        page.goto("about:blank")
    page.set_viewport_size({**(PHONE if viewport else DESKTOP), **viewport})
    page.emulate_media(color_scheme=scheme, media="screen")
    page.mouse.move(-1, -1)  # over nothing
    page.goto(url)
