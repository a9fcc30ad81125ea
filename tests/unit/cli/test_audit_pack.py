"""An auditor's pack: whole, verifiable with standard tools, the same each time, and refused where it would prove nothing."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

import openpyxl
import pytest
from recorded_manual import LEDGER, NUMBER, PROCEDURE, RecordedManual, WithHistory

from sop_plugin.exporting.audit_readme import VERIFY_CHAIN, VERIFY_SIGNATURES

from .test_approve import needs_openssh, new_key, register
from .test_export import reviewed_and_revised

PERIOD = ("--from", "2026-05-01", "--to", "2026-11-20")


@pytest.fixture
def twice(with_history: WithHistory) -> RecordedManual:
    return with_history(RecordedManual.record_procedure, reviewed_and_revised)


def packed(manual: RecordedManual, to: Path, period: tuple[str, ...] = PERIOD) -> Path:
    manual.sop("audit-pack", *period, "--output", str(to))
    return to


def contents(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def verified(folder: Path) -> subprocess.CompletedProcess[str]:
    command = ["sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def rows(pack: Path, name: str) -> list[dict[str, str]]:
    text = (pack / "lists" / f"{name}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name == "href" and value]
        self.scripts += tag == "script"


def test_it_verifies_says_everything_and_is_the_same_each_time(twice: RecordedManual, tmp_path: Path) -> None:
    pack = packed(twice, tmp_path / "a")
    first = contents(pack)
    assert verified(pack).returncode == 0
    assert len(first["SHA256SUMS"].splitlines()) == len(first) - 1
    assert verified(pack / "in-force" / "2026-11-20").returncode == 0

    assert [row["版次"] for row in rows(pack, "register-2026-05-01")] == ["1"]
    assert [row["版次"] for row in rows(pack, "register-2026-11-20")] == ["2"]
    changes = [(row["变化"], row["与上一版对照"]) for row in rows(pack, "changes")]
    redline = f"redlines/{NUMBER}-2.html"
    assert changes == [("生效", redline), ("发布", redline), ("复审，无更改", "")]
    for part in ("［删去：</span>3<", "［新增：</span>4<", "<dd>客户反映</dd>"):
        assert part in first[redline].decode()
    assert [row["结论"] for row in rows(pack, "reviews-held")] == ["无更改"]
    assert [(row["编号"], row["使用情况"]) for row in rows(pack, "numbers")] == [(NUMBER, "有效")]
    assert {row["签名验证结果"] for row in rows(pack, "signatures")} == {"没有签名"}
    assert len(rows(pack, "signatures")) == 11

    commit = twice.git("rev-parse", "HEAD").strip()
    anchor = json.loads(first["anchor.json"])
    assert anchor["commit"] == commit
    for told in (commit, anchor["anchor"]):
        for name in ("index.html", "README.txt"):
            assert told in first[name].decode()
    twice.sop("verify", "--anchor", str(pack / "anchor.json"))

    pages = list(pack.rglob("*.html"))
    reached = set()
    for page in pages:
        links = Links()
        links.feed(page.read_text(encoding="utf-8"))
        assert links.scripts == 0
        for href in links.found:
            assert not href.startswith(("http", "/"))
            target = (
                Path(os.path.normpath(page.parent / unquote(href.partition("#")[0])))
                if href[0] != "#"
                else page
            )
            assert target.is_file(), f"{page.relative_to(pack)}: {href}"
            reached.add(target)
    assert {p for p in pages if "redlines" in p.parts or "lists" in p.parts} <= reached

    assert contents(packed(twice, tmp_path / "b")) == first
    twice.sop("audit-pack", *PERIOD, "-o", str(tmp_path / "c.zip"))
    with ZipFile(tmp_path / "c.zip") as zipped:
        assert {name: zipped.read(name) for name in zipped.namelist()} == first
    page = pack / redline
    page.write_bytes(page.read_bytes().replace(b"4", b"5", 1))
    assert verified(pack).stdout == f"{redline}: FAILED\n"


def test_the_workbook_says_what_the_other_files_of_a_list_say(twice: RecordedManual, tmp_path: Path) -> None:
    pack = packed(twice, tmp_path / "a")
    book = openpyxl.load_workbook(pack / "lists" / "lists.xlsx")

    def cells(sheet: str, label: str) -> list[object]:
        heads, *lines = book[sheet].iter_rows(values_only=True)
        return [line[heads.index(label)] for line in lines]

    for name, sheet, label in (
        ("reviews-2026-05-01", "2026-05-01 的复审登记册", "状态"),
        ("reviews-2026-11-20", "2026-11-20 的复审登记册", "状态"),
        ("exceptions", "例外清单", "题目"),
    ):
        assert cells(sheet, label) == [row[label] or None for row in rows(pack, name)]
    assert "2026-05-01" in book["2026-05-01 的复审登记册"].oddHeader.left.text


def test_what_was_recorded_after_the_period_is_not_in_it(twice: RecordedManual, tmp_path: Path) -> None:
    pack = packed(twice, tmp_path / "a", ("--from", "2026-03-01", "--to", "2026-05-31"))
    assert [row["变化"] for row in rows(pack, "changes")] == ["生效"]
    assert rows(pack, "reviews-held") == []
    assert all(
        json.loads(line)["date"] <= "2026-05-31" for line in (pack / "ledger.jsonl").read_text().splitlines()
    )
    assert {row["版次"] for row in rows(pack, "signatures")} == {"1"}
    assert [(row["版次"], row["使用情况"]) for row in rows(pack, "numbers")] == [("1", "有效")]


@needs_openssh
def test_openssh_verifies_every_signature(twice: RecordedManual, tmp_path: Path) -> None:
    key = new_key(tmp_path / "shen")
    register(twice, "shen", key)
    twice.sop("record", "--by", "shen", "--reason", "开始登记", "--date", "2026-11-19", "--key", str(key))
    twice.sop(
        "withdraw", NUMBER, "--reason", "停办<b>", "--by", "shen", "--date", "2026-11-20", "--key", str(key)
    )
    twice.commit("Withdraw it")
    pack = packed(twice, tmp_path / "a")
    (numbered,) = rows(pack, "numbers")
    assert (numbered["使用情况"], numbered["作废日期"], numbered["作废原因"]) == (
        "已作废",
        "2026-11-20",
        "停办<b>",
    )
    assert "停办&lt;b&gt;" in (pack / "lists" / "numbers.html").read_text(encoding="utf-8")
    assert [r["签名验证结果"] for r in rows(pack, "signatures") if r["签名文件"]] == ["有效"]
    assert VERIFY_SIGNATURES in (pack / "README.txt").read_text(encoding="utf-8")

    def shell() -> str:
        done = subprocess.run(
            ["sh", "-c", VERIFY_SIGNATURES], cwd=pack, capture_output=True, text=True, check=True
        )
        return done.stdout

    said = shell()
    assert said.count("Good") == 2
    assert "NOT VALID" not in said
    assert {row["理由"] for row in rows(pack, "statements")} == {"开始登记"}
    for message in (pack / "signatures").glob("*.message"):
        sound = message.read_bytes()
        message.write_bytes(sound.replace(b"2026-11", b"2026-10"))
        assert f"NOT VALID: signatures/{message.stem}\n" in shell()
        message.write_bytes(sound)


def test_what_would_prove_nothing_is_refused(twice: RecordedManual, tmp_path: Path) -> None:
    to = tmp_path / "a"

    def refused() -> str:
        said = twice.refused("audit-pack", *PERIOD, "-o", str(to))
        assert not to.exists()
        return said

    sound = twice.text(LEDGER)
    twice.replace(LEDGER, '"date":"2026-02-12"', '"date":"2026-02-11"')
    assert LEDGER in refused()
    twice.commit("Alter the ledger")
    assert refused().startswith("sop: the evidence is not sound, so nothing was exported:\nledger.jsonl:")
    twice.write(LEDGER, sound)
    twice.commit("Restore it")
    twice.write(PROCEDURE, twice.text() + "\n再加一句。\n")
    assert f"changes are not committed: {PROCEDURE}" in refused()
    shutil.move(twice.folder / ".git", tmp_path / "git")
    assert "SOP964" in refused()


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("2026-11-20", "2026-05-01", "--from 2026-11-20 is after --to 2026-05-01"),
        ("2026-05-01", "2026-12-24", "--to 2026-12-24: is after today (2026-11-21)"),
        ("2026-02-30", "2026-05-01", "--from: "),
        ("2026-05-01", "gestern", "--to: "),
    ],
)
def test_days_that_make_no_period_are_refused(
    recorded: RecordedManual, tmp_path: Path, since: str, until: str, said: str
) -> None:
    to = tmp_path / "a"
    assert said in recorded.cannot("audit-pack", "--from", since, "--to", until, "-o", str(to))
    assert not to.exists()


def test_a_folder_with_something_in_it_is_left_alone(recorded: RecordedManual, tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "notes.txt").write_text("mine", encoding="utf-8")
    said = recorded.cannot("audit-pack", *PERIOD, "-o", str(full))
    assert "already holds notes.txt" in said
    assert [path.name for path in full.iterdir()] == ["notes.txt"]


def test_the_logs_of_readings_and_copies_are_there_and_name_nobody(
    twice: RecordedManual, tmp_path: Path
) -> None:
    by = ("--by", "tang", "--date")
    twice.sop("acknowledge", NUMBER, "--by", "zeng", "--date", "2026-11-10")
    twice.sop("acknowledge", NUMBER, "--reader", "lu", *by, "2026-11-12", "--record", "柜 3")
    twice.sop("acknowledge", NUMBER, *by, "2026-11-21")
    twice.sop("copies", "issue", NUMBER, "--to", "总台", *by, "2026-11-12")
    assert "training.jsonl" in twice.refused("audit-pack", *PERIOD, "--output", str(tmp_path / "no"))
    twice.commit("Read", day="2026-11-21")
    pack = packed(twice, tmp_path / "a")
    chain = (pack / "training-chain.csv").read_bytes().decode("utf-8-sig")
    read = list(csv.DictReader(io.StringIO(chain, newline="")))
    assert [(row["seq"], row["date"], row["revision"]) for row in read] == [
        ("1", "2026-11-10", "2"),
        ("2", "2026-11-12", "2"),
    ]
    assert not any(word in chain for word in ("zeng", "lu,", "tang", "柜 3"))
    first = twice.text("training.jsonl").splitlines()[0]
    assert read[0]["sha256"] == sha256(first.encode()).hexdigest() == read[1]["prev"]
    anchor = json.loads((pack / "anchor.json").read_bytes())
    assert anchor["chains"][f"training:{NUMBER}"] == [2, read[1]["sha256"]]
    assert "总台" not in (pack / "copies-chain.csv").read_bytes().decode()
    twice.sop("verify", "--anchor", str(pack / "anchor.json"))
    assert [chain_verified(pack, name) for name in ("training", "copies")] == ["", ""]
    (pack / "training-chain.csv").write_text(chain.replace(read[0]["sha256"], "0" * 64, 1), encoding="utf-8")
    assert "BROKEN" in chain_verified(pack, "training")

    twice.replace("mkdocs.yml", "- sop", "- sop: {training: {names: true}, show_copy_holders: true}")
    twice.commit("Name people", day="2026-11-21")
    pack = packed(twice, tmp_path / "b")
    whole = twice.text("training.jsonl").splitlines()[:2]
    assert (pack / "training.jsonl").read_bytes().decode().splitlines() == whole
    assert "总台" in (pack / "copies.jsonl").read_bytes().decode()
    assert not (pack / "training-chain.csv").exists()


def chain_verified(pack: Path, name: str) -> str:
    """What the command of the pack's README says of a chain."""
    assert VERIFY_CHAIN in (pack / "README.txt").read_bytes().decode()
    command = ["sh", "-c", VERIFY_CHAIN.replace("training", name)]
    return subprocess.run(command, cwd=pack, capture_output=True, text=True, check=True).stdout
