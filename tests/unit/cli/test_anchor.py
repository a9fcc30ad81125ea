"""`sop anchor`, and what a kept anchor knows of a history that was rewritten with all hashes made anew."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from drawn import html
from recorded_manual import DRAFT, NUMBER, RecordedManual

from sop_plugin.model.canonical_json import canonical_json
from sop_plugin.model.event import line_hash
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Kind
from sop_plugin.pages.outputs import site_outputs
from sop_plugin.workspace.anchors import current_digest, shown_anchors
from sop_plugin.workspace.compilation import compile_workspace
from sop_plugin.workspace.workspace import open_workspace


def rewritten(made: RecordedManual, old: str, new: str) -> None:
    """The whole repository begun anew with another ledger, every hash of it right."""
    lines, chains = [], {}
    for line in made.text("ledger.jsonl").replace(old, new).splitlines():
        facts = json.loads(line)
        facts["prev"] = chains.get(facts["number"], "0" * 64)
        lines.append(canonical_json(facts))
        chains[facts["number"]] = line_hash(lines[-1])
    made.write("ledger.jsonl", "".join(f"{line}\n" for line in lines))
    shutil.rmtree(made.folder / ".git")
    made.git("init", "-q")
    made.commit("As if it had always been so")


def test_the_line_is_the_same_for_the_same_manual(recorded: RecordedManual) -> None:
    first = recorded.sop("anchor").splitlines()
    assert first[0].startswith("anchor of 2026-11-21, chains: 1, events: 6, commit ")
    assert first[1].startswith("sop-anchor1:")
    assert len(first[1]) == len("sop-anchor1:") + 64
    recorded.replace("docs/hotel/draft.md", "无。", "没有。")
    recorded.commit("Go on writing")
    assert recorded.run("anchor", SOP_AS_OF="2027-01-01").stdout.splitlines()[1] == first[1]
    recorded.replace("organisation.yml", "销售总监", "总监")
    assert recorded.sop("anchor").splitlines()[1] != first[1]


def test_an_anchor_knows_that_a_review_was_dated_back(recorded: RecordedManual, tmp_path: Path) -> None:
    """By the person's own hand, in a commit with forged dates, on a main line that had been still since."""
    recorded.sop("anchor", "--keep", "--output", str(tmp_path / "given.json"))
    review = (
        "review",
        NUMBER,
        "--outcome",
        "no_change",
        "--note",
        "照旧",
        "--by",
        "lu",
        "--date",
        "2026-03-05",
    )
    recorded.sop(*review)
    recorded.commit("Review it", day="2026-03-05")
    assert recorded.run("check").exit_code == 0
    told = "SOP970 HT-SD-SOP-004 #7 is dated 2026-03-05, but the anchor of 2026-11-21 does not have it"
    assert told in recorded.run("verify", "--anchor", str(tmp_path / "given.json")).output
    assert "SOP970" in recorded.run("check").stdout
    found = json.loads(recorded.run("verify", "--format", "json").stdout)["findings"]
    assert [finding["code"] for finding in found if finding["code"] == "SOP970"] == ["SOP970"]
    recorded.sop(
        "review", NUMBER, "--outcome", "no_change", "--note", "照旧", "--by", "lu", "--date", "2026-11-20"
    )
    recorded.commit("Review it again")
    assert recorded.run("check").stdout.count("SOP970") == 1, (
        "what is dated just before the anchor may have come after it"
    )


def test_a_kept_anchor_cannot_go_in_silence(recorded: RecordedManual) -> None:
    recorded.sop("anchor", "--keep")
    recorded.commit("Keep an anchor")
    recorded.sop("anchor", "--keep")  # of another commit, and for the same manual
    assert recorded.run("verify").exit_code == 0
    (kept,) = (recorded.folder / "anchors").glob("*.json")
    text = kept.read_text(encoding="utf-8")
    kept.unlink()
    recorded.commit("Tidy up")
    for command in ("check", "verify"):
        told = recorded.run(command)
        assert told.exit_code == 1
        assert f"anchors/{kept.name}:1:1: SOP940" in told.output
    kept.write_text(text.replace("2026-11-21", "2026-11-20"), encoding="utf-8")
    assert "was exchanged for another" in recorded.run("check").output
    kept.write_text(text, encoding="utf-8")
    assert recorded.run("verify").exit_code == 0


def test_a_rewritten_history_passes_without_and_fails_with_the_anchor(
    recorded: RecordedManual, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.json"
    recorded.sop("anchor", "--output", str(kept))
    assert "holds; events recorded since: 0" in recorded.sop("verify", "--anchor", str(kept))
    rewritten(recorded, '"by":"lu","date":"2026-02-18"', '"by":"lu","date":"2026-02-19"')
    recorded.replace("docs/hotel/procedure.md", "date: 2026-02-18", "date: 2026-02-19")
    recorded.commit("Another day of review")
    report = json.loads(recorded.run("verify", "--format", "json").stdout)
    assert [f["code"] for f in report["findings"] if f["fails"]] == []
    result = recorded.run("verify", "--anchor", str(kept), SOP_LANGUAGE="zh")
    assert result.exit_code == 1
    assert f"2026-11-21 的锚点所记的 {NUMBER} #6 不是当时登记的样子" in result.stdout
    assert "不符，1 处被改写" in result.stdout


def test_a_rollback_is_seen(recorded: RecordedManual, tmp_path: Path) -> None:
    recorded.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    recorded.commit("Issue")
    kept = tmp_path / "kept.json"
    recorded.sop("anchor", "--output", str(kept))
    recorded.git("reset", "-q", "--hard", "HEAD~1")
    assert recorded.run("verify").exit_code == 0
    result = recorded.run("verify", "--anchor", str(kept), SOP_LANGUAGE="zh")
    assert result.exit_code == 1
    assert f"{DRAFT} #1 已不在台账里" in result.stdout


def test_what_changed_since_is_told_and_what_was_recorded_since_is_nothing_wrong(
    recorded: RecordedManual,
) -> None:
    recorded.sop("anchor", "--keep")
    (kept,) = (recorded.folder / "anchors").iterdir()
    assert kept.name.startswith("2026-11-21-")
    recorded.sop("issue", DRAFT, "--by", "tang", "--date", "2026-11-02")
    recorded.replace("organisation.yml", "[{types: [form]}]", "[{}]")
    text = recorded.sop("verify", "--language", "zh-Hans")
    assert f"锚点 {kept.relative_to(recorded.folder)}（2026-11-21）：相符，此后登记了 1 个事件" in text
    assert "此后的改动：陆嘉禾：批准权限扩大" in text
    (told,) = json.loads(recorded.run("verify", "--format", "json").stdout)["anchors"]
    assert (told["holds"], told["later"], len(told["changes"])) == (True, 1, 1)


def test_an_anchor_that_was_changed_is_none(recorded: RecordedManual, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    recorded.sop("anchor", "--output", str(kept))
    whole = kept.read_text(encoding="utf-8")
    for old, new, told in (
        ("沈光耀", "申光耀", "the file was changed"),
        ('"since":"2020-01-06"', '"since":"soon"', "cannot be read"),
        ('"commit"', '"comit"', "commit: Field required"),
        ("{", "", "is no anchor"),
    ):
        kept.write_text(whole.replace(old, new, 1), encoding="utf-8")
        assert told in recorded.cannot("verify", "--anchor", str(kept))


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed (Debian: openssl)")
def test_the_request_is_that_of_openssl(recorded: RecordedManual, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    recorded.sop("anchor", "--output", str(kept), "--request")
    query = ["openssl", "ts", "-query", "-data", str(kept), "-sha256", "-no_nonce", "-cert"]
    wanted = subprocess.run(query, capture_output=True, check=True).stdout
    assert kept.with_suffix(".tsq").read_bytes() == wanted
    assert "--keep" in recorded.cannot("anchor", "--request")


AUTHORITY = """
[ext]
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = own
[own]
serial = serial
signer_cert = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
ess_cert_id_alg = sha256
"""
GUIDE = Path(__file__).parents[3] / "docs/guide/auditing.md"


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed (Debian: openssl)")
def test_a_time_stamp_is_got_and_checked_as_the_guide_says(recorded: RecordedManual, tmp_path: Path) -> None:
    """An authority of the test's own answers the request; the commands of the guide check its answer."""
    recorded.sop("anchor", "--output", str(tmp_path / "anchor.json"), "--request")
    (tmp_path / "tsa.cnf").write_text(AUTHORITY, encoding="utf-8")
    (tmp_path / "serial").write_text("01\n", encoding="utf-8")
    key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout"

    def openssl(command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["openssl", *command.split()], cwd=tmp_path, capture_output=True, text=True, check=False
        )

    for command in (
        f"req -x509 {key} ca.key -out ca.pem -subj /CN=CA",
        f"req {key} tsa.key -out tsa.csr -subj /CN=TSA",
        "x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out tsa.pem -extfile tsa.cnf -extensions ext",
        "ts -reply -config tsa.cnf -section own -queryfile anchor.tsq -out anchor.tsr",
    ):
        made = openssl(command)
        assert made.returncode == 0, made.stderr
    verify, show = re.findall(r"^ *openssl (ts .*)$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert "Verification: OK" in openssl(verify).stdout + openssl(verify).stderr
    assert "Time stamp:" in openssl(show).stdout
    changed = tmp_path / "anchor.json"
    changed.write_text(changed.read_text(encoding="utf-8").replace("沈光耀", "申光耀"), encoding="utf-8")
    assert openssl(verify).returncode != 0


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
def test_a_signed_tag(recorded: RecordedManual, tmp_path: Path) -> None:
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    for name, value in (("gpg.format", "ssh"), ("user.signingkey", str(key))):
        recorded.git("config", name, value)
    digest = recorded.sop("anchor", "--tag").splitlines()[1]
    tag = recorded.git("cat-file", "tag", "anchor-2026-11-21")
    assert digest in tag
    assert "BEGIN SSH SIGNATURE" in tag
    assert "already exists" in recorded.cannot("anchor", "--tag")


def test_without_a_ledger_there_is_nothing_to_anchor(under_git: RecordedManual) -> None:
    assert "there is no ledger" in under_git.cannot("anchor")


def test_every_page_prints_it_and_one_lists_those_that_are_kept(recorded: RecordedManual) -> None:
    recorded.sop("anchor", "--keep")
    (kept,) = (recorded.folder / "anchors").iterdir()
    workspace = open_workspace(recorded.folder / "mkdocs.yml")
    compiled = compile_workspace(workspace, date(2026, 11, 21))
    digest = recorded.sop("anchor").splitlines()[1]
    assert current_digest(workspace, compiled) == digest

    def drawn() -> dict[str, str]:
        edition = Edition(compiled, anchor=digest, kept_anchors=tuple(shown_anchors(workspace, compiled)))
        return {o.address: html(o) for o in site_outputs(edition) if o.kind is not Kind.DOWNLOAD}

    pages = drawn()
    assert len(pages) > 10
    assert [address for address, page in pages.items() if page.count(f"台账锚点 {digest}") != 1] == []
    assert f"<code>{kept.name}</code>" in pages["anchors/"]
    assert "相符，此后登记了 0 个事件" in pages["anchors/"]
    kept.write_text(kept.read_text(encoding="utf-8").replace("沈光耀", "申光耀"), encoding="utf-8")
    assert "读不出来，或被改过" in drawn()["anchors/"]
