"""The sample manual as MkDocs builds it with the project's own look, served to this machine only."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import BrowserContext, Page
from sample_manual import AS_OF, ORGANISATION, default_sources, document_source

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

Open = Callable[..., Page]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Tests speak for themselves."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built manual, looked at on 2026-11-21."""
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
    config = {
        "site_name": "手册",
        "theme": THEME,
        "plugins": [{"sop": {"pages": ["index.md"], "external_documents": ["外部标准"]}}],
        "markdown_extensions": ["tables", "attr_list", {"toc": {"permalink": True}}],
    }
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    with mock.patch.dict(os.environ, {"SOP_AS_OF": AS_OF.isoformat()}):
        build(load_config(str(root / "mkdocs.yml")))
    return root / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the manual is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def open_page(context: BrowserContext, address: str) -> Iterator[Open]:
    """Opens a page of the manual on a day; fails on any request to another host and any error of a script."""
    strange: list[str] = []

    def open_(path: str, day: str = AS_OF.isoformat(), scheme: Any = "light", **viewport: int) -> Page:
        page = context.new_page()
        if viewport:
            page.set_viewport_size({"width": viewport["width"], "height": viewport.get("height", 844)})
        page.emulate_media(color_scheme=scheme)
        page.clock.set_fixed_time(f"{day}T09:00:00")
        page.on("pageerror", lambda error: strange.append(str(error)))
        page.on("console", lambda m: strange.append(m.text) if m.type == "error" else None)
        page.on(
            "request",
            lambda r: None if r.url.startswith((address, "data:", "blob:")) else strange.append(r.url),
        )
        page.goto(address + path)
        return page

    yield open_
    assert strange == []
