"""``sop due --mail``."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from .conftest import Run

OVERDUE = {"SOP_AS_OF": "2027-04-10"}  # the procedure was due on 2027-03-01


def test_it_writes_a_message_for_each_owner_and_sends_none(run: Run, manual: Path) -> None:
    result = run("due", "--mail", "out", "--mail-domain", "example.com", **OVERDUE)
    assert result.exit_code == 0
    folder = manual / "out"
    assert sorted(path.name for path in folder.iterdir()) == ["shen-escalated.eml", "tang.eml"]
    mail = message_from_bytes((folder / "tang.eml").read_bytes(), policy=default)
    assert str(mail["Subject"]) == "Reviews: 1 overdue, 0 coming due"
    first, _, last = result.stdout.splitlines()
    assert first == f"{Path('out') / 'tang.eml'}  唐一宁 <tang@example.com>  1 reviews"
    assert last.startswith("next: look at them and send them")


def test_filters_and_days_count(run: Run, manual: Path) -> None:
    arguments = ("due", "--mail", "out", "--mail-domain", "example.com")
    assert run(*arguments, "--escalate-after", "40", **OVERDUE).exit_code == 0
    assert [path.name for path in (manual / "out").iterdir()] == ["tang.eml"]
    result = run("due", "--mail", "none", "--mail-domain", "example.com", "--department", "HT-GM", **OVERDUE)
    assert (result.exit_code, result.stdout) == (0, "there is nothing to remind of\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--mail needs --mail-domain"),
        (("--mail-domain", "no domain"), "is no domain"),
        (("--mail-domain", "example.com", "--mail-from", "x"), "is no mail address"),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_written(
    run: Run, manual: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = run("due", "--mail", "out", *arguments, **OVERDUE)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (manual / "out").exists()


def test_old_reminders_are_never_left_among_new_ones(run: Run, manual: Path) -> None:
    (manual / "out").mkdir()
    (manual / "out" / "old.eml").write_text("x", encoding="utf-8")
    result = run("due", "--mail", "out", "--mail-domain", "example.com", **OVERDUE)
    assert result.exit_code == 2
    assert "the folder is not empty" in result.stderr
    assert [path.name for path in (manual / "out").iterdir()] == ["old.eml"]
