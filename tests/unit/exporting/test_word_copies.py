"""Word copies: the whole text with its numbers comes back by `sop import`, and every page says that it is uncontrolled."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from imported import imported, losses_of
from recorded_manual import DRAFT_FILE, RecordedManual
from word_files import png

BODY = """## 目的 {#aim}

写明**一件事**，见 [官网](https://example.com)、H<sub>2</sub>O、`code`、~~旧~~、<mark>重点</mark>。[^1]

[^1]: 注释文字，见 [网页](https://example.org)。![图标](img/sign.png)

## 工作程序

### 接听

1. 拿起电话
   - 报部门
   - 报姓名
2. 记录

5) 从五开始
6) 到六

| 步骤 | 责任人 | 标准 | 时限 | 记录 |
| :--- | ---: | :---: | --- | --- |
| 接起<br>电话 | 预订员 | 3 声内 | 当场 | — |

<table><tr><td colspan="2" rowspan="2">甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>

> [!WARNING]
> 先断电。
>
> - 再开盖

![接线](img/wiring.png)

<img src="img/wiring.png" alt="小图" width="80">

术语
: 解释

- [x] 完成
- 甲

```
代码  行
```

$E=mc^2$ 与 $\\frac{a}{b}$

### 收尾

挂机。
"""


@pytest.fixture
def manual(recorded: RecordedManual) -> RecordedManual:
    text = recorded.text(DRAFT_FILE)
    recorded.write(DRAFT_FILE, text[: text.index("---\n\n") + 5] + BODY)
    (recorded.folder / "docs/hotel/img").mkdir(parents=True)
    (recorded.folder / "docs/hotel/img/wiring.png").write_bytes(png(400, 200))
    (recorded.folder / "docs/hotel/img/sign.png").write_bytes(png(20, 20))
    return recorded


def copied(manual: RecordedManual) -> bytes:
    manual.sop("docx", "HT-SD-SOP-020", "--to", str(manual.folder / "word"))
    (file,) = (manual.folder / "word").iterdir()
    assert file.name == "HT-SD-SOP-020-r1.docx"
    return file.read_bytes()


def test_a_copy_that_is_imported_has_lost_nothing_and_has_the_same_numbers(manual: RecordedManual) -> None:
    data = copied(manual)
    made = imported(data)
    assert losses_of(data, made).losses == ()
    lines = made.body.text.splitlines()
    assert [line for line in lines if line.startswith("#")] == [
        "## 目的",
        "## 工作程序",
        "### 接听",
        "### 收尾",
    ]
    for line in (
        "写明**一件事**，见 [官网](https://example.com)、H<sub>2</sub>O、code、~~旧~~、重点。[^1]",
        "[^1]: 注释文字，见 [网页](https://example.org)。![图标](files/picture-2.png)",
        '<img src="files/picture-1.png" alt="小图" width="80">',
        "1. 拿起电话",
        "    - 报部门",
        "5) 从五开始",
        "| 步骤 | 责任人 | 标准 | 时限 | 记录 |",
        "| 接起<br>电话 | 预订员 | 3 声内 | 当场 | — |",
        '<tr><td colspan="2" rowspan="2">甲</td><td>乙</td></tr>',
        "先断电。",
        "- ☑ 完成",
        "E=mc<sup>2</sup> 与 (a)/(b)",
    ):
        assert line in lines
    # The numbers in Word are those of the clauses, so that nobody has to look at them.
    assert not any("编号" in remark for remark in made.remarks)
    shown = [paragraph.text for paragraph in docx.Document(BytesIO(data)).paragraphs]
    assert "2.1 接听" in shown


def test_every_page_says_what_the_copy_is_worth(manual: RecordedManual) -> None:
    document = docx.Document(BytesIO(copied(manual)))
    section = document.sections[0]
    header = [paragraph.text for paragraph in section.header.paragraphs]
    assert header[0] == "非受控 · 草稿，不得作为工作依据 · 2026-11-21"
    assert section.footer.paragraphs[0].text.startswith("非受控文件，2026-11-21 导出")
    cells = [cell.text for row in section.header.tables[0].rows for cell in row.cells]
    assert cells[1] == "标准操作规程 · 程序文件"
    assert cells[2].startswith("HT-SD-SOP-020  ")
    assert cells[3] == "版次 1 · 第 1 页 共 1 页"
    codes = [each.text for each in section.header._element.iter() if each.tag.endswith("instrText")]
    assert codes == [" PAGE ", " NUMPAGES "]
    facts = document.tables[0]
    assert [cell.text for cell in facts.rows[0].cells][:2] == ["编号", "HT-SD-SOP-020"]


def test_a_released_text_is_a_copy_of_its_revision_with_those_who_signed(recorded: RecordedManual) -> None:
    recorded.sop("docx", "HT-SD-SOP-004", "--to", str(recorded.folder / "word"))
    (file,) = (recorded.folder / "word").iterdir()
    document = docx.Document(file)
    assert "第 1 版的副本" in document.sections[0].header.paragraphs[0].text
    words = [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert words[words.index("批准") + 1].endswith("2026-02-20")


def test_a_picture_that_is_missing_or_that_word_cannot_show_is_told(manual: RecordedManual) -> None:
    picture = Path(manual.folder, "docs/hotel/img/wiring.png")
    word = str(manual.folder / "word")
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'
    picture.with_suffix(".svg").write_text(svg, encoding="utf-8")
    manual.write(DRAFT_FILE, manual.text(DRAFT_FILE).replace("wiring.png", "wiring.svg"))
    said = manual.sop("docx", "HT-SD-SOP-020", "--to", word)
    assert "pictures that Word cannot show, with their names in their places: img/wiring.svg" in said
    with ZipFile(manual.folder / "word/HT-SD-SOP-020-r1.docx") as package:
        assert "[接线]" in package.read("word/document.xml").decode()
    # Cut off in the middle: the library has a different exception for each, or none of its own.
    for data in (b"\x89PNG\r\n\x1a\n\0\0", b"GIF89a\1", b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\1\1\1"):
        picture.with_suffix(".svg").write_bytes(data)
        assert "names in their places: img/wiring.svg" in manual.sop("docx", "HT-SD-SOP-020", "--to", word)
    picture.with_suffix(".svg").unlink()
    result = manual.run("docx", "--all", "--to", word)
    assert result.exit_code == 1
    assert "Word files written into" in result.stdout
    assert f"HT-SD-SOP-020 could not be made: {DRAFT_FILE}, line " in result.stderr
    assert "img/wiring.svg cannot be put into it; see sop check" in result.stderr


def test_what_is_not_there_is_said(recorded: RecordedManual) -> None:
    word = str(recorded.folder / "word")
    assert "name numbers, or choose documents" in recorded.cannot("docx", "--to", word)
    assert "HT-SD-SOP-999" in recorded.refused("docx", "HT-SD-SOP-999", "--to", word)
