"""Where a document may lie: below the documents' folder, where it is found as a document, and where nothing lies yet."""

from __future__ import annotations

import os
from pathlib import Path

from sop_plugin.model.document import Document
from sop_plugin.model.portable_names import ends_badly, forbidden_signs, is_reserved, on_every_system
from sop_plugin.outside.files import would_be_found
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import because
from sop_plugin.words.voice import Words

_NOT_MARKDOWN = Words("{path}：文件名要以 .md 结尾", "{path}: the name must end in .md")
_OUTSIDE = Words(
    "{path} 不在文件夹 {docs}/ 之内；受控文件都放在那里",
    "{path} is not below {docs}/, where the documents are",
)
_UNUSABLE = Words(
    "{path}：文件名和文件夹名中不能有 {signs}；换一个路径",
    "{path}: names of files and folders may not have {signs}; give another path",
)
_NOT_ON_WINDOWS = Words(
    "{path}：Windows 上不能有名为“{name}”的文件或文件夹；换一个路径",
    '{path}: Windows has no file or folder of the name "{name}"; give another path',
)
_TOO_LONG = Words(
    "{path}：名称太长，最多 {most} 字节；换一个路径",
    "{path}: a name is longer than {most} bytes; give another path",
)
_ALIKE = Words(
    "{path} 与已有的 {there} 只有大小写不同，在 Windows 和 macOS 上是同一个；换一个路径",
    "{path} differs from {there} only in capital letters, and Windows and macOS take them for one; give another path",
)
_LONGEST = 200
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
    if os.sep == "/":
        # As people write paths on Windows; no file of a manual may have that sign in its name.
        path = Path(str(path).replace("\\", "/"))
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
    forbidden = forbidden_signs(inside)
    if forbidden:
        raise because(_UNUSABLE, path=shown, signs=" ".join(map(ascii, forbidden)))
    for part in inside.split("/"):
        if is_reserved(part) or ends_badly(part):
            raise because(_NOT_ON_WINDOWS, path=shown, name=part)
    if max(len(os.fsencode(part)) for part in target.relative_to(docs).parts) > _LONGEST:
        raise because(_TOO_LONG, path=shown, most=_LONGEST)
    if not would_be_found(inside, workspace.is_left_out) or workspace.is_page(inside):
        raise because(_NOT_A_DOCUMENT, path=shown)
    if not existing.is_dir():
        raise because(_OUTSIDE, path=shown, docs=os.path.relpath(docs))
    return workspace.source_path(inside)


def refuse_taken(recorder: Recorder, source_path: str, own: Path | None = None) -> None:
    """Raises ``Refused`` where a file lies already; ``own`` is the file that moves there."""
    path = Path(os.path.abspath(recorder.workspace.root / source_path))  # noqa: PTH100 (as above)
    if os.path.lexists(path):
        raise because(_TAKEN, path=os.path.relpath(path))
    docs = Path(os.path.abspath(recorder.workspace.docs_dir))  # noqa: PTH100 (as above)
    folder = docs
    for part in path.relative_to(docs).parts:
        # The file itself may be given its own name in other letters.
        if not os.path.lexists(folder / part) and folder.is_dir():
            there = next((entry for entry in sorted(folder.iterdir()) if _alike(entry.name, part)), None)
            if there is not None and there != own:
                raise because(_ALIKE, path=os.path.relpath(path), there=os.path.relpath(there))
        folder /= part


def _alike(one: str, other: str) -> bool:
    return on_every_system(one) == on_every_system(other)


def document_in(prepared: Prepared, number: str) -> Document:
    """A document as it will be."""
    history = prepared.compiled.histories.by_number[number]
    if history.working is None:
        raise KeyError(number)
    return history.working
