"""Whatever the bytes, reading ends in a document or in findings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop_plugin.model.lifecycle import Status
from sop_plugin.model.settings import Settings
from sop_plugin.reading.front_matter.documents import DocumentReading, read_document
from sop_plugin.reading.source import Source

GOOD = """---
number: QA-SOP-001
title: 文件控制程序
type: procedure
department: QA
revision: "2"
status: approved
effective: 2026-03-01
review: {every: 12 months}
approvals:
  - {role: prepared, person: bai-ruolin, date: 2026-02-10}
---

## 目的
"""


def read(text: str | bytes) -> DocumentReading:
    data = text.encode() if isinstance(text, str) else text
    return read_document(Source("docs/a.md", data), Settings())


def codes(text: str | bytes) -> list[str]:
    return [f"{f.place.line}:{f.place.column} {f.code}" for f in read(text).findings]


def test_a_good_document_keeps_every_fact_and_its_place() -> None:
    reading = read(GOOD)
    assert reading.findings == ()
    document = reading.document
    assert document is not None
    assert (document.number, document.revision, document.status) == ("QA-SOP-001", 2, Status.APPROVED)
    assert str(document.place("review", "every")) == "docs/a.md:9:17"
    assert str(document.approvals[0].place) == "docs/a.md:11:5"
    assert document.body.clauses[0].line == 14


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (('"2"', "001"), ["6:11 SOP110", "6:11 SOP113"]),
        (('"2"', "1.10"), ["6:11 SOP110", "6:11 SOP113"]),
        (("title: 文件控制程序", "title: on"), ["3:8 SOP110"]),
        (("title: 文件控制程序", "title: 12:30"), ["3:8 SOP110"]),
        (("title: 文件控制程序", "title: 2026"), []),
        (("title: 文件控制程序", "title:"), ["3:7 SOP107"]),
        (("title: 文件控制程序", "title: [a]"), ["3:8 SOP108"]),
        (("title: 文件控制程序", "title: a: b"), ["3:9 SOP103"]),
        (("2026-03-01", "2026-02-30"), ["8:12 SOP109"]),
        (("2026-03-01", "2026-3-1"), ["8:12 SOP109"]),
        (("12 months", "yearly"), ["9:17 SOP112"]),
        (("effective:", "efective:"), ["8:1 SOP105"]),
        (("effective:", "number: X\neffective:"), ["8:1 SOP106"]),
        (("approved", "aproved"), ["7:9 SOP111"]),
        (("role: prepared, ", ""), ["11:5 SOP107"]),
        (("role: prepared", "role: &a prepared"), []),
        (("number: QA-SOP-001", "number: !!python/name:os.system x"), ["2:9 SOP104"]),
        (("department: QA", "department: &d QA\nsupervised_by: *d"), ["5:13 SOP104"]),
    ],
)
def test_bad_front_matter_has_its_finding_at_its_place(change: tuple[str, str], expected: list[str]) -> None:
    assert codes(GOOD.replace(*change, 1)) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ["1:1 SOP004"]),
        (b" \n\n", ["1:1 SOP004"]),
        ("## 目的\n".encode(), ["1:1 SOP101"]),
        (b"---\nnumber: X\n", ["1:1 SOP102"]),
        (GOOD.encode("gbk"), ["3:8 SOP001"]),
        (GOOD.encode("utf-16"), ["1:1 SOP001"]),
        (b"\xef\xbb\xbf" + GOOD.encode(), ["1:1 SOP002"]),
        (GOOD.replace("\n", "\r\n").encode(), ["1:1 SOP008"]),
        (GOOD.replace("文件控", "文件\x00控").encode(), ["3:10 SOP003"]),
        (GOOD.encode() + b"x" * 10_000_000, ["1:1 SOP005"]),
        (b"---\n- a\n---\n", ["2:1 SOP108"]),
        (b"---\n---\n", ["1:1 SOP107"] * 6),
        (b"---\na: " + b"[" * 5000 + b"\n---\n", None),
        (b"---\na: " + b"[" * 40 + b"]" * 40 + b"\n---\n", None),
    ],
)
def test_bad_files_have_their_finding(data: bytes, expected: list[str] | None) -> None:
    found = codes(data)
    assert found if expected is None else found == expected


@given(
    st.one_of(
        st.binary(max_size=300), st.text(max_size=300).map(lambda t: t.encode("utf-8", "surrogatepass"))
    )
)
def test_any_bytes_end_in_a_document_or_a_finding(data: bytes) -> None:
    reading = read(data)
    assert reading.document is not None or reading.findings


@given(st.text(alphabet="abn:{}[]-'\"&*!#|>%@`, \n0123456789甲", max_size=120))
def test_any_front_matter_ends_in_a_document_or_a_finding(text: str) -> None:
    reading = read(f"---\n{text}\n---\n## 目的\n")
    assert reading.document is not None or reading.findings
    for finding in reading.findings:
        assert "\n" not in finding.message()
        assert finding.place.line >= 1
