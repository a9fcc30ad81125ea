"""The fields of the editor, made from the schema of the front matter, with the words and codes of the manual."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from sop_plugin.model.manual import Manual
from sop_plugin.reading.json_schema import Schema, front_matter_schema
from sop_plugin.words import labels
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Voice, Words

Field: TypeAlias = dict[str, Any]

OFFERED: dict[str, Words] = {
    "title": labels.TITLE,
    "supervised_by": labels.SUPERVISING_DEPARTMENT,
    "audience": labels.AUDIENCE,
    "keywords": labels.KEYWORDS,
    "retention": labels.RETENTION,
    "expires": labels.EXPIRES,
}
"""What a proposal may change. The rest is the number's own, or is recorded by commands: revision, status, signatures, dates, reviews."""
CHANGE: dict[str, Words] = {
    "reason": labels.CHANGE_REASON,
    "summary": labels.CHANGE_SUMMARY,
    "class": labels.CHANGE_CLASS,
}


def change_fields(manual: Manual, voice: Voice) -> list[Field]:
    """What the next revision says of itself, and what saving does to a released document."""
    change = front_matter_schema(manual.settings, manual.organisation)["properties"]["change"]
    properties = _facet(change, "properties") or {}
    fields = [_field(key, properties[key], words, voice) for key, words in CHANGE.items()]
    fields[0]["hint"] = voice.say(labels.PROPOSE_RELEASED)
    return fields


def front_matter_fields(manual: Manual, voice: Voice) -> list[Field]:
    """Those of the front matter that a proposal may change; none where a manual has names of its own for them."""
    if manual.settings.metadata:
        return []
    properties = front_matter_schema(manual.settings, manual.organisation)["properties"]
    fields = [
        _field(key, properties[key], words, voice) | {"required": key == "title"}
        for key, words in OFFERED.items()
    ]
    audience = next(field for field in fields if field["name"] == "audience")
    named = (job for document in manual.documents for job in document.audience)
    jobs = dict.fromkeys((*manual.organisation.job_spellings, *named))
    if jobs:
        audience |= {"widget": "select", "multiple": True, "options": _options((job, job) for job in jobs)}
        audience["hint"] = voice.say(labels.PROPOSE_AUDIENCE)
    return fields


def text_field(voice: Voice) -> Field:
    """The text itself, as it is written: no widget reads and rewrites it."""
    return {
        "name": "body",
        "label": voice.say(labels.PROPOSE_TEXT),
        "hint": voice.say(labels.PROPOSE_TEXT_HINT),
        "widget": "markdown",
        "modes": ["raw"],
        "required": False,
    }


def _field(key: str, node: Schema, words: Words, voice: Voice) -> Field:
    field: Field = {"name": key, "label": voice.say(words), "widget": "string"}
    # The schema's own words are Chinese.
    is_chinese = voice.language is not Language.EN
    hint = voice.say(Words(node["description"], node["description"])) if is_chinese else ""
    if hint not in ("", field["label"]):
        field["hint"] = hint
    values = _facet(node, "enum")
    if values:
        field |= {
            "widget": "select",
            "options": _options(zip(values, _facet(node, "enumDescriptions") or values, strict=True)),
        }
    elif _facet(node, "items"):
        field |= {"widget": "list", "hint": voice.say(labels.PROPOSE_LIST)}
    elif pattern := _facet(node, "pattern"):
        said = labels.PROPOSE_LIKE.filled(example=next(iter(node.get("examples", [])), ""))
        field["pattern"] = [pattern, voice.say(said)]
    return field


def _facet(node: Schema, key: str) -> Any:
    """What a node, or the first of its choices that does, says under a key."""
    if key in node:
        return node[key]
    return next((found for choice in node.get("anyOf", ()) if (found := _facet(choice, key))), None)


def _options(values: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [
        {"label": said if said in (value, "") else f"{said}（{value}）", "value": value}
        for value, said in values
    ]
