"""By which time an event was recorded and how its person is known: in the ledger, under the seal, on the page."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date

import pytest
from drawn import document_page
from html_tree import with_class, words
from recorded_manual import DRAFT, LEDGER, RecordedManual, WithHistory

from sop_plugin.outside.clock import offset_on
from sop_plugin.outside.forge_account import forge_account
from sop_plugin.pages.edition import Edition
from sop_plugin.workspace.compilation import compile_workspace
from sop_plugin.workspace.workspace import open_workspace

needs_keys = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed (Debian: openssh-client)"
)
TANG = "{id: tang, name: 唐一宁,"


@pytest.fixture
def manual(with_history: WithHistory) -> RecordedManual:
    return with_history(RecordedManual.record_procedure, RecordedManual.issue_draft)


def last(made: RecordedManual, number: str = DRAFT) -> dict[str, str]:
    events = [json.loads(line) for line in made.ledger()]
    return [event for event in events if event["number"] == number][-1]


def shown(made: RecordedManual, number: str) -> list[str]:
    """The first row of the approval block on the page."""
    compiled = compile_workspace(open_workspace(made.folder / "mkdocs.yml"), date(2026, 11, 21))
    edition = Edition(compiled, preview=True)
    [table] = with_class(
        document_page(edition, compiled.histories.by_number[number].working), "sop-signatures"
    )
    return [words(cell) for cell in next(iter(table.iterfind("tbody/tr")))]


def test_every_event_tells_its_distance_from_utc(manual: RecordedManual) -> None:
    assert {json.loads(line)["zone"] for line in manual.ledger()} == {"+08:00"}
    manual.replace("mkdocs.yml", "  - sop\n", "  - sop: {time_zone: America/New_York}\n")
    manual.sop("submit", DRAFT, "--by", "tang", "--date", "2026-11-12")
    assert last(manual)["zone"] == "-05:00"
    assert shown(manual, DRAFT)[4:] == ["2026-11-12 UTC-05:00", "仅摘要 由登记人声明"]
    # In summer, on the other side, and with half an hour.
    assert offset_on("America/New_York", date(2026, 7, 1)) == "-04:00"
    assert offset_on("Asia/Kolkata", date(2026, 7, 1)) == "+05:30"


def test_an_account_is_recorded_where_it_is_the_person_s_own(manual: RecordedManual) -> None:
    manual.replace("organisation.yml", TANG, f'{TANG} handle: "@Tang-YN",')
    job = {"GITHUB_ACTIONS": "true", "GITHUB_ACTOR": "tang-yn"}
    submit = ("submit", DRAFT, "--by", "tang", "--date", "2026-11-12")
    assert manual.run(*submit, **job).exit_code == 0
    assert last(manual)["account"] == "@tang-yn"
    assert shown(manual, DRAFT)[5] == "仅摘要 由代码平台账户 @tang-yn 登记"
    checked = ("approve", DRAFT, "--role", "checked", "--by", "zeng", "--date", "2026-11-12")
    assert manual.run(*checked, **job).exit_code == 0
    assert "account" not in last(manual)  # another's


@needs_keys
def test_a_seal_is_over_zone_and_account(manual: RecordedManual) -> None:
    manual.write(".git/info/exclude", "key*\n")
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(manual.folder / "key")],
        check=True,
    )
    public = manual.text("key.pub").strip()
    manual.replace("organisation.yml", TANG, f"{TANG} keys: ['{public}'],")
    manual.sop("submit", DRAFT, "--by", "tang", "--key", "key", "--date", "2026-11-12")
    assert shown(manual, DRAFT)[5] == "已加封 由本人密钥确认"
    assert "SOP971" not in manual.run("check").stdout
    for old, new in (('"zone":"+08:00"}', '"zone":"-08:00"}'), (',"zone":"+08:00"}', "}")):
        *before, line = manual.ledger()
        assert old in line
        whole = manual.text(LEDGER)
        manual.write(LEDGER, "\n".join([*before, line.replace(old, new)]) + "\n")
        assert "SOP971" in manual.run("check").stdout
        manual.write(LEDGER, whole)


def test_who_started_a_job_of_a_forge() -> None:
    assert forge_account({"GITHUB_ACTIONS": "true", "GITHUB_ACTOR": "tang"}) == "@tang"
    assert forge_account({"GITLAB_CI": "true", "GITLAB_USER_LOGIN": "tang"}) == "@tang"
    assert forge_account({"GITHUB_ACTOR": "tang"}) is None  # set by hand, in no job
    assert forge_account({"GITLAB_CI": "true", "GITLAB_USER_LOGIN": " "}) is None
