"""Which revisions have pages of their own, and where."""

from __future__ import annotations

from datetime import date

import pytest
from released_manuals import compiled, text_of
from sample_ledger import RecordedManual, recorded_manual

from sop_plugin.compile import CompiledManual
from sop_plugin.model.lifecycle import State
from sop_plugin.pages.texts.revisions import RevisionPage, revision_pages, shown_revision

NUMBER = "HT-SD-SOP-001"


def with_draft() -> RecordedManual:
    manual = recorded_manual()
    source = text_of(NUMBER, 4, "2026-11-20", "2027-02-01", title="草稿题目", status="draft", approvals=[])
    manual.sources[source.path] = source
    return manual


def pages(done: CompiledManual, *, preview: bool = False) -> dict[str, RevisionPage]:
    return {page.address: page for page in revision_pages(done.manual, done.histories, preview=preview)}


def test_every_released_revision_has_an_address_that_never_changes() -> None:
    expected = [
        "HT-SD-SOP-001/r1/",
        "HT-SD-SOP-001/r2/",
        "HT-SD-SOP-001/r3/",
        "HT-SD-SOP-002/r1/",
        "HT-SD-SOP-004/r1/",
    ]
    for day in (date(2026, 11, 21), date(2026, 12, 1), date(2030, 1, 1)):
        assert sorted(pages(compiled(recorded_manual(), day))) == expected


def test_each_is_redlined_against_the_one_before() -> None:
    found = pages(compiled(recorded_manual()))
    before = {address: page.before.revision if page.before else None for address, page in found.items()}
    assert before == {
        "HT-SD-SOP-001/r1/": None,
        "HT-SD-SOP-001/r2/": 1,
        "HT-SD-SOP-001/r3/": 2,
        "HT-SD-SOP-002/r1/": None,
        "HT-SD-SOP-004/r1/": None,
    }
    assert found["HT-SD-SOP-001/r2/"].redline_address == "HT-SD-SOP-001/r2/redline/"
    assert found["HT-SD-SOP-001/r1/"].redline_address is None


def test_a_draft_has_a_page_in_a_preview_only() -> None:
    done = compiled(with_draft())
    assert f"{NUMBER}/r4/" not in pages(done)
    draft = pages(done, preview=True)[f"{NUMBER}/r4/"]
    assert done.manual.state(draft.document) is State.DRAFT
    assert draft.before is not None
    assert draft.before.revision == 3
    # Of a number that was never released the number's own page shows the draft.
    assert "HT-SD-SOP-006/r1/" not in pages(done, preview=True)


def test_a_text_that_is_not_there_has_no_page() -> None:
    assert [address for address in pages(compiled(recorded_manual(), texts=False)) if NUMBER in address] == [
        f"{NUMBER}/r3/"
    ]


def test_a_number_that_could_lead_out_of_the_site_has_none() -> None:
    done = compiled(recorded_manual())
    history = done.histories.by_number[NUMBER]
    strange = type(done.histories)(done.histories.ledger, {"../x": history})
    assert list(revision_pages(done.manual, strange, preview=True)) == []


@pytest.mark.parametrize(
    ("day", "revision"),
    [("2024-02-29", 1), ("2025-02-28", 1), ("2025-03-01", 2), ("2026-11-30", 2), ("2026-12-01", 3)],
)
def test_the_number_s_own_page_shows_what_is_in_force(day: str, revision: int) -> None:
    done = compiled(with_draft())
    shown = shown_revision(done.histories, NUMBER, date.fromisoformat(day))
    assert shown is not None
    assert shown.release.revision == revision
