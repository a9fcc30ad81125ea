"""A change held against its branch, in real repositories."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from recorded_manual import DRAFT, DRAFT_FILE, PROCEDURE, RecordedManual

from sop_plugin.outside import git_program as door


@pytest.fixture
def forked(recorded: RecordedManual) -> RecordedManual:
    """The recorded manual, a branch `change` off `main` checked out."""
    recorded.git("checkout", "-q", "-b", "change")
    return recorded


def codes(made: RecordedManual, *arguments: str) -> list[str]:
    result = made.run("check", "--base", "main", "--no-advice", "--format", "json", *arguments)
    report = json.loads(result.stdout)
    assert result.exit_code == int(any(finding["fails"] for finding in report["findings"]))
    return [finding["code"] for finding in report["findings"]]


def test_nothing_changed(forked: RecordedManual) -> None:
    text = forked.sop("check", "--base", "main")
    assert text.startswith(
        f"compared with main (the branches part at {forked.git('rev-parse', 'main')[:10]}): 0 "
    )
    assert "0 fail the check" in text


def test_what_was_there_before_is_hidden_and_does_not_fail(forked: RecordedManual) -> None:
    forked.git("checkout", "-q", "main")
    forked.replace(DRAFT_FILE, "无。", "见 [[HT-SD-SOP-099]]。")
    forked.commit("A broken reference")
    forked.git("checkout", "-q", "-b", "later")
    assert codes(forked) == []
    shown = forked.run("check", "--base", "main", "--all", "--no-advice", "--format", "json")
    assert shown.exit_code == 0
    report = json.loads(shown.stdout)
    assert [(f["code"], f["new"], f["fails"]) for f in report["findings"]] == [("SOP601", False, False)]
    assert report["counts"]["fails"] == 0
    assert report["base"] == {
        "ref": "main",
        "commit": forked.git("rev-parse", "main"),
        "tip": forked.git("rev-parse", "main"),
    }
    forked.replace(DRAFT_FILE, "预订员打印。", "预订员打印，见 [[HT-SD-SOP-098]]。")
    assert codes(forked) == ["SOP601"]
    assert forked.run("check").exit_code == 1


def test_what_time_brings_is_not_the_changes(forked: RecordedManual) -> None:
    assert "SOP401" in forked.run("check", SOP_AS_OF="2027-06-01").stdout
    assert "SOP401" not in forked.run("check", "--base", "main", SOP_AS_OF="2027-06-01").stdout


def test_a_released_text_changed(forked: RecordedManual) -> None:
    forked.replace(PROCEDURE, "响铃 3 声", "响铃 4 声")
    assert codes(forked) == ["SOP935"]
    assert codes(forked, "docs/hotel/draft.md") == []


def test_a_ledger_that_lost_lines(forked: RecordedManual) -> None:
    lines = forked.ledger()
    forked.write("ledger.jsonl", "".join(f"{line}\n" for line in lines[:-1]))
    assert "SOP915" in codes(forked)
    (forked.folder / "ledger.jsonl").unlink()
    assert "SOP915" in codes(forked)


def test_a_number_taken_on_both_sides(forked: RecordedManual) -> None:
    number = "HT-SD-SOP-021"
    mine, theirs = "docs/hotel/copies.md", "docs/hotel/reports.md"
    forked.write(mine, forked.text(DRAFT_FILE).replace(DRAFT, number).replace("打印报表", "复印"))
    forked.sop("issue", number, "--by", "tang", "--date", "2026-11-02")
    forked.commit("Take the number")
    assert codes(forked) == []
    forked.git("checkout", "-q", "main")
    forked.write(theirs, forked.text(DRAFT_FILE).replace(DRAFT, number).replace("打印报表", "报表"))
    forked.sop("issue", number, "--by", "zeng", "--date", "2026-11-03")
    forked.commit("Take the same number")
    forked.git("checkout", "-q", "change")
    result = forked.run("check", "--base", "main")
    assert result.exit_code == 1
    assert f"{mine}:2:9: SOP987" in result.stdout
    assert f"“报表” ({theirs}) on main" in result.stdout
    assert "git switch --no-track -c change-again main" in result.stdout


def test_one_document_whose_number_both_sides_recorded(forked: RecordedManual) -> None:
    forked.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    forked.commit("Record its number")
    forked.git("checkout", "-q", "main")
    forked.sop("issue", DRAFT, "--by", "zeng", "--date", "2026-11-03")
    forked.commit("Record it here too")
    forked.git("checkout", "-q", "change")
    result = forked.run("check", "--base", "main")
    assert "SOP990" in result.stdout
    assert f"--worktree -- ledger.jsonl {DRAFT_FILE}; then record nothing more" in result.stdout


def test_the_base_is_where_the_branches_part(forked: RecordedManual) -> None:
    """What happens on main meanwhile is no change of this branch."""
    parted = forked.git("rev-parse", "main")
    forked.git("checkout", "-q", "main")
    forked.replace(PROCEDURE, "响铃 3 声", "响铃 4 声")
    forked.commit("Spoil main")
    forked.git("checkout", "-q", "change")
    assert codes(forked) == []
    assert (
        json.loads(forked.run("check", "--base", "main", "--format", "json").stdout)["base"]["commit"]
        == parted
    )


def test_the_base_has_its_own_options(forked: RecordedManual) -> None:
    """The documents' folder moves: the documents are the same."""
    (forked.folder / "docs").rename(forked.folder / "manual")
    forked.write("mkdocs.yml", "site_name: 手册\ndocs_dir: manual\nplugins:\n  - sop\n")
    assert codes(forked) == ["SOP996"]
    forked.replace("manual/hotel/procedure.md", "响铃 3 声", "响铃 4 声")
    assert codes(forked) == ["SOP996", "SOP935"]


def test_a_base_without_a_manual(under_git: RecordedManual) -> None:
    under_git.git("checkout", "-q", "--orphan", "empty")
    under_git.git("rm", "-rq", "--cached", ".")
    under_git.git("commit", "-q", "--allow-empty", "-m", "Begin")
    under_git.git("branch", "-q", "base")
    under_git.commit("The manual")
    result = under_git.run("check", "--base", "base", "--no-advice", "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["findings"] == []


def test_a_manual_in_a_folder_of_the_repository(under_git: RecordedManual) -> None:
    inner = under_git.folder / "手册 a"
    inner.mkdir()
    for name in ("docs", "mkdocs.yml", "organisation.yml"):
        shutil.move(under_git.folder / name, inner / name)
    under_git.commit("Move the manual")
    under_git.git("branch", "-q", "base")
    under_git.replace("手册 a/docs/hotel/draft.md", "无。", "见 [[HT-SD-SOP-099]]。")
    config = "手册 a/mkdocs.yml"
    text = under_git.run("check", "-f", config, "--base", "base").stdout
    assert "docs/hotel/draft.md:" in text.splitlines()[0]
    for options in (["--base", "base"], []):
        notes = under_git.run("check", "-f", config, "--format", "github", *options).stdout
        assert "::error file=手册 a/docs/hotel/draft.md,line=" in notes


def test_no_process_for_a_file(forked: RecordedManual, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        forked.write(
            f"docs/pages/{number}.md", forked.text(DRAFT_FILE).replace("SOP-020", f"SOP-{100 + number}")
        )
    forked.commit("Many")
    real, run = door.subprocess.run, []
    monkeypatch.setattr(door.subprocess, "run", lambda *a, **k: (run.append(a), real(*a, **k))[1])
    forked.run("check", "--base", "main")
    assert len(run) < 20


@pytest.mark.parametrize(
    ("ref", "told"),
    [
        ("nowhere", "git fetch origin nowhere:refs/remotes/origin/nowhere"),
        ("upstream/main", "git fetch upstream main:refs/remotes/upstream/main"),
        ("release/7", "git fetch origin release/7:refs/remotes/origin/release/7"),
        ("HEAD~9", "fetch it first: git fetch\n"),
        ("1375487268", "fetch it first: git fetch\n"),
        ("--help", "no such branch"),
        ("a b", "no such branch"),
    ],
)
def test_an_unknown_base(forked: RecordedManual, ref: str, told: str) -> None:
    said = forked.cannot("check", f"--base={ref}")
    assert told in said
    assert said.count("\n") == 1
    assert forked.cannot("report", f"--base={ref}") == said


def test_a_branch_that_only_the_remote_has(forked: RecordedManual, tmp_path: Path) -> None:
    forked.git("clone", "-q", str(forked.folder), str(tmp_path / "clone"))
    clone = RecordedManual(tmp_path / "clone")
    assert "write --base origin/main" in clone.cannot("check", "--base", "main")
    assert clone.run("check", "--base", "origin/main").exit_code == 0


def test_a_shallow_clone(forked: RecordedManual, tmp_path: Path) -> None:
    forked.commit("On the branch", {"docs/hotel/x.txt": "x"})
    forked.git("checkout", "-q", "main")
    forked.commit("On main", {"docs/hotel/y.txt": "y"})
    url = forked.folder.as_uri()
    forked.git(
        "clone", "-q", "--depth=1", "--no-single-branch", "-b", "change", url, str(tmp_path / "shallow")
    )
    said = RecordedManual(tmp_path / "shallow").cannot("check", "--base", "origin/main")
    assert "git fetch --unshallow" in said


def test_no_shared_history_and_no_repository(forked: RecordedManual) -> None:
    forked.git("checkout", "-q", "--orphan", "other")
    forked.commit("Another beginning")
    assert "shares no history" in forked.cannot("check", "--base", "main")
    shutil.rmtree(forked.folder / ".git")
    assert "git's history cannot be read" in forked.cannot("check", "--base", "main")


def test_all_wants_a_base(forked: RecordedManual) -> None:
    assert "--all goes with --base" in forked.cannot("check", "--all")


@pytest.mark.parametrize("output_format", ["text", "json", "github", "gitlab", "sarif", "junit"])
def test_every_format_goes_to_a_file_too(forked: RecordedManual, output_format: str) -> None:
    forked.replace(PROCEDURE, "响铃 3 声", "响铃 4 声")
    shown = forked.run("check", "--base", "main", "--format", output_format)
    assert shown.exit_code == 1
    kept = forked.run("check", "--base", "main", "--format", output_format, "--output", "found")
    assert kept.exit_code == 1
    assert kept.stdout == ""
    assert forked.text("found") == shown.stdout
    assert "SOP935" in shown.stdout


def test_checking_writes_nothing(forked: RecordedManual) -> None:
    forked.replace(PROCEDURE, "响铃 3 声", "响铃 4 声")
    before = forked.contents()
    refs = forked.git("for-each-ref")
    forked.run("check", "--base", "main")
    forked.run("report", "--base", "main")
    assert forked.contents() == before
    assert forked.git("for-each-ref") == refs
