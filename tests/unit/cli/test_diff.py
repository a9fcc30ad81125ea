"""``sop diff``."""

from __future__ import annotations

import json
import re

import pytest
from recorded_manual import DRAFT, NUMBER, RecordedManual, WithHistory

OLD, NEW = "响铃 3 声内接起。", "响铃 2 声内接起。"


@pytest.fixture
def revised(recorded: RecordedManual) -> RecordedManual:
    """The procedure with a draft of revision 2."""
    recorded.next_revision(2, "2027-01-01", OLD, NEW)
    return recorded


def revised_and_released(manual: RecordedManual) -> None:
    manual.release_next(2, "2026-11-20", "2026-12-10", OLD, NEW)


@pytest.fixture
def twice(with_history: WithHistory) -> RecordedManual:
    """The procedure with two released revisions."""
    return with_history(RecordedManual.record_procedure, revised_and_released)


def test_the_draft_against_the_released_revision(revised: RecordedManual) -> None:
    text = revised.run("diff", NUMBER, SOP_LANGUAGE="zh").stdout
    assert text == (
        "HT-SD-SOP-004  接听电话\n"
        "  第 1 版（2026-02-24 发布，2026-03-01 生效）\n"
        "  → 第 2 版（草稿，尚未发布）\n"
        "  更改类别: 实质性更改\n"
        "  更改内容: 改时限\n"
        "  更改原因: 客户反映\n"
        "\n"
        "文件信息\n"
        "  版次: [-1-] {+2+}\n"
        "  生效日期: [-2026-03-01-] {+2027-01-01+}\n"
        "\n"
        "正文\n"
        "  4.1 接起\n"
        "    响铃 [-3-]{+2+} 声内接起。\n"
        "\n"
        "文件信息 2 项、正文 1 处有改动\n"
        "下一步: 看影响到哪些文件：sop impact HT-SD-SOP-004\n"
    )


def test_facts_are_told_in_words(revised: RecordedManual) -> None:
    revised.replace("docs/hotel/procedure.md", "{every: 12 months}", "{every: 6 months}")
    revised.replace(
        "docs/hotel/procedure.md", "department: HT-SD\n", "department: HT-SD\nsupervised_by: HT-GM\n"
    )
    text = revised.run("diff", NUMBER, SOP_LANGUAGE="zh").stdout
    assert "  复审周期: [-1 年-] {+6 个月+}\n" in text
    assert "  督导部门: {+总经理室（HT-GM）+}\n" in text


def test_two_releases_where_there_is_no_draft(twice: RecordedManual) -> None:
    for arguments in ((), ("--from", "1"), ("--to", "2"), ("--from", "1", "--to", "2")):
        text = twice.sop("diff", NUMBER, *arguments)
        assert "revision 1 (released 2026-02-24, effective 2026-03-01)" in text
        assert "→ revision 2 (released 2026-11-20, effective 2026-12-10)" in text
        assert "响铃 [-3-]{+2+} 声内接起。" in text
    # Read backwards, what was added was removed.
    assert "响铃 [-2-]{+3+} 声内接起。" in twice.sop("diff", NUMBER, "--from", "2", "--to", "1")


def test_a_text_that_changed_after_its_release(recorded: RecordedManual) -> None:
    recorded.replace("docs/hotel/procedure.md", OLD, NEW)
    text = recorded.sop("diff", NUMBER)
    assert "→ revision 1 (changed after its release)" in text
    assert f"make it the draft of the next revision: sop revise {NUMBER}" in text
    assert "响铃 [-3-]{+2+} 声内接起。" in text


def test_one_text_is_nothing_to_compare(recorded: RecordedManual) -> None:
    one = recorded.sop("diff", NUMBER)
    assert one == "HT-SD-SOP-004 has one revision only (1): there is nothing to compare\n"
    assert "has one revision only" in recorded.sop("diff", DRAFT)
    assert "has one revision only" in recorded.sop("diff", NUMBER, "--from", "1")


def test_a_text_that_cannot_be_had(twice: RecordedManual) -> None:
    ledger = twice.text("ledger.jsonl")
    blob = json.loads(next(line for line in ledger.splitlines() if '"released"' in line))["blob"]
    (twice.folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
    assert "the text of HT-SD-SOP-004 revision 1 cannot be had" in twice.refused("diff", NUMBER)


def test_the_page_needs_nothing_else_and_runs_nothing(revised: RecordedManual) -> None:
    revised.replace("docs/hotel/procedure.md", "写下留言", "<script>alert(1)</script>写下留言")
    revised.replace("docs/hotel/procedure.md", "title: 接听电话", "title: 接听<b>电话</b>")
    assert (
        revised.sop("diff", NUMBER, "--html", "changes.html")
        == "the comparison was written to changes.html\n"
    )
    page = revised.text("changes.html")
    assert '<html lang="zh-Hans">' in page
    assert "［删去：</span>3<" in page
    assert "［新增：</span>2<" in page
    assert "销售代表接听。" in page
    assert "<script" not in page
    assert "<b>" not in page
    assert not re.search(r"(?:src|href)=|@import|url\(", page)


def test_json_holds_what_the_help_promises(revised: RecordedManual) -> None:
    told = json.loads(revised.sop("diff", NUMBER, "--format", "json"))
    assert list(told) == ["number", "title", "from", "to", "change", "fields", "lines"]
    assert told["from"] == {"revision": 1, "released": "2026-02-24", "effective": "2026-03-01"}
    assert told["to"] == {"revision": 2, "released": None, "effective": "2027-01-01"}
    assert told["change"] == {"class": "substantive", "summary": "改时限", "reason": "客户反映"}
    assert told["fields"][0] == {"label": "Revision", "old": ["1"], "new": ["2"]}
    assert [line["kind"] for line in told["lines"]] == ["heading", "text"]
    assert told["lines"][1]["parts"] == [
        {"text": "响铃 ", "mark": "same"},
        {"text": "3", "mark": "removed"},
        {"text": "2", "mark": "added"},
        {"text": " 声内接起。", "mark": "same"},
    ]


def test_colour_comes_beside_the_signs(revised: RecordedManual) -> None:
    from contextlib import chdir

    from click.testing import CliRunner

    from sop_plugin.cli.group import sop

    with chdir(revised.folder):
        known = {"SOP_LANGUAGE": "en", "SOP_AS_OF": "2026-11-21"}
        shown = CliRunner(env=known).invoke(sop, ["diff", NUMBER], color=True).output
    assert "\x1b[31m[-3-]\x1b[0m\x1b[32m{+2+}\x1b[0m" in shown


def test_a_title_cannot_steer_the_terminal(revised: RecordedManual) -> None:
    revised.replace("docs/hotel/procedure.md", "title: 接听电话", 'title: "接听\\e[2J电话"')
    assert "\x1b" not in revised.run("diff", NUMBER).stdout
