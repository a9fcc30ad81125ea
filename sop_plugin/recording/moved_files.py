"""The files that go with a document when it moves, so that the paths in its text stay right without a character changed."""

from __future__ import annotations

import os
import posixpath
import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sop_plugin.model.attachment import path_of
from sop_plugin.model.document import Document
from sop_plugin.model.lifecycle import Status
from sop_plugin.outside.file_facts import KnownFacts
from sop_plugin.outside.files import markdown_sources
from sop_plugin.outside.writing import move_file
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import because
from sop_plugin.words.voice import Words

_TAKEN = Words(
    "{file} 要随 {number} 移到 {target}，那里已有另一个文件；换一个路径",
    "{file} would move to {target} with {number}, where another file lies; choose another path",
)
_OUTSIDE = Words(
    "{number} 已送签或发布，它所用的 {file} 随它移动会到手册之外；换一个路径",
    "{number} is in review or released, and {file}, which it shows, would leave the manual with it; choose another path",
)


@dataclass(frozen=True)
class MovedFile:
    """A file that takes a new path, or another copy at it where somebody else shows it too."""

    source: str
    target: str
    copied: bool


def files_along(recorder: Recorder, document: Document, target: str) -> tuple[MovedFile, ...]:
    """The files that move or are copied with a document; raises ``Refused``.

    Drafts leave what others show where it lies, and their links are rewritten; a text in review or released may not change, and has
    a copy. What lies at its new place already is done.
    """
    if posixpath.dirname(document.path) == posixpath.dirname(target):
        return ()
    return tuple(_along(recorder, document, target))


def _along(recorder: Recorder, document: Document, target: str) -> Iterator[MovedFile]:
    shared = _shown_elsewhere(recorder, document)
    is_draft = document.status is Status.DRAFT
    for attachment in document.attachments:
        own = not attachment.name.startswith("..") and attachment.path not in shared
        if is_draft and not own:
            continue
        there = path_of(attachment.name, target)
        if posixpath.relpath(there, recorder.workspace.docs_shown_as).startswith(".."):
            raise because(_OUTSIDE, number=document.number, file=attachment.path)
        path = recorder.workspace.root / there
        if os.path.lexists(path):
            if KnownFacts(None).of_file(path) != attachment.facts:
                raise because(_TAKEN, number=document.number, file=attachment.path, target=there)
            continue
        yield MovedFile(attachment.path, there, copied=not own)


def _shown_elsewhere(recorder: Recorder, document: Document) -> Collection[str]:
    """The paths of its files that another document names, or a page outside control may."""
    shown = {a.path for other in recorder.documents if other is not document for a in other.attachments}
    rest = [attachment for attachment in document.attachments if attachment.path not in shown]
    if rest:
        workspace = recorder.workspace
        limit = workspace.options.settings.max_bytes
        sources = markdown_sources(workspace.docs_dir, workspace.docs_shown_as, limit, workspace.is_left_out)
        is_page = workspace.is_page
        pages = b"\n".join(source.data for inside, source in sources if is_page(inside))
        shown |= {a.path for a in rest if posixpath.basename(a.name).encode() in pages}
    return shown


def move_all(root: Path, files: Collection[MovedFile]) -> None:
    """Give each its new path; none is ever replaced."""
    for file in files:
        source, target = root / file.source, root / file.target
        place = partial(_copy, source, target) if file.copied else partial(move_file, source, target)
        place()


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as data, target.open("xb") as copy:
        shutil.copyfileobj(data, copy)
