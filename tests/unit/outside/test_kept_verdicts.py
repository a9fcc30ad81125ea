from __future__ import annotations

from datetime import date
from pathlib import Path

from sop_plugin.model.seal import Verdict
from sop_plugin.model.settings import Settings
from sop_plugin.outside.kept_verdicts import KeptVerdicts

DAY, KEYS = date(2026, 11, 21), ("ssh-ed25519 AAAA",)


class Asked:
    """Says that what is signed ``good`` is valid, and notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[bytes, str, tuple[str, ...], date]] = []

    def verify(self, message: bytes, signature: str, keys: tuple[str, ...], day: date) -> Verdict:
        self.asked.append((message, signature, keys, day))
        return Verdict.VALID if signature == "good" else Verdict.CHANGED_TEXT


def run(tmp_path: Path, asked: Asked, zone: str = "Asia/Shanghai", cache: str = "") -> KeptVerdicts:
    environment = {"SOP_CACHE": cache or str(tmp_path / "kept")}
    return KeptVerdicts.of_manual(tmp_path / "manual", Settings(), zone, environment, asked.verify)


def kept(tmp_path: Path) -> Asked:
    """What a run was asked that found one seal valid and one broken."""
    asked = Asked()
    first = run(tmp_path, asked)
    assert first.verify(b"text", "good", KEYS, DAY) is Verdict.VALID
    assert first.verify(b"text", "bad", KEYS, DAY) is Verdict.CHANGED_TEXT
    first.save()
    return asked


def test_a_seal_that_was_valid_is_not_verified_again_and_any_other_is(tmp_path: Path) -> None:
    assert len(kept(tmp_path).asked) == 2
    asked = Asked()
    again = run(tmp_path, asked)
    assert again.verify(b"text", "good", KEYS, DAY) is Verdict.VALID
    assert asked.asked == []
    others = [
        (b"texT", "good", KEYS, DAY),
        (b"text", "bad", KEYS, DAY),
        (b"text", "good", (), DAY),
        (b"text", "good", KEYS, date(2026, 11, 22)),
    ]
    for each in others:
        again.verify(*each)
    assert asked.asked == others
    elsewhere = Asked()
    run(tmp_path, elsewhere, "UTC").verify(b"text", "good", KEYS, DAY)
    assert len(elsewhere.asked) == 1


def test_what_others_could_have_put_there_or_is_torn_counts_for_nothing(tmp_path: Path) -> None:
    kept(tmp_path)
    (file,) = (tmp_path / "kept").glob("*.seals")

    def asked_again(cache: str = "") -> int:
        asked = Asked()
        run(tmp_path, asked, cache=cache).verify(b"text", "good", KEYS, DAY)
        return len(asked.asked)

    assert asked_again() == 0
    assert asked_again("off") == 1
    whole = file.read_bytes()
    file.write_bytes(whole[:-1])
    assert asked_again() == 1
    file.write_bytes(whole)
    file.parent.chmod(0o777)
    assert asked_again() == 1


def test_a_folder_that_cannot_be_made_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("in the way")
    assert len(kept(tmp_path).asked) == 2
