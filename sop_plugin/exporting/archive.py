"""The files of an export: nothing in them comes from the clock, the machine or what was recorded for later days."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote

from sop_plugin.compile import CompiledManual
from sop_plugin.exporting.archive_files import (
    ExportedText,
    exported_files,
    from_pages,
    with_unrecorded_files,
)
from sop_plugin.exporting.archive_index import (
    ExportedRow,
    LeftOutNumber,
    index_page,
)
from sop_plugin.exporting.archive_readme import Origin, readme
from sop_plugin.exporting.archive_signatures import (
    allowed_signers,
    approvals_of,
    file_of,
    plain_json,
    signature_files,
)
from sop_plugin.exporting.recorded_later import LaterEvent, later_remarks, recorded_by, recorded_later
from sop_plugin.exporting.released_texts import Unsound, released_texts, repository_of
from sop_plugin.exporting.spreadsheet import csv_bytes
from sop_plugin.indexes.cross_references import resolve_references
from sop_plugin.model.anchor import Ledgers, anchor_of
from sop_plugin.model.event import Event, EventKind, Released
from sop_plugin.model.finding import Severity
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.number import revision_file
from sop_plugin.model.revision_label import as_written
from sop_plugin.registers.as_of import InForce, as_of_register
from sop_plugin.registers.numbers import number_use
from sop_plugin.rendering.standalone import page_name, standalone_page
from sop_plugin.rules import evidence
from sop_plugin.rules import ledger as ledger_rules
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in
from sop_plugin.workspace.against_history import told_by_history
from sop_plugin.workspace.past_ledger import past_ledger
from sop_plugin.workspace.workspace import Workspace

_REGISTER: Mapping[str, Callable[[InForce], str | int | date | None]] = {
    "number": lambda row: row.number,
    "title": lambda row: row.title,
    "type": lambda row: row.type,
    "department": lambda row: row.department,
    "revision": lambda row: row.revision,
    "approved": lambda row: row.record.approved_on,
    "effective": lambda row: row.effective,
    "expires": lambda row: row.record.release.expires,
    "released": lambda row: row.record.release.day,
    "digest": lambda row: row.record.release.digest,
    "blob": lambda row: row.record.release.blob,
}
"""Columns of the register in the archive: by their keys, so that they are the same in every language."""


_OF_ALL_DAYS = (ledger_rules.LEDGER_GONE, ledger_rules.EVENTS_LOST)
"""What is lost of a ledger may be of any day."""


@dataclass(frozen=True)
class Contents:
    """Name in the archive → bytes; ``documents`` is the number of texts among them, ``left_out`` are numbers of the ledger without one.

    ``known`` is the ledger as far as it goes in, ``origin`` where it comes from.
    """

    files: dict[str, bytes]
    documents: int
    left_out: tuple[LeftOutNumber, ...]
    known: Ledger
    origin: Origin


def export_contents(workspace: Workspace, compiled: CompiledManual, *, with_pdf: bool = False) -> Contents:
    """All that was in force on the manual's date; raises ``Unsound`` or ``GitError``.

    ``with_pdf``, the index names the PDFs that whoever asks for them adds as ``pdf_name`` has it.
    """
    ledger, day = compiled.histories.ledger, compiled.manual.as_of
    days = {event.line: event.day for event in ledger.everything}
    # About the evidence of that day: its lines, or lines that cannot be read at all.
    broken = tuple(
        finding
        for finding in compiled.findings
        if finding.place.path == ledger.path
        and finding.severity is Severity.ERROR
        and days.get(finding.place.line, day) <= day
        and finding.rule is not evidence.DOCUMENT_VANISHED
    )
    if broken:
        raise Unsound(broken)
    register = as_of_register(compiled.histories, compiled.manual.number_pattern).on(day)
    rows = sorted(register, key=lambda row: row.number)
    in_force = [row.record.release for row in rows]
    repository = repository_of(workspace, ledger, in_force)
    texts = released_texts(repository, compiled, in_force)
    files, missing = exported_files(workspace, ledger, texts.values())
    if missing:
        raise Unsound(missing)
    past = past_ledger(workspace, repository)
    against = tuple(
        finding
        for finding in told_by_history(workspace, repository, compiled, past)
        if finding.place.path == ledger.path
        and finding.severity is Severity.ERROR
        and (finding.rule in _OF_ALL_DAYS or days.get(finding.place.line, day) <= day)
    )
    if against:
        raise Unsound(against)
    for number, text in texts.items():
        texts[number], beside = with_unrecorded_files(repository, text)
        files |= beside
    files["register.csv"] = _register(rows)
    stated = tuple(event for event in ledger.stated if event.day <= day)
    audits = tuple(event for event in ledger.audits if event.day <= day)
    known = Ledger(_known_events(ledger, in_force, day), ledger.path, stated, audits=audits)
    for release in in_force:
        name = file_of(release.number)
        files[f"sources/{name}.md"] = texts[release.number].data
        files[f"approvals/{name}.json"] = plain_json(approvals_of(release, compiled))
        files |= signature_files(release, compiled)
        history = [json.loads(event.to_line()) for event in known.by_number[release.number]]
        files[f"history/{name}.json"] = plain_json(history)
    later = None if repository.is_shallow else tuple(recorded_later(past, known, day))
    files |= _pages(texts, compiled, later)
    files["ledger.jsonl"] = "".join(f"{event.to_line()}\n" for event in known.everything).encode()
    files["keys/allowed_signers"] = allowed_signers(in_force, compiled)
    left_out = tuple(_left_out(known, set(texts), day, later or ()))
    files["left-out.csv"] = csv_bytes(
        ("number", "title", "reason"),
        ((entry.number, entry.title, entry.reason(Language.EN)) for entry in left_out),
    )
    kept_by = recorded_by(past, known)
    anchor = anchor_of(Ledgers(known), {}, day, kept_by[0] if kept_by else "")
    files["anchor.json"] = anchor.to_text().encode()
    files["recorded-later.csv"] = csv_bytes(
        ("event", "kind", "date", "recorded"),
        (
            (each.name, each.kind.value, each.day.isoformat(), str(each.recorded or ""))
            for each in later or ()
        ),
    )
    origin = Origin(day, known.head, anchor.digest, kept_by, later)
    listed = [
        ExportedRow(
            row.number,
            row.title,
            row.revision,
            row.effective,
            file_of(row.number),
            next((each for each in later or () if each.name == row.record.release.name), None),
            pdf_name(row.number, row.revision) if with_pdf else "",
        )
        for row in rows
    ]
    files["index.html"] = index_page(origin, listed, left_out, compiled.manual.settings.language)
    files["README.txt"] = readme(origin, len(in_force))
    return Contents(files, len(in_force), left_out, known, origin)


def pdf_name(number: str, revision: int) -> str:
    """Where an export has the PDF of a revision."""
    return f"pdf/{revision_file(number, revision)}.pdf"


def _left_out(
    known: Ledger, exported: set[str], day: date, later: Sequence[LaterEvent]
) -> Iterator[LeftOutNumber]:
    """The numbers that were given out by then and had no text in force, each with the reason."""
    withdrawals = {each.number: each for each in later if each.kind is EventKind.WITHDRAWN}
    for number in sorted(known.by_number.keys() - exported):
        issue = known.issue(number)
        why = number_use(known, number, day).words
        yield LeftOutNumber(number, issue.title if issue else "", why, withdrawals.get(number))


def _known_events(ledger: Ledger, in_force: list[Released], day: date) -> tuple[Event, ...]:
    """The events up to the day, and up to the release of what was in force should that have been recorded later."""
    released = {release.number: release.sequence for release in in_force}
    return tuple(
        event
        for event in ledger.events
        if event.day <= day or event.sequence <= released.get(event.number, 0)
    )


def _register(rows: Iterable[InForce]) -> bytes:
    cells = ([_cell(fact(row)) for fact in _REGISTER.values()] for row in rows)
    return csv_bytes(_REGISTER, cells)


def _cell(fact: str | int | date | None) -> str | int:
    return as_written(fact) if isinstance(fact, int) else str(fact or "")


def _pages(
    texts: Mapping[str, ExportedText], compiled: CompiledManual, later: Sequence[LaterEvent] | None
) -> dict[str, bytes]:
    """Each text as a page that needs no site, with links to the others of that day, and with what was recorded of it later."""
    manual = replace(compiled.manual, documents=tuple(text.document for text in texts.values()), rejected=())
    references = resolve_references(manual).outgoing
    ledger = compiled.histories.ledger
    pages: dict[str, bytes] = {}
    for document in manual.documents:
        say = voice_in(document.language).say
        signatures = [
            (
                say(approval.role.label),
                manual.person_name(approval.by, approval.day),
                approval.day.isoformat(),
                say(compiled.seals.of(approval).label),
            )
            for approval in ledger.standing_approvals(document.number, document.revision)
        ]
        page = standalone_page(
            manual,
            document,
            references.get(document.path, ()),
            signatures,
            from_pages(document),
            tuple(later_remarks(document.number, later, manual.as_of, document.language)),
        )
        pages[f"pages/{quote(page_name(document.number), safe='')}"] = page.encode()
    return pages
