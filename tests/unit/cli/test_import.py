"""`sop import`: what is told of Word files, and what is written."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from recorded_manual import RecordedManual
from word_files import described, png

from sop_plugin.outside.office import PROGRAM_VARIABLE

FILE = "docs/hotel/021-dai-ke-ding-can.md"
FOLDER = "docs/hotel/021-dai-ke-ding-can"
HEAD: list[Any] = [
    {
        "table": [
            ["文件编号", "HT-SD-SOP-021", "版次", "3"],
            ["文件名称", "代客订餐", "生效日期", "2024年3月1日"],
            ["编制：张三", "审核：李四", "批准：王五", ""],
        ]
    }
]
CHAPTERS: list[Any] = [
    block
    for name in ("目的", "适用范围", "职责", "工作程序", "相关文件")
    for block in ({"p": name, "style": "Heading 1"}, f"写明{name}。")
]
COMPLETE: list[Any] = [*HEAD, *CHAPTERS]


@pytest.fixture(autouse=True)
def _without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PROGRAM_VARIABLE, "")


def put(manual: RecordedManual, name: str, *body: Any, **facts: Any) -> Path:
    path = manual.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(described(*body, **facts))
    return path


def test_a_file_is_proposed_and_nothing_written(recorded: RecordedManual) -> None:
    put(recorded, "a.docx", *COMPLETE)
    before = recorded.contents()
    said = recorded.sop("import", "a.docx")
    assert said.splitlines() == [
        "a.docx",
        f"  → {FILE}: HT-SD-SOP-021 “代客订餐”, Procedure, HT-SD, revision 3, effective 2024-03-01",
        "  proof: nothing is lost of 103 characters, 0 pictures and 3 rows of tables",
        "  sop check: errors 0, warnings 0, advice 1",
        f"    {FILE}:2:9: SOP931 Advice the ledger never issued number HT-SD-SOP-021",
        "      hint: take numbers with sop issue, or record the document that is there",
        "",
        "files: 1; to be imported: 1, with losses: 0; cannot be imported: 0",
        "next: look through this, then write it with --write --by PERSON",
    ]
    assert recorded.contents() == before


def test_it_is_told_in_chinese(recorded: RecordedManual) -> None:
    put(recorded, "a.docx", *COMPLETE)
    said = recorded.run("import", "a.docx", SOP_LANGUAGE="zh-Hans").stdout
    assert f"  → {FILE}：HT-SD-SOP-021《代客订餐》，程序文件，HT-SD，第 3 版，2024-03-01 生效" in said
    assert "  核对：103 个字、0 张图片、3 行表格，没有丢失" in said
    assert "1 份文件：可以导入 1 份，其中 0 份有丢失；不能导入 0 份" in said


def test_it_is_written_with_its_number_recorded(recorded: RecordedManual) -> None:
    put(recorded, "a.docx", *COMPLETE)
    before = recorded.contents()
    said = recorded.sop("import", "a.docx", "--write", "--by", "tang")
    assert "drafts written: 1; their numbers are recorded\n" in said
    assert f"git add {FILE} ledger.jsonl && git commit -m 'Import Word files: 1'" in said
    assert set(recorded.contents()) - set(before) == {FILE}
    assert recorded.text(FILE) == (
        "---\n"
        "number: HT-SD-SOP-021\n"
        "title: 代客订餐\n"
        "type: procedure\n"
        "department: HT-SD\n"
        "audience: []\n"
        "keywords: []\n"
        'revision: "3"\n'
        "status: draft\n"
        "effective: 2024-03-01\n"
        "review: {every: 12 months}\n"
        "# Word 文件的表头、页眉和页脚原文：\n"
        "#   文件编号 | HT-SD-SOP-021 | 版次 | 3\n"
        "#   文件名称 | 代客订餐 | 生效日期 | 2024年3月1日\n"
        "#   编制：张三 | 审核：李四 | 批准：王五\n"
        "---\n\n"
        "## 目的\n\n写明目的。\n\n## 适用范围\n\n写明适用范围。\n\n## 职责\n\n写明职责。\n\n"
        "## 工作程序\n\n写明工作程序。\n\n## 相关文件\n\n写明相关文件。\n"
    )
    event = json.loads(recorded.ledger()[-1])
    assert (event["event"], event["number"], event["by"]) == ("issued", "HT-SD-SOP-021", "tang")
    # No name of the file has become a signature.
    assert "approvals" not in recorded.text(FILE)
    assert recorded.run("check").exit_code == 0


def test_what_is_missing_is_told_as_the_check_tells_it(recorded: RecordedManual) -> None:
    put(recorded, "a.docx", *HEAD, {"p": "目的", "style": "Heading 1"}, "写明目的。")
    said = recorded.sop("import", "a.docx", "--write", "--by", "tang")
    assert "  sop check: errors 4, warnings 0, advice 0" in said
    assert "SOP301 Error a document of type procedure must have a clause “职责”" in said
    assert recorded.run("check").exit_code == 1


def test_pictures_go_to_a_folder_beside(recorded: RecordedManual) -> None:
    put(recorded, "a.docx", *COMPLETE, {"p": [{"picture": 7}]})
    said = recorded.sop("import", "a.docx", "--write", "--by", "tang")
    assert (recorded.folder / FOLDER / "picture-1.png").read_bytes() == png(shade=7)
    assert "![](021-dai-ke-ding-can/picture-1.png)" in recorded.text(FILE)
    assert f"{FOLDER}/picture-1.png" in said


def test_a_folder_at_once_and_links_between_its_files(recorded: RecordedManual) -> None:
    link = {"p": [{"link": "b.docx", "t": "另一份"}]}
    put(recorded, "old/a.docx", *COMPLETE, link)
    put(recorded, "old/below/b.docx", {"p": "电话留言", "style": "Title"}, *CHAPTERS)
    put(recorded, "old/~$a.docx", "a lock of Word's")
    put(recorded, "old/.hidden/c.docx", "hidden")
    (recorded.folder / "old" / "notes.txt").write_text("no Word file")
    said = recorded.sop("import", "old", "--department", "HT-SD", "--write", "--by", "tang")
    assert "drafts written: 2" in said
    assert "not looked at: 1: old/notes.txt" in said.replace("\\", "/")
    assert "HT-SD-SOP-022 “电话留言”" in said
    assert "[[HT-SD-SOP-022|另一份]]" in recorded.text(FILE)
    assert [json.loads(line)["number"] for line in recorded.ledger()[-2:]] == [
        "HT-SD-SOP-021",
        "HT-SD-SOP-022",
    ]


def test_one_file_that_cannot_be_imported_stops_all(recorded: RecordedManual) -> None:
    put(recorded, "old/a.docx", *COMPLETE)
    (recorded.folder / "old" / "b.docx").write_bytes(b"PK broken")
    before = recorded.contents()
    result = recorded.run("import", "old", "--write", "--by", "tang")
    assert result.exit_code == 1
    assert "old/b.docx: cannot be imported: this is no Word file" in result.stdout.replace("\\", "/")
    assert result.stderr == "nothing was written\n"
    assert recorded.contents() == before


def test_losses_are_listed_and_strict_stops(recorded: RecordedManual) -> None:
    broken = {"raw": '<w:r><w:object><o:OLEObject r:id="rId1"/></w:object></w:r>'}
    put(recorded, "a.docx", *COMPLETE, {"p": ["前", broken]})
    result = recorded.run("import", "a.docx", "--strict", "--write", "--by", "tang")
    assert result.exit_code == 1
    assert "proof: 1 things are lost" in result.stdout
    assert "text, paragraph 23 (below “相关文件”): embedded file" in result.stdout
    assert not (recorded.folder / FILE).exists()
    assert recorded.run("import", "a.docx", "--write", "--by", "tang").exit_code == 0


def test_changes_and_comments_are_refused_with_their_places(recorded: RecordedManual) -> None:
    changed = {"p": ["三声", {"deleted": "五声"}, {"inserted": "四声"}, {"comment": "对吗？", "by": "王五"}]}
    put(recorded, "a.docx", *COMPLETE, changed)
    result = recorded.run("import", "a.docx")
    assert result.exit_code == 1
    assert "it has tracked changes (changes: 2)" in result.stdout
    assert "  text, paragraph 23: deleted “五声” (李四, 2026-03-02)\n" in result.stdout
    result = recorded.run("import", "a.docx", "--tracked", "accept")
    assert "it has comments (comments: 1)" in result.stdout
    assert "  comment (王五): 对吗？\n" in result.stdout
    said = recorded.sop("import", "a.docx", "--tracked", "reject", "--comments", "omit")
    assert "  left out (tracked change: inserted text, rejected): 1, the first text, paragraph 23" in said
    assert "  left out (comment): 1, the first comments, paragraph 1" in said
    recorded.sop("import", "a.docx", "--tracked", "accept", "--comments", "keep", "--write", "--by", "tang")
    assert "三声四声<!-- 王五: 对吗？ -->" in recorded.text(FILE)


def test_the_same_as_json(recorded: RecordedManual) -> None:
    put(recorded, "a.docx", *COMPLETE, {"contents": ["目的\t1"]}, {"p": [{"picture": 7}]})
    document = json.loads(recorded.sop("import", "a.docx", "--format", "json"))["documents"][0]
    assert document["number"] == "HT-SD-SOP-021"
    assert document["effective"] == "2024-03-01"
    assert document["attachments"] == ["picture-1.png"]
    assert document["lost"] == []
    left_out = document["left_out"][0]
    assert left_out["kind"] == "contents"
    assert (left_out["part"], left_out["paragraph"], left_out["text"]) == ("word/document.xml", 23, "目的")
    assert [finding["code"] for finding in document["findings"]] == ["SOP931"]


def test_a_table_to_settle_numbers_in(recorded: RecordedManual, tmp_path: Path) -> None:
    put(recorded, "old/a.docx", *COMPLETE)
    put(recorded, "old/b.docx", {"p": "留言登记表", "style": "Title"}, "姓名")
    recorded.sop("import", "old", "--format", "csv", "--output", "list.csv", "--language", "zh-Hans")
    data = (recorded.folder / "list.csv").read_bytes()
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0] == ["文件", "编号", "题目", "类型", "部门"]
    assert rows[1][1:] == ["HT-SD-SOP-021", "代客订餐", "procedure", "HT-SD"]
    assert rows[2][1:] == ["", "留言登记表", "form", ""]
    # As Excel in Chinese saves it, with a path as Windows writes it.
    rows[1][0], rows[2] = "old\\a.docx", ["b.docx", "HT-SD-FRM-009", "留言表", "表单", "销售部"]
    text = "\r\n".join(",".join(row) for row in rows)
    (recorded.folder / "list.csv").write_bytes(text.encode("gb18030"))
    said = recorded.sop("import", "old", "--mapping", "list.csv", "--write", "--by", "tang")
    assert "HT-SD-FRM-009 “留言表”, Form, HT-SD" in said
    assert (recorded.folder / "docs/hotel/form-009-liu-yan-biao.md").exists()


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ("编号,题目\n1,2\n", "its first row must name a column 'file'"),
        ("", "its first row must name a column 'file'"),
        ("file,department\na.docx,X\n", "there is no department “X”; known are HT-GM, HT-SD, HT-MK"),
        ("file,type\na.docx,X\n", "there is no document type “X”; known are policy"),
        (
            "file,number\na.docx,HT-1\n",
            "a.docx: cannot be imported: the number HT-1 does not follow the pattern of the manual",
        ),
        ("file,number\na.docx,HT-SD-SOP-004\n", "a.docx: the number HT-SD-SOP-004 is taken"),
    ],
)
def test_a_table_that_does_not_hold(recorded: RecordedManual, table: str, why: str) -> None:
    put(recorded, "a.docx", *COMPLETE)
    recorded.write("list.csv", table)
    result = recorded.run("import", "a.docx", "--mapping", "list.csv")
    assert result.exit_code in (1, 2)
    assert why in result.output


def test_two_files_with_one_number(recorded: RecordedManual) -> None:
    put(recorded, "a.docx", *COMPLETE)
    put(recorded, "b.docx", *COMPLETE)
    said = recorded.sop("import", "a.docx", "b.docx")
    assert "its number is open: b.docx and a.docx both have the number HT-SD-SOP-021" in said
    table = recorded.sop("import", "a.docx", "b.docx", "--format", "csv").splitlines()
    assert [line.split(",")[:2] for line in table[1:]] == [[f"{n}.docx", "HT-SD-SOP-021"] for n in "ab"]
    said = recorded.refused("import", "a.docx", "b.docx", "--write", "--by", "tang")
    assert "b.docx and a.docx both have the number HT-SD-SOP-021" in said


def test_a_file_is_imported_once(recorded: RecordedManual) -> None:
    put(recorded, "a.docx", *COMPLETE)
    recorded.sop("import", "a.docx", "--write", "--by", "tang")
    assert "there is no need to import a file twice" in recorded.sop("import", "a.docx")
    again = recorded.refused("import", "a.docx", "--write", "--by", "tang")
    assert "there is no need to import a file twice" in again


def test_a_number_that_does_not_follow_the_pattern(recorded: RecordedManual) -> None:
    head = {"table": [["文件编号", "QA/01"], ["题目", "代客订餐"], ["部门", "销售部"]]}
    put(recorded, "a.docx", head, *CHAPTERS)
    said = recorded.sop("import", "a.docx")
    assert "HT-SD-SOP-021 “代客订餐”" in said
    assert "its number QA/01 does not follow the manual's pattern, so it becomes HT-SD-SOP-021" in said


def test_what_a_file_does_not_say_is_named(recorded: RecordedManual) -> None:
    put(recorded, "a.docx", {"p": "来访", "style": "Title"}, *CHAPTERS)
    said = recorded.sop("import", "a.docx")
    assert "it names no department, so its number is open" in said
    assert "proof: nothing is lost" in said
    assert "missing: --department" in recorded.cannot("import", "a.docx", "--write", "--by", "tang")
    assert "missing: --by" in recorded.cannot("import", "a.docx", "--write", "--department", "HT-SD")


def test_options_say_it_instead(recorded: RecordedManual) -> None:
    put(recorded, "a.docx", *COMPLETE)
    said = recorded.sop(
        *("import", "a.docx", "--number", "HT-MK-WI-001", "--title", "另一个题目", "--to", "docs/餐饮"),
        *("--document-language", "zh-Hant"),
    )
    assert "docs/餐饮/001-ling-yi-ge-ti-mu.md: HT-MK-WI-001 “另一个题目”, Work instruction, HT-MK" in said
    put(recorded, "b.docx", *COMPLETE)
    assert "--number and --title are for one file" in recorded.cannot(
        "import", "a.docx", "b.docx", "--title", "x"
    )


@pytest.mark.parametrize("folder", ["..", "docs/../..", "/tmp"])
def test_a_folder_outside_is_refused(recorded: RecordedManual, folder: str) -> None:
    put(recorded, "a.docx", *COMPLETE)
    assert "not below docs/" in recorded.refused("import", "a.docx", "--to", folder)


@pytest.mark.skipif(os.sep != "/", reason="those are the separators there")
def test_a_folder_as_windows_writes_it(recorded: RecordedManual) -> None:
    put(recorded, "a.docx", *COMPLETE)
    assert "→ docs/hotel/a/021-dai-ke-ding-can.md" in recorded.sop(
        "import", "a.docx", "--to", r"docs\hotel\a"
    )


def test_nothing_that_is_there_is_replaced(recorded: RecordedManual) -> None:
    put(recorded, "a.docx", *COMPLETE)
    recorded.write(FILE, "mine")
    assert "docs/hotel/ht-sd-sop-021.md" in recorded.sop("import", "a.docx", "--write", "--by", "tang")
    assert recorded.text(FILE) == "mine"
    put(recorded, "b.docx", {"p": "来访", "style": "Title"}, *CHAPTERS)
    (recorded.folder / "docs/hotel/022-lai-fang").mkdir()
    said = recorded.refused("import", "b.docx", "--department", "HT-SD", "--write", "--by", "tang")
    assert "docs/hotel/022-lai-fang exists and is never replaced" in said


def test_whoever_may_not_record_imports_nothing(recorded: RecordedManual) -> None:
    put(recorded, "a.docx", *COMPLETE)
    result = recorded.run("import", "a.docx", "--write", "--by", "nobody")
    assert result.exit_code == 1
    assert "SOP957" in result.stderr
    assert not (recorded.folder / FILE).exists()


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.pdf", b"%PDF", "only .docx and .doc are imported"),
        ("a.docm", b"PK", "only .docx and .doc are imported"),
        ("a.doc", bytes.fromhex("d0cf11e0a1b11ae1"), "read with LibreOffice, which is not installed here"),
        ("a.docx", bytes.fromhex("d0cf11e0a1b11ae1"), "its content is the old .doc format"),
    ],
)
def test_other_files(recorded: RecordedManual, name: str, data: bytes, why: str) -> None:
    (recorded.folder / name).write_bytes(data)
    result = recorded.run("import", name)
    assert result.exit_code == 1
    assert why in result.stdout


def test_a_new_file_with_an_old_name(recorded: RecordedManual) -> None:
    put(recorded, "a.doc", *COMPLETE)
    assert "HT-SD-SOP-021" in recorded.sop("import", "a.doc")


def test_an_old_file_where_libreoffice_is(
    recorded: RecordedManual, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = put(recorded, "made.docx", *COMPLETE)
    program = tmp_path / "soffice"
    program.write_text(
        f'#!/bin/sh\nwhile [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done\n'
        f'mkdir -p "$out" && cp "{made}" "$out/file.docx"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv(PROGRAM_VARIABLE, str(program))
    (recorded.folder / "a.doc").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1"))
    said = recorded.sop("import", "a.doc")
    assert "HT-SD-SOP-021 “代客订餐”" in said
    assert "LibreOffice converted the old format" in said


def test_an_empty_folder(recorded: RecordedManual) -> None:
    (recorded.folder / "empty").mkdir()
    assert "there are no .docx or .doc files" in recorded.cannot("import", "empty")


def test_a_text_beyond_the_limit_of_the_manual(recorded: RecordedManual) -> None:
    recorded.write("mkdocs.yml", "site_name: x\nplugins:\n  - sop:\n      max_bytes: 3000\n")
    put(recorded, "a.docx", *COMPLETE, "长" * 2000)
    result = recorded.run("import", "a.docx")
    assert result.exit_code == 1
    assert "more than 3,000; split it, or raise max_bytes" in result.stdout


def test_headings_by_choice(recorded: RecordedManual) -> None:
    put(recorded, "a.docx", *HEAD, {"p": [{"t": "目的", "bold": True}]}, "写明目的。")
    assert "no headings were found" in recorded.sop("import", "a.docx")
    assert "short bold paragraphs: 1" in recorded.sop("import", "a.docx", "--headings", "bold")


def test_revision_days_and_review_are_read_as_the_manual_has_them(recorded: RecordedManual) -> None:
    options = (
        '      revision_pattern: ["{letter}/{number}", "{number}"]\n      metadata: {day_order: dmy}\n'
        "      document_types: {procedure: {code: SOP, headings: [purpose], review: 24 months}}\n"
    )
    recorded.write("mkdocs.yml", f"site_name: 手册\nplugins:\n  - sop:\n{options}")
    head = {
        "table": [
            ["文件编号", "HT-SD-SOP-021", "版本", "第 A/1 版"],
            ["文件名称", "代客订餐", "生效日期", "01/03/2024"],
        ]
    }
    put(recorded, "a.docx", head, {"p": "总则", "style": "Heading 1"}, "写明。")
    recorded.sop("import", "a.docx", "--write", "--by", "tang")
    text = recorded.text(FILE)
    assert 'revision: "A/1"\nstatus: draft\neffective: 2024-03-01\nreview: {every: 24 months}\n' in text
    # 总则 is where a Chinese rule says what it is for.
    assert "SOP301" not in recorded.run("check").output


def test_a_folder_named_after_a_department_is_its_own_and_many_files_are_told_by_folder(
    recorded: RecordedManual,
) -> None:
    body = [{"p": name, "style": "Heading 1"} for name in ("目的", "范围")]
    for index in range(13):
        put(recorded, f"旧/销售部/甲{index}.docx", {"p": f"规程{index}", "align": "center"}, *body)
    said = recorded.sop("import", "旧", "--type", "SOP")
    assert said.count("by the name of its folder, the department is HT-SD") == 13
    said = recorded.sop("import", "旧", "--type", "SOP", "--write", "--by", "tang")
    assert "git add docs/hotel ledger.jsonl && git commit -m 'Import Word files: 13'" in said
