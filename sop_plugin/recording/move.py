"""To move a document's file; number, address and text stay, and the ledger knows no paths."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from urllib.parse import quote, unquote

from sop_plugin.editing.spans import Span, with_spans
from sop_plugin.model.attachment import path_of
from sop_plugin.model.document import Document
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.place import Place
from sop_plugin.model.site_manifest import FileFacts
from sop_plugin.outside.file_facts import KnownFacts
from sop_plugin.outside.files import markdown_sources
from sop_plugin.outside.writing import move_file
from sop_plugin.reading.markdown.links import WrittenLink, file_links
from sop_plugin.recording.moved_files import MovedFile, files_along, move_all
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import because
from sop_plugin.recording.source_paths import new_source_path, refuse_taken
from sop_plugin.words.voice import Words

_SAME = Words("{number} 已经在 {path}", "{number} is at {path} already")
_SEALED = Words(
    "移动会使下列链接失效，而它们所在的文字已经送签或发布，不能改写：{links}；"
    "先用 sop revise 修订那些文件，把链接改为 [[编号]]；或者换一个路径",
    "the move would break these links, and the text around them is in review or released and cannot be rewritten: {links}; "
    "revise those documents with sop revise and write [[number]] instead; or choose another path",
)


@dataclass(frozen=True)
class Moving:
    """A move ready to be made. ``rewritten`` are other files in which links follow it, ``named`` places in mkdocs.yml,
    ``files`` those that go with it.

    ``tracked``: git knows the file at its old path.
    """

    prepared: Prepared
    source: str
    target: str
    tracked: bool
    rewritten: tuple[str, ...]
    named: tuple[Place, ...]
    files: tuple[MovedFile, ...] = ()


def move(recorder: Recorder, number: str, path: Path) -> Moving:
    """The move; links that it changes are rewritten in drafts and in pages outside control; raises ``Refused``.

    The file takes its new name last: after an interruption the same command goes on.
    """
    root = recorder.workspace.root
    alike = [document for document in recorder.documents if document.number == number]
    if alike and (path.is_dir() or not path.suffix):
        path = path / posixpath.basename(alike[0].path)
    target = new_source_path(recorder, path)
    left = [document for document in alike if document.path != target]
    interrupted = len(alike) == 2 and len(left) == 1
    document = left[0] if interrupted else recorder.document_or_refuse(number)
    source = document.path
    if source == target:
        raise because(_SAME, number=number, path=source)
    old = (root / source).read_bytes()
    along = files_along(recorder, document, target)
    # The paths in its text lead to these files from its new folder as they did from the old one.
    follow = {path_of(name, source) for name in _named_along(root, document, along, target)}
    rewritten = _rewritten(recorder, document, target, follow)
    own = rewritten.pop(source, old)
    there = root / target
    done = interrupted and there.read_bytes() == own
    # On disks that do not tell capitals from small letters, a name may differ from itself.
    if not done and not (there.exists() and there.samefile(root / source)):
        refuse_taken(recorder, target, root / source)
    texts: dict[Path, bytes | None] = {root / name: data for name, data in rewritten.items()}
    after = {**texts, root / source: None, there: own}
    files = {file.target: file.source for file in along}
    prepared = recorder.checked(after, {target}, moved={source: target}, files=files)
    if own == old and not done:
        conclude = partial(move_file, root / source, there)
        written = rewritten
    else:
        conclude = partial(_remove, root / source)
        written = rewritten if done else {**rewritten, target: own}
    prepared = replace(
        prepared,
        texts={root / name: data for name, data in written.items()},
        created=frozenset({there}),
        conclude=partial(_conclude, partial(move_all, root, along), conclude),
    )
    tracked = recorder.repository is not None and recorder.repository.is_tracked(source)
    return Moving(prepared, source, target, tracked, tuple(rewritten), tuple(_named(recorder, source)), along)


def _named_along(root: Path, document: Document, along: Iterable[MovedFile], target: str) -> Iterator[str]:
    """The names in the text of files that go along, or have gone along already."""
    moving = {file.target for file in along}
    held = {each.name: each.facts for each in document.attachments}
    for name in {file.name for file in document.body.files}:
        there = path_of(name, target)
        lies = KnownFacts(None).of_file(root / there)
        if there in moving or (isinstance(lies, FileFacts) and held.get(name, lies) == lies):
            yield name


def _conclude(*steps: Callable[[], object]) -> None:
    for step in steps:
        step()


def _remove(path: Path) -> None:
    path.unlink()


def _rewritten(
    recorder: Recorder, document: Document, target: str, follow: Collection[str]
) -> dict[str, bytes]:
    """Path → text with the links as they must be; raises ``Refused`` where one stands in sealed text.

    Links of the document itself to files that ``follow`` stay as they are.
    """
    workspace = recorder.workspace
    documents = {d.path: d for d in recorder.documents}
    is_page = workspace.is_page
    changed: dict[str, bytes] = {}
    sealed: list[Place] = []
    name = posixpath.basename(document.path)
    limit, is_left_out = workspace.options.settings.max_bytes, workspace.is_left_out
    for inside, source in markdown_sources(workspace.docs_dir, workspace.docs_shown_as, limit, is_left_out):
        if source.path == target:
            continue
        try:
            text = source.data.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if source.path == document.path:
            spans = _moved_own_links(text, document.path, target, follow)
        else:
            spans = _moved_links_to(text, source.path, document.path, target) if _may_name(text, name) else []
        if not spans:
            continue
        citing = documents.get(source.path)
        if is_page(inside) or (citing is not None and citing.status is Status.DRAFT):
            changed[source.path] = with_spans(text, spans).encode("utf-8")
        else:
            sealed += [Place(source.path, span.line, span.column) for span in spans]
    if sealed:
        raise because(_SEALED, links=", ".join(map(str, sealed)))
    return changed


def _may_name(text: str, name: str) -> bool:
    return name in text or "%" in text


def _named(recorder: Recorder, source: str) -> Iterator[Place]:
    """Where ``mkdocs.yml`` names the file, as its navigation may do."""
    project = recorder.workspace.project_file
    inside = source.removeprefix(f"{recorder.workspace.docs_shown_as}/")
    pattern = re.compile(rf"(?<![\w/.-]){re.escape(inside)}(?![\w/.-])")
    try:
        lines = project.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return
    for number, line in enumerate(lines, start=1):
        match = pattern.search(line)
        if match:
            yield Place(os.path.relpath(project), number, match.start() + 1)


def _moved_own_links(text: str, source: str, target: str, follow: Collection[str]) -> list[Span]:
    """What changes in the moved file itself: its links lead from another folder to the same files."""
    spans = []
    for link in file_links(text):
        destination = _destination(link, source)
        if destination in follow:
            continue
        spans.append(_span(link, target if destination == source else destination, target))
    return [span for span in spans if span is not None]


def _moved_links_to(text: str, citing: str, source: str, target: str) -> list[Span]:
    """What changes in another file: its links to the moved one."""
    spans = [_span(link, target, citing) for link in file_links(text) if _destination(link, citing) == source]
    return [span for span in spans if span is not None]


def _destination(link: WrittenLink, citing: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(citing), unquote(link.path)))


def _span(link: WrittenLink, destination: str, citing: str) -> Span | None:
    """``None`` where the link stays right as it is written."""
    if _destination(link, citing) == destination:
        return None
    path = posixpath.relpath(destination, posixpath.dirname(citing) or ".")
    encoded = "%" in link.path or any(character in path for character in " ()<>")
    return Span(link.line, link.column, link.end_column, quote(path) if encoded else path)
