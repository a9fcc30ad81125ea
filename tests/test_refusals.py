"""Readable refusals: a manual, command lines, and what each of them says. Their format is told in `refusals/README.md`."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from recorded_manual import NUMBER, History, RecordedManual, WithHistory

FOLDER = Path(__file__).parent / "refusals"
KEYS = {"about", "manual", "but", "links", "language", "refused", "cannot"}


def revised(manual: RecordedManual) -> None:
    manual.release_next(2, "2026-11-20", "2026-12-10", "响铃 3 声内接起。", "响铃 2 声内接起。")


def signed(manual: RecordedManual) -> None:
    manual.sop("issue", NUMBER, "--by", "tang", "--date", "2026-02-01")
    manual.sign_all(NUMBER, "2026-02-10", "2026-02-12", "2026-02-18", "2026-02-20")


MANUALS: dict[str, tuple[History, ...]] = {
    "begun": (),
    "signed": (signed,),
    "recorded": (RecordedManual.record_procedure,),
    "issued": (RecordedManual.record_procedure, RecordedManual.issue_draft),
    "revised": (RecordedManual.record_procedure, revised),
}


def groups() -> list[Any]:
    """Every group of every file, with the short forms of its file."""
    found = []
    for path in sorted(FOLDER.glob("*.yml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for group in content["groups"]:
            name = f"{path.stem}: {group['about']}"
            found.append(pytest.param(group, content.get("short", {}), id=name))
    return found


def arrange(manual: RecordedManual, group: dict[str, Any]) -> None:
    for path, change in group.get("but", {}).items():
        if isinstance(change, str):
            manual.write(path, change)
        else:
            for old, new in change.items():
                manual.replace(path, old, new)
    for path, target in group.get("links", {}).items():
        (manual.folder / path).symlink_to(target)


@pytest.mark.parametrize(("group", "short"), groups())
def test_refused_in_these_words(
    with_history: WithHistory, group: dict[str, Any], short: dict[str, str]
) -> None:
    assert group.keys() <= KEYS
    manual = with_history(*MANUALS[group.get("manual", "recorded")])
    arrange(manual, group)
    before = manual.contents()
    problems = []
    told = [
        (code, line, words)
        for code, key in ((1, "refused"), (2, "cannot"))
        for line, words in group.get(key, {}).items()
    ]
    assert told
    for code, line, words in told:
        arguments = shlex.split(line.format(**short))
        done = manual.run(*arguments, SOP_LANGUAGE=group.get("language", "en"))
        missing = [part for part in ([words] if isinstance(words, str) else words) if part not in done.stderr]
        if done.exit_code != code or missing or done.stdout:
            problems.append(f"{line}\n  exit code {done.exit_code}, not said: {missing}\n{done.output}")
        if manual.contents() != before:
            problems.append(f"{line}\n  changes files")
            break
    assert not problems, "\n".join(problems)
