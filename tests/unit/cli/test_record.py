"""`sop record`: the history of people, keys, authority and settings, and what it is worth, in real repositories."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from drawn import document_page, page
from each_case import each_case
from recorded_manual import DRAFT, DRAFT_FILE, NUMBER, RecordedManual, WithHistory

from sop_plugin.pages.edition import Edition
from sop_plugin.workspace.compilation import compile_workspace
from sop_plugin.workspace.workspace import open_workspace

pytestmark = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed (Debian: openssh-client)"
)
ORGANISATION, PROJECT = "organisation.yml", "mkdocs.yml"
BEGIN = ("record", "--by", "shen", "--reason", "开始登记", "--date", "2026-11-01")


def begun(made: RecordedManual) -> None:
    made.sop(*BEGIN)
    made.commit("Begin the record")


@pytest.fixture
def manual(with_history: WithHistory) -> RecordedManual:
    """A release, and the record begun by somebody without a key."""
    return with_history(RecordedManual.record_procedure, begun)


def new_key(folder: Path, name: str) -> tuple[Path, str]:
    file = folder / name
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(file)]
    subprocess.run(command, check=True)
    return file, file.with_suffix(".pub").read_text().strip()


def codes(made: RecordedManual, command: str = "check") -> list[str]:
    report = json.loads(made.run(command, "--format", "json").stdout)
    return [f["code"] for f in report["findings"] if f["fails"]]


def give_key(made: RecordedManual, who: str, *keys: str) -> None:
    text = made.text(ORGANISATION)
    line = next(line for line in text.splitlines() if f"id: {who}," in line)
    before = line.split(", keys:")[0].rstrip("}") if ", keys:" in line else line.rstrip("}")
    listed = ", ".join(f'"{key}"' for key in keys)
    made.write(ORGANISATION, text.replace(line, f"{before}, keys: [{listed}]}}"))


def test_it_begins_with_all_as_it_stands(manual: RecordedManual) -> None:
    stated = [json.loads(line) for line in manual.ledger() if '"event":"stated"' in line]
    assert {event["number"].split("/")[0] for event in stated} == {
        *("people", "departments", "issuers", "organisation")
    }
    assert len({event["batch"] for event in stated}) == 1
    assert codes(manual) == codes(manual, "verify") == []
    assert "is nothing to record" in manual.refused("record", "--by", "shen", "--reason", "again")


def test_it_may_begin_before_the_first_number(with_history: WithHistory) -> None:
    made = with_history(begun)
    assert codes(made) == codes(made, "verify") == []


def test_document_control_records(manual: RecordedManual) -> None:
    assert "tang) is not of document control" in manual.refused("record", "--by", "tang", "--reason", "x")
    assert "needs its grounds" in manual.refused("record", "--by", "shen", "--reason", " ")


@each_case(
    "path, old, new, told",
    [
        (ORGANISATION, "沈光耀", "申光耀", "shen：姓名由"),
        (ORGANISATION, ", until: 2026-06-30", "", "离任日期 2026-06-30 被删去"),
        (ORGANISATION, "[{types: [form]}]", "[{}]", "批准权限扩大"),
        (PROJECT, "  - sop\n", "  - sop:\n      lead_days: 1\n", "设置 lead_days：由 30 改为 1"),
        (
            PROJECT,
            "  - sop\n",
            "  - sop:\n      findings: [{rule: SOP341, level: off, reason: 忙}]\n",
            "新增 SOP341 不再提示",
        ),
        (PROJECT, "plugins:", "hooks: [x.py]\nplugins:", "新增钩子文件 x.py"),
        (PROJECT, "  - sop\n", "  - sop\n  - search\n", "设置 plugins.search"),
    ],
)
def test_what_is_not_recorded_fails_on_the_main_branch_too(
    path: str, old: str, new: str, told: str, manual: RecordedManual
) -> None:
    before = manual.text(path)
    manual.replace(path, old, new)
    manual.git("commit", "-qam", "Straight to main")
    for command in ("check", "verify"):
        result = manual.run(command, SOP_LANGUAGE="zh")
        assert result.exit_code == 1, command
        assert told in result.stdout
    shown = manual.sop("record", "--by", "shen", "--reason", "通知", "--dry-run", "--language", "zh-Hans")
    assert told in shown
    manual.write(path, before)
    manual.git("commit", "-qam", "Back")


def test_a_seal_over_all_of_it_and_no_key_that_vouches_for_itself(
    manual: RecordedManual, tmp_path: Path
) -> None:
    first, one = new_key(tmp_path, "one")
    second, two = new_key(tmp_path, "two")
    give_key(manual, "shen", one)
    record = ("record", "--by", "shen", "--reason", "登记公钥")
    # The key comes with the very record, and nobody vouches for it: the old state had none.
    assert "SOP825" in manual.refused(*record, "--key", str(first))
    manual.sop(*record, "--unsigned")
    manual.commit("A key")
    manual.replace(ORGANISATION, "job: 销售总监", "job: 总监")
    assert "SOP824" in manual.refused(*record, "--unsigned")
    give_key(manual, "shen", one, two)
    assert "SOP825" in manual.refused(*record, "--key", str(second))
    manual.sop(*record, "--key", str(first))
    manual.commit("A second key, vouched for by the first")
    assert codes(manual) == codes(manual, "verify") == []
    manual.replace(ORGANISATION, "job: 总监", "job: 副总")
    manual.sop(*record, "--key", str(second))
    assert codes(manual) == []
    ledger = manual.text("ledger.jsonl")
    manual.write("ledger.jsonl", ledger.replace('"job":"副总"', '"job":"总裁"'))
    assert "SOP822" in codes(manual, "verify")


def test_a_forged_record_by_somebody_who_lets_themselves_in(manual: RecordedManual) -> None:
    """All hashes right, as an attacker would write it who has the program."""
    manual.replace(ORGANISATION, "people:\n", "document_control: HT-SD\npeople:\n")
    manual.run("record", "--by", "tang", "--reason", "改由销售部登记")
    assert "SOP823" in manual.refused("record", "--by", "tang", "--reason", "改由销售部登记")


def test_names_and_jobs_are_those_of_the_day(manual: RecordedManual) -> None:
    manual.replace(
        ORGANISATION,
        "name: 沈光耀, department: HT-GM, job: 总经理",
        "name: 申光耀, department: HT-GM, job: 董事长",
    )
    manual.sop("record", "--by", "shen", "--reason", "改名", "--date", "2026-11-10")
    manual.commit("Another name", day="2026-11-10")
    status = manual.sop("status", NUMBER, "--language", "zh-Hans")
    assert "沈光耀" in status
    assert "申光耀" not in status
    manual.issue_draft()
    manual.sign_all(DRAFT, "2026-11-11", "2026-11-11", "2026-11-12", "2026-11-12")
    assert "申光耀" in manual.sop("status", DRAFT, "--language", "zh-Hans")


def test_a_key_that_was_withdrawn_still_proves_what_it_sealed(
    with_history: WithHistory, tmp_path: Path
) -> None:
    key, line = new_key(tmp_path, "zeng")

    def with_key(made: RecordedManual) -> None:
        give_key(made, "zeng", line)

    manual = with_history(RecordedManual.record_procedure, with_key, begun)
    manual.issue_draft()
    manual.sop("approve", DRAFT, "--role", "prepared", "--by", "tang", "--date", "2026-11-03")
    manual.sop(
        "approve", DRAFT, "--role", "checked", "--by", "zeng", "--date", "2026-11-04", "--key", str(key)
    )
    manual.commit("Signed")
    manual.replace(ORGANISATION, f', keys: ["{line}"]', "")
    assert codes(manual) == ["SOP821"]
    manual.sop("record", "--by", "shen", "--reason", "密钥遗失", "--date", "2026-11-05")
    assert codes(manual) == []
    assert manual.text(DRAFT_FILE).count("zeng") == 1


def test_somebody_who_left_and_an_authority_that_was_taken_keep_what_they_signed(
    manual: RecordedManual,
) -> None:
    text = manual.text(ORGANISATION)
    manual.write(
        ORGANISATION,
        "".join(line for line in text.splitlines(keepends=True) if "id: zeng," not in line).replace(
            "may_approve: [{}]", "may_approve: [{types: [policy]}]"
        ),
    )
    assert set(codes(manual)) == {"SOP821"}
    manual.sop("record", "--by", "shen", "--reason", "离任和收回权限")
    assert codes(manual) == codes(manual, "verify") == []


def test_lines_taken_out_of_the_record_are_missed(manual: RecordedManual) -> None:
    manual.replace(ORGANISATION, "[{types: [form]}]", "[{}]")
    manual.sop("record", "--by", "shen", "--reason", "授权")
    manual.commit("Authority")
    lines = [line for line in manual.ledger() if '"reason":"授权"' not in line]
    manual.write("ledger.jsonl", "".join(f"{line}\n" for line in lines))
    manual.replace(ORGANISATION, "[{}]}\n  - {id: tang", "[{types: [form]}]}\n  - {id: tang")
    assert "SOP915" in codes(manual, "verify")


def test_crafted_facts_end_in_a_finding(manual: RecordedManual) -> None:
    whole = manual.text("ledger.jsonl")
    for old, new in (
        ('"since":"2020-01-06"', '"since":["2020"]'),
        ('"may_approve":[{}]', '"may_approve":[7]'),
        ('"number":"people/shen"', '"number":"folk/shen"'),
        ('"name":{"zh-Hans":"总经理室"}', '"name":[1]'),
    ):
        assert whole.count(old) == 1, old
        manual.write("ledger.jsonl", whole.replace(old, new))
        assert manual.run("verify").exit_code == 1
        assert "SOP905" in manual.run("check").stdout, old


def test_the_pages_tell_it(manual: RecordedManual) -> None:
    manual.replace(
        ORGANISATION,
        "name: 沈光耀, department: HT-GM, job: 总经理",
        "name: 申光耀, department: HT-GM, job: 董事长",
    )
    manual.replace(ORGANISATION, "[{types: [form]}]", "[{}]")
    manual.sop("record", "--by", "shen", "--reason", "改名和授权", "--date", "2026-11-10")
    compiled = compile_workspace(open_workspace(manual.folder / "mkdocs.yml"), date(2026, 11, 21))
    edition = Edition(compiled)
    rows = [
        row for row in page(edition, "organisation/").iter("tr") if "改名和授权" in "".join(row.itertext())
    ]
    told = ["".join(row.itertext()) for row in rows]
    assert len(told) == 3
    assert all("申光耀" in text and "未加封" in text for text in told)
    assert any("批准权限扩大" in text for text in told)
    block = document_page(edition, compiled.manual.by_number[NUMBER])
    text = "".join(block.itertext())
    assert "沈光耀" in text
    assert "总经理" in text
    assert "申光耀" not in text
    assert "董事长" not in text


def test_the_report_of_an_auditor_lists_it(manual: RecordedManual) -> None:
    manual.replace(ORGANISATION, "[{types: [form]}]", "[{}]")
    manual.sop("record", "--by", "shen", "--reason", "授权")
    text = manual.run("verify", "--report", SOP_LANGUAGE="zh").stdout
    assert "2026-11-21 沈光耀（授权，未加封）：陆嘉禾：批准权限扩大" in text
    report = json.loads(manual.run("verify", "--report", "--format", "json").stdout)["report"]
    assert report["recorded"][-1]["reason"] == "授权"
    assert report["recorded"][-1]["sealed"] is False
