"""What adoption makes of each file from elsewhere: a document with its number and front matter, or why it stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sop_plugin.adoption import remarks
from sop_plugin.adoption.adopted_text import AdoptedFacts, adopted_text, without_number
from sop_plugin.adoption.candidates import Candidate, Wishes, candidate, title_of
from sop_plugin.adoption.file_links import numbers_by_name
from sop_plugin.adoption.foreign_text import read_foreign
from sop_plugin.adoption.guesses import language_by_letters
from sop_plugin.adoption.proposal import EARLIER_CHANGES, Proposal
from sop_plugin.adoption.stated_facts import StatedFacts
from sop_plugin.model.finding import Finding
from sop_plugin.model.headings import normalise_heading
from sop_plugin.model.manual import Manual
from sop_plugin.model.period import Period
from sop_plugin.reading.source import Source
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Sayable, voice_in

_REVIEW = Period(12)


@dataclass(frozen=True)
class AdoptedFile:
    """A file as it becomes. ``told`` is what to look at, ``missing`` what nobody knows; ``findings`` are what a check says then."""

    path: str
    number: str
    title: str
    type: str
    department: str
    revision: str
    text: str
    kept_number: bool
    told: tuple[Sayable, ...] = ()
    missing: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether a check has nothing against it."""
        return not any(finding.fails_strict for finding in self.findings)


@dataclass(frozen=True)
class LeftFile:
    """A file that stays as it is, and why."""

    path: str
    reason: Sayable


@dataclass(frozen=True)
class AdoptionPlan:
    """All files that are no documents yet, in the order of paths."""

    files: tuple[AdoptedFile, ...] = ()
    left: tuple[LeftFile, ...] = ()


def planned(
    sources: Iterable[Source],
    proposed: Proposal,
    manual: Manual,
    taken: Mapping[str, str],
    recorded: frozenset[str],
    wishes: Wishes,
) -> AdoptionPlan:
    """What becomes of ``sources``, none of which is a document.

    ``taken``: number → path of the document that has it; ``recorded`` are the numbers of the ledger.
    """
    candidates: list[Candidate] = []
    left: list[LeftFile] = []
    used = dict(taken)
    for source in sources:
        found = candidate(read_foreign(source, manual.settings.max_bytes), proposed, manual, wishes)
        reason = found if not isinstance(found, Candidate) else _in_the_way(found, used, recorded)
        if isinstance(found, Candidate) and reason is None:
            candidates.append(found)
            if found.number is not None:
                used[found.number.text] = source.path
        elif reason is not None:
            left.append(LeftFile(source.path, reason))
    numbered: list[tuple[Candidate, str]] = []
    for each in candidates:
        number = each.number.text if each.number is not None else None
        if number is None:
            # Every number that a file has itself is spoken for before the first one is given out.
            known = {*used, *recorded}
            code = manual.settings.types_on(manual.as_of)[each.type.name].code
            number = manual.number_pattern.following(known, each.department, code, manual.as_of.year)
            used[number] = each.file.path
        numbered.append((each, number))
    names = numbers_by_name((path, number) for number, path in used.items())
    files = tuple(_adopted(each, number, manual, names) for each, number in numbered)
    return AdoptionPlan(files, tuple(left))


def _in_the_way(found: Candidate, used: Mapping[str, str], recorded: frozenset[str]) -> Sayable | None:
    number = found.number.text if found.number is not None else ""
    other = used.get(number, found.file.path)
    if other != found.file.path:
        return remarks.LEFT_TAKEN.filled(number=number, other=other)
    return remarks.LEFT_RECORDED.filled(number=number) if number in used or number in recorded else None


def _adopted(found: Candidate, number: str, manual: Manual, names: Mapping[str, str]) -> AdoptedFile:
    stated, head, settings = found.stated, found.file.head, manual.settings
    title, told = title_of(found, number), [*found.told, *stated.told]
    old = stated.text("number")
    if old != number:
        given = remarks.NUMBER_REPLACED if found.number is None else remarks.NUMBER_ELSEWHERE
        if old or found.number is None:
            told.insert(0, (given if old else remarks.NUMBER_GIVEN).filled(old=old, number=number))
        if old and not any(old in line for line in stated.kept):
            stated.kept.insert(0, f"number: {old}")
    if not stated.text("title") and not head.title:
        told.append(remarks.TITLE_OF_NAME.filled(title=title))
    same = normalise_heading(without_number(head.title, number, old)) == normalise_heading(title)
    if head.title and not same:
        told.append(remarks.TITLE_STAYS.filled(heading=head.title, title=title))
    revision = stated.text("revision")
    if not revision:
        revision = str(settings.revisions.first)
        told.append(remarks.REVISION_SUPPOSED.filled(revision=revision))
    review = stated.text("review.every")
    if not review:
        review = str(found.type.review_every or _REVIEW)
        told.append(remarks.REVIEW_SUPPOSED.filled(period=review))
    status = stated.written.get("status")
    if status is not None and stated.text("status") != "draft":
        told.append(remarks.STATE.filled(value=status))
    if stated.unused:
        told.append(remarks.KEPT_AS_COMMENT.filled(names=tuple(stated.unused)))
    language = (
        Language(stated.text("language"))
        if stated.text("language")
        else language_by_letters(found.file.body, settings.language)
    )
    change = _change(stated, revision, manual, language, told)
    facts = AdoptedFacts(
        number,
        title,
        found.type.name,
        found.department,
        revision,
        review,
        change,
        str(language) if stated.text("language") or language is not settings.language else "",
    )
    voice = voice_in(language)
    drops_title = bool(head.title) and same
    text, links = adopted_text(found.file, facts, stated, names, drops_title=drops_title, voice=voice)
    if links:
        told.append(remarks.LINKS_BY_NAME.filled(count=links))
    missing = tuple(name for name in ("effective",) if not stated.text(name))
    return AdoptedFile(
        found.file.path,
        number,
        title,
        found.type.name,
        found.department,
        revision,
        text,
        found.number is not None,
        tuple(told),
        missing,
    )


def _change(
    stated: StatedFacts, revision: str, manual: Manual, language: Language, told: list[Sayable]
) -> tuple[tuple[str, str], ...]:
    """What this revision changed: from the second on, a document says it."""
    label = manual.settings.revisions.parse(revision)
    if label is None or manual.settings.revisions.is_first(label):
        return ()
    say = voice_in(language).plain.say
    said = {name: stated.text(name) or say(words) for name, words in EARLIER_CHANGES.items()}
    if any(not stated.text(name) for name in said):
        told.append(remarks.CHANGE_SUPPOSED.filled(summary=said["change.summary"]))
    return tuple((name.removeprefix("change."), value) for name, value in said.items())
