"""The kinds of value that files say: one line of text, a day, a period, a revision.

Values arrive as written, so every kind parses text, and tells editors what text it takes.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, TypeAlias

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    PlainValidator,
    TypeAdapter,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from sop_plugin.model.period import Period
from sop_plugin.model.revision_label import RevisionScheme
from sop_plugin.words.language import Language, languages

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST_LINE = 500


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("sop_text", "text wanted")
    text = value.strip()
    if not text or "\n" in text or len(text) > _LONGEST_LINE:
        raise PydanticCustomError("sop_one_line", "one line of text wanted")
    return text


def _date(value: Any) -> date:
    text = value if isinstance(value, str) else ""
    if _DATE.fullmatch(text) and text.isascii():
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass  # falls through to the one error for every kind of impossible date
    raise PydanticCustomError("sop_date", "date wanted")


def _period(value: Any) -> Period:
    period = Period.parse(value) if isinstance(value, str) else None
    if period is None:
        raise PydanticCustomError("sop_period", "period wanted")
    return period


def _revision(value: Any, info: ValidationInfo) -> int:
    """By the scheme of the manual, which comes as the context of validation; whole numbers without one."""
    scheme = info.context if isinstance(info.context, RevisionScheme) else RevisionScheme()
    found = scheme.parse(value) if isinstance(value, str) else None
    if found is None:
        raise PydanticCustomError("sop_revision", "revision wanted")
    return found


def _language(value: Any) -> Language:
    try:
        return Language(value)
    except (TypeError, ValueError):
        known = [repr(str(tag)) for tag in languages()]
        wanted = f"{', '.join(known[:-1])} or {known[-1]}"
        raise PydanticCustomError("enum", "Input should be {expected}", {"expected": wanted}) from None


def _json(pattern: str, wrong: str, *others: str, **more: Any) -> Any:
    """What editors are told: the form of the text, words for what has another, and what else YAML may take it for."""
    kinds = ["string", *others] if others else "string"
    return WithJsonSchema({"type": kinds, "pattern": pattern, "patternErrorMessage": wrong, **more})


Text: TypeAlias = Annotated[
    str,
    BeforeValidator(_text),
    _json(rf"^\s*\S([^\n]{{0,{_LONGEST_LINE - 2}}}\S)?\s*$", "应为一行文字", "number", "boolean"),
]
Day: TypeAlias = Annotated[
    date,
    BeforeValidator(_date),
    _json(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "应为日期，如 2026-03-01", format="date"),
]
Span: TypeAlias = Annotated[
    Period,
    BeforeValidator(_period),
    _json(
        r"^\s*[1-9][0-9]{0,2}\s*(months?|years?|个月|個月|年)\s*$", "应为期限，如 12 months、2 years、6 个月"
    ),
]
Revision: TypeAlias = Annotated[
    int,
    PlainValidator(_revision),
    _json("^[1-9][0-9]{0,3}$", '应为从 1 起的整数，如 "2"', "integer", minimum=1, maximum=9999),
]


LanguageTag: TypeAlias = Annotated[
    Language,
    PlainValidator(_language),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"enum": list(languages()), "type": "string"}),
]


def listed(value: Any) -> Any:
    """One text alone is a list of one."""
    return [value] if isinstance(value, str) else value


_ONE = TypeAdapter(Text).json_schema()
OneOrMore: TypeAlias = Annotated[
    list[Text],
    BeforeValidator(listed),
    WithJsonSchema({"anyOf": [{"type": "array", "items": _ONE}, _ONE]}),
]


class Strict(BaseModel):
    """Takes no key but its own."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
