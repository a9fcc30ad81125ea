"""What git remembers of the ledger: every line that it ever had, and since when."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from sop_plugin.model.copies import COPIES_NAME
from sop_plugin.model.ledger import DEFAULT_PATH
from sop_plugin.model.training import TRAINING_NAME
from sop_plugin.outside.git import GitRepository
from sop_plugin.outside.git_program import CommitOfFile, GitError
from sop_plugin.reading.ledger.kinds import LedgerKind
from sop_plugin.workspace.workspace import Workspace

# The setting as any way of writing YAML has it; a word that was no ledger has no events.
_SETTING = re.compile(r"""\bledger["']?\s*:\s*["']?([^\s"',{}#]+)""")

# A public key within a line of YAML, however that is quoted.
_KEY = re.compile(r"\bAAAA[A-Za-z0-9+/]{16,}={0,2}")


@dataclass(frozen=True)
class Kept:
    """The first commit that holds a line: its author's day, the day on which it was made, and its place in the order of history."""

    commit: str
    written: date
    committed: date
    order: int = 0


@dataclass(frozen=True)
class PastLedger:
    """Every line of every earlier version → where it first stood, the oldest first.

    The lines are those of all ledgers of a manual, and each tells by its event which it is of. ``paths`` are all names that the ledger
    of documents had, from the top of the repository, and ``versions`` how many texts. What never reached the main line, that of first
    parents, is not in ``main_line``. ``keys`` are the public keys that the organisation file ever had,
    each with its place in the order of history.
    """

    paths: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    """The same of the ledgers beside it."""
    versions: int = 0
    first: Mapping[str, Kept] = field(default_factory=dict)
    main_line: Mapping[str, Kept] = field(default_factory=dict)
    keys: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def latest(self) -> date:
        """The latest day that a commit of the main line was made on."""
        return max((kept.committed for kept in self.main_line.values()), default=date.min)

    def on_main_line(self, ledger: LedgerKind) -> Iterator[str]:
        """The lines of one ledger that the main line had."""
        return filter(ledger.holds, self.main_line)

    def on_branches(self, ledger: LedgerKind) -> Iterator[str]:
        """Those that only branches had."""
        return (line for line in self.first if line not in self.main_line and ledger.holds(line))

    def stood_before(self, line: str, other: str) -> bool:
        """Whether the main line had one line before it had another, or never had that."""
        one, two = self.main_line.get(line), self.main_line.get(other)
        return one is not None and (two is None or one.order < two.order)

    def kept(self, line: str) -> Kept | None:
        """Where a line first stood; ``None`` for one that no commit holds.

        On the main line a clock that was put back makes nothing older than what stood there already.
        """
        first, reached = self.first.get(line), self.main_line.get(line)
        if first is None or reached is None or first.commit != reached.commit:
            return first
        return replace(first, written=reached.written, committed=reached.committed)

    def without(self, commits: Collection[str]) -> PastLedger:
        """As it was known before some commits."""

        def known(lines: Mapping[str, Kept]) -> dict[str, Kept]:
            return {line: kept for line, kept in lines.items() if self.first[line].commit not in commits}

        return replace(self, first=known(self.first), main_line=known(self.main_line))


def where_it_stood(repository: GitRepository, paths: Iterable[str], commit: str, line: str) -> str | None:
    """Which of the files a commit had a line in, from the top of the repository."""
    inside = ((path, posixpath.relpath(path, repository.prefix or ".")) for path in paths)
    return next(
        (path for path, here in inside if line.encode() in (repository.file_at(commit, here) or b"")), None
    )


def past_ledger(workspace: Workspace, repository: GitRepository) -> PastLedger:
    """All that the history below ``HEAD`` holds of the ledger, whatever it was called; raises ``GitError``."""
    ledger = repository.commits_of(workspace.options.ledger)
    project = repository.commits_of(workspace.project_file.name)
    if not (ledger or project or repository.commit_id("HEAD")):
        return PastLedger()  # nothing has been committed yet
    paths, beside = (tuple(dict.fromkeys(found)) for found in _paths(workspace, repository, ledger, project))
    every = (*paths, *beside)
    organisation = repository.from_top(workspace.options.organisation)
    first: dict[str, Kept] = {}
    keys: dict[str, int] = {}
    whole = tuple(repository.lines_brought((*every, organisation)))
    for order, brought in enumerate(whole):
        for line in brought.lines:
            if line.startswith("{"):  # as every event does
                first.setdefault(line, Kept(brought.commit, brought.written, brought.committed, order))
            else:
                for key in _KEY.findall(line):
                    keys.setdefault(key, order)
    main: dict[str, Kept] = {}
    written = committed = date.min
    # Without a merge the main line is all there is.
    named = (*every, organisation)
    main_line = repository.lines_brought(named, main_line=True) if repository.has_merges() else whole
    for order, brought in enumerate(main_line):
        written, committed = max(written, brought.written), max(committed, brought.committed)
        for line in brought.lines:
            if line in first:
                main.setdefault(line, Kept(brought.commit, written, committed, order))
    return PastLedger(paths, beside, len({item.blob for item in ledger if item.blob}), first, main, keys)


def _paths(
    workspace: Workspace,
    repository: GitRepository,
    of_ledger: Iterable[CommitOfFile],
    of_project: Iterable[CommitOfFile],
) -> tuple[list[str], list[str]]:
    """The names of the ledger, and of those beside it: as set today and ever, before they were moved, and with the manual."""
    ledger = workspace.options.ledger
    project = [repository.from_top(workspace.project_file.name)]
    project += [repository.from_top(item.path) for item in of_project]
    # What "ledger:" names may be that of documents or that of training.
    names = {DEFAULT_PATH, ledger}
    for brought in repository.lines_brought(project):
        names.update(name for line in brought.lines for name in _SETTING.findall(line))
    found = [repository.from_top(ledger), *(repository.from_top(item.path) for item in of_ledger)]
    found += _at_all_places(repository, project, names)
    beside = {posixpath.join(posixpath.dirname(name), COPIES_NAME) for name in names}
    beside |= {TRAINING_NAME, workspace.training_shown_as}
    return found, list(_at_all_places(repository, project, beside))


def _at_all_places(
    repository: GitRepository, project: Sequence[str], names: Collection[str]
) -> Iterator[str]:
    """Names from the folder of ``mkdocs.yml``, wherever that lay, as paths from the top of the repository."""
    for name in sorted(names):
        try:
            yield repository.from_top(name)
        except GitError:
            continue  # a path that leads out of the repository was never in it
    for moved in dict.fromkeys(project[1:]):
        if moved == project[0] or os.path.lexists(repository.top / moved):
            continue  # a manual that still lies there has a ledger of its own
        for name in sorted(names):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(moved), name))
            if not path.startswith("../"):
                yield path
