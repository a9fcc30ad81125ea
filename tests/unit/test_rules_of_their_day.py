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


def failing(made: RecordedManual, command: str = "check") -> set[str]:
    report = json.loads(made.run(command, "--format", "json").stdout)
    return {finding["code"] for finding in report["findings"] if finding["fails"]}


def test_no_released_document_becomes_an_error(recorded: RecordedManual) -> None:
    recorded.write("mkdocs.yml", AT_ONCE)
    assert {"SOP501", "SOP951"} & failing(recorded)
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
    recorded.write("mkdocs.yml", "plugins:\n  - sop: {number_pattern: '{type}-{sequence:04}'}\n")
    assert "写在 rule_changes 里" in recorded.run("check", SOP_LANGUAGE="zh").stdout


def test_a_type_that_nobody_knows_and_a_rule_without_a_day(recorded: RecordedManual) -> None:
    for wrong, told in (
        ("{since: 2026-06-01, roles: {memo: [approved]}}", "没有文件类型“memo”"),
        ("{roles: {procedure: [approved]}}", "since"),
        ("{since: soon}", "since"),
        ("{since: 2026-06-01, review: {memo: 1 year}}", "没有文件类型“memo”"),
        ("{since: 2026-06-01, number_pattern: '{typ}'}", "number_pattern"),
    ):
        recorded.write("mkdocs.yml", f"plugins:\n  - sop:\n      rule_changes: [{wrong}]\n")
        assert told in recorded.run("check", SOP_LANGUAGE="zh").stderr


def test_a_changed_rule_is_told_with_its_day(recorded: RecordedManual) -> None:
    recorded.git("branch", "-q", "base")
    recorded.write("mkdocs.yml", FROM_JUNE)
    text = recorded.run("check", "--base", "base", SOP_LANGUAGE="zh").stdout
    assert "2026-06-01 起程序文件必备签署 拟制、校对、审核、会签、批准" in text.splitlines()[0]
