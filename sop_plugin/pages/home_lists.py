"""What a front page shows employees: departments, the jobs with most to do, the forms used most, and what changed for readers."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from sop_plugin.model.document import Document
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.asked import FrequentQuestion, asked_departments
from sop_plugin.registers.changes import ChangeKind
from sop_plugin.words import labels
from sop_plugin.words.labels import LABELS

_FELT = (ChangeKind.IN_FORCE, ChangeKind.EXPIRED, ChangeKind.WITHDRAWN)
"""After which people work otherwise than before."""


def departments_list(edition: Edition, base: str) -> Markup:
    """Each department with what people work by, and how many documents that is."""
    say = edition.voice.say
    rows = (
        Markup('<a href="{}">{}</a> <span>{}</span>').format(
            f"{base}departments/{code}/",
            edition.manual.department_name(code, edition.language),
            say(labels.COUNT_DOCUMENTS, count=len(page.documents)),
        )
        for code, page in edition.departments.items()
        if page.documents
    )
    return _list("sop-front--counts", rows)


def jobs_list(edition: Edition, base: str, limit: int) -> Markup:
    """The jobs with most steps, and how many these are."""
    roles = [role for role in edition.ways_in.roles.roles if edition.addresses.role(role.written)]
    roles.sort(key=lambda role: len(role.steps), reverse=True)
    rows = (
        Markup('<a href="{}">{}</a> <span>{}</span>').format(
            f"{base}{edition.addresses.role(role.written)}",
            role.job.name.in_language(edition.language) if role.job else role.written,
            edition.voice.say(labels.COUNT_STEPS, count=len(role.steps)),
        )
        for role in roles[:limit]
    )
    return _my_job(edition, base) + _list("sop-front--counts", rows)


def _my_job(edition: Edition, base: str) -> Markup:
    """Where a script shows the job that a reader had this browser remember, as a way to its steps."""
    say = edition.voice.say
    return Markup(
        '<p class="sop-my-job" data-sop-my-job data-root="{}" hidden><span>{}</span> <a></a> <button type="button">{}</button></p>'
    ).format(base, say(labels.MY_JOB), say(labels.FORGET_MY_JOB))


def forms_list(edition: Edition, base: str, limit: int) -> Markup:
    """The forms that most clauses name, each leading to its blank."""
    entries = sorted(edition.ways_in.forms.forms, key=lambda entry: len(entry.uses), reverse=True)
    found = [(entry.form, edition.addresses.blank(entry.form)) for entry in entries]
    rows = (
        Markup('<a href="{}">{}</a> <span>{}</span>').format(base + blank, _title(edition, form), form.number)
        for form, blank in [each for each in found if each[1]][:limit]
        if blank
    )
    return _list("", rows)


def changes_list(edition: Edition, base: str, limit: int) -> Markup:
    """What came into force, expired or was withdrawn, and what will; the latest first."""
    say, manual = edition.voice.say, edition.manual
    rows = []
    for row in edition.changes:
        document = manual.by_number.get(row.number)
        where = edition.addresses.document(document) if document else None
        if row.kind not in _FELT or document is None or where is None:
            continue
        yet = Markup(" · {}").format(say(labels.YET_TO_COME)) if row.day > manual.as_of else ""
        rows.append(
            Markup('<a href="{}">{}</a> <span>{} {}{}</span>').format(
                base + where,
                _title(edition, document),
                row.day.isoformat(),
                say(LABELS[f"happened_{row.kind.value}"]),
                yet,
            )
        )
        if len(rows) == limit:
            break
    return _list("", rows)


def questions_list(edition: Edition, base: str, limit: int) -> Markup:
    """A question of each department, the first about how work is done in what is no form, if there is any; with the department that answers it."""
    is_form = edition.manual.settings.is_form

    def weight(asked: tuple[Document, FrequentQuestion]) -> tuple[bool, bool]:
        return is_form(asked[0].type) or not asked[1].clause, not asked[1].of_work

    rows = (
        Markup('<a href="{}">{}</a> <span>{}</span>').format(
            base + first[1].address,
            first[1].question,
            edition.manual.department_name(department.code, edition.language),
        )
        for department in asked_departments(edition)[:limit]
        for first in [min(((d.document, q) for d in department.documents for q in d.questions), key=weight)]
    )
    return _list("", rows)


def _title(edition: Edition, document: Document) -> Markup:
    if document.language == edition.language:
        return Markup("{}").format(document.title)
    return Markup('<span lang="{}">{}</span>').format(document.language, document.title)


def _list(kind: str, rows: Iterable[Markup]) -> Markup:
    items = Markup("").join(Markup("<li>{}</li>").format(row) for row in rows)
    return (
        Markup('<ul class="{}">{}</ul>').format(f"sop-front {kind}".strip(), items) if items else Markup("")
    )
