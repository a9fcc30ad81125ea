"""Rules that count from a day, in a real repository: what was released before stands."""

from __future__ import annotations

import json

from recorded_manual import DRAFT, DRAFT_FILE, NUMBER, PROCEDURE, RecordedManual

FROM_JUNE = """site_name: 手册
plugins:
  - sop:
      rule_changes:
        - since: 2026-06-01
          roles: {procedure: [prepared, checked, reviewed, cosigned, approved]}
          headings: {procedure: [purpose, scope, responsibilities, content, related, records]}
"""
ALL_FROM_JUNE = """site_name: 手册
plugins:
  - sop:
      rule_changes:
        - since: 2026-06-01
          chapters: {procedure: [应急处置]}
          review: {procedure: 6 months}
          number_pattern: "{type}-{department}-{sequence:04}"
"""
AT_ONCE = """site_name: 手册
plugins:
  - sop:
      document_types:
        procedure: {code: SOP, headings: [purpose], roles: [prepared, checked, reviewed, cosigned, approved]}
"""


def found(made: RecordedManual) -> list[dict[str, str]]:
    return list(json.loads(made.run("check", "--format", "json").stdout)["findings"])


def failing(made: RecordedManual, command: str = "check") -> set[str]:
    report = json.loads(made.run(command, "--format", "json").stdout)
    return {finding["code"] for finding in report["findings"] if finding["fails"]}


def test_no_released_document_becomes_an_error(recorded: RecordedManual) -> None:
    recorded.write("mkdocs.yml", AT_ONCE)
    assert failing(recorded) == {"SOP514"}, "it is told of the setting, and of no document"
    told = recorded.run("check", SOP_LANGUAGE="zh").stdout
    assert "按现在的设置：缺少会签签署（SOP501）" in told
    assert "写在 rule_changes 里，since 晚于 2026-02-24" in told
    status = recorded.sop("status", NUMBER, "--language", "zh-Hans")
    assert "未签署" not in status, "nobody has yet to sign what was released"
    recorded.commit("Change a rule in place")
    assert failing(recorded) == {"SOP514"}
    recorded.write("mkdocs.yml", FROM_JUNE)
    assert failing(recorded) & {"SOP501", "SOP951"} == set()
    text = recorded.run("check", SOP_LANGUAGE="zh").stdout
    assert "第 1 版按 2026-02-20 的规则批准；2026-06-01 起还须有：会签、记录" in text
    assert "SOP511" not in recorded.run("check", SOP_AS_OF="2026-05-31").stdout


def test_what_comes_after_needs_more(recorded: RecordedManual) -> None:
    recorded.write("mkdocs.yml", FROM_JUNE)
    assert "SOP301" in failing(recorded)  # the draft, which is to count from December on
    recorded.replace(DRAFT_FILE, "## 相关文件", "## 记录\n\n无。\n\n## 相关文件")
    recorded.issue_draft()
    for role, person in (("prepared", "tang"), ("checked", "zeng"), ("reviewed", "lu")):
        recorded.sop("approve", DRAFT, "--role", role, "--by", person, "--date", "2026-11-12")
    refused = recorded.refused("approve", DRAFT, "--role", "approved", "--by", "shen")
    assert "cosigned has not signed" in refused
    assert "SOP951" not in failing(recorded, "verify")
    status = recorded.sop("status", NUMBER, "--language", "zh-Hans")
    assert "缺" not in status


def test_numbers_reviews_and_chapters_have_their_day_too(recorded: RecordedManual) -> None:
    recorded.write("mkdocs.yml", ALL_FROM_JUNE)
    found = json.loads(recorded.run("check", "--format", "json").stdout)["findings"]
    fails = {(finding["path"], finding["code"]) for finding in found if finding["fails"]}
    assert fails == {(DRAFT_FILE, "SOP201"), (DRAFT_FILE, "SOP301"), (DRAFT_FILE, "SOP414")}
    assert (PROCEDURE, "SOP511") in {(finding["path"], finding["code"]) for finding in found}
    new = recorded.sop("new", "--type", "SOP", "--department", "HT-SD", "--title", "代客订餐", "--by", "tang")
    assert "SOP-HT-SD-0021" in new
    begun = next(recorded.folder.glob("docs/**/*dai-ke-ding-can.md")).read_text(encoding="utf-8")
    assert "review: {every: 6 months}" in begun
    assert "## 应急处置" in begun
    assert recorded.run("status", NUMBER).exit_code == 0, "a number that was given out stays"


def test_without_a_day_the_remedy_says_that_there_may_be_one(recorded: RecordedManual) -> None:
    recorded.write(
        "mkdocs.yml", "site_name: x\nplugins:\n  - sop: {number_pattern: '{type}-{sequence:04}'}\n"
    )
    assert "写在 rule_changes 里" in recorded.run("check", SOP_LANGUAGE="zh").stdout


IN_PLACE = """site_name: 手册
plugins:
  - sop:
      document_types: {procedure: {code: PRO, headings: [purpose, scope, responsibilities, content, related]}}
      department_codes: {HT-SD: "07"}
"""
FROM_A_DAY = """site_name: 手册
plugins:
  - sop:
      rule_changes:
        - {since: 2026-11-10, codes: {procedure: PRO}, department_codes: {HT-SD: "07"}}
"""


def test_codes_have_their_day_too(recorded: RecordedManual) -> None:
    recorded.write("mkdocs.yml", IN_PLACE)
    recorded.commit("Change codes in place")
    assert failing(recorded) == {"SOP514", "SOP201"}
    assert {f["path"] for f in found(recorded) if f["code"] == "SOP201"} == {DRAFT_FILE}, (
        "no number was given out"
    )
    assert "HT-SD-SOP-004" in recorded.sop("register"), "it is published all the same"
    recorded.write("mkdocs.yml", FROM_A_DAY)
    assert failing(recorded) == {"SOP201"}
    recorded.sop("review", NUMBER, "--by", "lu", "--outcome", "no_change", "--note", "照旧")
    new = recorded.sop("new", "--type", "PRO", "--department", "HT-SD", "--title", "代客订餐", "--by", "tang")
    assert "07-PRO-001" in new
    assert recorded.run("status", "07-PRO-001").exit_code == 0
    assert failing(recorded) == {"SOP201"}
    recorded.write(DRAFT_FILE, recorded.text(DRAFT_FILE).replace("HT-SD-SOP-020", "07-SOP-020"))
    assert failing(recorded) == {"SOP201"}, "a new number by the old code is none"


def test_revisions_may_be_written_otherwise(recorded: RecordedManual) -> None:
    recorded.write("mkdocs.yml", "site_name: x\nplugins: [{sop: {revision_pattern: '{letter}/{number}'}}]\n")
    assert failing(recorded) == {"SOP517"}
    kept = recorded.text("ledger.jsonl")
    recorded.sop("record", "--by", "shen", "--reason", "新写法")
    assert failing(recorded) == {"SOP517"}, "what is recorded is what the file says"
    recorded.write("ledger.jsonl", kept)
    both = "site_name: x\nplugins: [{sop: {revision_pattern: ['{letter}/{number}', '{number}']}}]\n"
    recorded.write("mkdocs.yml", both)
    assert failing(recorded) == set(), "what was released before has the digest that it had"
    assert failing(recorded, "verify") == set()
    change = ("--class", "substantive", "--reason", "客户反映", "--summary", "改时限")
    recorded.sop("revise", NUMBER, *change)
    recorded.replace(PROCEDURE, "响铃 3 声", "响铃 4 声")
    recorded.replace(PROCEDURE, "status: draft\n", "status: draft\neffective: 2026-11-15\n")
    recorded.sign_all(NUMBER, *["2026-11-11"] * 4)
    recorded.sop("release", NUMBER, "--by", "tang", "--date", "2026-11-12")
    recorded.commit("Release A/0", day="2026-11-12")
    assert failing(recorded) == failing(recorded, "verify") == set()
    assert "A/0" in recorded.sop("register")
    recorded.write("mkdocs.yml", "site_name: x\nplugins: [{sop: {first_revision: '0'}}]\n")
    assert "SOP935" not in failing(recorded), "a setting changes no text"
    for options in ("language: en", "metadata: {defaults: {language: en}}"):
        recorded.write("mkdocs.yml", both.replace("revision_pattern", f"{options}, revision_pattern"))
        assert "SOP935" not in failing(recorded), options


def test_codes_are_not_those_of_others(recorded: RecordedManual) -> None:
    for wrong, told in (
        ("{since: 2026-06-01, codes: {procedure: WI}}", "代码 WI 是或曾是类型 work_instruction 的"),
        ("{since: 2026-06-01, codes: {memo: ME}}", "没有文件类型“memo”"),
        ("{since: 2026-06-01, department_codes: {HT-SD: '07', HT-MK: '07'}}", "有两个部门用了代码 07"),
    ):
        recorded.write("mkdocs.yml", f"site_name: x\nplugins:\n  - sop:\n      rule_changes: [{wrong}]\n")
        assert told in recorded.run("check", SOP_LANGUAGE="zh").stderr
    recorded.write(
        "mkdocs.yml",
        "site_name: x\nplugins:\n  - sop: {rule_changes: [{since: 2026-06-01, department_codes: {XX: '9'}}]}\n",
    )
    assert "SOP209" in recorded.run("check").stdout


def test_a_rule_that_was_lifted_for_a_while_shows(recorded: RecordedManual) -> None:
    usual = recorded.text("mkdocs.yml")
    recorded.issue_draft()
    recorded.commit("Begin a draft", day="2026-11-10")
    lifted = "site_name: x\nplugins: [{sop: {document_types: {procedure: {code: SOP, roles: [approved]}}}}]\n"
    recorded.write("mkdocs.yml", lifted)
    recorded.sop("approve", DRAFT, "--role", "approved", "--by", "shen", "--date", "2026-11-12")
    recorded.sop("release", DRAFT, "--by", "tang", "--date", "2026-11-12")
    recorded.commit("Release a draft", day="2026-11-12")
    recorded.write("mkdocs.yml", usual)
    recorded.commit("Tidy up", day="2026-11-12")
    assert failing(recorded) == {"SOP514"}
    assert "required signatures of procedure" in recorded.run("check").stdout


def test_where_rules_are_on_record_only_those_count(recorded: RecordedManual) -> None:
    recorded.write(
        "mkdocs.yml",
        "site_name: x\nplugins: [{sop: {document_types: {procedure: {code: SOP, roles: [approved]}}}}]\n",
    )
    recorded.sop("record", "--by", "shen", "--reason", "开始登记", "--date", "2026-11-01")
    recorded.issue_draft()
    recorded.commit("Begin to record", day="2026-11-02")
    recorded.write(
        "mkdocs.yml",
        "site_name: x\nplugins: [{sop: {document_types: {procedure: {code: SOP, roles: [prepared]}}}}]\n",
    )
    recorded.sop("approve", DRAFT, "--role", "prepared", "--by", "tang", "--date", "2026-11-12")
    recorded.run("release", DRAFT, "--by", "tang", "--date", "2026-11-12")
    recorded.commit("Release a draft", day="2026-11-12")
    recorded.write(
        "mkdocs.yml",
        "site_name: x\nplugins: [{sop: {document_types: {procedure: {code: SOP, roles: [approved]}}}}]\n",
    )
    assert "SOP501" in failing(recorded), "the rule by which it was released was never on record"


def test_a_type_that_nobody_knows_and_a_rule_without_a_day(recorded: RecordedManual) -> None:
    for wrong, told in (
        ("{since: 2026-06-01, roles: {memo: [approved]}}", "没有文件类型“memo”"),
        ("{roles: {procedure: [approved]}}", "since"),
        ("{since: soon}", "since"),
        ("{since: 2026-06-01, review: {memo: 1 year}}", "没有文件类型“memo”"),
        ("{since: 2026-06-01, number_pattern: '{typ}'}", "number_pattern"),
    ):
        recorded.write("mkdocs.yml", f"site_name: x\nplugins:\n  - sop:\n      rule_changes: [{wrong}]\n")
        assert told in recorded.run("check", SOP_LANGUAGE="zh").stderr


def test_a_changed_rule_is_told_with_its_day(recorded: RecordedManual) -> None:
    recorded.git("branch", "-q", "base")
    recorded.write("mkdocs.yml", FROM_JUNE)
    text = recorded.run("check", "--base", "base", SOP_LANGUAGE="zh").stdout
    assert "2026-06-01 起程序文件必备签署 拟制、校对、审核、会签、批准" in text.splitlines()[0]
