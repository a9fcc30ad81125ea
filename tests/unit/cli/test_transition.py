"""What holds for every command that writes: it knows the manual that it writes to, and who acts."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from recorded_manual import DRAFT, LEDGER, NUMBER, PROCEDURE, RecordedManual

REVIEW = ("review", NUMBER, "--by", "lu", "--outcome", "no_change", "--note", "ok")
REVISE = ("revise", NUMBER, "--class", "editorial", "--reason", "r", "--summary", "s")
WITHDRAW = ("withdraw", NUMBER, "--by", "shen", "--reason", "r")
NEW = ("new", "--type", "SOP", "--department", "HT-SD", "--title", "代客订餐", "--by", "tang")
COMMANDS = (REVIEW, REVISE, WITHDRAW, NEW, ("issue", DRAFT, "--by", "tang"), ("move", NUMBER, "docs/x.md"))


def test_a_ledger_in_conflict_is_mended_first(recorded: RecordedManual) -> None:
    recorded.write(LEDGER, "<<<<<<< HEAD\n" + recorded.text(LEDGER) + "=======\n>>>>>>> main\n")
    for command in COMMANDS:
        said = recorded.refused(*command)
        assert "ledger.jsonl:1:1: SOP901" in said
        assert "SOP902" not in said


def test_a_ledger_in_another_encoding_is_mended_first(recorded: RecordedManual) -> None:
    (recorded.folder / LEDGER).write_bytes(recorded.text(LEDGER).encode() + "{中}\n".encode("gbk"))
    assert "SOP001" in recorded.refused(*NEW)
    verified = recorded.run("verify")
    assert (verified.exit_code, "ledger.jsonl:7:2: SOP001" in verified.stdout) == (1, True)
    status = recorded.sop("status", NUMBER)
    assert "SOP001" in status
    assert status.endswith("next: mend the findings above, then sop check\n")


def test_a_document_that_cannot_be_read_is_told_as_such(recorded: RecordedManual) -> None:
    recorded.replace(PROCEDURE, "status: approved", "status: wrong")
    assert f"{PROCEDURE}:8:9: SOP111" in recorded.refused(*REVIEW)
    assert "SOP111" in recorded.sop("status", NUMBER)
    recorded.write(PROCEDURE, recorded.text().replace("title: ", "title: [", 1))
    assert "its file is gone or cannot be read; run sop check" in recorded.refused(*REVIEW)


@pytest.mark.parametrize("command", [REVIEW, WITHDRAW, NEW], ids=lambda command: command[0])
def test_where_the_ledger_cannot_be_written_no_document_changes(
    recorded: RecordedManual, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    before, opened = recorded.contents(), Path.open

    def no_room(self: Path, *arguments: object, **more: object) -> object:
        if self.name.startswith(f".{LEDGER}"):
            raise OSError(errno.ENOSPC, "No space left on device", str(self))
        return opened(self, *arguments, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", no_room)
    result = recorded.run(*command)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"sop: {recorded.folder / LEDGER}: No space left on device\n"
    assert recorded.contents() == before


def test_who_breaks_off_is_told_in_the_own_language(
    recorded: RecordedManual, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_off(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sop_plugin.recording.Recorder.open", broken_off)
    result = recorded.run(*REVIEW, SOP_LANGUAGE="zh")
    assert (result.exit_code, result.stderr) == (1, "\nsop: 已中止\n")


def test_one_person_signs_in_a_role(recorded: RecordedManual) -> None:
    recorded.sop("issue", DRAFT, "--by", "tang")
    recorded.sop("submit", DRAFT, "--by", "tang")
    recorded.sop("approve", DRAFT, "--role", "checked", "--by", "zeng")
    said = recorded.refused("approve", DRAFT, "--role", "checked", "--by", "lu")
    assert "has been signed as checked by 曾思雨; one person signs in a role" in said


def test_a_title_in_force_belongs_to_its_document(recorded: RecordedManual) -> None:
    recorded.sop("retitle", NUMBER, "来电接听", "--reason", "更准确")
    assert f"is the title of {NUMBER} already" in recorded.refused(*NEW[:6], "接听电话", *NEW[7:])
    assert f"is the title of {NUMBER} already" in recorded.refused("retitle", DRAFT, "接听电话")
    recorded.sop("retitle", NUMBER, "接听电话")


def test_the_text_in_force_is_not_lost(recorded: RecordedManual) -> None:
    (recorded.folder / ".git").rename(recorded.folder.parent / "gone")
    assert "SOP965" in recorded.refused(*REVISE)


def test_a_date_stays_in_its_place_with_its_comment(under_git: RecordedManual) -> None:
    under_git.replace(PROCEDURE, "effective: 2026-03-01\n", "")
    under_git.replace(PROCEDURE, "\n---\n", "\neffective: 2026-03-01  # 开业\n---\n")
    under_git.record_procedure()
    under_git.sop(*REVISE, "--effective", "2026-12-24")
    assert "\neffective: 2026-12-24  # 开业\n" in under_git.text()
