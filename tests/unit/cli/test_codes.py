"""Codes, names and numbers as people type them."""

from __future__ import annotations

import pytest
from register_manuals import MakeDocument, MakeManual, make_document, make_manual

from sop_plugin.cli.cannot_run import CannotRun, SaidNo
from sop_plugin.cli.codes import (
    chosen_departments,
    chosen_people,
    chosen_types,
    known_department,
    known_number,
    known_type,
    meant,
)

__all__ = ["make_document", "make_manual"]


@pytest.mark.parametrize("written", ["HT-SD", "ht-sd", " HT-SD ", "ＨＴ－ＳＤ", "ｈｔ-sd"])
def test_case_width_and_blanks_do_not_count(written: str, make_manual: MakeManual) -> None:
    assert known_department(make_manual(), written) == "HT-SD"
    assert chosen_departments(make_manual(), (written,)) == {"HT-SD"}
    assert known_number(f"{written.strip()}-sop-１", ["HT-MK-SOP-1", "HT-SD-SOP-1"]) == "HT-SD-SOP-1"


def test_what_is_written_exactly_so_comes_first() -> None:
    assert meant("a", {"A": 1, "a": 2}) == 2
    assert meant("b", {"A": 1}) is None


def test_types_by_name_or_code_and_those_that_only_documents_name(
    make_document: MakeDocument, make_manual: MakeManual
) -> None:
    manual = make_manual(make_document(type="novel"))
    assert known_type(manual, "sop") is known_type(manual, "Procedure") is manual.settings.types["procedure"]
    assert chosen_types(manual, ("FRM", "novel", "policy")) == {"form", "novel", "policy"}


def test_people_by_id_or_name(make_manual: MakeManual) -> None:
    assert chosen_people(make_manual(), ("TANG", "曾思雨")) == {"tang", "zeng"}
    assert chosen_people(make_manual(), ()) == set()


def test_what_nobody_knows(make_manual: MakeManual, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOP_LANGUAGE", "en")
    with pytest.raises(CannotRun) as unknown:
        known_department(make_manual(), "HT-SO")
    assert unknown.value.message == (
        "--department HT-SO: there is none; the nearest is HT-SD; known are HT, HT-SD, HT-MK, QA"
    )
    with pytest.raises(CannotRun, match=r"^--type x: there is none; known are POL, SOP, WI, JD, FRM$"):
        known_type(make_manual(), "x")
    with pytest.raises(SaidNo, match="knows the number HT-SD-SOP-9; the nearest is HT-SD-SOP-1;"):
        known_number("ＨＴ-SD-SOP-9", ["HT-SD-SOP-1"])
