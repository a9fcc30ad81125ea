"""A forge that answers on this machine: the issues of one project, as GitHub and Gitea or as GitLab has them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class FakeForge:
    """``issues`` as the forge has them; ``changes`` are the requests that wrote, with their address."""

    is_gitlab: bool
    token: str = "secret-1"
    per_page: int = 50
    issues: list[dict[str, Any]] = field(default_factory=list)
    changes: list[tuple[str, str]] = field(default_factory=list)
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        return "/api/v4/projects/7/issues" if self.is_gitlab else "/api/v1/repos/hotel/manual/issues"

    @property
    def body(self) -> str:
        return "description" if self.is_gitlab else "body"

    def open(self, **facts: Any) -> dict[str, Any]:
        number = len(self.issues) + 1
        issue = {
            "state": "opened" if self.is_gitlab else "open",
            "iid" if self.is_gitlab else "number": number,
            **facts,
        }
        self.issues.append(issue)
        return issue

    def is_open(self, issue: dict[str, Any]) -> bool:
        return issue["state"] in ("open", "opened")

    def answer(self, method: str, address: str, headers: Any, content: Any) -> tuple[int, Any]:
        given = headers.get("PRIVATE-TOKEN") if self.is_gitlab else headers.get("Authorization")
        if given != (self.token if self.is_gitlab else f"token {self.token}"):
            return 401, {"message": "401 Unauthorized"}
        parts = urlsplit(address)
        if method == "GET" and parts.path == self.path:
            asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
            assert "type" not in asked, "GitHub has another meaning for it"
            assert asked["state"] == ("opened" if self.is_gitlab else "open")
            size = min(int(asked["per_page" if self.is_gitlab else "limit"]), self.per_page)
            shown = [issue for issue in self.issues if self.is_open(issue)][::-1]
            page = int(asked["page"])
            return 200, shown[(page - 1) * size : page * size]
        self.changes.append((method, parts.path))
        if method == "POST" and parts.path == self.path:
            assert set(content) == {"title", self.body}
            return 201, self.open(**content)
        number = parts.path.removeprefix(f"{self.path}/")
        if method != ("PUT" if self.is_gitlab else "PATCH") or not number.isdigit():
            return 404, {"message": "404 Not Found"}
        issue = self.issues[int(number) - 1]
        if content == {"state_event": "close"}:
            content = {"state": "closed"}
        issue.update(content)
        return 200, issue


@contextmanager
def forge(*, is_gitlab: bool, **facts: Any) -> Iterator[FakeForge]:
    """One that listens, with the environment that its jobs have."""
    there = FakeForge(is_gitlab, **facts)

    class Handler(BaseHTTPRequestHandler):
        def _any(self) -> None:
            data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, said = there.answer(self.command, self.path, self.headers, json.loads(data or b"null"))
            written = json.dumps(said).encode()
            self.send_response(status)
            if status == 302:
                self.send_header("Location", said)
            self.send_header("Content-Length", str(len(written)))
            self.end_headers()
            self.wfile.write(written)

        do_GET = do_POST = do_PATCH = do_PUT = _any  # noqa: N815 - http.server's names

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}"
    names = (
        {"CI_API_V4_URL": f"{address}/api/v4", "CI_PROJECT_ID": "7", "GITHUB_REPOSITORY": ""}
        if is_gitlab
        else {"GITHUB_API_URL": f"{address}/api/v1", "GITHUB_REPOSITORY": "hotel/manual"}
    )
    there.environment = names | {"SOP_FORGE_TOKEN": there.token, "NO_PROXY": "127.0.0.1"}
    try:
        yield there
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
