"""``sop impact``."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from recorded_manual import DRAFT_FILE, NUMBER, RecordedManual

from .conftest import Run

CITES = "每日 18:00 打印，见 [[HT-SD-SOP-004#4.1]] 和《接听电话》。"


@pytest.fixture
def cited(manual: Path) -> Path:
    """The manual with a draft that cites the procedure."""
    path = manual / "docs/hotel/draft.md"
    path.write_text(path.read_text(encoding="utf-8").replace("每日 18:00 打印。", CITES), encoding="utf-8")
    return manual


def test_a_released_text_is_changed_by_its_next_revision(run: Run) -> None:
    said = run("impact", "HT-SD-SOP-004", SOP_LANGUAGE="en").stdout
    assert said.endswith(
        "next: nothing else has to change with it; to change it, begin its next revision: sop revise HT-SD-SOP-004\n"
    )


def test_it_tells_who_cites_where_and_how(run: Run, cited: Path) -> None:
    result = run("impact", "HT-SD-SOP-004", SOP_LANGUAGE="zh")
    assert result.exit_code == 0
    title, question, _, head, _, by_number, by_title, *closing = result.stdout.splitlines()
    assert (title, question) == ("HT-SD-SOP-004  接听电话", "修改整份文件的影响")
    assert head.split() == ["编号", "题目", "所在条款", "位置", "引用方式"]
    assert by_number.split() == [
        "HT-SD-SOP-020", "打印报表", "[草稿]", "4", "工作程序", "docs/hotel/draft.md:26", "第", "4.1", "条", "·", "编号",
    ]  # fmt: skip
    assert by_title.split()[-3:] == ["整份文件", "·", "《题目》"]
    assert closing == [
        "2 处引用，在 1 份文件中",
        (
            "下一步: 逐处核对是否要跟着改；连带的影响：sop impact HT-SD-SOP-004 --transitive"
            "；要修改本文件，建立下一版的草稿：sop revise HT-SD-SOP-004"
        ),
    ]


def test_one_clause(run: Run, cited: Path) -> None:
    text = run("impact", "ht-sd-sop-004＃4.1", SOP_LANGUAGE="zh").stdout
    assert "修改第 4.1 条（接起）的影响" in text
    assert "sop impact HT-SD-SOP-004#4.1 --transitive" in text
    # The other clause is cited with the whole document only.
    told = json.loads(run("impact", "HT-SD-SOP-004#4.2", "--format", "json").stdout)
    assert [touched["scope"] for touched in told["touched"]] == ["document"]


def test_nobody_cites_it(run: Run) -> None:
    result = run("impact", "HT-SD-SOP-020")
    assert "nothing cites it" in result.stdout
    assert result.stdout.endswith("next: it can be changed freely; then sop check\n")


def test_the_chain_has_depths(run: Run, cited: Path) -> None:
    other = cited / "docs/hotel/withdrawn.md"
    other.write_text(other.read_text(encoding="utf-8") + "\n见 [[HT-SD-SOP-020]]。\n", encoding="utf-8")
    told = json.loads(run("impact", "HT-SD-SOP-004", "--transitive", "--format", "json").stdout)
    assert [(t["depth"], t["number"], t["cites"]["number"]) for t in told["touched"]] == [
        (1, "HT-SD-SOP-020", "HT-SD-SOP-004"),
        (1, "HT-SD-SOP-020", "HT-SD-SOP-004"),
        (2, "HT-SD-SOP-024", "HT-SD-SOP-020"),
    ]
    text = run("impact", "HT-SD-SOP-004", "--transitive").stdout
    assert "HT-SD-SOP-020, the whole document · by number" in text
    assert text.splitlines()[3].split()[0] == "Depth"


def test_without_a_clause_it_is_about_what_the_draft_changes(recorded: RecordedManual) -> None:
    recorded.replace(DRAFT_FILE, "每日 18:00 打印。", "见 [[HT-SD-SOP-004#4.2]]。")
    recorded.next_revision(2, "2027-01-01", "响铃 3 声内", "响铃 2 声内")
    told = json.loads(recorded.sop("impact", NUMBER, "--format", "json"))
    assert told["clauses"] == ["4.1"]
    assert told["changed"] == [{"clause": "4.1", "title": "接起", "change": "changed"}]
    assert told["touched"] == []
    recorded.replace("docs/hotel/procedure.md", "写下留言", "记下留言")
    told = json.loads(recorded.sop("impact", NUMBER, "--format", "json"))
    assert [(t["number"], t["scope"]) for t in told["touched"]] == [("HT-SD-SOP-020", "clause")]
    assert "Changed and not released:\n  changed 4.1 接起\n  changed 4.2 留言\n" in recorded.sop(
        "impact", NUMBER
    )


def test_a_list_of_places_to_check(run: Run, cited: Path) -> None:
    assert run("impact", "HT-SD-SOP-004", "--format", "csv", "--output", "check.csv").stdout == ""
    found = list(csv.DictReader((cited / "check.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [(row["Depth"], row["Number"], row["Place"]) for row in found] == [
        ("1", "HT-SD-SOP-020", "docs/hotel/draft.md:26"),
        ("1", "HT-SD-SOP-020", "docs/hotel/draft.md:26"),
    ]
    assert (found[0]["Title"], found[0]["How it cites"]) == ("打印报表 [Draft]", "clause 4.1 · by number")
    text = run("impact", "HT-SD-SOP-004", FORCE_COLOR="1", COLUMNS="300", SOP_LANGUAGE="zh").stdout
    run("impact", "HT-SD-SOP-004", "--output", "check.txt", SOP_LANGUAGE="zh")
    kept = (cited / "check.txt").read_text(encoding="utf-8").splitlines()
    assert len(kept) == len(text.splitlines())
    assert (kept[0], kept[2]) == ("HT-SD-SOP-004  接听电话", "")


def test_json_holds_what_the_help_promises(run: Run, cited: Path) -> None:
    told = json.loads(run("impact", "HT-SD-SOP-004", "--format", "json").stdout)
    assert list(told) == [
        "version",
        "number",
        "title",
        "clauses",
        "changed",
        "touched",
        "documents",
        "forms",
        "roles",
    ]
    assert told["documents"] == ["HT-SD-SOP-020"]
    assert told["touched"][0] == {
        "depth": 1,
        "number": "HT-SD-SOP-020",
        "title": "打印报表",
        "clause": "4",
        "path": "docs/hotel/draft.md",
        "line": 26,
        "column": 15,
        "cites": {"number": "HT-SD-SOP-004", "clause": "4.1"},
        "scope": "clause",
        "written": "number",
    }


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("HT-SD-SOP-040", "neither the manual nor the ledger knows the number HT-SD-SOP-040; the nearest is"),
        ("HT-SD-SOP-004#9", "HT-SD-SOP-004 has no clause 9; there are 1, 2, 3, 4, 4.1, 4.2, 5"),
    ],
)
def test_what_is_not_there(run: Run, asked: str, words: str) -> None:
    result = run("impact", asked)
    assert (result.exit_code, result.stdout) == (1, "")
    assert words in result.stderr
