"""``sop check`` once more: the same answer at once where nothing has changed, and a new one where anything has."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sop_plugin.cli.commands import check

from .conftest import Run


@pytest.fixture
def reads(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., bool]:
    """Whether a check reads the manual; what it says is what one says that keeps nothing."""
    seen: list[object] = []
    real = check.load_manual
    monkeypatch.setattr(check, "load_manual", lambda *asked: seen.append(asked) or real(*asked))

    def is_read(*options: str, **environment: str) -> bool:
        expected = run("check", *options, **environment)
        seen.clear()
        result = run("check", *options, **environment, SOP_CACHE=str(tmp_path / "kept"))
        assert (result.exit_code, result.stdout) == (expected.exit_code, expected.stdout)
        return bool(seen)

    return is_read


def test_a_check_reads_what_has_changed(reads: Callable[..., bool], broken: Path) -> None:
    assert reads()
    assert not reads()
    for change in (
        lambda: (broken / "docs/hotel/procedure.md").rename(broken / "docs/hotel/other.md"),
        (broken / "docs/note.txt").touch,
        (broken / "ledger.jsonl").touch,
        lambda: (broken / "mkdocs.yml").write_text("plugins: [sop]\n", encoding="utf-8"),
    ):
        change()
        assert reads()
        assert not reads()


def test_another_question_has_its_own_answer(
    reads: Callable[..., bool], broken: Path, tmp_path: Path
) -> None:
    assert reads()
    for options, environment in (
        (("--format", "json"), {}),
        (("docs/hotel/draft.md",), {}),
        ((), {"SOP_AS_OF": "2026-11-22"}),
        ((), {"SOP_LANGUAGE": "zh-Hans"}),
    ):
        assert reads(*options, **environment)
        assert not reads(*options, **environment)
    (kept,) = (tmp_path / "kept").glob("*.check")
    text = kept.read_text(encoding="utf-8")
    for damaged in ("", "[]", text[:-3], json.dumps(json.loads(text) | {"notes": {}})):
        kept.write_text(damaged, encoding="utf-8")
        assert reads(SOP_LANGUAGE="zh-Hans")
    kept.parent.chmod(0o777)
    assert reads(SOP_LANGUAGE="zh-Hans"), "others may have written it"
