from __future__ import annotations

from manual_with_tasks import DAY, compiled, tasks_within

from sop_plugin.reporting.due_issue import issue_body
from sop_plugin.words.language import Language


def body(person: str, within: int = 30) -> str:
    manual = compiled().manual
    own = [task for task in tasks_within(within) if task.person and task.person.id == person]
    told = [
        task for task in tasks_within(within) if task.person and task.person.id != person and task.days < -30
    ]
    who = manual.organisation.people[person]
    return issue_body(who, own, told, 30, DAY, lambda number: f"https://x/{number}/", Language.EN)


def test_each_kind_has_its_heading_its_rows_and_what_to_do() -> None:
    text = body("tang")
    order = [
        "## Reviews, overdue (2)",
        "## To read, overdue (2)",
        "- [ ] [HT-SD-SOP-001](https://x/HT-SD-SOP-001/) 接听电话, revision 2: by 2026-01-15",
        "record `sop acknowledge HT-SD-SOP-001 --by tang`",
        "## Copies to take back or exchange, overdue (2)",
        "- [ ] [HT-SD-SOP-001:1](https://x/HT-SD-SOP-001/) 接听电话, revision 1, with 陆嘉禾: not to be used from",
        "## Kept long enough, may be destroyed (1)",
        "records of [HT-SD-FRM-001](https://x/HT-SD-FRM-001/)",
        "## Editions to check of others, more than 30 days overdue, to see to (1)",
        "- [ ] ISO 9001: by 2026-02-01, owner: 沈光耀",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
