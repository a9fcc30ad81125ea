"""Tiny manuals, built for real: write files, build them in this process, read what came out."""

from __future__ import annotations

import json
import logging
import os
import posixpath
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

from sop_plugin.cli.group import sop

from .elements import Element, read_html

AS_OF = "2026-11-21"
GOLDEN = Path(__file__).resolve().parents[1] / "golden"
MakeManual = Callable[..., "Manual"]

BODY = """
## 目的

来电有人接。

## 适用范围

销售部的电话。

## 职责

销售代表接听。

## 工作程序

### 接起

响铃 3 声内接起。

### 留言

写下留言。

## 相关文件

无。
"""
SIGNED: list[dict[str, Any]] = [
    {"role": "prepared", "person": "tang", "date": date(2026, 2, 10)},
    {"role": "checked", "person": "zeng", "date": date(2026, 2, 12)},
    {"role": "reviewed", "person": "lu", "date": date(2026, 2, 18)},
    {"role": "approved", "person": "shen", "date": date(2026, 2, 20)},
]
APPROVED: dict[str, Any] = {
    "type": "procedure",
    "department": "HT-SD",
    "keywords": ["留言"],
    "revision": "1",
    "status": "approved",
    "effective": date(2026, 3, 1),
    "review": {"every": "12 months"},
    "approvals": SIGNED,
}
UNRELEASED: dict[str, Any] = {"effective": None, "review": None}
DRAFT = {**UNRELEASED, "status": "draft", "approvals": SIGNED[:1]}
IN_REVIEW = {**UNRELEASED, "status": "in_review", "approvals": SIGNED[:2]}


def document(number: str, title: str = "接听电话", body: str = BODY, **facts: Any) -> str:
    """A controlled document, approved and in force unless ``facts`` say otherwise; ``None`` leaves a key out."""
    matter = {"number": number, "title": title, **APPROVED, **facts}
    written = {key: value for key, value in matter.items() if value is not None}
    return f"---\n{yaml.safe_dump(written, allow_unicode=True, sort_keys=False)}---\n{body}"


@dataclass
class Site:
    """What a build left behind, and what it said."""

    folder: Path
    log: list[logging.LogRecord]

    @property
    def said(self) -> str:
        """The log's messages."""
        return "\n".join(record.getMessage() for record in self.log)

    def warnings(self) -> list[str]:
        """Messages that fail a strict build."""
        return [record.getMessage() for record in self.log if record.levelno >= logging.WARNING]

    def has(self, address: str) -> bool:
        """Whether there is a page."""
        return (self.folder / address / "index.html").is_file()

    def html(self, address: str = "") -> str:
        """A page as written."""
        return (self.folder / address / "index.html").read_text(encoding="utf-8")

    def page(self, address: str = "") -> Element:
        """A page as a tree."""
        return read_html(self.html(address))

    def content(self, address: str = "") -> Element:
        """The content of a page, without the theme around it."""
        return self.page(address).one("article", class_="md-content__inner")

    def bytes_at(self, page: str, address: str) -> bytes:
        """What a browser on a page gets for a relative address."""
        path = urlsplit(address).path
        return (self.folder / posixpath.normpath(posixpath.join(page, unquote(path)))).read_bytes()

    def search_index(self) -> list[dict[str, str]]:
        """Entries of the search index."""
        path = self.folder / "search" / "search_index.json"
        entries: list[dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))["docs"]
        return entries

    def searched(self) -> str:
        """The texts of our own search index."""
        parts = sorted((self.folder / "assets/sop/search").glob("*/t*.js"))
        return "".join(path.read_text(encoding="utf-8") for path in parts)

    def everything(self) -> dict[str, bytes]:
        """Path → bytes of all files."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    def texts(self) -> str:
        """All pages, indexes and maps in one, to see that something is in none of them."""
        suffixes = (".html", ".json", ".xml", ".md", ".txt")
        return "\n".join(
            data.decode("utf-8") for path, data in self.everything().items() if path.endswith(suffixes)
        )


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def built(project_file: Path, to: Path, as_of: str, *, strict: bool = False) -> Site:
    """Build a manual that lies somewhere."""
    site = Site(to, [])
    _build(site, project_file, strict, "build", as_of)
    return site


def _build(site: Site, project_file: Path, strict: bool, command: str, as_of: str) -> None:
    listener, log = _Listener(), logging.getLogger("mkdocs")
    site.log = listener.records
    level = log.level
    log.addHandler(listener)
    log.setLevel(logging.INFO)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SOP_AS_OF", as_of)
            patch.setenv("SOURCE_DATE_EPOCH", "1767225600")
            config = load_config(str(project_file), strict=strict, site_dir=str(site.folder))
            config.plugins.on_startup(command=command, dirty=False)
            build(config)
            if command == "serve":
                # What a preview draws when somebody looks at it.
                list(config.plugins["sop"].hooks.site.to_draw.draw_all(1))
            config.plugins.on_shutdown()
    finally:
        log.setLevel(level)
        log.removeHandler(listener)


@dataclass
class Manual:
    """A manual in a folder of its own."""

    root: Path
    options: dict[str, Any] = field(default_factory=dict)
    config: dict[str, Any] = field(default_factory=dict)
    macros: bool = False

    def __post_init__(self) -> None:
        self.docs.mkdir(parents=True)
        shutil.copy(GOLDEN / "organisation.yml", self.root)
        self.write("index.md", "# 手册\n")

    @property
    def docs(self) -> Path:
        """The documents' folder."""
        return self.root / "docs"

    def write(self, path: str, text: str | bytes) -> Path:
        """A file below ``docs``."""
        file = self.docs / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
        return file

    def configure(self) -> Path:
        """Write ``mkdocs.yml``."""
        macros = {
            "on_error_fail": True,
            "on_undefined": "strict",
            "j2_comment_start_string": "{##",
            "j2_comment_end_string": "##}",
        }
        config = {
            "site_name": "手册",
            "site_url": "https://manual.example/",
            "theme": {
                "name": "material",
                "language": "zh",
                "font": False,
                "features": ["navigation.prune", "navigation.path", "navigation.footer"],
            },
            "plugins": ["search", *([{"macros": macros}] if self.macros else []), {"sop": self.options}],
            "markdown_extensions": [
                "abbr",
                "admonition",
                "attr_list",
                "def_list",
                "md_in_html",
                "tables",
                "pymdownx.details",
                "pymdownx.superfences",
                "pymdownx.tasklist",
                {"toc": {"permalink": True}},
            ],
            **self.config,
        }
        path = self.root / "mkdocs.yml"
        path.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
        return path

    def build(
        self, *, strict: bool = False, command: str = "build", as_of: str = AS_OF, to: str = "site"
    ) -> Site:
        """Build as MkDocs does; a build that ends early raises ``SystemExit``."""
        site = Site(self.root / to, [])
        self._build(site, strict, command, as_of)
        return site

    def fail(self, *, strict: bool = False, as_of: str = AS_OF) -> Site:
        """What was said, and left behind, by a build that must end early."""
        site = Site(self.root / "site", [])
        with pytest.raises(SystemExit):
            self._build(site, strict, "build", as_of)
        return site

    def _build(self, site: Site, strict: bool, command: str, as_of: str) -> None:
        _build(site, self.configure(), strict, command, as_of)

    def check(self, as_of: str = AS_OF) -> dict[str, Any]:
        """What ``sop check`` reports."""
        arguments = ["check", "-f", str(self.configure()), "--as-of", as_of, "--format", "json"]
        result = CliRunner(env={"SOP_LANGUAGE": "zh"}).invoke(sop, arguments)
        assert result.exit_code in (0, 1), result.output
        report: dict[str, Any] = json.loads(result.stdout)
        return report

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a module in a process of its own: ``run("mkdocs", "build")``."""
        self.configure()
        environment = {**os.environ, "SOP_AS_OF": AS_OF, "SOP_LANGUAGE": "zh", "PYTHONUTF8": "1"}
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=self.root,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
