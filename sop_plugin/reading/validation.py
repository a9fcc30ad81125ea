"""A YAML tree held against the schema; every error becomes a finding at its line."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.model.revision_label import RevisionScheme
from sop_plugin.reading.foreign.values import example_day
from sop_plugin.reading.nearest_word import hint
from sop_plugin.reading.yaml_tree import Report, YamlTree, without_nulls
from sop_plugin.rules import front_matter as rules
from sop_plugin.words.language import Language, languages
from sop_plugin.words.voice import Words

Schema = TypeVar("Schema", bound=BaseModel)

_WHOLE_NUMBERS = RevisionScheme()
_WHOLE_NUMBER = Words("从 1 起的整数", "a whole number from 1")
_BY_SCHEME = Words(" {pattern} 这样的，从 {first} 起", "written as {pattern}, from {first}")
_TEXT = Words("文字", "text")
_LIST = Words("列表", "a list")
_MAPPING = Words("一组字段", "a mapping")
_NOTHING = Words("空值", "nothing")
_TRUTH = Words("true 或 false", "true or false")
_FOUND: dict[type, Words] = {str: _TEXT, list: _LIST, dict: _MAPPING}
_EXPECTED = {
    "list_type": _LIST,
    "model_type": _MAPPING,
    "dict_type": _MAPPING,
    "sop_text": _TEXT,
    "bool_parsing": _TRUTH,
    "bool_type": _TRUTH,
    "enum": Words("一个词", "one word"),
}


def validate(
    tree: YamlTree,
    schema: type[Schema],
    start: Place,
    report: Report,
    revisions: RevisionScheme = _WHOLE_NUMBERS,
) -> Schema | None:
    """The tree as ``schema``; ``None`` after reporting all that is wrong with it at once."""
    written = without_nulls(tree.value) if tree.value is not None else {}
    try:
        return schema.model_validate(written, context=revisions)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            if detail["type"] == "sop_revision" and isinstance(detail["input"], str):
                place = _nearest_place(tree, [str(key) for key in detail["loc"]], start)
                report(_no_revision(place, detail["input"], revisions))
            else:
                report(_finding(detail, tree, schema, start))
        return None


def _no_revision(place: Place, value: str, revisions: RevisionScheme) -> Finding:
    example = revisions.following(revisions.first)
    form = _WHOLE_NUMBER if revisions.is_whole_numbers else _BY_SCHEME
    said = form.filled(pattern=revisions.patterns[0], first=revisions.first)
    return rules.NO_REVISION.at(place, value=value, form=said, example=example)


def _finding(detail: ErrorDetails, tree: YamlTree, schema: type[BaseModel], start: Place) -> Finding:
    keys = [str(key) for key in detail["loc"]]
    path, name, kind, value = "/".join(keys), keys[-1] if keys else "", detail["type"], detail["input"]
    place = _nearest_place(tree, keys, start)
    if kind == "extra_forbidden":
        known = _known_keys(schema, keys[:-1])
        key_place = tree.key_places.get(path, place)
        return rules.UNKNOWN_KEY.at(key_place, key=name, known=", ".join(known), hint=hint(name, known))
    shown = tree.names.get(path, path)
    example = _example(schema, keys, tree.names.get(path))
    if kind == "missing":
        return rules.MISSING_FIELD.at(place, field=shown, example=example)
    if kind == "enum" and isinstance(value, str):
        allowed = _allowed(schema, keys)
        return rules.UNKNOWN_VALUE.at(
            place, field=shown, value=value, allowed=", ".join(allowed), hint=hint(value, allowed)
        )
    if isinstance(value, str):
        match kind:
            case "sop_date":
                return rules.IMPOSSIBLE_DATE.at(place, field=shown, value=value, example=example_day(value))
            case "sop_period":
                return rules.NO_PERIOD.at(place, field=shown, value=value)
            case "sop_one_line":
                return rules.NOT_ONE_LINE.at(place, field=shown)
    expected, found = _EXPECTED.get(kind, _TEXT), _FOUND.get(type(value), _NOTHING)
    return rules.WRONG_TYPE.at(place, field=shown, expected=expected, found=found, example=example)


def _nearest_place(tree: YamlTree, keys: list[str], start: Place) -> Place:
    for end in range(len(keys), 0, -1):
        path = "/".join(keys[:end])
        found = tree.places.get(path)
        if found is not None:
            # An empty value has no place of its own worth pointing at; its key has.
            return tree.key_places.get(path, found) if end < len(keys) else found
        if path in tree.key_places:
            return tree.key_places[path]
    # Not a mapping at all: the value itself is the place; for an absent field it is the start of the file.
    return start if isinstance(tree.value, dict) else tree.places.get("", start)


def _field(schema: type[BaseModel], keys: list[str]) -> tuple[Any, type[BaseModel] | None]:
    """The field that ``keys`` lead to, and the model of its value or items where that is one."""
    model: type[BaseModel] | None = schema
    field = None
    for key in keys:
        if key.isdigit():
            continue
        if model is None:
            return None, None
        field = next((f for name, f in model.model_fields.items() if (f.alias or name) == key), None)
        model = _model_in(field.annotation) if field else None
    return field, model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    for candidate in (annotation, *get_args(annotation)):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return candidate
    return None


def _known_keys(schema: type[BaseModel], keys: list[str]) -> list[str]:
    model = _field(schema, keys)[1] if any(not k.isdigit() for k in keys) else schema
    return [f.alias or name for name, f in model.model_fields.items()] if model else []


def _example(schema: type[BaseModel], keys: list[str], written: str | None) -> str:
    field, _ = _field(schema, keys)
    examples = field.examples if field is not None else None
    name = written or next((key for key in reversed(keys) if not key.isdigit()), "")
    return f"{name}: {examples[0]}" if examples else name


def _allowed(schema: type[BaseModel], keys: list[str]) -> list[str]:
    field, _ = _field(schema, keys)
    kinds = set(_kinds_in(field.annotation)) if field else set()
    if Language in kinds:
        return list(languages())
    choices = next((kind for kind in kinds if issubclass(kind, Enum)), ())
    return [str(member.value) for member in choices]


def _kinds_in(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for inner in get_args(annotation):
        yield from _kinds_in(inner)
