from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

from sample_manual import AS_OF

from sop_plugin.compile import CompiledManual
from sop_plugin.model.confidentiality import Limits, Readership
from sop_plugin.model.left_out import Spelt
from sop_plugin.pages.edition import Edition
from sop_plugin.printing.day_facts import day_facts
from sop_plugin.printing.paper import paper

# A review is due, a revision takes effect, documents expire or have been withdrawn between them.
DAYS = [AS_OF + timedelta(days=away) for away in (-280, -120, -1, 0, 1, 20, 130, 500)]


def on(compiled: CompiledManual, day: date) -> Edition:
    return Edition(replace(compiled, manual=replace(compiled.manual, as_of=day)))


def sheets(edition: Edition, day: date) -> list[str]:
    return [paper(edition, document, day).html for document in edition.published.values()]


def test_days_with_the_same_facts_have_the_same_sheets_and_others_have_not(compiled: CompiledManual) -> None:
    found: dict[str, list[list[str]]] = defaultdict(list)
    for day in DAYS:
        edition = on(compiled, day)
        found[day_facts(edition, day)].append(sheets(edition, day))
    assert 1 < len(found) < len(DAYS)
    for same in found.values():
        assert all(each == same[0] for each in same)
    first = [same[0] for same in found.values()]
    assert all(one != other for index, one in enumerate(first) for other in first[:index])


def test_a_state_of_today_is_a_fact_where_the_manual_is_of_another_day(compiled: CompiledManual) -> None:
    """Copies of a past day say what they are worth now."""
    then = on(compiled, AS_OF)
    assert day_facts(then, AS_OF) == day_facts(then, AS_OF + timedelta(days=1))
    assert day_facts(then, AS_OF) != day_facts(then, AS_OF + timedelta(days=500))


def test_an_edition_that_leaves_something_out_has_facts_of_its_own(compiled: CompiledManual) -> None:
    """No PDF of the whole manual may be handed to readers of an edition."""
    readers = Readership("internal", "internal")
    none = frozenset[str]()
    editions = [
        Edition(replace(compiled, limits=Limits(readers, spelt, none, "…", str)))
        for spelt in (
            Spelt(none, none, none, none, none),
            Spelt(none, none, frozenset({"董事会"}), none, none),
        )
    ]
    facts = {day_facts(each, AS_OF) for each in (Edition(compiled), *editions)}
    assert len(facts) == 3
