from __future__ import annotations

from pathlib import Path

import pytest
from sample_ledger import RecordedManual

from sop_plugin.model.roles import ApprovalRoles
from sop_plugin.model.settings import Settings
from sop_plugin.outside import kept_ledger
from sop_plugin.outside.kept_ledger import KeptLedger
from sop_plugin.reading.ledger.file import LedgerReading, read_ledger
from sop_plugin.reading.source import Source

ROLES = ApprovalRoles()


@pytest.fixture(autouse=True)
def short_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_ledger, "_SHORT", 1)


def written() -> str:
    manual = RecordedManual()
    manual.issue("HT-SD-SOP-004", "电话", "2026-01-10")
    manual.issue("HT-SD-SOP-005", "留言", "2026-01-11")
    return str(manual.ledger)


def run(tmp_path: Path, cache: str = "") -> KeptLedger:
    environment = {"SOP_CACHE": cache or str(tmp_path / "kept")}
    return KeptLedger.of_manual(tmp_path / "manual", Settings(), environment)


def read(reader: KeptLedger, text: str) -> LedgerReading:
    return reader.read(Source("ledger.jsonl", text.encode()), ROLES)


def test_a_ledger_that_was_read_is_not_read_again_and_any_other_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []

    def noting(source: Source, roles: ApprovalRoles) -> LedgerReading:
        asked.append(source.data)
        return read_ledger(source, roles)

    monkeypatch.setattr(kept_ledger, "read_ledger", noting)
    text = written()
    first = run(tmp_path)
    found = read(first, text)
    first.save()
    assert read(run(tmp_path), text) == found
    assert [event.to_line() for event in read(run(tmp_path), text).ledger.events] == text.splitlines()  # type: ignore[union-attr]
    assert len(asked) == 1
    forged = text.replace('"seq":1', '"seq":2')
    assert read(run(tmp_path), forged).findings, "its chain is broken"
    run(tmp_path).read(Source("other.jsonl", text.encode()), ROLES)
    read(run(tmp_path, "off"), text)
    assert len(asked) == 4


def test_what_is_wrong_with_a_ledger_is_kept_with_it(tmp_path: Path) -> None:
    broken = written().replace('"seq":1', '"seq":2')
    first = run(tmp_path)
    told = read(first, broken).findings
    first.save()
    again = read(run(tmp_path), broken).findings
    assert again == told != ()
    assert again[0].rule is told[0].rule, "rules are told apart by identity"


def test_what_others_could_have_put_there_or_is_damaged_counts_for_nothing(tmp_path: Path) -> None:
    text = written()
    first = run(tmp_path)
    read(first, text)
    first.save()
    (file,) = (tmp_path / "kept").iterdir()
    file.write_bytes(file.read_bytes()[:-7])
    assert read(run(tmp_path), text) == read_ledger(Source("ledger.jsonl", text.encode()))
    file.parent.chmod(0o777)
    assert read(run(tmp_path), text) == read_ledger(Source("ledger.jsonl", text.encode()))


def test_without_a_folder_it_only_takes_longer(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("in the way")
    reader = run(tmp_path)
    assert read(reader, written()).ledger is not None
    reader.save()
