"""The example of a receiver, run on this machine alone: from the button of a page to a line of the ledger."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from recorded_manual import NUMBER, TODAY, RecordedManual, WithHistory

from sop_plugin.model.copies import short_digest
from sop_plugin.pages.documents.prefilled import prefilled
from sop_plugin.words import labels
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

EXAMPLE = Path(__file__).parents[2] / "examples" / "receiver" / "receive.py"


@pytest.fixture(scope="module")
def receive() -> Any:
    spec = importlib.util.spec_from_file_location("receive", EXAMPLE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def manual(with_history: WithHistory) -> RecordedManual:
    return with_history(RecordedManual.record_procedure)


@contextmanager
def listening(handler: Any) -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def asked(
    port: int, method: str, path: str, form: Mapping[str, str] | None = None, **headers: str
) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    body = urlencode(form) if form is not None else None
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, {"Content-Type": "application/x-www-form-urlencoded", **named})
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def button(manual: RecordedManual, revision: str = "1", digest: str | None = None) -> str:
    """The address that the button of the page opens, from its path on."""
    release = next(e for e in map(json.loads, manual.ledger()) if e["event"] == "released")
    subject = f"已阅读 {NUMBER} 第 {revision} 版"
    body = f"我已阅读并理解 {NUMBER}《接听电话》第 {revision} 版（摘要 {digest or short_digest(release['digest'])}）。\n工号或姓名：\n日期："
    address = urlsplit(prefilled("http://127.0.0.1:1/read", subject, body))
    return f"{address.path}?{address.query}"


def fields(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))


def test_from_the_button_to_the_ledger(
    receive: Any, manual: RecordedManual, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("SOP_AS_OF", TODAY)
    # As the README calls it: from the folder above.
    monkeypatch.chdir(manual.folder.parent)
    with listening(receive.handler_of(receive.recorder(Path(manual.folder.name), "tang"))) as port:
        status, page = asked(port, "GET", button(manual))
        assert status == 200
        form = fields(page)
        assert (form["number"], form["revision"]) == (NUMBER, "1")
        status, page = asked(port, "POST", "/read", {**form, "reader": "曾思雨"})
        assert (status, "已登记" in page) == (200, True)
        event = json.loads(manual.text("training.jsonl"))
        assert (event["reader"], event["by"], event["record"]) == ("zeng", "tang", "receiver")
        # What does not fit is refused with the command's own words, and nothing that was typed runs.
        status, page = asked(port, "POST", "/read", {**form, "reader": "<b>nobody"})
        assert status == 409
        assert "&lt;b&gt;nobody" in page
        form = fields(asked(port, "GET", button(manual, digest="0" * 12))[1])
        status, page = asked(port, "POST", "/read", {**form, "reader": "lu"})
        assert (status, "没有登记" in page) == (409, True)
        assert len(manual.text("training.jsonl").splitlines()) == 1
    assert not (manual.folder / ".receiver.csv").exists()


@pytest.mark.parametrize("tag", ["zh-Hans", "zh-Hant", "en"])
def test_what_the_button_says_is_understood_in_each_language(receive: Any, tag: str) -> None:
    say = voice_in(Language(tag)).plain.say
    said = {"number": NUMBER, "title": "接听电话", "revision": 3}
    subject = say(labels.I_HAVE_READ_SUBJECT, number=NUMBER, revision=3)
    result = say(labels.I_HAVE_READ_RESULT, result="2/3")
    body = f"{say(labels.I_HAVE_READ_BODY, digest='0123456789ab', **said)}\n{result}"
    read = receive.what_was_read(urlsplit(prefilled("http://127.0.0.1/read", subject, body)).query)
    assert read == {"number": NUMBER, "revision": "3", "digest": "0123456789ab", "result": "2/3"}
    assert "閲" not in subject


def test_the_result_of_questions_goes_with_it(receive: Any) -> None:
    body = "我已阅读并理解 A《B》第 1 版（摘要 0123456789ab）。\n工号或姓名：\n日期：\n理解题：2/3"
    read = receive.what_was_read(urlencode({"title": "已阅读 A 第 1 版", "body": body}))
    assert (read["digest"], read["result"]) == ("0123456789ab", "2/3")
    assert (
        receive.what_was_read(urlencode({"title": "Read A revision 1", "body": "Questions: "}))["result"]
        == ""
    )


def test_only_its_own_form_is_taken_and_only_here(receive: Any, manual: RecordedManual) -> None:
    taken: list[Mapping[str, str]] = []

    def record(read: Mapping[str, str]) -> tuple[bool, str]:
        taken.append(read)
        return True, ""

    with listening(receive.handler_of(record)) as port:
        form = fields(asked(port, "GET", button(manual))[1]) | {"reader": "zeng"}
        for wrong, status in (
            ({**form, "token": "x"}, 403),
            ({**form, "reader": ""}, 400),
            ({**form, "reader": "a\nb"}, 400),
            ({**form, "number": "x" * 20_000}, 400),
        ):
            assert asked(port, "POST", "/read", wrong)[0] == status
        assert asked(port, "POST", "/read", form, Host="evil.example")[0] == 400
        for length in ("abc", "-5", "9" * 5000):
            assert asked(port, "POST", "/read", {}, Content_Length=length)[0] == 400
        assert asked(port, "GET", "/read?title=nothing")[0] == 400
        assert taken == []
        assert asked(port, "POST", "/read", form)[0] == 200
        assert [read["reader"] for read in taken] == ["zeng"]
    with listening(receive.handler_of(record, "X-Remote-User")) as port:
        form = fields(asked(port, "GET", button(manual), X_Remote_User="lu")[1])
        assert asked(port, "POST", "/read", {**form, "reader": "zeng"})[0] == 400
        assert asked(port, "POST", "/read", {**form, "reader": "zeng"}, X_Remote_User="lu")[0] == 200
        assert taken[-1]["reader"] == "lu"
