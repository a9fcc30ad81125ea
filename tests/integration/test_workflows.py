"""The ready workflow files: valid, safe, and every command in them run in a small manual with git."""

from __future__ import annotations

import json
import os
import re
import shlex
import stat
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from forges import forge
from recorded_manual import PROCEDURE, RecordedManual
from warm_programs import WarmPrograms

import sop_plugin

CHECKOUT = Path(__file__).resolve().parents[2]
WORKFLOWS = {path.stem: path for path in (CHECKOUT / "sop_plugin" / "workflows").glob("*.yml")}
ACTIONS = ["github", "gitea"]
MARKER = "<!-- sop-report -->"

# Stand-ins write what they were called with into calls.jsonl; python, sop and mkdocs are the real ones.
PYTHON = f"""#!/bin/sh
if [ "$2" = pip ]; then echo "$@" >> "$CALLS.pip"; exit 0; fi
exec "{sys.executable}" "$@"
"""
CALLED = f"""#!{sys.executable}
import json, os, pathlib, sys
arguments = sys.argv[1:]
sent = sys.stdin.read() if "@-" in arguments else ""
body = [pathlib.Path(a.split("@", 1)[1]).read_text(encoding="utf-8") for a in arguments if a.startswith("body") or a == "@body.json"]
with open(os.environ["CALLS"], "a", encoding="utf-8") as calls:
    calls.write(json.dumps({{"arguments": arguments, "sent": sent, "body": body}}) + "\\n")
known = os.environ.get("KNOWN", "")
if "--jq" in arguments:
    print(known)
for name in ("notes.json", "comments.json"):
    if name in arguments:
        old = {{"id": known, "body": "{MARKER}\\nold"}}
        pathlib.Path(name).write_text(json.dumps([{{"id": 1, "body": "hello"}}] + ([old] if known else [])))
"""


def workflow(name: str) -> dict[str, Any]:
    # YAML 1.1 reads the key `on` as true.
    data = yaml.safe_load(WORKFLOWS[name].read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in data.items()}


def steps(name: str, job: str) -> list[dict[str, Any]]:
    return list(workflow(name)["jobs"][job]["steps"])


def script(name: str, job: str, step: str) -> str:
    return str(next(s["run"] for s in steps(name, job) if s.get("name") == step))


def gitlab_script(job: str) -> str:
    return "\n".join(workflow("gitlab")[job]["script"])


class Runner:
    """A machine with the manual checked out as the services do it."""

    def __init__(self, made: RecordedManual, folder: Path, warm: WarmPrograms) -> None:
        self.made = made
        self.calls_file = folder / "calls.jsonl"
        self.bin = folder / "bin"
        self.bin.mkdir()
        modules = {"sop": "sop_plugin", "mkdocs": "mkdocs"}
        for name, module in modules.items():
            self._program(name, f'#!/bin/sh\nexec {shlex.join(warm.command(module))} "$@"\n')
        self._program("python", PYTHON)
        self._program("python3", PYTHON)
        for name in ("gh", "curl"):
            self._program(name, CALLED)

    def _program(self, name: str, text: str) -> None:
        path = self.bin / name
        path.write_text(text, encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def run(self, text: str, **environment: str) -> subprocess.CompletedProcess[str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("GITHUB_", "CI_", "GITEA_"))}
        fixed = {
            "PATH": f"{self.bin}{os.pathsep}{kept.get('PATH', '')}",
            "SOP_AS_OF": "2026-11-21",
            "SOP_LANGUAGE": "zh-Hans",
            "NO_MKDOCS_2_WARNING": "1",
            "CALLS": str(self.calls_file),
            "GITHUB_BASE_REF": "main",
            "GITHUB_REPOSITORY": "hotel/manual",
            "GITHUB_SERVER_URL": "https://git.example.org",
            "GITHUB_STEP_SUMMARY": str(self.made.folder / "summary.md"),
            "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": self.made.git("merge-base", "origin/main", "HEAD"),
            "CI_API_V4_URL": "https://git.example.org/api/v4",
            "CI_MERGE_REQUEST_PROJECT_ID": "7",
            "CI_MERGE_REQUEST_IID": "3",
            "NUMBER": "3",
        }
        return subprocess.run(
            ["bash", "-eo", "pipefail", "-c", text],
            cwd=self.made.folder,
            env=kept | fixed | environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def calls(self) -> list[dict[str, Any]]:
        if not self.calls_file.exists():
            return []
        return [json.loads(line) for line in self.calls_file.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def runner(recorded: RecordedManual, tmp_path: Path, warm: WarmPrograms) -> Runner:
    """A clone on a branch that spoils a released text."""
    recorded.git("clone", "-q", str(recorded.folder), str(tmp_path / "clone"))
    clone = RecordedManual(tmp_path / "clone")
    clone.git("checkout", "-q", "-b", "change")
    clone.write("requirements.txt", "sop-plugin\n")
    clone.replace(PROCEDURE, "响铃 3 声", "响铃 4 声")
    clone.commit("Change")
    return Runner(clone, tmp_path, warm)


# --- the files themselves ------------------------------------------------------------------------


def test_they_are_part_of_the_package() -> None:
    assert sorted(WORKFLOWS) == ["gitea", "github", "gitlab"]
    for name in WORKFLOWS:
        assert (files(sop_plugin) / "workflows" / f"{name}.yml").is_file()


@pytest.mark.parametrize(
    ("name", "schema"),
    [("github", "github-workflows"), ("gitea", "github-workflows"), ("gitlab", "gitlab-ci")],
)
def test_they_hold_by_the_published_schemas(name: str, schema: str) -> None:
    text = (files("check_jsonschema") / "builtin_schemas" / "vendor" / f"{schema}.json").read_text("utf-8")
    known = json.loads(text)
    kind = jsonschema.validators.validator_for(known)
    assert [error.message for error in kind(known).iter_errors(workflow(name))] == []


@pytest.mark.parametrize("name", ACTIONS)
def test_the_whole_history_is_there_and_no_token_stays(name: str) -> None:
    for job in workflow(name)["jobs"].values():
        runs_manual = any("sop " in step.get("run", "") for step in job["steps"])
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False
                assert not runs_manual or step["with"]["fetch-depth"] == 0
    assert workflow("gitlab")["variables"]["GIT_DEPTH"] == "0"


@pytest.mark.parametrize("name", sorted(WORKFLOWS))
def test_no_code_of_a_fork_runs_with_rights(name: str) -> None:
    text = WORKFLOWS[name].read_text(encoding="utf-8")
    assert "pull_request_target" not in text
    assert "workflow_run" not in text
    assert "secrets." not in text
    for used in re.findall(r"uses: (\S+)", text):
        assert re.fullmatch(r"(actions|github)/[\w/-]+@v\d+", used)
    # Nothing that a pull request names gets into a shell but through its environment.
    for run in re.findall(r"run: *(?:\|\n)?((?:.+\n)(?: {10,}.*\n)*)", text):
        assert "${{" not in run


def test_pages_are_kept_between_builds_and_nothing_that_is_code() -> None:
    """Only the job that builds the site has a cache, and of what lies there only files known by their digests are kept."""
    kept = []
    for name in ("github", "gitea"):
        for job in workflow(name)["jobs"]:
            caches = [step for step in steps(name, job) if "/cache@" in step.get("uses", "")]
            assert bool(caches) == (job == "site"), job
            kept += [step["with"]["path"] for step in caches]
    jobs = {
        job: made for job, made in workflow("gitlab").items() if isinstance(made, dict) and "cache" in made
    }
    assert list(jobs) == ["sop-site"]
    assert jobs["sop-site"]["variables"]["SOP_CACHE"] == "$CI_PROJECT_DIR/.sop-cache"
    kept += jobs["sop-site"]["cache"]["paths"]
    assert kept == ["~/.cache/sop-manual/*.site"] * 2 + [".sop-cache/*.site"]


def test_rights_are_the_least() -> None:
    made = workflow("github")
    assert made["permissions"] == {}
    jobs = made["jobs"]
    assert jobs["check"]["permissions"] == jobs["site"]["permissions"] == {"contents": "read"}
    for name, job in jobs.items():
        writes = [right for right, level in job["permissions"].items() if level == "write"]
        if not writes:
            continue
        if job["if"] == "github.event_name == 'schedule'":
            assert writes == ["issues"], name  # runs the main branch alone, when nobody has pushed anything
            continue
        # What may write runs nothing that the pull request brought, and nothing of a fork.
        assert "head.repo.full_name == github.repository" in job["if"], name
        shown = "\n".join(step.get("run", "") for step in job["steps"])
        assert "sop " not in shown
        assert "pip" not in shown


# --- their commands --------------------------------------------------------------------------------


def test_github_checks_and_reports(runner: Runner) -> None:
    assert runner.run(script("github", "check", "Install")).returncode == 0
    checked = runner.run(script("github", "check", "Check"))
    assert checked.returncode == 1
    assert f"::error file={PROCEDURE},line=" in checked.stdout
    reported = runner.run(script("github", "check", "Report"))
    assert reported.returncode == 0, reported.stderr
    summary = runner.made.text("summary.md")
    assert summary.startswith(MARKER)
    assert "SOP935" in summary
    others = runner.run(script("github", "check", "Results for other tools"))
    assert others.returncode == 0, others.stderr
    assert "SOP935" in runner.made.text("sop-results/junit.xml")
    assert (
        json.loads(runner.made.text("sop-results/sop.sarif"))["runs"][0]["results"][0]["ruleId"] == "SOP935"
    )


def test_a_check_that_cannot_run_is_no_success(runner: Runner) -> None:
    for step in ("Check", "Report", "Results for other tools"):
        done = runner.run(script("github", "check", step), GITHUB_BASE_REF="nowhere")
        assert done.returncode != 0, step
        assert "git fetch origin nowhere" in done.stderr
    done = runner.run(
        gitlab_script("sop-check"),
        CI_MERGE_REQUEST_TARGET_BRANCH_NAME="nowhere",
        CI_MERGE_REQUEST_DIFF_BASE_SHA="0" * 40,
    )
    assert done.returncode == 2


@pytest.mark.parametrize("known", ["", "41"])
def test_github_comments_once_and_renews_the_comment(runner: Runner, known: str) -> None:
    runner.run(script("github", "check", "Report"))
    done = runner.run(script("github", "comment", "Comment"), KNOWN=known, GH_TOKEN="t")
    assert done.returncode == 0, done.stderr
    listing, sent = runner.calls()
    assert listing["arguments"][:3] == ["api", "--paginate", "repos/hotel/manual/issues/3/comments"]
    wanted = "repos/hotel/manual/issues/comments/41" if known else "repos/hotel/manual/issues/3/comments"
    assert wanted in sent["arguments"]
    assert ("PATCH" if known else "POST") in sent["arguments"]
    assert sent["body"][0].startswith(MARKER)


def test_gitlab_checks_and_reports(runner: Runner) -> None:
    done = runner.run(gitlab_script("sop-check"))
    assert done.returncode == 1
    assert "SOP935" in done.stdout
    assert "refs/sop/target" in done.stdout
    assert json.loads(runner.made.text("sop-results/code-quality.json"))[0]["location"]["path"] == PROCEDURE
    assert "SOP935" in runner.made.text("sop-results/junit.xml")
    assert runner.made.text("sop-results/report.md").startswith(MARKER)
    named = workflow("gitlab")["sop-check"]["artifacts"]["reports"]
    assert {runner.made.folder.joinpath(path).exists() for path in named.values()} == {True}


def test_gitlab_in_the_pipeline_of_a_fork(runner: Runner) -> None:
    """Its origin has no such branch; then the place where the branches part is what there is."""
    done = runner.run(gitlab_script("sop-check"), CI_MERGE_REQUEST_TARGET_BRANCH_NAME="release")
    assert done.returncode == 1
    assert "SOP935" in done.stdout


@pytest.mark.parametrize("known", ["", "41"])
def test_gitlab_comments_with_a_token_only(runner: Runner, known: str) -> None:
    runner.run(gitlab_script("sop-check"))
    assert runner.run(gitlab_script("sop-comment"), KNOWN=known).returncode == 0
    assert runner.calls() == []
    done = runner.run(gitlab_script("sop-comment"), KNOWN=known, SOP_REPORT_TOKEN="secret-1")
    assert done.returncode == 0, done.stderr
    listing, sent = runner.calls()
    notes = "https://git.example.org/api/v4/projects/7/merge_requests/3/notes"
    assert sent["arguments"][-1] == (f"{notes}/41" if known else notes)
    assert ("PUT" if known else "POST") in sent["arguments"]
    assert sent["body"][0].startswith(MARKER)
    for call in (listing, sent):
        assert call["sent"].strip() == "PRIVATE-TOKEN: secret-1"
        assert "secret-1" not in " ".join(call["arguments"])  # others on the machine see arguments
    assert "secret-1" not in done.stdout + done.stderr


@pytest.mark.parametrize("known", ["", "41"])
def test_gitea_checks_reports_and_comments(runner: Runner, known: str) -> None:
    assert runner.run(script("gitea", "check", "Report")).returncode == 0
    checked = runner.run(script("gitea", "check", "Check"))
    assert checked.returncode == 1
    assert f"{PROCEDURE}:" in checked.stdout
    done = runner.run(script("gitea", "check", "Comment"), KNOWN=known, TOKEN="secret-1")
    assert done.returncode == 0, done.stderr
    _, sent = runner.calls()
    base = "https://git.example.org/api/v1/repos/hotel/manual/issues"
    assert sent["arguments"][-1] == (f"{base}/comments/41" if known else f"{base}/3/comments")
    assert json.loads(sent["body"][0])["body"].startswith(MARKER)
    assert sent["sent"].strip() == "Authorization: token secret-1"
    assert "secret-1" not in done.stdout + done.stderr + " ".join(sent["arguments"])


@pytest.mark.parametrize("name", sorted(WORKFLOWS))
def test_on_a_schedule_each_owner_has_one_issue(name: str, runner: Runner) -> None:
    """The job as it stands, against a forge that answers; nothing else of the workflow runs on a schedule."""
    made = workflow(name)
    jobs = made.get("jobs", made)
    if name == "gitlab":
        assert made["sop-site"]["rules"][0] == {"if": '$CI_PIPELINE_SOURCE == "schedule"', "when": "never"}
        text = gitlab_script("sop-due")
        assert runner.run(text).stdout == "No SOP_DUE_TOKEN: nobody is reminded.\n"
    else:
        assert made["on"]["schedule"]
        assert [job for job, said in jobs.items() if "'schedule'" in said["if"]] == ["due"]
        assert all("github.event_name" in said["if"] for said in jobs.values())
        text = script(name, "due", "Remind")
    with forge(is_gitlab=name == "gitlab") as there:
        known = {"SOP_AS_OF": "2027-04-10", **there.environment, "SOP_DUE_TOKEN": there.token}
        for _ in range(2):
            done = runner.run(text, **known)
            assert done.returncode == 0, done.stderr
            assert there.token not in done.stdout + done.stderr
        assert len(there.issues) >= 1
        assert len({issue["title"] for issue in there.issues}) == len(there.issues)
        assert [method for method, _ in there.changes] == ["POST"] * len(there.issues)


def test_the_main_branch_is_verified_and_built(runner: Runner) -> None:
    runner.made.git("checkout", "-q", "main")
    runner.made.write("docs/index.md", "# 手册\n")
    runner.made.commit("A first page")
    for name in ACTIONS:
        assert runner.run(script(name, "site", "Verify the ledger")).returncode == 0
        of_both = [script(name, "site", step) for step in ("Build", "Verify the site")]
        assert of_both == workflow("gitlab")["sop-site"]["script"][-3:-1]
        anchored = runner.run(script(name, "site", "Anchor"))
        assert anchored.returncode == 0, anchored.stderr
        assert "sop-anchor1:" in anchored.stdout
    done = runner.run(gitlab_script("sop-site"))
    assert done.returncode == 0, done.stderr
    assert runner.run("sop verify --anchor anchor.json").returncode == 0
    site = runner.made.folder / "site"
    assert (site / "HT-SD-SOP-004" / "index.html").is_file()
    (site / "index.html").write_text("changed since", encoding="utf-8")
    assert runner.run(script("github", "site", "Verify the site")).returncode == 1


# --- the hook ----------------------------------------------------------------------------------------


def test_the_hook_checks_the_whole_manual(runner: Runner) -> None:
    (hook,) = yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] == "sop-check"
    assert {"id", "name", "entry", "language", "files"} <= hook.keys()
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False
    for path in (PROCEDURE, "ledger.jsonl", "organisation.yml", "mkdocs.yml", "docs/酒店/a.markdown"):
        assert re.search(hook["files"], path), path
    for path in ("docs/a.png", "requirements.txt"):
        assert not re.search(hook["files"], path), path
    done = runner.run(hook["entry"])
    assert done.returncode == 1
    assert "SOP935" in done.stdout
    runner.made.git("checkout", "-q", "main")
    assert runner.run(hook["entry"]).returncode == 0
