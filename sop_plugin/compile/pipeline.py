"""One pass from sources, settings and a date to a compiled manual."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from sop_plugin.checks.adopted import without_judging_adopted
from sop_plugin.checks.all import check_manual, check_text
from sop_plugin.checks.archive import missing_texts_in_force
from sop_plugin.checks.lowering import ended_or_idle, lowered
from sop_plugin.checks.manual_files import files_of_the_folder, pages_with_control, recorded_as_pages
from sop_plugin.checks.readers import in_force_unread, released_on_short_notice, released_unread
from sop_plugin.checks.seals import ActsOf, check_seals, verified_seals
from sop_plugin.checks.settings_then import by_settings_then
from sop_plugin.checks.training import results_of_other_questions
from sop_plugin.compile.compiled import CompiledManual, Indexes, Registers
from sop_plugin.compile.earlier import read_all
from sop_plugin.compile.ledgers import check_recorded, recorded_events, side_ledgers
from sop_plugin.compile.one_cause import with_causes
from sop_plugin.compile.sources import NOTHING_LENT, Capabilities, Sources
from sop_plugin.compile.texts import judged_by
from sop_plugin.compile.without_history import told_once
from sop_plugin.indexes.cross_references import resolve_references
from sop_plugin.indexes.keywords import keyword_index
from sop_plugin.indexes.ways_in import WaysIn, required_by
from sop_plugin.model.entitlement import cases_of
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.settings import Settings
from sop_plugin.owners.checks import check_owners
from sop_plugin.reading.organisation.file import read_organisation
from sop_plugin.reading.pages import read_page
from sop_plugin.reading.requirements import read_requirements
from sop_plugin.reading.search_questions import read_questions
from sop_plugin.reading.search_synonyms import read_synonyms
from sop_plugin.reading.settings.recorded_revisions import with_recorded_revisions
from sop_plugin.reading.templates import read_templates
from sop_plugin.registers.documents import document_register
from sop_plugin.registers.file_account import file_account
from sop_plugin.registers.reviews import review_register
from sop_plugin.registers.training import announced


def compile_manual(
    sources: Sources, settings: Settings, as_of: date, lent: Capabilities = NOTHING_LENT
) -> CompiledManual:
    """Read, check, index and list a manual; every problem becomes a finding, also a ledger that cannot be read."""
    recorded = recorded_events(sources, settings, lent)
    ledger = recorded.ledger or Ledger()
    settings, written_otherwise = with_recorded_revisions(settings, ledger)
    if written_otherwise:
        lent = replace(lent, kept=None)  # what was kept was read by the settings as they stand
    company, found = read_organisation(sources.organisation, settings.roles)
    requirements, wrong = read_requirements(sources.requirements, settings)
    synonyms, unusable = read_synonyms(sources.synonyms, lent.simplify)
    asked, unasked = read_questions(sources.questions, lent.simplify)
    templates, drafts, broken = read_templates(sources.templates, settings)
    findings = [*written_otherwise, *found, *wrong, *unusable, *unasked, *broken]
    for draft in drafts:
        findings += check_text(draft, settings)
    read = read_all(sources, settings, company, ledger, lent)
    settings, texts, histories = read.settings, read.texts, read.histories
    documents = texts.documents
    findings += texts.findings
    told = {source.path: read_page(source, settings, findings.append) for source in sources.pages}
    pages = [page for page in told.values() if page is not None]
    findings = list(without_judging_adopted(findings, documents, ledger))
    findings += (*recorded.findings, *read.lost)
    # Authors are told about the source files; readers see what was released.
    released = frozenset(number for number, known in histories.by_number.items() if known.revisions)
    trust = histories.ledger.trust
    cases = cases_of(histories.ledger, histories.texts)
    working = Manual(
        documents,
        company,
        settings,
        as_of,
        texts.rejected,
        released,
        trust,
        cases,
        requirements,
        synonyms,
        asked=asked,
    )
    references = resolve_references(working)
    findings += without_judging_adopted(check_manual(working, references), documents, ledger)
    findings += check_recorded(working, recorded, sources.site, lent)
    findings += missing_texts_in_force(histories, as_of)
    controlled = tuple(pages_with_control(working, pages))
    withheld = {path for path, page in told.items() if page is None}
    account = file_account(sources.folder, histories, texts.rejected, pages, withheld)
    taken_out = recorded_as_pages(working, pages, ledger)
    findings += (*controlled, *files_of_the_folder(account, sources.folder.files))
    findings = [*taken_out.findings, *(f for f in findings if not taken_out.consequences(f))]
    for file in sources.owners:
        findings += check_owners(working, file)
    acts = ActsOf(histories.ledger)
    seals = verified_seals(acts, working, lent.verify_seal)
    findings += check_seals(acts, seals)
    beside = side_ledgers(sources, working, histories.ledger, lent)
    findings += beside.findings
    company_path = sources.organisation.path
    findings = list(with_causes(findings, working, ledger, company_path, lent.find_elsewhere))
    judge = partial(judged_by, sources, working, recorded.ledger)
    then = by_settings_then(findings, working, ledger, lent.settings_then, judge)
    once = told_once(then.findings, sources, ledger, settings, lent.no_history, lent.blob_of)
    left, held_back = lowered(once, settings, as_of, sources.folder.path)
    findings = [*left, *ended_or_idle(held_back, as_of)]
    manual = replace(working, documents=histories.shown_documents(as_of), settings_before=then.settings)
    if manual.documents != working.documents:
        references = resolve_references(manual)
    ways_in = WaysIn(references, lent.reading_of)
    coming = announced(manual, histories)
    findings += released_unread(working, histories, beside.training)
    findings += released_on_short_notice(working, histories, beside.training, lent.settings_then)
    if beside.training is not None:
        findings += results_of_other_questions(histories, beside.training)
    if beside.training is not None and settings.training.read_before:
        findings += in_force_unread(manual, histories, beside.training, ways_in.required.of_person)
    return CompiledManual(
        manual,
        tuple(sorted(findings, key=Finding.sort_key)),
        Indexes(
            references,
            partial(keyword_index, manual, lent.reading_of, lent.simplify),
            lent.simplify,
            ways_in,
            required_by(manual, coming, lent.reading_of) if coming else None,
        ),
        Registers(document_register(manual), review_register(manual)),
        frozenset(withheld | {finding.place.path for finding in controlled}),
        recorded.ledger,
        histories,
        seals,
        account,
        tuple(pages),
        held_back,
        templates,
        beside.copies,
        beside.training,
    )
