"""A view of an edition that records what is read of it, by names that the next build can look up again.

Whoever draws a page gets the view in place of the edition, and reads of it as ever. What holds the whole manual is seen through and
through: a look-up by key is recorded as that key alone. Everything else is handed over as it is, with the digest of all that it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any

from sop_plugin.model.document import Document
from sop_plugin.model.once import Once
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.seen.digests import Digests, NoDigest
from sop_plugin.pages.seen.kinds import ANCHOR, CONSTANT, DAY, HELD, KEPT, PARTS, PURE, WHOLES
from sop_plugin.pages.seen.shown_day import ShownDay
from sop_plugin.pages.seen.views import (
    KNOWN,
    LOOKED_UP,
    MISSING,
    PATH,
    REAL,
    STEP,
    SeenCall,
    SeenMapping,
    SeenSet,
    is_plain,
    key_of,
    view_of,
)

_FIELDS = frozenset(each.name for each in fields(Document))


class Trace:
    """What one drawing has read; ``unknown`` says why it cannot be told, where that is so."""

    def __init__(self, *, late: bool) -> None:
        self.late = late
        self.names: set[str] = set()
        self.of_documents: set[tuple[int, str]] = set()
        self.unknown = ""
        self.kept: dict[tuple[int, str], Any] = {}

    def add(self, other: Trace) -> None:
        """What another one has read was read for this one too."""
        self.names |= other.names
        self.of_documents |= other.of_documents
        self.unknown = self.unknown or other.unknown


class Reads:
    """The reads of one build."""

    def __init__(self, edition: Edition, sign: Callable[[str], str]) -> None:
        """``sign`` makes what stands for something that is filled in when a page is written."""
        self._edition = edition
        documents = {f"m{path}": document for path, document in edition.manual.by_path.items()}
        documents |= {f"r{where}": page.document for where, page in edition.revision_pages.items()}
        self._documents = documents
        self._document_names = {id(document): name for name, document in documents.items()}
        self._sign = sign
        self._views: dict[str, Any] = {}
        self._digests: dict[str, str] = {}
        self.digests = Digests(self._document_names)
        self.trace: Trace | None = None
        for kind in WHOLES:
            self.digests.teach(kind, _no_digest)
        for kind in HELD:
            self.digests.teach(kind, lambda value: self.digests.plain(vars(value)))
        self.digests.teach(Once, lambda _: ("once",))
        self.edition: Edition = self.see("", edition)

    @contextmanager
    def recorded(self, *, late: bool = True) -> Iterator[Trace]:
        """Record what is read meanwhile; ``late``: what is filled in later is read as its sign."""
        self.trace = trace = Trace(late=late)
        plain = Document.__getattribute__

        def read(document: Document, name: str) -> Any:
            if name in _FIELDS and self.trace is not None:
                self.trace.of_documents.add((id(document), name))
            return plain(document, name)

        Document.__getattribute__ = read  # type: ignore[method-assign,assignment]
        Once.watch = self
        try:
            yield trace
        finally:
            Once.watch = None
            del Document.__getattribute__
            self.trace = None

    def watched(self, make: Callable[[], Any]) -> tuple[Any, object]:
        """What is made, and what was read for it."""
        before = self.trace
        if before is None:
            return make(), None
        self.trace = inner = Trace(late=before.late)
        try:
            value = make()
        finally:
            self.trace = before
        before.add(inner)
        return value, inner

    def read_again(self, read: object) -> None:
        """The same was read once more."""
        if self.trace is not None and isinstance(read, Trace):
            self.trace.add(read)

    def names(self, trace: Trace) -> Mapping[str, str]:
        """Name of each thing that was read → its digest; raises ``NoDigest`` where that cannot be told."""
        if trace.unknown:
            raise NoDigest(trace.unknown)
        of_documents = (
            f"{STEP}d{known}{STEP}a{field}"
            for document, field in trace.of_documents
            if (known := self._document_names.get(document)) is not None
        )
        return {name: self.digest(name) for name in (*trace.names, *of_documents)}

    def digest(self, name: str) -> str:
        """The digest of what a name stands for now; raises ``NoDigest``."""
        found = self._digests.get(name)
        if found is None:
            value = self._value(name)
            found = self._digests[name] = "-" if value is MISSING else self._of(value)
        return found

    def _of(self, value: object) -> str:
        return (
            type(value).__name__ if type(value) in WHOLES or type(value) in PARTS else self.digests.of(value)
        )

    @cached_property
    def _values(self) -> dict[str, Any]:
        return {"": self._edition}

    def _value(self, name: str) -> Any:
        found = self._values.get(name, self)
        if found is not self:
            return found
        before, _, step = name.rpartition(STEP)
        kind, word = step[0], step[1:]
        holder = self._value(before) if kind != "d" else None
        found = MISSING if holder is MISSING and kind != "!" else self._step(holder, kind, word)
        self._values[name] = found
        return found

    def _step(self, holder: Any, kind: str, word: str) -> Any:
        match kind:
            case "a":
                return getattr(holder, word, MISSING)
            case "k":
                return holder.get(word, MISSING) if isinstance(holder, Mapping) else word in holder
            case "t":
                return (
                    holder.get(key_of(word), MISSING)
                    if isinstance(holder, Mapping)
                    else key_of(word) in holder
                )
            case "*":
                return list(holder) if isinstance(holder, Mapping) else sorted(holder)
            case "c":
                return holder(word)
            case "q":
                method, _, named = word.partition("\x01")
                document = self._documents.get(named)
                return MISSING if document is None else getattr(holder, method)(document)
            case "?":
                return bool(holder)
            case "!":
                return holder is not MISSING
            case "<":
                return holder < date.fromisoformat(word)
            case "=":
                return holder == date.fromisoformat(word)
            case "d":
                return self._documents.get(word, MISSING)
        raise NoDigest(kind)

    def see(self, path: str, value: Any) -> Any:
        """What whoever reads gets of a value, which is recorded."""
        kind = type(value)
        if kind in CONSTANT:
            return value
        if kind in WHOLES or kind in PARTS:
            self.record(path)
            view = self._views.get(path)
            if view is None:
                view = self._views[path] = view_of(kind, value, path, self)
            return view
        if kind in (dict, MappingProxyType):
            return SeenMapping(value, path, self)
        if kind is frozenset:
            return SeenSet(value, path, self)
        if callable(value) and not isinstance(value, type) and not is_plain(value):
            return SeenCall(value, path, self)
        self.record(path)
        return value

    def record(self, path: str) -> None:
        if self.trace is not None:
            self.trace.names.add(path)

    def look(self, view: Any, name: str) -> Any:
        """A field of what is seen, or what is made of it once."""
        of = object.__getattribute__
        real, path, known = of(view, REAL), of(view, PATH), of(view, KNOWN)
        kind, trace = type(real), self.trace
        if (kind, name) in KEPT:
            found = getattr(real, name)
            return found if trace is None else trace.kept.setdefault((id(real), name), type(found)())
        self.trace = None
        try:
            value = getattr(real, name)
        finally:
            self.trace = trace
        if (kind, name) in PURE:
            known[name] = (None, value)
            return value
        where = f"{path}{STEP}a{name}"
        if (kind, name) in (ANCHOR, DAY):
            return self._later(where, value)
        seen = self.see(where, value)
        known[name] = (None if type(seen) in LOOKED_UP or type(seen) in CONSTANT else where, seen)
        return seen

    def _later(self, where: str, value: Any) -> Any:
        """What is filled in when a page is written, or itself in a file in which nothing is."""
        trace = self.trace
        if trace is None or not trace.late or not value:
            return self.see(where, value)
        if isinstance(value, date):
            return ShownDay.of(
                value, self._sign, lambda asked: self.record(f"{where}{STEP}{asked}" if asked else where)
            )
        self.record(f"{where}{STEP}?")
        return self._sign("a")

    def asked(self, real: Any, path: str, method: str, document: Document) -> Any:
        trace, self.trace = self.trace, None
        try:
            value = getattr(real, method)(document)
        finally:
            self.trace = trace
        name = self._document_names.get(id(document))
        if name is None and trace is not None:
            trace.unknown = trace.unknown or f"{method} of a text without a page"
        return self.see(f"{path}{STEP}q{method}\x01{name}", value)


def _no_digest(value: object) -> object:
    raise NoDigest(type(value))
