"""Released texts: asked for once, read as what was released, and a finding for each that cannot be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_ledger import recorded_manual

from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.history import Histories
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.settings import Settings
from sop_plugin.reading.front_matter.documents import read_document
from sop_plugin.reading.histories import ArchivedTexts, ReadArchive, no_archive, read_histories
from sop_plugin.reading.ledger.file import read_ledger
from sop_plugin.reading.source import Source
from sop_plugin.rules import archive as rules

MANUAL = recorded_manual()
NUMBER = "HT-SD-SOP-001"


@pytest.fixture(scope="module")
def documents() -> tuple[Document, ...]:
    found = (read_document(source, Settings()).document for source in MANUAL.sources.values())
    return tuple(document for document in found if document is not None)


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    found = read_ledger(Source("ledger.jsonl", MANUAL.ledger.encode())).ledger
    assert found is not None
    return found


def read(
    documents: tuple[Document, ...], ledger: Ledger, archive: ReadArchive
) -> tuple[Histories, tuple[Finding, ...]]:
    return read_histories(documents, ledger, Settings(), archive)


def whole(ids: tuple[str, ...]) -> ArchivedTexts:
    return ArchivedTexts({blob: MANUAL.texts.get(blob) for blob in ids})


def test_the_archive_is_asked_once_and_not_for_what_the_files_hold(
    documents: tuple[Document, ...], ledger: Ledger
) -> None:
    asked: list[tuple[str, ...]] = []

    def archive(ids: tuple[str, ...]) -> ArchivedTexts:
        asked.append(ids)
        return whole(ids)

    histories, findings = read(documents, ledger, archive)
    assert findings == ()
    first, second, _ = ledger.releases(NUMBER)
    # The third revision, the withdrawn document's only one and another's stand in the files.
    assert asked == [(first.blob, second.blob)]
    titles = [r.document.title for r in histories.by_number[NUMBER].revisions if r.document]
    assert titles == ["电话接听", "接听电话", "接听电话"]


def test_nothing_is_asked_where_nothing_is_wanted(documents: tuple[Document, ...]) -> None:
    def archive(ids: tuple[str, ...]) -> ArchivedTexts:
        raise AssertionError(ids)

    histories, findings = read(documents, Ledger(), archive)
    assert findings == ()
    assert all(not history.revisions for history in histories.by_number.values())


def test_each_text_that_is_not_there_is_named_at_its_event(
    documents: tuple[Document, ...], ledger: Ledger
) -> None:
    histories, findings = read(documents, ledger, no_archive)
    first, second, _ = ledger.releases(NUMBER)
    assert [(f.rule, f.values["event"], f.place) for f in findings] == [
        (rules.TEXT_NOT_IN_GIT, release.name, ledger.place(release)) for release in (first, second)
    ]
    there = [r.document is not None for r in histories.by_number[NUMBER].revisions]
    assert there == [False, False, True]


@pytest.mark.parametrize("rule", [rules.SHALLOW_CLONE, rules.NO_REPOSITORY])
def test_one_trouble_is_one_finding_that_counts(
    documents: tuple[Document, ...], ledger: Ledger, rule: object
) -> None:
    def archive(ids: tuple[str, ...]) -> ArchivedTexts:
        return ArchivedTexts(dict.fromkeys(ids), rule, "why")  # type: ignore[arg-type]

    _, (finding,) = read(documents, ledger, archive)
    assert finding.rule is rule
    assert finding.values["count"] == 2
    assert finding.place.path == "ledger.jsonl"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\x00",
        b"---\nnumber: [\n---\n",
        MANUAL.sources[f"docs/{NUMBER}.md"].data,
        MANUAL.texts[next(iter(MANUAL.texts))].replace("写明目的".encode(), "改写目的".encode()),
    ],
    ids=["empty", "no_text", "no_front_matter", "another_revision", "changed"],
)
def test_a_text_that_is_not_what_was_released_is_never_shown(
    documents: tuple[Document, ...], ledger: Ledger, data: bytes
) -> None:
    first, *_ = ledger.releases(NUMBER)

    def archive(ids: tuple[str, ...]) -> ArchivedTexts:
        return ArchivedTexts({**whole(ids).texts, first.blob: data})

    histories, (finding,) = read(documents, ledger, archive)
    assert finding.rule is rules.TEXT_IS_ANOTHER
    assert finding.values["event"] == first.name
    assert histories.by_number[NUMBER].revisions[0].document is None


def test_a_file_that_was_changed_after_release_is_not_taken_for_the_text(
    documents: tuple[Document, ...], ledger: Ledger
) -> None:
    changed = tuple(replace(d, title="另一个题目") if d.number == NUMBER else d for d in documents)
    histories, findings = read(changed, ledger, whole)
    assert findings == ()
    last = histories.by_number[NUMBER].revisions[-1].document
    assert last is not None
    assert last.title == "接听电话"


def test_approvals_reviews_and_the_end_come_from_the_ledger(
    documents: tuple[Document, ...], ledger: Ledger
) -> None:
    histories, _ = read(documents, ledger, whole)
    _, second, _ = histories.by_number[NUMBER].revisions
    assert [a.by for a in second.approvals] == ["tang", "zeng", "lu", "shen"]
    assert [r.note for r in second.reviews] == ["仍适用"]
    withdrawn = histories.by_number["HT-SD-SOP-002"].withdrawal
    assert withdrawn is not None
    assert withdrawn.successor == NUMBER
    assert [d.number for d in histories.pending] == []
