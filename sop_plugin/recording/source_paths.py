"""Where a document may lie: below the documents' folder, where it is found as a document, and where nothing lies yet."""

from __future__ import annotations

import os
from pathlib import Path

from sop_plugin.model.document import Document
from sop_plugin.model.finding import Words
from sop_plugin.outside.files import path_matcher, would_be_found
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import because

_NOT_MARKDOWN = Words("{path}：文件名要以 .md 结尾", "{path}: the name must end in .md")
_OUTSIDE = Words(
    "{path} 不在文件夹 {docs}/ 之内；受控文件都放在那里",
    "{path} is not below {docs}/, where the documents are",
)
_TAKEN = Words(
    "{path} 已经存在，不会覆盖；换一个路径", "{path} exists and is never replaced; give another path"
)
_NOT_A_DOCUMENT = Words(
    "{path} 处的文件不会被当作受控文件（隐藏的、templates/ 下的、mkdocs.yml 的 pages 或 exclude_docs 所列的）；换一个路径",
    "a file at {path} would be no controlled document (hidden, below templates/, or named by pages or exclude_docs in "
    "mkdocs.yml); give another path",
)


def new_source_path(recorder: Recorder, path: Path) -> str:
    """The path as findings name it; raises ``Refused`` where no document may be put."""
    workspace = recorder.workspace
    docs = Path(os.path.abspath(workspace.docs_dir))  # noqa: PTH100 (links stay: the path must read as it is written)
    target = Path(os.path.abspath(path))  # noqa: PTH100
    shown = os.path.relpath(path)
    existing = next(folder for folder in target.parents if folder.exists())
    stays = existing.resolve().is_relative_to(workspace.docs_dir.resolve())
    if not target.is_relative_to(docs) or not stays:
        raise because(_OUTSIDE, path=shown, docs=os.path.relpath(docs))
    if target.suffix != ".md":
        raise because(_NOT_MARKDOWN, path=shown)
    inside = target.relative_to(docs).as_posix()
    excluded = path_matcher(tuple(workspace.exclude_docs.splitlines()))
    if not would_be_found(inside, excluded) or path_matcher(workspace.options.pages)(inside):
        raise because(_NOT_A_DOCUMENT, path=shown)
    if not existing.is_dir():
        raise because(_OUTSIDE, path=shown, docs=os.path.relpath(docs))
    return workspace.source_path(inside)


def refuse_taken(recorder: Recorder, source_path: str) -> None:
    """Raises ``Refused`` where a file lies already."""
    path = recorder.workspace.root / source_path
    if os.path.lexists(path):
        raise because(_TAKEN, path=os.path.relpath(path))


def document_in(prepared: Prepared, number: str) -> Document:
    """A document as it will be."""
    history = prepared.compiled.histories.by_number[number]
    if history.working is None:
        raise KeyError(number)
    return history.working
