"""Every check runs, and none of them stumbles over any document."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from ledgers import histories

from sop_plugin import checks
from sop_plugin.checks import all as every
from sop_plugin.indexes.cross_references import resolve_references
from sop_plugin.model.approval import Approval
from sop_plugin.model.document import (
    Body,
    Clause,
    Document,
    HeadingLine,
    Reference,
    ReferenceKind,
    RejectedSource,
    ReviewRecord,
    ReviewRule,
    Withdrawal,
)
from sop_plugin.model.event import Event
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.lifecycle import Outcome, Status
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Department, Job, NamedRecord, Organisation, Person
from sop_plugin.model.period import Period
from sop_plugin.model.place import Place
from sop_plugin.model.procedure import Branch, Cell, Column, Measure, Procedures, ProcedureStep, StepTable
from sop_plugin.model.roles import USUAL_ROLES
from sop_plugin.model.settings import Settings
from sop_plugin.words.language import LocalisedText, languages

# They look at more than one manual: at git, at signatures, at what a change brings, at other files. Others call them.
OF_MORE_THAN_A_MANUAL = {
    "anchors",
    "archive",
    "comparison",
    "copies",
    "lowering",
    "manual_files",
    "parted",
    "readers",
    "parted_chains",
    "parted_steps",
    "seals",
    "settings_then",
    "side_ledgers",
    "training",
    "trust_history",
}


def test_every_check_is_run() -> None:
    names = {found.name for found in pkgutil.iter_modules(checks.__path__)} - OF_MORE_THAN_A_MANUAL - {"all"}
    modules = [importlib.import_module(f"{checks.__name__}.{name}") for name in names]
    written = {
        function
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isgeneratorfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }
    assert written == {
        *every.CHECKS,
        *every.TEXT_CHECKS,
        *every.REFERENCE_CHECKS,
        *every.EVIDENCE_CHECKS,
    }


DAYS = st.dates() | st.dates(min_value=date(2026, 1, 1), max_value=date(2026, 12, 31))
PEOPLE = st.sampled_from(["tang", "shen", "nobody", ""])
DEPARTMENTS = st.sampled_from(["HT", "HT-SD", "XX", "", "{0}"])
NUMBERS = st.sampled_from(["HT-SOP-001", "HT-SD-SOP-002", "HT-SD-FRM-003", "HT-SOP-9", "", "{x}"]) | st.text(
    max_size=8
)
TITLES = st.sampled_from(["接听电话", "电话预订", "", "{}"]) | st.text(max_size=8)
PLACES = st.builds(Place, st.just("a.md"), st.integers(1, 40), st.integers(1, 80))

CELLS = st.builds(
    Cell,
    st.sampled_from(["", "—", "接起", "及时等等", "[[HT-SD-FRM-003]]、{}"]) | st.text(max_size=8),
    st.just("a.md"),
    st.integers(1, 40),
    st.integers(1, 80),
)
DOERS = st.lists(TITLES | PEOPLE, max_size=2).map(tuple)
STEPS = st.builds(
    ProcedureStep,
    st.integers(1, 3),
    CELLS,
    doers=DOERS,
    who=st.none() | CELLS,
    standard=st.none() | CELLS,
    time_limit=st.none() | CELLS,
    record=st.none() | CELLS,
    records=DOERS,
    next=st.none() | CELLS,
    branches=st.lists(st.builds(Branch, TITLES, st.none() | st.integers(0, 5), PLACES), max_size=2).map(
        tuple
    ),
    cells=st.integers(1, 3),
)
PROCEDURES = st.builds(
    Procedures,
    st.lists(
        st.builds(
            StepTable,
            st.lists(STEPS, max_size=3).map(tuple),
            st.integers(1, 40),
            st.integers(1, 40),
            columns=st.lists(st.sampled_from(Column), max_size=4).map(tuple),
            width=st.integers(1, 3),
        ),
        max_size=2,
    ).map(tuple),
    st.lists(
        st.builds(
            Measure,
            CELLS,
            st.none() | CELLS,
            DOERS,
            st.none() | CELLS,
            record=st.none() | CELLS,
            records=DOERS,
            line=st.integers(1, 40),
        ),
        max_size=2,
    ).map(tuple),
)


@st.composite
def bodies(draw: st.DrawFn) -> Body:
    headings = draw(
        st.lists(
            st.builds(
                HeadingLine,
                st.integers(1, 6),
                TITLES | st.sampled_from(["一、目的", "1 目的", "1.", "（一）"]),
                st.integers(1, 40),
                st.none() | st.sampled_from(["c1", "4.2", "steps"]),
                st.booleans(),
            ),
            max_size=5,
        )
    )
    clauses = [
        Clause((index,), heading.title, heading.line, heading.line, heading.explicit_id)
        for index, heading in enumerate(headings, start=1)
        if heading.level > 1
    ]
    cited = st.builds(
        Reference,
        st.sampled_from(ReferenceKind),
        NUMBERS | TITLES | st.just("[[HT-SOP"),
        st.none() | st.sampled_from(["", "1", "9.9.9", "steps", "."]),
        st.none(),
        PLACES,
        st.just(90),
    )
    return Body(
        draw(st.text(max_size=40)),
        1,
        tuple(clauses),
        tuple(draw(st.lists(cited, max_size=4))),
        tuple(headings),
        draw(PROCEDURES),
        draw(st.text(max_size=40) | st.just("响铃3声内接起,说 ABC 三字")),
    )


DOCUMENTS = st.builds(
    Document,
    path=st.sampled_from(["docs/a.md", "docs/b.md", "docs/c.md"]),
    number=NUMBERS,
    title=TITLES,
    type=st.sampled_from(["procedure", "form", "nonsense", ""]),
    department=DEPARTMENTS,
    revision=st.integers(1, 3),
    status=st.sampled_from(Status),
    body=bodies(),
    language=st.sampled_from(languages()),
    supervised_by=st.none() | DEPARTMENTS,
    audience=DOERS,
    keywords=st.lists(TITLES, max_size=3).map(tuple),
    effective=st.none() | DAYS,
    expires=st.none() | DAYS,
    review=st.builds(
        ReviewRule, st.none() | st.integers(1, 999).map(Period), st.none() | DAYS, st.text(max_size=2)
    ),
    approvals=st.lists(
        st.builds(Approval, st.sampled_from(USUAL_ROLES), PEOPLE, DAYS, PLACES), max_size=6
    ).map(tuple),
    reviews=st.lists(
        st.builds(ReviewRecord, DAYS, PEOPLE, st.sampled_from(Outcome), st.just(""), PLACES), max_size=4
    ).map(tuple),
    change=st.none(),
    withdrawal=st.none() | st.builds(Withdrawal, DAYS, PEOPLE, st.just(""), st.none() | NUMBERS, PLACES),
    retention=st.none(),
    places=st.just({}),
)
DEPARTMENT = Department("HT", LocalisedText("酒店"), "HTL")
ORGANISATIONS = st.sampled_from(
    [
        Organisation(),
        Organisation(
            departments={"HT": DEPARTMENT, "HT-SD": DEPARTMENT},
            people={
                "tang": Person("tang", "唐一宁", "HT", "销售经理", date(2026, 3, 1), date(2026, 9, 1)),
                "shen": Person("shen", "沈光耀", "HT", "总经理"),
            },
            jobs=(Job(LocalisedText("预订员"), ("HT",)), Job(LocalisedText())),
            records=(NamedRecord(LocalisedText("接听电话")),),
        ),
    ]
)
REJECTED = st.builds(RejectedSource, st.just("docs/z.md"), st.none() | NUMBERS, st.none() | TITLES)


def manuals() -> st.SearchStrategy[Manual]:
    return st.builds(
        Manual,
        st.lists(DOCUMENTS, max_size=4, unique_by=lambda document: document.path).map(tuple),
        ORGANISATIONS,
        st.just(Settings()),
        DAYS,
        st.lists(REJECTED, max_size=1).map(tuple),
    )


def messages(manual: Manual) -> Iterator[str]:
    of_texts = (
        finding for document in manual.documents for finding in every.check_text(document, manual.settings)
    )
    for finding in (*of_texts, *every.check_manual(manual, resolve_references(manual))):
        for language in languages():
            yield f"{finding.place} {finding.code} {finding.message(language)} → {finding.remedy(language)}"


@st.composite
def any_events(draw: st.DrawFn) -> tuple[Event, ...]:
    """Events as a ledger may hold them that findings were reported about: out of order, without those before them."""
    events = draw(histories("HT-SD-SOP-002")) + draw(histories("HT-SD-FRM-003"))
    return tuple(draw(st.lists(st.sampled_from(events), max_size=8)))


@given(manuals(), any_events())
def test_no_manual_and_no_ledger_makes_a_check_stumble(manual: Manual, events: tuple[Event, ...]) -> None:
    assert list(messages(manual)) == list(messages(manual))
    for finding in every.check_evidence(manual, Ledger(events)):
        for language in languages():
            assert finding.message(language)
            assert finding.remedy(language)
