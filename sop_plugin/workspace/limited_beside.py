"""What settings and organisation name beside documents, as an edition has it: nothing that texts which are left out alone speak of."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from sop_plugin.compile import CompiledManual
from sop_plugin.model.asked import Asked
from sop_plugin.model.confidentiality import Limits
from sop_plugin.model.document import Document
from sop_plugin.model.organisation import Organisation
from sop_plugin.model.requirement import Requirements
from sop_plugin.model.settings import Settings


@dataclass(frozen=True)
class Beside:
    """``titles`` of external documents, names of ``records`` and ``synonyms`` that texts of the edition do not say, and others do."""

    titles: frozenset[str]
    records: frozenset[str]
    synonyms: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """What names something of its own, wherever it is said."""
        return self.titles | self.records


def named_above(compiled: CompiledManual, gone: frozenset[str], texts: Sequence[Document]) -> Beside:
    """Of ``texts``, those of the numbers that are ``gone`` are left out."""
    manual = compiled.manual
    shown = _all_said(each for each in texts if each.number not in gone)
    others = _all_said(each for each in texts if each.number in gone)

    def only_there(words: Iterable[str]) -> frozenset[str]:
        folded = ((word, word.casefold()) for word in words)
        return frozenset(word for word, said in folded if said and said in others and said not in shown)

    return Beside(
        only_there(manual.settings.external_titles),
        only_there(name for record in manual.organisation.records for name in record.spellings),
        only_there(word for group in manual.synonyms for word in group),
    )


def settings_beside(settings: Settings, beside: Beside) -> Settings:
    """Without external documents that nobody else cites."""
    if not beside.titles:
        return settings
    return replace(
        settings,
        external_titles=settings.external_titles - beside.titles,
        external_documents=tuple(d for d in settings.external_documents if d.title not in beside.titles),
    )


def synonyms_beside(groups: tuple[tuple[str, ...], ...], beside: Beside) -> tuple[tuple[str, ...], ...]:
    """Without groups that tell such a word: the others of the group tell what it means."""
    return tuple(group for group in groups if beside.synonyms.isdisjoint(group))


def asked_in(asked: tuple[Asked, ...], shown: Container[str], limits: Limits) -> tuple[Asked, ...]:
    """Without questions to any but the ``shown`` documents, and without those that name what is left out."""
    kept = (
        replace(each, questions=tuple(words for words in each.questions if not limits.names(words)))
        for each in asked
        if each.number in shown
    )
    return tuple(each for each in kept if each.questions)


def organisation_beside(organisation: Organisation, gone: frozenset[str], beside: Beside) -> Organisation:
    """Without such records, and without what was destroyed of them and of documents that are left out."""
    away = {record for record in organisation.records if not beside.records.isdisjoint(record.spellings)}
    names = gone.union(*(record.spellings for record in away))
    return replace(
        organisation,
        records=tuple(record for record in organisation.records if record not in away),
        disposals=tuple(each for each in organisation.disposals if each.of not in names),
    )


def requirements_beside(compiled: CompiledManual, gone: frozenset[str]) -> Requirements:
    """Without requirements that documents which are left out serve alone: they are no gaps, and what they ask for tells of those.

    A standard of which nothing else is served goes as a whole.
    """
    requirements = compiled.manual.requirements
    away: set[str] = set()
    of_standards: dict[str, bool] = {}
    for traced in compiled.indexes.ways_in.trace.requirements:
        if traced.is_gap:
            continue
        here = any(each.document.number not in gone for each in traced.evidence)
        standard = traced.requirement.standard
        of_standards[standard] = of_standards.get(standard, False) or here
        if not here:
            away.add(traced.requirement.name)
    standards = {standard for standard, here in of_standards.items() if not here}
    return replace(
        requirements,
        known={
            name: each
            for name, each in requirements.known.items()
            if name not in away and each.standard not in standards
        },
        served_by=tuple(each for each in requirements.served_by if each.number not in gone),
        editions=tuple(
            each for each in requirements.editions if standards.isdisjoint((each.standard, each.replaces))
        ),
    )


def _all_said(texts: Iterable[Document]) -> str:
    return "\n".join(
        part for text in texts for part in (text.title, text.body.text, *text.keywords, *text.audience)
    ).casefold()
