"""The purpose of a document is the first sentence that it says about it."""

from __future__ import annotations

from datetime import date

import pytest

from sop_plugin.indexes.forms import purpose_of
from sop_plugin.model.document import Document
from sop_plugin.model.headings import Heading, heading_kinds
from sop_plugin.model.lifecycle import Status
from sop_plugin.reading.markdown.outline import read_body

KINDS = heading_kinds({Heading.PURPOSE: ["宗旨"]})


def purpose(body: str) -> str:
    document = Document(
        path="docs/a.md",
        number="A",
        title="A",
        type="form",
        department="HT",
        revision=1,
        status=Status.APPROVED,
        body=read_body(body, "docs/a.md", 20),
        effective=date(2026, 3, 1),
    )
    return purpose_of(document, KINDS)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("## 用途\n\n登记来电。另见下文。\n", "登记来电。"),
        ("## 范围\n\n无。\n\n## 目的\n登记来电\n和留言。\n", "登记来电 和留言。"),
        ("## 宗旨\n\n- 一\n\n登记。\n", "登记。"),
        ("## Purpose\n\nRecord calls of v1.2 and later. Then more.\n", "Record calls of v1.2 and later."),
        ("## 用途\n\n没有句号", "没有句号"),
        ("## 用途\n\n| a |\n|---|\n| 表 |\n", ""),
        ("## 用途\n\n### 细目\n\n不是这一句。\n", ""),
        ("## 范围\n\n无。\n", ""),
        ("", ""),
    ],
)
def test_the_first_sentence(body: str, words: str) -> None:
    assert purpose(body) == words
