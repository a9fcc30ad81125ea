"""Columns of lists: each defined once, and promised by the command that shows them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from register_manuals import MakeDocument, MakeManual

from sop_plugin.cli.commands.due import due
from sop_plugin.cli.commands.register import register
from sop_plugin.cli.lists import WRITERS, ShownList
from sop_plugin.model.document import Withdrawal
from sop_plugin.model.place import Place
from sop_plugin.registers.columns import ListLayout
from sop_plugin.registers.document_columns import DOCUMENT_COLUMNS
from sop_plugin.registers.documents import document_register
from sop_plugin.registers.review_columns import REVIEW_COLUMNS
from sop_plugin.registers.reviews import review_register
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

LISTS = [(DOCUMENT_COLUMNS, register, "documents"), (REVIEW_COLUMNS, due, "reviews")]


@pytest.mark.parametrize(("layout", "command", "name"), LISTS)
def test_what_programs_get_is_promised_in_the_help(layout: ListLayout[Any], command: Any, name: str) -> None:
    keys = [column.key for column in layout.programs]
    assert len(set(keys)) == len(keys)
    for text in (command.words.zh, command.words.en):
        promised = text.split(f"\n  {name}  ")[1]
        found = [key for key in keys if key in promised]
        assert found == keys


@pytest.mark.parametrize(("layout", "command", "name"), LISTS)
def test_a_column_is_the_same_wherever_it_is_shown(layout: ListLayout[Any], command: Any, name: str) -> None:
    shown = (*layout.table, *layout.spreadsheet, *layout.programs, *layout.page)
    for key in {column.key for column in shown}:
        alike = [column for column in shown if column.key == key]
        assert len({column.label for column in alike}) == len({column.fact for column in alike}) == 1
    for where in (layout.table, layout.spreadsheet, layout.programs, layout.page):
        assert len(set(where)) == len(where)


@pytest.mark.parametrize(
    "written", [name for name in WRITERS if name != "xlsx"]
)  # test_workbook.py reads that
def test_every_format_has_every_row(
    written: str, make_document: MakeDocument, make_manual: MakeManual
) -> None:
    gone = Withdrawal(date(2026, 5, 1), "tang", "", "HT-SD-SOP-001", Place("docs/x.md"))
    manual = make_manual(
        make_document("HT-SD-SOP-001", due=date(2026, 11, 22), prepared=(("tang", date(2026, 2, 1)),)),
        make_document("HT-SD-SOP-002", due=date(2026, 11, 20)),
        make_document("HT-SD-SOP-003", department="ZZ", type="novel", supervised_by="QA", withdrawal=gone),
    )
    lists = (
        (DOCUMENT_COLUMNS, document_register(manual).rows, 3),
        (REVIEW_COLUMNS, review_register(manual).rows, 2),
    )
    for layout, rows, count in lists:
        shown = ShownList(layout, rows, manual, voice_in(Language.EN), frame=lambda told: {"rows": told})
        text = WRITERS[written](shown).decode()
        assert [text.count(f"HT-SD-SOP-00{n}") > 0 for n in (1, 2, 3)] == [n <= count for n in (1, 2, 3)]


def test_owners_as_people_and_programs_are_told(make_document: MakeDocument, make_manual: MakeManual) -> None:
    manual = make_manual(
        make_document("HT-SD-SOP-001", due=date(2026, 11, 22), prepared=(("tang", date(2026, 2, 1)),)),
        make_document("HT-SD-SOP-002", due=date(2026, 11, 20)),
    )
    by_key = {column.key: column for column in REVIEW_COLUMNS.table}
    late, soon = review_register(manual).rows
    voice = voice_in(Language.ZH_HANS)
    assert by_key["owner"].text(soon, manual, voice) == "唐一宁"
    assert by_key["owner"].text(late, manual, voice) == "待部门指定"
    assert (by_key["days"].text(late, manual, voice), by_key["days"].fact(late, manual)) == ("逾期 1 天", -1)
    assert by_key["days"].text(soon, manual, voice) == "还有 1 天"
    assert by_key["executing_department"].text(soon, manual, voice) == "酒店销售部"
