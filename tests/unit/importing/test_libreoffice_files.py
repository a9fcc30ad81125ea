"""Files as LibreOffice writes them: Word files that python-docx had made, opened there and saved as .docx or by way of .doc."""

from __future__ import annotations

from pathlib import Path

import pytest
from imported import imported, losses_of

FILES = Path(__file__).resolve().parents[2] / "word_cases" / "libreoffice"
EXPECTED = {
    "header-lists-steps": """## 目的

规定样品接收。

## 职责

样品员：接收并登记。

## 工作程序

1. 核对委托单
2. 登记样品

| 步骤 | 责任人 | 记录 |
| --- | --- | --- |
| 核对委托单 | 样品员 | 委托单 |
| 入库 | 样品员 | 样品台账 |

见注。<sup>上标</sup>
""",
    "merged-heads": """## 工作程序

| 步骤 | 责任<br>执行 | 责任<br>复核 | 标准 |
| --- | --- | --- | --- |
| 核对 | 样品员 | 组长 | 一致 |
| 入库 | 样品员 | 组长 | 登记 |
""",
}


@pytest.mark.parametrize("name", EXPECTED)
def test_it_is_read_as_what_was_written(name: str) -> None:
    data = (FILES / f"{name}.docx").read_bytes()
    made = imported(data)
    assert made.body.text.strip() == EXPECTED[name].strip()
    assert losses_of(data, made, None, None, with_comments=False).losses == ()


def test_the_header_block_is_understood() -> None:
    read = imported((FILES / "header-lists-steps.docx").read_bytes()).read
    assert read.title == "样品接收程序"
    assert "文件编号 | QA-SOP-010 | 版本 | 2" in read.facts.lines
