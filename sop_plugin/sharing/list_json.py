"""Lists as JSON, and the published schema of it: what stands there in one version stays, and more may come."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, TypeAlias

from sop_plugin.model.lifecycle import State
from sop_plugin.model.manual import Manual
from sop_plugin.model.revision_label import plain_revisions
from sop_plugin.registers.columns import Holds, ListColumn, Somebody
from sop_plugin.sharing.manual_lists import MANUAL_LISTS, ManualList
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

Schema: TypeAlias = dict[str, Any]

VERSION = 1
"""Raised when a key goes or comes to mean something else; a key that is added is no new version."""
SCHEMA = f"schemas/lists-{VERSION}.json"
"""The address of the schema, from the root of a site."""
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": ["string", "null"]}
_DATE: Schema = {"type": ["string", "null"], "format": "date"}
_VALUES: Mapping[Holds, Schema] = {
    Holds.TEXT: _TEXT,
    Holds.NUMBER: {"type": ["integer", "null"]},
    # A company may call its revisions A/0.
    Holds.REVISION: {"type": ["integer", "string", "null"]},
    Holds.DATE: _DATE,
    Holds.STATE: {"enum": [state.value for state in State]},
    Holds.PERSON: {
        "type": ["object", "null"],
        "properties": {"id": {"type": "string"}, "name": {"type": "string"}},
        "required": ["id", "name"],
    },
    Holds.NAMES: {"type": "array", "items": {"type": "string"}},
    Holds.FLAG: {"type": "boolean"},
    Holds.CITATION: {"type": "object", "additionalProperties": _TEXT},
}
_OWN_KEYS = {"documents": "documents", "reviews": "reviews"}
"""Key under which a command of its own has the rows of a list → that list."""


def marks(site: str) -> dict[str, object]:
    """What every JSON of a list begins with: its schema, where the site that has it is known, and the version of that."""
    return ({"$schema": f"{site}{SCHEMA}"} if site else {}) | {"version": VERSION}


def told_rows(
    columns: Sequence[ListColumn[Any]], rows: Sequence[Any], manual: Manual
) -> list[dict[str, object]]:
    """The rows as programs get them, by the keys of the columns."""
    return [{column.key: _told(column.fact(row, manual)) for column in columns} for row in rows]


def list_json(
    listed: ManualList,
    columns: Sequence[ListColumn[Any]],
    rows: Sequence[Any],
    manual: Manual,
    site: str,
    anchor: str,
) -> bytes:
    """A list of the site as a file."""
    content = {
        **marks(site),
        "as_of": manual.as_of.isoformat(),
        "anchor": anchor or None,
        "list": listed.key,
        "rows": told_rows(columns, rows, manual),
    }
    return json_file(content)


def json_file(content: Mapping[str, object]) -> bytes:
    """Indented UTF-8, Chinese left readable."""
    text = json.dumps(plain_revisions(content), ensure_ascii=False, indent=1)
    return f"{text}\n".encode("utf-8", "backslashreplace")


def lists_schema(site: str = "") -> Schema:
    """JSON Schema of every list, made from its columns: of ``sop list``, ``register`` and ``due``, and of the files of a site."""
    rows = {key: _row(listed) for key, listed in MANUAL_LISTS.items()}
    return {
        "$schema": _DIALECT,
        **({"$id": f"{site}{SCHEMA}"} if site else {}),
        "title": "Lists of a manual of controlled documents",
        "type": "object",
        "properties": {
            "version": {"const": VERSION},
            "as_of": {"type": "string", "format": "date"},
            "anchor": _TEXT,
            "list": {"enum": list(MANUAL_LISTS)},
            "rows": {"type": "array", "items": {"type": "object"}},
            **{key: _rows_of(listed) for key, listed in _OWN_KEYS.items()},
        },
        "required": ["version"],
        "allOf": [
            {
                "if": {"properties": {"list": {"const": key}}, "required": ["list"]},
                "then": {"properties": {"rows": _rows_of(key)}, "required": ["as_of", "rows"]},
            }
            for key in rows
        ],
        "$defs": rows,
    }


def _rows_of(key: str) -> Schema:
    return {"type": "array", "items": {"$ref": f"#/$defs/{key}"}}


def _row(listed: ManualList) -> Schema:
    columns = listed.layout.programs
    say, english = voice_in(Language.ZH_HANS).say, voice_in(Language.EN).say
    return {
        "title": f"{say(listed.title)} · {english(listed.title)}",
        "type": "object",
        "properties": {
            column.key: {"title": f"{say(column.label)} · {english(column.label)}", **_VALUES[column.told_as]}
            for column in columns
        },
        "required": [column.key for column in columns],
    }


def _told(fact: object) -> object:
    if isinstance(fact, Somebody):
        return asdict(fact)
    return fact.isoformat() if isinstance(fact, date) else fact
