"""Where catalogues may lie, and how documents say which requirements they serve."""

from __future__ import annotations

import pytest
from each_case import each_case
from sample_manual import document_source

from sop_plugin.model.settings import Settings
from sop_plugin.outside.packaged import packaged_texts
from sop_plugin.reading.front_matter.documents import read_document
from sop_plugin.reading.requirements import read_requirements
from sop_plugin.reading.settings.file import read_options
from sop_plugin.reading.settings.problems import SettingsError
from sop_plugin.reading.source import Source
from sop_plugin.words.language import Language

NAME = "ISO 9001:2015 7.5.2"


@each_case(
    "written, said",
    [
        (NAME, [(None, NAME)]),
        (["ISO  9001：2015 7.5.2", NAME], [(None, NAME)]),
        (
            {"": [NAME], "4.2": NAME, "issue": ["GMP 155", NAME]},
            [(None, NAME), ("4.2", NAME), ("issue", "GMP 155"), ("issue", NAME)],
        ),
        ([], []),
    ],
    ids=str,
)
def test_the_whole_text_or_each_clause_says_what_it_serves(
    written: object, said: list[tuple[str | None, str]]
) -> None:
    document = read_document(document_source("HT-SD-SOP-004", satisfies=written), Settings()).document
    assert document is not None
    assert [(claim.clause, claim.requirement) for claim in document.satisfies] == said


@each_case("written", [{"4.2": {"a": "b"}}, [["a"]], {"4.2": [""]}], ids=str)
def test_anything_else_is_told_at_its_line(written: object) -> None:
    reading = read_document(document_source("HT-SD-SOP-004", satisfies=written), Settings())
    assert reading.document is None
    text = document_source("HT-SD-SOP-004", satisfies=written).data.decode()
    line = text[: text.index("satisfies")].count("\n") + 1
    assert {finding.code for finding in reading.findings} <= {"SOP108", "SOP114"}
    assert all(finding.place.line >= line for finding in reading.findings)
    assert reading.findings


@each_case(
    "path",
    [
        "../iso.yml",
        "/etc/iso.yml",
        "a/../../iso.yml",
        "..\\iso.yml",
        "C:/iso.yml",
        "a/b/../../../c.yml",
        "a\0.yml",
    ],
)
def test_a_path_never_leaves_the_project(path: str) -> None:
    with pytest.raises(SettingsError) as error:
        read_options({"requirements": ["iso-9001-2015", path]})
    assert f"requirements.1: {path}" in str(error.value)


def test_paths_below_it_and_names_stay_as_they_are() -> None:
    written = ["iso-9001-2015", "requirements/gmp.yml", "gmp.yaml"]
    assert read_options({"requirements": written}).settings.requirements == tuple(written)


def test_what_comes_along_can_be_read_and_speaks_chinese_and_english() -> None:
    [default] = read_options({}).settings.requirements
    texts = packaged_texts("requirements")
    sources = [Source(name, text.encode()) for name, text in texts.items()]
    read, findings = read_requirements(sources, Settings())
    assert findings == ()
    assert f"{default}.yml" in texts
    assert {
        "ISO 9001:2015 7.5.1",
        NAME,
        "ISO 9001:2015 7.5.3.1",
        "ISO 9001:2015 7.5.3.2",
    } <= read.known.keys()
    assert read.served_by == ()
    for requirement in read.known.values():
        assert requirement.words.zh_hans
        assert requirement.words.in_language(Language.EN) == requirement.words.en != ""


def test_the_words_are_those_of_the_first_catalogue_that_has_any() -> None:
    first = "standard: A\nrequirements: [{clause: '1', served_by: [X]}]\n"
    then = "standard: A\nrequirements: [{clause: '1', words: 一}]\n"
    again = "standard: A\nrequirements: [{clause: '1', words: 二, served_by: [Y]}]\n"
    read, findings = read_requirements(
        [Source(f"{at}.yml", text.encode()) for at, text in enumerate((first, then, again))], Settings()
    )
    assert findings == ()
    assert {name: each.words.zh_hans for name, each in read.known.items()} == {"A 1": "一"}
    assert [(each.number, str(each.place)) for each in read.served_by] == [
        ("X", "0.yml:2:42"),
        ("Y", "2.yml:2:52"),
    ]
