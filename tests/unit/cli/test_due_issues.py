"""``sop due --issues``, against a forge that answers on this machine."""

from __future__ import annotations

from pathlib import Path

import pytest
from forges import forge
from recorded_manual import NUMBER, RecordedManual, WithHistory

from .conftest import Run

OVERDUE = {"SOP_AS_OF": "2027-04-10"}  # the procedure was due on 2027-03-01
DUE = ("due", "--within", "30", "--issues")


@pytest.mark.parametrize("is_gitlab", [False, True])
def test_one_issue_for_each_person_is_opened_renewed_and_closed(run: Run, is_gitlab: bool) -> None:
    with forge(is_gitlab=is_gitlab, per_page=2) as there:
        there.open(title="Another", **{there.body: "text with <!-- sop-due:tang --> not at its beginning"})
        if not is_gitlab:
            there.open(
                title="A change", **{there.body: "<!-- sop-due:tang -->", "pull_request": {"url": "x"}}
            )
        before = len(there.issues)
        result = run(*DUE, **OVERDUE, **there.environment)
        assert result.exit_code == 0, result.stderr
        assert result.stdout.splitlines() == ["opened: To do: 唐一宁", "opened: To do: 沈光耀"]
        own, told = there.issues[before:]
        assert own[there.body].startswith("<!-- sop-due:tang -->\n")
        assert "## Reviews, overdue (1)" in own[there.body]
        assert "- [ ] HT\\-" not in own[there.body]
        assert "HT-SD-SOP-004 接听电话: by 2027-03-01" in own[there.body]
        assert "`sop review HT-SD-SOP-004 --outcome no_change --note … --by tang`" in own[there.body]
        assert "more than 30 days overdue" in told[there.body]
        assert "owner: 唐一宁" in told[there.body]

        # The same day again changes nothing; other issues lie between, on several pages.
        for index in range(5):
            there.open(title=f"Other {index}", **{there.body: "x"})
        written = len(there.changes)
        assert "unchanged: To do: 唐一宁" in run(*DUE, **OVERDUE, **there.environment).stdout
        assert len(there.changes) == written

        later = run(*DUE, **there.environment, SOP_AS_OF="2027-04-11").stdout
        assert "brought up to date: To do: 唐一宁" in later
        assert "2027-04-11" in own[there.body]

        # Nothing is due any more.
        result = run(*DUE, **there.environment)
        assert sorted(result.stdout.splitlines()) == [
            "closed: To do: 唐一宁",
            "closed: To do: 沈光耀",
            "there is nothing to remind of",
        ]
        assert [there.is_open(issue) for issue in there.issues[before : before + 2]] == [False, False]
        assert all(there.is_open(issue) for issue in there.issues[:before])


def test_a_title_calls_nobody_and_links_nothing(run: Run, manual: Path) -> None:
    path = manual / "docs" / "hotel" / "procedure.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("title: 接听电话", 'title: "@boss #1 <b>[a](http://x.cn)"'), encoding="utf-8"
    )
    with forge(is_gitlab=False) as there:
        assert run(*DUE, **OVERDUE, **there.environment).exit_code == 0
        body = there.issues[0]["body"]
    assert "@boss" not in body
    assert "<b>" not in body
    assert "](http" not in body


def test_where_it_cannot_be_done_it_says_why(run: Run) -> None:
    cannot = run(*DUE, **OVERDUE, GITHUB_API_URL="", CI_API_V4_URL="")
    assert (cannot.exit_code, cannot.stdout) == (2, "")
    assert "not in a job of GitHub, Gitea, Forgejo or GitLab" in cannot.stderr
    with forge(is_gitlab=False) as there:
        without = run(*DUE, **OVERDUE, **there.environment | {"SOP_FORGE_TOKEN": ""})
        assert without.exit_code == 2
        assert "SOP_FORGE_TOKEN" in without.stderr
        wrong = run(*DUE, **OVERDUE, **there.environment | {"SOP_FORGE_TOKEN": "other-2"})
        assert wrong.exit_code == 2
        assert "GET http://127.0.0.1" in wrong.stderr
        assert "401 Unauthorized" in wrong.stderr
        assert "other-2" not in wrong.stderr
        assert there.issues == []
        # The token follows no detour.
        there.answer = lambda *_: (302, "http://127.0.0.1:9/elsewhere")  # type: ignore[method-assign]
        assert "302" in run(*DUE, **OVERDUE, **there.environment).stderr
    gone = run(*DUE, **OVERDUE, **there.environment)
    assert gone.exit_code == 2
    assert "Connection refused" in gone.stderr


def test_who_has_not_read_what_stands_in_no_issue_unless_the_site_names_people(
    with_history: WithHistory,
) -> None:
    manual = with_history(RecordedManual.record_procedure)
    manual.sop("acknowledge", NUMBER, "--by", "tang")
    reading = "## To read, overdue (1)"
    for names, said in (("false", False), ("true", True)):
        rules = f"training: {{since: 2026-03-01, days: 14, names: {names}}}"
        manual.write("mkdocs.yml", f"site_name: 手册\nplugins:\n  - sop:\n      {rules}\n")
        with forge(is_gitlab=False) as there:
            assert manual.run(*DUE, **OVERDUE, **there.environment).exit_code == 0
            assert any(reading in issue["body"] for issue in there.issues) is said
    mails = ("due", "--mail", "out", "--mail-domain", "example.com", "--about", "reading")
    assert manual.run(*mails, **OVERDUE).exit_code == 0
    assert list((manual.folder / "out").glob("*.eml"))
