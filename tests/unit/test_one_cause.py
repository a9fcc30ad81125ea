"""One wrong setting is one finding, in a real manual: whose people they are, and where the documents lie."""

from __future__ import annotations

import json

from recorded_manual import PROCEDURE, RecordedManual, WithHistory

PROJECT = "site_name: x\nplugins:\n  - sop"
OTHERS = """issuers:
  - {code: ABC, name: {zh-Hans: 甲公司}}
departments:
  - {code: AB-CD, issuer: ABC, name: {zh-Hans: 乙部}}
people:
  - {id: bing, name: 丙, department: AB-CD, job: 文员}
"""
SETTINGS = {
    f"{PROJECT}: {{organisation: others.yml}}\n": ("SOP828", "4 people of the ledger (lu, shen, tang, zeng)"),
    f"{PROJECT}\nexclude_docs: hotel/\n": ("SOP044", f"HT-SD-SOP-004) are there ({PROCEDURE})"),
    f"{PROJECT}\ndocs_dir: elsewhere\n": ("SOP044", f"HT-SD-SOP-004) are there ({PROCEDURE})"),
    f"{PROJECT}\ndocs_dir: gone\n": ("SOP009", "gone"),
}


def failing(made: RecordedManual, *arguments: str) -> list[tuple[str, str]]:
    found = json.loads(made.run("check", *arguments, "--format", "json").stdout)["findings"]
    return [(each["code"], each["message"]) for each in found if each["fails"]]


def test_a_wrong_setting_is_told_once(with_history: WithHistory) -> None:
    made = with_history(RecordedManual.record_procedure)
    made.write("others.yml", OTHERS)
    made.write("elsewhere/index.md", "# 首页\n")
    for written, (code, words) in SETTINGS.items():
        made.write("mkdocs.yml", written)
        found = failing(made)
        assert [each for each, _ in found] == [code], written
        assert code == "SOP009" or words in found[0][1]
    made.write("mkdocs.yml", PROJECT + "\n")
    (made.folder / PROCEDURE).unlink()
    assert [code for code, _ in failing(made)] == ["SOP932"], "what is really gone is told as ever"


def test_a_broken_organisation_hides_no_change(with_history: WithHistory) -> None:
    made = with_history(RecordedManual.record_procedure)
    whole = made.text("organisation.yml")
    made.write("organisation.yml", f"{whole}\nbroken: [\n")
    made.commit("Broken")
    made.git("branch", "-q", "base")
    assert failing(made, "--base", "base") == []
    made.write("organisation.yml", f"{whole.replace('沈光耀', '申光耀')}\nbroken: [\n")
    made.replace("mkdocs.yml", "  - sop\n", "  - sop: {lead_days: 1}\n")
    assert [code for code, _ in failing(made, "--base", "base")] == ["SOP829"]
    report = made.run("report", "--base", "base").stdout
    assert "organisation.yml has changed, but on this side or before it cannot be read" in report
    assert "days: 1 instead of 30" in report
