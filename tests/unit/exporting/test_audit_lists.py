"""The lists of an auditor's pack, before they are files."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from released_manuals import compiled as with_ledger
from sample_ledger import recorded_manual

from sop_plugin.exporting.audit_lists import pack_lists
from sop_plugin.registers.changes import change_log
from sop_plugin.sharing.provenance import Provenance
from sop_plugin.sharing.workbook import Sheet, workbook_bytes
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in


@pytest.mark.parametrize("language", [Language.ZH_HANS, Language.ZH_HANT, Language.EN])
def test_each_has_a_sheet_whose_name_is_its_whole_title(language: Language) -> None:
    source = recorded_manual()
    begin, end = (with_ledger(source, as_of=date(2026, 5, day)) for day in (1, 9))
    manual, ledger = end.manual, end.histories.ledger
    changes = change_log(end.histories, manual.number_pattern, manual.as_of)
    lists = pack_lists(begin, end, ledger, changes, (), frozenset(), frozenset())
    voice = voice_in(language)
    sheets = [Sheet(each.title, each.columns, each.rows, each.manual) for each in lists]
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(sheets, manual, Provenance(), voice)))
    assert book.sheetnames[1:] == [voice.say(each.title) for each in lists]
