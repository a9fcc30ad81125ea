"""The commands in real repositories: whole stories, branches, clones, and a machine that dies at any moment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from killed import killed
from recorded_manual import (
    DRAFT,
    DRAFT_FILE,
    LEDGER,
    NUMBER,
    PROCEDURE,
    RecordedManual,
)
from warm_programs import WarmPrograms

from sop_plugin.model.digest import digest
from sop_plugin.model.settings import Settings
from sop_plugin.reading.front_matter.documents import read_document
from sop_plugin.reading.ledger.file import read_ledger
from sop_plugin.reading.source import Source

ROOT = Path(__file__).resolve().parents[2]
ATTRIBUTES = {".gitattributes": "ledger.jsonl merge=union\n"}  # as in this very project
OLD, NEW = "响铃 3 声内接起。", "响铃 4 声内接起。"


@pytest.fixture
def begun(under_git: RecordedManual) -> RecordedManual:
    return under_git


@pytest.fixture
def manual(recorded: RecordedManual) -> RecordedManual:
    return recorded


def release_draft(manual: RecordedManual) -> None:
    manual.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    manual.sign_all(DRAFT, "2026-11-10", "2026-11-12", "2026-11-12", "2026-11-14")
    manual.sop("release", DRAFT, "--by", "tang", "--date", "2026-11-16")
    manual.commit("Release the other document")


def clone(manual: RecordedManual, folder: Path, *options: str) -> RecordedManual:
    subprocess.run(
        ["git", "clone", "-q", *options, manual.folder.as_uri(), str(folder)], check=True, capture_output=True
    )
    return RecordedManual(folder)


def codes(manual: RecordedManual) -> list[str]:
    result = manual.run("verify", "--format", "json")
    found = [finding["code"] for finding in json.loads(result.stdout)["findings"] if finding["fails"]]
    assert result.exit_code == (1 if found else 0)
    return found


# --- the register of a day ------------------------------------------------------------------------


def register(manual: RecordedManual, day: str) -> dict[str, tuple[int, str, str | None]]:
    listed = json.loads(manual.sop("register", "--as-of", day, "--format", "json"))["documents"]
    return {row["number"]: (row["revision"], row["state"], row["review_due"]) for row in listed}


def test_the_register_of_any_day(manual: RecordedManual) -> None:
    review = ("review", NUMBER, "--outcome", "no_change", "--note", "好", "--by", "lu")
    manual.sop(*review, "--date", "2026-06-01")
    manual.commit("Review it")
    manual.release_next(2, "2026-10-10", "2026-11-01", OLD, NEW)
    manual.sop("withdraw", NUMBER, "--reason", "停办", "--by", "shen", "--date", "2026-11-20")
    manual.commit("Withdraw it")
    assert [
        register(manual, day)[NUMBER]
        for day in (
            "2026-02-28",
            "2026-03-01",
            "2026-05-31",
            "2026-06-01",
            "2026-10-31",
            "2026-11-01",
            "2026-11-19",
            "2026-11-20",
        )
    ] == [
        (1, "scheduled", "2027-03-01"),
        (1, "effective", "2027-03-01"),
        (1, "effective", "2027-03-01"),
        (1, "effective", "2027-06-01"),
        (1, "effective", "2027-06-01"),
        (2, "effective", "2027-11-01"),
        (2, "effective", "2027-11-01"),
        (2, "withdrawn", None),
    ]


# --- branches -------------------------------------------------------------------------------------


def test_releases_of_two_branches_merge(manual: RecordedManual) -> None:
    manual.commit("Merge the ledger line by line", ATTRIBUTES)
    manual.git("checkout", "-q", "-b", "other")
    release_draft(manual)
    manual.git("checkout", "-q", "main")
    manual.release_next(2, "2026-10-10", "2026-11-01", OLD, NEW)
    manual.git("merge", "-q", "--no-edit", "other")
    assert codes(manual) == []
    assert len(manual.ledger()) == 6 + 5 + 6


def test_releases_of_a_rebased_branch_keep_their_texts(manual: RecordedManual) -> None:
    manual.commit("Merge the ledger line by line", ATTRIBUTES)
    manual.git("checkout", "-q", "-b", "other")
    release_draft(manual)
    manual.git("checkout", "-q", "main")
    manual.release_next(2, "2026-10-10", "2026-11-01", OLD, NEW)
    manual.git("checkout", "-q", "other")
    manual.git("rebase", "-q", "main")
    assert codes(manual) == []


def test_a_release_that_was_squashed_keeps_its_text(manual: RecordedManual, tmp_path: Path) -> None:
    manual.git("checkout", "-q", "-b", "other")
    manual.release_next(2, "2026-10-10", "2026-11-01", OLD, NEW)
    manual.git("checkout", "-q", "main")
    manual.git("merge", "-q", "--squash", "other")
    manual.commit("Release revision 2, squashed")
    manual.git("branch", "-q", "-D", "other")
    assert codes(clone(manual, tmp_path / "clone", "--single-branch")) == []


def test_what_a_branch_recorded_in_vain_is_recorded_again(manual: RecordedManual) -> None:
    """Both reviewed the same document; the one merged later keeps main's side and records its own again."""
    review = ("review", NUMBER, "--outcome", "no_change", "--note")
    manual.git("checkout", "-q", "-b", "other")
    manual.sop(*review, "在分支上", "--by", "zeng", "--date", "2026-06-02")
    manual.commit("Review it on a branch")
    manual.git("checkout", "-q", "main")
    manual.sop(*review, "在主线上", "--by", "lu", "--date", "2026-06-01")
    manual.commit("Review it on the main line")
    with pytest.raises(subprocess.CalledProcessError):
        manual.git("merge", "-q", "--no-edit", "other")
    assert manual.run("verify").exit_code == 1
    manual.git("checkout", "-q", "--ours", ".")
    manual.sop(*review, "在分支上", "--by", "zeng", "--date", "2026-06-02")
    manual.commit("Merge the branch")
    assert codes(manual) == []


def test_a_merge_that_keeps_the_branch_instead_of_the_main_line_is_found(manual: RecordedManual) -> None:
    review = ("review", NUMBER, "--outcome", "no_change", "--note")
    manual.git("checkout", "-q", "-b", "other")
    manual.sop(*review, "在分支上", "--by", "zeng", "--date", "2026-06-02")
    manual.commit("Review it on a branch")
    manual.git("checkout", "-q", "main")
    manual.sop(*review, "在主线上", "--by", "lu", "--date", "2026-06-01")
    manual.commit("Review it on the main line")
    with pytest.raises(subprocess.CalledProcessError):
        manual.git("merge", "-q", "--no-edit", "other")
    manual.git("checkout", "-q", "--theirs", ".")
    manual.commit("Merge the branch")
    assert codes(manual) == ["SOP915"]


def test_an_edit_on_the_main_line_is_never_taken_for_a_merge(manual: RecordedManual) -> None:
    last = json.loads(manual.ledger()[-1])
    manual.replace(LEDGER, f'"by":"{last["by"]}","date":"2026-02-24"', '"by":"lu","date":"2026-02-24"')
    manual.commit("Say that somebody else released it")
    assert codes(manual) == ["SOP915"]


# --- clones ---------------------------------------------------------------------------------------


def test_the_export_of_a_day_is_the_same_in_every_clone(manual: RecordedManual, tmp_path: Path) -> None:
    manual.release_next(2, "2026-10-10", "2026-11-01", OLD, NEW)
    manual.sop("export", "--as-of", "2026-06-30", "-o", str(tmp_path / "here.zip"))
    elsewhere = clone(manual, tmp_path / "clone")
    release_draft(elsewhere)
    elsewhere.sop("export", "--as-of", "2026-06-30", "-o", str(tmp_path / "there.zip"))
    assert (tmp_path / "here.zip").read_bytes() == (tmp_path / "there.zip").read_bytes()


def test_the_export_does_not_know_the_machine(manual: RecordedManual, tmp_path: Path) -> None:
    manual.sop("export", "--as-of", "2026-11-20", "-o", str(tmp_path / "here.zip"))
    environment = {**os.environ, "TZ": "America/Los_Angeles", "SOP_LANGUAGE": "zh", "PYTHONHASHSEED": "7"}
    environment |= {"PYTHONPATH": str(ROOT), "SOP_AS_OF": "2030-01-01"}
    command = "import os; os.umask(0o077); from sop_plugin.cli import main; main()"
    subprocess.run(
        [sys.executable, "-c", command, "export", "--as-of", "2026-11-20", "-o", str(tmp_path / "there.zip")],
        cwd=manual.folder,
        env=environment,
        check=True,
        capture_output=True,
    )
    assert (tmp_path / "here.zip").read_bytes() == (tmp_path / "there.zip").read_bytes()


def test_a_shallow_clone_says_how_to_mend_it(manual: RecordedManual, tmp_path: Path) -> None:
    manual.release_next(2, "2026-10-10", "2026-11-01", OLD, NEW)
    shallow = clone(manual, tmp_path / "shallow", "--depth", "1")
    assert codes(shallow) == ["SOP963"]
    assert "shallow clone: git fetch --unshallow" in shallow.run("verify").stdout
    refused = shallow.refused("export", "--as-of", "2026-10-31", "-o", str(tmp_path / "a.zip"))
    assert NUMBER in refused
    shallow.git("fetch", "-q", "--unshallow")
    assert codes(shallow) == []


# --- people and keys ------------------------------------------------------------------------------


def test_seals_outlive_the_people_who_made_them(begun: RecordedManual, tmp_path: Path) -> None:
    for person in ("tang", "zeng", "lu", "shen"):
        key = tmp_path / person
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(key)], check=True)
        line = Path(f"{key}.pub").read_text(encoding="utf-8").strip()
        begun.replace("organisation.yml", f"- {{id: {person}, ", f"- {{id: {person}, keys: ['{line}'], ")
    begun.sop("issue", NUMBER, "--by", "tang", "--date", "2026-02-01")
    for role, person, day in (
        ("prepared", "tang", "2026-02-10"),
        ("checked", "zeng", "2026-02-12"),
        ("reviewed", "lu", "2026-02-18"),
        ("approved", "shen", "2026-02-20"),
    ):
        begun.sop(
            "approve", NUMBER, "--role", role, "--by", person, "--date", day, "--key", str(tmp_path / person)
        )
    begun.sop("release", NUMBER, "--by", "tang", "--date", "2026-02-24", "--key", str(tmp_path / "tang"))
    begun.commit("Release it, sealed")
    assert "approvals sealed: 4, digest only: 0" in begun.sop("verify")
    begun.replace("organisation.yml", "from: 2022-09-01}", "from: 2022-09-01, until: 2026-03-31}")
    begun.replace(
        "organisation.yml", "{id: zeng, keys: ['ssh", '{id: zeng, keys: [\'valid-before="20260401" ssh'
    )
    assert codes(begun) == []
    assert "approvals sealed: 4" in begun.sop("verify")
    begun.replace("organisation.yml", 'valid-before="20260401"', 'valid-before="20260201"')
    assert codes(begun) == ["SOP971"]


@pytest.fixture
def agent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    socket = tmp_path / "agent"
    with subprocess.Popen(["ssh-agent", "-D", "-a", str(socket)], stdout=subprocess.DEVNULL) as process:
        try:
            for _ in range(500):
                if socket.exists():
                    break
                time.sleep(0.01)
            monkeypatch.setenv("SSH_AUTH_SOCK", str(socket))
            yield
        finally:
            process.terminate()


def test_an_agent_seals_with_the_persons_own_key(begun: RecordedManual, tmp_path: Path, agent: None) -> None:
    for name in ("stranger", "tang"):
        key = tmp_path / name
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(key)], check=True)
        subprocess.run(["ssh-add", "-q", str(key)], check=True, capture_output=True)
    line = (tmp_path / "tang.pub").read_text(encoding="utf-8").strip()
    begun.replace("organisation.yml", "- {id: tang, ", f"- {{id: tang, keys: ['{line}'], ")
    begun.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    begun.sop("approve", DRAFT, "--role", "prepared", "--by", "tang", "--date", "2026-11-10", "--agent")
    assert "approvals sealed: 1" in begun.sop("verify")


# --- a machine that dies --------------------------------------------------------------------------


def test_a_command_that_dies_leaves_every_file_whole(warm: WarmPrograms, begun: RecordedManual) -> None:
    """Killed at each operation in turn: document and ledger are the old or the new one, and the command mends the rest."""
    begun.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    begun.sign_all(DRAFT, "2026-11-10", "2026-11-12", "2026-11-12", "2026-11-14")
    # The status is what release changes in the document.
    begun.replace(DRAFT_FILE, "status: approved", "status: in_review")
    release = ("release", DRAFT, "--by", "tang", "--date", "2026-11-16")
    before = {path: begun.text(path) for path in (DRAFT_FILE, LEDGER)}
    begun.sop(*release)
    after = {path: begun.text(path) for path in (DRAFT_FILE, LEDGER)}
    assert all(before[path] != after[path] for path in before)
    seen: set[tuple[bool, bool]] = set()
    for step in range(1, 40):
        for path, text in before.items():
            begun.write(path, text)
        code = killed(warm, begun, step, *release)
        for path in before:
            assert begun.text(path) in (before[path], after[path]), f"{path} at step {step}"
        document, ledger = (begun.text(path) == after[path] for path in (DRAFT_FILE, LEDGER))
        # Never a release without the text that it is about.
        assert document or not ledger
        seen.add((document, ledger))
        if code == 0:
            break
        if not ledger:
            begun.sop(*release)
        assert {path: begun.text(path) for path in before} == after
    else:
        pytest.fail("the command never came to its end")
    assert seen == {(False, False), (True, False), (True, True)}


# --- no sequence of commands loses a released text ------------------------------------------------


def test_every_text_that_was_ever_released_can_be_had(manual: RecordedManual, tmp_path: Path) -> None:
    sentences = [OLD, "响铃 4 声内接起。", "响铃 5 声内接起。", "响铃 6 声内接起。"]
    for revision, (old, new) in enumerate(pairwise(sentences), start=2):
        day = f"2026-0{revision + 2}-01"
        manual.sop("review", NUMBER, "--outcome", "revise", "--note", "改", "--by", "lu", "--date", day)
        manual.commit("Review it")
        manual.release_next(revision, f"2026-0{revision + 2}-05", f"2026-0{revision + 2}-20", old, new)
    manual.git("mv", PROCEDURE, "docs/renamed.md")
    manual.sop("withdraw", NUMBER, "--reason", "停办", "--by", "shen", "--date", "2026-11-20")
    manual.commit("Move it and withdraw it")
    manual.git("gc", "-q", "--prune=now", "--aggressive")
    copy = clone(manual, tmp_path / "clone")
    assert codes(copy) == []
    ledger = read_ledger(Source(LEDGER, copy.text(LEDGER).encode())).ledger
    assert ledger is not None
    for release, sentence in zip(ledger.releases(NUMBER), sentences, strict=True):
        text = copy.git("cat-file", "blob", release.blob)
        document = read_document(Source("a.md", f"{text}\n".encode()), Settings()).document
        assert document is not None
        assert digest(document) == release.digest
        assert sentence in text
