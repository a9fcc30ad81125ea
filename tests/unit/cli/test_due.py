"""``sop due``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from .conftest import Run

OVERDUE = {"SOP_AS_OF": "2027-04-10"}  # the procedure was due on 2027-03-01


def due(run: Run, *arguments: str, **environment: str) -> dict[str, object]:
    result = run("due", "--format", "json", *arguments, **environment)
    assert result.exit_code == 0
    report = json.loads(result.stdout)
    assert isinstance(report, dict)
    return report


def test_it_names_days_document_owner_and_next_step(run: Run) -> None:
    result = run("due", SOP_LANGUAGE="zh", **OVERDUE)
    assert result.exit_code == 0
    head, _, row, closing, step = result.stdout.splitlines()
    assert head.split() == ["复审到期日", "剩余天数", "编号", "题目", "执行部门", "负责人", "最近批准"]
    assert row.split() == [
        "2027-03-01", "逾期", "40", "天", "HT-SD-SOP-004", "接听电话", "销售部", "唐一宁", "沈光耀", "2026-02-20",
    ]  # fmt: skip
    assert closing == "截至 2027-04-10：复审逾期 1 份，90 天内到期 0 份"
    assert step == (
        "下一步: 复审 HT-SD-SOP-004，然后 sop review HT-SD-SOP-004 --outcome no_change --note 说明 --by tang"
    )


@pytest.mark.parametrize(
    ("day", "words"),
    [("2027-02-28", "1 days left"), ("2027-03-01", "due today"), ("2027-03-02", "1 days over")],
)
def test_the_day_itself_is_not_over(run: Run, day: str, words: str) -> None:
    assert words in run("due", SOP_AS_OF=day).stdout


def test_what_is_far_away_is_left_out_but_named(run: Run) -> None:
    result = run("due")
    assert result.stdout == (
        "as of 2026-11-21: no review is overdue, and none falls due within 90 days; "
        "the next is HT-SD-SOP-004 on 2027-03-01\n"
    )
    assert due(run, "--within", "100")["counts"] == {"listed": 1, "overdue": 0, "due": 1}
    assert due(run, "--within", "99")["counts"] == {"listed": 0, "overdue": 0, "due": 0}


def test_within_nothing_speaks_of_today(run: Run) -> None:
    assert run("due", "--within", "0").stdout.startswith(
        "as of 2026-11-21: no review is overdue or due today"
    )
    assert "1 overdue, 0 due today" in run("due", "--within", "0", **OVERDUE).stdout


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (["--department", "ht-sd"], 1),
        (["--department", "HT-GM"], 0),
        (["--person", "tang"], 1),
        (["--person", "唐一宁"], 1),
        (["--person", "shen"], 0),
        (["--person", "shen", "--person", "tang"], 1),
        (["--department", "HT-GM", "--person", "tang"], 0),
    ],
)
def test_filters(run: Run, filters: list[str], count: int) -> None:
    assert len(due(run, *filters, **OVERDUE)["reviews"]) == count  # type: ignore[arg-type]


def test_without_an_owner_in_post_the_approver_is_to_be_asked(run: Run, manual: Path) -> None:
    path = manual / "organisation.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("from: 2022-03-01", "from: 2022-03-01, until: 2026-12-31"), encoding="utf-8")
    (review,) = due(run, **OVERDUE)["reviews"]  # type: ignore[misc]
    assert review["owner"] is None
    assert review["ask"] == {"id": "shen", "name": "沈光耀"}
    text = run("due", SOP_LANGUAGE="zh", **OVERDUE).stdout
    assert "待指定，可问沈光耀" in text
    assert text.rstrip().endswith("--by shen")
    assert due(run, "--person", "shen", **OVERDUE)["counts"]["listed"] == 1  # type: ignore[index]


def test_json_holds_what_the_help_promises(run: Run) -> None:
    report = due(run, **OVERDUE)
    assert list(report) == ["version", "as_of", "within", "counts", "reviews", "without_due_date"]
    assert report["reviews"] == [
        {
            "number": "HT-SD-SOP-004",
            "title": "接听电话",
            "department": "HT-SD",
            "revision": 1,
            "state": "overdue",
            "due": "2027-03-01",
            "days": -40,
            "owner": {"id": "tang", "name": "唐一宁"},
            "ask": {"id": "tang", "name": "唐一宁"},
            "approved_by": {"id": "shen", "name": "沈光耀"},
            "approved_on": "2026-02-20",
            "path": "docs/hotel/procedure.md",
        }
    ]


def test_documents_without_a_date_are_named(run: Run, manual: Path) -> None:
    path = manual / "docs/hotel/procedure.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("review: {every: 12 months}\n", ""), encoding="utf-8")
    assert due(run)["without_due_date"] == ["HT-SD-SOP-004"]
    assert "in force without a review due date: 1 (HT-SD-SOP-004)" in run("due").stdout


def test_csv_opens_in_a_spreadsheet_and_is_no_formula(run: Run, manual: Path) -> None:
    path = manual / "docs/hotel/procedure.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title: 接听电话", "title: '=1+1'"), encoding="utf-8")
    result = run("due", "--format", "csv", "--output", "due.csv", **OVERDUE)
    assert (result.exit_code, result.stdout) == (0, "")
    data = (manual / "due.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert (row["Days left"], row["Title"], row["Owner"]) == ("-40", "'=1+1", "唐一宁")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--department", "HT-SO"], "--department HT-SO: there is none; the nearest is HT-SD"),
        (["--person", "唐一"], "--person 唐一: there is none; the nearest is 唐一宁"),
    ],
)
def test_what_cannot_be_listed(run: Run, manual: Path, arguments: list[str], words: str) -> None:
    result = run("due", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


def test_the_table_can_be_kept_in_a_file(run: Run, manual: Path) -> None:
    shown = run("due", **OVERDUE).stdout
    assert run("due", "--output", "due.txt", FORCE_COLOR="1", **OVERDUE).stdout == ""
    assert (manual / "due.txt").read_text(encoding="utf-8") == shown
    # What other commands call their words for people is taken here too.
    assert run("due", "--format", "text", **OVERDUE).stdout == shown


def test_what_there_is_to_do_besides_is_counted(run: Run, manual: Path) -> None:
    outside = "external_documents: [{title: 外部标准, checked: 2025-11-10, check_every: 12 months}]"
    text = f"site_name: 手册\nplugins:\n  - sop:\n      {outside}\n"
    (manual / "mkdocs.yml").write_text(text, encoding="utf-8")
    said = "besides, due within 90 days or late: Editions to check: 1; sop due --mail writes to everybody"
    assert said in run("due").stdout.splitlines()
    assert "besides" not in run("due", "--department", "HT-SD").stdout
