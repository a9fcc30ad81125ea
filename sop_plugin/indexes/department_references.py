"""Who cites whom, by department: each pair of documents once, however often one names the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sop_plugin.model.cross_references import CrossReferences
from sop_plugin.model.document import Document


@dataclass(frozen=True)
class DepartmentReferences:
    """What the documents of one department cite, in the order of their numbers."""

    department: str
    citations: tuple[tuple[Document, Document], ...]
    """Citing document of this department, cited document."""

    @property
    def by_department(self) -> Mapping[str, int]:
        """Department of the cited document → number of pairs."""
        return Counter(cited.department for _, cited in self.citations)


def department_references(
    references: CrossReferences, shown: Iterable[Document], departments: Iterable[str]
) -> tuple[DepartmentReferences, ...]:
    """One entry for each department whose documents cite or are cited, in the order of ``departments``, others last.

    Documents that are not ``shown`` neither cite nor are cited.
    """
    visible = {document.path for document in shown}
    pairs: dict[tuple[str, str], tuple[Document, Document]] = {}
    for reference in references.references:
        source, target = reference.source, reference.target
        if target is not None and source.path != target.path and {source.path, target.path} <= visible:
            pairs.setdefault((source.path, target.path), (source, target))
    grouped: dict[str, list[tuple[Document, Document]]] = defaultdict(list)
    for source, target in pairs.values():
        grouped[source.department].append((source, target))
    concerned = {document.department for pair in pairs.values() for document in pair}
    in_order = dict.fromkeys([*departments, *sorted(concerned)])
    return tuple(
        DepartmentReferences(code, tuple(grouped.get(code, ()))) for code in in_order if code in concerned
    )
