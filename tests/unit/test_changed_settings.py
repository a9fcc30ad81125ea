"""No released document turns into an error because a setting changed: every setting, changed in both directions.

Two manuals have a superseded, a scheduled, a withdrawn and a reviewed document: one with nothing set, one with nearly everything, and files
that are written as the company wrote them before. Each case changes one setting in place and names what may be told of it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from each_case import each_case
from recorded_manual import NUMBER, PROCEDURE, SIGNERS, Histories, RecordedManual, own_settings

from sop_plugin.reading.settings.schema import PluginOptions

HEAD = "---\nnumber: {number}\ntitle: {title}\ntype: {type}\ndepartment: HT-SD\nrevision: '1'\nstatus: draft\neffective: 2026-03-10\nreview: {{every: 1 year}}\n---\n\n## 目的\n\n{purpose}。\n\n"
FORM = HEAD + "## 填写说明\n\n照写。\n\n## 表格\n\n| 栏 | 填 |\n| --- | --- |\n| 姓名 | |\n"
CHECKLIST = HEAD + "## 内容\n\n查电话。\n"
FOREIGN = """---
doc_id: HT-SD-SOP-030
title: 送餐
kind: 程序
dept: 销售组
revision: "1"
status: 草稿
effective: 10/03/2026
review_every: 12 months
layout: page
confidentiality: 秘密
satisfies: ["ISO 9001:2015 5.3"]
---

## 宗旨

送餐及时。

## 适用范围

销售部。

## 职责

销售代表送餐。

## 工作程序

按《质量管理体系 要求》送。

| 步骤 | 主责 | 控制点 |
| --- | --- | --- |
| 1 | 销售代表 | 3 声 |

## 相关文件

《质量管理体系 要求》。
"""
EVERYTHING: dict[str, Any] = yaml.safe_load("""
max_bytes: 2000000
department_codes: {HT-MK: "08"}
document_types:
  procedure: {code: SOP, headings: [purpose, scope, responsibilities, content, related], roles: [prepared, checked, reviewed, approved], name: 程序}
  checklist: {code: CHK, name: 检查表, headings: [purpose, content], roles: [prepared, approved]}
headings: {purpose: [宗旨]}
columns: {who: [主责], standard: [控制点]}
clause_style: chinese
language: en
lead_days: 60
stale_days: 14
seals: optional
recorded_within: 14
training: {days: 30}
show_copy_holders: true
confidentiality: {levels: [公开, 内部, 秘密], default: 内部, departments: {HT-SD: 内部}}
report: mailto:sop@example.org
spacing: false
vague_words: {及时: false}
findings: [{rule: SOP341, level: off, paths: ["hotel/**"], reason: 旧文件}]
external_documents: [{title: 质量管理体系 要求, edition: "2015", checked: 2026-09-15, check_every: 12 months}]
processes: ["HT-SD-SOP-004#4"]
keyword_readings: {转接: zhuan jie}
metadata:
  keys: {number: doc_id, type: kind, department: dept, review.every: review_every}
  values: {type: {程序: procedure}, department: {销售组: HT-SD}, status: {草稿: draft, 现行: approved}}
  defaults: {language: zh-Hans}
  ignore: [layout]
  day_order: dmy
""")
UNDATED, READ, NO_PATTERN, BEFORE_FIRST, AS_PAGES = "SOP514", "SOP518", "SOP517", "SOP519", "SOP036"
GONE, NO_FILE, NO_PROCESS, NO_TEMPLATE, NO_CATALOGUE = "SOP916", "SOP801", "SOP613", "SOP312", "SOP643"
REFUSED = "cannot run"

# Setting → values, each with all that may be told when it is set in a manual where nothing was, and where everything was.
SET: dict[str, list[tuple[str, str, str]]] = {
    "organisation": [("other.yml", NO_FILE, NO_FILE)],
    "ledger": [("other.jsonl", GONE, GONE)],
    "pages": [("[index.md, hotel/**]", AS_PAGES, f"{AS_PAGES} {NO_PROCESS}")],
    "max_bytes": [("1000", READ, READ)],
    "number_pattern": [("'{type}-{department}-{sequence:04}'", UNDATED, UNDATED)],
    "number_patterns": [("{form: 'F-{sequence:04}', HT-SD: 'SD-{type}-{sequence:03}'}", "", "")],
    "sequence_per": [("[type]", "", "")],
    "department_codes": [("{HT-SD: '07'}", UNDATED, UNDATED)],
    "revision_pattern": [("'{letter}/{number}'", NO_PATTERN, NO_PATTERN), ("['{letter}', '{number}']", "", "")],
    "first_revision": [("'2'", BEFORE_FIRST, BEFORE_FIRST), ("'0'", UNDATED, UNDATED), ("A", REFUSED, REFUSED)],
    "document_types": [
        ("{procedure: {code: PRO, headings: [purpose]}}", UNDATED, UNDATED),
        ("{procedure: {code: SOP, headings: [purpose, records], chapters: [应急处置], roles: [prepared, checked, reviewed, cosigned, approved], review: 1 month, level: 5}}", UNDATED, UNDATED),
        ("{form: {code: SOP}, procedure: {code: FRM}}", UNDATED, UNDATED),
        ("{procedure: {code: SOP, headings: [form, filling_in]}}", UNDATED, UNDATED),
    ],
    "approval_roles": [
        ("[prepared, approved]", "", REFUSED),
        ("[{key: wrote, name: 编}, {key: agreed, name: 批}]", UNDATED, REFUSED),
        ("[prepared, reviewed, checked, cosigned, approved]", UNDATED, UNDATED),
    ],
    "templates": [("{procedure: templates/p.md}", NO_TEMPLATE, NO_TEMPLATE)],
    "rule_changes": [
        ("[{since: 2020-01-01, roles: {procedure: [prepared, checked, reviewed, cosigned, approved]}, headings: {procedure: [purpose, records]}, chapters: {form: [应急]}, review: {procedure: 1 month}, number_pattern: '{type}-{sequence:04}', codes: {procedure: PRO}, department_codes: {HT-SD: '07'}}]", UNDATED, UNDATED),
        ("[{since: 2020-01-01, approval_roles: [{key: wrote, name: 编}, {key: agreed, name: 批}]}]", UNDATED, REFUSED),
    ],
    "headings": [("{purpose: [宗旨], scope: [目的]}", UNDATED, UNDATED), ("{responsibilities: [工作程序]}", UNDATED, UNDATED)],
    "columns": [("{step: [栏], record: [填]}", "", "")],
    "clause_style": [("chinese", "", ""), ("decimal", "", "")],
    "language": [("zh-Hant", "", "")],
    "time_zone": [("Pacific/Honolulu", "", "")],
    "as_of": [("2020-01-01", "", ""), ("2030-01-01", "", "")],
    "lead_days": [("0", "", "")],
    "stale_days": [("1", "", "")],
    "seals": [("{mode: required, since: 2020-01-01}", "", "")],
    "recorded_within": [("1", "", "")],
    "trail_review": [("1 month", "", "")],
    "training": [("{days: 0, since: 2020-01-01, read_before: 100}", "", ""), ("{ledger: other.jsonl}", "", "")],
    "mail": [("{domain: example.com}", "", "")],
    "show_copy_holders": [("true", "", ""), ("false", "", "")],
    "pdf_copies": [("true", "", "")],
    "confidentiality": [
        ("{levels: [公开, 内部], default: 内部, departments: {HT-SD: 公开}}", "", UNDATED),
        ("{levels: [秘密], departments: {HT-SD: 秘密}}", "", ""),
    ],
    "report": [("https://git.example.org/new", "", "")],
    "helpful": [("'https://git.example.org/helpful?{number}'", "", "")],
    "propose": [("{backend: github, repo: sop/manual}", "", "")],
    "source_url": [("'https://git.example.org/{path}#L{line}'", "", "")],
    "vague_words": [("{来电: true, 接起: true}", "", "")],
    "spacing": [("true", "", ""), ("false", "", "")],
    "findings": [("[{rule: SOP321, level: off, reason: 忙}]", "", "")],
    "external_documents": [("[别的标准]", "", UNDATED)],
    "processes": [("[HT-SD-SOP-004#9]", NO_PROCESS, NO_PROCESS)],
    "requirements": [("[]", "", UNDATED), ("[other.yml]", NO_CATALOGUE, f"{NO_CATALOGUE} {UNDATED}")],
    "last_audit": [("2026-05-12", "", "")],
    "search_synonyms": [("synonyms.yml", "SOP711", "SOP711")],
    "search_questions": [("questions.yml", "SOP721", "SOP721")],
    "keyword_readings": [("{转接: a}", "", "")],
    "metadata": [
        ("{keys: {title: number}}", READ, READ),
        ("{keys: {number: title, title: number}}", READ, READ),
        ("{values: {status: {approved: draft}, department: {HT-SD: HT-MK}}}", READ, READ),
        ("{values: {status: {approved: withdrawn}}}", READ, READ),
        ("{defaults: {language: en, review.every: 1 month, audience: all}}", READ, READ),
        ("{ignore: [keywords, effective, approvals, reviews]}", READ, READ),
        ("{ignore: all}", "", READ),
        ("{day_order: mdy}", "", READ),
    ],
}  # fmt: skip
# What is taken out, and what of that is told: all else that is set passes without a word.
TAKEN_OUT = {
    "document_types": UNDATED,
    "document_types.procedure": "",
    "document_types.checklist": UNDATED,
    "confidentiality": UNDATED,
    "confidentiality.levels": REFUSED,
    "external_documents": UNDATED,
    "metadata": READ,
    "metadata.keys": READ,
    "metadata.values": READ,
    "metadata.defaults": READ,
    "metadata.ignore": READ,
    "metadata.day_order": READ,
}


def begun(made: RecordedManual, options: dict[str, Any]) -> None:
    made.write("mkdocs.yml", project(options))
    made.commit("Settings", day="2026-01-05")
    made.record_procedure()
    files = {
        "HT-SD-FRM-001": FORM.format(
            number="HT-SD-FRM-001", title="留言单", type="form", purpose="记留言" * 300
        ),
        "HT-SD-FRM-002": FORM.format(number="HT-SD-FRM-002", title="旧单", type="form", purpose="记留言"),
    }
    if options:
        files["HT-SD-SOP-030"] = FOREIGN
        files["HT-SD-CHK-001"] = CHECKLIST.format(
            number="HT-SD-CHK-001", title="检查单", type="checklist", purpose="查"
        )
    for number, text in files.items():
        made.write(f"docs/hotel/{number}.md", text)
        made.sop("issue", number, "--by", "tang", "--date", "2026-03-02")
        for role, person in SIGNERS.items():
            if "SOP" in number or role in ("prepared", "approved"):
                made.sop("approve", number, "--role", role, "--by", person, "--date", "2026-03-02")
        made.sop("release", number, "--by", "tang", "--date", "2026-03-02")
    made.commit("Release", day="2026-03-02")
    made.sop("withdraw", "HT-SD-FRM-002", "--by", "shen", "--reason", "不用了", "--date", "2026-04-01")
    made.sop(
        *("review", "HT-SD-FRM-001", "--by", "lu", "--outcome", "no_change"),
        *("--note", "照旧", "--date", "2026-09-01"),
    )
    change = ("--class", "substantive", "--reason", "客户反映", "--summary", "改时限")
    made.sop("revise", NUMBER, *change)
    made.replace(PROCEDURE, "响铃 3 声", "响铃 2 声")
    made.replace(PROCEDURE, "status: draft\n", "status: draft\neffective: 2026-12-15\n")
    made.sign_all(NUMBER, *["2026-11-11"] * 4)
    made.sop("release", NUMBER, "--by", "tang", "--date", "2026-11-11")
    made.commit("Release the next revision", day="2026-11-11")


def with_nothing(made: RecordedManual) -> None:
    begun(made, {})


def with_everything(made: RecordedManual) -> None:
    begun(made, EVERYTHING)


def project(options: dict[str, Any]) -> str:
    return yaml.safe_dump({"site_name": "手册", "plugins": [{"sop": options}]}, allow_unicode=True)


def told(made: RecordedManual, command: str, options: dict[str, Any]) -> set[str]:
    """What fails, but for the draft, which is to go by the settings as they are."""
    made.write("mkdocs.yml", project(options))
    done = made.run(command, "--format", "json")
    if done.exit_code == 2 and done.stderr:
        assert "mkdocs.yml:" in done.stderr
        return {REFUSED}
    found = [finding for finding in json.loads(done.stdout)["findings"] if finding["fails"]]
    of_settings = {finding["path"] for finding in found} - {"docs/hotel/draft.md"}
    assert of_settings.isdisjoint(path for path in made.contents() if path.startswith(("docs/", "ledger"))), [
        (finding["path"], finding["code"], finding["message"]) for finding in found
    ]
    codes = [finding["code"] for finding in found if finding["path"] != "docs/hotel/draft.md"]
    assert len(codes) == len(set(codes)), "one finding for a setting"
    return set(codes)


def cases() -> list[tuple[str, str, dict[str, Any], str]]:
    listed = []
    for name, values in SET.items():
        for written, told_before, told_after in values:
            value = yaml.safe_load(written)
            listed.append((f"{name}: {written}", "nothing", {name: value}, told_before))
            listed.append((f"{name}: {written}", "everything", EVERYTHING | {name: value}, told_after))
    for name in [*EVERYTHING, *(path for path in TAKEN_OUT if "." in path)]:
        top, _, below = name.partition(".")
        rest = {key: value for key, value in EVERYTHING.items() if key != top}
        if below:
            rest[top] = {key: value for key, value in EVERYTHING[top].items() if key != below}
        listed.append((f"without {name}", "everything", rest, TAKEN_OUT.get(name, "")))
    return listed


def test_every_setting_is_in_the_table() -> None:
    assert set(SET) == set(PluginOptions.model_fields)


@each_case("name, before, options, expected", cases(), ids=lambda name, before, *_: f"{before} set, {name}")
def test_a_changed_setting_is_told_of_the_setting(
    name: str,
    before: str,
    options: dict[str, Any],
    expected: str,
    both: dict[str, RecordedManual],
) -> None:
    assert told(both[before], "check", options) == (
        {expected} if expected == REFUSED else set(expected.split())
    )


@pytest.fixture
def both(histories: Histories, tmp_path: Path) -> Iterator[dict[str, RecordedManual]]:
    with own_settings(tmp_path):
        yield {
            "nothing": histories.copy(tmp_path / "nothing", with_nothing),
            "everything": histories.copy(tmp_path / "everything", with_everything),
        }


def test_the_evidence_holds_and_is_exported_whatever_the_settings_have_come_to(
    both: dict[str, RecordedManual], tmp_path: Path
) -> None:
    """Other commands read released texts as the check does."""
    made = both["everything"]
    rest = {key: value for key, value in EVERYTHING.items() if key != "metadata"} | {"max_bytes": 1000}
    assert told(made, "verify", rest) == {READ}
    assert told(made, "verify", EVERYTHING | {"pages": ["hotel/**"]}) == {AS_PAGES}
    made.write("mkdocs.yml", project(rest))
    made.sop("export", "--as-of", "2026-11-21", "--output", str(tmp_path / "out.zip"))
    shown = made.sop("register", "--format", "json")
    assert {row["number"] for row in json.loads(shown)["documents"]} >= {"HT-SD-SOP-030", "HT-SD-FRM-001"}


UNKNOWN_THEN, MISSING = "SOP520", "SOP965"
WITHOUT_METADATA = {key: value for key, value in EVERYTHING.items() if key != "metadata"}
# Manual, its new settings, and all that fails where git's history cannot be asked; what the ledger or a digest proves needs no history.
WITHOUT_HISTORY: list[tuple[str, dict[str, Any], set[str]]] = [
    ("nothing", {"max_bytes": 1000}, {READ}),
    ("nothing", {"metadata": {"values": {"status": {"approved": "draft"}}}}, {READ}),
    ("nothing", {"document_types": {"procedure": {"code": "PRO", "headings": ["purpose"]}}}, {UNKNOWN_THEN}),
    ("everything", EVERYTHING, set()),
    ("everything", WITHOUT_METADATA, {UNKNOWN_THEN}),
    ("everything", EVERYTHING | {"metadata": {"ignore": "all"}}, {UNKNOWN_THEN}),
]


def test_without_the_history_the_cause_is_told_once(both: dict[str, RecordedManual], tmp_path: Path) -> None:
    """In a folder without git, and in a shallow clone, no released document turns into an error either."""
    for number, (before, options, expected) in enumerate(WITHOUT_HISTORY):
        made = both[before]
        made.write("mkdocs.yml", project(options))
        made.commit("Change the settings", day="2026-11-12")
        bare, shallow = tmp_path / f"bare-{number}", tmp_path / f"shallow-{number}"
        made.git("clone", "-q", "--depth", "1", made.folder.as_uri(), str(shallow))
        shutil.copytree(made.folder, bare, ignore=shutil.ignore_patterns(".git"))
        for folder in (bare, shallow):
            assert failing(RecordedManual(folder)) == expected | {MISSING}, (options, folder)
        made.git("reset", "-q", "--hard", "HEAD~1")


def test_the_ledger_itself_remembers_how_texts_were_read(
    both: dict[str, RecordedManual], tmp_path: Path
) -> None:
    made = both["everything"]
    made.sop("record", "--by", "shen", "--reason", "起点", "--unsigned", "--date", "2026-11-12")
    bare = tmp_path / "bare"
    shutil.copytree(made.folder, bare, ignore=shutil.ignore_patterns(".git"))
    copied = RecordedManual(bare)
    copied.write("mkdocs.yml", project(WITHOUT_METADATA))
    assert failing(copied) == {READ, MISSING, "SOP821"}
    # A text that somebody changed is told as ever.
    copied.replace("docs/hotel/HT-SD-SOP-030.md", "送餐及时", "送餐很快")
    assert not failing(copied).isdisjoint({"SOP105", "SOP107"})
    copied.write("mkdocs.yml", project(EVERYTHING))
    assert "SOP935" in failing(copied)


def failing(made: RecordedManual) -> set[str]:
    """The codes of all that fails, but for the draft; what is of the evidence is told once."""
    found = json.loads(made.run("check", "--format", "json").stdout)["findings"]
    codes = [each["code"] for each in found if each["fails"] and each["path"] != "docs/hotel/draft.md"]
    assert codes.count(UNKNOWN_THEN) <= 1
    return set(codes)
