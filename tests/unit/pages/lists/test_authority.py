"""Who may do what, on one page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from drawn import in_language, page
from html_tree import words

from sop_plugin.model.powers import AuthorityTable, Power, PowersFrom
from sop_plugin.pages.edition import Edition
from sop_plugin.words.language import Language


def section(page: Any, heading: str) -> list[list[str]]:
    [found] = [each for each in page.iter("section") if each.get("aria-labelledby") == heading]
    return [[words(cell) for cell in row] for row in found.iterfind(".//tbody/tr")]


def test_acts_and_the_people_of_each_department(edition: Edition) -> None:
    drawn = page(edition, "authority/")
    acts = {row[3]: row[1] for row in section(drawn, "acts")}
    assert [*acts][:2] == ["issue", "sign_prepared"]
    assert acts["withdraw"] == "有该类文件批准权的人"
    assert acts["document_control"] == "文件控制部门"
    assert section(drawn, "approvers")[1] == ["陆嘉禾", "销售总监", "表单", "各部门", "—", "—"]
    people = {row[0]: row[1] for row in section(drawn, "HT-SD")}
    assert people["批准、作废"] == "管理制度、程序文件、作业指导书、岗位说明书：沈光耀表单：沈光耀、陆嘉禾"
    # Who supervises a document may review it, and who has left may not.
    assert people["复审、放弃草稿"] == "沈光耀、陆嘉禾、唐一宁、曾思雨以及该文件的拟制人"


def test_what_the_company_says_and_from_when(edition: Edition) -> None:
    manual = edition.manual
    table = AuthorityTable(
        (
            PowersFrom({Power.WITHDRAW: ("control", "zeng")}, date(2026, 6, 1)),
            PowersFrom({Power.WITHDRAW: ()}, date(2027, 1, 1)),
        )
    )
    company = replace(manual.organisation, authority=table)
    told = replace(edition.compiled, manual=replace(manual, organisation=company))
    drawn = page(Edition(in_language(told, Language.EN)), "authority/")
    [row] = [row for row in section(drawn, "acts") if row[3] == "withdraw"]
    assert row[:3] == ["withdraw", "document control, zengfrom 1 January 2027: nobody", "2026-06-01"]
    people = {row[0]: row[1] for row in section(drawn, "HT-MK")}
    assert people["withdraw"] == "沈光耀, 曾思雨"
