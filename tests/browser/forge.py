"""A forge on this machine that plays as much of Forgejo as the editor asks for, over a real repository of git.

It is as strict as the guide says that a forge is: it signs in by PKCE alone, and lets in the origin and the headers that its
``app.ini`` was told to, and no others.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

API, REPOSITORY = "/api/v1", "/repos/sop/manual"
APP, CODE, TOKEN = "0123-editor", "a-code", "a-token"
HEADERS = "Content-Type, User-Agent, Authorization"
"""``HEADERS`` of ``[cors]`` as the guide has it."""
METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"


class Forge(ThreadingHTTPServer):
    """``origin`` is ``ALLOW_DOMAIN``; ``pulls`` and ``labels`` are what was opened, ``strange`` what it does not know."""

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder, self.origin, self.challenge = folder, "", ""
        self.pulls: list[dict[str, Any]] = []
        self.labels: list[dict[str, Any]] = []
        self.strange: list[str] = []
        self.lock = threading.Lock()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def git(self, *arguments: str, data: bytes = b"", **environment: str) -> str:
        own = {
            f"GIT_{who}_{what}": "作者" if what == "NAME" else "a@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        done = subprocess.run(
            ["git", "-c", "core.quotepath=off", *arguments],
            cwd=self.folder,
            input=data,
            capture_output=True,
            env=os.environ | own | environment,
            check=False,
        )
        if done.returncode != 0:
            raise LookupError(done.stderr.decode())
        return done.stdout.decode().strip()

    def commit(self, branch: str, files: list[dict[str, Any]], message: str) -> str:
        """On top of a branch, without touching the working tree."""
        index = {"GIT_INDEX_FILE": str(self.folder / ".git" / f"index-{threading.get_ident()}")}
        self.git("read-tree", branch, **index)
        for file in files:
            if file["operation"] == "update":
                assert self.git("rev-parse", f"{branch}:{file['path']}") == file["sha"]
            blob = self.git("hash-object", "-w", "--stdin", data=base64.b64decode(file["content"]))
            self.git("update-index", "--add", "--cacheinfo", f"100644,{blob},{file['path']}", **index)
        made = self.git("commit-tree", self.git("write-tree", **index), "-p", branch, "-m", message)
        self.git("update-ref", f"refs/heads/{branch}", made)
        return made


class _Handler(BaseHTTPRequestHandler):
    server: Forge

    def log_message(self, *_: Any) -> None:
        """Tests speak for themselves."""

    def answer(self, content: Any, status: int = HTTPStatus.OK) -> None:
        body = json.dumps(content, ensure_ascii=False).encode()
        self.send_response(status)
        if self.headers.get("Origin") == self.server.origin:
            self.send_header("Access-Control-Allow-Origin", self.server.origin)
        self.send_header("Content-Type", "application/json;charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_OPTIONS(self) -> None:
        asked = {
            each.strip().lower()
            for each in self.headers.get("Access-Control-Request-Headers", "").split(",")
            if each.strip()
        }
        allowed = {each.strip().lower() for each in HEADERS.split(",")}
        self.send_response(HTTPStatus.NO_CONTENT)
        if self.headers.get("Origin") == self.server.origin and asked <= allowed:
            self.send_header("Access-Control-Allow-Origin", self.server.origin)
            self.send_header("Access-Control-Allow-Headers", HEADERS)
            self.send_header("Access-Control-Allow-Methods", METHODS)
        self.end_headers()

    def do_GET(self) -> None:
        self._handle("GET")

    def do_POST(self) -> None:
        self._handle("POST")

    def do_PUT(self) -> None:
        self._handle("PUT")

    def _handle(self, method: str) -> None:
        parts = urlsplit(self.path)
        asked = {key: values[0] for key, values in parse_qs(parts.query).items()}
        data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        sent = json.loads(data) if data else {}
        if parts.path == "/login/oauth/authorize":
            self._authorize(asked)
            return
        if parts.path == "/login/oauth/access_token":
            proof = (
                base64.urlsafe_b64encode(sha256(sent.get("code_verifier", "").encode()).digest())
                .rstrip(b"=")
                .decode()
            )
            sound = (sent.get("code"), sent.get("client_id"), proof) == (CODE, APP, self.server.challenge)
            self.answer(
                {"access_token": TOKEN} if sound else {"error": "invalid_grant"}, 200 if sound else 400
            )
            return
        if self.headers.get("Authorization") != f"token {TOKEN}":
            self.answer({"message": "token is required"}, HTTPStatus.UNAUTHORIZED)
            return
        with self.server.lock:
            try:
                found = _api(self.server, method, unquote(parts.path.removeprefix(API)), asked, sent)
            except LookupError:
                found = None
        if found is None:
            self.answer({"message": "Not Found"}, HTTPStatus.NOT_FOUND)
        else:
            self.answer(found, HTTPStatus.CREATED if method == "POST" else HTTPStatus.OK)

    def _authorize(self, asked: dict[str, str]) -> None:
        """Whoever asks has an account here, and agrees."""
        assert (asked["client_id"], asked["response_type"], asked["code_challenge_method"]) == (
            APP,
            "code",
            "S256",
        )
        self.server.challenge = asked["code_challenge"]
        self.send_response(HTTPStatus.FOUND)
        self.send_header(
            "Location", f"{asked['redirect_uri']}?{urlencode({'code': CODE, 'state': asked['state']})}"
        )
        self.end_headers()


def _api(forge: Forge, method: str, path: str, asked: dict[str, str], sent: Any) -> Any:
    """What it answers; ``None`` for what is not there."""
    here = path.removeprefix(REPOSITORY)
    verb = f"{method} {'/'.join(here.split('/')[:2])}"
    match verb, here.split("/")[2:]:
        case _ if path == "/user":
            return {
                "id": 1,
                "login": "author",
                "full_name": "作者",
                "email": "a@example.org",
                "avatar_url": "",
            }
        case "GET ", _:
            return {"full_name": "sop/manual", "owner": {"login": "sop"}, "permissions": {"push": True}}
        case "GET /branches", name:
            return _branch(forge, "/".join(name))
        case "POST /branches", _:
            forge.git("branch", sent["new_branch_name"], sent["old_ref_name"])
            return _branch(forge, sent["new_branch_name"])
        case "GET /git", ["trees", commit]:
            lines = forge.git("ls-tree", "-r", "-t", "-l", commit).splitlines()
            entries = [(line.split("\t")[1], *line.split("\t")[0].split()) for line in lines]
            return {
                "tree": [
                    {"path": name, "type": kind, "sha": sha, "size": 0} for name, _, kind, sha, _ in entries
                ]
            }
        case "GET /git", ["blobs", sha]:
            content = subprocess.run(
                ["git", "cat-file", "blob", sha], cwd=forge.folder, capture_output=True, check=True
            )
            return {"sha": sha, "encoding": "base64", "content": base64.b64encode(content.stdout).decode()}
        case "GET /contents", inside:
            return {
                "path": "/".join(inside),
                "sha": forge.git("rev-parse", f"{asked['ref']}:{'/'.join(inside)}"),
            }
        case "POST /contents", _:
            return {"commit": {"sha": forge.commit(sent["branch"], sent["files"], sent["message"])}}
        case "GET /commits", _:
            day, author = forge.git("log", "-1", "--format=%aI %an", asked["sha"]).split(" ", 1)
            return [{"commit": {"author": {"name": author, "date": day}}}]
        case "GET /pulls", []:
            return forge.pulls
        case "POST /pulls", []:
            owner, _, branch = sent["head"].partition(":")
            head = {
                "ref": branch,
                "label": branch,
                "sha": forge.git("rev-parse", branch),
                "repo": {"owner": {"login": owner}},
            }
            pull = {
                "number": len(forge.pulls) + 1,
                "title": sent["title"],
                "state": "open",
                "labels": [],
                "head": head,
            }
            forge.pulls.append(
                pull
                | {
                    "base": {"ref": sent["base"]},
                    "user": {"login": "author"},
                    "updated_at": "2026-11-21T00:00:00Z",
                }
            )
            return forge.pulls[-1]
        case "GET /labels", _:
            return forge.labels
        case "POST /labels", _:
            forge.labels.append({"id": len(forge.labels) + 1, "name": sent["name"]})
            return forge.labels[-1]
        case "PUT /issues", [number, "labels"]:
            labels = [each for each in forge.labels if each["id"] in sent["labels"]]
            forge.pulls[int(number) - 1]["labels"] = labels
            return labels
        case "GET /compare", between:
            base, _, head = "/".join(between).partition("...")
            lines = forge.git("diff", "--raw", "--no-abbrev", base, head.rpartition(":")[2]).splitlines()
            changed = [line[1:].split(maxsplit=5) for line in lines]
            kinds = {"A": "added", "M": "changed"}
            return {
                "files": [
                    {"filename": name, "status": kinds[kind], "sha": sha}
                    for _, _, _, sha, kind, name in changed
                ],
                "commits": [],
            }
        case _:
            forge.strange.append(f"{method} {path}")
            return None


def _branch(forge: Forge, name: str) -> dict[str, Any]:
    return {"name": name, "commit": {"id": forge.git("rev-parse", "--verify", f"refs/heads/{name}")}}


@contextmanager
def forge_of(folder: Path) -> Iterator[Forge]:
    """The forge that keeps the repository in ``folder``, with its branch ``main``."""
    forge = Forge(folder)
    thread = threading.Thread(target=forge.serve_forever, daemon=True)
    thread.start()
    try:
        yield forge
    finally:
        forge.shutdown()
        thread.join()
        forge.server_close()
