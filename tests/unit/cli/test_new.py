"""To begin a document: a number, a file in its place, and no question that is not needed."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from recorded_manual import LEDGER, RecordedManual

from sop_plugin.recording.file_names import slug_of

NEW = ("new", "--type", "SOP", "--department", "HT-SD", "--by", "tang", "--title")
FILE = "docs/hotel/021-dai-ke-ding-can.md"


def test_a_document_begins_with_file_and_number(recorded: RecordedManual) -> None:
    before = recorded.contents()
    said = recorded.sop(*NEW, "代客订餐", "--date", "2026-11-20")
    assert said == (
        f"2026-11-20: HT-SD-SOP-021 revision 1 begun as a draft: {FILE}; its number is recorded\n"
        "next: write it and delete the guidance, then hand it over: "
        "sop submit HT-SD-SOP-021 --by tang --effective DATE\n"
    )
    assert set(recorded.contents()) - set(before) == {FILE}
    event = json.loads(recorded.ledger()[-1])
    assert (event["event"], event["number"], event["date"], event["title"], event["type"]) == (
        "issued",
        "HT-SD-SOP-021",
        "2026-11-20",
        "代客订餐",
        "procedure",
    )
    assert recorded.run("check").exit_code == 0


def test_where_the_manual_is_named_by_a_path(recorded: RecordedManual) -> None:
    recorded.sop(*NEW, "代客订餐", "-f", f"../{recorded.folder.name}/mkdocs.yml")
    assert (recorded.folder / FILE).exists()


def test_a_company_begins_with_a_template_of_its_own(recorded: RecordedManual) -> None:
    option = "templates: {procedure: templates/sop.md}"
    recorded.write("mkdocs.yml", f"site_name: 手册\nplugins:\n  - sop:\n      {option}\n")
    assert "templates/sop.md:1:1: SOP312" in recorded.refused(*NEW, "代客订餐")
    (recorded.folder / "templates").mkdir()
    recorded.write("templates/sop.md", "## 目的\n")
    assert "templates/sop.md:1:1: SOP301" in recorded.refused(*NEW, "代客订餐")
    own = "\n".join(
        f"## {title}\n\n本公司的写法。\n" for title in "目的 适用范围 职责 工作程序 相关文件".split()
    )
    recorded.write("templates/sop.md", own)
    recorded.sop(*NEW, "代客订餐")
    assert recorded.text(FILE).endswith(f"---\n\n{own}")


def test_a_trial_run_writes_nothing(recorded: RecordedManual) -> None:
    before = recorded.contents()
    assert f"{FILE}; its number is recorded (dry run" in recorded.sop(*NEW, "代客订餐", "--dry-run")
    assert recorded.contents() == before


def test_a_manual_without_a_ledger_gets_one(under_git: RecordedManual) -> None:
    under_git.sop(*NEW, "代客订餐")
    assert len(under_git.ledger()) == 1


def test_each_is_numbered_after_the_last(recorded: RecordedManual) -> None:
    for title, number in (("甲", "HT-SD-SOP-021"), ("乙", "HT-SD-SOP-022")):
        assert number in recorded.sop(*NEW, title)
    said = recorded.sop(
        "new", "--type", "form", "--department", "ht-mk", "--by", "lu", "--title", "Visit: log"
    )
    assert "docs/ht-mk/form-001-visit-log.md" in said


def test_names_are_like_those_of_the_neighbours(recorded: RecordedManual) -> None:
    recorded.sop("new", "--type", "FRM", "--department", "HT-SD", "--by", "lu", "--title", "甲单")
    recorded.sop("move", "HT-SD-FRM-001", "docs/hotel/table-001-jia.md")
    said = recorded.sop("new", "--type", "FRM", "--department", "HT-SD", "--by", "lu", "--title", "乙单")
    assert "docs/hotel/table-002-yi-dan.md" in said


def test_a_taken_name_is_left_alone(recorded: RecordedManual) -> None:
    recorded.write(FILE, "---\nbroken\n")
    assert "docs/hotel/ht-sd-sop-021.md" in recorded.sop(*NEW, "代客订餐")
    assert recorded.text(FILE) == "---\nbroken\n"


def test_a_path_of_ones_own(recorded: RecordedManual) -> None:
    recorded.sop(*NEW, "代客订餐", "--path", "docs/餐饮/订餐.md")
    assert "number: HT-SD-SOP-021\n" in recorded.text("docs/餐饮/订餐.md")


@pytest.mark.skipif(os.sep != "/", reason="those are the separators there")
def test_a_path_as_windows_writes_it(recorded: RecordedManual) -> None:
    assert "docs/hotel/b.md" in recorded.sop(*NEW, "代客订餐", "--path", r"docs\hotel\b.md")


def test_the_language_of_the_document(recorded: RecordedManual) -> None:
    recorded.sop(*NEW, "Ordering meals", "--document-language", "en")
    text = recorded.text("docs/hotel/021-ordering-meals.md")
    assert "\nlanguage: en\n" in text
    assert "\n## Procedure\n" in text


def test_a_type_that_was_added_in_the_configuration(recorded: RecordedManual) -> None:
    recorded.write(
        "mkdocs.yml",
        "site_name: x\nplugins:\n  - sop:\n      document_types:\n        memo: {code: MEM, headings: [purpose, records], roles: [approved]}\n",
    )
    memo = ("new", "--type", "mem", "--department", "HT-SD", "--by", "tang", "--document-language", "zh-Hant")
    said = recorded.sop(*memo, "--title", "備忘")
    assert "HT-SD-MEM-001" in said
    text = recorded.text("docs/hotel/001-bei-wang.md")
    assert [line for line in text.split("\n") if line.startswith("## ")] == ["## 目的", "## 記錄"]
    assert recorded.run("check").exit_code == 0


def test_a_form_of_a_type_of_its_own_is_named_like_a_form(recorded: RecordedManual) -> None:
    recorded.write(
        "mkdocs.yml",
        "site_name: x\nplugins:\n  - sop:\n      document_types:\n        list: {code: LST, headings: [form]}\n",
    )
    said = recorded.sop("new", "--type", "lst", "--department", "HT-MK", "--by", "lu", "--title", "Rounds")
    assert "docs/ht-mk/form-001-rounds.md" in said


def test_a_title_that_is_too_long(recorded: RecordedManual) -> None:
    said = recorded.refused(*NEW, "长" * 501)
    assert "docs/hotel/021" in said
    assert "Error" in said


def test_what_an_interrupted_run_left_is_completed(recorded: RecordedManual) -> None:
    before = recorded.text(LEDGER)
    recorded.sop(*NEW, "代客订餐")
    after, text = recorded.text(LEDGER), recorded.text(FILE)
    recorded.write(LEDGER, before)
    assert "its number HT-SD-SOP-021 is now recorded" in recorded.sop(*NEW, "代客订餐")
    assert (recorded.text(LEDGER), recorded.text(FILE)) == (after, text)
    assert "the title of HT-SD-SOP-021 already" in recorded.refused(*NEW, "代客订餐")


@pytest.mark.parametrize(
    ("title", "reading", "slug"),
    [
        ("Ordering a Meal (v2)", "", "ordering-a-meal-v2"),
        ("差旅", "chai lü", "chai-lv"),
        ("Café", "café", "cafe"),
        ("？！", "", ""),
        ("长", " ".join(["chang"] * 30), "-".join(["chang"] * 10)),
    ],
)
def test_file_names_from_titles(title: str, reading: str, slug: str) -> None:
    assert slug_of(title, reading) == slug


def test_a_title_without_a_reading_gives_the_sequence_alone(recorded: RecordedManual) -> None:
    assert "docs/hotel/021.md" in recorded.sop(*NEW, "？")


def test_from_a_folder_below(recorded: RecordedManual, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from sop_plugin.cli.group import sop

    monkeypatch.chdir(recorded.folder / "docs" / "hotel")
    done = CliRunner(env={"SOP_LANGUAGE": "en", "SOP_AS_OF": "2026-11-21"}).invoke(
        sop, [*NEW, "甲", "--path", "jia.md"]
    )
    assert "begun as a draft: jia.md;" in done.stdout
    assert Path("jia.md").exists()
