"""Consoles that do not speak UTF-8 hand over bytes; a text is a text all the same, or the person is told."""

from __future__ import annotations

import os

import pytest
from recorded_manual import RecordedManual

from sop_plugin.cli.asking import Question, answers
from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.typed import as_typed
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words, voice_in

NEW = ("new", "--type", "SOP", "--department", "HT-SD", "--by", "tang", "--dry-run", "--title")


def bytes_as_python_gives_them(data: bytes) -> str:
    return data.decode("ascii", "surrogateescape")


def test_bytes_in_utf_8_are_read() -> None:
    assert as_typed(bytes_as_python_gives_them("代客订餐".encode()), "--title") == "代客订餐"


def test_bytes_in_the_encoding_of_the_system_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("locale.getpreferredencoding", lambda **_: "gbk")
    assert as_typed(bytes_as_python_gives_them("中文".encode("gbk")), "--title") == "中文"


@pytest.mark.skipif(os.name == "nt", reason="arguments are text there")
def test_an_argument_that_is_no_text_is_told(recorded: RecordedManual) -> None:
    said = recorded.cannot(*NEW, bytes_as_python_gives_them(b"\xff\xfe"))
    assert said.startswith("sop: --title: what was typed cannot be read; set terminal and locale to UTF-8")


@pytest.mark.parametrize(
    ("typed", "chosen"), [("SOP", "procedure"), ("程序文件", "procedure"), ("2", "form"), ("FORM", "form")]
)
def test_a_choice_is_answered_by_place_code_or_name(
    typed: str, chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = iter(["", "   ", "文件", typed])
    monkeypatch.setattr("sop_plugin.cli.asking._on_terminal", lambda: True)
    monkeypatch.setattr("click.prompt", lambda *_, **__: next(asked))
    question = Question(
        "--type", Words("类型", "Type"), None, {"procedure": "程序文件 (SOP)", "form": "表单 (FRM)"}
    )
    assert answers([question], voice_in(Language.ZH_HANS)) == [chosen]


def test_an_empty_answer_is_asked_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = iter(["  ", "客户反映"])
    monkeypatch.setattr("sop_plugin.cli.asking._on_terminal", lambda: True)
    monkeypatch.setattr("click.prompt", lambda *_, **__: next(asked))
    assert answers([Question("--reason", Words("原因", "Why"))], voice_in(Language.ZH_HANS)) == ["客户反映"]
    assert capsys.readouterr().err == "不能为空\n"


def test_an_answer_that_cannot_be_read_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sop_plugin.cli.asking._on_terminal", lambda: True)
    monkeypatch.setattr("click.prompt", lambda *_, **__: bytes_as_python_gives_them(b"\xff\xfe"))
    with pytest.raises(CannotRun):
        answers([Question("--reason", Words("原因", "Why"))], voice_in(Language.ZH_HANS))
