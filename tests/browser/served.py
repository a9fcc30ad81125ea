"""Manuals as MkDocs builds them, served to this machine only."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from unittest import mock

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from sample_manual import AS_OF

from sop_plugin.model.proposing import ForgeKind, Proposing
from sop_plugin.pages.lists.server import HEADERS
from sop_plugin.pages.proposing.policy import editor_policy

EDITOR = editor_policy(Proposing(ForgeKind.TRIAL))


class _Site(ThreadingHTTPServer):
    """``editor`` is the policy of its editor, which depends on the forge."""

    editor = EDITOR


class _Quiet(SimpleHTTPRequestHandler):
    server: _Site

    def end_headers(self) -> None:
        """Every page works under the headers that the manual tells its server to set."""
        own = {"Content-Security-Policy": self.server.editor} if self.path.startswith("/edit/") else {}
        for name, value in (HEADERS | own).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Tests speak for themselves."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What is not there is answered by the site's own page, as web servers are told to."""
        own = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not own.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(own.read_bytes())


class _Below(_Quiet):
    """The same where the site is one folder of a host."""

    def translate_path(self, path: str) -> str:
        below = path.removeprefix("/manual/")
        return super().translate_path(f"/{below}" if below != path else "/nothing-beside-it")


@contextmanager
def served(root: Path, *, editor: str = EDITOR, **config: Any) -> Iterator[str]:
    """Build the manual in ``root`` as it is on 2026-11-21; the address of its home page.

    With a ``site_url`` that ends in ``/manual/`` that is the one folder in which it is served.
    """
    own = {"site_name": "手册", "theme": {"name": "material", "language": "zh", "font": False}}
    text = yaml.safe_dump(own | config, allow_unicode=True)
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    with mock.patch.dict(os.environ, {"SOP_AS_OF": AS_OF.isoformat()}):
        loaded = load_config(str(root / "mkdocs.yml"))
        # MkDocs keeps one instance of the plugin, which may have served a preview in this process.
        loaded.plugins.on_startup(command="build", dirty=False)
        build(loaded)
    folder = "manual/" if config.get("site_url", "").endswith("/manual/") else ""
    handler = partial(_Below if folder else _Quiet, directory=str(root / "site"))
    server = _Site(("127.0.0.1", 0), handler)
    server.editor = editor
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{folder}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
