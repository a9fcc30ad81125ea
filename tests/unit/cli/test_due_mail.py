"""``sop due --mail`` and ``--send``: to files, and to a mail server on this machine."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from mail_sink import mail_sink

from .conftest import Run

OVERDUE = {"SOP_AS_OF": "2027-04-10"}  # the procedure was due on 2027-03-01


def test_it_writes_a_message_for_each_owner_and_sends_none(run: Run, manual: Path) -> None:
    result = run("due", "--mail", "out", "--mail-domain", "example.com", **OVERDUE)
    assert result.exit_code == 0
    folder = manual / "out"
    assert sorted(path.name for path in folder.iterdir()) == ["shen.eml", "tang.eml"]
    mail = message_from_bytes((folder / "tang.eml").read_bytes(), policy=default)
    assert str(mail["Subject"]) == "Reminder: 1 overdue, 0 coming due"
    first, _, last = result.stdout.splitlines()
    assert first == f"{Path('out') / 'tang.eml'}  唐一宁 <tang@example.com>  1 tasks"
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
        ((), "mail needs --mail-domain"),
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


def with_mail(manual: Path, **said: object) -> None:
    options = {"domain": "example.com", "host": "127.0.0.1", "encryption": "none", **said}
    written = ", ".join(f"{name}: {value}" for name, value in options.items())
    text = f"site_name: 手册\nplugins:\n  - sop:\n      mail: {{{written}}}\n"
    (manual / "mkdocs.yml").write_text(text, encoding="utf-8")


def test_a_server_takes_the_same_messages(run: Run, manual: Path) -> None:
    with mail_sink() as sink:
        with_mail(manual, port=sink.port, sender="quality@example.com", escalate_after=14)
        assert run("due", "--mail", "out", **OVERDUE).exit_code == 0
        assert sink.taken == [], "what is written to a folder is not sent"
        result = run("due", "--send", **OVERDUE)
        assert result.exit_code == 0, result.stderr
        assert result.stdout.splitlines() == [
            "sent  唐一宁 <tang@example.com>  1 tasks",
            "sent  沈光耀 <shen@example.com>  1 tasks",
        ]
        assert sink.connections == 1
        for (sender, to, data), name in zip(sink.taken, ("tang", "shen"), strict=True):
            assert (sender, to) == ("quality@example.com", f"{name}@example.com")
            assert data == (manual / "out" / f"{name}.eml").read_bytes()
        assert "more than 14 days" in message_from_bytes(sink.taken[1][2], policy=default)["Subject"]
        assert run("due", "--send").stdout == "there is nothing to remind of\n"
        assert sink.connections == 1


def test_whom_the_server_does_not_know_is_named_and_the_others_have_theirs(run: Run, manual: Path) -> None:
    with mail_sink(unknown=("tang@example.com",)) as sink:
        with_mail(manual, port=sink.port)
        result = run("due", "--send", **OVERDUE)
        assert result.exit_code == 1
        assert result.stderr == "not sent to 唐一宁 <tang@example.com>: 550 5.1.1 no such person\n"
        assert [to for _, to, _ in sink.taken] == ["shen@example.com"]


def test_a_password_comes_from_the_environment_and_goes_to_no_server_in_the_open(
    run: Run, manual: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mail_sink(login=("sop", "secret-1")) as sink:
        with_mail(manual, port=sink.port, user="sop")
        result = run("due", "--send", **OVERDUE, SOP_MAIL_PASSWORD="secret-1")
        assert result.exit_code == 2
        assert "the connection must be encrypted" in result.stderr
        with_mail(manual, port=sink.port, user="sop", encryption="starttls")
        result = run("due", "--send", **OVERDUE, SOP_MAIL_PASSWORD="")
        assert result.exit_code == 2
        assert "SOP_MAIL_PASSWORD; nothing was sent" in result.stderr
        # This server knows no STARTTLS: then nothing is said to it.
        result = run("due", "--send", **OVERDUE, SOP_MAIL_PASSWORD="secret-1")
        assert result.exit_code == 2
        assert f"the mail server 127.0.0.1:{sink.port} cannot be used: STARTTLS" in result.stderr
        assert sink.taken == []
        # Over an encrypted line it would log in.
        monkeypatch.setattr("smtplib.SMTP.starttls", lambda *_, **__: None)
        wrong = run("due", "--send", **OVERDUE, SOP_MAIL_PASSWORD="other-2")
        assert wrong.exit_code == 2
        assert "535 5.7.8 wrong name or password" in wrong.stderr
        assert "other-2" not in wrong.stderr
        assert run("due", "--send", **OVERDUE, SOP_MAIL_PASSWORD="secret-1").exit_code == 0
        assert len(sink.taken) == 2
    with_mail(manual, password="secret-1")
    result = run("due", "--send", **OVERDUE)
    assert result.exit_code == 2
    assert "password" in result.stderr


def test_without_a_server_it_says_what_is_missing(run: Run, manual: Path) -> None:
    assert "mail needs --mail-domain" in run("due", "--send", **OVERDUE).stderr
    with_mail(manual, host='""')
    assert (
        "--send needs a mail server: mail: {host: smtp.example.com}" in run("due", "--send", **OVERDUE).stderr
    )
    with mail_sink() as sink:
        port = sink.port
    with_mail(manual, port=port)
    result = run("due", "--send", **OVERDUE)
    assert result.exit_code == 2
    assert f"127.0.0.1:{port} cannot be used: Connection refused" in result.stderr
