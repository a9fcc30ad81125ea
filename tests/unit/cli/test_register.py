from __future__ import annotations

import csv
import io
import json
import re
import stat
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from sop_plugin.exporting.spreadsheet import harmless

from .conftest import Run

NUMBERS = ["HT-SD-SOP-004", "HT-SD-SOP-020", "HT-SD-SOP-024"]


def listed(run: Run, *filters: str) -> list[str]:
    result = run("register", "--format", "json", *filters)
    assert result.exit_code == 0
    return [document["number"] for document in json.loads(result.stdout)["documents"]]


def test_the_table_is_aligned_by_the_width_of_chinese(run: Run) -> None:
    result = run("register", SOP_LANGUAGE="zh")
    assert result.exit_code == 0
    header, _, *rows, closing = result.stdout.splitlines()
    assert [row.split()[0] for row in rows] == NUMBERS
    for label, values in {
        "题目": ["接听电话", "打印报表", "传真预订"],
        "执行部门": ["销售部"] * 3,
        "状态": ["有效", "草稿", "已作废"],
    }.items():
        column = cell_len(header[: header.index(label)])
        assert [cell_len(row[: row.index(value)]) for row, value in zip(rows, values, strict=True)] == [
            column
        ] * 3
    assert closing == "数据截至 2026-11-21 · 显示 3 份，共 3 份"


def test_a_title_is_no_markup(run: Run, manual: Path) -> None:
    path = manual / "docs/hotel/draft.md"
    text = path.read_text(encoding="utf-8").replace("打印报表", "打印[red]报表[/red]")
    path.write_text(text, encoding="utf-8")
    assert "打印[red]报表[/red]" in run("register").stdout


def test_words_follow_the_language(run: Run) -> None:
    assert "Withdrawn" in run("register").stdout
    assert "已作廢" in run("register", "--language", "zh-Hant").stdout


def test_csv_opens_in_a_spreadsheet(run: Run) -> None:
    result = run("register", "--format", "csv", SOP_LANGUAGE="zh")
    assert result.exit_code == 0
    assert result.stdout_bytes.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(result.stdout_bytes.decode("utf-8-sig"), newline="")))
    assert [row["编号"] for row in rows] == NUMBERS
    assert rows[2] == {
        "编号": "HT-SD-SOP-024",
        "题目": "传真预订",
        "文件类型": "程序文件",
        "部门代码": "HT-SD",
        "执行部门": "销售部",
        "督导部门": "",
        "负责人": "",
        "版次": "1",
        "状态": "已作废",
        "批准日期": "2024-02-20",
        "生效日期": "2024-03-01",
        "复审到期日": "",
        "有效期至": "",
        "作废日期": "2026-04-30",
        "接替文件": "HT-SD-SOP-004",
        "位置": "docs/hotel/withdrawn.md",
    }


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "＝1", " =1", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(run: Run, manual: Path, cell: str) -> None:
    assert not harmless(cell).lstrip().startswith(("=", "+", "-", "@", "＝"))


def test_a_formula_as_title_is_harmless(run: Run, manual: Path) -> None:
    path = manual / "docs/hotel/draft.md"
    text = path.read_text(encoding="utf-8").replace("title: 打印报表", "title: '=HYPERLINK(\"//x\",1)'")
    path.write_text(text, encoding="utf-8")
    rows = list(csv.reader(io.StringIO(run("register", "--format", "csv").stdout_bytes.decode("utf-8-sig"))))
    assert rows[2][1] == '\'=HYPERLINK("//x",1)'
    assert json.loads(run("register", "--format", "json").stdout)["documents"][1]["title"].startswith("=")


def test_json_holds_what_the_help_promises(run: Run) -> None:
    report = json.loads(run("register", "--format", "json").stdout_bytes)
    assert list(report) == ["version", "as_of", "sources", "total", "documents", "rejected"]
    assert (report["as_of"], report["sources"], report["total"], report["rejected"]) == (
        "2026-11-21",
        3,
        3,
        [],
    )
    assert report["documents"][0] == {
        "number": "HT-SD-SOP-004",
        "title": "接听电话",
        "type": "procedure",
        "department": "HT-SD",
        "supervised_by": None,
        "owner": {"id": "tang", "name": "唐一宁"},
        "revision": 1,
        "language": "zh-Hans",
        "state": "effective",
        "effective": "2026-03-01",
        "review_due": "2027-03-01",
        "expires": None,
        "approved_on": "2026-02-20",
        "withdrawn": None,
        "successor": None,
        "path": "docs/hotel/procedure.md",
    }


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        ([], NUMBERS),
        (["--department", "HT-SD"], NUMBERS),
        (["--department", "ht-sd", "--state", "DRAFT"], NUMBERS[1:2]),
        (["--department", "HT-GM"], []),
        (["--type", "procedure"], NUMBERS),
        (["--type", "sop"], NUMBERS),
        (["--type", "form"], []),
        (["--state", "effective", "--state", "withdrawn"], [NUMBERS[0], NUMBERS[2]]),
        (["--state", "overdue", "--as-of", "2027-06-01"], NUMBERS[:1]),
    ],
)
def test_filters(run: Run, filters: list[str], numbers: list[str]) -> None:
    assert listed(run, *filters) == numbers


def test_an_empty_list_says_so(run: Run) -> None:
    result = run("register", "--type", "form", SOP_LANGUAGE="zh")
    assert result.exit_code == 0
    assert result.stdout == "没有符合条件的文件\n"


@pytest.mark.parametrize(
    ("option", "value", "nearest"), [("--department", "HT-SO", "HT-SD"), ("--type", "procedur", "procedure")]
)
def test_an_unknown_filter_value_names_the_nearest(run: Run, option: str, value: str, nearest: str) -> None:
    result = run("register", option, value)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert f"{option} {value}: there is none; the nearest is {nearest};" in result.stderr


def test_an_unreadable_source_is_not_passed_over_in_silence(run: Run, manual: Path) -> None:
    (manual / "docs/hotel/broken.md").write_bytes(b"\xff\xfe\xff")
    result = run("register", "--format", "csv")
    assert result.exit_code == 0
    assert "1 source files could not be read" in result.stderr
    report = json.loads(run("register", "--format", "json").stdout)
    assert report["sources"] == report["total"] + len(report["rejected"]) == 4
    assert report["rejected"][0]["path"] == "docs/hotel/broken.md"


def test_markdown_to_paste(run: Run, manual: Path) -> None:
    path = manual / "docs/hotel/draft.md"
    text = path.read_text(encoding="utf-8").replace("title: 打印报表", "title: 打印 | <b>报表</b> @shen")
    path.write_text(text, encoding="utf-8")
    head, rule, _, draft, _ = run("register", "--format", "markdown", SOP_LANGUAGE="zh").stdout.splitlines()
    assert head == "| 编号 | 题目 | 文件类型 | 执行部门 | 版次 | 状态 | 生效日期 | 复审到期日 | 负责人 |"
    assert rule == "|" + " --- |" * 9
    # Text of a document is no markup, no cell of its own, no call of somebody.
    assert "| 打印 \\| &lt;b&gt;报表&lt;/b&gt; @<!-- -->shen |" in draft


@pytest.mark.parametrize("output_format", ["table", "csv", "json", "markdown"])
def test_a_file_holds_what_stdout_shows(run: Run, manual: Path, output_format: str) -> None:
    shown = run("register", "--format", output_format).stdout_bytes
    result = run("register", "--format", output_format, "--output", "list")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert (manual / "list").read_bytes() == shown
    assert run("register", "--format", output_format, "--output", "-").stdout_bytes == shown


def test_a_file_is_replaced_whole_and_keeps_its_mode(
    run: Run, manual: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = manual / "register.csv"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    assert run("register", "--format", "csv", "--output", "register.csv").exit_code == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    before = target.read_bytes()
    monkeypatch.setattr("os.fsync", full)
    result = run("register", "--format", "json", "--output", "register.csv")
    assert result.exit_code == 2
    assert result.stderr == "sop: register.csv: No space left on device\n"
    assert target.read_bytes() == before
    assert sorted(path.name for path in manual.iterdir()) == [
        "docs",
        "mkdocs.yml",
        "organisation.yml",
        "register.csv",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a privilege there")
def test_a_link_stays_a_link(run: Run, manual: Path, tmp_path: Path) -> None:
    (manual / "list.csv").symlink_to(tmp_path / "real.csv")
    assert run("register", "--format", "csv", "--output", "list.csv").exit_code == 0
    assert (manual / "list.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("output", ["nowhere/register.csv", "docs"])
def test_a_file_that_cannot_be_written(run: Run, output: str) -> None:
    result = run("register", "--output", output)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert output.partition("/")[0] in result.stderr


def test_a_narrow_terminal_cuts_nothing_off(run: Run) -> None:
    said = run("register", FORCE_COLOR="1", COLUMNS="40", SOP_LANGUAGE="zh").stdout
    for shown in (*NUMBERS, "接听电话", "2026-03-01", "2027-03-01"):
        assert shown in said
    assert max(map(cell_len, re.sub(r"\x1b\[[0-9;]*m", "", said).splitlines())) <= 40


def test_without_colour_nothing_is_bold(run: Run) -> None:
    assert "\x1b" in run("register", FORCE_COLOR="1").stdout
    assert "\x1b" not in run("register", FORCE_COLOR="1", NO_COLOR="1").stdout
