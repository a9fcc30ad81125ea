"""``sop adopt --write``: a folder of foreign Markdown becomes documents, and nothing in it is lost."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from .conftest import Run

CHAPTERS = (
    "## 目的\n\n来电有人接，见[留言](b.md)。\n\n## 适用范围\n\n销售部。\n\n## 职责\n\n销售代表接听。\n\n"
    "## 工作程序\n\n接起。\n\n## 相关文件\n\n无。\n"
)
TABLE = f"""# HT-SD-SOP-110 转接电话

| 文件编号 | HT-SD-SOP-110 | 版本 | V2 |
|---|---|---|---|
| 生效日期 | 2026年3月1日 | 状态 | 受控 |
| 编制 | 唐一宁 | 批准 | 王某 |
| 存档 | 三号柜 | 页码 | 1/3 |

---

{CHAPTERS}"""
LINES = """# Leaving messages

**Document Number:** SOP-009
**Version**: 1.0 | **Department:** 销售部

## Purpose

Messages are left.

## Scope

Sales.

## Responsibilities

Everyone.

## Procedure

1. Write [it](a.md).

## References

None.
"""
OWN_NAMES = f"""---
number: QA-SOP-280
title: 订餐
type: SOP
department: 营销部
revision: V1
status: active
effective: 1 March 2026
owner: {{a: 1}}  # 谁？
tags: [接起]
# 另见旧档
---

{CHAPTERS}"""


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", "-c", "core.quotepath=off", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def words(folder: Path) -> set[str]:
    return {
        word
        for path in (folder / "docs").rglob("*.md")
        for word in re.findall(r"\w+", path.read_text("utf-8"))
    }


@pytest.fixture
def foreign(manual: Path) -> Path:
    """The manual with three files from elsewhere, all committed; with a fourth and fifth that only a person can settle."""
    old = manual / "docs" / "旧"
    old.mkdir()
    for name, text in (
        ("a", TABLE),
        ("b", LINES),
        ("c", OWN_NAMES),
        ("d", "# 不知道\n\n正文\n"),
        ("e", "---\nstatus: 作废\n---\n# 戊\n"),
    ):
        (old / f"{name}.md").write_text(text, encoding="utf-8")
    (manual / "docs" / "README.md").write_text("# 说明\n", encoding="utf-8")
    git(manual, "init", "--quiet")
    git(manual, "config", "user.name", "样本")
    git(manual, "config", "user.email", "sample@example.org")
    git(manual, "add", "--all")
    git(manual, "commit", "--quiet", "--message=before")
    return manual


def test_nothing_is_written_unless_asked_for_and_the_table_tells_all(run: Run, foreign: Path) -> None:
    said = run("adopt", SOP_LANGUAGE="zh").stdout
    assert git(foreign, "status", "--porcelain") == ""
    assert "HT-SD-SOP-111（新编）   Leaving messages" in said
    assert "docs/旧/a.md → HT-SD-SOP-110\n" in said
    assert "  核对: 拟制：唐一宁（tang），留在注释里，不当作签署\n" in said
    assert "  核对: 批准：王某，组织文件中没有这个姓名，留在注释里\n" in said
    assert "  核对: 用不上，留在注释里：存档、页码\n" in said
    assert "未采用：docs/旧/d.md：没有写明部门" in said
    assert "未采用：docs/旧/e.md：写着“作废”" in said
    assert "未采用：docs/README.md：像一页导航" in said
    assert "可采用 3 份文件：3 份检查合格，0 份还有要改的；3 份不动\n" in said


def test_written_in_one_commit_complete_and_nothing_to_do_again(run: Run, foreign: Path) -> None:
    controlled = (foreign / "docs/hotel/draft.md").read_bytes()
    before = words(foreign)
    result = run("adopt", "--write", "--commit")
    assert result.exit_code == 0
    assert git(foreign, "status", "--porcelain") == ""
    subject, *named = git(foreign, "log", "-1", "--format=%B").strip().split("\n")
    assert subject == "Adopt files that were there before: 3"
    assert "HT-SD-SOP-110 转接电话 (docs/旧/a.md)" in named
    assert git(foreign, "show", "--format=", "--name-only").split() == [f"docs/旧/{n}.md" for n in "abc"]
    assert (foreign / "docs/hotel/draft.md").read_bytes() == controlled

    header, _, body = (foreign / "docs/旧/a.md").read_text(encoding="utf-8").partition("---\n\n")
    assert body == CHAPTERS
    assert header.splitlines()[:9] == [
        "---",
        "number: HT-SD-SOP-110",
        "title: 转接电话",
        "type: procedure",
        "department: HT-SD",
        'revision: "2"',
        "status: draft",
        "effective: 2026-03-01",
        "review: {every: 12 months}",
    ]
    kept = [line.removeprefix("#   ") for line in header.splitlines() if line.startswith("#   ")]
    assert kept == ["版本: V2", "状态: 受控", "编制: 唐一宁", "批准: 王某", "存档: 三号柜", "页码: 1/3"]
    lines = (foreign / "docs/旧/b.md").read_text(encoding="utf-8")
    assert "#   number: SOP-009\n" in lines  # the number that it had
    assert lines.endswith(LINES.partition("销售部\n")[2])
    own = (foreign / "docs/旧/c.md").read_text(encoding="utf-8")
    assert "number: HT-MK-SOP-001\n" in own
    assert "effective: 2026-03-01\n" in own
    for line in ("owner: {a: 1}  # 谁？", "# 另见旧档", "number: QA-SOP-280"):
        assert f"#   {line}\n" in own

    # Every word is still there, but for those in another form now and the names of what is taken.
    other_form = {"2026年3月1日", "营销部", "March"}
    assert before - words(foreign) == other_form | {
        "文件编号",
        "生效日期",
        "Document",
        "Number",
        "Department",
        "tags",
    }
    assert "next: look at git show; then sop fix --write" in result.stdout

    found = json.loads(run("check", "--format", "json", "--no-advice").stdout)["findings"]
    adopted = {f"docs/旧/{name}.md" for name in "abc"}
    assert [f for f in found if f["fails"] and f["path"] in adopted] == []
    again = json.loads(run("adopt", "--write", "--format", "json").stdout)["adoption"]
    assert again["files"] == []
    assert [left["path"] for left in again["left"]] == ["docs/README.md", "docs/旧/d.md", "docs/旧/e.md"]
    assert git(foreign, "status", "--porcelain") == ""


def test_what_a_person_must_decide_is_told_with_what_a_check_would_say(run: Run, foreign: Path) -> None:
    arguments = ("docs/旧/d.md", "--department", "HT-SD", "--type", "WI", "--format", "json")
    [file] = json.loads(run("adopt", *arguments).stdout)["adoption"]["files"]
    assert (file["number"], file["number_is_new"], file["title"]) == ("HT-SD-WI-001", True, "不知道")
    assert not file["complete"]
    assert file["missing"] == ["effective"]
    assert [finding["code"] for finding in file["findings"]] == ["SOP304"]
    named = run("adopt", "docs/README.md", "--department", "HT-SD", "--format", "json").stdout
    assert [f["title"] for f in json.loads(named)["adoption"]["files"]] == ["说明"]


def test_what_has_no_way_back_is_refused(run: Run, foreign: Path) -> None:
    (foreign / "docs/旧/f.md").write_text("# HT-SD-SOP-110 又一份\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in foreign.rglob("*.md")}
    refused = run("adopt", "--write")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "not committed: 1, such as docs/旧/f.md" in refused.stderr
    assert run("adopt", "--commit").exit_code == 2
    assert {path: path.read_bytes() for path in foreign.rglob("*.md")} == before
    said = run("adopt", "--write", "--allow-dirty").stdout
    assert "docs/旧/f.md: its number HT-SD-SOP-110 is that of docs/旧/a.md" in said
    changed = [path.name for path, data in before.items() if path.read_bytes() != data]
    assert sorted(changed) == ["a.md", "b.md", "c.md"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "---\nnumber: HT-SD-SOP-004\n---\n\n接起。\n",
            "its number HT-SD-SOP-004 is that of docs/hotel/procedure.md",
        ),
        (
            "---\nnumber: HT-SD-SOP-120\napprovals: [{role: x}]\n---\n\n接起。\n",
            "it has signatures or reviews",
        ),
        ("---\nnur Text\n---\n\n接起。\n", "the file does not begin with front matter"),
        ("---\nnumber: HT-SD-SOP-120\n", "---"),
        ("+++\ntitle = 1\n+++\n\n接起。\n", "TOML"),
    ],
)
def test_files_of_our_own_and_broken_ones_stay(run: Run, manual: Path, text: str, reason: str) -> None:
    (manual / "docs/x.md").write_text(text, encoding="utf-8")
    [left] = json.loads(run("adopt", "docs/x.md", "--write", "--allow-dirty", "--format", "json").stdout)[
        "adoption"
    ]["left"]
    assert reason in left["reason"]
    assert (manual / "docs/x.md").read_text(encoding="utf-8") == text


def test_a_number_that_fits_is_found_in_the_name_of_the_file_and_the_other_is_kept(
    run: Run, manual: Path
) -> None:
    path = manual / "docs/HT-SD-SOP-203_回电.md"
    path.write_text(
        "| 文件编号 | QP-9（旧 QP-1） |\n|--|--|\n| 版本 | A |\n\n## 目的\n\n回电。\n", encoding="utf-8"
    )
    [file] = json.loads(run("adopt", "--write", "--allow-dirty", "--format", "json").stdout)["adoption"][
        "files"
    ]
    assert (file["number"], file["number_is_new"], file["title"], file["revision"]) == (
        "HT-SD-SOP-203",
        False,
        "回电",
        "1",
    )
    text = path.read_text(encoding="utf-8")
    assert "#   number: QP-9（旧 QP-1）\n#   版本: A\n---\n\n## 目的\n" in text


def test_a_commit_that_git_does_not_make_is_told_and_the_files_are_written(run: Run, foreign: Path) -> None:
    hook = foreign / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho not today >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    result = run("adopt", "docs/旧/a.md", "--write", "--commit")
    assert result.exit_code == 2
    assert "the files are written, but not committed: git commit: not today" in result.stderr
    assert git(foreign, "log", "-1", "--format=%s") == "before\n"
    assert (foreign / "docs/旧/a.md").read_text("utf-8").startswith("---\nnumber: HT-SD-SOP-110\n")


def test_a_document_of_the_ledger_that_cannot_be_read_is_not_made_anew(run: Run, manual: Path) -> None:
    path = "docs/hotel/draft.md"
    assert run("issue", "HT-SD-SOP-020", "--by", "tang").exit_code == 0
    text = (manual / path).read_text("utf-8")
    broken = text.replace("department: HT-SD\n", "").partition("approvals:")[0] + "---\n\n## 目的\n"
    (manual / path).write_text(broken, encoding="utf-8")
    [left] = json.loads(run("adopt", "--write", "--allow-dirty", "--format", "json").stdout)["adoption"][
        "left"
    ]
    assert left == {
        "path": path,
        "reason": "its number HT-SD-SOP-020 is in the ledger: correct it as sop check says",
    }
    assert (manual / path).read_text("utf-8") == broken


def test_a_heading_that_says_something_else_stays_and_a_folder_names_its_department(
    run: Run, manual: Path
) -> None:
    path = manual / "docs/营销部/发布.md"
    path.parent.mkdir()
    path.write_text(
        "---\ntitle: 发布\n---\n# 发布的办法\n\n| ![标](a.png) | 云岭 |\n|--|--|\n| 版本 | 1 |\n| 编号 | X-1 |\n\n发布。\n",
        encoding="utf-8",
    )
    output = run("adopt", "docs/营销部", "--write", "--allow-dirty", "--format", "json").stdout
    [file] = json.loads(output)["adoption"]["files"]
    assert (file["number"], file["department"], file["title"]) == ("HT-MK-SOP-001", "HT-MK", "发布")
    assert "the heading “发布的办法” differs from the title “发布” and stays" in file["look_at"]
    assert "its department is that of the folder 营销部" in file["look_at"]
    body = path.read_text(encoding="utf-8").partition("---\n\n")[2]
    assert body == "![标](a.png)\n\n# 发布的办法\n\n\n发布。\n"


def test_without_departments_the_organisation_is_what_is_missing(run: Run, foreign: Path) -> None:
    (foreign / "organisation.yml").write_text("departments: [\n", encoding="utf-8")
    assert "the organisation file has no departments, or cannot be read" in run("adopt").stdout


def test_a_folder_that_the_site_leaves_out_is_told(run: Run, foreign: Path) -> None:
    (foreign / "docs/templates").mkdir()
    (foreign / "docs/templates/a.md").write_text("# A\n\n## Purpose\n\nA.\n", encoding="utf-8")
    assert "SOP024" in run("adopt").stdout


def test_what_takes_no_judgement_is_mended_and_what_the_site_would_lack_is_told(
    run: Run, foreign: Path
) -> None:
    text = "# 收件\n\n# 一、目的\n\n见[留言](b.md#nowhere)。\n\n# 二、适用范围\n\n甲。\n\n# 三、职责\n\n甲。\n\n# 四、程序\n\n甲。\n\n# 五、相关文件\n\n无。\n"
    (foreign / "docs/旧/d.md").write_text(text, encoding="utf-8")
    git(foreign, "commit", "--quiet", "--all", "--message=once more")
    arguments = ("--department", "HT-SD", "--write", "--format", "json")
    files = json.loads(run("adopt", *arguments).stdout)["adoption"]["files"]
    file = next(each for each in files if each["path"] == "docs/旧/d.md")
    assert ([finding["code"] for finding in file["findings"]], file["complete"]) == (["SOP615"], False)
    written = (foreign / "docs/旧/d.md").read_text(encoding="utf-8")
    assert re.findall(r"^#+ \S.*", written.partition("---\n\n")[2], re.MULTILINE) == [
        "## 目的",
        "## 适用范围",
        "## 职责",
        "## 程序",
        "## 相关文件",
    ]


def test_roles_and_types_are_understood_by_the_names_that_the_company_gives_them(
    run: Run, foreign: Path
) -> None:
    (foreign / "mkdocs.yml").write_text(
        "site_name: 手册\nplugins:\n  - sop:\n"
        "      approval_roles: [{key: prepared, name: 编制}, checked, reviewed, approved]\n"
        "      document_types: {checklist: {code: CHK, name: 岗位检查表}}\n",
        encoding="utf-8",
    )
    path = foreign / "docs/旧/c.md"
    own = path.read_text(encoding="utf-8").replace("type: SOP", "type: 岗位检查表")
    path.write_text(own.replace("number: QA-SOP-280\n", ""), encoding="utf-8")
    said = run("adopt", SOP_LANGUAGE="zh").stdout
    assert "  核对: 编制：唐一宁（tang），留在注释里，不当作签署\n" in said
    assert "HT-MK-CHK-001（新编）   订餐" in said
