"""The keyword index: order, merging across scripts, places."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from sop_plugin.indexes.keywords import KeywordEntry, KeywordSection, keyword_index
from sop_plugin.model.document import Withdrawal
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.model.place import Place
from sop_plugin.outside.chinese import reading_of_terms, simplifier
from sop_plugin.words.language import Language

HANT = Language.ZH_HANT


def index_of(manual: Manual) -> tuple[KeywordSection, ...]:
    return keyword_index(manual, reading_of_terms(manual.settings.keyword_readings), simplifier())


def terms(manual: Manual) -> dict[str, list[str]]:
    return {section.letter: [entry.term for entry in section.entries] for section in index_of(manual)}


def only_entry(manual: Manual) -> KeywordEntry:
    (section,) = index_of(manual)
    (entry,) = section.entries
    return entry


def places(entry: KeywordEntry) -> list[tuple[str, list[str]]]:
    return [
        (location.document.number, [clause.key for clause in location.clauses])
        for location in entry.locations
    ]


def test_sections_by_the_first_letter_of_the_reading(make_document, make_manual) -> None:
    manual = make_manual(
        make_document(
            1, "", "重新预订", "长住客", "曾思雨", "银行转账", "行程", "会计", "会议", "5S", "ＶＩＰ", "★"
        )
    )
    assert terms(manual) == {
        "C": ["长住客", "重新预订"],
        "H": ["会议"],
        "K": ["会计"],
        "V": ["ＶＩＰ"],
        "X": ["行程"],
        "Y": ["银行转账"],
        "Z": ["曾思雨"],
        "#": ["★", "5S"],
    }
    assert "".join(terms(manual)) == "CHKVXYZ#"


def test_order_is_by_syllables_then_by_the_term(make_document, make_manual) -> None:
    manual = make_manual(
        make_document(1, "", "先锋", "西安", "西服", "xi", "xia", "Xerox", "鲜花"),
        make_document(2, "", "旅客", "路线", "乱账", "绿化", "录入", "罗列", "Lunch"),
        make_document(3, "", "权力", "权利", "全力"),
    )
    assert terms(manual) == {
        "L": ["录入", "路线", "绿化", "旅客", "乱账", "Lunch", "罗列"],
        "Q": ["全力", "权利", "权力"],
        "X": ["Xerox", "xi", "西安", "西服", "xia", "先锋", "鲜花"],
    }


def test_readings_from_the_settings(make_document, make_manual) -> None:
    manual = make_manual(make_document(1, "", "长住客"), keyword_readings={"長住客": "zhǎng zhu ke"})
    assert terms(manual) == {"Z": ["长住客"]}
    assert only_entry(manual).reading == "zhang zhu ke"


def test_terms_merge_across_scripts(make_document, make_manual) -> None:
    documents = (
        make_document(2, "# 一\n客戶", "客戶", language=HANT),
        make_document(1, "# 一\n客户", "客户"),
        make_document(3, "# 一\n客 戶\n# 二\n客户", "客 戶", language=HANT),
    )
    entry = only_entry(make_manual(*documents))
    assert (entry.term, entry.variants, entry.reading) == ("客户", ("客戶",), "ke hu")
    assert places(entry) == [("QA-SOP-001", ["1"]), ("QA-SOP-002", ["1"]), ("QA-SOP-003", ["1", "2"])]

    entry = only_entry(make_manual(*documents, language="zh-Hant"))
    assert (entry.term, entry.variants, entry.reading) == ("客戶", ("客户",), "ke hu")

    entry = only_entry(make_manual(*documents, language="en"))
    assert (entry.term, entry.variants) == ("客户", ("客戶",))


def test_a_term_is_shown_as_some_document_writes_it(make_document, make_manual) -> None:
    traditional = make_document(1, "", "長住客", language=HANT)
    entry = only_entry(make_manual(traditional))
    assert (entry.term, entry.variants, entry.reading) == ("長住客", (), "chang zhu ke")

    both = (
        make_document(1, "", "臺帳", language=HANT),
        make_document(2, "", "台帳", language=HANT),
        make_document(3, "", "台帳", language=HANT),
    )
    entry = only_entry(make_manual(*both))
    assert (entry.term, entry.variants) == ("台帳", ("臺帳",)), "the commoner one"


def test_only_traditional_documents_are_converted(make_document, make_manual) -> None:
    manual = make_manual(make_document(1, "# 一\n客戶", "客户"), make_document(2, "# 一\n客户", "客戶"))
    found = [(entry.term, places(entry)) for section in index_of(manual) for entry in section.entries]
    assert found == [("客戶", [("QA-SOP-002", [])]), ("客户", [("QA-SOP-001", [])])]


def test_each_text_is_converted_once(make_document, make_manual) -> None:
    calls: Counter[str] = Counter()

    def simplify(text: str) -> str:
        calls[text] += 1
        return text.replace("戶", "户")

    manual = make_manual(
        make_document(1, "# 簡\n客戶", "客户", "簡"),
        make_document(2, "# 繁\n客戶資料", "客戶", "資料", "没有", language=HANT),
        make_document(3, "# 繁\n無", language=HANT),
    )
    keyword_index(manual, str, simplify)
    assert calls == {"# 繁\n客戶資料": 1, "客戶": 1, "資料": 1, "没有": 1}


def test_terms_merge_across_letter_case_and_blanks(make_document, make_manual) -> None:
    manual = make_manual(
        make_document(1, "# 1\nvip guests\n# 2\nthe Vip 客户", "Vip", "Vip 客户"),
        make_document(2, "# 1\nno", "VIP", "vip"),
        make_document(3, "# 1\nVIP客户", "VIP", "VIP客户", "VIP  客户"),
    )
    (section,) = index_of(manual)
    assert [(entry.term, entry.variants, places(entry)) for entry in section.entries] == [
        ("VIP", (), [("QA-SOP-001", ["1", "2"]), ("QA-SOP-002", []), ("QA-SOP-003", ["1"])]),
        ("Vip 客户", (), [("QA-SOP-001", ["2"]), ("QA-SOP-003", ["1"])]),
    ]


def test_a_term_is_looked_up_in_the_documents_that_name_it(make_document, make_manual) -> None:
    manual = make_manual(make_document(1, "# 1\n客户", "客户"), make_document(2, "# 1\n客户"))
    assert places(only_entry(manual)) == [("QA-SOP-001", ["1"])]


def test_only_what_readers_find_is_indexed(make_document, make_manual) -> None:
    day = date(2026, 11, 21)

    def withdrawn(on: date) -> Withdrawal:
        return Withdrawal(on, "xu-wenqing", "", None, Place("docs/005.md"))

    manual = make_manual(
        make_document(1, "", "草稿", status=Status.DRAFT),
        make_document(2, "", "评审", status=Status.IN_REVIEW),
        make_document(3, "", "待生效", effective=date(2027, 1, 1)),
        make_document(4, "", "失效", expires=date(2026, 1, 1)),
        make_document(5, "", "作废", status=Status.WITHDRAWN, withdrawal=withdrawn(day)),
        make_document(6, "", "将作废", status=Status.WITHDRAWN, withdrawal=withdrawn(date(2026, 11, 22))),
        make_document(7, "", "有效"),
    )
    assert terms(manual) == {"D": ["待生效"], "J": ["将作废"], "S": ["失效"], "Y": ["有效"]}


@pytest.mark.parametrize("keywords", [(), ("",), (" ", "　")])
def test_no_keywords_no_index(make_document, make_manual, keywords: tuple[str, ...]) -> None:
    assert index_of(make_manual(make_document(1, "# 1\n客户", *keywords))) == ()
    assert index_of(make_manual()) == ()


def test_work_grows_with_the_text(make_document, make_manual) -> None:
    """Each document is searched for its own terms only, and each term is read once."""
    read: Counter[str] = Counter()

    def reading_of(term: str) -> str:
        read[term] += 1
        return term

    documents = [make_document(n, f"# 1\n词{n}与共同", f"词{n}", "共同") for n in range(1, 301)]
    (section,) = keyword_index(make_manual(*documents), reading_of, str)
    assert set(read.values()) == {1}
    assert len(read) == 301
    assert sum(len(entry.locations) for entry in section.entries) == 600
