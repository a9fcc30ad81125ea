"""What a change touches."""

from __future__ import annotations

from collections import deque
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sop_plugin.changes.impact import Impact, Scope, impact
from sop_plugin.indexes.cross_references import resolve_references
from sop_plugin.model.cross_references import CrossReferences
from sop_plugin.model.document import Body, Clause, Document, Reference, ReferenceKind
from sop_plugin.model.document_types import DEFAULT_TYPES, DocumentType
from sop_plugin.model.headings import Heading
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Organisation
from sop_plugin.model.place import Place
from sop_plugin.model.settings import Settings

CLAUSES = (
    Clause((1,), "目的", 11, 12),
    Clause((2,), "程序", 13, 20),
    Clause((2, 1), "接起", 14, 16),
    Clause((2, 1, 1), "问好", 15, 16),
    Clause((2, 2), "留言", 17, 20),
)


def document(
    number: int, *cites: tuple[int, str | None, int], kind: str = "procedure", **facts: object
) -> Document:
    """A document that cites others: (number, clause, line)."""
    path = f"docs/{number:03}.md"
    references = tuple(
        Reference(ReferenceKind.NUMBER, name(target), clause, None, Place(path, line, 3), 9)
        for target, clause, line in cites
    )
    return Document(
        path=path,
        number=name(number),
        title=f"规程 {number}",
        type=kind,
        department="QA",
        revision=1,
        status=Status.APPROVED,
        body=Body("\n" * 10, 11, CLAUSES, references),
        **facts,  # type: ignore[arg-type]
    )


def name(number: int) -> str:
    return f"QA-SOP-{number:03}"


def resolved(*documents: Document, settings: Settings = Settings()) -> CrossReferences:  # noqa: B008 - frozen
    return resolve_references(Manual(documents, Organisation(), settings, date(2026, 11, 21)))


def told(found: Impact) -> list[tuple[int, str, int, Scope]]:
    return [
        (t.depth, t.document.number[-3:], t.reference.reference.place.line, t.scope) for t in found.touched
    ]


CITING = (
    document(1),
    document(2, (1, None, 12), (1, "2.1", 14), (1, "2.2", 18)),
    document(3, (1, "2", 12), (1, "2.1.1", 14), (2, None, 18)),
    document(4, (3, "1", 12)),
)


def test_the_whole_document() -> None:
    assert told(impact(resolved(*CITING), CITING[0])) == [
        (1, "002", 14, Scope.CLAUSE),
        (1, "002", 18, Scope.CLAUSE),
        (1, "003", 12, Scope.CLAUSE),
        (1, "003", 14, Scope.CLAUSE),
        (1, "002", 12, Scope.DOCUMENT),
    ]


def test_one_clause_with_what_is_inside_and_around_it() -> None:
    assert told(impact(resolved(*CITING), CITING[0], ["2.1"])) == [
        (1, "002", 14, Scope.CLAUSE),
        (1, "003", 14, Scope.PART),
        (1, "003", 12, Scope.AROUND),
        (1, "002", 12, Scope.DOCUMENT),
    ]


def test_a_clause_that_begins_with_the_same_figure_is_another() -> None:
    citing = document(2, (1, "11", 12), (1, "1", 14))
    found = impact(resolved(document(1), citing), document(1), ["1"])
    assert told(found) == [(1, "002", 14, Scope.CLAUSE)]


def test_a_clause_that_is_gone_is_still_cited() -> None:
    citing = document(2, (1, "7", 12))
    assert told(impact(resolved(document(1), citing), document(1), ["7"])) == [(1, "002", 12, Scope.CLAUSE)]


def test_the_document_itself_cites_its_clause() -> None:
    own = document(1, (1, "2.2", 12), (1, "2.2", 18), (1, None, 14))
    # From line 18 the clause cites itself.
    assert told(impact(resolved(own), own, ["2.2"])) == [(1, "001", 12, Scope.CLAUSE)]
    assert told(impact(resolved(own), own)) == []


def test_the_chain_with_its_depth() -> None:
    chain = (
        document(1),
        document(2, (1, "2.2", 12)),
        document(3, (2, "1", 18), (2, None, 12)),
        document(4, (3, None, 12)),
    )
    found = impact(resolved(*chain), chain[0], ["2.2"], transitive=True)
    assert told(found) == [
        (1, "002", 12, Scope.CLAUSE),
        (2, "003", 18, Scope.CLAUSE),
        (2, "003", 12, Scope.DOCUMENT),
        (3, "004", 12, Scope.DOCUMENT),
    ]
    assert [d.number[-3:] for d in found.documents] == ["002", "003", "004"]


def test_a_circle_ends() -> None:
    circle = (document(1, (3, None, 12)), document(2, (1, None, 12)), document(3, (2, None, 12)))
    found = impact(resolved(*circle), circle[0], transitive=True)
    assert [(t.depth, t.document.number[-3:]) for t in found.touched] == [(1, "002"), (2, "003")]


def test_forms_and_roles() -> None:
    subject = document(1, (5, None, 14), (6, None, 18), audience=("前台",))
    documents = (
        subject,
        document(2, (1, "2.1", 12), audience=("文员", "前台")),
        document(5, kind="form"),
        document(6, kind="form"),
        document(7, (1, "2.1", 12), kind="form", audience=("主管",)),
    )
    found = impact(resolved(*documents), subject, ["2.1"])
    assert [form.number[-3:] for form in found.forms] == ["005", "007"]
    assert found.roles == ("前台", "文员", "主管")
    assert [f.number[-3:] for f in impact(resolved(*documents), subject).forms] == ["005", "006", "007"]


def test_forms_of_a_type_of_their_own_are_forms() -> None:
    types = {
        **DEFAULT_TYPES,
        "checklist": DocumentType("checklist", "CHK", (Heading.PURPOSE, Heading.FORM)),
        "notice": DocumentType("notice", "NTC", (Heading.PURPOSE,)),
    }
    subject = document(1, (5, None, 14), (6, None, 14))
    documents = (
        subject,
        document(5, kind="checklist"),
        document(6, kind="notice"),
        document(7, (1, "2.1", 12), kind="checklist"),
        document(8, (1, "2.1", 12), kind="unknown"),
    )
    references = resolved(*documents, settings=Settings(types=types))
    assert [form.number[-3:] for form in impact(references, subject, ["2.1"]).forms] == ["005", "007"]
    assert [form.number[-3:] for form in impact(references, documents[1]).forms] == ["005"]


graphs = st.integers(1, 8).flatmap(
    lambda count: st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=24).map(
        lambda edges: (count, edges)
    )
)


@given(graphs)
def test_depth_is_the_shortest_way(graph: tuple[int, list[tuple[int, int]]]) -> None:
    count, edges = graph
    documents = tuple(
        document(n, *((target, None, 12) for source, target in edges if source == n)) for n in range(count)
    )
    references = resolved(*documents)
    found = impact(references, documents[0], transitive=True)
    shortest = {0: 0}
    waiting = deque([0])
    while waiting:
        cited = waiting.popleft()
        for source, target in edges:
            if target == cited and source not in shortest:
                shortest[source] = shortest[cited] + 1
                waiting.append(source)
    depths = {t.document.number: t.depth for t in found.touched}
    assert depths == {name(n): depth for n, depth in shortest.items() if n}
    assert [t.depth for t in found.touched] == sorted(t.depth for t in found.touched)
    # Each citation stands once, and the direct ones come first whether the chain is followed or not.
    assert len(set(map(id, (t.reference for t in found.touched)))) == len(found.touched)
    direct = impact(references, documents[0]).touched
    assert found.touched[: len(direct)] == direct
