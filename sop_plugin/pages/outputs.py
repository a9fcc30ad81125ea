"""All that a site has by our doing, in one table. An index page is one line here, its function and its template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sop_plugin.pages.addresses import GLOSSARY, KEYWORDS
from sop_plugin.pages.documents.blank import blanks
from sop_plugin.pages.documents.checklist import checklists
from sop_plugin.pages.documents.page import documents, revisions
from sop_plugin.pages.documents.redline import redlines
from sop_plugin.pages.documents.scanned_copy import scanned_copies
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.ledger_pages import LEDGER
from sop_plugin.pages.lists.anchors import anchors_html
from sop_plugin.pages.lists.as_of import as_of_html
from sop_plugin.pages.lists.asked import QUESTIONS, has_questions, questions_html
from sop_plugin.pages.lists.audit import AUDIT, audit_html
from sop_plugin.pages.lists.authority import authority_html
from sop_plugin.pages.lists.calendars import calendars
from sop_plugin.pages.lists.changes import changes_html, parts_of_changes
from sop_plugin.pages.lists.copies import COPIES, RECEIPT, copies_html, has_copies, receipt_html
from sop_plugin.pages.lists.departments import departments
from sop_plugin.pages.lists.downloads import lists_for_programs, workbook
from sop_plugin.pages.lists.ended import ENDED, ended_html, has_ended
from sop_plugin.pages.lists.exceptions import exceptions_html
from sop_plugin.pages.lists.external_documents import external_documents_html
from sop_plugin.pages.lists.feeds import CHANGES, feed_of, feeds
from sop_plugin.pages.lists.findings import findings_html
from sop_plugin.pages.lists.forms import forms_html, records
from sop_plugin.pages.lists.glossary import glossary_html
from sop_plugin.pages.lists.keywords import keywords_html, keywords_of_letters
from sop_plugin.pages.lists.ledger import ledger_html, ledger_parts
from sop_plugin.pages.lists.measures import measures_html
from sop_plugin.pages.lists.numbers import NUMBERS, numbers_html
from sop_plugin.pages.lists.organisation import organisation_html
from sop_plugin.pages.lists.processes import processes_html
from sop_plugin.pages.lists.references import references_html, references_of_departments
from sop_plugin.pages.lists.register import register_html
from sop_plugin.pages.lists.retention import RETENTION, has_retention, retention_html
from sop_plugin.pages.lists.reviews import reviews_html
from sop_plugin.pages.lists.roles import jobs, roles_html
from sop_plugin.pages.lists.server import SERVER, server_html
from sop_plugin.pages.lists.trace import trace_html
from sop_plugin.pages.lists.trail import TRAIL_REVIEWS, has_trail_reviews, trail_html
from sop_plugin.pages.lists.training import TRAINING, has_training, training_html
from sop_plugin.pages.output import Kind, Output, Section, base_of
from sop_plugin.pages.proposing.outputs import editor
from sop_plugin.words import labels
from sop_plugin.words.voice import Words

Maker = Callable[[Edition], Iterable[Output]]
ListHtml = Callable[[Edition, str], str]
"""An edition and the prefix that leads from the page to the site's root → the page."""


FeedOf = Callable[[Edition, str], str]
"""An edition and the address of a page → the feed beside it."""


def _no_feed(_edition: Edition, _address: str) -> str:
    return ""


def _always(_edition: Edition) -> bool:
    return True


def _has_processes(edition: Edition) -> bool:
    return bool(edition.ways_in.processes)


def _has_external_documents(edition: Edition) -> bool:
    return bool(edition.manual.settings.external_documents)


def _is_traced(edition: Edition) -> bool:
    return edition.ways_in.trace.is_traced


def _has_ledger(edition: Edition) -> bool:
    return edition.compiled.ledger is not None


def _has_exceptions(edition: Edition) -> bool:
    return _has_ledger(edition) or bool(edition.compiled.held_back)


def _has_anchors(edition: Edition) -> bool:
    return bool(edition.kept_anchors)


def page(
    address: str,
    section: Section | None,
    title: Words,
    html: ListHtml,
    when: Callable[[Edition], bool] = _always,
    feed: FeedOf = _no_feed,
) -> Maker:
    """One index page; there is none where it would say nothing."""

    def made(edition: Edition) -> Iterator[Output]:
        if when(edition):
            yield Output(
                address,
                Kind.LIST,
                edition.voice.plain.say(title),
                edition.language,
                draw=lambda _text: html(edition, base_of(address)),
                section=section,
                feed=feed(edition, address),
            )

    return made


PAGES: tuple[Maker, ...] = (
    documents,
    departments,
    page("roles/", Section.WAYS_IN, labels.ROLE_INDEX, roles_html),
    page(QUESTIONS, Section.WAYS_IN, labels.QUESTIONS_ASKED, questions_html, has_questions),
    page("processes/", Section.WAYS_IN, labels.PROCESSES, processes_html, _has_processes),
    page("forms/", Section.WAYS_IN, labels.FORM_INDEX, forms_html),
    page("measures/", Section.WAYS_IN, labels.MEASURES, measures_html),
    page(KEYWORDS, Section.WAYS_IN, labels.KEYWORD_INDEX, keywords_html),
    page(GLOSSARY, Section.WAYS_IN, labels.GLOSSARY, glossary_html),
    page(
        "external-documents/",
        Section.WAYS_IN,
        labels.EXTERNAL_DOCUMENTS,
        external_documents_html,
        _has_external_documents,
    ),
    jobs,
    keywords_of_letters,
    page(AUDIT, Section.LISTS, labels.AUDIT, audit_html),
    records,
    references_of_departments,
    page("register/", Section.LISTS, labels.REGISTER, register_html),
    page("reviews/", Section.LISTS, labels.REVIEW_REGISTER, reviews_html),
    page("references/", Section.LISTS, labels.CROSS_REFERENCES, references_html),
    page("trace/", Section.LISTS, labels.TRACE_MATRIX, trace_html, _is_traced),
    page("organisation/", Section.LISTS, labels.ORGANISATION, organisation_html),
    page("authority/", Section.LISTS, labels.WHO_MAY, authority_html),
    page("findings/", Section.LISTS, labels.FINDINGS, findings_html),
    page("as-of/", Section.LISTS, labels.AS_OF_REGISTER, as_of_html, _has_ledger),
    page(CHANGES, Section.LISTS, labels.CHANGE_LOG, changes_html, _has_ledger, feed_of),
    parts_of_changes,
    page(ENDED, Section.LISTS, labels.ENDED, ended_html, has_ended),
    page(NUMBERS, Section.LISTS, labels.NUMBER_REGISTER, numbers_html),
    page(LEDGER, Section.LISTS, labels.LEDGER, ledger_html, _has_ledger),
    ledger_parts,
    page(RETENTION, Section.LISTS, labels.RETENTION_REGISTER, retention_html, has_retention),
    page(COPIES, Section.LISTS, labels.COPIES, copies_html, has_copies),
    page(RECEIPT, None, labels.COPY_RECEIPT, receipt_html, has_copies),
    page(TRAINING, Section.LISTS, labels.TRAINING, training_html, has_training),
    page(TRAIL_REVIEWS, Section.LISTS, labels.TRAIL_REVIEWS, trail_html, has_trail_reviews),
    page(SERVER, Section.LISTS, labels.SERVER, server_html),
    page("exceptions/", Section.LISTS, labels.EXCEPTIONS, exceptions_html, _has_exceptions),
    page("anchors/", Section.LISTS, labels.ANCHORS, anchors_html, _has_anchors),
    redlines,
    revisions,
    checklists,
    blanks,
    scanned_copies,
    editor,
    workbook,
    lists_for_programs,
    feeds,
    calendars,
)


def site_outputs(edition: Edition) -> tuple[Output, ...]:
    """Everything, in the order in which search and the map of the site have it."""
    return tuple(output for make in PAGES for output in make(edition))


def navigation(outputs: Iterable[Output]) -> Iterator[tuple[Section, list[Output]]]:
    """The sections that have pages, each with them; pages of jobs are reached from their overview."""
    found = list(outputs)
    for section in Section:
        pages = [output for output in found if output.section is section]
        if pages:
            yield section, pages
