"""Where terms occur."""

from __future__ import annotations

from each_case import each_case

from sop_plugin.indexes.occurrences import SearchedText, term_key
from sop_plugin.model.document import Body, Clause

# The body begins on line 11 of its file.
TEXT = """客户 before all clauses
# 目的
客户
## 范围
客  户 and VIP客户，informa-
tion for forms
## 职责

重客
户
# 记录

人客

户口
"""
BODY = Body(
    TEXT,
    11,
    (
        Clause((1,), "目的", 12, 20),
        Clause((1, 1), "范围", 14, 16),
        Clause((1, 2), "职责", 17, 20),
        Clause((2,), "记录", 21, 26),
    ),
)


@each_case(
    "term, clauses",
    [
        ("客户", ["1", "1.1", "1.2"]),
        ("vip 客户", ["1.1"]),
        ("Vip", ["1.1"]),
        ("form", ["1.1"]),
        ("for", ["1.1"]),
        ("nforma", []),
        ("or", []),
        ("tion for", ["1.1"]),
        ("重客户", ["1.2"]),
        ("人客户", []),
        ("目的", ["1"]),
        ("户口", ["2"]),
        ("before", []),
        ("没有", []),
        ("", []),
    ],
)
def test_clauses_with(term: str, clauses: list[str]) -> None:
    text = SearchedText(BODY, BODY.text)
    assert [clause.key for clause in text.clauses_with(term_key(term))] == clauses


@each_case(
    "text, term, found",
    [
        ("No-Shows are charged", "no-show", True),
        ("check  in", "Check-in", False),
        ("check\tin desk", "checkin", True),
        ("CHECK　IN", "check in", True),
        ("faxes", "fax", True),
        ("faxing", "fax", False),
        ("the item", "IT", False),
        ("its", "it", True),
        ("IT系统", "it", True),
        ("it", "it", True),
        ("30 天", "3", False),
        ("3 天", "3", True),
        ("café", "caf", False),
        ("a\r\nb c", "b", True),
        ("Straße", "STRASSE", True),
    ],
)
def test_latin_words_are_found_whole(text: str, term: str, found: bool) -> None:
    body = Body(text, 1, (Clause((1,), "", 1, 9),))
    assert bool(SearchedText(body, text).clauses_with(term_key(term))) is found


def test_a_body_without_clauses_or_text() -> None:
    assert SearchedText(Body("客户", 1), "客户").clauses_with("客户") == ()
    assert SearchedText(Body("", 1), "").clauses_with("客户") == ()


def test_innermost_clause_agrees_with_the_body() -> None:
    text = SearchedText(BODY, BODY.text)
    for line in range(11, 26):
        expected = BODY.clause_at(line)
        index = text._owners[line - 11]
        assert (None if index is None else BODY.clauses[index]) == expected
