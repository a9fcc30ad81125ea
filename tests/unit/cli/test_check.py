from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

BROKEN = "docs/hotel/procedure.md"
OVERDUE = "2027-06-01"


def last_line(manual: Path) -> int:
    return len((manual / BROKEN).read_text(encoding="utf-8").splitlines())


def test_a_clean_manual_passes(run: Run) -> None:
    result = run("check")
    assert result.exit_code == 0
    assert result.stdout == (
        "3 files below docs/: 3 controlled\n"
        "3 documents as of 2026-11-21, findings: 0 (errors: 0, warnings: 0, advice: 0); 0 fail the check\n"
    )
    assert result.stderr == ""


def test_a_finding_has_place_code_message_and_remedy(run: Run, broken: Path) -> None:
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout == (
        f"{BROKEN}:{last_line(broken)}:3: SOP601 Error there is no document HT-SD-SOP-099\n"
        "  hint: correct the number (nearest: HT-SD-SOP-024), or write that document first\n"
        "3 files below docs/: 3 controlled\n"
        "3 documents as of 2026-11-21, findings: 1 (errors: 1, warnings: 0, advice: 0); 1 fail the check\n"
    )


def test_findings_in_chinese(run: Run, broken: Path) -> None:
    result = run("check", SOP_LANGUAGE="zh_CN.UTF-8")
    assert result.exit_code == 1
    assert "SOP601 错误 没有编号为 HT-SD-SOP-099 的文件\n  处理: 改正编号" in result.stdout
    assert result.stdout.endswith(
        "截至 2026-11-21，3 份文件，1 个问题：错误 1，警告 0，提示 0；其中 1 个不合格\n"
    )


def test_all_files_are_accounted_for_and_the_counts_add_up(run: Run, manual: Path) -> None:
    (manual / "mkdocs.yml").write_text(
        'exclude_docs: "*.tmp"\nplugins: [{sop: {pages: [index.md]}}]\n', encoding="utf-8"
    )
    docs = manual / "docs"
    for path, text in {
        "index.md": "# 首页\n\n![图](图.png)\n",
        "图.png": "图",
        "旧.png": "旧",
        "a.tmp": "",
        ".hidden": "",
        "hotel/x.md": "没有文件信息",
    }.items():
        (docs / path).write_text(text, encoding="utf-8")
    files = json.loads(run("check", "--format", "json").stdout)["files"]
    listed = {entry["path"]: (entry["standing"], entry["named_by"]) for entry in files.pop("listed")}
    assert listed == {
        "docs/.hidden": ("excluded", []),
        "docs/a.tmp": ("excluded", []),
        "docs/hotel/x.md": ("unusable", []),
        "docs/index.md": ("page", []),
        "docs/图.png": ("named", ["docs/index.md"]),
        "docs/旧.png": ("unclaimed", []),
    }
    total = files.pop("total")
    assert total == sum(files.values()) == sum(path.is_file() for path in docs.rglob("*"))
    text = run("check", SOP_LANGUAGE="zh").stdout
    assert "docs/ 中 9 个文件：受控 3、不能用 1、不受控页面 1、页面和网站所用 1、无处使用 1、排除 2\n" in text


def lowering(manual: Path, entry: str) -> None:
    project = manual / "mkdocs.yml"
    project.write_text(
        f"plugins:\n  - sop:\n      findings:\n        - {entry}\nsite_name: x\n", encoding="utf-8"
    )


def test_what_is_switched_off_is_counted_and_fails_nothing(run: Run, broken: Path) -> None:
    lowering(broken, '{rule: SOP601, level: off, paths: ["hotel/**"], reason: 逐步迁入}')
    result = run("check", SOP_LANGUAGE="zh")
    assert (result.exit_code, "SOP601" in result.stdout) == (0, False)
    assert result.stdout.endswith("其中 0 个不合格\n另有 1 处按 mkdocs.yml 不再提示\n")
    report = json.loads(run("check", "--format", "json").stdout)
    assert (report["held_back"], report["findings"]) == ({"off": 1, "lowered": 0}, [])
    elsewhere = json.loads(run("check", "docs/hotel/draft.md", "--format", "json").stdout)
    assert elsewhere["held_back"] == {"off": 0, "lowered": 0}
    assert "SOP601" not in run("check", "--format", "junit").stdout


def test_what_is_lowered_is_lower_in_every_format(run: Run, broken: Path) -> None:
    lowering(broken, "{rule: SOP601, level: advice, reason: 逐步迁入}")
    result = run("check")
    assert (result.exit_code, "SOP601 Advice" in result.stdout) == (0, True)
    assert result.stdout.endswith("0 fail the check\nlowered in mkdocs.yml: 1\n")
    report = json.loads(run("check", "--format", "json").stdout)
    (found,) = report["findings"]
    assert (found["severity"], found["fails"], report["held_back"]["lowered"]) == ("advice", False, 1)
    assert [rule["severity"] for rule in report["rules"]] == ["advice"]
    (told,) = json.loads(run("check", "--format", "sarif").stdout)["runs"][0]["results"]
    assert told["level"] == "note"
    assert "SOP601" not in run("check", "--no-advice").stdout


def test_a_rule_of_evidence_cannot_be_lowered(run: Run, manual: Path) -> None:
    lowering(manual, "{rule: SOP935, level: off, reason: 不想看}")
    result = run("check", SOP_LANGUAGE="zh")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "mkdocs.yml:4:" in result.stderr
    assert "SOP935（发布之后文字有改动）不能降低" in result.stderr


def test_what_comes_with_time_alone_is_shown_and_passes(run: Run) -> None:
    result = run("check", "--as-of", OVERDUE)
    assert result.exit_code == 0
    assert f"{BROKEN}:" in result.stdout
    assert "SOP401 Warning review was due on 2027-03-01" in result.stdout
    assert "0 fail the check" in result.stdout


def test_the_flag_wins_over_the_environment(run: Run) -> None:
    assert "as of 2026-11-01" in run("check", "--as-of", "2026-11-01").stdout
    assert "as of 2026-10-01" in run("check", SOP_AS_OF="2026-10-01").stdout


def test_advice_can_be_left_out_and_never_fails(run: Run) -> None:
    due_soon = "2027-02-20"
    shown = run("check", "--as-of", due_soon)
    assert shown.exit_code == 0
    assert "SOP402 Advice" in shown.stdout
    hidden = run("check", "--no-advice", "--as-of", due_soon)
    assert hidden.exit_code == 0
    assert "SOP402" not in hidden.stdout
    assert "advice: 0" in hidden.stdout


def test_json_holds_what_the_help_promises(run: Run, broken: Path) -> None:
    result = run("check", "--format", "json", "--as-of", OVERDUE)
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert list(report) == [
        "as_of",
        "documents",
        "counts",
        "mendable",
        "held_back",
        "rules",
        "files",
        "findings",
    ]
    assert report["as_of"] == OVERDUE
    assert report["documents"] == 3
    assert report["counts"] == {"total": 2, "error": 1, "warning": 1, "advice": 0, "fails": 1}
    overdue, reference = report["findings"]
    assert reference == {
        "code": "SOP601",
        "severity": "error",
        "path": BROKEN,
        "line": last_line(broken),
        "column": 3,
        "message": "there is no document HT-SD-SOP-099",
        "remedy": reference["remedy"],
        "fails": True,
        "mendable": False,
    }
    assert report["mendable"] == 0
    assert [(rule["code"], rule["count"], rule["files"], rule["mendable"]) for rule in report["rules"]] == [
        ("SOP601", 1, 1, 0),
        ("SOP401", 1, 1, 0),
    ]
    assert (overdue["code"], overdue["severity"], overdue["fails"]) == ("SOP401", "warning", False)
    assert result.stdout_bytes == run("check", "--format", "json", "--as-of", OVERDUE).stdout_bytes


def test_json_is_utf_8_with_readable_chinese(run: Run, broken: Path) -> None:
    result = run("check", "--format", "json", "--language", "zh-Hans")
    assert "没有编号为 HT-SD-SOP-099 的文件" in result.stdout_bytes.decode()


@pytest.mark.parametrize(
    ("paths", "exit_code"),
    [
        (["docs"], 1),
        (["."], 1),
        ([".."], 1),
        (["docs/hotel/procedure.md"], 1),
        (["docs/hotel/draft.md", "./docs/hotel/../hotel/procedure.md"], 1),
        (["docs/hotel/draft.md"], 0),
        (["organisation.yml", "mkdocs.yml"], 0),
    ],
)
def test_paths_choose_what_is_listed_and_what_counts(
    run: Run, broken: Path, paths: list[str], exit_code: int
) -> None:
    result = run("check", *paths)
    assert result.exit_code == exit_code
    assert ("SOP601" in result.stdout) == bool(exit_code)


def test_paths_are_meant_from_where_the_command_runs(
    run: Run, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(broken / "docs" / "hotel")
    assert run("check", "draft.md").exit_code == 0
    result = run("check", "procedure.md")
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{BROKEN}:")


def test_a_path_outside_the_manual_cannot_be_checked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "other.md").touch()
    for path in ("../other.md", str(tmp_path / "other.md"), "missing.md"):
        result = run("check", path)
        assert result.exit_code == 2, path
        assert result.stdout == ""


def test_config_file(run: Run, broken: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("check").exit_code == 2
    result = run("check", "-f", "manual/mkdocs.yml")
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{BROKEN}:")


def test_a_title_cannot_steer_the_terminal(run: Run, manual: Path) -> None:
    name = "docs/hotel/\x1b[2J\u202e.md"
    (manual / name).write_text("", encoding="utf-8")
    result = run("check")
    assert result.exit_code == 1
    assert r"docs/hotel/\x1b[2J\u202e.md:1:1: SOP004" in result.stdout
    assert "\x1b" not in result.stdout
    assert json.loads(run("check", "--format", "json").stdout)["findings"][0]["path"] == name


def test_checking_writes_nothing(run: Run, broken: Path) -> None:
    before = {path: path.read_bytes() for path in broken.rglob("*") if path.is_file()}
    run("check")
    assert {path: path.read_bytes() for path in broken.rglob("*") if path.is_file()} == before


def test_colour_only_on_a_terminal_and_only_when_wanted(run: Run, broken: Path) -> None:
    assert "\x1b[" not in run("check").stdout
    assert "\x1b[31mSOP601 Error\x1b[0m" in run("check", colour=True).stdout
    assert "\x1b[" not in run("check", colour=True, NO_COLOR="1").stdout
    assert "\x1b[" not in run("check", colour=True, TERM="dumb").stdout


def test_findings_about_settings_stand_at_their_lines(run: Run, manual: Path) -> None:
    (manual / "base.yml").write_text(
        "plugins:\n  sop:\n    stale_days: 20\n    processes: [HT-SD-SOP-099#1]\n", encoding="utf-8"
    )
    (manual / "mkdocs.yml").write_text(
        "INHERIT: base.yml\n"
        "markdown_extensions:\n  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }\n"
        "site_name: !ENV [SITE, 手册]\n"
        "plugins:\n"
        "  sop:\n"
        "    external_documents:\n"
        "      - 接听标准\n"
        "      - {title: 劳动法, checked: 2024-01-01, check_every: 1 year}\n",
        encoding="utf-8",
    )
    said = run("check").stdout
    assert "base.yml:4:17: SOP613 " in said
    assert "mkdocs.yml:8:9: SOP612 " in said
    assert "mkdocs.yml:9:9: SOP611 " in said


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("lead_dayz: 3", "mkdocs.yml:4:7: lead_dayz: unknown option; did you mean 'lead_days'?"),
        ("time_zone: Mars", "mkdocs.yml:4:7: time_zone: 'Mars' is not a time zone"),
        ("number_pattern: '{type}'", "mkdocs.yml:4:7: number_pattern: '{type}' must hold {sequence}"),
        (
            "metadata: {keys: {numbre: id}}",
            "mkdocs.yml:4:25: metadata.keys.numbre: there is no such field; did",
        ),
    ],
)
def test_an_option_that_does_not_hold_is_told_with_its_line(
    run: Run, manual: Path, option: str, said: str
) -> None:
    (manual / "mkdocs.yml").write_text(
        f"site_name: x\nplugins:\n  - sop:\n      {option}\n", encoding="utf-8"
    )
    result = run("check")
    assert result.exit_code == 2
    assert f"sop: {said}" in result.stderr


def lengthened(manual: Path, path: str, lines: int) -> None:
    file = manual / path
    text = file.read_text(encoding="utf-8")
    text = text.replace("## 目的\n", "## 目的\n\n" + "\n\n".join(["1.洗手"] * lines) + "\n")
    file.write_text(text, encoding="utf-8")


def test_a_long_list_ends_with_a_summary_by_rule(run: Run, broken: Path) -> None:
    lengthened(broken, "docs/hotel/draft.md", 18)
    lengthened(broken, BROKEN, 2)
    *_, heading, first, second, mends, _, _ = run("check").stdout.splitlines()
    assert heading == "By rule:"
    assert first == "  SOP601  Error    × 1   files: 1  Reference to an unknown number"
    assert second == "  SOP351  Warning  × 20  files: 2  Structure shown as text"
    assert mends == (
        "18 of these are mended by sop fix; another 2 stand in released or signed texts, sop revise first"
    )
    zh = run("check", SOP_LANGUAGE="zh-Hans").stdout
    assert "其中 18 处可由 sop fix 修正；另有 2 处在已发布或签署的文件里，先 sop revise" in zh
    report = json.loads(run("check", "--format", "json").stdout)
    assert report["mendable"] == 18
    assert [rule["mendable"] for rule in report["rules"]] == [0, 18]
    assert sum(finding["mendable"] for finding in report["findings"]) == 18


def test_what_was_promised_is_mended(run: Run, manual: Path) -> None:
    lengthened(manual, "docs/hotel/draft.md", 25)
    assert "25 of these are mended by sop fix" in run("check").stdout
    run("fix", "--write")
    assert "findings: 0" in run("check").stdout


def test_a_short_list_has_no_summary(run: Run, manual: Path) -> None:
    lengthened(manual, "docs/hotel/draft.md", 20)
    assert "By rule" not in run("check").stdout


def test_a_build_on_trial_runs_what_the_check_only_reads(run: Run, manual: Path) -> None:
    (manual / "hook.py").write_text("from os import nope\n", encoding="utf-8")
    with (manual / "mkdocs.yml").open("a", encoding="utf-8") as project:
        project.write("theme: {name: material, font: false}\nhooks: [hook.py]\n")
    read = run("check", "docs/hotel", "mkdocs.yml", "hook.py")
    assert "SOP042" in read.stdout
    tried = run("check", "mkdocs.yml", "hook.py", "--build")
    assert (
        "hook.py:1:1: SOP046 Error a strict build, on trial, failed: ImportError: cannot import name"
        in tried.stdout
    )
    assert tried.exit_code == 1
