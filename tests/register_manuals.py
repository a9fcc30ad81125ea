"""Small manuals for the registers and for what stands on them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from sop_plugin.model.approval import Approval
from sop_plugin.model.document import Body, Document, RejectedSource, ReviewRule
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Department, Organisation, Person
from sop_plugin.model.place import Place
from sop_plugin.model.roles import Role
from sop_plugin.model.settings import Settings
from sop_plugin.words.language import LocalisedText

AS_OF = date(2026, 11, 21)
MakeDocument = Callable[..., Document]
MakeManual = Callable[..., Manual]


def _organisation() -> Organisation:
    departments = (
        Department("HT", LocalisedText("酒店"), "HTL"),
        Department("HT-SD", LocalisedText("酒店销售部"), "HTL", parent="HT"),
        Department("HT-MK", LocalisedText("酒店营销部"), "HTL", parent="HT"),
        Department("QA", LocalisedText("文件控制部"), "GRP"),
    )
    people = (
        Person("tang", "唐一宁", "HT-SD", "销售经理", since=date(2022, 3, 1)),
        Person("zeng", "曾思雨", "HT-SD", "预订主管", since=date(2022, 9, 1)),
        Person("fang", "方牧", "HT-SD", "销售协调员", until=date(2026, 6, 30)),
        Person("last", "今日离任", "HT-SD", "销售协调员", until=AS_OF),
        Person("next", "明日到任", "HT-SD", "销售协调员", since=date(2026, 11, 22)),
    )
    return Organisation(
        departments={department.code: department for department in departments},
        people={person.id: person for person in people},
    )


@pytest.fixture(scope="session")
def make_document() -> MakeDocument:
    """An approved document in force; ``due`` sets its next review, ``prepared`` who signed on which day."""

    def make(
        number: str = "HT-SD-SOP-001",
        due: date | None = None,
        prepared: tuple[tuple[str, date], ...] = (),
        **facts: Any,
    ) -> Document:
        place = Place(f"docs/{number}.md")
        given: dict[str, Any] = {
            "path": place.path,
            "number": number,
            "title": number,
            "type": "procedure",
            "department": number.rsplit("-", 2)[0],
            "revision": 1,
            "status": Status.APPROVED,
            "effective": date(2026, 3, 1),
            "review": ReviewRule(next_review=due),
            "approvals": tuple(Approval(Role.PREPARED, person, day, place) for person, day in prepared),
            "body": Body("", 1),
        }
        return Document(**given | facts)

    return make


@pytest.fixture(scope="session")
def make_manual() -> MakeManual:
    """A manual looked at on 2026-11-21."""

    def make(*documents: Document, rejected: tuple[RejectedSource, ...] = (), **settings: Any) -> Manual:
        return Manual(documents, _organisation(), Settings(**settings), AS_OF, rejected)

    return make
