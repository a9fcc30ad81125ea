"""The YAML language server that editors use, spoken to over its standard streams as an editor does.

python tests/language_server.py    says whether it can run, for .ci/setup
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / ".cache/node/node_modules/yaml-language-server/bin/yaml-language-server"
WANTED = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"][
    "yaml-language-server"
]


def node() -> str | None:
    """The interpreter."""
    return shutil.which("node") or shutil.which("nodejs")


def obstacle() -> str | None:
    """Why the language server cannot be used here; ``None`` when it can."""
    program = node()
    if program is None:
        return "no node: .ci/setup --browser installs it"
    facts = PROGRAM.parents[1] / "package.json"
    if not facts.is_file():
        return "no yaml-language-server in .cache/node: .ci/setup --browser installs it"
    version = json.loads(facts.read_text(encoding="utf-8"))["version"]
    if version != WANTED:
        return (
            f"yaml-language-server {version} in .cache/node, wanted {WANTED}: .ci/setup --browser installs it"
        )
    done = subprocess.run([program, str(PROGRAM), "--version"], capture_output=True, check=False)
    return (
        None if done.returncode == 0 else f"yaml-language-server does not run: {done.stderr.decode()[:200]}"
    )


class LanguageServer:
    """One running server that knows the schema of each file name (both in a folder), and asks no other host for any."""

    def __init__(self, folder: Path, schemas: dict[str, str]) -> None:
        self._folder = folder
        self._settings = {
            "yaml": {
                "schemas": {(folder / schema).as_uri(): name for name, schema in schemas.items()},
                "schemaStore": {"enable": False},
                "validate": True,
                "completion": True,
            },
            "http": {"proxy": "", "proxyStrictSSL": False},
        }
        self._next = 0
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}
        self._server = subprocess.Popen(
            [node() or "node", str(PROGRAM), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def __enter__(self) -> LanguageServer:
        root = self._folder.as_uri()
        capabilities = {
            "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": True}},
            "textDocument": {
                "publishDiagnostics": {},
                "completion": {"completionItem": {"snippetSupport": False}},
            },
        }
        self._ask(
            "initialize",
            {
                "processId": None,
                "rootUri": root,
                "capabilities": capabilities,
                "workspaceFolders": [{"uri": root, "name": "manual"}],
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": self._settings})
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._server.kill()
        self._server.wait()
        for stream in (self._server.stdin, self._server.stdout):
            assert stream is not None
            stream.close()

    def findings(self, name: str, text: str) -> list[tuple[int, str]]:
        """Line (from 1) and message of all that is wrong with a file of this name and text."""
        uri = self._open(name, text)
        while uri not in self._diagnostics:
            self._hear()
        return [(d["range"]["start"]["line"] + 1, d["message"]) for d in self._diagnostics.pop(uri)]

    def completions(self, name: str, text: str) -> dict[str, str]:
        """What is offered where ``|`` stands in the text, each with what is said about it."""
        before, after = text.split("|")
        uri = self._open(name, before + after)
        line = before.count("\n")
        position = {"line": line, "character": len(before) - before.rfind("\n") - 1}
        found = self._ask("textDocument/completion", {"textDocument": {"uri": uri}, "position": position})
        items = found["items"] if isinstance(found, dict) else found
        return {item["label"]: _words(item.get("documentation")) for item in items or ()}

    def _open(self, name: str, text: str) -> str:
        """Open a file; a path of its own each time, so that nothing is left of the one before."""
        self._next += 1
        uri = (self._folder / str(self._next) / name).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def _ask(self, method: str, params: dict[str, Any]) -> Any:
        self._next += 1
        asked = self._next
        self._send({"id": asked, "method": method, "params": params})
        while True:
            message = self._hear()
            if message.get("id") == asked and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _tell(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin is not None
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self._server.stdin.flush()

    def _hear(self) -> dict[str, Any]:
        """The next message; what the server asks of an editor is answered, what it found is kept."""
        assert self._server.stdout is not None
        length = 0
        while line := self._server.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the language server has ended"
        message: dict[str, Any] = json.loads(self._server.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and "method" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, message: dict[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        return [self._settings.get(item.get("section")) for item in message["params"]["items"]]


def _words(documentation: Any) -> str:
    return documentation.get("value", "") if isinstance(documentation, dict) else documentation or ""


if __name__ == "__main__":
    reason = obstacle()
    sys.exit(reason)
