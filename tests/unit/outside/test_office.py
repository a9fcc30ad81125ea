"""LibreOffice by a stand-in: how it is found and called, and what becomes of a failure."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sop_plugin.outside import office
from sop_plugin.outside.office import PROGRAM_VARIABLE, Office, OfficeFailed, find_office

STAND_IN = """#!{python}
import pathlib, sys, time
arguments = sys.argv[1:]
out, source = pathlib.Path(arguments[arguments.index("--outdir") + 1]), pathlib.Path(arguments[-1])
data, wanted = source.read_bytes(), arguments[arguments.index("--convert-to") + 1]
if data == b"slow":
    time.sleep(60)
if data == b"bad":
    print("Error: source file could not be loaded")
    sys.exit(1)
out.mkdir(exist_ok=True)
(out / source.with_suffix("." + wanted).name).write_bytes(b"made of " + source.suffix.encode() + b" " + data)
with open({log!r}, "a") as log:
    log.write(" ".join(a for a in arguments if a.startswith("--headless") or a.startswith("-env")) + "\\n")
"""


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that stands in for LibreOffice; what it was asked is in this file."""
    program, asked = tmp_path / "soffice", tmp_path / "log"
    program.write_text(STAND_IN.format(python=sys.executable, log=str(asked)))
    program.chmod(0o755)
    monkeypatch.setenv(PROGRAM_VARIABLE, str(program))
    return asked


def test_an_old_word_file_becomes_a_new_one(log: Path) -> None:
    with Office.lent() as lent:
        assert lent is not None
        assert lent.new_word_file(b"old") == b"made of .doc old"
        folder = lent.folder
    assert not folder.exists()
    assert log.read_text().startswith(f"-env:UserInstallation={(folder / 'profile').as_uri()} --headless")


def test_a_picture_is_converted_once(log: Path) -> None:
    with Office.lent() as lent:
        assert lent is not None
        assert lent.picture(b"a", "emf") == b"made of .emf a"
        assert lent.picture(b"a", "emf") == b"made of .emf a"
        assert lent.picture(b"bad", "wmf") is None
    assert len(log.read_text().splitlines()) == 1


def test_what_it_said_is_the_reason(log: Path) -> None:
    with Office.lent() as lent:
        assert lent is not None
        with pytest.raises(OfficeFailed, match="source file could not be loaded"):
            lent.new_word_file(b"bad")


def test_one_that_hangs_is_ended(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_SECONDS", 0.5)
    with Office.lent() as lent:
        assert lent is not None
        with pytest.raises(OfficeFailed, match=r"> 0\.5 s"):
            lent.new_word_file(b"slow")


def test_one_that_cannot_be_started(tmp_path: Path) -> None:
    with pytest.raises(OfficeFailed, match="No such file"):
        Office(str(tmp_path / "nowhere"), tmp_path).new_word_file(b"old")


def test_it_need_not_be_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(PROGRAM_VARIABLE, "")
    with Office.lent() as lent:
        assert lent is None
    monkeypatch.delenv(PROGRAM_VARIABLE)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    assert find_office() is None
    usual = tmp_path / "LibreOffice" / "program" / "soffice.exe"
    usual.parent.mkdir(parents=True)
    usual.touch()
    assert find_office() == str(usual)
