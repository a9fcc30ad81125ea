"""The one door to files: finds and reads the sources of a manual, and never follows a link out of it."""

from __future__ import annotations

import errno
import os
import posixpath
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pathspec.gitignore import GitIgnoreSpec

from sop_plugin.model.attachment import FileTrouble
from sop_plugin.model.finding import Rule
from sop_plugin.model.manual_files import is_text_name
from sop_plugin.reading.source import Source
from sop_plugin.rules import files as rules

# What MkDocs leaves out unless ``exclude_docs`` says otherwise.
_LEFT_OUT = (".*", "/templates/")


def path_matcher(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    """Whether a path relative to the documents' folder matches any of the patterns, written as in ``.gitignore``."""
    return GitIgnoreSpec.from_lines(patterns).match_file if patterns else lambda _path: False


def read_source(path: Path, shown_as: str, max_bytes: int) -> Source:
    """One file; an unreadable or too large one comes as a source with its trouble."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            # Reading a pipe would wait for ever.
            return Source(
                shown_as, trouble=rules.UNREADABLE, trouble_values={"reason": "not an ordinary file"}
            )
        if status.st_size > max_bytes:
            limit = {"size": f"{status.st_size:,}", "limit": f"{max_bytes:,}"}
            return Source(shown_as, trouble=rules.TOO_LARGE, trouble_values=dict(limit))
        return Source(shown_as, path.read_bytes())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return Source(shown_as, trouble=rules.UNREADABLE, trouble_values={"reason": reason})


def left_out_matcher(exclude_docs: str) -> Callable[[str], bool]:
    """Whether a path relative to the documents' folder is none of the manual's, as MkDocs has it; that of a folder ends in ``/``."""
    return path_matcher((*_LEFT_OUT, *exclude_docs.splitlines()))


def page_matcher(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Whether a path relative to the documents' folder is that of a page outside control.

    The patterns are those of ``.gitignore`` but for one thing: a name alone stands for what lies in the folder itself, so that
    nothing deeper is out of control by accident.
    """
    return path_matcher(tuple(map(_from_the_top, patterns)))


def _from_the_top(pattern: str) -> str:
    sign, path = ("!", pattern[1:]) if pattern.startswith("!") else ("", pattern)
    if "/" in path.strip().rstrip("/") or not path.strip() or path.startswith("#"):
        return pattern
    return f"{sign}/{path}"


def markdown_sources(
    folder: Path, shown_as: str, max_bytes: int, is_left_out: Callable[[str], bool]
) -> Iterator[tuple[str, Source]]:
    """Every Markdown file below ``folder`` in the order of names, as (path relative to the folder, source)."""
    for found in _found(folder):
        if is_left_out(found.inside):
            continue
        shown = f"{shown_as}/{found.inside}".rstrip("/")
        if found.trouble is not None:
            if found.is_folder or is_text_name(found.inside):
                yield (
                    found.inside.rstrip("/"),
                    Source(shown, trouble=found.trouble, trouble_values=found.values),
                )
        elif is_text_name(found.inside) and not found.is_below_document:
            yield found.inside, read_source(Path(found.path), shown, max_bytes)


def files_below(folder: Path) -> Iterator[tuple[str, FileTrouble | None]]:
    """Everything below ``folder``, read or not, in the order of names; links that lead out of it or to nothing are told."""
    for found in _found(folder):
        if not found.is_folder:
            yield found.inside, found.file_trouble


def would_be_found(inside: str, is_left_out: Callable[[str], bool]) -> bool:
    """Whether a file that is written to this path, relative to the documents' folder, becomes a source."""
    return is_text_name(inside) and not is_left_out(inside)


def markdown_among(
    files: Mapping[str, bytes], shown_as: str, is_left_out: Callable[[str], bool]
) -> Iterator[tuple[str, Source]]:
    """The same of files at hand, such as those of a commit, by their path."""
    prefix = "" if shown_as == "." else f"{shown_as}/"
    for path in sorted(files, key=lambda path: path.split("/")):
        inside = path.removeprefix(prefix)
        if path.startswith(prefix) and would_be_found(inside, is_left_out):
            yield inside, Source(f"{shown_as}/{inside}", files[path])


def source_among(files: Mapping[str, bytes], path: str) -> Source:
    """One of files at hand; what is not there says so in the words of the system, as it does on disk."""
    data = files.get(posixpath.normpath(path))
    if data is None:
        reason = os.strerror(errno.ENOENT)
        return Source(path, trouble=rules.UNREADABLE, trouble_values={"reason": reason})
    return Source(path, data)


@dataclass(frozen=True)
class _Found:
    """Something in the folder; ``inside`` of a folder ends in ``/``. Of folders there are only those with a trouble."""

    inside: str
    path: str
    trouble: Rule | None = None
    values: dict[str, object] = field(default_factory=dict)
    is_below_document: bool = False
    is_ordinary: bool = True

    @property
    def is_folder(self) -> bool:
        return self.inside.endswith("/") or not self.inside

    @property
    def file_trouble(self) -> FileTrouble | None:
        if self.trouble is rules.LINK_OUTSIDE:
            return FileTrouble.OUTSIDE
        return None if self.is_ordinary else FileTrouble.UNREADABLE


def _found(folder: Path) -> Iterator[_Found]:
    top = os.path.realpath(folder)
    yield from _below(str(folder), "", top, frozenset({top}))


def _below(
    folder: str, inside: str, top: str, ancestors: frozenset[str], *, below_document: bool = False
) -> Iterator[_Found]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        yield _Found(inside, folder, rules.UNREADABLE, {"reason": reason})
        return
    for entry in entries:
        relative = f"{inside}{entry.name}"
        outside = entry.is_symlink() and not Path(os.path.realpath(entry.path)).is_relative_to(top)
        trouble = rules.LINK_OUTSIDE if outside else None
        if not _is_directory(entry):
            yield _Found(relative, entry.path, trouble, {}, below_document, _is_file(entry))
            continue
        named_like_document = is_text_name(entry.name)
        if named_like_document:
            yield _Found(f"{relative}/", entry.path, rules.DIRECTORY)
        elif outside:
            yield _Found(f"{relative}/", entry.path, trouble)
        target = os.path.realpath(entry.path)
        if not outside and target not in ancestors:
            yield from _below(
                entry.path,
                f"{relative}/",
                top,
                ancestors | {target},
                below_document=below_document or named_like_document,
            )


def _is_directory(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a loop of links: reading it as a file reports why


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False
