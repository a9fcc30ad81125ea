"""Values as other systems write them, to the one way in which ours are written; what is none of them stays as it is."""

from __future__ import annotations

import re
import unicodedata

from sop_plugin.reading.foreign.fields import FieldKind
from sop_plugin.reading.yaml_tree import Value

_DAY = re.compile(
    r"(\d{4})(?:\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]|([-/.])(\d{1,2})\4(\d{1,2}))", re.ASCII
)
_DAY_IN_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_REVISION = re.compile(
    r"(?:v|ver\.?|version|rev\.?|revision|版本|版次|第)?\s*0*([1-9]\d{0,3})(?:\.0+)*\s*版?",
    re.ASCII | re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\s*[,，、;；]\s*")


def in_our_form(value: Value, kind: FieldKind) -> Value:
    """``2026年3月1日`` → ``2026-03-01``, ``V2.0`` → ``2``, ``甲、乙`` → a list."""
    if not isinstance(value, str):
        return value
    text = unicodedata.normalize("NFKC", value).strip()
    match kind:
        case FieldKind.DAY:
            return _day(text) or value
        case FieldKind.REVISION:
            found = _REVISION.fullmatch(text)
            return found[1] if found else value
        case FieldKind.LIST:
            return [part for part in _SEPARATORS.split(value.strip()) if part]
    return value


def _day(text: str) -> str | None:
    """ISO's spelling; whether the calendar has the day is for the schema to say."""
    found = _DAY.fullmatch(text) or _DAY_IN_DIGITS.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups() if part and part.isdigit())
    return f"{year:04}-{month:02}-{day:02}"
