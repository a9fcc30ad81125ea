"""Two branches that part and come together again: told before they do, and a remedy that ends clean when it is followed to the letter."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from recorded_manual import DRAFT_FILE, NUMBER, PROCEDURE, RecordedManual, WithHistory

from sop_plugin.recording.copies import issue_copies
from sop_plugin.recording.recorder import Recorder
from sop_plugin.workspace.workspace import open_workspace

Act = Callable[[RecordedManual], object]

ATTRIBUTES = Path(__file__).resolve().parents[2] / "sop_plugin/new_manual/common/gitattributes"
OLD, OURS, THEIRS = "响铃 3 声内接起。", "响铃 4 声内接起。", "响铃 5 声内接起。"
TAKEN = "HT-SD-SOP-021"


def begun(title: str, *more: str) -> Act:
    new = ("new", "--type", "SOP", "--department", "HT-SD", "--title", title, "--by", "tang")
    return lambda manual: manual.sop(*new, "--date", "2026-11-20", *more)


def typed(title: str, name: str) -> Act:
    def write(manual: RecordedManual) -> None:
        text = manual.text(DRAFT_FILE).replace("HT-SD-SOP-020", TAKEN).replace("打印报表", title)
        manual.write(f"docs/hotel/{name}.md", text)

    return write


def released(sentence: str) -> Act:
    return lambda manual: manual.release_next(2, "2026-11-10", "2026-11-15", OLD, sentence)


def withdrawn(manual: RecordedManual) -> None:
    manual.sop("withdraw", NUMBER, "--reason", "停办", "--by", "shen", "--date", "2026-11-20")


def reviewed(by: str, note: str, day: str) -> Act:
    review = ("review", NUMBER, "--outcome", "no_change", "--note", note, "--by", by, "--date", day)
    return lambda manual: manual.sop(*review)


def handed_out(to: str, day: int = 20) -> Act:
    """As sop copies issue records it; the PDF that it makes takes its time and is tried elsewhere."""

    def act(manual: RecordedManual) -> None:
        recorder = Recorder.open(open_workspace(manual.folder / "mkdocs.yml"), date(2026, 11, day))
        for path, data in issue_copies(recorder, NUMBER, [to], "tang").prepared.texts.items():
            path.write_bytes(data)

    return act


def read(by: str, day: str = "2026-11-20") -> Act:
    return lambda manual: manual.sop("acknowledge", NUMBER, "--by", by, "--date", day)


def both(*acts: Act) -> Act:
    def act(manual: RecordedManual) -> None:
        for each in acts:
            each(manual)

    return act


def finished_revision(manual: RecordedManual) -> None:
    """What the remedy leaves to the author, once the next revision is begun."""
    manual.replace(PROCEDURE, OURS, THEIRS)
    manual.replace(PROCEDURE, "status: draft\n", "status: draft\neffective: 2026-12-10\n")
    manual.sign_all(NUMBER, *["2026-11-21"] * 4)
    manual.sop("release", NUMBER, "--by", "tang", "--date", "2026-11-21")


def told_apart(manual: RecordedManual) -> None:
    """Two documents of one title stand side by side now, which is told in its turn."""
    assert list(told(manual)) == ["SOP207"]
    manual.replace("docs/hotel/021-dai-ke-ding-can-2.md", "title: 代客订餐", "title: 代客订餐（夜间）")


@dataclass(frozen=True)
class Parting:
    """What the branch that goes in first does and what the other does; the finding of that, and what its author adds to the remedy."""

    first: Act
    second: Act
    told: str | None = None
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    finished: Act = lambda _: None


WITHDRAW = ("--reason", "停办", "--by", "shen", "--date", "2026-11-21")
REVISE = ("--class", "substantive", "--reason", "客户反映", "--summary", "改时限")
REVIEW = ("--outcome", "no_change", "--note", "在分支上", "--by", "zeng", "--date", "2026-11-21")

BY_ZENG = ("--by", "zeng", "--date", "2026-11-21")

PARTINGS = {
    "one number by sop new": Parting(begun("代客订餐"), begun("代客送餐"), "SOP987"),
    "one file by sop new": Parting(
        begun("代客订餐"), begun("代客订餐", "--by", "zeng"), "SOP987", finished=told_apart
    ),
    "one number by hand": Parting(typed("甲事", "b"), typed("乙事", "a"), "SOP987"),
    "one revision": Parting(
        released(OURS), released(THEIRS), "SOP990", {"revise": REVISE}, finished_revision
    ),
    "released, then withdrawn": Parting(released(OURS), withdrawn, "SOP990", {"withdraw": WITHDRAW}),
    "withdrawn, then released": Parting(withdrawn, released(THEIRS), "SOP990"),
    "reviewed, and more": Parting(
        reviewed("lu", "在主线上", "2026-11-19"),
        both(reviewed("zeng", "在分支上", "2026-11-20"), begun("代客送餐")),
        "SOP990",
        {"review": REVIEW},
    ),
    "the same reading": Parting(read("lu"), read("lu", "2026-11-21"), "SOP990"),
    "of all ledgers": Parting(
        both(reviewed("lu", "在主线上", "2026-11-19"), handed_out("总台"), read("lu")),
        both(reviewed("zeng", "在分支上", "2026-11-20"), handed_out("销售部"), read("zeng")),
        "SOP990",
        {"review": REVIEW, "acknowledge": BY_ZENG},
    ),
    "other numbers": Parting(reviewed("lu", "好", "2026-11-19"), begun("代客送餐")),
}


def merged(manual: RecordedManual, branch: str) -> None:
    manual.git("merge", "-q", "--no-ff", "--no-edit", branch)


def squashed(manual: RecordedManual, branch: str) -> None:
    manual.git("merge", "-q", "--squash", branch)
    manual.commit("Squash")


def rebased(manual: RecordedManual, branch: str) -> None:
    manual.git("rebase", "-q", "main", branch)
    manual.git("checkout", "-q", "main")
    manual.git("merge", "-q", "--ff-only", branch)


def forwarded(manual: RecordedManual, branch: str) -> None:
    manual.git("checkout", "-q", branch)
    manual.git("merge", "-q", "--no-edit", "main")
    manual.git("checkout", "-q", "main")
    manual.git("merge", "-q", "--ff-only", branch)


WAYS = [merged, squashed, rebased, forwarded]


@cache
def parting(name: str) -> Act:
    """Part as a case has it: the branches ``one`` and ``two``, of which that is checked out. It happens once for all ways back."""

    def part(manual: RecordedManual) -> None:
        manual.commit("Merge the ledger", {".gitattributes": ATTRIBUTES.read_text(encoding="utf-8")})
        for branch, act in (("one", PARTINGS[name].first), ("two", PARTINGS[name].second)):
            manual.git("checkout", "-q", "-b", branch, "main")
            act(manual)
            manual.commit(f"Do what {branch} does")

    return part


def told(manual: RecordedManual) -> dict[str, list[str]]:
    """What fails by the change, each with its remedies in their order."""
    found = json.loads(manual.run("check", "--base", "main", "--format", "json").stdout)["findings"]
    remedies: dict[str, list[str]] = {}
    for finding in found:
        if finding["fails"] and finding["new"]:
            remedies.setdefault(finding["code"], []).append(finding["remedy"])
    return remedies


_STEP = re.compile(
    r"(?<!\()git (?P<git>(?:switch|merge|restore) [^,;]+)"
    r"|sop (?P<sop>(?!check|new)[^,;]+)"
    r"|set number to (?P<number>\S+) in (?P<path>\S+),"
    r"|delete line (?P<lines>[^;]+?) of (?P<file>[\w.]+)"
)


def follow(manual: RecordedManual, remedy: str, options: Mapping[str, tuple[str, ...]]) -> None:
    """Do what a remedy says, command by command; what is typed besides is in ``options``."""
    for step in _STEP.finditer(remedy):
        if step["git"]:
            if step["git"].startswith("switch"):
                manual.commit("All of it")
            # A merge that finds conflicts ends with 1, and the next step settles them.
            assert manual.tried("git", *shlex.split(step["git"])) in (0, 1)
        elif step["sop"]:
            command, *arguments = shlex.split(step["sop"].replace("PERSON", "tang"))
            if command == "copies":
                assert arguments == ["issue", NUMBER]
                handed_out("销售部", 21)(manual)
                continue
            manual.sop(command, *arguments, *options.get(command, ()))
        elif step["number"]:
            text = manual.text(step["path"])
            manual.write(step["path"], re.sub(r"(?m)^number: .*$", f"number: {step['number']}", text))
        else:
            spans = [span.split("–") for span in step["lines"].split(", ")]
            gone = {n for span in spans for n in range(int(span[0]), int(span[-1]) + 1)}
            lines = enumerate(manual.text(step["file"]).splitlines(), start=1)
            manual.write(step["file"], "".join(f"{line}\n" for n, line in lines if n not in gone))


def mended(manual: RecordedManual, case: Parting) -> str:
    """Follow what is told for as long as it is; the branch on which that ends."""
    remedies = told(manual).get(case.told or "", [])
    assert bool(remedies) == (case.told is not None)
    for _ in range(3):
        for remedy in remedies:
            follow(manual, remedy, case.options)
        if not remedies:
            break
        remedies = told(manual).get(case.told or "", [])
    case.finished(manual)
    manual.commit("Bring it in, with what was recorded again")
    assert told(manual) == {}
    return manual.git("branch", "--show-current")


def assert_clean(manual: RecordedManual, before: str) -> None:
    assert manual.git("branch", "--show-current") == "main"
    assert manual.run("verify").exit_code == 0, manual.run("verify").output
    assert manual.run("check", "--base", before).exit_code == 0


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", PARTINGS)
def test_the_remedy_ends_clean(name: str, way: Callable[..., None], with_history: WithHistory) -> None:
    case = PARTINGS[name]
    manual = with_history(RecordedManual.record_procedure, parting(name))
    manual.git("checkout", "-q", "main")
    way(manual, "one")
    before = manual.git("rev-parse", "main")
    manual.git("checkout", "-q", "two")
    branch = mended(manual, case)
    manual.git("checkout", "-q", "main")
    way(manual, branch)
    assert_clean(manual, before)


# What a hurried author does before anything is checked, with conflicts settled one way or the other.
TOO_EARLY = {
    "merged into the branch": ("merge", "-q", "--no-edit", "-X", "ours", "main"),
    "rebased": ("rebase", "-q", "-X", "theirs", "main"),
}


@pytest.mark.parametrize("early", TOO_EARLY.values(), ids=TOO_EARLY)
@pytest.mark.parametrize("name", ["one number by sop new", "one revision"])
def test_the_remedy_ends_clean_on_a_branch_that_has_the_other_already(
    name: str, early: tuple[str, ...], with_history: WithHistory
) -> None:
    manual = with_history(RecordedManual.record_procedure, parting(name))
    manual.git("checkout", "-q", "main")
    forwarded(manual, "one")
    before = manual.git("rev-parse", "main")
    manual.git("checkout", "-q", "two")
    manual.git(*early)
    branch = mended(manual, PARTINGS[name])
    manual.git("checkout", "-q", "main")
    merged(manual, branch)
    assert_clean(manual, before)


def test_what_was_merged_unchecked_is_mended_on_the_main_branch(with_history: WithHistory) -> None:
    """Its later events may go there: those that came first stand where they stood."""
    manual = with_history(RecordedManual.record_procedure, parting("one revision"))
    manual.git("checkout", "-q", "main")
    merged(manual, "one")
    before = manual.git("rev-parse", "main")
    manual.git("merge", "-q", "--no-edit", "-X", "ours", "two")
    found = json.loads(manual.run("verify", "--format", "json").stdout)["findings"]
    (twice,) = [finding for finding in found if finding["fails"]]
    assert twice["code"] == "SOP913"
    follow(manual, twice["remedy"], {})
    assert_clean(manual, before)
    manual.commit("Take out what was recorded in vain")
    assert_clean(manual, before)
