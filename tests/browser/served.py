"""Manuals as MkDocs builds them, served to this machine only."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from unittest import mock

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from sample_manual import AS_OF


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Tests speak for themselves."""


@contextmanager
def served(root: Path, **config: Any) -> Iterator[str]:
    """Build the manual in ``root`` as it is on 2026-11-21; the address of its home page."""
    own = {"site_name": "手册", "theme": {"name": "material", "language": "zh", "font": False}}
    text = yaml.safe_dump(own | config, allow_unicode=True)
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    with mock.patch.dict(os.environ, {"SOP_AS_OF": AS_OF.isoformat()}):
        build(load_config(str(root / "mkdocs.yml")))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root / "site")))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
