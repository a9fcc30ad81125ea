"""A manual's files as a commit holds them: the same sources that the working tree would give."""

from __future__ import annotations

import errno
import os
import posixpath
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from sop_plugin.outside.files import is_left_out, is_markdown
from sop_plugin.outside.git import GitRepository
from sop_plugin.reading.source import Source
from sop_plugin.rules import files as rules


def committed_markdown(
    files: Mapping[str, bytes], shown_as: str, is_excluded: Callable[[str], bool]
) -> Iterator[tuple[str, Source]]:
    """The Markdown files below a folder, as ``files.markdown_sources`` finds them on disk."""
    prefix = "" if shown_as == "." else f"{shown_as}/"
    for path in sorted(files, key=lambda path: path.split("/")):
        inside = path.removeprefix(prefix)
        if path.startswith(prefix) and is_markdown(path) and not _is_left_out(inside, is_excluded):
            yield inside, Source(f"{shown_as}/{inside}", files[path])


def _is_left_out(inside: str, is_excluded: Callable[[str], bool]) -> bool:
    names = inside.split("/")
    return any(is_left_out("/".join(names[: end + 1]), is_excluded) for end in range(len(names)))


def committed_file(files: Mapping[str, bytes], path: str) -> Source:
    """One file; what is not there says so in the words of the system, as it does on disk."""
    data = files.get(posixpath.normpath(path))
    if data is None:
        reason = os.strerror(errno.ENOENT)
        return Source(path, trouble=rules.UNREADABLE, trouble_values={"reason": reason})
    return Source(path, data)


def text_reader(repository: GitRepository, commit: str) -> Callable[[Path], str]:
    """Reads text files of a commit by their path on disk; raises ``OSError`` as reading a file does."""

    def read(path: Path) -> str:
        shown = Path(os.path.relpath(path, repository.folder)).as_posix()
        data = repository.file_at(commit, shown)
        if data is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        return data.decode("utf-8")

    return read
