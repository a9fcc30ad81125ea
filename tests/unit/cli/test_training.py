"""``sop acknowledge`` and ``sop training``: who has read what, from one person or from a list of a form tool."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import vobject
from icalendar import Calendar
from openpyxl import Workbook
from recorded_manual import NUMBER, PROCEDURE, SIGNERS, RecordedManual, WithHistory

from sop_plugin.cli.manual import load_manual
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.outputs import site_outputs

LEDGER = "training.jsonl"
HEAD = "姓名,文件编号,版次,阅读日期\n"
TODAY = "2026-11-21"
SENTENCE, CHANGED = "响铃 3 声内接起。", "响铃 4 声内接起。"


@pytest.fixture
def manual(with_history: WithHistory) -> RecordedManual:
    return with_history(RecordedManual.record_procedure)


def read_by(manual: RecordedManual, *arguments: str) -> dict[str, str]:
    """Id → state of the reading of the procedure."""
    told = json.loads(manual.sop("training", NUMBER, "--format", "json", *arguments))
    return {row["person"]["id"]: row["state"] for row in told["rows"]}


def events(manual: RecordedManual) -> list[dict[str, Any]]:
    return [json.loads(line) for line in manual.text(LEDGER).splitlines()]


def next_revision(manual: RecordedManual, kind: str, questions: str = "") -> str:
    """Revision 2 of a kind, in force from 1 June; what its release says."""
    manual.next_revision(2, "2026-06-01", SENTENCE, CHANGED)
    manual.replace(PROCEDURE, "class: substantive", f"class: {kind}")
    manual.replace(PROCEDURE, "keywords:", f"{questions}keywords:")
    for role, person in SIGNERS.items():
        manual.sop("approve", NUMBER, "--role", role, "--by", person, "--date", "2026-05-10")
    said = manual.sop("release", NUMBER, "--by", "tang", "--date", "2026-05-10")
    manual.commit("Release revision 2", day="2026-05-10")
    return said


def test_what_names_nobody_is_for_all_of_its_department_who_are_in_post(manual: RecordedManual) -> None:
    assert read_by(manual) == dict.fromkeys(("lu", "tang", "zeng"), "to_read")
    assert read_by(manual, "--as-of", "2026-06-30").keys() == {"lu", "tang", "zeng", "fang"}
    manual.replace(PROCEDURE, "keywords:", "audience: [预订主管]\nkeywords:")
    assert read_by(manual).keys() == {"lu", "tang", "zeng"}  # until it is released


@pytest.mark.parametrize(
    ("kind", "editorial", "expected"),
    [("substantive", "false", "overdue"), ("editorial", "false", "read"), ("editorial", "true", "overdue")],
)
def test_a_revision_of_substance_asks_again(
    manual: RecordedManual, kind: str, editorial: str, expected: str
) -> None:
    manual.replace("mkdocs.yml", "- sop", f"- sop: {{training: {{editorial: {editorial}, days: 7}}}}")
    manual.sop("acknowledge", NUMBER, "--by", "zeng", "--date", "2026-03-02")
    next_revision(manual, kind)
    assert read_by(manual, "--as-of", "2026-05-31")["zeng"] == "read"
    assert read_by(manual)["zeng"] == expected
    assert read_by(manual, "--as-of", "2026-03-09")["tang"] == "to_read"
    assert read_by(manual, "--as-of", "2026-03-10")["tang"] == "overdue"


def test_one_person_says_it_and_others_declare_it_with_the_sheet(manual: RecordedManual) -> None:
    sheet = manual.folder / "sheet.png"
    sheet.write_bytes(b"signed")
    manual.sop("acknowledge", NUMBER, "--by", "tang")
    kept = ("--record", "签到表 3", "--scan", str(sheet))
    manual.sop("acknowledge", NUMBER, "--reader", "曾思雨", "--read", "2026-11-02", *kept, "--by", "tang")
    own, declared = events(manual)
    assert (own["reader"], own["by"], "read" in own) == ("tang", "tang", False)
    assert (declared["reader"], declared["by"], declared["read"]) == ("zeng", "tang", "2026-11-02")
    assert declared["record"] == "签到表 3"
    assert declared["scan"] == sha256(b"signed").hexdigest()
    assert declared["digest"] == json.loads(manual.ledger()[-1])["digest"]
    assert "nothing new" in manual.sop("acknowledge", NUMBER, "--by", "tang")
    assert len(events(manual)) == 2
    assert "as of" in manual.sop("verify")
    # What shows nothing is no sheet that anybody signed.
    sheet.write_bytes(b"")
    done = manual.run("acknowledge", NUMBER, "--reader", "lu", "--scan", str(sheet), "--by", "tang")
    assert (done.exit_code, "is empty" in done.output) == (2, True), done.output
    assert len(events(manual)) == 2


def test_readers_come_before_the_release_where_the_settings_have_it(manual: RecordedManual) -> None:
    manual.replace("mkdocs.yml", "- sop", "- sop: {training: {read_first: {share: 66, since: 2026-05-01}}}")
    manual.next_revision(2, "2026-06-01", SENTENCE, CHANGED)
    second = ("acknowledge", NUMBER, "--revision", "2", "--date", "2026-05-11")
    assert "no revision 2" in manual.refused(*second, "--by", "lu")
    for role, person in SIGNERS.items():
        manual.sop("approve", NUMBER, "--role", role, "--by", person, "--date", "2026-05-10")
    release = ("release", NUMBER, "--date", "2026-05-12")
    said = manual.refused(*release, "--by", "tang")
    assert "0 of the 4 who must read it have, and a release takes 3 (66%)" in said
    assert "may not" in manual.refused(*release, "--by", "tang", "--unread", "急")
    manual.sop(*release, "--by", "shen", "--unread", " 急\n用 ", "--dry-run")
    assert "before revision 2" in manual.refused(*second, "--by", "lu", "--read", "2026-05-09")
    for reader in ("lu", "zeng", "tang"):
        manual.sop(*second, "--by", reader)
    assert read_by(manual, "--as-of", "2026-05-11") == dict.fromkeys(
        ("lu", "tang", "zeng", "fang"), "to_read"
    )
    manual.sop(*release, "--by", "tang")
    event = json.loads(manual.ledger()[-1])
    assert (event["readers"], "unread" in event) == ("3/4", False)
    manual.commit("Release revision 2", day="2026-05-12")
    assert read_by(manual) == {"lu": "read", "tang": "read", "zeng": "read"}
    assert "0 fail" in manual.sop("verify")
    lines = manual.text(LEDGER).splitlines(keepends=True)
    (manual.folder / LEDGER).write_text("".join(lines[:2]), encoding="utf-8")
    assert "SOP999 Error HT-SD-SOP-004 #" in manual.run("check").output


def test_a_release_that_could_not_wait_says_why(manual: RecordedManual) -> None:
    manual.replace("mkdocs.yml", "- sop", "- sop: {training: {read_first: {since: 2026-05-01}}}")
    manual.next_revision(2, "2026-06-01", SENTENCE, CHANGED)
    for role, person in SIGNERS.items():
        manual.sop("approve", NUMBER, "--role", role, "--by", person, "--date", "2026-05-10")
    manual.sop("release", NUMBER, "--by", "shen", "--date", "2026-05-10", "--unread", " 急\n用 ")
    event = json.loads(manual.ledger()[-1])
    assert (event["readers"], event["unread"]) == ("0/4", "急 用")
    manual.commit("Release revision 2", day="2026-05-10")
    said = manual.sop("check")
    assert "SOP999 Advice" in said
    assert "0 of the 4 who must read it had, and 沈光耀 released it all the same: 急 用" in said
    # Readers of the page see it, too, in the history of its revisions.
    outputs = site_outputs(Edition(load_manual(manual.folder / "mkdocs.yml", "2026-06-02")[1]))
    (page,) = (output for output in outputs if output.address == f"{NUMBER}/")
    drawn = page.draw(page.text())
    assert "发布前读过 0/4<br>未读够而发布的理由：急 用" in drawn
    assert drawn.count("发布前读过") == 1


def test_readers_have_days_between_release_and_effective_date(manual: RecordedManual, tmp_path: Path) -> None:
    manual.replace("mkdocs.yml", "- sop", "- sop: {training: {notice: {procedure: 30}, since: 2026-02-01}}")
    manual.sop("acknowledge", NUMBER, "--by", "zeng", "--date", "2026-03-02")
    # Released on 10 May for 1 June: 8 days too few, which readers have all the same. Who it asks it says itself.
    said = next_revision(manual, "substantive", "audience: [预订主管]\n")
    assert "readers have 22 days, where Procedure gives them 30" in said
    # It is not forgotten once it is released; revision 1 was released before days were promised.
    said = manual.sop("check")
    assert said.count("SOP416") == 1
    assert "SOP416 Advice HT-SD-SOP-004 #" in said
    assert "was released on 2026-05-10 and takes effect on 2026-06-01: readers have 22 days" in said

    def rows(day: str) -> list[tuple[str, int, str, str]]:
        told = json.loads(manual.sop("training", NUMBER, "--format", "json", "--as-of", day))["rows"]
        return [(row["person"]["id"], row["revision"], row["state"], row["due"]) for row in told]

    asked = [("zeng", 1, "read", "2026-03-26"), ("zeng", 2, "to_read", "2026-06-09")]
    assert [row for row in rows("2026-05-20") if row[0] == "zeng"] == asked
    assert [row[1] for row in rows("2026-05-09")] == [1, 1, 1, 1]
    manual.sop("acknowledge", NUMBER, "--by", "zeng", "--revision", "2", "--date", "2026-05-21")
    assert [row[1:3] for row in rows("2026-05-22") if row[0] == "zeng"] == [(1, "read"), (2, "read")]
    assert ("fang", 2) not in [row[:2] for row in rows("2026-05-22")]
    assert rows("2026-06-01") == [("zeng", 2, "read", "2026-06-09")]
    calendar = tmp_path / "due.ics"
    manual.sop("calendar", "--output", str(calendar), "--as-of", "2026-05-20")
    due = [
        event.get("DTSTART").dt.isoformat()
        for event in Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")
        if "revision 2" in str(event.get("SUMMARY")) and "To be read" in str(event.get("SUMMARY"))
    ]
    assert due == ["2026-06-09"]


def test_what_was_answered_rightly_is_recorded_and_counts_from_its_day(
    manual: RecordedManual, tmp_path: Path
) -> None:
    manual.replace("mkdocs.yml", "- sop", "- sop: {training: {all_right: 2026-11-01}}")
    manual.sop("acknowledge", NUMBER, "--by", "zeng", "--date", "2026-03-02")
    assert "asks 0 questions" in manual.refused("acknowledge", NUMBER, "--by", "tang", "--result", "1/1")
    asked = "questions:\n  - {ask: 几声？, answers: [3, 4], right: 4, clause: 3}\n  - {ask: 谁？, answers: [甲, 乙], right: 乙}\n"
    next_revision(manual, "substantive", asked)
    manual.sop("acknowledge", NUMBER, "--by", "lu", "--date", "2026-10-31")
    file = tmp_path / "read.csv"
    file.write_text(f"姓名,编号,得分\ntang,{NUMBER},1\nzeng,{NUMBER},2/2\n", encoding="utf-8")
    said = manual.sop("acknowledge", "--from", str(file), "--by", "tang")
    assert "1 of them do not count as read yet: since 2026-11-01" in said
    assert read_by(manual) == {"lu": "read", "tang": "overdue", "zeng": "read"}
    assert "nothing new" in manual.sop("acknowledge", NUMBER, "--by", "tang", "--result", "1/2")
    manual.sop("acknowledge", NUMBER, "--by", "tang", "--result", "2／2")
    assert read_by(manual)["tang"] == "read"
    assert [event.get("result") for event in events(manual)[2:]] == ["1/2", "2/2", "2/2"]
    for wrong, reason in (("2/3", "asks 2 questions"), ("3/2", "is no result"), ("全对", "is no result")):
        assert reason in manual.refused("acknowledge", NUMBER, "--by", "lu", "--result", wrong)
    manual.commit("Read")
    told = json.loads(manual.sop("training", "--person", "tang", "--format", "json"))["rows"]
    assert told[0]["result"] == "2/2"
    manual.sop("verify")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "xlsx"])
def test_a_list_is_recorded_as_a_whole(manual: RecordedManual, encoding: str, tmp_path: Path) -> None:
    rows = [("陆嘉禾", NUMBER.lower(), "1", "2026/11/3 10:22"), ("zeng", NUMBER, "", "")]
    file = tmp_path / ("read.xlsx" if encoding == "xlsx" else "read.csv")
    if encoding == "xlsx":
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        for row in (HEAD.strip().split(","), *rows):
            sheet.append(row)
        book.save(file)
    else:
        file.write_text(HEAD + "".join(f"{','.join(row)}\n" for row in rows), encoding=encoding)
    assert "acknowledgements recorded: 2" in manual.sop("acknowledge", "--from", str(file), "--by", "tang")
    assert [(e["reader"], e.get("read")) for e in events(manual)] == [("lu", "2026-11-03"), ("zeng", None)]
    again = manual.sop("acknowledge", "--from", str(file), "--by", "tang")
    assert "nothing new: all 2" in again


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Name;Document no.;Rev.;Date\nzeng;{n};Rev. 1;03.11.2026 14:22\nJörg Größe;{n};1;3.11.2026\n", "cp1252"),
        ("Name\tDokument\tDatum\nzeng\t{n}\t46329,6\nJörg Größe\t{n}\t46329\n", "utf-16"),
        ("签到 2026,,\n序号,1、您的姓名（必填）：,2. 文件编号*,提交时间\n1,曾思雨,{n} 接听电话,2026年11月3日（星期二） 上午9:12\n2,joerg,{n}《接听》,2026-11-03T09:12:33Z\n", "gb18030"),
        ("ID,Completion time,Email,Name,SOP number?\n1,11/03/2026 9:15:00,ZENG@example.com,曾思雨,{n}\n2,11/3/2026 10:00,joerg@example.com,,{n}\n3,11/20/2026 1:00,me@mail.example,曾思雨,{n}\n", "utf-8-sig"),
    ],
)  # fmt: skip
def test_lists_of_form_tools_and_spreadsheets_are_taken_as_they_are(
    manual: RecordedManual, text: str, encoding: str, tmp_path: Path
) -> None:
    joerg = "people:\n  - {id: joerg, name: Jörg Größe, department: HT-SD, job: 文员}"
    manual.replace("organisation.yml", "people:", joerg)
    manual.replace("mkdocs.yml", "- sop", "- sop: {mail: {domain: example.com}}")
    (tmp_path / "read.csv").write_text(text.format(n=NUMBER), encoding=encoding)
    manual.sop("acknowledge", "--from", str(tmp_path / "read.csv"), "--by", "tang")
    read = [(event["reader"], event["read"]) for event in events(manual)]
    assert read == [("zeng", "2026-11-03"), ("joerg", "2026-11-03")]


def test_with_one_wrong_row_nothing_is_recorded_and_each_is_named(
    manual: RecordedManual, tmp_path: Path
) -> None:
    file = tmp_path / "read.csv"
    wrong = {
        "无名,{n},,": "has no '无名'",
        "lu,HT-SD-SOP-099,,": "HT-SD-SOP-099 was released (nearest: HT-SD-SOP-004)",
        "lu,{n},7,": "no revision 7; released are 1",
        "lu,{n},1,昨天": "'昨天' is no date",
        "lu,{n},1,2027-01-01": "after the day 2026-11-21",
        "lu,{n},1,2026-02-01": "before revision 1 was released",
        "fang,{n},1,2026-09-01": "was not in post",
        ",{n},1,": "does not say who",
    }
    rows = [f"tang,{NUMBER},1,\n", *(f"{row.format(n=NUMBER)}\n" for row in wrong)]
    file.write_text(HEAD + "".join(rows), encoding="utf-8")
    said = manual.refused("acknowledge", "--from", str(file), "--by", "tang").splitlines()[1:]
    assert len(said) == len(wrong)
    for line, (told, reason) in enumerate(zip(said, wrong.values(), strict=True), start=3):
        assert told.startswith(f"read.csv, row {line}: ")
        assert reason in told


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("姓名,版次\nlu,1\n", "has no column 'number'"),
        ("姓名,编号,日期,阅读日期\nlu,x,,\n", "two columns for 'read'"),
        (HEAD, "no row of data"),
        (f"导出\n{HEAD}", "no row of data"),
        (f"姓名,工号,编号\n曾思雨,lu,{NUMBER}\n", "'曾思雨' and 'lu' are not the same person"),
        (f"姓名,工号,编号\n曾思雨,zeng,{NUMBER}\n曾思雨,x,{NUMBER}\n", "has no 'x'"),
        (f"Name,Document,Date\nzeng,{NUMBER},03/11/2026\n", "'03/11/2026' can be 2026-11-03 or 2026-03-11"),
    ],
)
def test_a_list_without_what_is_needed_is_refused(
    manual: RecordedManual, text: str, reason: str, tmp_path: Path
) -> None:
    file = tmp_path / "read.csv"
    file.write_text(text, encoding="utf-8")
    assert reason in manual.refused("acknowledge", "--from", str(file), "--by", "tang")


@pytest.mark.parametrize(("name", "data"), [("a.xlsx", b"PK no workbook"), ("a.csv", b"\xff\xff\x00")])
def test_what_is_no_list_cannot_be_read(
    manual: RecordedManual, name: str, data: bytes, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    assert name in manual.cannot("acknowledge", "--from", str(tmp_path / name), "--by", "tang")


def test_for_others_it_takes_authority(manual: RecordedManual) -> None:
    manual.replace(
        "organisation.yml", "people:", "people:\n  - {id: zhao, name: 赵明, department: HT-MK, job: 文员}"
    )
    said = manual.refused("acknowledge", NUMBER, "--reader", "lu", "--by", "zhao")
    assert "may not record for others" in said
    manual.sop("acknowledge", NUMBER, "--by", "zhao")  # anybody may say it of themselves


def test_the_name_of_somebody_who_has_left_can_go_and_the_chain_holds(manual: RecordedManual) -> None:
    manual.sop("acknowledge", NUMBER, "--by", "fang", "--date", "2026-03-02")
    manual.commit("Acknowledge", day="2026-03-02")
    people = manual.text("organisation.yml").splitlines(keepends=True)
    manual.write("organisation.yml", "".join(line for line in people if "id: fang" not in line))
    assert manual.run("verify").exit_code == 0
    assert "方牧" not in manual.text(LEDGER)
    manual.write(LEDGER, manual.text(LEDGER).replace('"reader":"fang"', '"reader":"lu"'))
    verified = manual.run("verify")
    assert verified.exit_code == 1
    assert f"{LEDGER}:1:1: SOP915" in verified.output


def test_readings_are_counted(manual: RecordedManual) -> None:
    manual.sop("acknowledge", NUMBER, "--by", "zeng")
    told = json.loads(manual.sop("training", "--per", "department", "--format", "json"))
    assert told["rows"] == [{"key": "HT-SD", "asked": 3, "read": 1, "to_read": 2, "overdue": 0}]
    matrix = json.loads(manual.sop("training", "--per", "job-document", "--format", "json"))["rows"]
    assert {row["key"]: (row["read"], row["asked"]) for row in matrix} == {
        f"销售总监 · {NUMBER}": (0, 1),
        f"销售经理 · {NUMBER}": (0, 1),
        f"预订主管 · {NUMBER}": (1, 1),
    }
    crossed = json.loads(manual.sop("training", "--per", "matrix", "--format", "json"))["rows"]
    assert [(row["number"], row["销售经理"], row["预订主管"]) for row in crossed] == [(NUMBER, "0/1", "1/1")]
    assert read_by(manual, "--open").keys() == {"lu", "tang"}
    manual.replace("organisation.yml", "name: 陆嘉禾", "name: 曾思雨")
    assert "曾思雨 (lu)" in manual.sop("training", "--open")
    manual.replace("organisation.yml", "id: lu, name: 曾思雨", "id: lu, name: 陆嘉禾")
    assert read_by(manual, "--person", "曾思雨") == {"zeng": "read"}
    assert "Read on" in manual.sop("list", "training")


def to_read(manual: RecordedManual, *arguments: str) -> dict[str, Any]:
    """Identity → event of a day by which something must have been read, as two libraries find it."""
    written = manual.sop("calendar", *arguments)
    found = [
        event for event in Calendar.from_ical(written).walk("VEVENT") if "To be read" in event["summary"]
    ]
    other = [
        event
        for event in vobject.readOne(written).contents.get("vevent", ())
        if "To be read" in event.summary.value
    ]
    assert [event.uid.value for event in other] == [str(event["uid"]) for event in found]
    return {str(event["uid"]): event for event in found}


def test_calendars_tell_by_when_a_revision_must_have_been_read(manual: RecordedManual) -> None:
    """A person's own with --person, a department's with a number alone; what has been read is cancelled under its identity."""
    assert to_read(manual, "--person", "zeng") == {}, "nobody keeps a record of reading yet"
    manual.replace("mkdocs.yml", "- sop", "- sop: {training: {days: 14}}")
    manual.sop("acknowledge", NUMBER, "--by", "tang", "--date", "2026-11-10")
    ((identity, before),) = to_read(manual, "--person", "zeng").items()
    assert str(before["summary"]) == f"To be read: {NUMBER} 接听电话 (revision 1)"
    assert before.decoded("dtstart").isoformat() == "2026-11-24"
    assert [alarm["action"] for alarm in before.walk("VALARM")] == ["DISPLAY", "DISPLAY"]
    for asked in ((), ("--department", "HT-SD")):
        (together,) = to_read(manual, *asked).values()
        assert "Yet to read it: 2" in together["description"]
        assert "曾思雨" not in str(together["description"])
    assert to_read(manual, "--department", "HT-GM") == {}

    manual.sop("acknowledge", NUMBER, "--by", "zeng", "--date", "2026-11-20")
    ((same, after),) = to_read(manual, "--person", "zeng").items()
    assert same == identity
    assert (before["status"], after["status"]) == ("CONFIRMED", "CANCELLED")
    assert after["sequence"] > before["sequence"]
    assert after.walk("VALARM") == []
    ((_, now),) = to_read(manual).items()
    assert "Yet to read it: 1" in now["description"]
    assert now["sequence"] > together["sequence"]
    assert to_read(manual, "--person", "zeng", "--as-of", "2026-12-31") == {}, "long read"


def test_the_record_of_a_person_is_to_be_printed_and_signed(manual: RecordedManual) -> None:
    manual.sop("acknowledge", NUMBER, "--reader", "fang", "--by", "tang", "--date", "2026-03-02")
    manual.sop("acknowledge", NUMBER, "--by", "zeng", "--read", "2026-11-20")
    manual.replace("organisation.yml", "name: 曾思雨", "name: 曾<b>思雨")
    said = manual.sop("training", "--person", "zeng", "--record", "zeng.html")
    assert "training record of 曾<b>思雨" in said
    page = manual.text("zeng.html")
    assert "<b>" not in page
    for words in ("曾&lt;b&gt;思雨", NUMBER, "2026-11-20", "预订主管", "Signature", "the reader"):
        assert words in page, words
    # Who has left has read what there was then, and is asked nothing.
    next_revision(manual, "substantive")
    manual.sop("training", "--person", "fang", "--record", "fang.html")
    gone = manual.text("fang.html")
    assert all(words in gone for words in ("Read 1", "2026-03-02", "<td>1</td>", "in this order 0"))
    manual.sop("training", "--person", "lu", "--record", "lu.html")
    left = manual.text("lu.html")
    assert "1 documents, about" in left
    assert "To be read, in this order 1" in left
    assert "needs one person" in manual.run("training", "--record", "x.html").output
    both = ("training", "--person", "lu", "--person", "zeng", "--record", "x.html")
    assert manual.run(*both).exit_code == 2


def test_a_repository_of_its_own_is_told_apart(manual: RecordedManual) -> None:
    manual.replace("mkdocs.yml", "- sop", "- sop: {training: {ledger: people/training.jsonl}}")
    (manual.folder / "people" / ".git").mkdir(parents=True)
    said = manual.sop("acknowledge", NUMBER, "--by", "zeng")
    assert "git -C people add training.jsonl && git -C people commit -m 'Record 1" in said


def test_a_share_of_readers_is_told_at_the_release_and_missed_once_it_is_in_force(
    manual: RecordedManual,
) -> None:
    manual.replace("mkdocs.yml", "- sop", "- sop: {training: {read_before: 66}}")
    manual.sop("acknowledge", NUMBER, "--by", "lu", "--date", "2026-03-02")
    manual.next_revision(2, "2026-06-01", SENTENCE, CHANGED)
    for role, person in SIGNERS.items():
        manual.sop("approve", NUMBER, "--role", role, "--by", person, "--date", "2026-05-10")
    said = manual.sop("release", NUMBER, "--by", "tang", "--date", "2026-05-10")
    # fang, who leaves at the end of June, is asked too.
    assert "before 2026-06-01, at least 3 of the 4 who must read it (66%)" in said
    manual.commit("Release revision 2", day="2026-05-10")
    assert "SOP950" not in manual.run("check", "--as-of", "2026-05-31").output
    found = manual.run("check", "--as-of", "2026-11-21")
    assert "SOP950" in found.output
    assert "0 of the 3 who must read it have" in found.output
    assert found.exit_code == 0
    manual.sop("acknowledge", NUMBER, "--by", "zeng", "--date", "2026-11-20")
    assert "1 of the 3" in manual.run("check").output
    manual.sop("acknowledge", NUMBER, "--by", "tang", "--date", "2026-11-20")
    assert "SOP950" not in manual.run("check").output
