"""The pages of controlled copies, and what the page of a revision says of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import lxml.html
import pytest
from released_manuals import compiled as with_ledger
from sample_ledger import recorded_manual

from sop_plugin.model.copies import CopyIssued, CopyLedger, CopyLost, CopyRecalled
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Kind
from sop_plugin.pages.outputs import site_outputs

NUMBER = "HT-SD-SOP-001"


def edition(**settings: Any) -> Edition:
    """On 2026-11-21 revision 2 is in force; copy 1 is of revision 1, and 2 of them have ended."""
    compiled = with_ledger(recorded_manual())
    digests = {release.revision: release.digest for release in compiled.histories.ledger.releases(NUMBER)}

    def issued(serial: int, revision: int, holder: str, day: date) -> CopyIssued:
        return CopyIssued(
            number=NUMBER,
            serial=serial,
            day=day,
            by="tang",
            revision=revision,
            digest=digests[revision],
            holder=holder,
        )

    then, later = date(2024, 3, 4), date(2025, 3, 4)
    events = (
        issued(1, 1, "总台抽屉", then),
        issued(2, 1, "lu", then),
        CopyRecalled(number=NUMBER, serial=2, day=later, by="tang"),
        issued(3, 2, "lu", later),
        issued(4, 2, "HT-MK", later),
        CopyLost(number=NUMBER, serial=4, day=date(2026, 12, 1), by="tang", reason="明天的事"),
    )
    manual = replace(compiled.manual, settings=replace(compiled.manual.settings, **settings))
    return Edition(replace(compiled, copies=CopyLedger(events), manual=manual))


def page(made: Edition, address: str) -> lxml.html.HtmlElement:
    (output,) = (each for each in site_outputs(made) if each.address == address)
    return lxml.html.fromstring(output.whole_file().decode())


def copies(tree: lxml.html.HtmlElement, section: str) -> list[str]:
    cells = tree.xpath(f"//section[@aria-labelledby='{section}']//tbody/tr/td[1]")
    return [cell.text_content() for cell in cells]


def test_those_to_exchange_come_first_and_nothing_is_said_of_holders() -> None:
    made = edition()
    tree = page(made, "copies/")
    assert copies(tree, "copies_to_exchange") == [f"{NUMBER}:1"]
    assert copies(tree, "copies_out") == [f"{NUMBER}:3", f"{NUMBER}:4"]
    assert copies(tree, "copies_ended") == [f"{NUMBER}:2"]
    assert "应换第 2 版" in tree.text_content()
    assert "共发放 4 份：在用 3，应换发 1，已收回 1" in tree.text_content()
    for output in site_outputs(made):
        if output.kind in (Kind.LIST, Kind.REVISION) or output.address == "lists/copies.json":
            assert "总台抽屉" not in output.whole_file().decode()


def test_each_copy_leads_to_its_release_and_to_the_lines_about_it() -> None:
    tree = page(edition(source_url="https://forge.example/{commit}/{path}#L{line}"), "copies/")
    cells = tree.xpath("//section[@aria-labelledby='copies_ended']//td[@data-label='证据']")
    links = [link.get("href") for link in cells[0].iter("a")]
    assert links[0] == "../ledger/HT-SD/#HT-SD-SOP-001-6"
    assert links[1:] == ["https://forge.example/HEAD/copies.jsonl#L1"] * 2


def test_holders_are_named_where_the_settings_allow_it() -> None:
    made = edition(show_copy_holders=True)
    tree = page(made, "copies/")
    holders = tree.xpath("//section[@aria-labelledby='by_holder']//tbody/tr")
    assert [row[0].text_content() for row in holders] == ["营销部", "陆嘉禾", "总台抽屉"]
    assert "应换发" in holders[2].text_content()
    receipt = page(made, "copies/receipt/")
    rows = [[cell.text_content() for cell in row] for row in receipt.xpath("//tbody/tr")]
    assert rows[0] == [f"{NUMBER}:1", "电话接听", "1", "总台抽屉", "", ""]
    assert len(rows) == 3


@pytest.mark.parametrize(("revision", "expected"), [(1, ["1", "2"]), (2, ["3", "4"])])
def test_the_page_that_a_copy_leads_to_lists_the_copies_of_its_revision(
    revision: int, expected: list[str]
) -> None:
    made = edition()
    tree = page(made, f"{NUMBER}/r{revision}/")
    assert tree.xpath("//section[@class='sop-copies']//tr/@data-copy") == expected
    (told,) = tree.xpath("//*[@data-sop-copy][@hidden]")
    release = made.compiled.histories.ledger.release(NUMBER, revision)
    assert release is not None
    assert told.get("data-digest") == release.digest.partition(":")[2][:12]
    assert not page(made, f"{NUMBER}/").xpath("//*[@data-sop-copy][@hidden]")


def test_a_manual_without_copies_says_nothing_of_them() -> None:
    made = Edition(with_ledger(recorded_manual()))
    assert not any("cop" in output.address for output in site_outputs(made))
