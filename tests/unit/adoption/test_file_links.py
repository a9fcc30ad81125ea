"""Links by names of files, as they become references by number."""

from __future__ import annotations

from sop_plugin.adoption.file_links import numbers_by_name, with_references

NUMBERS = numbers_by_name(
    [
        ("docs/a/QM-01 Manual.md", "SOP-001"),
        ("docs/b/接听.md", "SOP-002"),
        ("docs/a/x.md", "SOP-003"),
        ("docs/b/x.md", "SOP-004"),
    ]
)


def test_a_link_becomes_a_reference_and_keeps_the_words_that_it_shows() -> None:
    text = "[[QM-01 Manual]], [[b/接听.md|那一份]], [[qm-01 manual#Scope]]; [[x]] [[none]] [[SOP-001#2]] [[]]"
    assert with_references(text, NUMBERS) == (
        "[[SOP-001]], [[SOP-002|那一份]], [[SOP-001|qm-01 manual Scope]]; [[x]] [[none]] [[SOP-001#2]] [[]]",
        3,
    )


def test_code_stays() -> None:
    text = "`[[接听]]` ``a ` [[接听]]``\n\n```\n[[接听]]\n```\n[[接听]]"
    assert with_references(text, NUMBERS) == (text.removesuffix("[[接听]]") + "[[SOP-002]]", 1)
