"""The one door to files: finds and reads the sources of a manual, and never follows a link out of it."""

from __future__ import annotations

import errno
import os
import posixpath
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from pathspec.gitignore import GitIgnoreSpec

from sop_plugin.reading.source import Source
from sop_plugin.rules import files as rules

# What MkDocs itself takes for Markdown.
MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


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


def is_markdown(name: str) -> bool:
    """Whether a file of this name is a page."""
    return name.lower().endswith(MARKDOWN_SUFFIXES)


def is_left_out(inside: str, is_excluded: Callable[[str], bool]) -> bool:
    """Whether a file or folder, named relative to the documents' folder, is none of the manual's, as MkDocs has it."""
    name = inside.rpartition("/")[2]
    return name.startswith(".") or inside == "templates" or is_excluded(inside)


def markdown_sources(
    folder: Path, shown_as: str, max_bytes: int, is_excluded: Callable[[str], bool]
) -> Iterator[tuple[str, Source]]:
    """Every Markdown file below ``folder`` in the order of names, as (path relative to the folder, source).

    Hidden files and a top-level ``templates`` folder are left out, as MkDocs does.
    """
    top = Path(os.path.realpath(folder))
    yield from _below(folder, "", shown_as, top, max_bytes, is_excluded, frozenset({str(top)}))


def would_be_found(inside: str, is_excluded: Callable[[str], bool]) -> bool:
    """Whether a file that is written to this path, relative to the documents' folder, becomes a source."""
    folders = ["/".join(inside.split("/")[:depth]) for depth in range(1, inside.count("/") + 1)]
    return is_markdown(inside) and not any(is_left_out(name, is_excluded) for name in (*folders, inside))


def markdown_among(
    files: Mapping[str, bytes], shown_as: str, is_excluded: Callable[[str], bool]
) -> Iterator[tuple[str, Source]]:
    """The same of files at hand, such as those of a commit, by their path."""
    prefix = "" if shown_as == "." else f"{shown_as}/"
    for path in sorted(files, key=lambda path: path.split("/")):
        inside = path.removeprefix(prefix)
        if path.startswith(prefix) and would_be_found(inside, is_excluded):
            yield inside, Source(f"{shown_as}/{inside}", files[path])


def source_among(files: Mapping[str, bytes], path: str) -> Source:
    """One of files at hand; what is not there says so in the words of the system, as it does on disk."""
    data = files.get(posixpath.normpath(path))
    if data is None:
        reason = os.strerror(errno.ENOENT)
        return Source(path, trouble=rules.UNREADABLE, trouble_values={"reason": reason})
    return Source(path, data)


def _below(
    folder: Path,
    inside: str,
    shown_as: str,
    top: Path,
    max_bytes: int,
    is_excluded: Callable[[str], bool],
    ancestors: frozenset[str],
) -> Iterator[tuple[str, Source]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        yield (
            inside,
            Source(
                f"{shown_as}/{inside}".rstrip("/"),
                trouble=rules.UNREADABLE,
                trouble_values={"reason": reason},
            ),
        )
        return
    for entry in entries:
        relative = f"{inside}{entry.name}"
        if is_left_out(relative, is_excluded):
            continue
        page = is_markdown(entry.name)
        shown = f"{shown_as}/{relative}"
        outside = entry.is_symlink() and not Path(os.path.realpath(entry.path)).is_relative_to(top)
        if _is_directory(entry):
            target = os.path.realpath(entry.path)
            if page:
                yield relative, Source(shown, trouble=rules.DIRECTORY)
            elif outside:
                yield relative, Source(shown, trouble=rules.LINK_OUTSIDE)
            elif target not in ancestors:
                deeper = ancestors | {target}
                yield from _below(
                    Path(entry.path), f"{relative}/", shown_as, top, max_bytes, is_excluded, deeper
                )
        elif page:
            if outside:
                yield relative, Source(shown, trouble=rules.LINK_OUTSIDE)
            else:
                yield relative, read_source(Path(entry.path), shown, max_bytes)


def _is_directory(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a loop of links: reading it as a file reports why
