"""The schema of the ledger's events: their one home. Values arrive as JSON gives them."""

from __future__ import annotations

import re
from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from sop_plugin.model.document import Role
from sop_plugin.model.event import Approved, Event, EventKind, Issued, Released, Reviewed, Withdrawn
from sop_plugin.model.lifecycle import Outcome
from sop_plugin.reading.front_matter.schema import Day, Text

_LONGEST_NOTE = 500


def _matching(expression: str) -> Any:
    pattern = re.compile(expression, re.ASCII)

    def validate(value: Any) -> str:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise PydanticCustomError("sop_form", "another form wanted")
        return value

    return BeforeValidator(validate)


def _note(value: Any) -> str:
    if not isinstance(value, str) or "\n" in value or len(value) > _LONGEST_NOTE:
        raise PydanticCustomError("sop_form", "one line of text wanted")
    return value


Count: TypeAlias = Annotated[int, Field(strict=True, ge=1, le=999_999)]
RevisionNumber: TypeAlias = Annotated[int, Field(strict=True, ge=1, le=9999)]
Hash: TypeAlias = Annotated[str, _matching("[0-9a-f]{64}")]
Digest: TypeAlias = Annotated[str, _matching("sop1:[0-9a-f]{64}")]
Blob: TypeAlias = Annotated[str, _matching("[0-9a-f]{40}|[0-9a-f]{64}")]
Signature: TypeAlias = Annotated[str, _matching("[A-Za-z0-9+/]{1,8000}={0,2}")]
Note: TypeAlias = Annotated[str, BeforeValidator(_note)]


class _EventLine(BaseModel):
    model_config = ConfigDict(extra="forbid")

    event: EventKind
    number: Text
    sequence: Count = Field(alias="seq")
    day: Day = Field(alias="date")
    by: Text
    previous: Hash = Field(alias="prev")


class IssuedLine(_EventLine):
    """``issued``."""

    type: Text
    department: Text
    title: Text


class ApprovedLine(_EventLine):
    """``approved``."""

    revision: RevisionNumber
    role: Role
    digest: Digest
    signature: Signature | None = None


class ReleasedLine(_EventLine):
    """``released``."""

    revision: RevisionNumber
    effective: Day
    digest: Digest
    blob: Blob
    expires: Day | None = None


class ReviewedLine(_EventLine):
    """``reviewed``."""

    revision: RevisionNumber
    outcome: Outcome
    note: Note


class WithdrawnLine(_EventLine):
    """``withdrawn``."""

    reason: Text
    revision: RevisionNumber | None = None
    successor: Text | None = None


LINES: dict[str, tuple[type[_EventLine], type[Event]]] = {
    "issued": (IssuedLine, Issued),
    "approved": (ApprovedLine, Approved),
    "released": (ReleasedLine, Released),
    "reviewed": (ReviewedLine, Reviewed),
    "withdrawn": (WithdrawnLine, Withdrawn),
}

_DATE = ("YYYY-MM-DD 格式的日期", "a date as YYYY-MM-DD")
_TEXT = ("一行文字", "one line of text")
_REVISION = ("1 至 9999 的整数", "a whole number from 1 to 9999")
EXPECTED: dict[str, tuple[str, str]] = {
    "event": (f"下列之一：{'、'.join(LINES)}", f"one of {', '.join(LINES)}"),
    "seq": ("从 1 起的整数", "a whole number from 1 on"),
    "date": _DATE,
    "effective": _DATE,
    "expires": _DATE,
    "prev": ("64 位小写十六进制", "64 lower-case hexadecimal digits"),
    "digest": ("sop1: 加 64 位小写十六进制", "sop1: and 64 lower-case hexadecimal digits"),
    "blob": ("40 或 64 位小写十六进制", "40 or 64 lower-case hexadecimal digits"),
    "signature": ("一行 base64", "one line of base64"),
    "revision": _REVISION,
    "role": (f"下列之一：{'、'.join(Role)}", f"one of {', '.join(Role)}"),
    "outcome": (f"下列之一：{'、'.join(Outcome)}", f"one of {', '.join(Outcome)}"),
}


def expected(key: str) -> tuple[str, str]:
    """What the value of a key must be, in Chinese and in English."""
    return EXPECTED.get(key, _TEXT)
