from __future__ import annotations

import csv
import io
import json
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from printers import needs_printer
from pypdf import PdfReader
from recorded_manual import DRAFT, LEDGER, NUMBER, PROCEDURE, RecordedManual, WithHistory

OLD, NEW = "响铃 3 声内接起。", "响铃 4 声内接起。"


def reviewed_and_revised(manual: RecordedManual) -> None:
    """Reviewed on 1 June; revision 2 in force from 1 November."""
    manual.sop(
        "review", NUMBER, "--outcome", "no_change", "--note", "好", "--by", "lu", "--date", "2026-06-01"
    )
    manual.commit("Review it")
    manual.release_next(2, "2026-10-10", "2026-11-01", OLD, NEW)


@pytest.fixture
def twice(with_history: WithHistory) -> RecordedManual:
    return with_history(RecordedManual.record_procedure, reviewed_and_revised)


def exported(manual: RecordedManual, day: str, to: Path) -> bytes:
    manual.sop("export", "--as-of", day, "--output", str(to))
    return to.read_bytes()


def opened(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def test_sha256sum_verifies_it(twice: RecordedManual, tmp_path: Path) -> None:
    exported(twice, "2026-11-20", tmp_path / "a.zip")
    with ZipFile(tmp_path / "a.zip") as zipped:
        zipped.extractall(tmp_path / "a")
    done = subprocess.run(
        ["sha256sum", "-c", "--strict", "SHA256SUMS"], cwd=tmp_path / "a", capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    files = [path for path in (tmp_path / "a").rglob("*") if path.is_file()]
    assert len(done.stdout.splitlines()) == len(files) - 1


@pytest.mark.parametrize(
    ("day", "revision", "sentence"), [("2026-10-31", "1", OLD), ("2026-11-01", "2", NEW)]
)
def test_it_holds_the_text_that_was_in_force(
    twice: RecordedManual, tmp_path: Path, day: str, revision: str, sentence: str
) -> None:
    files = opened(exported(twice, day, tmp_path / "a.zip"))
    assert sorted(files) == [
        "README.txt",
        "SHA256SUMS",
        "anchor.json",
        f"approvals/{NUMBER}.json",
        f"history/{NUMBER}.json",
        "index.html",
        "keys/allowed_signers",
        "ledger.jsonl",
        "left-out.csv",
        "pages/HT-SD-SOP-004.html",
        "recorded-later.csv",
        "register.csv",
        f"sources/{NUMBER}.md",
    ]
    assert sentence in files[f"sources/{NUMBER}.md"].decode()
    assert b"reviews:" not in files[f"sources/{NUMBER}.md"]
    (row,) = csv.DictReader(io.StringIO(files["register.csv"].decode("utf-8-sig"), newline=""))
    assert (row["number"], row["title"], row["revision"]) == (NUMBER, "接听电话", revision)
    approvals = json.loads(files[f"approvals/{NUMBER}.json"])
    assert approvals["revision"] == int(revision)
    assert [a["role"] for a in approvals["approvals"]] == ["prepared", "checked", "reviewed", "approved"]
    assert {a["name"] for a in approvals["approvals"]} == {"唐一宁", "曾思雨", "陆嘉禾", "沈光耀"}


def test_before_anything_was_in_force_it_is_empty(twice: RecordedManual, tmp_path: Path) -> None:
    files = opened(exported(twice, "2026-02-28", tmp_path / "a.zip"))
    assert not [name for name in files if name.startswith(("sources/", "pages/", "approvals/", "history/"))]
    assert f"{NUMBER}," in files["left-out.csv"].decode("utf-8-sig")
    assert len(files["ledger.jsonl"].splitlines()) == 6


def test_what_was_recorded_later_changes_nothing(recorded: RecordedManual, tmp_path: Path) -> None:
    before = exported(recorded, "2026-05-31", tmp_path / "before.zip")
    reviewed_and_revised(recorded)
    recorded.sop("withdraw", NUMBER, "--reason", "停办", "--by", "shen", "--date", "2026-11-20")
    recorded.sop("record", "--by", "shen", "--reason", "开始登记")
    recorded.commit("Withdraw it")
    after = recorded.run(
        "export", "--as-of", "2026-05-31", "-o", str(tmp_path / "after.zip"), SOP_AS_OF="2031-05-05"
    )
    assert after.exit_code == 0
    assert (tmp_path / "after.zip").read_bytes() == before


def dated_back(manual: RecordedManual) -> None:
    """Revision 2 as if it had been released in May; git is told of it in November."""
    manual.next_revision(2, "2026-05-20", OLD, NEW)
    manual.sign_all(NUMBER, *["2026-05-10"] * 4)
    manual.sop("release", NUMBER, "--by", "tang", "--date", "2026-05-11")
    manual.commit("Release revision 2", day="2026-11-20")


def test_what_was_dated_back_is_told(recorded: RecordedManual, tmp_path: Path) -> None:
    known = opened(exported(recorded, "2026-05-31", tmp_path / "known.zip"))
    assert len(known["recorded-later.csv"].splitlines()) == 1
    assert "this is the manual as it was known on that day" in known["README.txt"].decode()
    dated_back(recorded)
    said = recorded.sop("export", "--as-of", "2026-05-31", "--output", str(tmp_path / "a.zip"))
    assert "committed to git only after that day" in said
    files = opened((tmp_path / "a.zip").read_bytes())
    later = list(csv.DictReader(io.StringIO(files["recorded-later.csv"].decode("utf-8-sig"), newline="")))
    assert [row["event"] for row in later] == [f"{NUMBER} #{n}" for n in range(7, 12)]
    assert {row["recorded"] for row in later} == {"2026-11-20"}
    assert "5 of the records in here are dated by 2026-05-31" in files["README.txt"].decode()
    index = files["index.html"].decode()
    assert "这里有 5 项登记写着 2026-05-31 以前的日期" in index
    assert "2 (2026-11-20 才登记)" in index
    page = f"pages/{NUMBER}.html"
    assert 'class="remarks"' not in known[page].decode()
    assert f"{NUMBER} #11（发布，2026-05-11）：2026-11-20 才登记" in files[page].decode()
    assert files[page].decode().count("才登记") == 5


def test_its_anchor_vouches_for_the_records(twice: RecordedManual, tmp_path: Path) -> None:
    files = opened(exported(twice, "2026-11-20", tmp_path / "a.zip"))
    kept = tmp_path / "anchor.json"
    kept.write_bytes(files["anchor.json"])
    assert json.loads(files["anchor.json"])["anchor"] in files["README.txt"].decode()
    assert twice.run("verify", "--anchor", str(kept)).exit_code == 0
    lines = twice.ledger()
    twice.write(LEDGER, "".join(f"{line}\n" for line in lines[:-1]))
    assert "SOP909" in twice.run("verify", "--anchor", str(kept)).stdout


def test_a_withdrawn_document_is_not_in_force(twice: RecordedManual, tmp_path: Path) -> None:
    twice.sop("withdraw", NUMBER, "--reason", "停办", "--by", "shen", "--date", "2026-11-20")
    assert f"sources/{NUMBER}.md" in opened(exported(twice, "2026-11-19", tmp_path / "a.zip"))
    assert f"sources/{NUMBER}.md" not in opened(exported(twice, "2026-11-20", tmp_path / "b.zip"))


def test_unsound_evidence_is_not_exported(twice: RecordedManual, tmp_path: Path) -> None:
    twice.replace(LEDGER, '"date":"2026-02-12"', '"date":"2026-02-11"')
    said = twice.refused("export", "--as-of", "2026-11-20", "-o", str(tmp_path / "a.zip"))
    assert said.startswith("sop: the evidence is not sound, so nothing was exported:\nledger.jsonl:")
    assert not (tmp_path / "a.zip").exists()


def test_no_document_is_left_out_because_its_lines_are_gone(twice: RecordedManual, tmp_path: Path) -> None:
    twice.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    twice.commit("Give out a number")
    lines = twice.text(LEDGER).splitlines(keepends=True)
    export = ("export", "--as-of", "2026-11-20", "-o", str(tmp_path / "a.zip"))
    for text, told in (
        ("".join(line for line in lines if NUMBER not in line), "SOP915"),
        ("", "SOP916"),
        (None, "SOP916"),
    ):
        if text is None:
            (twice.folder / LEDGER).unlink()
        else:
            twice.write(LEDGER, text)
        twice.commit("Tidy up", day="2026-11-20")
        said = twice.refused(*export)
        assert told in said
        assert "begin one" not in said, "a ledger that git had is brought back"


def test_a_number_that_a_later_record_took_out_says_so(twice: RecordedManual, tmp_path: Path) -> None:
    twice.sop("withdraw", NUMBER, "--reason", "停办", "--by", "shen", "--date", "2026-11-02")
    twice.commit("Withdraw it", day="2026-11-20")
    files = opened(exported(twice, "2026-11-10", tmp_path / "a.zip"))
    assert "withdrawn (recorded only on 2026-11-20)" in files["left-out.csv"].decode()


def test_a_missing_text_is_not_exported(twice: RecordedManual, tmp_path: Path) -> None:
    blob = twice.blob(f"HEAD:{PROCEDURE}")
    (twice.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    said = twice.refused("export", "--as-of", "2026-11-20", "-o", str(tmp_path / "a.zip"))
    assert "SOP961" in said
    (twice.folder / ".git").rename(tmp_path / "git")
    assert "SOP964" in twice.refused("export", "--as-of", "2026-11-20", "-o", str(tmp_path / "a.zip"))


@needs_printer
def test_it_carries_pdf_files_where_they_are_asked_for(twice: RecordedManual, tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    twice.sop("export", "--as-of", "2026-10-31", "--pdf", "--output", str(file))
    files = opened(file.read_bytes())
    name = f"pdf/{NUMBER}-r1.pdf"
    (page,) = [
        text for text in (p.extract_text() for p in PdfReader(io.BytesIO(files[name])).pages) if OLD in text
    ]
    assert NUMBER in page
    assert f'<a href="{name}">' in files["index.html"].decode()
    assert name in files["SHA256SUMS"].decode()
