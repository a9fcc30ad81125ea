"""The lists of a front page: each row leads to its page, counts are those of the manual, drafts are in none."""

from __future__ import annotations

import ways_manual
from html_tree import parse, words
from sample_ledger import recorded_manual
from sample_manual import AS_OF, ORGANISATION

from sop_plugin.compile import Capabilities, Sources, compile_manual
from sop_plugin.model.settings import Settings
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.home_lists import changes_list, departments_list, forms_list, jobs_list
from sop_plugin.reading.histories import ArchivedTexts
from sop_plugin.reading.source import Source


def rows(html: str) -> list[tuple[str, str]]:
    """Where each row leads, and what it says."""
    # A blank line would end the HTML within a page of Markdown.
    assert "\n" not in html
    found = [(next(item.iter("a")).get("href") or "", words(item)) for item in parse(html).iter("li")]
    return [(href, " ".join(said.split())) for href, said in found]


def test_departments_with_the_number_of_their_documents(edition: Edition) -> None:
    found = rows(departments_list(edition, "../"))
    assert ("../departments/HT-MK/", "营销部 1 份文件") in found
    [own] = [said for href, said in found if href == "../departments/HT-SD/"]
    assert own == f"销售部 {len(edition.departments['HT-SD'].documents)} 份文件"


def test_jobs_with_most_steps_come_first_and_forms_lead_to_their_blanks() -> None:
    edition = Edition(ways_manual.compiled())
    found = rows(jobs_list(edition, "./", 2))
    steps = {role.written: len(role.steps) for role in edition.ways_in.roles.roles}
    assert len(found) == 2
    assert int(found[0][1].split()[-2]) == max(steps.values())
    for href, _ in found:
        assert href.removeprefix("./") in {edition.addresses.role(name) for name in steps}
    blanks = rows(forms_list(edition, "./", 1))
    assert len(blanks) == 1
    assert blanks[0][0].endswith("/blank/")


def test_what_changed_for_readers_the_latest_first() -> None:
    manual = recorded_manual()
    edition = Edition(
        compile_manual(
            Sources(
                tuple(manual.sources.values()),
                Source("organisation.yml", ORGANISATION.read_bytes()),
                ledger=Source("ledger.jsonl", manual.ledger.encode()),
            ),
            Settings(),
            AS_OF,
            Capabilities(read_archive=lambda ids: ArchivedTexts({b: manual.texts.get(b) for b in ids})),
        )
    )
    found = rows(changes_list(edition, "./", 99))
    felt = [row for row in edition.changes if row.kind in ("in_force", "expired", "withdrawn")]
    assert [href for href, _ in found] == [f"./{row.number}/" for row in felt]
    assert all(row.day.isoformat() in said for row, (_, said) in zip(felt, found, strict=True))
    assert [("未到" in said) for _, said in found] == [row.day > AS_OF for row in felt]
    assert rows(changes_list(edition, "./", 1)) == found[:1]
