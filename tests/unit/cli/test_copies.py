"""``sop copies``: each copy is counted, and what is on it is read back with programs that are not ours."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from printers import needs_printer
from recorded_manual import DRAFT, NUMBER, PROCEDURE, RecordedManual, WithHistory

LEDGER = "copies.jsonl"
SITE = "https://sop.example.org/"
BEFORE, AFTER = "2026-03-10", "2026-11-10"


def addressed(manual: RecordedManual) -> None:
    manual.replace("mkdocs.yml", "plugins:", f"site_url: {SITE}\nplugins:")
    manual.commit("Say where the site is")


def handed_out(manual: RecordedManual) -> None:
    """Two copies of revision 1; revision 2 follows it."""
    holders = ("--to", "总台", "--to", "陆嘉禾")
    manual.sop("copies", "issue", NUMBER, *holders, "--by", "tang", "--date", BEFORE, "--pdf", "pdf")
    manual.commit("Issue copies")
    manual.release_next(2, "2026-10-10", "2026-11-01", "响铃 3 声内接起。", "响铃 4 声内接起。")


@pytest.fixture
def manual(with_history: WithHistory) -> RecordedManual:
    return with_history(RecordedManual.record_procedure, addressed, handed_out)


def rows(manual: RecordedManual, *arguments: str) -> dict[str, dict[str, object]]:
    told = json.loads(manual.sop("list", "copies", "--format", "json", *arguments))
    return {row["copy"]: row for row in told["rows"]}


@needs_printer
def test_a_copy_bears_its_number_its_holder_and_a_code_that_leads_to_its_revision(
    manual: RecordedManual, tmp_path: Path
) -> None:
    events = [json.loads(line) for line in manual.text(LEDGER).splitlines()]
    assert [(e["copy"], e["holder"], e["revision"]) for e in events] == [(1, "总台", 1), (2, "lu", 1)]
    file = manual.folder / "pdf" / f"{NUMBER}-r1-copy2.pdf"
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    words = done.stdout.decode()
    digest = events[1]["digest"].partition(":")[2][:12]
    for said in (f"受控副本 {NUMBER}:2", "持有者：陆嘉禾", f"正文摘要 {digest}", "受控状态：有效"):
        assert said in words
    assert "非受控" not in words
    subprocess.run(["pdftoppm", "-r", "100", "-png", str(file), str(tmp_path / "sheet")], check=True)
    for picture in sorted(tmp_path.glob("sheet*.png")):
        (code,) = zxingcpp.read_barcodes(Image.open(picture))
        assert code.text == f"{SITE}{NUMBER}/r1/copy/#copy-2-{digest}"


@needs_printer
def test_a_new_revision_says_whose_copies_to_exchange_and_serves_each_holder_once(
    manual: RecordedManual,
) -> None:
    said = manual.sop("copies", "replace", NUMBER, "--date", AFTER)
    assert f"{NUMBER}:1" in said
    assert "To be exchanged" in said
    assert "SOP994" in manual.sop("check")
    manual.sop("copies", "replace", NUMBER, "--by", "tang", "--date", AFTER, "--pdf", "pdf")
    assert (manual.folder / "pdf" / f"{NUMBER}-r2-copy4.pdf").is_file()
    assert "has one of revision 2 too" in manual.refused("copies", "replace", NUMBER, "--by", "tang")
    manual.sop("copies", "recall", f"{NUMBER}:1", "--by", "tang", "--date", AFTER)
    manual.sop("copies", "lost", f"{NUMBER}:2", "--by", "tang", "--reason", "搬家", "--date", AFTER)
    states = {name: (row["state"], row["to_exchange"]) for name, row in rows(manual).items()}
    assert states == {
        f"{NUMBER}:3": ("out", False),
        f"{NUMBER}:4": ("out", False),
        f"{NUMBER}:1": ("recalled", False),
        f"{NUMBER}:2": ("lost", False),
    }
    assert rows(manual, "--as-of", "2026-03-31").keys() == {f"{NUMBER}:1", f"{NUMBER}:2"}
    assert "no copy of" in manual.sop("copies", "replace", NUMBER)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("recall", f"{NUMBER}:1", "--by", "nobody"), "SOP957"),
        (("recall", f"{NUMBER}:1", "--by", "zhao"), "may not issue and recall copies"),
        (("recall", f"{NUMBER}:9", "--by", "tang"), f"there is no copy {NUMBER}:9"),
        (("recall", "1", "--by", "tang"), "no document with the number 1"),
        (("lost", f"{NUMBER}:1", "--by", "tang"), "a reason is needed"),
        (("issue", DRAFT, "--to", "总台", "--by", "tang"), "no revision of"),
        (("issue", NUMBER, "--to", " ", "--by", "tang"), "who gets the copy"),
        (("issue", NUMBER, "--to", "方牧", "--by", "tang"), "方牧 is not in post on 2026-11-21"),
    ],
)
def test_what_is_not_allowed_is_refused_and_changes_nothing(
    manual: RecordedManual, arguments: tuple[str, ...], reason: str
) -> None:
    manual.replace(
        "organisation.yml",
        "people:",
        "people:\n  - {id: zhao, name: 赵明, department: HT-MK, job: 文员}",
    )
    assert reason in manual.refused("copies", *arguments)


@needs_printer
def test_whoever_has_left_is_issued_no_new_copy_and_whoever_has_one_is_named(
    with_history: WithHistory, tmp_path: Path
) -> None:
    manual = with_history(RecordedManual.record_procedure)
    to = ("--by", "tang", "--pdf", str(tmp_path))
    manual.sop("copies", "issue", NUMBER, "--to", "方牧", "--to", "总台", "--date", BEFORE, *to)
    again = manual.sop("copies", "issue", NUMBER, "--to", "总台", "--date", "2026-03-20", *to)
    assert f"总台 has copy {NUMBER}:2 of the same revision already" in again
    manual.release_next(2, "2026-10-10", "2026-11-01", "响铃 3 声内接起。", "响铃 4 声内接起。")
    said = manual.sop("copies", "replace", NUMBER, "--date", AFTER, *to)
    assert f"revision 2 issued: {NUMBER}:4\n" in said
    assert f"方牧 has left and was issued none: take back copy {NUMBER}:1" in said
    assert rows(manual)[f"{NUMBER}:4"]["holder"] == "总台"
    # Typed with an input method for Chinese.
    assert f"copy {NUMBER}:1 recalled" in manual.sop("copies", "recall", f"{NUMBER}：1", "--by", "tang")


@pytest.mark.parametrize(
    ("arguments", "missing"),
    [
        (("issue",), "the number of a document"),
        (("recall",), "a copy, such as"),
        (("issue", NUMBER, "--by", "tang"), "--to HOLDER"),
        (("recall", f"{NUMBER}:1"), "--by PERSON"),
    ],
)
def test_what_is_missing_is_named(manual: RecordedManual, arguments: tuple[str, ...], missing: str) -> None:
    assert missing in manual.cannot("copies", *arguments)


def test_a_trial_writes_nothing(manual: RecordedManual) -> None:
    before = manual.contents()
    said = manual.sop("copies", "issue", NUMBER, "--to", "总台", "--by", "tang", "--pdf", "new", "--dry-run")
    assert f"{NUMBER}:3" in said
    assert manual.contents() == before


def test_git_remembers_what_somebody_takes_out(manual: RecordedManual) -> None:
    lines = manual.text(LEDGER)
    manual.write(LEDGER, lines.splitlines(keepends=True)[0])
    verified = manual.run("verify")
    assert verified.exit_code == 1
    assert f"{LEDGER}:1:1: SOP915" in verified.output
    (manual.folder / LEDGER).unlink()
    assert f"{LEDGER}:1:1: SOP916" in manual.run("verify").output
    manual.write(LEDGER, lines)
    assert manual.run("verify").exit_code == 0


def test_an_anchor_vouches_for_copies_and_readings_too(manual: RecordedManual, tmp_path: Path) -> None:
    manual.sop("acknowledge", NUMBER, "--by", "lu")
    kept = tmp_path / "anchor.json"
    manual.sop("anchor", "--output", str(kept))
    assert "events recorded since: 0" in manual.sop("verify", "--anchor", str(kept))
    for name, chain, change in (
        (LEDGER, f"copies:{NUMBER} #2", lambda text: text.splitlines(keepends=True)[0]),
        (
            "training.jsonl",
            f"training:{NUMBER} #1",
            lambda text: text.replace('"reader":"lu"', '"reader":"zeng"'),
        ),
    ):
        before = manual.text(name)
        manual.write(name, change(before))
        found = json.loads(manual.run("verify", "--anchor", str(kept), "--format", "json").stdout)["findings"]
        assert any(f["code"] == "SOP909" and f["path"] == name and chain in f["message"] for f in found)
        manual.write(name, before)
    (manual.folder / "training.jsonl").unlink()
    assert f"training:{NUMBER} #1" in manual.run("verify", "--anchor", str(kept)).output


def test_a_branch_that_drops_what_the_other_recorded_is_told(manual: RecordedManual) -> None:
    manual.git("branch", "-q", "base")
    lines = manual.text(LEDGER)
    manual.write(LEDGER, lines.splitlines(keepends=True)[0])
    manual.commit("Keep ours")
    told = manual.run("check", "--base", "base")
    assert told.exit_code == 1
    assert f"{LEDGER}:1:1: SOP915" in told.stdout
    (manual.folder / LEDGER).unlink()
    assert "SOP916" in manual.run("check", "--base", "base").stdout


def test_another_place_of_the_records_hides_none_of_them(manual: RecordedManual) -> None:
    manual.sop("acknowledge", NUMBER, "--by", "lu")
    manual.commit("Read it")
    manual.git("branch", "-q", "base")
    manual.replace("mkdocs.yml", "  - sop\n", "  - sop: {training: {ledger: people/other.jsonl}}\n")
    manual.commit("Look elsewhere")
    assert "people/other.jsonl:1:1: SOP916" in manual.run("verify").output
    told = manual.run("check", "--base", "base").stdout
    assert "setting training.ledger: people/other.jsonl is new" in told.splitlines()[0]
    (manual.folder / "people").mkdir()
    manual.git("mv", "training.jsonl", "people/other.jsonl")
    assert manual.run("verify").exit_code == 0


def test_while_their_ledger_is_broken_nothing_is_recorded(manual: RecordedManual) -> None:
    manual.write(LEDGER, manual.text(LEDGER) + "<<<<<<< HEAD\n")
    assert "SOP901" in manual.refused("copies", "recall", f"{NUMBER}:1", "--by", "tang")
    assert manual.text(PROCEDURE)
