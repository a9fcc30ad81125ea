from __future__ import annotations

from pathlib import Path

from benchmarks.ledger import LINES_OF_A_NUMBER, verified, write_ledger_manual


def test_a_synthetic_ledger_is_sound(tmp_path: Path) -> None:
    assert write_ledger_manual(tmp_path, LINES_OF_A_NUMBER) == LINES_OF_A_NUMBER
    assert len((tmp_path / "ledger.jsonl").read_text(encoding="utf-8").splitlines()) == LINES_OF_A_NUMBER
    assert min(verified(tmp_path)) > 0
