"""Texts of an edition name nothing that it leaves out, in whatever way it is written; what they say of other things stays."""

from __future__ import annotations

from sop_plugin.model.left_out import Cleaner, Spelt

SPELT = Spelt(
    numbers=frozenset({"GM-SOP-009"}),
    titles=frozenset({"并购谈判规程", "盘点", "Price list", "总经理室", "财务", "IT", "Cash", "财务部"}),
    names=frozenset({"并购谈判规程", "Price list", "总经理室", "财务", "IT", "Cash", "财务部"}),
    codes=frozenset({"GM", "HT", "B", "07"}),
    files=frozenset({"docs/gm/GM-SOP-009.md", "docs/gm/img/1.png", "docs/gm/plan.xlsx"}),
    kept=frozenset({"财务报表", "销售部"}),
    kept_codes=frozenset({"HT-SD", "SD", "GMP-01"}),
    kept_files=frozenset({"1.png"}),
)


def simplify(text: str) -> str:
    return text.translate(str.maketrans("購談規總經財務", "购谈规总经财务"))


def test_what_is_left_out_is_named_by_nothing() -> None:
    clean = Cleaner(SPELT, simplify, "…").clean
    for written, left in (
        # Numbers as people type and paste them.
        ("见 GM-SOP-009 与[[gm-sop-009#3|授权]]，GM‑SOP‑009、ＧＭ－ＳＯＰ－００９。", "见 … 与…，…、…。"),
        # Titles: another script, over the end of a line, with other blanks.
        ("按并購談判規程和并购\n谈判规程，《 并购谈判规程 》", "按…和…，…"),
        ("the price  list, PRICE\nLIST", "the …, …"),
        # Departments, short ones too, and their codes wherever they stand.
        ("报總經理室、财务审核", "报…、…审核"),
        ("GM 批准，交GM-SOP-010 或 SOP-GM-3，HT 的", "… 批准，交… 或 …，… 的"),
        ("《盘点》", "…"),
        ("见财务", "见…"),
        ("并购谈判", "并购谈判"),
        # What a browser shows as the same, or nearly.
        ("甲&#x5E76;购谈判规&#31243;乙 GM-SOP-00&#57; GM&#8209;SOP&#x2011;009", "甲…乙 … …"),
        ("GM\\-SOP\\-009，并购\u00ad谈判\u200b规程，并购&shy;谈判规程", "…，…，…"),
        ("并购谈判\\\n规程，并购**谈判**规程，并购<br>谈判规程", "…，…，…"),
    ):
        assert clean(written, "") == left, written


def test_other_words_stay() -> None:
    clean = Cleaner(SPELT, simplify, "…").clean
    for written in (
        "盘点库存，编财务报表",  # a plain word; what the edition has itself
        "do it in cashier's office, audit it",  # short Latin names count as they are written, none within a word
        "HT-SD-SOP-001，SD，GMP-01，XGM，GM1",  # codes and numbers of the edition, other words
        "见 B 条第 07 款",  # a letter or digits alone are no code
        "AGM-SOP-0091",
        "* 交财\n* 务必",  # two items
        "R&amp;D，1 &lt; 2，&nbsp;，\\*",
    ):
        assert clean(written, "") == written, written


def test_files_are_told_apart_by_the_folders_that_links_lead_to() -> None:
    clean = Cleaner(SPELT, simplify, "…").clean
    for written, left in (
        ("![图](img/1.png) [底稿](../gm/plan.xlsx)", "![图](img/1.png) …"),
        ("![图](../gm/img/1.png)", "…"),
        ("[a]: ../gm/plan.xlsx\n<img src='../gm/img/1.png'>", "[a]: …\n<img src='…'>"),
        ("[看](../gm/GM-SOP-009.md#x)", "…"),
        ("[室](../departments/GM.md)与[销](../departments/HT-SD.md)", "…与[销](../departments/HT-SD.md)"),
    ):
        assert clean(written, "docs/sales/HT-SD-SOP-001.md") == left, written


def test_nothing_is_left_out_of_nothing() -> None:
    nothing = Spelt(*[frozenset[str]()] * 5)
    assert Cleaner(nothing, simplify, "…").clean("GM", "") == "GM"
