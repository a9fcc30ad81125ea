"""The first text of a new document: whole, in its language, and without a finding."""

from __future__ import annotations

import pytest
from each_case import each_case
from sample_manual import AS_OF, ORGANISATION

from sop_plugin.compile import CompiledManual, Sources, compile_manual
from sop_plugin.editing import template_words as words
from sop_plugin.editing.templates import NewDocument, template
from sop_plugin.model.columns import WANTED, column_kinds
from sop_plugin.model.document_types import DEFAULT_TYPES, DocumentType
from sop_plugin.model.headings import SYNONYMS, WANTED_IN_TYPE, Heading
from sop_plugin.model.period import Period
from sop_plugin.model.settings import Settings
from sop_plugin.reading.source import Source
from sop_plugin.words.language import Language, languages
from sop_plugin.words.voice import voice_in

MEMO = DocumentType("memo: a", "MEM", (Heading.RECORDS, Heading.DEFINITIONS, Heading.CONTENT))
BARE = DocumentType("bare", "BAR", ())
TYPES = {**DEFAULT_TYPES, MEMO.name: MEMO, BARE.name: BARE}


def new(kind: DocumentType, language: Language = Language.ZH_HANS, title: str = "代客订餐") -> NewDocument:
    return NewDocument(f"HT-SD-{kind.code}-001", title, kind, "HT-SD", language, "销售经理")


JOBS = "jobs:\n  - {name: {zh-Hans: 销售经理}}\nrecords:\n  - {name: {zh-Hans: 订房系统}}\n"


def compiled(text: str, default: Language) -> CompiledManual:
    return compile_manual(
        Sources(
            (Source("docs/a.md", text.encode()),),
            # An organisation that names its jobs and records is asked about every step.
            Source("organisation.yml", ORGANISATION.read_bytes() + JOBS.encode()),
        ),
        Settings(types=TYPES, language=default),
        AS_OF,
    )


def test_a_form_of_a_type_of_its_own_begins_like_a_form() -> None:
    kind = DocumentType("checklist", "CHK", DEFAULT_TYPES["form"].required_headings)
    as_form = template(new(DEFAULT_TYPES["form"]), Language.ZH_HANS).split("---")[2]
    assert template(new(kind), Language.ZH_HANS).split("---")[2] == as_form


@each_case("default", languages())
@each_case("language", languages())
@each_case("kind", TYPES.values(), ids=lambda kind: kind.name)
def test_every_type_begins_without_a_finding(
    kind: DocumentType, language: Language, default: Language
) -> None:
    found = compiled(template(new(kind, language), default), default)
    assert found.findings == ()
    (document,) = found.manual.documents
    assert (document.number, document.title, document.type) == (
        f"HT-SD-{kind.code}-001",
        "代客订餐",
        kind.name,
    )
    assert (document.language, document.revision, document.status) == (language, 1, "draft")
    assert (document.approvals, document.keywords, document.effective) == ((), (), None)
    assert document.review.every is not None
    assert document.review.every.months == 12


@each_case("language", languages())
@each_case("kind", TYPES.values(), ids=lambda kind: kind.name)
def test_all_of_it_has_to_be_replaced_before_anybody_signs(kind: DocumentType, language: Language) -> None:
    text = template(new(kind, language), language)
    submitted = text.replace("status: draft", "status: in_review")
    left = {
        finding.place.line for finding in compiled(submitted, language).findings if finding.code == "SOP310"
    }
    lines = text.split("\n")
    assert left == {
        number
        for number, line in enumerate(lines, start=1)
        if line.startswith("<!--") or (line.startswith("| ") and lines[number - 2].startswith("| ---"))
    }


def test_types_that_describe_work_have_a_table_of_steps() -> None:
    def steps(kind: str) -> int:
        (document,) = compiled(
            template(new(TYPES[kind]), Language.ZH_HANS), Language.ZH_HANS
        ).manual.documents
        return sum(len(table.steps) for table in document.body.procedures.step_tables)

    assert {kind: steps(kind) for kind in TYPES} == {
        "policy": 0,
        "procedure": 1,
        "work_instruction": 1,
        "job_description": 0,
        "form": 0,
        "memo: a": 1,
        "bare": 1,
    }


@pytest.mark.parametrize("language", languages())
def test_columns_are_those_that_are_read_as_steps(language: Language) -> None:
    named = [voice_in(language).say(WANTED[column]) for column in words.COLUMNS]
    assert tuple(column_kinds(named)) == words.COLUMNS


def test_headings_of_a_type_are_synonyms() -> None:
    for (_, heading), title in WANTED_IN_TYPE.items():
        assert {voice_in(language).say(title) for language in languages()} <= set(SYNONYMS[heading])


@pytest.mark.parametrize(
    "title", ["a: b", "2026", "'q' \"p\"", "# x", "是: 否, [否]", "yes", "- a", "a\\b", "{x}"]
)
def test_any_title_stays_what_was_written(title: str) -> None:
    text = template(new(DEFAULT_TYPES["procedure"], title=title), Language.ZH_HANS)
    (document,) = compiled(text, Language.ZH_HANS).manual.documents
    assert document.title == title


def test_chapters_and_period_of_the_company_stand_in_the_template() -> None:
    kind = DocumentType(
        "procedure", "SOP", (), chapters=(("安全要求", "安全"), ("应急处置",)), review_every=Period(24)
    )
    text = template(new(kind), Language.ZH_HANS)
    assert text.index("## 相关文件") < text.index("## 安全要求\n") < text.index("## 应急处置\n")
    assert "review: {every: 24 months}" in text
    assert "review: {every: 12 months}" in template(new(DEFAULT_TYPES["procedure"]), Language.ZH_HANS)


def test_a_template_of_the_company_stands_below_the_front_matter() -> None:
    kind = DEFAULT_TYPES["procedure"]
    text = template(new(kind), Language.ZH_HANS, own_text="\n## 目的\n\n本公司的写法。\n\n")
    assert text.split("---\n")[2] == "\n## 目的\n\n本公司的写法。\n"
    assert text.split("---\n")[1] == template(new(kind), Language.ZH_HANS).split("---\n")[1]
