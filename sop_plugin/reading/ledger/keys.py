"""The keys of the lines of ledgers: what the value of each is, as JSON gives it, and how that is said.

The schema of a line follows from the facts of its event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from itertools import pairwise
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, create_model
from pydantic_core import PydanticCustomError

from sop_plugin.model.attachment import ReleasedFile
from sop_plugin.model.digest import ALGORITHMS
from sop_plugin.model.event import Event, EventKind, facts_of, ledger_key
from sop_plugin.model.lifecycle import Outcome
from sop_plugin.model.questions import read_result
from sop_plugin.model.revision_label import RevisionLabel
from sop_plugin.model.roles import Role
from sop_plugin.reading.values import Day, Text
from sop_plugin.words.voice import Sentence, Words

_LONGEST_NOTE = 500
_BLOB = re.compile("[0-9a-f]{40}|[0-9a-f]{64}", re.ASCII)
_ROLE = re.compile("[a-z][a-z0-9_]{0,30}", re.ASCII)
_SHA256 = re.compile("[0-9a-f]{64}", re.ASCII)
_ONE_OF = Words("下列之一：{known}", "one of {known}")


class Key(NamedTuple):
    """What the value of a key must be: its type, and how that is said."""

    type: Any
    words: Words | Sentence


def _matching(expression: str, words: Words) -> Key:
    pattern = re.compile(expression, re.ASCII)

    def validate(value: Any) -> str:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise PydanticCustomError("sop_form", "another form wanted")
        return value

    return Key(Annotated[str, BeforeValidator(validate)], words)


def _one_of(known: type[Outcome]) -> Key:
    return Key(known, _ONE_OF.filled(known=[each.value for each in known]))


def _role(value: Any) -> Role:
    if not isinstance(value, str) or not _ROLE.fullmatch(value):
        raise PydanticCustomError("sop_form", "the key of a role wanted")
    return _role_called(value)


@cache
def _role_called(key: str) -> Role:
    return Role(key)


def _note(value: Any) -> str:
    if not isinstance(value, str) or "\n" in value or len(value) > _LONGEST_NOTE:
        raise PydanticCustomError("sop_form", "one line of text wanted")
    return value


def _revision(value: Any) -> int:
    try:
        if isinstance(value, str):
            return RevisionLabel(value)
        if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 9999:
            return value
    except ValueError:
        pass  # one error for every kind of value that is none
    raise PydanticCustomError("sop_form", "a revision wanted")


def _files(value: Any) -> tuple[ReleasedFile, ...]:
    if not isinstance(value, list) or not value or not all(map(_is_file, value)):
        raise PydanticCustomError("sop_form", "a list of files wanted")
    files = tuple(ReleasedFile(**entry) for entry in value)
    if any(one.name >= other.name for one, other in pairwise(files)):
        raise PydanticCustomError("sop_form", "files in order, each once, wanted")
    return files


def _is_file(entry: Any) -> bool:
    if not isinstance(entry, dict) or entry.keys() != {"blob", "name", "sha256", "size"}:
        return False
    blob, name, sha256, size = entry["blob"], entry["name"], entry["sha256"], entry["size"]
    return (
        isinstance(name, str)
        and bool(name)
        and all(isinstance(text, str) for text in (blob, sha256))
        and _BLOB.fullmatch(blob) is not None
        and _SHA256.fullmatch(sha256) is not None
        and type(size) is int
        and size >= 0
    )


def _result(value: Any) -> str:
    found = read_result(value) if isinstance(value, str) else None
    if found is None or str(found) != value:
        raise PydanticCustomError("sop_form", "a result wanted")
    return str(found)


_TEXT = Key(Text, Words("一行文字", "one line of text"))
_DATE = Key(Day, Words("YYYY-MM-DD 格式的日期", "a date as YYYY-MM-DD"))
KEYS: dict[str, Key] = {
    "number": _TEXT,
    "zone": _matching(
        r"[+-](?:0\d|1[0-4]):[0-5]\d", Words("+08:00 这样的时差", "a distance from UTC such as +08:00")
    ),
    "account": _TEXT,
    "seq": Key(
        Annotated[int, Field(strict=True, ge=1, le=999_999)],
        Words("从 1 起的整数", "a whole number from 1 on"),
    ),
    "date": _DATE,
    "by": _TEXT,
    "prev": _matching("[0-9a-f]{64}", Words("64 位小写十六进制", "64 lower-case hexadecimal digits")),
    "type": _TEXT,
    "department": _TEXT,
    "title": _TEXT,
    "revision": Key(
        Annotated[int, PlainValidator(_revision)],
        Words("1 至 9999 的整数，或版次如 A/0", "a whole number from 1 to 9999, or a revision such as A/0"),
    ),
    # Which roles there were on its day the settings say; a line stands as it was recorded, whatever they have come to.
    "role": Key(
        Annotated[str, PlainValidator(_role)],
        Words("角色的 key，如 prepared", "the key of a role, such as prepared"),
    ),
    "digest": _matching(
        f"(?:{'|'.join(ALGORITHMS)}):[0-9a-f]{{64}}",
        Words("sop1: 或 sop2: 加 64 位小写十六进制", "sop1: or sop2: and 64 lower-case hexadecimal digits"),
    ),
    "signature": _matching("[A-Za-z0-9+/]{1,8000}={0,2}", Words("一行 base64", "one line of base64")),
    "effective": _DATE,
    "blob": _matching(
        "[0-9a-f]{40}|[0-9a-f]{64}",
        Words("40 或 64 位小写十六进制", "40 or 64 lower-case hexadecimal digits"),
    ),
    "expires": _DATE,
    "files": Key(
        Annotated[tuple[ReleasedFile, ...], BeforeValidator(_files)],
        Words(
            "文件的列表，按名称排列，各有 blob、name、sha256、size",
            "a list of files in the order of their names, each with blob, name, sha256 and size",
        ),
    ),
    "outcome": _one_of(Outcome),
    "note": Key(Annotated[str, BeforeValidator(_note)], _TEXT.words),
    "reason": _TEXT,
    "successor": _TEXT,
    "record": _TEXT,
    "label": _TEXT,
    "approved": _DATE,
    "reviewed": _DATE,
    "signed": Key(tuple[Text, ...], Words("文字的列表", "a list of texts")),
    "batch": _matching("[0-9a-f]{64}", Words("64 位小写十六进制", "64 lower-case hexadecimal digits")),
    "copy": Key(
        Annotated[int, Field(strict=True, ge=1, le=99_999)],
        Words("1 至 99999 的整数", "a whole number from 1 to 99999"),
    ),
    "holder": _TEXT,
    "reader": _TEXT,
    "read": _DATE,
    "scan": _matching("[0-9a-f]{64}", Words("64 位小写十六进制", "64 lower-case hexadecimal digits")),
    "result": Key(
        Annotated[str, PlainValidator(_result)],
        Words("答对几题、共几题，如 2/3", "how many of the questions were answered rightly, such as 2/3"),
    ),
    "readers": _matching(
        r"\d{1,6}/\d{1,6}",
        Words("读过几人、应读几人，如 8/10", "how many had read it of how many, such as 8/10"),
    ),
    "unread": _TEXT,
    "since": _DATE,
    "until": _DATE,
    "head": _matching("[0-9a-f]{64}", Words("64 位小写十六进制", "64 lower-case hexadecimal digits")),
    "exceptions": Key(
        Annotated[int, Field(strict=True, ge=0, le=999_999)],
        Words("从 0 起的整数", "a whole number from 0 on"),
    ),
    "facts": Key(dict[str, Any], Words("事实的对象", "an object of facts")),
}


def _line(event: type[Event]) -> type[BaseModel]:
    """A fact that may be absent from the event may be absent from the line; chain and sequence never are."""
    absent = {each.name for each in fields(event) if each.default is None}
    keys: dict[str, Any] = {"event": (EventKind, ...)}
    for name in facts_of(event):
        key = ledger_key(name)
        kind = KEYS[key].type
        keys[name] = (kind | None, Field(None, alias=key)) if name in absent else (kind, Field(alias=key))
    return create_model(event.__name__, __config__=ConfigDict(extra="forbid"), **keys)


def lines_of(events: Mapping[str, type[Event]]) -> dict[str, type[BaseModel]]:
    """Word in a ledger → the schema of its lines."""
    return {kind: _line(event) for kind, event in events.items()}


def expected(key: str, kinds: Iterable[str]) -> Words | Sentence:
    """What the value of a key must be, in a ledger of these kinds of events."""
    return (
        _ONE_OF.filled(known=[str(kind) for kind in kinds]) if key == "event" else KEYS.get(key, _TEXT).words
    )
