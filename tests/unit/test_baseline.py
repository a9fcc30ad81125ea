"""What was in force before the ledger began enters it as declared: nothing is invented, nothing hidden, and the next revision is signed."""

from __future__ import annotations

import json

import pytest
from recorded_manual import DRAFT, DRAFT_FILE, NUMBER, PROCEDURE, RecordedManual

RECORD = ("--record", "旧清单第 4 行")
OLD = "docs/hotel/old.md"


@pytest.fixture
def manual(under_git: RecordedManual) -> RecordedManual:
    return under_git


def status(manual: RecordedManual, number: str = NUMBER) -> dict[str, object]:
    found: dict[str, object] = json.loads(manual.sop("status", number, "--format", "json"))
    return found


def adopt(manual: RecordedManual, *arguments: str) -> str:
    told = manual.sop("baseline", NUMBER, *RECORD, "--by", "lu", *arguments)
    manual.commit("Adopt")
    return told


def test_it_is_recorded_as_declared_and_by_nobody_signed(manual: RecordedManual) -> None:
    before = manual.text()
    told = adopt(manual, "--label", "A/0", "--last-review", "2026-04-02")
    assert all(
        part in told
        for part in (NUMBER, "1 (A/0)", "2026-02-20", "2026-03-01", "2027-04-02", "旧清单第 4 行")
    )
    assert manual.text() == before
    events = [json.loads(line) for line in manual.ledger()]
    assert [event["event"] for event in events] == ["issued", "adopted"]
    told_of = {
        key: events[1][key]
        for key in ("by", "date", "label", "approved", "effective", "reviewed", "record", "revision")
    }
    assert told_of == {
        "by": "lu",
        "date": "2026-11-21",
        "label": "A/0",
        "approved": "2026-02-20",
        "effective": "2026-03-01",
        "reviewed": "2026-04-02",
        "record": "旧清单第 4 行",
        "revision": 1,
    }
    assert events[1]["signed"][0] == "prepared tang 2026-02-10"
    assert events[1]["blob"] == manual.blob(f"HEAD:{PROCEDURE}")


def test_it_is_told_apart_everywhere(manual: RecordedManual) -> None:
    adopt(manual)
    assert "releases 0, declared at adoption 1" in manual.sop("verify")
    report = json.loads(manual.sop("verify", "--report", "--format", "json"))
    assert (report["releases"], report["adopted"]) == (0, 1)
    assert report["report"]["adopted"] == [
        {
            "number": NUMBER,
            "revision": 1,
            "label": None,
            "approved": "2026-02-20",
            "effective": "2026-03-01",
            "declared_by": "lu",
            "declared_on": "2026-11-21",
            "record": "旧清单第 4 行",
        }
    ]
    assert report["report"]["unsealed"] == []
    assert "Declared at adoption" in manual.sop("status", NUMBER)
    assert "Declared at adoption (1)" in manual.sop("verify", "--report")


def test_the_due_date_is_the_last_review_and_the_period_whatever_the_day_of_adoption(
    manual: RecordedManual,
) -> None:
    manual.replace(PROCEDURE, "effective: 2026-03-01", "effective: 2021-03-01")
    manual.replace(PROCEDURE, "date: 2026-02-20", "date: 2021-02-20")
    for day in ("2026-02-10", "2026-02-12", "2026-02-18"):
        manual.replace(PROCEDURE, day, day.replace("2026", "2021"))
    manual.commit("As it is")
    told = manual.sop("baseline", NUMBER, *RECORD, "--by", "lu", "--last-review", "2023-05-06", "--dry-run")
    assert "2024-05-06, 929 days over" in told
    assert not (manual.folder / "ledger.jsonl").exists()
    adopt(manual, "--last-review", "2023-05-06")
    found = status(manual)
    assert (found["state"], found["review_due"], found["days"]) == ("overdue", "2024-05-06", -929)
    assert "SOP401" in manual.run("check").stdout
    report = json.loads(manual.sop("verify", "--report", "--format", "json"))["report"]
    assert [(p["due"], p["since"]) for p in report["overdue"]][-1] == ("2022-03-01", "2022-03-02")


def test_nobody_is_asked_for_signatures_of_that_time_and_all_are_for_the_next_revision(
    manual: RecordedManual,
) -> None:
    lines = [line for line in manual.text().splitlines() if not line.startswith(("approvals:", "  - {role:"))]
    manual.write(PROCEDURE, "\n".join(lines) + "\n")
    manual.commit("Without signatures")
    assert manual.run("check", PROCEDURE).exit_code == 1
    adopt(manual, "--approved", "2026-02-20")
    assert manual.run("check", PROCEDURE).exit_code == 0
    manual.sop(
        "revise",
        NUMBER,
        "--class",
        "substantive",
        "--reason",
        "甲",
        "--summary",
        "乙",
        "--effective",
        "2026-12-20",
    )
    found = status(manual)
    assert found["missing"] == ["prepared", "checked", "reviewed", "approved"]
    assert "no approval of revision 2" in manual.refused("release", NUMBER, "--by", "tang")
    manual.sign_all(NUMBER, *["2026-11-21"] * 4)
    manual.sop("release", NUMBER, "--by", "tang")
    manual.commit("Release")
    assert [json.loads(line)["event"] for line in manual.ledger()][-1] == "released"
    manual.sop("verify")


def test_every_command_agrees_on_what_is_next(manual: RecordedManual) -> None:
    """``sop status`` names the command, the others refuse with the same, and it works."""
    assert not manual.run("issue", DRAFT, "--by", "tang").exit_code  # the ledger begins
    told = status(manual)["next"]
    assert isinstance(told, dict)
    assert told["command"] == f"sop baseline {NUMBER} --record TEXT --by tang"
    for command in (
        ("submit", NUMBER, "--by", "tang", "--unsigned"),
        ("approve", NUMBER, "--role", "prepared", "--by", "tang", "--unsigned"),
        ("release", NUMBER, "--by", "tang"),
        ("revise", NUMBER, "--class", "editorial", "--reason", "甲", "--summary", "乙"),
    ):
        assert f"sop baseline {NUMBER}" in manual.refused(*command), command
    manual.sop(*told["command"].split()[1:])
    manual.commit("Adopt")
    after = status(manual)["next"]
    assert isinstance(after, dict)
    assert after["step"] == "nothing"
    for command in (("release",), ("approve", "--role", "checked")):
        said = manual.refused(command[0], NUMBER, *command[1:], "--by", "tang")
        assert "in force since 2026-03-01, was declared at adoption on 2026-11-21; to change it" in said
    assert "nothing can be taken up" in manual.run("baseline", NUMBER, *RECORD, "--by", "lu").stdout


def test_what_was_signed_here_has_no_way_around_its_approval(manual: RecordedManual) -> None:
    manual.sop("issue", NUMBER, "--by", "tang", "--date", "2026-02-01")
    manual.sop("approve", NUMBER, "--role", "prepared", "--by", "tang", "--date", "2026-02-10")
    done = manual.run("baseline", NUMBER, *RECORD, "--by", "lu")
    assert done.exit_code == 1
    assert "signatures on HT-SD-SOP-004 revision 1 are recorded" in done.stdout


def test_a_folder_is_taken_up_with_what_cannot_be_listed_by_reason(manual: RecordedManual) -> None:
    manual.write(
        OLD,
        manual.text()
        .replace(NUMBER, "HT-SD-SOP-001")
        .replace("接听电话", "旧的")
        .replace("effective: 2026-03-01\n", ""),
    )
    manual.write(
        "docs/hotel/new.md",
        manual.text()
        .replace(NUMBER, "HT-SD-SOP-002")
        .replace("接听电话", "新的")
        .replace("effective: 2026-03-01", "effective: 2027-01-01"),
    )
    manual.commit("More")
    done = manual.run("baseline", "docs", "--record", "卷 7，{number}", "--by", "lu", "--dry-run")
    assert done.exit_code == 1
    assert "卷 7，HT-SD-SOP-004" in done.stdout
    assert "docs/hotel/old.md has no effective date" in done.stdout
    assert "HT-SD-SOP-002 takes effect on 2027-01-01, which is yet to come" in done.stdout
    assert "passed over: 1" in done.stdout
    assert not (manual.folder / "ledger.jsonl").exists()
    table = "编号,旧记录,旧版次,生效日期,最近复审\nHT-SD-SOP-001,清单第 1 行,A/0,2020/3/1,2021-03-01\nHT-SD-SOP-004,清单第 2 行,,,\n"
    manual.write("old.csv", table)
    manual.sop("baseline", "--table", "old.csv", "--by", "lu")
    events = {e["number"]: e for line in manual.ledger() if (e := json.loads(line))["event"] == "adopted"}
    assert [(e["record"], e.get("label"), e["effective"], e.get("reviewed")) for e in events.values()] == [
        ("清单第 1 行", "A/0", "2020-03-01", "2021-03-01"),
        ("清单第 2 行", None, "2026-03-01", None),
    ]
    assert "effective: 2020-03-01\n" in manual.text(OLD)
    manual.commit("Adopt")
    manual.sop("verify")


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("题目\n甲\n", "must name a column 'number'"),
        ("number,effective\nHT-SD-SOP-004,spring\n", "row 2, effective: spring is no date"),
        ("number\nHT-SD-SOP-004\nHT-SD-SOP-004\n", "row 3: the number HT-SD-SOP-004 stands above already"),
    ],
)
def test_a_table_that_cannot_be_used_says_where(manual: RecordedManual, table: str, words: str) -> None:
    manual.write("old.csv", table)
    assert words in manual.cannot("baseline", "--table", "old.csv", "--by", "lu")


def test_a_draft_of_an_old_text_is_taken_up_where_it_is_named(manual: RecordedManual) -> None:
    manual.replace(DRAFT_FILE, "effective: 2026-12-01", "effective: 2024-12-01")
    manual.commit("As it is")
    assert "passed over: 1" in manual.sop("baseline", "docs", *RECORD, "--by", "lu", "--dry-run")
    manual.sop("baseline", "docs", *RECORD, "--by", "lu", "--drafts")
    assert "status: approved" in manual.text(DRAFT_FILE)
    manual.commit("Adopt")
    manual.sop("verify")


def test_pages_say_that_it_was_declared_by_whom_and_where_the_old_record_is(manual: RecordedManual) -> None:
    adopt(manual, "--label", "A/0")
    manual.sop("export-pages", "site")
    page = manual.text(f"site/{NUMBER}/content.html")
    assert page.count('sop-seal--adopted">建账时声明<') == 5, (
        "four signatures and the revision in the history"
    )
    assert "旧记录：旧清单第 4 行，版次 A/0</p>" in page
    assert "声明人" in manual.text("site/exceptions/content.html")
    assert 'data-sop-exceptions="adopted">1<' in manual.text("site/exceptions/content.html")
    assert 'data-sop-exceptions="unsealed">0<' in manual.text("site/exceptions/content.html")
