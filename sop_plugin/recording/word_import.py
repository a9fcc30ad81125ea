"""Word files become drafts: their numbers, texts and attachments, checked together before any of them is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from sop_plugin.editing.templates import NewDocument
from sop_plugin.importing import refusal
from sop_plugin.importing.conversion import WrittenBody, written_body
from sop_plugin.importing.identity import Identity
from sop_plugin.importing.losses.package_walk import read_source
from sop_plugin.importing.losses.rendered import read_rendered
from sop_plugin.importing.losses.report import LossReport, loss_report
from sop_plugin.importing.refusal import NotImportable
from sop_plugin.importing.told import Told, ToldKind, told
from sop_plugin.importing.writing.front_matter import ImportedFacts, front_matter
from sop_plugin.model.event import Issued
from sop_plugin.model.finding import Finding
from sop_plugin.model.powers import Case, Power
from sop_plugin.outside.office import Office
from sop_plugin.recording.entitled import entitled_to_or_refuse
from sop_plugin.recording.file_names import usual_path
from sop_plugin.recording.import_numbers import ImportNumbers
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import Refused
from sop_plugin.recording.source_paths import new_source_path, refuse_taken
from sop_plugin.recording.word_reading import FileRefused, ReadingChoices, WordSource
from sop_plugin.words.voice import Sayable
from sop_plugin.workspace.compilation import compile_workspace

_REVIEW = "12 months"
_OPEN = "?"
"""The number of a document whose number is yet to be given."""


@dataclass(frozen=True)
class ImportedDocument:
    """One file as the document that it becomes. ``findings`` are what a check would say of it.

    ``open_because`` is why it cannot have the number that it says, where it cannot.
    """

    source: WordSource
    number: str
    path: str
    text: str
    body: WrittenBody
    losses: LossReport
    remarks: tuple[Told, ...]
    findings: tuple[Finding, ...] = ()
    open_because: Sayable | None = None

    @property
    def identity(self) -> Identity:
        """What it is."""
        return self.source.identity


@dataclass(frozen=True)
class WordImport:
    """All files of a run. ``prepared`` is there when each of them can be imported and somebody answers for it.

    ``unplaced`` have neither number nor path yet, for want of a department, or as another has their number.
    """

    documents: tuple[ImportedDocument, ...]
    refused: tuple[FileRefused, ...]
    unplaced: tuple[ImportedDocument, ...]
    prepared: Prepared | None = None
    elsewhere: tuple[Finding, ...] = field(default=())


def prepare_import(
    recorder: Recorder,
    read: Sequence[WordSource | FileRefused],
    choices: ReadingChoices,
    folder: str | None,
    by: str | None,
    office: Office | None,
) -> WordImport:
    """The import, ready to be written when ``by`` is somebody who may; raises ``Refused``.

    ``folder`` is where the documents go, as findings name it; without one, each goes to the folder of its department.
    """
    sources = [each for each in read if isinstance(each, WordSource)]
    refused = [each for each in read if isinstance(each, FileRefused)]
    located = [each for each in sources if each.identity.department is not None]
    placed, without_number = _placed(recorder, located, folder, by)
    names = {source.file.path.name.lower(): number for source, number, _ in placed}
    unplaced = [
        (each, _OPEN, "")
        for each in sources
        if each.identity.department is None or id(each) in without_number
    ]
    documents: list[ImportedDocument] = []
    for source, number, path in (*placed, *unplaced):
        try:
            document = _document(recorder, source, number, path, choices, names, office)
            documents.append(replace(document, open_because=without_number.get(id(source))))
        except NotImportable as reason:
            refused.append(FileRefused(source.file, reason))
    found = WordImport(
        tuple(each for each in documents if each.path),
        tuple(refused),
        tuple(each for each in documents if not each.path),
    )
    return _checked(recorder, found, by)


def _placed(
    recorder: Recorder, sources: Sequence[WordSource], folder: str | None, by: str | None
) -> tuple[list[tuple[WordSource, str, str]], dict[int, Sayable]]:
    """Each file with its number and its path, and by the ``id`` of others why they cannot have the number that they say.

    Where somebody means to write, or has chosen the number, such a file is the end of it: raises ``Refused``.
    """
    numbers = ImportNumbers(
        recorder, {each.identity.number: each for each in sources if each.identity.number}
    )
    placed: list[tuple[WordSource, str, str]] = []
    without_number: dict[int, Sayable] = {}
    taken: set[str] = set()
    for source in sources:
        identity = source.identity
        try:
            number = numbers.of(source)
        except Refused as refused:
            if by is not None or identity.is_number_chosen or refused.reason is None:
                raise
            without_number[id(source)] = refused.reason
            continue
        new = NewDocument(
            number, identity.title, identity.type, identity.department or "", identity.language, ""
        )
        usual = PurePosixPath(usual_path(recorder, new))
        path = usual.with_name(usual.name if str(usual) not in taken else f"{number.lower()}.md")
        if folder is not None:
            path = PurePosixPath(folder) / path.name
        source_path = new_source_path(recorder, recorder.workspace.root / path)
        refuse_taken(recorder, source_path)
        refuse_taken(recorder, str(PurePosixPath(source_path).with_suffix("")))
        taken.add(str(usual))
        if by is not None:
            case = Case(number, identity.type.name, identity.department or "")
            entitled_to_or_refuse(recorder, Power.ISSUE, by, case)
        placed.append((source, number, source_path))
    return placed, without_number


def _document(
    recorder: Recorder,
    source: WordSource,
    number: str,
    path: str,
    choices: ReadingChoices,
    names: Mapping[str, str],
    office: Office | None,
) -> ImportedDocument:
    identity = source.identity
    settings = recorder.workspace.options.settings
    every = identity.type.review_every
    folder = PurePosixPath(path).stem or PurePosixPath(source.file.shown).stem
    convert = office.picture if office is not None else _not_converted
    body = written_body(source.package, source.read, number, folder, convert, names)
    facts = ImportedFacts(
        number,
        identity.title,
        identity.type.name,
        identity.department or "",
        identity.language if identity.language is not settings.language else None,
        identity.revision,
        identity.effective,
        f"{every.months} months" if every is not None else _REVIEW,
        source.read.facts.lines,
    )
    text = f"{front_matter(facts, identity.language)}\n{body.text}"
    size = len(text.encode("utf-8"))
    if size > settings.max_bytes:
        raise refusal.because(refusal.TEXT_TOO_LONG, size=f"{size:,}", most=f"{settings.max_bytes:,}")
    losses = loss_report(
        read_source(source.package),
        read_rendered(text),
        {f"{folder}/{name}": data for name, data in body.files.items()},
        {f"{folder}/{name}": digest for name, digest in body.origins.items()},
        choices.resolution,
        with_comments=bool(choices.with_comments),
    )
    remarks = [*identity.remarks, *body.remarks]
    if identity.written_number.strip() not in ("", number) and number != _OPEN:
        follows = recorder.compiled.manual.number_pattern.parse(identity.written_number.strip()) is not None
        kind = ToldKind.NUMBER_OTHER if follows else ToldKind.NUMBER_REPLACED
        remarks.append(told(kind, text=identity.written_number, number=number))
    return ImportedDocument(source, number, path, text, body, losses, tuple(remarks))


def _not_converted(_data: bytes, _suffix: str) -> None:
    return None


def _checked(recorder: Recorder, found: WordImport, by: str | None) -> WordImport:
    """The import with what a check would say of it, and what is to be written where nothing is in the way."""
    root = recorder.workspace.root
    texts = {root / each.path: each.text.encode("utf-8") for each in found.documents}
    trial: dict[Path, bytes | None] = {**texts, **dict(_files(root, found.documents))}
    ledger = _ledger(recorder, found.documents, by) if by is not None else None
    if ledger is not None:
        trial[recorder.workspace.ledger] = ledger
    compiled = compile_workspace(recorder.workspace, recorder.as_of, trial)
    known = {(f.code, f.place.path, f.message()) for f in recorder.compiled.findings}
    new = [f for f in compiled.findings if (f.code, f.place.path, f.message()) not in known]
    for each in found.documents:
        history = compiled.histories.by_number.get(each.number)
        if history is None or history.working is None:
            raise Refused(tuple(f for f in new if f.place.path == each.path))
    documents = tuple(
        replace(each, findings=tuple(f for f in new if f.place.path == each.path)) for each in found.documents
    )
    paths = {each.path for each in documents} | {recorder.workspace.options.ledger}
    elsewhere = tuple(f for f in new if f.place.path not in paths and f.fails_strict)
    prepared = None
    if ledger is not None and documents and not found.refused and not found.unplaced:
        files = dict(_files(root, documents))
        written = {**texts, **files, recorder.workspace.ledger: ledger}
        prepared = Prepared(written, compiled, None, elsewhere, created=frozenset({*texts, *files}))
    return replace(found, documents=documents, prepared=prepared, elsewhere=elsewhere)


def _files(root: Path, documents: Iterable[ImportedDocument]) -> Iterable[tuple[Path, bytes]]:
    for each in documents:
        folder = root / PurePosixPath(each.path).with_suffix("")
        yield from ((folder / name, data) for name, data in each.body.files.items())


def _ledger(recorder: Recorder, documents: Iterable[ImportedDocument], by: str) -> bytes:
    return recorder.with_events(
        [
            Issued(
                number=each.number,
                day=recorder.as_of,
                by=by,
                type=each.identity.type.name,
                department=each.identity.department or "",
                title=each.identity.title,
            )
            for each in documents
        ]
    )
