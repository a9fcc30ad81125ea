from __future__ import annotations

import pytest

from sop_plugin.changes.clauses import clause_changes
from sop_plugin.model.document import Document
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
        ("### 留言", "### 转接\n\n转。\n\n### 留言", ["added 2.2 转接"]),
        ("### 接起\n\n三声。\n\n", "", ["removed 2.1 接起"]),
        ("## 目的", "开头。\n\n## 目的", ["added -"]),
        ("### 留言\n\n写下。\n", "", ["removed 2.2 留言"]),
    ],
)
def test_the_clauses_that_differ(old: str, new: str, expected: list[str]) -> None:
    assert BODY.count(old) == 1
    changes = clause_changes(document(BODY), document(BODY.replace(old, new)))
    told = [f"{c.difference} {f'{c.clause.key} {c.clause.title}' if c.clause else '-'}" for c in changes]
    assert told == expected


def test_an_explicit_id_keeps_a_clause_that_moves() -> None:
    before = document("## 甲 {#a}\n\n一。\n\n## 乙\n\n二。\n")
    after = document("## 乙\n\n二。\n\n## 丙 {#a}\n\n一。\n")
    assert [(c.difference.value, c.clause.title) for c in clause_changes(before, after) if c.clause] == [
        ("changed", "丙")
    ]
