from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from recorded_manual import DRAFT, DRAFT_FILE, LEDGER, RecordedManual, WithHistory

from sop_plugin.outside.signatures import armoured

CHECKED = ("approve", DRAFT, "--role", "checked", "--by", "zeng", "--date", "2026-11-12")
needs_openssh = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed (Debian: openssh-client)"
)


def signed_as_prepared(manual: RecordedManual) -> None:
    manual.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    manual.sop("approve", DRAFT, "--role", "prepared", "--by", "tang", "--date", "2026-11-10")


@pytest.fixture
def prepared(with_history: WithHistory) -> RecordedManual:
    return with_history(signed_as_prepared)


@pytest.fixture
def key(prepared: RecordedManual, tmp_path: Path) -> Path:
    """A key that the organisation knows as zeng's."""
    file = new_key(tmp_path / "zeng")
    register(prepared, "zeng", file)
    return file


def new_key(file: Path, *options: str) -> Path:
    kind = options or ("-t", "ed25519")
    subprocess.run(["ssh-keygen", "-q", *kind, "-N", "", "-C", "", "-f", str(file)], check=True)
    return file


def register(manual: RecordedManual, person: str, file: Path, options: str = "") -> None:
    line = f"{options}{Path(f'{file}.pub').read_text(encoding='utf-8').strip()}"
    start = f"- {{id: {person}, "
    manual.replace("organisation.yml", start, f"{start}keys: ['{line}'], ")


def last_event(manual: RecordedManual) -> dict[str, object]:
    event = json.loads(manual.ledger()[-1])
    assert isinstance(event, dict)
    return event


def test_ledger_and_document_say_the_same(prepared: RecordedManual) -> None:
    before = prepared.text(DRAFT_FILE)
    said = prepared.sop(*CHECKED)
    assert said == (
        "2026-11-12: 曾思雨 signed HT-SD-SOP-020 revision 1 as checked (bound to the digest, not sealed)\n"
        "next: sop approve HT-SD-SOP-020 --role reviewed --by lu\n"
    )
    assert last_event(prepared)["role"] == "checked"
    assert "signature" not in last_event(prepared)
    line = "  - {role: prepared, person: tang, date: 2026-11-10}\n"
    assert prepared.text(DRAFT_FILE) == before.replace(
        line, f"{line}  - {{role: checked, person: zeng, date: 2026-11-12}}\n"
    )


def test_the_last_signature_leads_to_release(prepared: RecordedManual) -> None:
    prepared.sop(*CHECKED)
    prepared.sop("approve", DRAFT, "--role", "reviewed", "--by", "lu", "--date", "2026-11-13")
    said = prepared.sop("approve", DRAFT, "--role", "approved", "--by", "shen", "--date", "2026-11-14")
    assert said.endswith("next: all have signed; release it: sop release HT-SD-SOP-020 --by PERSON\n")
    assert "\nstatus: approved\n" in prepared.text(DRAFT_FILE)


@needs_openssh
def test_a_seal_is_what_openssh_itself_verifies(prepared: RecordedManual, key: Path, tmp_path: Path) -> None:
    assert prepared.sop(*CHECKED, "--key", str(key)).splitlines()[0].endswith("(sealed)")
    event = last_event(prepared)
    facts = {
        "by": "zeng",
        "date": "2026-11-12",
        "digest": event["digest"],
        "event": "approved",
        "number": DRAFT,
    }
    message = json.dumps(
        {**facts, "revision": 1, "role": "checked", "zone": "+08:00"},
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    (tmp_path / "signature").write_text(armoured(str(event["signature"])), encoding="ascii")
    public = Path(f"{key}.pub").read_text(encoding="utf-8")
    (tmp_path / "signers").write_text(f"zeng {public}", encoding="utf-8")
    command = ["ssh-keygen", "-Y", "verify", "-n", "sop-approval", "-I", "zeng"]
    subprocess.run(
        [*command, "-f", str(tmp_path / "signers"), "-s", str(tmp_path / "signature")],
        input=message.encode(),
        check=True,
        capture_output=True,
    )
    assert '"sealed": 1' in prepared.sop("verify", "--format", "json")


@needs_openssh
def test_a_key_of_somebody_else_is_refused(prepared: RecordedManual, key: Path, tmp_path: Path) -> None:
    assert "SOP971" in prepared.refused(*CHECKED, "--key", str(new_key(tmp_path / "other")))


@needs_openssh
def test_a_key_out_of_its_time_is_refused(prepared: RecordedManual, tmp_path: Path) -> None:
    file = new_key(tmp_path / "old")
    register(prepared, "zeng", file, 'valid-before="20261101" ')
    assert "expired" in prepared.refused(*CHECKED, "--key", str(file))


@needs_openssh
def test_who_has_a_key_says_how_to_sign(prepared: RecordedManual, key: Path) -> None:
    assert "--key FILE or --agent" in prepared.cannot(*CHECKED)
    assert "exclude each other" in prepared.cannot(*CHECKED, "--unsigned", "--key", str(key))
    assert "not sealed" in prepared.sop(*CHECKED, "--unsigned")


@needs_openssh
def test_who_has_no_key_cannot_seal(prepared: RecordedManual, tmp_path: Path) -> None:
    file = new_key(tmp_path / "any")
    assert "no keys in the organisation file" in prepared.cannot(*CHECKED, "--key", str(file))
    assert "no keys in the organisation file" in prepared.cannot(*CHECKED, "--agent")


@needs_openssh
def test_without_an_agent_it_says_so(prepared: RecordedManual, key: Path) -> None:
    assert "SSH agent" in prepared.cannot(*CHECKED, "--agent")


@needs_openssh
def test_nobody_signs_in_vain(prepared: RecordedManual, key: Path, tmp_path: Path) -> None:
    """What is not allowed is refused before the key is asked for."""
    broken = tmp_path / "broken"
    broken.write_text("no key", encoding="ascii")
    refused = prepared.refused("approve", DRAFT, "--role", "approved", "--by", "zeng", "--key", str(broken))
    assert "checked has not signed" in refused
    assert "ssh-keygen did not sign" in prepared.cannot(*CHECKED, "--key", str(broken))


def test_a_refusal_names_the_rule(prepared: RecordedManual) -> None:
    said = prepared.refused("approve", DRAFT, "--role", "checked", "--by", "tang")
    assert said == (
        "sop: not recorded, and no file was changed:\n"
        "docs/hotel/draft.md:12:29: SOP503 Error 唐一宁 signed as prepared, and again as checked\n"
        "  hint: have somebody else sign as checked\n"
    )


def test_a_trial_run_writes_nothing(prepared: RecordedManual) -> None:
    before = prepared.contents()
    assert "dry run" in prepared.sop(*CHECKED, "--dry-run")
    assert prepared.contents() == before


def test_reasons_are_in_the_language_of_the_run(prepared: RecordedManual) -> None:
    result = prepared.run("approve", DRAFT, "--role", "approved", "--by", "shen", SOP_LANGUAGE="zh")
    assert result.exit_code == 1
    assert "未登记，没有改动任何文件：\n第 1 版的这份文字还没有校对签署" in result.stderr


def test_the_ledger_is_as_long_as_it_was_plus_one(prepared: RecordedManual) -> None:
    before = prepared.text(LEDGER)
    prepared.sop(*CHECKED)
    assert prepared.text(LEDGER).startswith(before)
    assert len(prepared.ledger()) == 3


@needs_openssh
def test_the_next_step_of_who_has_a_key_can_be_typed(prepared: RecordedManual, tmp_path: Path) -> None:
    register(prepared, "lu", new_key(tmp_path / "lu"))
    said = prepared.sop(*CHECKED)
    assert f"next: sop approve {DRAFT} --role reviewed --by lu --key FILE\n" in said
    assert "--role reviewed --by lu --key FILE\n" in prepared.sop("status", DRAFT)
