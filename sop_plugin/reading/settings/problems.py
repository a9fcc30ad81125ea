"""What is wrong with the options, each problem at its option and, where that is known, at its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sop_plugin.model.place import Place, nearest_place
from sop_plugin.reading.nearest_word import nearest
from sop_plugin.reading.settings.option import Options, option_of
from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import SEMICOLON, Listed, Sayable, Sentence, Words

_SOMEWHERE = Place("mkdocs.yml")
_AT = Words("{place}：{option}：{what}", "{place}: {option}: {what}")
_UNKNOWN = Words("没有这个选项", "unknown option")
_UNKNOWN_NEAR = Words("没有这个选项，是否为 {near!r}？", "unknown option; did you mean {near!r}?")
_MAPPING = Words("应为“名称: 值”的写法", "must be written as “name: value”")
_ONE_OF = Words("只能是 {expected} 之一", "must be {expected}")
# By the beginning of the kind of error that pydantic tells.
_KINDS = {
    "int": Words("应为整数", "must be a whole number"),
    "bool": Words("应为 true 或 false", "must be true or false"),
    "string_pattern": Words(
        "写法不合规则，应如 {example}", "is not spelled by the rule; write it like {example}"
    ),
    "sop_language": Words(
        "名称按语言写，语言只能是 {known}", "is a name for each language, which are {known}"
    ),
    "sop_name": Words("至少写一种语言的名称", "must be a name in one language at least"),
    "sop_text": Words("应为一行文字", "must be one line of text"),
    "sop_one_line": Words("应为一行文字", "must be one line of text"),
    "string": Words("应为一行文字", "must be one line of text"),
    "list": Words("应为列表", "must be a list"),
    "dict": _MAPPING,
    "model": _MAPPING,
    "date": Words("应为日期，如 2026-11-21", "must be a date, such as 2026-11-21"),
    "enum": _ONE_OF,
    "literal": _ONE_OF,
    "greater_than_equal": Words("不能小于 {ge}", "cannot be less than {ge}"),
    "less_than_equal": Words("不能大于 {le}", "cannot be more than {le}"),
    "missing": Words("必须写", "must be given"),
    "sop_period": Words("应为“12 months”这样的期限", "must be a period such as “12 months”"),
}


@dataclass(frozen=True)
class SettingsProblem:
    """One option, by the keys that lead to it, and what is wrong with it."""

    keys: tuple[str | int, ...]
    what: Sayable
    place: Place = _SOMEWHERE

    @property
    def option(self) -> str:
        """The option as people name it: ``document_types.checklist.code``."""
        return ".".join(map(str, self.keys))

    @property
    def words(self) -> Sentence:
        """All of it."""
        return _AT.filled(place=str(self.place), option=self.option, what=self.what)


class SettingsError(ExplainedError, ValueError):
    """The options do not hold; ``problems`` are all that is wrong with them."""

    def __init__(self, problems: Sequence[SettingsProblem], places: Mapping[str, Place]) -> None:
        found = (nearest_place(places, problem.keys) for problem in problems)
        self.problems = tuple(
            replace(problem, place=place) if place else problem
            for problem, place in zip(problems, found, strict=True)
        )
        super().__init__(Listed(self.problems, SEMICOLON))


def problems_in(error: ValidationError, schema: type[Options]) -> Iterator[SettingsProblem]:
    """What pydantic found, each in words of ours."""
    for found in error.errors(include_url=False):
        yield SettingsProblem(found["loc"], _what(found, schema))


def _what(found: ErrorDetails, schema: type[Options]) -> Sayable:
    location, kind = found["loc"], found["type"]
    if kind == "extra_forbidden":
        near = nearest(str(location[-1]), list(schema.group_at(location[:-1]).model_fields))
        return _UNKNOWN_NEAR.filled(near=near) if near else _UNKNOWN
    # The longest that fits: "string_pattern" before "string".
    begin = max((known for known in _KINDS if kind.startswith(known)), key=len, default="")
    if not begin:
        return found["msg"]
    words, told = _KINDS[begin], {**found.get("ctx", {}), "example": _example(location, schema)}
    return words.filled(**{name: told.get(name, "") for name in words.fields})


def _example(location: tuple[str | int, ...], schema: type[Options]) -> str:
    """That of the option itself, or of the one that holds it."""
    for end in range(len(location), 0, -1):
        field = schema.group_at(location[: end - 1]).model_fields.get(str(location[end - 1]))
        if field is not None and field.examples:
            return option_of(field).example.strip()
    return ""
