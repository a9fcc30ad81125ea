"""Word files as they are read before anything is decided: what each says, or why it cannot be imported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from sop_plugin.importing import refusal
from sop_plugin.importing.conversion import ReadFile, understood
from sop_plugin.importing.identity import Choices, Identity, identified
from sop_plugin.importing.package import MOST_BYTES, Package
from sop_plugin.importing.refusal import NotImportable
from sop_plugin.importing.structure.headings import HeadingChoice
from sop_plugin.importing.told import ToldKind, told
from sop_plugin.importing.word.document import Comment, WordReader
from sop_plugin.importing.word.tracked import Resolution, TrackedChange
from sop_plugin.model.manual import Manual
from sop_plugin.outside.office import Office, OfficeFailed
from sop_plugin.outside.word_files import WORD_SUFFIXES, WordFile


@dataclass(frozen=True)
class ReadingChoices:
    """How files are to be read; ``with_comments`` is ``None`` where a file must have none."""

    headings: HeadingChoice = HeadingChoice.NUMBERS
    resolution: Resolution | None = None
    with_comments: bool | None = None


@dataclass(frozen=True)
class FileRefused:
    """Why a file cannot be imported, with the changes and comments that somebody must settle first."""

    file: WordFile
    reason: NotImportable
    changes: Sequence[TrackedChange] = ()
    comments: Sequence[Comment] = ()


@dataclass(frozen=True)
class WordSource:
    """A file that was read."""

    file: WordFile
    package: Package
    read: ReadFile
    identity: Identity


def read_word_file(
    file: WordFile, choices: ReadingChoices, said: Choices, manual: Manual, office: Office | None
) -> WordSource | FileRefused:
    """The file and what it becomes; raises ``OSError``."""
    try:
        data, was_converted = _data(file, office)
        package = Package.open(data)
        reader = WordReader(package, choices.resolution)
        for refused in _unsettled(file, reader, choices):
            return refused
        stem = PurePath(file.shown).stem
        document = reader.read(with_comments=bool(choices.with_comments))
        read = understood(document, stem, choices.headings)
        if was_converted:
            read = replace(read, remarks=(told(ToldKind.BY_OFFICE), *read.remarks))
        return WordSource(file, package, read, identified(read, said, manual, PurePath(file.shown)))
    except NotImportable as reason:
        return FileRefused(file, reason)


def _unsettled(file: WordFile, reader: WordReader, choices: ReadingChoices) -> Iterator[FileRefused]:
    """What is not the author's last word on the text, where nobody has said what becomes of it."""
    if choices.resolution is None:
        changes = reader.changes()
        if changes:
            reason = refusal.because(refusal.TRACKED_CHANGES, count=len(changes))
            yield FileRefused(file, reason, changes)
    if choices.with_comments is None:
        comments = tuple(reader.comments().values())
        if comments:
            yield FileRefused(file, refusal.because(refusal.COMMENTS, count=len(comments)), (), comments)


def _data(file: WordFile, office: Office | None) -> tuple[bytes, bool]:
    """What the file holds in the new format, and whether another program has put it into that."""
    if file.path.suffix.lower() not in WORD_SUFFIXES:
        raise refusal.because(refusal.WRONG_SUFFIX)
    size = file.path.stat().st_size
    if size > MOST_BYTES:
        raise refusal.because(refusal.TOO_LARGE, size=size // 1_000_000, most=MOST_BYTES // 1_000_000)
    data = file.path.read_bytes()
    # A new file that is called .doc is read as what it is.
    if not file.is_old or data.startswith(b"PK"):
        return data, False
    if office is None:
        raise refusal.because(refusal.NO_OFFICE)
    try:
        return office.new_word_file(data), True
    except OfficeFailed as failed:
        raise refusal.because(refusal.OFFICE_FAILED, problem=failed) from None
