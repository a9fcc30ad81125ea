"""Digests of values by what they hold, the same in every run; a value of which nobody knows what it holds has none."""

from __future__ import annotations

import marshal
import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import lru_cache, partial
from hashlib import blake2b
from operator import attrgetter
from pathlib import PurePath
from types import BuiltinFunctionType, FunctionType, MappingProxyType, MethodType
from typing import Any
from uuid import UUID

from markupsafe import Markup

from sop_plugin.model.document import Document
from sop_plugin.words.voice import Voice

Plain = Callable[[Any], Any]
_SIZE = 12
# Several pages are made with the same list of all documents.
_MANY = 12
# To look up what is small takes longer than to write it once more.
_LARGE = 6
_FORM = 2
"""Of ``marshal``: the last one in which two equal values are always written alike."""
_AS_THEY_ARE = frozenset({str, int, bool, float, bytes, type(None)})


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
        self._forms: dict[type, Plain] = {
            Markup: lambda value: ("m", str(value)),
            date: lambda value: ("d", value.toordinal()),
            datetime: lambda value: ("D", value.isoformat()),
            UUID: lambda value: ("U", value.bytes),
            tuple: self._row,
            list: self._row,
            set: self._set,
            frozenset: self._set,
            dict: self._mapping,
            MappingProxyType: self._mapping,
            re.Pattern: lambda value: ("r", value.pattern, value.flags),
            FunctionType: self._function,
            BuiltinFunctionType: lambda value: ("B", value.__module__, value.__qualname__),
            MethodType: lambda value: ("M", *map(self.plain, (value.__func__, value.__self__))),
            partial: lambda value: ("p", *map(self.plain, (value.func, value.args, value.keywords))),
            type: lambda value: ("c", _name(value)),
            type(_cached): lambda value: self.plain(value.__wrapped__),
            Voice: lambda value: ("v", *map(self.plain, (value.language, value.medium))),
            Document: self._document,
        }

    def of(self, value: object) -> str:
        """The digest; raises ``NoDigest``."""
        try:
            return _digest(self.plain(value)).hex()
        except (RecursionError, ValueError):  # in a circle, or too deep to be written
            raise NoDigest(type(value)) from None

    def plain(self, value: Any) -> Any:
        """Rows of numbers and words that no two different values share."""
        kind = type(value)
        if kind in _AS_THEY_ARE:
            return value
        form = self._forms.get(kind)
        if form is None:
            form = self._forms[kind] = self._form(kind)
        return form(value)

    def teach(self, kind: type, form: Plain) -> None:
        """How values of a type are told apart."""
        self._forms[kind] = form

    def _form(self, kind: type) -> Plain:
        name = _name(kind)
        if issubclass(kind, Enum):
            return lambda value: ("e", name, value.name)
        if is_dataclass(kind):
            return self._of_fields(kind)
        if issubclass(kind, tuple) and hasattr(kind, "_fields"):
            return lambda value: ("T", name, *map(self.plain, value))
        if issubclass(kind, str):
            slots = [each for owner in kind.__mro__ for each in vars(owner).get("__slots__", ())]
            return lambda value: (
                "s",
                name,
                str.__str__(value),
                self.plain(getattr(value, "__dict__", None)),
                *(self.plain(getattr(value, slot, None)) for slot in slots),
            )
        if issubclass(kind, PurePath):
            return lambda value: ("P", value.as_posix())
        raise NoDigest(kind)

    def _of_fields(self, kind: type) -> Plain:
        name, names = _name(kind), [each.name for each in fields(kind)]
        plain = self.plain
        if not names:
            return lambda _: ("o", name)
        get = attrgetter(*names)
        if len(names) == 1:
            return lambda value: ("o", name, plain(get(value)))
        if len(names) > _LARGE:
            return partial(self._kept, lambda value: ("o", name, *map(plain, get(value))))
        return lambda value: ("o", name, *map(plain, get(value)))

    def _kept(self, form: Plain, value: object) -> Any:
        """Large values are digested once."""
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = (value, _digest(form(value)))
        return ("x", known[1])

    def _document(self, document: Document) -> Any:
        name = self._names.get(id(document))
        if name is not None:
            return ("N", name)
        held = vars(document)
        return self._kept(
            lambda _: ("O", *(self.plain(held[each.name]) for each in fields(Document))), document
        )

    def _row(self, values: Any) -> Any:
        return self._kept(self._each, values) if len(values) > _MANY else self._each(values)

    def _each(self, values: Any) -> Any:
        return (type(values) is list, *map(self.plain, values))

    def _set(self, values: Any) -> Any:
        return ("<", *sorted(marshal.dumps(self.plain(value), _FORM) for value in values))

    def _mapping(self, values: Mapping[Any, Any]) -> Any:
        return self._kept(self._pairs, values) if len(values) > _MANY else self._pairs(values)

    def _pairs(self, values: Mapping[Any, Any]) -> Any:
        return ("{", *(self.plain(each) for item in values.items() for each in item))

    def _function(self, function: Any) -> Any:
        """What a function is, and what it was made with."""
        cells = [cell.cell_contents for cell in function.__closure__ or ()]
        place = f"{function.__module__}.{function.__qualname__}:{function.__code__.co_firstlineno}"
        return ("F", place, *map(self.plain, (cells, function.__defaults__, function.__kwdefaults__)))


def _digest(plain: Any) -> bytes:
    return blake2b(marshal.dumps(plain, _FORM), digest_size=_SIZE).digest()


def _name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"
