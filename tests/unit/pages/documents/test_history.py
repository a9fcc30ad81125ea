"""The revision history of a number as its pages tell it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from drawn import document_page
from html_tree import visible, with_class, words
from released_manuals import compiled
from sample_ledger import recorded_manual

from sop_plugin.compile import CompiledManual
from sop_plugin.model.released_source import ReleasedSource
from sop_plugin.pages.documents.history import revision_lines
from sop_plugin.pages.edition import Edition

NUMBER = "HT-SD-SOP-001"
DONE = compiled(recorded_manual())


def edition(done: CompiledManual = DONE, **commits: str) -> Edition:
    sources = {blob: ReleasedSource(commit, "docs/then.md") for blob, commit in commits.items()}
    return Edition(done, sources=sources)


def test_the_latest_revision_comes_first_with_its_dates_people_and_proof() -> None:
    release = DONE.histories.ledger.releases(NUMBER)[1]
    lines = revision_lines(edition(**{release.blob: "c0ffee"}), NUMBER)
    assert [line.revision for line in lines] == [3, 2, 1]
    line = lines[1]
    assert (line.approved, line.effective, line.superseded) == (
        date(2025, 2, 21),
        date(2025, 3, 1),
        date(2026, 12, 1),
    )
    assert line.people == ("唐一宁", "曾思雨", "陆嘉禾", "沈光耀")
    assert (line.digest, line.blob, line.commit) == (release.digest, release.blob, "c0ffee")
    assert (line.address, line.redline) == (f"{NUMBER}/r2/", f"{NUMBER}/r2/redline/")
    assert line.document is not None
    assert line.document.change is not None
    assert line.document.change.summary == "改为第 2 种做法"
    assert lines[0].superseded is None
    assert lines[2].redline is None


def test_a_revision_without_its_text_is_told_without_a_link() -> None:
    *_, first = revision_lines(edition(compiled(recorded_manual(), texts=False)), NUMBER)
    assert (first.revision, first.document, first.address, first.redline) == (1, None, None, None)
    assert first.digest.startswith("sop2:")


def test_a_digest_that_knows_no_files_says_so_with_its_revision() -> None:
    latest = DONE.histories.by_number[NUMBER].revisions[-1]
    assert not latest.is_of_text_alone
    earlier = replace(latest, release=replace(latest.release, digest=f"sop1:{'0' * 64}"))
    assert not earlier.is_of_text_alone, "a text without files has nothing that is not bound"
    without_text = replace(earlier, document=None)
    assert without_text.is_of_text_alone
    by_number = {NUMBER: replace(DONE.histories.by_number[NUMBER], revisions=(without_text,))}
    histories = replace(DONE.histories, by_number=by_number)
    page = document_page(Edition(replace(DONE, histories=histories)), DONE.manual.by_number[NUMBER])
    assert "只含正文，不含所附的文件" in words(with_class(page, "sop-revisions")[0])


def test_reviews_and_withdrawals_say_how_their_people_are_known() -> None:
    reviewed = document_page(edition(), edition().revision_pages[f"{NUMBER}/r2/"].document)
    assert "陆嘉禾 由登记人声明" in words(with_class(reviewed, "sop-reviews")[0])
    ended = document_page(edition(), DONE.manual.by_number["HT-SD-SOP-002"])
    assert "沈光耀 由登记人声明" in words(with_class(ended, "sop-banner")[0])


def test_a_number_outside_the_ledger_has_no_history() -> None:
    assert revision_lines(edition(), "HT-SD-SOP-005") == ()
    assert revision_lines(edition(), "HT-SD-SOP-999") == ()


@pytest.mark.parametrize(
    ("revision", "state", "links"),
    [(1, "superseded", [f"../{NUMBER}/", f"../{NUMBER}/r2/"]), (2, "effective", [f"../{NUMBER}/r3/"])],
)
def test_the_banner_leads_to_the_revision_that_follows(revision: int, state: str, links: list[str]) -> None:
    edition = Edition(DONE)
    # Looked at before its review was due.
    page = document_page(edition, edition.revision_pages[f"{NUMBER}/r{revision}/"].document)
    assert page[0].get("data-state") == state
    banner = with_class(page, "sop-banner")[0]
    assert [e.get("href") for e in visible(banner) if e.tag == "a"] == links
    current = [row for row in with_class(page, "sop-revisions")[0].iter("tr") if row.get("aria-current")]
    assert [words(row[0]) for row in current] == [f"第 {revision} 版"]


def test_a_revision_that_is_overtaken_is_not_announced() -> None:
    """Released for June, and then another for March: readers are told of March."""
    manual = recorded_manual()
    manual.issue("HT-SD-SOP-007", "接听电话", "2024-01-10")
    manual.release("HT-SD-SOP-007", 1, "2026-02-20", "2026-03-01")
    manual.release("HT-SD-SOP-007", 2, "2026-11-01", "2027-06-01")
    manual.release("HT-SD-SOP-007", 3, "2026-11-02", "2027-03-01")
    edition = Edition(compiled(manual))
    first = edition.revision_pages["HT-SD-SOP-007/r1/"].document
    banner = words(with_class(document_page(edition, first), "sop-banner")[0])
    assert "第 3 版将于2027年3月1日生效" in banner
    assert "第 2 版" not in banner
