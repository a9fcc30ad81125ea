"""The feeds of the site: all changes, those of a department, and those for a job, each beside the page that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sop_plugin.indexes.roles import RoleEntry, role_key
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.evidence import text_address
from sop_plugin.pages.output import Kind, Output, base_of
from sop_plugin.registers.changes import ChangeRow
from sop_plugin.registers.departments import DepartmentPage
from sop_plugin.sharing.feed import Feed, FeedWriter
from sop_plugin.words import labels
from sop_plugin.words.voice import Words

CHANGES = "changes/"
_FILE = "atom.xml"
_OF = Words("{log}：{what}", "{log}: {what}")


def feed_of(edition: Edition, page: str) -> str:
    """The feed beside a page; empty where there is no ledger to tell of changes."""
    return f"{page}{_FILE}" if edition.compiled.ledger is not None else ""


def feeds(edition: Edition) -> Iterator[Output]:
    """One for the change log and for each page of a department or job."""
    if edition.compiled.ledger is None:
        return
    writer = FeedWriter(
        edition.compiled, edition.voice.plain, edition.zone, lambda row: _address(edition, row)
    )
    made = Feeds(edition, writer)
    yield made.output(CHANGES, "", None, None)
    for code, page in edition.departments.items():
        name = edition.manual.department_name(code, edition.language)
        yield made.output(f"departments/{code}/", name, page, None)
    for role in edition.ways_in.roles.roles:
        where = edition.addresses.role(role.written)
        if where is not None:
            yield made.output(where, role.written, None, role)


class Feeds:
    """Makes the outputs; all of them write by one writer."""

    def __init__(self, edition: Edition, writer: FeedWriter) -> None:
        self._edition, self._writer = edition, writer

    def output(
        self, page: str, what: str, department: DepartmentPage | None, role: RoleEntry | None
    ) -> Output:
        edition, address = self._edition, f"{page}{_FILE}"
        say = edition.voice.plain.say
        title = say(_OF, log=labels.CHANGE_LOG, what=what) if what else say(labels.CHANGE_LOG)

        def made() -> bytes:
            root = edition.site_url or base_of(page)
            return self._writer.feed(Feed(address, page, title, self._rows(department, role), root))

        return Output(address, Kind.DOWNLOAD, title, edition.language, made=made)

    def _rows(self, department: DepartmentPage | None, role: RoleEntry | None) -> Sequence[ChangeRow]:
        if department is not None:
            return self._edition.changes_by_department.get(department.code, ())
        if role is not None:
            return self._edition.changes_by_job.get(
                role_key(self._edition.manual.organisation, role.written), ()
            )
        return self._edition.changes


def _address(edition: Edition, row: ChangeRow) -> str:
    """Where a change leads: to the text of that revision, or to the number while it has a page, or to the change log."""
    document = edition.manual.by_number.get(row.number)
    here = edition.addresses.document(document) if document else None
    return text_address(edition, row.number, row.revision) or here or CHANGES
