"""Digests of values by what they hold, the same in every run; a value of which nobody knows what it holds has none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import lru_cache, partial
from hashlib import blake2b
from pathlib import PurePath
from types import BuiltinFunctionType, FunctionType, MappingProxyType, MethodType
from typing import Any
from uuid import UUID

from markupsafe import Markup

from sop_plugin.model.document import Document
from sop_plugin.words.voice import Voice

Code = Callable[[Any], bytes]
_SIZE = 12


@lru_cache
def _cached() -> None:
    """To know what functions that keep their answers are made of."""


class NoDigest(Exception):
    """Nobody knows what a value of this type holds."""


class Digests:
    """``names`` of documents (by ``id``) stand for them: what is read of these is recorded by itself."""

    def __init__(self, names: Mapping[int, str]) -> None:
        self._names = names
        # Held, so that no other value comes to have the same id.
        self._known: dict[int, tuple[object, bytes]] = {}
        self._coders: dict[type, Code] = {
            type(None): lambda _: b"n",
            bool: lambda value: b"t" if value else b"f",
            str: _text,
            int: lambda value: b"i%d;" % value,
            float: lambda value: b"f" + repr(value).encode() + b";",
            bytes: lambda value: b"b%d:" % len(value) + value,
            Markup: lambda value: b"m" + _text(str(value)),
            date: lambda value: b"d" + value.isoformat().encode(),
            datetime: lambda value: b"D" + value.isoformat().encode(),
            tuple: self._row,
            list: self._row,
            set: self._set,
            frozenset: self._set,
            dict: self._mapping,
            MappingProxyType: self._mapping,
            UUID: lambda value: b"U" + value.bytes,
            re.Pattern: lambda value: b"r" + self.code((value.pattern, value.flags)),
            FunctionType: self._function,
            BuiltinFunctionType: lambda value: b"B" + _text(f"{value.__module__}.{value.__qualname__}"),
            MethodType: lambda value: b"M" + self.code((value.__func__, value.__self__)),
            partial: lambda value: b"p" + self.code((value.func, value.args, value.keywords)),
            type: lambda value: b"c" + _text(_name(value)),
            type(_cached): lambda value: self.code(value.__wrapped__),
            Voice: lambda value: b"v" + self.code((value.language, value.medium)),
            Document: self._document,
        }

    def of(self, value: object) -> str:
        """The digest; raises ``NoDigest``."""
        try:
            return blake2b(self.code(value), digest_size=_SIZE).hexdigest()
        except RecursionError:
            raise NoDigest(type(value)) from None

    def code(self, value: object) -> bytes:
        """Bytes that no two different values share."""
        kind = type(value)
        coder = self._coders.get(kind)
        if coder is None:
            coder = self._coders[kind] = self._coder(kind)
        return coder(value)

    def teach(self, kind: type, coder: Code) -> None:
        """How values of a type are told apart."""
        self._coders[kind] = coder

    def _coder(self, kind: type) -> Code:
        name = _text(_name(kind))
        if issubclass(kind, Enum):
            return lambda value: b"e" + name + _text(value.name)
        if is_dataclass(kind):
            names = [each.name for each in fields(kind)]
            return partial(
                self._kept, lambda value: name + b"".join(self.code(getattr(value, each)) for each in names)
            )
        if issubclass(kind, tuple) and hasattr(kind, "_fields"):
            return lambda value: name + self._row(value)
        if issubclass(kind, str):
            slots = [each for owner in kind.__mro__ for each in vars(owner).get("__slots__", ())]
            return lambda value: (
                name
                + _text(str.__str__(value))
                + self.code([vars(value) if hasattr(value, "__dict__") else None])
                + self.code([getattr(value, slot, None) for slot in slots])
            )
        if issubclass(kind, PurePath):
            return lambda value: b"P" + _text(value.as_posix())
        raise NoDigest(kind)

    def _kept(self, coder: Code, value: object) -> bytes:
        """Large values are digested once."""
        known = self._known.get(id(value))
        if known is None:
            known = (value, b"x" + blake2b(coder(value), digest_size=_SIZE).digest())
            self._known[id(value)] = known
        return known[1]

    def _document(self, document: Document) -> bytes:
        name = self._names.get(id(document))
        if name is not None:
            return b"N" + _text(name)
        values = vars(document)
        return self._kept(
            lambda _: b"O" + self.code([values[each.name] for each in fields(Document)]), document
        )

    def _row(self, values: Any) -> bytes:
        return b"(%d:" % len(values) + b"".join(map(self.code, values))

    def _set(self, values: Any) -> bytes:
        return b"<%d:" % len(values) + b"".join(sorted(map(self.code, values)))

    def _mapping(self, values: Mapping[Any, Any]) -> bytes:
        return b"{%d:" % len(values) + b"".join(self.code(each) for item in values.items() for each in item)

    def _function(self, function: Any) -> bytes:
        """What a function is, and what it was made with."""
        cells = [cell.cell_contents for cell in function.__closure__ or ()]
        given = (function.__defaults__, function.__kwdefaults__)
        place = f"{function.__module__}.{function.__qualname__}:{function.__code__.co_firstlineno}"
        return b"F" + _text(place) + self.code((cells, given))


def _name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _text(text: str) -> bytes:
    data = text.encode("utf-8", "surrogatepass")
    return b"s%d:" % len(data) + data
