"""What the manual asks of git: texts, commits, files.

The number of processes never depends on how many texts or commits a call is about.
"""

from __future__ import annotations

import errno
import os
import posixpath
import re
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sop_plugin.outside.git_lines import LINES_LOG, LinesBrought, lines_in_log
from sop_plugin.outside.git_objects import OBJECT_ID, GitObjects
from sop_plugin.outside.git_program import (
    LOG_FORMAT,
    CommitOfFile,
    GitError,
    NoRepository,
    Obstacle,
    UnknownRevision,
    commits_in_log,
    run_git,
)
from sop_plugin.words.voice import Words

# No option, no range, no path: one name of one commit, such as HEAD~2, v1.0, origin/main or an id.
_REVISION = re.compile(r"(?![-^])(?:[^\s:.\x00-\x1f\x7f]|\.(?!\.))+")
_LOG = (
    *("-c", "diff.relative=false", "log", f"--format={LOG_FORMAT}", "--encoding=UTF-8", "--raw", "-z", "-c"),
    *("--root", "--full-history", "--no-abbrev", "--no-color", "--no-show-signature", "--no-notes"),
)
_NO_COMMIT = Words(
    "{revision!r} 不是本仓库中的提交；可能需要 git fetch", "{revision!r} names no commit in this repository"
)


@dataclass(frozen=True)
class GitRepository(GitObjects):
    """The repository that holds a folder. Paths are relative to that folder, with forward slashes."""

    @classmethod
    def find(cls, folder: Path) -> GitRepository | NoRepository:
        """The repository around ``folder``, which may also be a bare one; never raises."""
        program = shutil.which("git")
        if program is None:
            return NoRepository(Obstacle.NO_PROGRAM)
        question = ("rev-parse", "--is-shallow-repository", "--show-object-format", "--show-prefix")
        try:
            answer = run_git(program, folder, question).decode("utf-8", "surrogateescape")
        except GitError as error:
            said = str(error)
            known = "not a git repository" in said or not folder.is_dir()
            return NoRepository(Obstacle.NO_REPOSITORY if known else Obstacle.REFUSED, said)
        shallow, object_format, prefix = answer.split("\n", 2)
        return cls(program, folder, prefix.removesuffix("\n"), object_format, shallow == "true")

    def commits_of(self, path: str) -> tuple[CommitOfFile, ...]:
        """All commits that touched a file, newest first, through its changes of name."""
        return tuple(self._log("-M", "--follow", "HEAD", "--", self._inside(path)))

    def versions_of(self, path: str) -> tuple[str, ...]:
        """The blob ids that a file has had, newest first, each once."""
        return tuple(dict.fromkeys(item.blob for item in self.commits_of(path) if item.blob))

    def lines_brought(self, paths: Iterable[str], *, main_line: bool = False) -> Iterator[LinesBrought]:
        """The lines that each commit brought to files, oldest first; ``paths`` are from the top of the repository.

        On the main line, that of first parents, a merge brings what its branch did.
        """
        way = ("--first-parent",) if main_line else ("--full-history", "--topo-order")
        return lines_in_log(self._run(*LINES_LOG, *way, "HEAD", "--", *dict.fromkeys(paths)))

    def has_merges(self) -> bool:
        """Whether two lines of history come together anywhere below ``HEAD``."""
        return bool(self._line("rev-list", "--merges", "--max-count=1", "HEAD"))

    def from_top(self, path: str) -> str:
        """A path as ``lines_brought`` takes it; one that begins with a slash, as ``commits_of`` tells what lies outside, is one."""
        return posixpath.normpath(path[1:]) if path.startswith("/") else self._inside(path)

    def commit_of_blobs(self, ids: Collection[str], under: str | None = None) -> Mapping[str, CommitOfFile]:
        """The first commit below ``HEAD`` that brought each blob id to a file in the folder ``under``, or anywhere."""
        wanted = frozenset(ids)
        found: dict[str, CommitOfFile] = {}
        if wanted:
            inside = "." if under is None else self._inside(under) or "."
            for item in self._log("--no-renames", "--reverse", "--topo-order", "HEAD", "--", inside):
                if item.blob in wanted:
                    found.setdefault(item.blob, item)
        return found

    def first_versions(self, folder: str) -> Mapping[str, CommitOfFile]:
        """Path → the first commit below ``HEAD`` that brought each file of a folder, whatever has become of it."""
        found: dict[str, CommitOfFile] = {}
        for item in self._log(
            "--no-renames", "--reverse", "--topo-order", "HEAD", "--", self._inside(folder)
        ):
            if item.blob:
                found.setdefault(item.path, item)
        return found

    def file_at(self, revision: str, path: str) -> bytes | None:
        """A file as it was in a commit; ``None`` when that commit does not hold it."""
        commit = self.commit_id(revision)
        if commit is None:
            raise UnknownRevision(_NO_COMMIT.filled(revision=revision))
        return self._file_of(commit, path)

    def _file_of(self, commit: str, path: str) -> bytes | None:
        name = f"{commit}:{self._inside(path)}"
        # No path with a line end can be asked for, and no manual has one.
        return None if "\n" in name else dict(self._objects([name])).get(name)

    def file_in_commits(self, path: str, commits: Iterable[str]) -> Mapping[str, bytes]:
        """What commits, by their full ids, have at a path; without those that have no such file. One process for all of them."""
        inside = self._inside(path)
        found = (
            dict(self._objects([f"{commit}:{inside}" for commit in commits])) if "\n" not in inside else {}
        )
        return {name.partition(":")[0]: data for name, data in found.items()}

    def texts_at(self, commit: str) -> Callable[[Path], str]:
        """Reads text files of a commit, by its full id, by their path on disk; raises ``OSError`` as reading a file does."""

        def read(path: Path) -> str:
            data = self._file_of(commit, Path(os.path.relpath(path, self.folder)).as_posix())
            if data is None:
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
            return data.decode("utf-8")

        return read

    def is_tracked(self, path: str) -> bool:
        """Whether git's index holds a file, committed yet or not."""
        inside = self._inside(path)
        return "\n" not in inside and f":{inside}" in dict(self._objects([f":{inside}"]))

    def uncommitted(self) -> tuple[str, ...]:
        """What ``HEAD`` does not hold as it is here, changed, new or gone, by its path from the top of the repository."""
        listed = self._run(
            "status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--", "."
        )
        return tuple(os.fsdecode(entry[3:]) for entry in listed.split(b"\0") if entry)

    def files(self) -> tuple[str, ...]:
        """Every file of the working tree that is tracked or could be, by its path from the top of the repository."""
        listed = self._run("ls-files", "-z", "--cached", "--others", "--exclude-standard")
        return tuple(dict.fromkeys(os.fsdecode(name) for name in listed.split(b"\0") if name))

    def files_at(self, commit: str, *paths: str) -> Mapping[str, bytes]:
        """Every ordinary file that a commit holds at or below ``paths``, by its path, in a few processes.

        A symbolic link to a file stands for that file when it lies below ``paths`` too.
        """
        return self.contents(self.blobs_at(commit, *paths))

    def contents(self, blobs: Mapping[str, str]) -> Mapping[str, bytes]:
        """What files hold whose blobs are these."""
        found = dict(self._objects(list(dict.fromkeys(blobs.values()))))
        return {path: found[blob] for path, blob in blobs.items() if blob in found}

    def blobs_at(self, commit: str, *paths: str) -> Mapping[str, str]:
        """The blob id of every ordinary file that a commit holds at or below ``paths``, by its path."""
        inside = [self._inside(path) for path in paths]
        if "" in inside:
            inside = []  # the whole commit
        blobs: dict[str, str] = {}
        links: dict[str, str] = {}
        for entry in self._run("ls-tree", "-r", "-z", "--full-tree", commit, "--", *inside).split(b"\0"):
            facts, _, name = entry.partition(b"\t")
            match facts.decode("ascii").split(" "):
                case ["120000", "blob", blob]:
                    links[os.fsdecode(name)] = blob
                case [_, "blob", blob]:
                    blobs[os.fsdecode(name)] = blob
        contents = dict(self._objects(list(dict.fromkeys(links.values()))))
        for path, link in links.items():
            leads_to = os.fsdecode(contents.get(link, b""))
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), leads_to))
            if target in blobs:
                blobs[path] = blobs[target]
        return {posixpath.relpath(path, self.prefix or "."): blob for path, blob in blobs.items()}

    def commit_id(self, revision: str) -> str | None:
        """The full id of the commit that ``revision`` names; ``None`` for none, such as ``HEAD`` before the first."""
        if not _REVISION.fullmatch(revision):
            return None
        output = self._run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", accepted=None)
        found = output.decode("ascii", "replace").strip()
        return found if OBJECT_ID.fullmatch(found) else None

    @property
    def branch(self) -> str | None:
        """The branch that is checked out; ``None`` where a commit is, as on most forges."""
        name = self._run("symbolic-ref", "--quiet", "--short", "HEAD", accepted=(0, 1))
        return os.fsdecode(name).strip() or None

    def commits_beyond(self, base: str) -> frozenset[str]:
        """The commits below ``HEAD`` that a commit knows nothing of."""
        return frozenset(self._line("rev-list", "HEAD", f"^{base}").split())

    def sign_tag(self, name: str, message: str) -> None:
        """Tag ``HEAD`` with the signature that git is set up to make; raises ``GitError``, also for a tag that is there."""
        self._run("tag", "--sign", "--message", message, name, "HEAD")

    def merge_base(self, one: str, other: str) -> str | None:
        """The newest commit that two revisions share; ``None`` when they share none."""
        given = (one, other)
        commits = [name if OBJECT_ID.fullmatch(name) else self.commit_id(name) for name in given]
        if None in commits:
            missing = one if commits[0] is None else other
            raise UnknownRevision(_NO_COMMIT.filled(revision=missing))
        output = self._run("merge-base", *filter(None, commits), accepted=(0, 1))
        return output.decode("ascii").strip() or None

    def _log(self, *arguments: str) -> Iterator[CommitOfFile]:
        try:
            output = self._run(*_LOG, *arguments)
        except GitError:
            if self.commit_id("HEAD") is None:
                return  # nothing has been committed yet
            raise
        for item in commits_in_log(output):
            # What lies outside the folder keeps its path from the top, so that nobody takes it for one inside.
            inside = item.path.startswith(self.prefix)
            path = item.path.removeprefix(self.prefix) if inside else f"/{item.path}"
            yield CommitOfFile(item.commit, item.day, item.author, item.subject, item.blob, path)
