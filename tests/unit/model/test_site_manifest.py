"""What a site says of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sop_plugin.model.site_manifest import (
    FileFacts,
    FolderDifferences,
    SiteManifest,
    StateOfManual,
    other_parts,
)

STATE = StateOfManual("1" * 64, "2" * 64, "3" * 64, "4" * 64, "5" * 64, "6" * 64)
FILES = {"b.html": FileFacts("b" * 64, 2), "a.html": FileFacts("a" * 64, 1)}
MANIFEST = SiteManifest(date(2026, 11, 21), STATE, {"sop-plugin": "1", "mkdocs": "2"}, FILES)


def differences(**found: FileFacts | None) -> FolderDifferences:
    return FolderDifferences.between(MANIFEST, {f"{name}.html": facts for name, facts in found.items()})


def test_there_is_one_spelling_for_each() -> None:
    other = replace(
        MANIFEST, files=dict(reversed(FILES.items())), versions={"mkdocs": "2", "sop-plugin": "1"}
    )
    assert other.to_text() == MANIFEST.to_text()
    assert MANIFEST.to_text().startswith('{\n "manifest": 1,\n "as_of": "2026-11-21",\n "state": {')
    assert MANIFEST.to_text().endswith("}\n")


def test_a_folder_is_as_its_manifest_says() -> None:
    same = differences(a=FILES["a.html"], b=FILES["b.html"])
    assert not same
    assert same == FolderDifferences((), (), ())


def test_what_differs_is_told_apart() -> None:
    found = differences(a=FileFacts("c" * 64, 1), c=FILES["b.html"], d=None)
    assert found == FolderDifferences(("a.html",), ("b.html",), ("c.html", "d.html"))
    assert found


def test_another_length_is_a_change_whatever_the_digest() -> None:
    assert differences(a=FileFacts("a" * 64, 9), b=FILES["b.html"]).changed == ("a.html",)


def test_a_link_in_the_place_of_a_file_is_a_change() -> None:
    assert differences(a=None, b=FILES["b.html"]).changed == ("a.html",)


def test_each_part_of_the_manual_is_compared() -> None:
    assert other_parts(STATE, STATE) == ()
    names = ("documents", "pages", "organisation", "settings", "ledger", "head")
    for name in names:
        assert other_parts(STATE, replace(STATE, **{name: "0" * 64})) == (name,)
