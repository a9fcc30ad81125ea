"""The organisation chart: everybody and every department once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sop_plugin.model.organisation import Department, Issuer, Organisation, Person
from sop_plugin.registers.organisation import DepartmentBranch, OrganisationChart, organisation_chart
from sop_plugin.words.language import LocalisedText

AS_OF = date(2026, 11, 21)


def chart(departments: Iterable[tuple[str, str, str | None]], *people: Person) -> OrganisationChart:
    return organisation_chart(
        Organisation(
            {code: Issuer(code, LocalisedText(code)) for code in ("GRP", "HTL")},
            {
                code: Department(code, LocalisedText(code), issuer, parent)
                for code, issuer, parent in departments
            },
            {person.id: person for person in people},
        ),
        AS_OF,
    )


def outline(branches: tuple[DepartmentBranch, ...]) -> list[object]:
    return [[branch.department.code, *outline(branch.branches)] for branch in branches]


def by_issuer(found: OrganisationChart) -> dict[str | None, list[object]]:
    return {each.issuer.code if each.issuer else None: outline(each.branches) for each in found.issuers}


def test_departments_stand_below_their_parents_and_issuers() -> None:
    found = chart([("HT-SD", "HTL", "HT"), ("QA", "GRP", None), ("HT", "HTL", None), ("HT-MK", "HTL", "HT")])
    assert by_issuer(found) == {"GRP": [["QA"]], "HTL": [["HT", ["HT-SD"], ["HT-MK"]]]}


def test_what_hangs_nowhere_stands_at_the_top_once() -> None:
    found = chart(
        [
            ("A", "GRP", "C"),  # a circle
            ("B", "GRP", "A"),
            ("C", "GRP", "B"),
            ("D", "GRP", "D"),
            ("E", "HTL", "A"),  # of another issuer
            ("F", "HTL", "nobody"),
            ("G", "nobody", None),
        ]
    )
    assert by_issuer(found) == {"GRP": [["A", ["B", ["C"]]], ["D"]], "HTL": [["E"], ["F"]], None: [["G"]]}


def test_no_depth_is_too_much() -> None:
    found = chart((f"D{n}", "GRP", f"D{n - 1}" if n else None) for n in range(3000))

    def count(branches: tuple[DepartmentBranch, ...]) -> int:
        return sum(1 + count(branch.branches) for branch in branches)

    assert sum(count(issuer.branches) for issuer in found.issuers) == 3000


def test_only_people_in_post_are_in_a_department() -> None:
    people = (
        Person("now", "现任", "QA", "经理"),
        Person("last", "今日离任", "QA", "经理", until=AS_OF),
        Person("gone", "已离任", "QA", "经理", until=date(2026, 11, 20)),
        Person("next", "明日到任", "QA", "经理", since=date(2026, 11, 22)),
        Person("lost", "不知何处", "XX", "经理"),
    )
    found = chart([("QA", "GRP", None)], *people)
    [branch] = found.issuers[0].branches
    assert [person.id for person in branch.people] == ["now", "last"]
    assert [person.id for person in found.not_in_post] == ["gone", "next"]
    assert [person.id for person in found.elsewhere] == ["lost"]
    assert len(found.people) + len(found.not_in_post) == len(people)
