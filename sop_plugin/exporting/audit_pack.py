"""What an auditor takes away about a period: all of it in files that can be verified without this program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from sop_plugin import __version__
from sop_plugin.changes.compared_texts import NoComparison, TextComparison, compared_texts
from sop_plugin.compile import CompiledManual
from sop_plugin.exporting.archive import Contents, export_contents
from sop_plugin.exporting.archive_signatures import file_of, keys_of_signers
from sop_plugin.exporting.audit_lists import PackList, pack_lists, redline_name
from sop_plugin.exporting.audit_logs import ledgers_until_end, side_logs
from sop_plugin.exporting.audit_pages import PackFacts, index_page, list_page
from sop_plugin.exporting.audit_readme import pack_readme
from sop_plugin.exporting.pictures_inside import PicturesInside
from sop_plugin.exporting.released_texts import Unsound
from sop_plugin.exporting.spreadsheet import csv_bytes
from sop_plugin.exporting.zip_archive import MANIFEST, manifest
from sop_plugin.model.anchor import anchor_of
from sop_plugin.model.event import Act, Stated
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.place import Place
from sop_plugin.model.seal import sealed_message
from sop_plugin.model.trust.history import batch_text
from sop_plugin.outside.git_program import NoRepository
from sop_plugin.outside.signatures import armoured
from sop_plugin.registers.changes import ChangeKind, ChangeLog, change_log
from sop_plugin.rendering.redline.page import redline_content, redline_page
from sop_plugin.rules import archive as rules
from sop_plugin.sharing.audit_columns import SignedAct
from sop_plugin.sharing.provenance import Provenance
from sop_plugin.sharing.workbook import Sheet, workbook_bytes
from sop_plugin.words import labels
from sop_plugin.words.voice import voice_in
from sop_plugin.workspace.anchors import current_root
from sop_plugin.workspace.workspace import Workspace

IN_FORCE = "in-force"


class NotCommitted(Exception):
    """``paths`` of the manual are not as the commit has them that the pack would name."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__(", ".join(paths))
        self.paths = paths


@dataclass(frozen=True)
class AuditPack:
    """Name in the pack → bytes, without the list of digests; ``changes`` is the number of changes of the period."""

    files: dict[str, bytes]
    changes: int


def audit_pack(workspace: Workspace, begin: CompiledManual, end: CompiledManual) -> AuditPack:
    """The pack of a period, from the manual compiled as of its first and its last day.

    Raises ``Unsound``, ``NotCommitted`` or ``GitError``.
    """
    commit = _commit(workspace, end)
    files: dict[str, bytes] = {}
    exports: dict[date, Contents] = {}
    for compiled in (begin, end):
        day = compiled.manual.as_of
        exports[day] = contents = export_contents(workspace, compiled)
        whole = contents.files | {MANIFEST: manifest(contents.files)}
        files |= {f"{IN_FORCE}/{day}/{name}": data for name, data in whole.items()}
    first, last = begin.manual.as_of, end.manual.as_of
    known = exports[last].known
    ledgers = ledgers_until_end(known, end)
    anchor = anchor_of(ledgers, current_root(workspace, end), last, commit)
    logs = side_logs(ledgers, end)
    files |= logs
    files["ledger.jsonl"] = exports[last].files["ledger.jsonl"]
    files["anchor.json"] = anchor.to_text().encode()
    signed = tuple(_signed(known, end))
    files |= _signature_files(signed, known)
    files["keys/allowed_signers"] = keys_of_signers(
        (*(each.act for each in signed), *known.stated), end.manual
    )
    changes = change_log(end.histories, end.manual.number_pattern, last).within(first, last)
    redlines, missing = _redlines(changes, workspace, end)
    files |= redlines
    lists = pack_lists(begin, end, known, changes, signed, frozenset(redlines), missing)
    facts = PackFacts(first, last, commit, known.head, anchor.digest, __version__)
    files |= _list_files(lists, facts, end.manual, workspace.site_url)
    files["index.html"] = index_page(facts, lists, tuple(logs), end.manual)
    files["README.txt"] = pack_readme(facts)
    return AuditPack(files, len(changes.rows))


def _commit(workspace: Workspace, compiled: CompiledManual) -> str:
    """The commit that has this very manual."""
    repository = workspace.repository
    place = Place(compiled.histories.ledger.path)
    if isinstance(repository, NoRepository):
        count = len(compiled.histories.ledger.by_number)
        raise Unsound((rules.NO_REPOSITORY.at(place, count=count, reason=repository.reason),))
    options = workspace.options
    own = (
        options.ledger,
        workspace.copies_shown_as,
        workspace.training_shown_as,
        options.organisation,
        workspace.project_file.name,
        workspace.docs_shown_as,
    )
    tops = tuple(repository.from_top(path) for path in own)
    changed = tuple(
        path
        for path in repository.uncommitted()
        if any(path == top or path.startswith(f"{top.rstrip('/')}/") for top in tops)
    )
    commit = repository.commit_id("HEAD")
    if changed or commit is None:
        raise NotCommitted(changed or own)
    return commit


def _signed(known: Ledger, compiled: CompiledManual) -> Iterator[SignedAct]:
    """Every act that a person can sign, the oldest first."""
    for act in sorted(known.acts, key=lambda act: (act.day, act.number, act.sequence)):
        file = f"signatures/{file_of(act.number)}.{act.sequence}" if act.signature is not None else None
        yield SignedAct(act, compiled.seals.of(act), compiled.seals.verdict(act), file)


def _signature_files(signed: Iterable[SignedAct], known: Ledger) -> dict[str, bytes]:
    """Each signature with the very message, and a list by which a shell can verify them all."""
    files: dict[str, bytes] = {}
    lines: list[str] = []

    def add(file: str, event: Act | Stated, signature: str, message: bytes) -> None:
        files[f"{file}.sig"] = armoured(signature).encode()
        files[f"{file}.message"] = message
        lines.append(f"{file} {event.by} {event.day:%Y%m%d}\n")

    for each in signed:
        if each.file is not None and each.act.signature is not None:
            add(each.file, each.act, each.act.signature, sealed_message(each.act))
    for batch in known.trust.batches:
        if batch.signature is not None:
            # Of all that was recorded of people and rules at once there is one signature.
            file = f"signatures/statements.{sha256(batch.digest.encode()).hexdigest()[:16]}"
            add(file, batch.first, batch.signature, batch_text(batch.digest, batch.by, batch.day))
    files["signatures/list.txt"] = "".join(lines).encode()
    return files


def _redlines(
    changes: ChangeLog, workspace: Workspace, compiled: CompiledManual
) -> tuple[dict[str, bytes], frozenset[tuple[str, int]]]:
    """A page for each revision that came and replaced another, and those of which a text cannot be had."""
    came = (ChangeKind.RELEASED, ChangeKind.IN_FORCE)
    pages: dict[str, bytes] = {}
    missing: set[tuple[str, int]] = set()
    for number, revision in sorted({(r.number, r.revision) for r in changes.rows if r.kind in came}):
        compared = compared_texts(compiled.histories.by_number[number], last=revision)
        if not isinstance(compared, TextComparison):
            if compared[0] is NoComparison.TEXT_MISSING:
                missing.add((number, revision))
            continue
        pages[redline_name(number, revision)] = _redline(compared, workspace, compiled).encode(
            "utf-8", "backslashreplace"
        )
    return pages, frozenset(missing)


def _redline(compared: TextComparison, workspace: Workspace, compiled: CompiledManual) -> str:
    before, after = compared.before.document, compared.after.document
    say = voice_in(after.language).say
    old, new = (
        say(labels.REDLINE_SIDE, revision=r.revision, day=r.day, effective=r.effective)
        for r in (compared.before.release, compared.after.release)
        if r is not None
    )
    pictures = PicturesInside(workspace, before, after)
    content = redline_content(compiled.manual, before, after, pictures.addresses)
    return pictures.put_in(redline_page(compiled.manual, before, after, (old, new), content))


def _list_files(
    lists: tuple[PackList, ...], facts: PackFacts, manual: Manual, site: str
) -> Mapping[str, bytes]:
    """Each list as a page and for a spreadsheet, and all of them as one workbook."""
    files: dict[str, bytes] = {}
    for each in lists:
        voice = voice_in(each.manual.settings.language)
        heads = [voice.say(column.label) for column in each.columns]
        rows = ([column.text(row, each.manual, voice) for column in each.columns] for row in each.rows)
        files[f"lists/{each.key}.csv"] = csv_bytes(heads, rows)
        files[f"lists/{each.key}.html"] = list_page(facts, each)
    sheets = [Sheet(each.title, each.columns, each.rows, each.manual) for each in lists]
    provenance = Provenance(site, facts.head, facts.anchor)
    files["lists/lists.xlsx"] = workbook_bytes(sheets, manual, provenance, voice_in(manual.settings.language))
    return files
