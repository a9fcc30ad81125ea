"""What whoever draws a page gets in the place of what holds the manual: it answers as that does, and tells of each question."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from functools import cached_property
from types import FunctionType
from typing import Any, Protocol

from sop_plugin.model.document import Document
from sop_plugin.pages.seen.digests import Digests
from sop_plugin.pages.seen.kinds import ASKED

REAL, PATH, READS, KNOWN = "_sop_real", "_sop_path", "_sop_reads", "_sop_known"
STEP = "\0"
MISSING = object()


class Watcher(Protocol):
    """Whoever is told."""

    digests: Digests
    trace: Any

    def see(self, path: str, value: Any) -> Any:
        """What is answered with a value, which is recorded."""

    def record(self, path: str) -> None:
        """Something was read."""

    def look(self, view: Any, name: str) -> Any:
        """A field is read."""

    def asked(self, real: Any, path: str, method: str, document: Document) -> Any:
        """A question about a document is asked."""


class SeenMapping(Mapping[Any, Any]):
    """A mapping of which each look-up is recorded by its key."""

    __slots__ = ("_path", "_reads", "real")

    def __init__(self, real: Mapping[Any, Any], path: str, reads: Watcher) -> None:
        self.real, self._path, self._reads = real, path, reads

    def __getitem__(self, key: Any) -> Any:
        value = self.real.get(key, MISSING)
        reads = self._reads
        path = keyed(self._path, key)
        if path is None:
            if reads.trace is not None:
                reads.trace.unknown = reads.trace.unknown or f"{self._path!r}: key {key!r}"
        elif value is MISSING:
            reads.record(path)
        else:
            value = reads.see(path, value)
        if value is MISSING:
            raise KeyError(key)
        return value

    def __contains__(self, key: object) -> bool:
        path = keyed(self._path, key)
        if path is None:
            list(self)
        else:
            self._reads.record(f"{path}{STEP}!")
        return key in self.real

    def __iter__(self) -> Iterator[Any]:
        self._reads.record(f"{self._path}{STEP}*")
        return iter(self.real)

    def __len__(self) -> int:
        self._reads.record(f"{self._path}{STEP}*")
        return len(self.real)

    def __bool__(self) -> bool:
        self._reads.record(f"{self._path}{STEP}?")
        return bool(self.real)


class SeenSet(Set[Any]):
    """A set of which each question is recorded."""

    __slots__ = ("_path", "_reads", "real")

    def __init__(self, real: frozenset[Any], path: str, reads: Watcher) -> None:
        self.real, self._path, self._reads = real, path, reads

    def __contains__(self, key: object) -> bool:
        path = keyed(self._path, key)
        if path is None:
            self._whole()
        else:
            self._reads.record(path)
        return key in self.real

    def __iter__(self) -> Iterator[Any]:
        self._whole()
        return iter(self.real)

    def __len__(self) -> int:
        self._whole()
        return len(self.real)

    def _whole(self) -> None:
        self._reads.record(f"{self._path}{STEP}*")


class SeenCall:
    """A function that the edition was lent, of which each answer is recorded."""

    __slots__ = ("_path", "_reads", "real")

    def __init__(self, real: Callable[..., Any], path: str, reads: Watcher) -> None:
        self.real, self._path, self._reads = real, path, reads

    def __call__(self, *arguments: Any) -> Any:
        value = self.real(*arguments)
        reads = self._reads
        match arguments:
            case (str() as word,) if STEP not in word:
                return reads.see(f"{self._path}{STEP}c{word}", value)
        if reads.trace is not None:
            reads.trace.unknown = reads.trace.unknown or f"{self._path!r}: called with {arguments!r}"
        return value


LOOKED_UP = (SeenMapping, SeenSet, SeenCall)
"""They record by themselves what is asked of them."""


def keyed(path: str, key: object) -> str | None:
    """The name of what stands under a key; ``None`` for one that cannot be named."""
    if isinstance(key, str):
        return None if STEP in key else f"{path}{STEP}k{key}"
    parts = key if isinstance(key, tuple) else (key,)
    if all(type(part) in (str, int) for part in parts):
        return f"{path}{STEP}t{json.dumps(key)}"
    return None


def key_of(word: str) -> Any:
    found = json.loads(word)
    return tuple(found) if isinstance(found, list) else found


def is_plain(value: Any) -> bool:
    return isinstance(value, FunctionType) and value.__closure__ is None


def view_of(kind: type, real: Any, path: str, reads: Watcher) -> Any:
    view: Any = object.__new__(_views_of(kind, frozenset(vars(real))))
    for name, value in ((REAL, real), (PATH, path), (READS, reads), (KNOWN, {})):
        object.__setattr__(view, name, value)
    reads.digests.teach(type(view), lambda seen: ("V", object.__getattribute__(seen, PATH)))
    return view


_kinds: dict[type, type] = {}


def _views_of(kind: type, known: frozenset[str]) -> type:
    """A class whose methods are those of ``kind``, and whose fields are looked up in what is seen."""
    found = _kinds.get(kind)
    if found is None:
        found = _kinds[kind] = type(f"Seen{kind.__name__}", (kind,), _members(kind, known))
    return found


def _members(kind: type, known: frozenset[str]) -> dict[str, Any]:
    own = {each.name for each in fields(kind)} if is_dataclass(kind) else known
    own |= {name for name in dir(kind) if isinstance(getattr(kind, name, None), cached_property)}

    def get(self: Any, name: str) -> Any:
        if name not in own:
            return object.__getattribute__(self, name)
        reads = object.__getattribute__(self, READS)
        known = object.__getattribute__(self, KNOWN).get(name)
        if known is None:
            return reads.look(self, name)
        where, seen = known
        if where is not None and reads.trace is not None:
            reads.trace.names.add(where)
        return seen

    def asked(method: str) -> Callable[[Any, Document], Any]:
        def ask(self: Any, document: Document) -> Any:
            of = object.__getattribute__
            return of(self, READS).asked(of(self, REAL), of(self, PATH), method, document)

        return ask

    members: dict[str, Any] = {"__getattribute__": get, "__hash__": object.__hash__}
    return members | {method: asked(method) for owner, method in ASKED if owner is kind}
