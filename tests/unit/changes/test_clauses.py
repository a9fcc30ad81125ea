"""The clauses that differ between two texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop_plugin.changes.clauses import ClauseChange, ClauseDifference, clause_changes
from sop_plugin.model.document import Clause, Document
from sop_plugin.model.settings import Settings
from sop_plugin.reading.front_matter.documents import read_document
from sop_plugin.reading.source import Source

HEAD = '---\nnumber: HT-SD-SOP-004\ntitle: 题\ntype: procedure\ndepartment: HT-SD\nrevision: "1"\nstatus: draft\n---\n\n'
BODY = """## 目的

甲。

## 程序

总说。

### 接起

三声。

### 留言

写下。
"""


def document(body: str) -> Document:
    found = read_document(Source("docs/a.md", f"{HEAD}{body}".encode()), Settings()).document
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("甲。", "甲。", []),
        ("甲。", "甲。  \n", []),
        ("甲。", "乙。", ["changed 1 目的"]),
        ("总说。", "总的说。", ["changed 2 程序"]),
        ("三声。", "四声。", ["changed 2.1 接起"]),
        ("### 留言", "### 记录", ["changed 2.2 记录"]),
        ("### 留言", "### 转接\n\n转。\n\n### 留言", ["added 2.2 转接", "renumbered 2.3 留言, was 2.2"]),
        ("### 接起\n\n三声。\n\n", "", ["renumbered 2.1 留言, was 2.2", "removed 2.1 接起"]),
        # Spaces before a line can make it code or a part of a list; at its end they say nothing.
        ("三声。", "    三声。", ["changed 2.1 接起"]),
        # What is below a clause goes along with it.
        (
            "## 目的",
            "## 范围\n\n都。\n\n## 目的",
            [
                "added 1 范围",
                "renumbered 2 目的, was 1",
                "renumbered 3 程序, was 2",
                "(renumbered 3.1 接起, was 2.1)",
                "(renumbered 3.2 留言, was 2.2)",
            ],
        ),
        ("## 目的", "开头。\n\n## 目的", ["added -"]),
        ("### 留言\n\n写下。\n", "", ["removed 2.2 留言"]),
    ],
)
def test_the_clauses_that_differ(old: str, new: str, expected: list[str]) -> None:
    assert BODY.count(old) == 1
    changes = clause_changes(document(BODY), document(BODY.replace(old, new)))
    assert list(map(told, changes)) == expected


def told(change: ClauseChange) -> str:
    name = f"{change.clause.key} {change.clause.title}" if change.clause else "-"
    text = f"{change.difference} {name}"
    if change.difference is ClauseDifference.RENUMBERED and change.old is not None:
        text += f", was {change.old.key}"
    return f"({text})" if change.follows else text


def test_where_a_clause_moves_within_one_that_moves_it_is_told() -> None:
    after = BODY.replace("## 目的", "## 范围\n\n都。\n\n## 目的").replace(
        "### 接起", "### 先\n\n听。\n\n### 接起"
    )
    changes = clause_changes(document(BODY), document(after))
    assert list(map(told, changes))[3:] == [
        "added 3.1 先",
        "renumbered 3.2 接起, was 2.1",
        "renumbered 3.3 留言, was 2.2",
    ]
    assert [change.keys for change in changes][3:] == [("3.1",), ("3.2", "2.1"), ("3.3", "2.2")]


def test_a_clause_with_another_text_and_another_number_is_changed() -> None:
    after = BODY.replace("### 接起\n\n三声。\n\n", "").replace("写下。", "记下。")
    (changed, gone) = clause_changes(document(BODY), document(after))
    assert (told(changed), changed.keys) == ("changed 2.1 留言", ("2.1", "2.2"))
    assert (told(gone), gone.keys) == ("removed 2.1 接起", ("2.1",))


def test_a_text_without_clauses_has_none_to_tell() -> None:
    assert clause_changes(document(""), document("")) == ()
    assert list(map(told, clause_changes(document("只有一句。"), document("另一句。")))) == ["changed -"]


def test_the_opening_text_has_no_number() -> None:
    (gone,) = clause_changes(document(f"开头。\n\n{BODY}"), document(BODY))
    assert (gone.difference, gone.clause, gone.keys) == (ClauseDifference.REMOVED, None, ())


# Few titles and texts, so that clauses of one text are found again in the other.
clauses = st.lists(
    st.tuples(st.sampled_from(["##", "###"]), st.sampled_from("甲乙丙丁"), st.sampled_from("一二三")),
    max_size=7,
)


def text_of(parts: list[tuple[str, str, str]]) -> str:
    # The first clause of a document is one of the first level.
    return "".join(
        f"{level if index else '##'} {title}\n\n{text}。\n\n"
        for index, (level, title, text) in enumerate(parts)
    )


def own_texts(of: Document) -> dict[str, str]:
    """Number → title and own text, as whoever follows a reference finds them."""
    lines = of.body.text.split("\n")
    starts = [clause.line - of.body.first_line for clause in of.body.clauses]
    texts = ("\n".join(lines[a:b]).strip() for a, b in zip(starts, [*starts, len(lines)][1:], strict=True))
    return {clause.key: text for clause, text in zip(of.body.clauses, texts, strict=True)}


@given(clauses, clauses)
def test_every_number_that_leads_to_another_text_is_named(
    before: list[tuple[str, str, str]], after: list[tuple[str, str, str]]
) -> None:
    old, new = document(text_of(before)), document(text_of(after))
    changes = clause_changes(old, new)
    found, wanted = own_texts(old), own_texts(new)
    differing = {key for key in {*found, *wanted} if found.get(key) != wanted.get(key)}
    named = {key for change in changes for key in change.keys}
    assert differing <= named
    # Each clause of either text has one change at the most, and nothing is told of texts that are the same.
    assert_told_once([change.old for change in changes if change.old])
    assert_told_once([change.new for change in changes if change.new])
    assert bool(changes) == (text_of(before) != text_of(after))


def assert_told_once(clauses: list[Clause]) -> None:
    assert len({clause.line for clause in clauses}) == len(clauses)


def test_an_explicit_id_keeps_a_clause_that_moves() -> None:
    before = document("## 甲 {#a}\n\n一。\n\n## 乙\n\n二。\n")
    after = document("## 乙\n\n二。\n\n## 丙 {#a}\n\n一。\n")
    assert list(map(told, clause_changes(before, after))) == ["renumbered 1 乙, was 2", "changed 2 丙"]
    assert [change.keys for change in clause_changes(before, after)] == [("1", "2"), ("2", "1")]
