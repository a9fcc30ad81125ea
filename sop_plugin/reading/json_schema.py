"""JSON Schema of the front matter and of the organisation file, for editors.

Made from the models that reading itself uses. Where YAML leaves a choice (``2`` or ``"2"``, an empty value) it accepts what reading
accepts; what reading alone can tell, such as a date that no calendar has, is left to the checks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import yaml
from pydantic import BaseModel

from sop_plugin.model.organisation import Organisation
from sop_plugin.model.revision_label import RevisionScheme
from sop_plugin.model.settings import MetadataMapping, Settings
from sop_plugin.reading.front_matter.schema import FrontMatter
from sop_plugin.reading.organisation.schema import organisation_file
from sop_plugin.words.labels import LABELS
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

Schema: TypeAlias = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"
_KINDS = ("string", "number", "boolean", "object", "array", "null")


def _only(kind: str) -> Schema:
    """Passes values of one kind, and makes no editor offer one."""
    return {"not": {"type": [other for other in _KINDS if other != kind]}}


_TRUTH = ("true", "false", "yes", "no", "on", "off", "y", "n", "t", "f", "1", "0")
# Where a value is one of the manual's own, by the last two steps on the way to it.
_DEPARTMENTS = ("department", "supervised_by")
_PEOPLE = ("person", "by")
_CODES_OF_FILE = (("departments", "parent"), ("people", "department"), ("jobs", "departments"))


def front_matter_schema(settings: Settings, organisation: Organisation | None = None) -> Schema:
    """Schema of the front matter; with an ``organisation`` it lists the manual's types, departments and people."""
    schema = _schema_of(FrontMatter, "前置信息")
    roles = {str(role): voice_in(Language.ZH_HANS).say(role.label) for role in settings.roles.every}
    for path, value in _values(schema):
        if path[-2:] == ("approvals", "role"):
            said = _taken(value)
            value.clear()
            value |= {
                "description": said["description"],
                "enum": list(roles),
                "type": "string",
                "examples": list(roles)[:1],
                "enumDescriptions": list(roles.values()),
            }
    if organisation is not None:
        names = {code: d.name.in_language(Language.ZH_HANS) for code, d in organisation.departments.items()}
        people = {id_: f"{person.name}（{person.job}）" for id_, person in organisation.people.items()}
        _restrict(schema["properties"]["type"], _type_names(settings))
        for path, value in _values(schema):
            if path[-1] in _DEPARTMENTS:
                _restrict(value, names)
            elif path[-1] in _PEOPLE:
                _restrict(value, people)
    if not settings.revisions.is_whole_numbers:
        for path, value in _values(schema):
            if path[-1] == "revision":
                _spell(value, settings.revisions)
    if settings.metadata:
        _accept_other_names(schema, settings.metadata)
    return dict(_without_truth(schema))


def organisation_schema(settings: Settings, organisation: Organisation | None = None) -> Schema:
    """Schema of the organisation file; with an ``organisation`` it offers the codes that the file itself gives."""
    schema = _schema_of(organisation_file(settings.roles), "组织资料")
    records = next(choice for choice in schema["properties"]["records"]["anyOf"] if "items" in choice)
    name = records["items"]["properties"]["name"]["properties"]["zh-Hans"]["anyOf"][0]
    records["items"] = {"anyOf": [dict(name), records["items"]]}  # the name alone is enough
    if organisation is not None:
        for path, value in _values(schema):
            if path[-2:] == ("may_approve", "types"):
                _restrict(value, _type_names(settings))
            elif path[-2:] == ("departments", "issuer"):
                _suggest(value, organisation.issuers)
            elif path[-2:] in _CODES_OF_FILE or path[-2:] == ("may_approve", "departments"):
                # Not a list that excludes others: a new department is written before the schema knows it.
                _suggest(value, organisation.departments)
    return dict(_without_truth(schema))


def _schema_of(model: type[BaseModel], title: str) -> Schema:
    made = model.model_json_schema(mode="validation")
    schema = _plain(made, made.pop("$defs", {}))
    schema.pop("description", None)
    return {"$schema": DIALECT, "title": title, **schema}


def _plain(node: Schema, shared: Mapping[str, Schema], described: bool = True) -> Schema:
    """A node without references, English docstrings and generated titles, and with the choices that YAML leaves."""
    if "$ref" in node:
        target = shared[node["$ref"].rpartition("/")[2]]
        node = target | {key: value for key, value in node.items() if key != "$ref"}
        described = described and "description" in node and node["description"] != target.get("description")
    kept = {key: value for key, value in node.items() if key not in ("title", "default", "examples")}
    if not described:
        kept.pop("description", None)
    if "examples" in node:
        kept["examples"] = [_example(example) for example in node["examples"]]
    choices = [choice for choice in kept.pop("anyOf", []) if choice.get("type") != "null"]
    if len(choices) == 1:
        # An optional value: whether it may be empty is said with its key.
        inner = _plain(choices[0], shared, described=False)
        return {**inner, **kept}
    if choices:
        kept["anyOf"] = [_plain(choice, shared, described=False) for choice in choices]
    if "items" in kept:
        kept["items"] = _plain(kept["items"], shared, described=False)
    if "properties" in kept:
        required = kept.get("required", ())
        kept["properties"] = {
            key: _optional(_plain(value, shared), key in required)
            for key, value in kept["properties"].items()
        }
    if "enum" in kept:
        _describe_values(kept)
    if kept.get("type") == "boolean":
        kept["type"] = ["boolean", "string", "integer"]
        kept["enum"] = [True, False, *_TRUTH, 1, 0]
    return kept


def _example(written: Any) -> Any:
    """An example as the value that its YAML is; its dates stay text."""
    return yaml.load(written, Loader=_TextDates) if isinstance(written, str) else written  # noqa: S506


class _TextDates(yaml.SafeLoader):
    """YAML in which a date is a text, as in version 1.2 of its standard."""


_TextDates.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _optional(value: Schema, is_required: bool) -> Schema:
    """An optional key may stand there with nothing behind it."""
    if is_required:
        return value
    outer = _taken(value)
    return {**outer, "anyOf": [value, _only("null")]}


def _taken(node: Schema) -> Schema:
    """What is said about a value, out of the node that it is taken from."""
    return {key: node.pop(key) for key in ("description", "examples") if key in node}


def _without_truth(node: Any) -> Any:
    """The same schema, in which ``true`` is still a text but no longer offered as one."""
    if isinstance(node, list):
        return [_without_truth(child) for child in node]
    if not isinstance(node, dict):
        return node
    made = {key: _without_truth(value) for key, value in node.items()}
    if made.get("type") == ["string", "number", "boolean"]:
        outer = _taken(made)
        return {**outer, "anyOf": [{**made, "type": ["string", "number"]}, _only("boolean")]}
    return made


def _describe_values(node: Schema) -> None:
    say = voice_in(Language.ZH_HANS).say
    prefixes = ("state_", "role_", "outcome_", "change_")
    words = [
        next((say(LABELS[prefix + value]) for prefix in prefixes if prefix + value in LABELS), "")
        for value in node["enum"]
    ]
    if any(words):
        node["enumDescriptions"] = words


def _values(node: Schema, path: tuple[str, ...] = ()) -> Iterable[tuple[tuple[str, ...], Schema]]:
    """Every single value of the schema, with the names that lead to it."""
    for key, child in node.get("properties", {}).items():
        yield from _values(child, (*path, key))
    for child in node.get("anyOf", ()):
        yield from _values(child, path)
    if "items" in node:
        yield from _values(node["items"], path)
    if "string" in node.get("type", ()):
        yield path, node


def _restrict(node: Schema, values: Mapping[str, str]) -> None:
    if not values:
        return
    node.pop("examples", None)
    for key in ("type", "pattern", "patternErrorMessage"):
        node.pop(key, None)
    node["enum"] = list(values)
    if any(values.values()):
        node["enumDescriptions"] = list(values.values())


def _spell(node: Schema, revisions: RevisionScheme) -> None:
    """A revision as the manual's scheme has it; YAML may take one such as 1.2 for a number."""
    examples = [str(revisions.first), str(revisions.following(revisions.first))]
    for key in ("minimum", "maximum"):
        node.pop(key, None)
    node |= {
        "type": ["string", "number"],
        "pattern": revisions.expression,
        "patternErrorMessage": f"应为版次，如 {examples[0]}、{examples[1]}",
        "examples": examples,
    }


def _suggest(node: Schema, values: Iterable[str]) -> None:
    listed = list(values)
    if listed:
        outer = _taken(node)
        own = dict(node)
        node.clear()
        node |= {**outer, "anyOf": [{"enum": listed}, own]}


def _type_names(settings: Settings) -> dict[str, str]:
    say = voice_in(Language.ZH_HANS).say
    labelled = {name: settings.type_label(name) for name in settings.types}
    return {
        name: say(kind.code if (said := labelled[name]) == name else said)
        for name, kind in settings.types.items()
    }


def _accept_other_names(schema: Schema, mapping: MetadataMapping) -> None:
    """The names of ``metadata`` beside ours; their values may be written in more ways than a schema can tell."""
    properties = schema["properties"]
    for target, names in mapping.keys.items():
        for name in names:
            properties[name] = {"description": target}
    for name in mapping.ignored:
        properties.setdefault(name, {})
    if mapping.ignores_all:
        schema["additionalProperties"] = True
    wanted = [[key, *mapping.keys.get(key, ())] for key in schema["required"] if key not in mapping.defaults]
    schema["required"] = [names[0] for names in wanted if len(names) == 1]
    others = [names for names in wanted if len(names) > 1]
    if others:
        schema["allOf"] = [{"anyOf": [{"required": [name]} for name in names]} for names in others]
