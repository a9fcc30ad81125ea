"""What ``sop import`` does: the files that were named, read, numbered, checked, and written if somebody answers for them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sop_plugin.cli.asking import Question, answers
from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.codes import known_department
from sop_plugin.cli.terminal import next_line
from sop_plugin.cli.transition import NOT_DONE, commit_command, refusals
from sop_plugin.words.voice import Voice, Words

if TYPE_CHECKING:
    from sop_plugin.importing.identity import Choices
    from sop_plugin.importing.mapping import FileMapping
    from sop_plugin.outside.word_files import WordFile
    from sop_plugin.recording import Recorder
    from sop_plugin.recording.word_import import WordImport
    from sop_plugin.recording.word_reading import FileRefused, ReadingChoices, WordSource

_NO_FILES = Words("没有找到 .docx 或 .doc 文件", "there are no .docx or .doc files")
_FOR_ONE = Words(
    "--number、--title 只能用于一份文件；多份用 --mapping",
    "--number and --title are for one file; for several there is --mapping",
)
_WRONG_TABLE = Words("--mapping {path}：{problem}", "--mapping {path}: {problem}")
_DEPARTMENT = Words("没有写明部门的文件归哪个部门", "Department of the files that name none")
_RECORDED_BY = Words("由谁登记编号", "Who records the numbers")
_WRITTEN = Words("已写入 {count} 份草稿，编号已登记", "drafts written: {count}; their numbers are recorded")
_THEN_CHECK = Words(
    "sop check，补上缺少的；然后 {commit}", "sop check, and add what is missing; then {commit}"
)
_COMMIT = Words("导入 {count} 份 Word 文件", "Import Word files: {count}")


@dataclass(frozen=True)
class Wanted:
    """What somebody asked for: the files, what was said of all of them and of each, how to read them, where they go."""

    paths: tuple[Path, ...]
    said: Choices
    mapping: Path | None
    reading: ReadingChoices
    folder: Path | None


def imported(recorder: Recorder, wanted: Wanted, by: str | None, voice: Voice, *, write: bool) -> WordImport:
    """The import, ready to be written if ``write``; raises ``CannotRun`` or ``NotRecorded``."""
    from sop_plugin.outside.office import Office
    from sop_plugin.outside.word_files import word_files
    from sop_plugin.recording.word_import import prepare_import
    from sop_plugin.recording.word_reading import read_word_file

    files = word_files(wanted.paths)
    if not files:
        raise CannotRun(_NO_FILES)
    if len(files) > 1 and (wanted.said.number or wanted.said.title):
        raise CannotRun(_FOR_ONE)
    mapping = _mapping(wanted.mapping)
    manual = recorder.compiled.manual
    with Office.lent() as office:
        read = [
            read_word_file(file, wanted.reading, _said(file, wanted.said, mapping), manual, office)
            for file in files
        ]
        if write:
            read = _with_departments(recorder, read, voice)
            by = answers((Question("--by", _RECORDED_BY, by, _people(recorder)),), voice)[0]
        with refusals(NOT_DONE):
            return prepare_import(
                recorder,
                read,
                wanted.reading,
                _folder(recorder, wanted.folder),
                by if write else None,
                office,
            )


def _said(file: WordFile, usual: Choices, mapping: FileMapping | None) -> Choices:
    """What was said of one file: in the table, else of all of them."""
    own = mapping.of(file.shown) if mapping is not None else usual
    return replace(
        usual,
        number=own.number or usual.number,
        title=own.title or usual.title,
        type=own.type or usual.type,
        department=own.department or usual.department,
    )


def _mapping(path: Path | None) -> FileMapping | None:
    from sop_plugin.importing.mapping import MappingError, read_mapping

    try:
        return read_mapping(path.read_bytes()) if path is not None else None
    except MappingError as problem:
        raise CannotRun(_WRONG_TABLE.filled(path=str(path), problem=problem)) from None


def _folder(recorder: Recorder, folder: Path | None) -> str | None:
    """The folder as findings name it; also as people write paths on Windows."""
    if folder is None:
        return None
    written = str(folder).replace("\\", "/")
    return Path(os.path.relpath(written, recorder.workspace.root)).as_posix()


def _with_departments(
    recorder: Recorder, read: Sequence[WordSource | FileRefused], voice: Voice
) -> list[WordSource | FileRefused]:
    """The files, those without a department in the one that somebody names; raises ``CannotRun``."""
    from sop_plugin.recording.word_reading import WordSource

    missing = [each for each in read if isinstance(each, WordSource) and each.identity.department is None]
    if not missing:
        return list(read)
    manual = recorder.compiled.manual
    names = {code: manual.department_name(code, voice.language) for code in manual.organisation.departments}
    said = answers((Question("--department", _DEPARTMENT, None, names),), voice)[0]
    code = known_department(manual, said)
    return [
        replace(each, identity=replace(each.identity, department=code)) if each in missing else each
        for each in read
    ]


def _people(recorder: Recorder) -> dict[str, str]:
    people = recorder.compiled.manual.organisation.people.values()
    return {person.id: person.name for person in people if person.in_post(recorder.as_of)}


def write_import(found: WordImport, voice: Voice) -> None:
    """Write all of it, and say what comes next."""
    if found.prepared is None:
        return
    found.prepared.write()
    count = len(found.documents)
    click.echo(voice.say(_WRITTEN, count=count))
    commit = commit_command(found.prepared, voice.plain.say(_COMMIT, count=count))
    click.echo(next_line(_THEN_CHECK.filled(commit=commit), voice))
