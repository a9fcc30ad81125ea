"""The program git: the only module that runs it, and that reads what it prints.

Always with argument lists and never a shell; whatever goes wrong is a ``GitError``.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import IO

from sop_plugin.model.site_manifest import FileFacts
from sop_plugin.outside.file_facts import read_facts
from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

# A hook of git names its own repository in these; the manual's is the one it lies in.
_NOT_HANDED_ON = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
)
_SETTINGS = {
    "LC_ALL": "C",
    "GIT_LITERAL_PATHSPECS": "1",  # a file may be called *.md
    "GIT_NO_REPLACE_OBJECTS": "1",  # a released text is what its id says, whatever refs/replace holds
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
}
# NUL can stand in no name, subject or path, so the pieces below are never mistaken for each other.
LOG_FORMAT = "%H%x00%as%x00%an%x00%s"
_NOT_RUN = Words("git 无法运行：{error}", "git could not be run: {error}")
_SAID = Words("git {name}：{said}", "git {name}: {said}")


class GitError(ExplainedError):
    """Git failed; the message names the command and what git said."""


class UnknownRevision(GitError):
    """There is no commit of that name here."""


class Obstacle(StrEnum):
    """Why a folder's history cannot be read."""

    NO_PROGRAM = "no_program"
    NO_REPOSITORY = "no_repository"
    REFUSED = "refused"


@dataclass(frozen=True)
class NoRepository:
    """No history to be had; ``detail`` is what git said, empty when there is no git."""

    obstacle: Obstacle
    detail: str = ""

    @property
    def reason(self) -> str:
        """Why, for people."""
        return self.detail or "git: not found in PATH"


@dataclass(frozen=True)
class CommitOfFile:
    """A commit that touched a file. ``day`` and ``author`` are the author's, ``day`` in the author's own time zone.

    ``path`` is what the file was called then; ``blob`` is ``None`` where the commit removed it.
    """

    commit: str
    day: date
    author: str
    subject: str
    blob: str | None
    path: str


def run_git(
    program: str,
    folder: Path,
    arguments: Iterable[str],
    data: bytes | None = None,
    accepted: tuple[int, ...] | None = (0,),
) -> bytes:
    """What git answers; raises ``GitError`` for an exit code that is not ``accepted`` (``None``: any is)."""
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_HANDED_ON}
    command = [program, "-C", str(folder), "-c", "core.quotepath=off", *arguments]
    try:
        done = subprocess.run(
            command,
            input=data if data is not None else b"",
            capture_output=True,
            env=environment | _SETTINGS,
            check=False,
        )
    except (OSError, ValueError) as error:
        raise GitError(_NOT_RUN.filled(error=error)) from None
    if accepted is not None and done.returncode not in accepted:
        said = done.stderr.decode("utf-8", "replace").strip() or f"exit code {done.returncode}"
        name = next(word for word in command[5:] if not word.startswith("-") and "=" not in word)
        raise GitError(_SAID.filled(name=name, said=said))
    return done.stdout


def facts_of_output(program: str, folder: Path, arguments: Iterable[str]) -> FileFacts | None:
    """What git writes, read in pieces and never held whole; ``None`` where it fails."""
    found: list[FileFacts] = []
    sound = _with_output(program, folder, arguments, lambda output: found.append(read_facts(output.read)))
    return found[0] if sound else None


def facts_of_blobs(program: str, folder: Path, ids: Iterable[str]) -> dict[str, FileFacts]:
    """What blobs hold, each read in pieces, in one process; what is not there, or cannot be read, is left out."""
    wanted = list(ids)
    found: dict[str, FileFacts] = {}

    def take(output: IO[bytes]) -> None:
        for blob in wanted:
            words = output.readline().rsplit(b" ", 2)
            if len(words) < 3 or not words[2].strip().isdigit():
                continue  # "… missing"
            rest = int(words[2])

            def read(size: int) -> bytes:
                nonlocal rest
                piece = output.read(min(size, rest))
                rest -= len(piece)
                return piece

            facts = read_facts(read)
            if rest:
                return  # git died on a damaged object
            output.read(1)
            if words[1] == b"blob":
                found[blob] = facts

    with tempfile.TemporaryFile() as request:
        request.write("".join(f"{blob}\n" for blob in wanted).encode())
        request.seek(0)
        _with_output(program, folder, ("cat-file", "--batch"), take, request)
    return found


def write_output(program: str, folder: Path, arguments: Iterable[str], target: Path) -> bool:
    """Write what git says into a file; whether git was content. Raises ``OSError`` where the file cannot be written."""
    with target.open("wb") as file:
        return _with_output(program, folder, arguments, lambda output: shutil.copyfileobj(output, file))


def _with_output(
    program: str,
    folder: Path,
    arguments: Iterable[str],
    take: Callable[[IO[bytes]], None],
    request: IO[bytes] | None = None,
) -> bool:
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_HANDED_ON}
    command = [program, "-C", str(folder), *arguments]
    try:
        running = subprocess.Popen(
            command,
            stdin=request or subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment | _SETTINGS,
        )
    except (OSError, ValueError) as error:
        raise GitError(_NOT_RUN.filled(error=error)) from None
    with running:
        if running.stdout is not None:
            take(running.stdout)
    return running.returncode == 0


def batch_answers(output: bytes) -> Iterator[bytes | None]:
    """The answers of ``git cat-file --batch``, ``None`` for what is not there or no blob; ends where git died."""
    position = 0
    while (end := output.find(b"\n", position)) >= 0:
        words = output[position:end].rsplit(b" ", 2)
        position = end + 1
        if len(words) < 3 or not words[2].isdigit():
            yield None  # "… missing", "… ambiguous"
            continue
        start, position = position, position + int(words[2]) + 1
        if position > len(output):
            return
        yield output[start : position - 1] if words[1] == b"blob" else None


def commits_in_log(output: bytes) -> Iterator[CommitOfFile]:
    """One item for each file that each commit changed, in the order of the log.

    A merge counts only where its text differs from that of all its parents (``-c``): there alone it brought a new one.
    """
    pieces = iter(output.split(b"\0"))
    header = "", date.min, "", ""
    for piece in pieces:
        piece = piece.lstrip(b"\n")
        if piece.startswith(b":"):
            # :mode … mode id … id status, with one colon, mode and id for each parent
            blob, status = piece.decode("ascii").split(" ")[-2:]
            path = next(pieces)
            if not piece.startswith(b"::") and status[0] in "RC":
                path = next(pieces)
            is_gone = not blob.strip("0")
            yield CommitOfFile(*header, None if is_gone else blob, path.decode("utf-8", "surrogateescape"))
        elif piece:
            day, author, subject = (next(pieces).decode("utf-8", "replace") for _ in range(3))
            header = piece.decode("ascii"), date.fromisoformat(day), author, subject


def blob_id(data: bytes, length: int) -> str:
    """The id of a blob that holds ``data``, of 40 or 64 hexadecimal digits."""
    # The id is git's own; what proves a released text is the digest in the ledger.
    algorithm = hashlib.sha256() if length == 64 else hashlib.sha1(usedforsecurity=False)
    algorithm.update(b"blob %d\0" % len(data) + data)
    return algorithm.hexdigest()
