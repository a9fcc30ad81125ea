"""What this process reads of the disk while it is watched: files, folders, and places where it finds nothing.

The interpreter tells of every file that it opens and every folder that it lists; that something is not there, or is there
without being read, is known by who asks for its status. Whoever reads by a program of its own is not seen.
"""

from __future__ import annotations

import os
import stat
import sys
import sysconfig
from collections.abc import Callable, Iterable, Mapping
from hashlib import file_digest, sha256
from typing import Any

NOTHING = ""
"""The state of a path at which there is nothing."""
_SYSTEM = ("/proc", "/sys", "/dev")
_LIBRARIES = ("stdlib", "platstdlib", "purelib", "platlib")
_WRITES = os.O_WRONLY | os.O_RDWR

_watch: FilesRead | None = None
_is_told = False


class FilesRead:
    """A watch; ``states`` has each path as it was when it was first asked for, before it was read.

    What ``is_apart`` (of ``apart_from``) is left out, as is what this process writes.
    """

    def __init__(self, is_apart: Callable[[str], bool]) -> None:
        self.states: dict[str, str] = {}
        self._is_apart = is_apart
        self._own: set[str] = set()
        self._asked: set[tuple[Any, str]] = set()
        self._is_busy = False
        self._status: tuple[Callable[..., Any], Callable[..., Any]] = (os.stat, os.lstat)

    def begin(self) -> None:
        """Watch from here on, in the place of any other."""
        global _watch, _is_told  # noqa: PLW0603 - the interpreter tells one function, for good
        if _watch is not None:
            _watch.end()
        if not _is_told:
            sys.addaudithook(_tell)
            _is_told = True
        self._status = os.stat, os.lstat
        os.stat, os.lstat = self._asking(os.stat), self._asking(os.lstat)
        _watch = self

    def end(self) -> None:
        """Watch no more."""
        global _watch  # noqa: PLW0603
        if _watch is self:
            os.stat, os.lstat = self._status
            _watch = None

    def unchanged(self) -> Mapping[str, str] | None:
        """The states of all paths; ``None`` where one has changed since, so that nobody knows what was read."""
        found = {path: state for path, state in self.states.items() if not self._is_own(path)}
        is_same = all(state_of(path, self._is_apart) == state for path, state in found.items())
        return found if is_same else None

    def seen(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take what the interpreter tells."""
        if event == "open":
            path, _, flags = arguments
            if isinstance(flags, int) and flags & _WRITES:
                self._write(path)
            else:
                self._read(path)
        elif event in ("os.listdir", "os.scandir"):
            self._read(arguments[0] if arguments[0] is not None else os.curdir, ending=os.sep)
        elif event == "os.mkdir":
            self._write(arguments[0])

    def _read(self, path: Any, ending: str = "") -> None:
        if self._is_busy or not isinstance(path, str | bytes | os.PathLike) or (path, ending) in self._asked:
            return
        self._asked.add((path, ending))
        name = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - links stay: where they lead is part of the state
        if name + ending in self.states or self._is_apart(name) or self._is_own(name):
            return
        self._is_busy = True
        try:
            self.states[name + ending] = state_of(name + ending, self._is_apart)
        finally:
            self._is_busy = False

    def _write(self, path: Any) -> None:
        if isinstance(path, str | bytes | os.PathLike):
            name = os.path.abspath(os.fsdecode(path))  # noqa: PTH100
            if name not in self.states or self.states[name] == NOTHING:
                self._own.add(name)

    def _asking(self, status: Callable[..., Any]) -> Callable[..., Any]:
        def ask(path: Any, *arguments: Any, **named: Any) -> Any:
            self._read(path)
            return status(path, *arguments, **named)

        return ask

    def _is_own(self, path: str) -> bool:
        return path in self._own or any(parent in self._own for parent in _parents(path))


def apart_from(paths: Iterable[str]) -> Callable[[str], bool]:
    """Whether a path is one of these or lies below, or in the system's own folders or the libraries."""
    libraries = (sysconfig.get_paths()[name] for name in _LIBRARIES)
    apart = tuple(os.path.abspath(each) for each in (*paths, *_SYSTEM, *libraries))  # noqa: PTH100
    below = tuple(f"{each}{os.sep}" for each in apart)
    return lambda path: path.startswith(below) or path in apart


def state_of(path: str, is_apart: Callable[[str], bool]) -> str:
    """What lies at a path: a digest of a file, that there is a folder or why nothing can be read; ``NOTHING``.

    A path that ends in a separator stands for the names in a folder, but those that are apart.
    """
    try:
        status = os.lstat(path)
        link = f"@{os.readlink(path)} " if stat.S_ISLNK(status.st_mode) else ""  # noqa: PTH115
        if link:
            status = os.stat(path)  # noqa: PTH116
        if path.endswith(os.sep):
            with os.scandir(path) as entries:
                names = sorted(
                    f"{entry.name}/" if entry.is_dir() else entry.name
                    for entry in entries
                    if not is_apart(entry.path)
                )
            return f"{link}/{sha256(repr(names).encode('utf-8', 'surrogatepass')).hexdigest()}"
        if stat.S_ISREG(status.st_mode):
            with open(path, "rb") as file:  # noqa: PTH123 - thousands of them
                return link + file_digest(file, "sha256").hexdigest()
        return f"{link}{stat.S_IFMT(status.st_mode)}"
    except (FileNotFoundError, NotADirectoryError):
        return NOTHING
    except (OSError, ValueError) as error:
        return f"!{type(error).__name__}"


def _parents(path: str) -> Iterable[str]:
    above = os.path.dirname(path)  # noqa: PTH120
    while above != path:
        yield above
        path, above = above, os.path.dirname(above)  # noqa: PTH120


def _tell(event: str, arguments: tuple[Any, ...]) -> None:
    if _watch is not None:
        _watch.seen(event, arguments)
