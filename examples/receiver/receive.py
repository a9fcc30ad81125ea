"""A small receiver of "I have read this", to try out and to build on: README.md says how to run it, and what it is not.

The button of a page opens it with what was read; the reader says who, and ``sop acknowledge`` writes the ledger of training.
It needs nothing but Python and the command ``sop``, and listens on this machine alone.
"""

from __future__ import annotations

import argparse
import html
import re
import secrets
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

FACTS = ("number", "revision", "digest", "result")
LARGEST = 10_000
"""Bytes of a form; a longer one is not read."""
_DIGITS = 10
_SLOWEST = 30
"""Seconds in which a browser must have sent what it began to send."""
_TITLE = re.compile(r"(?:已阅读|已[閱閲]讀|Read) (.{1,80}?) (?:第 (\S{1,20}) 版|revision (\S{1,20}))")
_DIGEST = re.compile(r"(?:摘要|digest) ([0-9a-f]{8,64})")
_RESULT = re.compile(r"(?:理解题|理解題|Questions)[：:] ?([0-9]{1,2}/[0-9]{1,2})")
_STYLE = "body{font:1rem/1.6 sans-serif;margin:2em auto;max-width:32em;padding:0 1em}input,button{font:inherit;padding:.4em}"
Record = Callable[[Mapping[str, str]], tuple[bool, str]]
"""What was read by whom → whether it was recorded, and the words of the command."""


def recorder(manual: Path, by: str) -> Record:
    """Records in a manual, in the name of ``by``, who vouches for what the receiver takes in."""
    lock = threading.Lock()
    # The command runs in that folder, and must find the row from there as well.
    manual = manual.resolve()

    def record(read: Mapping[str, str]) -> tuple[bool, str]:
        command = ["sop", "acknowledge", "--from", "-", "--by", by]
        row = [read[name] for name in ("reader", *FACTS)]
        # One at a time: two commands that write one file would lose a line.
        with lock:
            inbox = manual / ".receiver.csv"
            cells = ",".join('"' + cell.replace('"', '""') + '"' for cell in row)
            inbox.write_text(f"人员,编号,版次,摘要,理解题\n{cells}\n", encoding="utf-8")
            command[3] = str(inbox)
            try:
                done = subprocess.run(
                    [*command, "--record", "receiver"],
                    cwd=manual,
                    capture_output=True,
                    text=True,
                    check=False,
                    timeout=120,
                )
            except (OSError, subprocess.TimeoutExpired) as error:
                return False, f"sop acknowledge: {error}"
            finally:
                inbox.unlink()
        return done.returncode == 0, (done.stdout if done.returncode == 0 else done.stderr).strip()

    return record


def what_was_read(query: str) -> dict[str, str] | None:
    """Number, revision, digest and the result of the questions from the address that the button of a page opens; ``None`` where it says nothing of the kind."""
    given = parse_qs(query)
    title = _TITLE.fullmatch(given.get("title", [""])[0])
    body = given.get("body", [""])[0]
    digest, result = _DIGEST.search(body), _RESULT.search(body)
    if title is None:
        return None
    return {
        "number": title[1],
        "revision": title[2] or title[3],
        "digest": digest[1] if digest else "",
        "result": result[1] if result else "",
    }


def handler_of(record: Record, user_header: str = "") -> type[BaseHTTPRequestHandler]:
    """Answers the button with a form, and the form with what came of it.

    ``user_header``: the reader is whom a proxy before it has signed in, and not who the form says.
    """
    token = secrets.token_urlsafe(24)

    class Receiver(BaseHTTPRequestHandler):
        timeout = _SLOWEST

        def do_GET(self) -> None:
            read = what_was_read(urlsplit(self.path).query)
            if not self._is_here() or read is None:
                self._answer(HTTPStatus.BAD_REQUEST, "<p>从手册页面上的“我已阅读”打开本页。</p>")
                return
            hidden = "".join(
                f'<input type="hidden" name="{name}" value="{html.escape(value)}">'
                for name, value in {**read, "token": token}.items()
            )
            user = self.headers.get(user_header, "") if user_header else ""
            who = (
                f"<p>{html.escape(user)}</p>"
                if user_header
                else '<p><label>工号或姓名 <input name="reader" required maxlength="80"></label></p>'
            )
            said = f"我已阅读并理解 {read['number']} 第 {read['revision']} 版。"
            said += f"理解题：{read['result']}。" if read["result"] else ""
            self._answer(
                HTTPStatus.OK,
                f'<form method="post"><p>{html.escape(said)}</p>{who}{hidden}<p><button>确认</button></p></form>',
            )

        def do_POST(self) -> None:
            told = (self.headers.get("Content-Length") or "").strip()
            length = int(told) if told.isdecimal() and len(told) < _DIGITS else 0
            if not self._is_here() or not 0 < length <= LARGEST:
                self._answer(HTTPStatus.BAD_REQUEST, "<p>没有收到。</p>")
                return
            form = {
                name: values[0].strip()
                for name, values in parse_qs(self.rfile.read(length).decode("utf-8", "replace")).items()
            }
            if not secrets.compare_digest(form.get("token", "").encode(), token.encode()):
                self._answer(HTTPStatus.FORBIDDEN, "<p>从手册页面上重新打开。</p>")
                return
            reader = self.headers.get(user_header, "") if user_header else form.get("reader", "")
            read = {name: form.get(name, "") for name in FACTS} | {"reader": reader}
            if not reader or any(
                "\n" in value or "\r" in value or len(value) > 80 for value in read.values()
            ):
                self._answer(HTTPStatus.BAD_REQUEST, "<p>没有写明是谁。</p>")
                return
            done, words = record(read)
            self._answer(
                HTTPStatus.OK if done else HTTPStatus.CONFLICT,
                f"<p>{'已登记' if done else '没有登记'}</p><pre>{html.escape(words)}</pre>",
            )

        def _is_here(self) -> bool:
            """Whether it was asked by its own name: other pages cannot lead a browser to it under another."""
            name = (self.headers.get("Host") or "").rpartition(":")[0] or self.headers.get("Host") or ""
            return bool(user_header) or name in ("127.0.0.1", "localhost", "[::1]")

        def _answer(self, status: HTTPStatus, content: str) -> None:
            page = (
                f'<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>我已阅读</title><style>{_STYLE}</style>{content}</html>'
            ).encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.send_header("Cache-Control", "no-store")
            self.send_header(
                "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'"
            )
            self.end_headers()
            self.wfile.write(page)

    return Receiver


def main() -> None:
    """Listen until it is stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("manual", type=Path, help="folder of mkdocs.yml")
    parser.add_argument("--by", required=True, help="id of who vouches for it, with the authority 'training'")
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--user-header", default="", help="header in which a proxy tells who is signed in")
    given = parser.parse_args()
    handler = handler_of(recorder(given.manual, given.by), given.user_header)
    server = ThreadingHTTPServer(("127.0.0.1", given.port), handler)
    sys.stdout.write(f"http://127.0.0.1:{server.server_port}/read\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()
