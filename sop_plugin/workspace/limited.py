"""The manual as an edition for one level of confidentiality has it: what lies above is not hidden, but not there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from sop_plugin.compile import CompiledManual, Indexes, Registers
from sop_plugin.indexes.cross_references import resolve_references
from sop_plugin.indexes.keywords import keyword_index
from sop_plugin.indexes.ways_in import WaysIn
from sop_plugin.model.confidentiality import Confidentiality, Limits, Readership, numbers_above
from sop_plugin.model.document import Document
from sop_plugin.model.event import Issued
from sop_plugin.model.finding import Finding
from sop_plugin.model.history import Histories, History
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.left_out import Spelt
from sop_plugin.model.manual_files import FileAccount, FileStanding, OutsidePage
from sop_plugin.model.organisation import Department, Organisation
from sop_plugin.model.settings import Settings
from sop_plugin.reading.front_matter.documents import read_again
from sop_plugin.registers.documents import document_register
from sop_plugin.registers.reviews import review_register
from sop_plugin.words import labels
from sop_plugin.words.voice import voice_in
from sop_plugin.workspace.limited_beside import (
    Beside,
    asked_in,
    named_above,
    organisation_beside,
    requirements_beside,
    settings_beside,
    synonyms_beside,
)
from sop_plugin.workspace.limited_ledger import limited_ledger, names_left_out
from sop_plugin.workspace.limited_organisation import departments_below, named_people, organisation_without

_FILES = frozenset((FileStanding.ATTACHED, FileStanding.NAMED, FileStanding.UNCLAIMED))


def limited(compiled: CompiledManual, readers: Readership, anchor: str = "") -> CompiledManual:
    """The compiled manual without what is not for these readers; texts that name it say instead that it is not in this edition.

    ``anchor`` is that of the whole one.
    """
    manual, histories = compiled.manual, compiled.histories
    settings = manual.settings
    texts = (*manual.documents, *histories.texts)
    rule = manual.confidentiality
    own = departments_below(manual.organisation, readers.departments)
    issues = [event for event in histories.ledger.events if isinstance(event, Issued)]
    gone = numbers_above(rule, readers, own, texts, issues)
    beside = named_above(compiled, gone, texts)
    limits = replace(_limits(compiled, readers, gone, texts, beside), anchor=anchor)
    codes = limits.codes
    again = partial(_cleaned_document, limits=limits, settings=settings)
    ledger, chains = limited_ledger(histories.ledger, limits)
    limits = replace(limits, chains=chains)
    kept = Histories(
        ledger,
        {n: _history(h, limits, settings, ledger) for n, h in histories.by_number.items() if n not in gone},
        tuple(again(d) for d in histories.documents if d.number not in gone),
    )
    shown = replace(
        manual,
        organisation=organisation_without(
            organisation_beside(manual.organisation, gone, beside),
            codes,
            named_people(compiled, ledger, gone, limits),
        ),
        synonyms=tuple(
            group
            for group in synonyms_beside(manual.synonyms, beside)
            if not any(limits.names(word) for word in group)
        ),
        asked=asked_in(manual.asked, manual.by_number.keys() - gone, limits),
        trust=ledger.trust,
        documents=tuple(again(d) for d in manual.documents if d.number not in gone),
        settings=replace(
            settings_beside(settings, beside),
            processes=tuple(each for each in settings.processes if not limits.names(each)),
            confidentiality=replace(
                rule,
                departments={c: own for c, own in rule.departments.items() if c not in codes},
                audiences=(),
                everyday_words=(),
            ),
        ),
        released=manual.released - gone,
        cases={number: case for number, case in manual.cases.items() if number not in gone},
        requirements=requirements_beside(compiled, gone),
        rejected=(),
    )
    references = resolve_references(shown)
    old = compiled.indexes
    return replace(
        compiled,
        manual=shown,
        findings=tuple(f for f in compiled.findings if not _tells(f, limits)),
        indexes=Indexes(
            references,
            partial(keyword_index, shown, old.ways_in.reading_of, old.simplify),
            old.simplify,
            WaysIn(references, old.ways_in.reading_of),
        ),
        registers=Registers(document_register(shown), review_register(shown)),
        ledger=ledger if compiled.ledger is not None else None,
        histories=kept,
        files=FileAccount(),
        held_back=tuple(
            replace(held, findings=tuple(f for f in held.findings if not _tells(f, limits)))
            for held in compiled.held_back
        ),
        copies=(
            replace(
                compiled.copies,
                events=tuple(e for e in compiled.copies.events if not names_left_out(e, limits)),
                beside=(),
            )
            if compiled.copies is not None
            else None
        ),
        training=(
            replace(
                compiled.training,
                events=tuple(e for e in compiled.training.events if not names_left_out(e, limits)),
            )
            if compiled.training is not None
            else None
        ),
        limits=limits,
    )


def _limits(
    compiled: CompiledManual,
    readers: Readership,
    gone: frozenset[str],
    texts: Iterable[Document],
    beside: Beside,
) -> Limits:
    left_out = [document for document in texts if document.number in gone]
    ledger = compiled.histories.ledger
    issues = (ledger.issue(number) for number in gone)
    titles = {document.title for document in left_out} | {
        issue.title for issue in issues if issue is not None
    }
    rule = compiled.manual.confidentiality
    departments = compiled.manual.organisation.departments
    codes = rule.hidden_departments(readers.level)
    units = {name for code in codes & departments.keys() for name in departments[code].name.spellings}
    shown = [document for document in texts if document.number not in gone]
    kept = {document.title for document in shown} | _own_names(compiled.manual.organisation, codes)
    # A title that a document of the edition has too tells nothing.
    words = (titles | units | beside.words) - kept
    files = {file.path for document in left_out for file in document.attachments}
    files -= {file.path for document in shown for file in document.attachments}
    own = {document.path for document in left_out if document.path in compiled.manual.by_path} | {
        document.path for document in compiled.histories.documents if document.number in gone
    }
    own |= {page.path for page in compiled.pages if _level_of_page(page, rule) > rule.rank(readers.level)}
    spelt = Spelt(
        gone,
        frozenset(words),
        frozenset(words).difference(rule.everyday_words),
        codes,
        frozenset(own | files),
        frozenset(kept),
        frozenset(departments.keys() - codes) | {number for number in ledger.by_number if number not in gone},
        frozenset(
            path.rpartition("/")[2]
            for document in shown
            for path in (document.path, *(file.path for file in document.attachments))
        ),
    )
    said = voice_in(compiled.manual.settings.language).say(labels.NOT_IN_EDITION)
    paths = spelt.files | (_files_of_others(compiled, own) if rule.leaves_out(readers) else frozenset())
    return Limits(readers, spelt, paths, said, compiled.indexes.simplify, ledger.head)


def _level_of_page(page: OutsidePage, rule: Confidentiality) -> int:
    """A page outside control is for everybody unless it says its level."""
    return max(
        (rule.rank(each.value or "") for each in page.matter if each.key == "confidentiality"), default=-1
    )


def _files_of_others(compiled: CompiledManual, own: Iterable[str]) -> frozenset[str]:
    """Files that no text of the edition names, nor the site: nobody knows what they belong to."""
    gone = frozenset(own)
    return frozenset(
        file.path
        for file in compiled.files.files
        if file.standing in _FILES and not file.named_by_site and gone.issuperset(file.named_by)
    )


def _own_names(organisation: Organisation, codes: frozenset[str]) -> set[str]:
    """What the edition calls its own departments, their jobs and those in whose name documents are issued."""
    departments = [each for code, each in organisation.departments.items() if code not in codes]
    jobs = [job for job in organisation.jobs if not job.departments or not codes.issuperset(job.departments)]
    found = {name for each in departments for name in each.name.spellings}
    found |= {name for each in departments for name in _issuer_names(organisation, each)}
    found |= {person.job for person in organisation.people.values() if person.department not in codes}
    return found | {name for job in jobs for name in job.spellings}


def _issuer_names(organisation: Organisation, department: Department) -> tuple[str, ...]:
    issuer = organisation.issuers.get(department.issuer)
    return issuer.name.spellings if issuer is not None else ()


def _tells(finding: Finding, limits: Limits) -> bool:
    return finding.place.path in limits.paths or limits.names(f"{finding.place} {finding.message()}")


def _history(history: History, limits: Limits, settings: Settings, ledger: Ledger) -> History:
    revisions = tuple(
        replace(
            revision,
            release=ledger.release(history.number, revision.release.revision) or revision.release,
            document=_cleaned_document(revision.document, limits, settings) if revision.document else None,
            reviews=ledger.reviews(history.number, revision.release.revision),
        )
        for revision in history.revisions
    )
    return replace(
        history,
        revisions=revisions,
        withdrawal=ledger.withdrawal(history.number),
        working=_cleaned_document(history.working, limits, settings) if history.working else None,
    )


def _cleaned_document(document: Document, limits: Limits, settings: Settings) -> Document:
    """A document of the edition; one that names nothing that is left out stays as it is."""
    clean, change, end = limits.clean, document.change, document.withdrawal
    body = clean(document.body.text, document.path)
    if document.translation_of is not None and document.translation_of.number in limits.numbers:
        document = replace(document, translation_of=None)
    if end is not None:
        successor = None if end.successor in limits.numbers else end.successor
        end = replace(end, reason=clean(end.reason), successor=successor)
    return replace(
        document,
        title=clean(document.title),
        body=read_again(document, body, settings) if body != document.body.text else document.body,
        keywords=tuple(word for word in document.keywords if not limits.names(word)),
        audience=tuple(job for job in document.audience if not limits.names(job)),
        supervised_by=None if document.supervised_by in limits.codes else document.supervised_by,
        change=replace(change, reason=clean(change.reason), summary=clean(change.summary))
        if change
        else None,
        reviews=tuple(replace(review, note=clean(review.note)) for review in document.reviews),
        review=replace(document.review, reason=clean(document.review.reason)),
        withdrawal=end,
    )
