"""Attacks on people, keys, authority and settings, in a real repository: each is told before anything else."""

from __future__ import annotations

import json

import pytest
import yaml
from each_case import each_case
from recorded_manual import RecordedManual, WithHistory

from sop_plugin.model.trust.settings_facts import settings_facts
from sop_plugin.reading.settings.file import read_options
from sop_plugin.reading.settings.option import option_of
from sop_plugin.reading.settings.schema import PluginOptions
from sop_plugin.reading.settings.site_facts import site_facts

ORGANISATION, PROJECT = "organisation.yml", "mkdocs.yml"
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEjC/tIk7WeT2fX+MoTNq8jNviBtYzfUn0pbkMQN4GuJ one"
SECOND = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINc5DCoigZKlIdghbaL+PBpP0yPcS+bYNJMM0xKNbqbc two"
FINGERPRINT = "SHA256:nJoFRtHgjR6i8JDOrofjZl0FtVPtzpHjebl3igGmu7Y"


def with_keys(made: RecordedManual) -> None:
    """Lu has a key, Shen none."""
    made.replace(ORGANISATION, "from: 2021-05-10,", f'from: 2021-05-10, keys: ["{KEY}"],')
    jobs = "jobs:\n  - {name: {zh-Hans: 文员}, departments: [HT-SD], also: [文秘]}\nrecords:\n  - {name: {zh-Hans: 合同}, retention: 10 years}\n"
    made.replace(ORGANISATION, "people:\n", f"{jobs}people:\n")
    made.write("mkdocs.yml", "site_name: 手册\nplugins:\n  - sop\nmarkdown_extensions: [tables]\n")
    made.write("hooks/old.py", "")
    made.commit("Register the key")
    made.git("checkout", "-q", "-b", "change")


@pytest.fixture
def attacked(with_history: WithHistory) -> RecordedManual:
    """A manual with a release, and a branch off `main` checked out."""
    return with_history(RecordedManual.record_procedure, with_keys)


def plugin(options: str) -> tuple[str, str, str]:
    return PROJECT, "  - sop\n", f"  - sop:\n      {options}\n"


ATTACKS = {
    "a second key": (
        (ORGANISATION, f'["{KEY}"]', f'["{KEY}", "{SECOND}"]'),
        "陆嘉禾：新增第 2 把公钥 SHA256:",
    ),
    "one key for two people": (
        (ORGANISATION, "from: 2020-01-06,", f'from: 2020-01-06, keys: ["{KEY}"],'),
        f"沈光耀：登记了公钥 {FINGERPRINT} one",
    ),
    "a key exchanged": ((ORGANISATION, KEY, SECOND), f"陆嘉禾：撤去公钥 {FINGERPRINT} one"),
    "the terms of a key": ((ORGANISATION, f'"{KEY}"', f"'valid-after=\"20200101\" {KEY}'"), "的有效期或用途改动"),
    "a name": ((ORGANISATION, "沈光耀", "申光耀"), "shen：姓名由“沈光耀”改为“申光耀”"),
    "a job": ((ORGANISATION, "销售总监", "总监"), "陆嘉禾：岗位由 销售总监 改为 总监"),
    "an issuer": ((ORGANISATION, "云岭大酒店", "云岭饭店"), "发布单位 HTL：名称由 云岭大酒店"),
    "a department": ((ORGANISATION, "{zh-Hans: 销售部}", "{zh-Hans: 市场部}"), "部门 HT-SD：名称由 销售部 改为 市场部"),
    "another account": ((ORGANISATION, "from: 2021-05-10,", "from: 2021-05-10, handle: '@mallory',"), "陆嘉禾：代码平台上的账号由 无 改为 @mallory"),
    "from moved back": ((ORGANISATION, "2021-05-10", "2020-05-10"), "陆嘉禾：到任日期由 2021-05-10 提前到 2020-05-10"),
    "until removed": ((ORGANISATION, ", until: 2026-06-30", ""), "方牧：离任日期 2026-06-30 被删去"),
    "authority widened": ((ORGANISATION, "[{types: [form]}]", "[{}]"), "陆嘉禾：批准权限扩大，由 各部门的表单 改为 各部门的各类文件"),
    "authority narrowed": ((ORGANISATION, "[{}]", "[{until: 2026-12-31}]"), "沈光耀：批准权限收窄"),
    "somebody new": ((ORGANISATION, "people:\n", "people:\n  - {id: wang, name: 王五, department: HT-SD, job: 文员}\n"), "新增人员 王五：销售部，文员"),
    "document control": ((ORGANISATION, "people:\n", "document_control: HT-MK\npeople:\n"), "文件控制：部门由 总经理室 改为 营销部"),
    "a job that documents name": ((ORGANISATION, "jobs:\n", "jobs:\n  - {name: {zh-Hans: 预订员}, departments: [HT-MK], also: [订房员]}\n"), "新增岗位名称 预订员"),
    "how long a record is kept": ((ORGANISATION, "records:\n", "records:\n  - {name: {zh-Hans: 前台日志}, retention: 3 years}\n"), "新增记录 前台日志"),
    "another department of a job": ((ORGANISATION, "departments: [HT-SD], also: [文秘]", "departments: [HT-MK], also: [打字员]"), "岗位名称 文员：其他叫法由 文秘 改为 打字员 | 人员与权限：岗位名称 文员：部门由 销售部 改为 营销部"),
    "how long another record is kept": ((ORGANISATION, "retention: 10 years", "retention: 1 year"), "记录 合同：保存期限由 10 年 改为 1 年"),
    "no required roles": (plugin("document_types: {procedure: {code: SOP, roles: []}}"), "程序文件的必备签署由 拟制、校对、审核、批准 改为 无"),
    "no required headings": (plugin("document_types: {procedure: {code: SOP, headings: []}}"), "程序文件的必备标题由 目的"),
    "lead_days": (plugin("lead_days: 1"), "设置 lead_days：由 30 改为 1"),
    "stale_days": (plugin("stale_days: 3650"), "设置 stale_days：由 30 改为 3650"),
    "seals not asked for": (plugin("seals: optional"), "设置 seals.mode：新增 optional"),
    "recorded ten years later": (plugin("recorded_within: 3650"), "设置 recorded_within.days：新增 3650"),
    "a share of readers": (plugin("training: {read_before: 80}"), "设置 training.read_before：新增 80"),
    "all answers right": (plugin("training: {all_right: 2027-01-01}"), "设置 training.all_right：新增 2027-01-01"),
    "readers first": (plugin("training: {read_first: {share: 80, since: 2027-01-01}}"), "设置 training.read_first"),
    "days for readers": (plugin("training: {notice: {procedure: 14}}"), "设置 training.notice"),
    "another time zone": (plugin("time_zone: Pacific/Honolulu"), "设置 time_zone：新增 Pacific/Honolulu"),
    "rules of the past": (plugin("rule_changes: [{since: 2020-01-01, review: {procedure: 120 months}}]"), "2020-01-01 起程序文件至少每 10 年复审"),
    "numbers of the past": (plugin("rule_changes: [{since: 2020-01-01, number_pattern: '{type}-{sequence:03}'}]"), "2020-01-01 起编号 {type}-{sequence:03}"),
    "codes of the past": (plugin("rule_changes: [{since: 2020-01-01, codes: {procedure: PRO}, department_codes: {HT-SD: '07'}}]"), "2020-01-01 起程序文件在编号中的代码为 PRO；2020-01-01 起部门 HT-SD 在编号中的代码为 07"),
    "a level": (plugin("document_types: {procedure: {code: SOP, level: 3, headings: [purpose, scope, responsibilities, content, related]}}"), "设置 types.procedure.level：新增 3"),
    "a finding switched off": (plugin("findings: [{rule: SOP341, level: off, reason: 忙}]"), "规则与设置：新增 SOP341 不再提示（范围：整本手册；期限：没有期限；理由：忙）"),
    "another ledger": (plugin("ledger: other.jsonl"), "设置 ledger：新增 other.jsonl"),
    "a fixed day": (plugin("as_of: 2026-02-01"), "设置 as_of：新增 2026-02-01"),
    "a hook": ((PROJECT, "plugins:", "hooks: [hooks/old.py]\nplugins:"), "新增钩子文件 hooks/old.py"),
    "a hook that is nowhere": ((PROJECT, "plugins:", "hooks: [hooks/new.py]\nplugins:"), "新增钩子文件 hooks/new.py"),
    "a script": ((PROJECT, "plugins:", "extra_javascript: [js/x.js]\nplugins:"), "新增脚本文件 docs/js/x.js"),
    "a script from elsewhere": ((PROJECT, "plugins:", "extra_javascript: [https://x.example/x.js]\nplugins:"), "新增脚本文件 https://x.example/x.js"),
    "fonts from elsewhere": ((PROJECT, "plugins:", "theme: {name: material}\nplugins:"), "设置 theme.name：新增 material"),
    "somebody who counts readers": ((PROJECT, "plugins:", "extra: {analytics: {provider: google}}\nplugins:"), "设置 extra.analytics.provider：新增 google"),
    "a file of another plugin": ((PROJECT, "  - sop\n", "  - sop\n  - gen-files: {scripts: [hooks/old.py]}\n"), "新增其他插件所用的文件 hooks/old.py"),
    "a theme folder": ((PROJECT, "plugins:", "theme: {name: material, custom_dir: hooks}\nplugins:"), "新增主题文件 hooks/old.py"),
    "a plugin": ((PROJECT, "  - sop\n", "  - sop\n  - search\n"), "设置 plugins.search：新增"),
    "snippets": ((PROJECT, "[tables]", "[tables, {pymdownx.snippets: {auto_append: [parts/end.md]}}]"), "新增插入正文的片段文件 parts/end.md"),
}  # fmt: skip


@each_case("name, attack", ATTACKS.items(), ids=lambda name, _: name)
def test_each_attack_is_told_first(
    name: str, attack: tuple[tuple[str, str, str], str], attacked: RecordedManual
) -> None:
    (path, old, new), told = attack
    before = attacked.text(path)
    attacked.replace(path, old, new)
    try:
        found = attacked.run(
            *("check", "docs/hotel", "--base", "main", "--no-advice", "--format", "json"), SOP_LANGUAGE="zh"
        )
        findings = json.loads(found.stdout)["findings"]
        first = [finding for finding in findings if finding["code"] in ("SOP995", "SOP996")]
        assert first == findings[: len(first)], name
        assert told in " | ".join(finding["message"] for finding in first)
    finally:
        attacked.write(path, before)


def test_a_file_that_the_settings_name_is_told_when_its_bytes_change(attacked: RecordedManual) -> None:
    attacked.replace(PROJECT, "plugins:", "hooks: [hooks/old.py]\nplugins:")
    attacked.commit("A hook that was agreed on")
    attacked.git("branch", "-q", "agreed")
    attacked.write("hooks/old.py", "def on_page_markdown(markdown, **_): return markdown.replace('3', '4')\n")
    found = attacked.run("check", "--base", "agreed", "--no-advice", SOP_LANGUAGE="zh").stdout
    assert found.startswith("hooks/old.py:1:1: SOP996")
    assert "钩子文件 hooks/old.py 的内容有改动" in found
    attacked.write("hooks/helper.py", "TIMES = 4\n")
    assert (
        "新增钩子旁边的程序文件 hooks/helper.py"
        in attacked.run("check", "--base", "agreed", SOP_LANGUAGE="zh").stdout
    )


def test_the_report_begins_with_it(attacked: RecordedManual) -> None:
    attacked.replace(ORGANISATION, "[{types: [form]}]", "[{}]")
    attacked.replace(PROJECT, "plugins:", "hooks: [hooks/old.py]\nplugins:")
    attacked.replace("docs/hotel/procedure.md", "响铃 3 声", "响铃 4 声")
    report = attacked.run("report", "--base", "main", SOP_LANGUAGE="zh").stdout
    headings = [line for line in report.splitlines() if line.startswith("### ")]
    assert headings[0] == "### 人员、公钥、权限和设置（2）"
    assert report.index("批准权限扩大") < report.index("须改正的问题")
    assert report.count("新增钩子文件") == 1


def test_nothing_of_it_where_nothing_of_it_changed(attacked: RecordedManual) -> None:
    attacked.replace("docs/hotel/draft.md", "无。", "没有。")
    assert "SOP99" not in attacked.run("check", "--base", "main").stdout
    assert "### 人员" not in attacked.run("report", "--base", "main", SOP_LANGUAGE="zh").stdout


def test_one_key_for_two_people_fails_without_a_base(attacked: RecordedManual) -> None:
    attacked.replace(ORGANISATION, "from: 2020-01-06,", f'from: 2020-01-06, keys: ["{KEY}"],')
    found = attacked.run("check")
    assert found.exit_code == 1
    assert "SOP816" in found.stdout


# What says nothing of evidence, people or what a released text looks like.
NOT_TOLD = frozenset(
    "templates mail report helpful propose source_url show_copy_holders pdf_copies vague_words spacing external_documents processes "
    "requirements last_audit search_synonyms search_questions keyword_readings".split()
)


def test_every_other_setting_is_told() -> None:
    """A new option is a rule, which a change of it must tell, unless it is put on the list above."""
    usual = facts_of("{}")
    told = {
        name
        for name, option in PluginOptions.model_fields.items()
        if facts_of(f"{name}: {option_of(option).example}") != usual
    }
    assert told.isdisjoint(NOT_TOLD)
    assert told | NOT_TOLD == set(PluginOptions.model_fields)


def facts_of(written: str) -> dict[str, object]:
    options = yaml.safe_load(written)
    return {
        **settings_facts(read_options(options).settings),
        **site_facts({"plugins": [{"sop": options}]}).facts,
    }


def test_without_a_record_plain_check_and_the_report_of_verify_tell_what_changed_since_the_first_signature(
    attacked: RecordedManual,
) -> None:
    assert "SOP817" in attacked.run("check").stdout, "the key was registered after revision 1 was signed"
    attacked.replace(ORGANISATION, "沈光耀", "申光耀")
    attacked.replace(PROJECT, "plugins:", "hooks: [hooks/old.py]\nplugins:")
    attacked.commit("In nobody's name")
    for command in (("check",), ("verify", "--report")):
        said = attacked.run(*command, SOP_LANGUAGE="zh").stdout
        assert "shen：姓名由“沈光耀”改为“申光耀”" in said, command
        assert "新增钩子文件 hooks/old.py" in said, command
