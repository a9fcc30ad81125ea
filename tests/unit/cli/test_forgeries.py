"""What somebody who can commit, but holds nobody's key, may try: each attempt is told by the commands, in a real repository."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date

import pytest
from recorded_manual import DRAFT, DRAFT_FILE, LEDGER, NUMBER, PROCEDURE, RecordedManual, WithHistory

from sop_plugin.model.event import Event, Recalled, Reviewed, Withdrawn
from sop_plugin.model.lifecycle import Outcome
from sop_plugin.reading.ledger.appending import appended

pytestmark = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed (Debian: openssh-client)"
)
UNSEALED, BROKEN, LATE, AHEAD = "SOP974", "SOP973", "SOP975", "SOP976"
KEYS = "keys"
PEOPLE = ("shen", "lu", "tang", "zeng")


def everybody_has_a_key(manual: RecordedManual) -> None:
    """Keys that were registered after revision 1 was released without any; their private halves lie outside the repository."""
    manual.write(".git/info/exclude", f"{KEYS}/\n")
    folder = manual.folder / KEYS
    folder.mkdir()
    for person in PEOPLE:
        file = folder / person
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(file)], check=True)
        public = file.with_suffix(".pub").read_text(encoding="utf-8").strip()
        start = f"- {{id: {person}, "
        manual.replace("organisation.yml", start, f"{start}keys: ['{public}'], ")
    manual.commit("Register keys", day="2026-03-02")


@pytest.fixture
def manual(with_history: WithHistory) -> RecordedManual:
    return with_history(RecordedManual.record_procedure, everybody_has_a_key)


def seal(person: str) -> tuple[str, ...]:
    return ("--by", person, "--key", f"{KEYS}/{person}")


def told(manual: RecordedManual, *arguments: str) -> dict[str, bool]:
    """Codes of the findings, and whether any of a code fails."""
    found: dict[str, bool] = {}
    for finding in json.loads(manual.run(*arguments, "--format", "json").stdout)["findings"]:
        if finding.get("new", True):
            found[finding["code"]] = found.get(finding["code"], False) or finding["fails"]
    return found


def append(manual: RecordedManual, event: Event) -> None:
    """An event written past the commands, its chain made right."""
    manual.write(LEDGER, appended(manual.text(LEDGER), event))


def forge_review(manual: RecordedManual, day: str) -> None:
    review = "review: {every: 12 months}\n"
    entry = f"reviews:\n  - {{date: {day}, by: lu, outcome: no_change, note: 仍适用}}\n"
    manual.replace(PROCEDURE, review, review + entry)
    parsed = Reviewed(
        number=NUMBER,
        day=date.fromisoformat(day),
        by="lu",
        revision=1,
        outcome=Outcome.NO_CHANGE,
        note="仍适用",
    )
    append(manual, parsed)


def test_what_was_recorded_before_there_were_keys_still_verifies(manual: RecordedManual) -> None:
    assert not set(told(manual, "verify")) & {UNSEALED, BROKEN, LATE, AHEAD}
    assert manual.run("check").exit_code == 0


def test_acts_are_sealed_and_verified(manual: RecordedManual) -> None:
    review = ("review", NUMBER, "--outcome", "no_change", "--note", "仍适用")
    assert "--key FILE or --agent" in manual.cannot(*review, "--by", "lu")
    assert BROKEN in manual.refused(*review, "--by", "lu", "--key", f"{KEYS}/zeng")
    manual.sop(*review, *seal("lu"))
    manual.commit("Review", day="2026-11-21")
    manual.next_revision(2, "2026-12-01", "响铃 3 声", "响铃 4 声")
    for role, person in {"prepared": "tang", "checked": "zeng", "reviewed": "lu", "approved": "shen"}.items():
        manual.sop("approve", NUMBER, "--role", role, *seal(person))
    manual.sop("release", NUMBER, *seal("tang"))
    manual.commit("Release", day="2026-11-21")
    for command in (("verify",), ("check", "--base", "HEAD~2")):
        found = told(manual, *command)
        assert not any(found.values())
        assert not {LATE, AHEAD} & set(found)
    events = [json.loads(line) for line in manual.ledger()]
    assert all("signature" in event for event in events[6:])
    # A word of what was sealed is another, and the chain is made right.
    manual.replace(LEDGER, "仍适用", "已修改")
    assert told(manual, "check")[BROKEN]


def test_setbacks_are_sealed_and_a_forged_one_is_told(manual: RecordedManual) -> None:
    because = ("--reason", "时限写错")
    manual.next_revision(2, "2026-12-01", "响铃 3 声", "响铃 4 声")
    manual.commit("Draft", day="2026-11-21")
    assert "--key FILE or --agent" in manual.cannot("drop", NUMBER, *because, "--by", "tang")
    assert BROKEN in manual.refused("drop", NUMBER, *because, "--by", "tang", "--key", f"{KEYS}/zeng")
    manual.sop("drop", NUMBER, *because, *seal("tang"))
    manual.commit("Drop", day="2026-11-21")
    manual.next_revision(2, "2026-12-01", "响铃 3 声", "响铃 4 声")
    manual.sop("submit", NUMBER, *seal("tang"))
    assert BROKEN in manual.refused("reject", NUMBER, *because, "--by", "lu", "--key", f"{KEYS}/zeng")
    manual.sop("reject", NUMBER, *because, *seal("lu"))
    for role, person in {"prepared": "tang", "checked": "zeng", "reviewed": "lu", "approved": "shen"}.items():
        manual.sop("approve", NUMBER, "--role", role, *seal(person))
    manual.sop("release", NUMBER, *seal("tang"))
    manual.commit("Release", day="2026-11-21")
    assert BROKEN in manual.refused("recall", NUMBER, *because, "--by", "tang", "--key", f"{KEYS}/zeng")
    released = manual.text(PROCEDURE), manual.text(LEDGER)
    manual.sop("recall", NUMBER, *because, *seal("tang"))
    setbacks = [event for event in map(json.loads, manual.ledger()) if event.get("reason")]
    assert [event["event"] for event in setbacks] == ["dropped", "rejected", "recalled"]
    assert all("signature" in event for event in setbacks)
    assert not any(told(manual, "check").values())
    manual.write(LEDGER, manual.text(LEDGER).replace("时限写错", "另有原因"))
    assert told(manual, "check")[BROKEN]
    # In somebody's name, past the commands.
    manual.write(PROCEDURE, released[0])
    manual.write(LEDGER, released[1])
    append(manual, Recalled(number=NUMBER, day=date(2026, 11, 21), by="shen", revision=2, reason="不发了"))
    assert told(manual, "check")[UNSEALED]
    assert told(manual, "verify")[UNSEALED]


def test_a_forged_review_is_told(manual: RecordedManual) -> None:
    forge_review(manual, "2026-06-01")
    assert told(manual, "check")[UNSEALED]
    manual.commit("Review", day="2026-11-21")
    for command in (("check",), ("verify",), ("check", "--base", "HEAD~1")):
        found = told(manual, *command)
        assert found[UNSEALED]
        assert found[LATE] is False
    report = manual.sop("report", "--base", "HEAD~1")
    assert UNSEALED in report
    assert LATE in report
    exceptions = json.loads(manual.run("verify", "--report", "--format", "json").stdout)["report"][
        "exceptions"
    ]
    assert {UNSEALED, LATE} <= {row["code"] for row in exceptions}


def test_a_clock_that_was_put_back_helps_nobody(manual: RecordedManual) -> None:
    """The commit claims an old day; what stood before it, and the branch that it goes into, know better."""
    manual.replace("mkdocs.yml", "  - sop\n", "  - sop:\n      seals: {since: 2026-03-10}\n")
    manual.sop("review", NUMBER, "--outcome", "no_change", "--note", "-", *seal("lu"), "--date", "2026-10-01")
    manual.commit("Review in October", day="2026-10-01")
    append(
        manual,
        Withdrawn(number=NUMBER, day=date(2026, 10, 2), by="shen", reason="停办", revision=1),
    )
    at = "2026-03-05T12:00:00+08:00"
    manual.git("add", "-A")
    manual.git("-c", "user.name=甲", "commit", "-q", "-m", "Old", f"--date={at}")
    assert told(manual, "check")[UNSEALED]
    assert told(manual, "check", "--base", "HEAD~1")[UNSEALED]


def test_a_forged_withdrawal_is_told(manual: RecordedManual) -> None:
    entry = "withdrawal: {date: 2026-11-20, by: shen, reason: 停办}\n"
    manual.replace(PROCEDURE, "status: approved\n", f"status: withdrawn\n{entry}")
    day = date(2026, 11, 20)
    append(manual, Withdrawn(number=NUMBER, day=day, by="shen", reason="停办", revision=1))
    manual.commit("Withdraw", day="2026-11-20")
    assert told(manual, "check")[UNSEALED]
    assert told(manual, "verify")[UNSEALED]


def test_unsigned_approvals_of_people_with_keys_are_told(manual: RecordedManual) -> None:
    """One committer, no key: the next revision, and a document dated years back."""
    manual.next_revision(2, "2026-11-21", "响铃 3 声", "响铃 4 声")
    for role, person in {"prepared": "tang", "checked": "zeng", "reviewed": "lu", "approved": "shen"}.items():
        result = manual.run("approve", NUMBER, "--role", role, "--by", person, "--unsigned")
        assert "SOP974" in result.stderr
    manual.run("release", NUMBER, "--by", "tang", "--unsigned")
    manual.commit("Release revision 2", day="2026-11-21")
    for command in (("check",), ("verify",), ("check", "--base", "HEAD~1")):
        assert told(manual, *command)[UNSEALED]
    assert manual.run("check").exit_code == manual.run("verify").exit_code == 1


def test_a_document_of_years_ago_is_told(manual: RecordedManual) -> None:
    manual.sop("issue", DRAFT, "--by", "tang", "--date", "2023-10-02")
    manual.replace(DRAFT_FILE, "approvals:\n  - {role: prepared, person: tang, date: 2026-11-10}\n", "")
    manual.replace(DRAFT_FILE, "effective: 2026-12-01", "effective: 2023-12-01")
    for role, person in {"prepared": "tang", "checked": "zeng", "reviewed": "lu", "approved": "shen"}.items():
        manual.run("approve", DRAFT, "--role", role, "--by", person, "--unsigned", "--date", "2023-11-01")
    assert manual.run("release", DRAFT, "--by", "tang", "--unsigned", "--date", "2023-11-02").exit_code == 0
    manual.commit("Found in a drawer", day="2026-11-21")
    for command in (("check",), ("verify",), ("check", "--base", "HEAD~1")):
        found = told(manual, *command)
        assert found[UNSEALED]
        assert LATE in found


def test_an_event_before_its_day_is_told(manual: RecordedManual) -> None:
    forge_review(manual, "2099-01-05")
    manual.commit("Review", day="2026-11-21")
    assert AHEAD in told(manual, "check")


def test_seals_may_be_required_or_optional(manual: RecordedManual) -> None:
    review = ("review", NUMBER, "--outcome", "no_change", "--note", "-", "--by", "lu", "--unsigned")
    manual.replace("mkdocs.yml", "  - sop\n", "  - sop:\n      seals: required\n")
    assert "seals: required" in manual.refused(*review)
    manual.replace("mkdocs.yml", "seals: required", "seals: {mode: required, since: 2027-01-01}")
    manual.sop(*review)
    assert UNSEALED not in told(manual, "check")
    manual.replace("mkdocs.yml", "seals: {mode: required, since: 2027-01-01}", "seals: optional")
    assert told(manual, "check")[UNSEALED] is False, "listed as an exception, and no more"
    manual.replace("mkdocs.yml", "seals: optional", "seals: perhaps")
    assert "seals" in manual.cannot("check")
