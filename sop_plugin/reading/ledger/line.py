"""One line of a ledger to one event."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sop_plugin.model.canonical_json import canonical_json
from sop_plugin.model.event import TRAIL, Event, EventKind, Stated, TrailReviewed, line_hash
from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.model.trust.facts import kind_of
from sop_plugin.model.trust.root import is_sound
from sop_plugin.reading.ledger.kinds import OF_DOCUMENTS, LedgerKind
from sop_plugin.rules import ledger as rules
from sop_plugin.words.voice import Words

_NUMBER = re.compile(r'"number"\s*:\s*"([^"\\]*)"')
_NO_JSON = Words("不是完整的 JSON", "it is not valid JSON")
_NO_OBJECT = Words("不是 JSON 对象", "it is no JSON object")
_NO_TEXT = Words("含有不能存成文本的字符", "it holds a character that no text file can")
_NOT_CANONICAL = Words(
    "键未排序、有空格、重复或多余写法", "keys unsorted or given twice, blanks, escapes or null"
)
_LONGEST_SHOWN = 60


@dataclass(frozen=True)
class RecordedEvent:
    """An event with the text of its line, over which its hash is taken."""

    event: Event
    text: str

    @property
    def hash(self) -> str:
        """What the event after it must hold as ``prev``."""
        return line_hash(self.text)


def read_line(
    text: str, place: Place, report: Callable[[Finding], None], ledger: LedgerKind = OF_DOCUMENTS
) -> RecordedEvent | None:
    """The event of one line; ``None`` after reporting why there is none."""
    if not _storable(text):
        report(_unstorable(place))
        return None
    try:
        facts = json.loads(text)
    except (ValueError, RecursionError):
        report(_broken(place, _NO_JSON))
        return None
    if not isinstance(facts, dict):
        report(_broken(place, _NO_OBJECT))
        return None
    if "\\u" in text and not _storable(json.dumps(facts, ensure_ascii=False)):
        report(_unstorable(place))
        return None
    kind = facts.get("event")
    if "event" not in facts or not isinstance(kind, str) or kind not in ledger.lines:
        report(_wrong(place, "event", kind, ledger) if "event" in facts else _missing(place, "?", "event"))
        return None
    schema = ledger.lines[kind]
    try:
        line = schema.model_validate(facts)
    except ValidationError as error:
        known = [field.alias or name for name, field in schema.model_fields.items()]
        for detail in error.errors(include_url=False):
            report(_finding(detail, place, EventKind(kind), known, ledger))
        return None
    values = line.__dict__.copy()
    del values["event"]
    event = ledger.events[kind](**values, line=place.line)
    if isinstance(event, Stated) and _is_misstated(event):
        key = "number" if kind_of(event.number) is None else "facts"
        report(_wrong(place, key, facts[key], ledger))
        return None
    wrong = _impossible_trail(event)
    if wrong is not None:
        report(_wrong(place, wrong, facts[wrong], ledger))
        return None
    if event.to_line() != text:
        report(rules.NOT_CANONICAL.at(place, problem=_NOT_CANONICAL, path=place.path))
    return RecordedEvent(event, text)


def _is_misstated(event: Stated) -> bool:
    """About no subject that there is, or not as such a subject is described."""
    return kind_of(event.number) is None or (
        event.facts is not None and not is_sound(event.number, event.facts)
    )


def _impossible_trail(event: Event) -> str | None:
    """The key of a review of the audit trail that cannot be: it stands under a number, or its period ends before it begins or after it."""
    if not isinstance(event, TrailReviewed):
        return "number" if event.number == TRAIL else None
    if event.number != TRAIL:
        return "number"
    return None if event.since <= event.until <= event.day else "until"


def _storable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a character
        return False
    return "\x7f" not in text  # the one control character that JSON does not escape


def number_in(text: str) -> str | None:
    """The number that a line names, even when the line is broken."""
    found = _NUMBER.search(text)
    return found[1] if found else None


def _finding(
    detail: ErrorDetails, place: Place, kind: EventKind, known: list[str], ledger: LedgerKind
) -> Finding:
    key = str(detail["loc"][0])
    match detail["type"]:
        case "extra_forbidden":
            shown = _shown(key).strip('"')
            return rules.KEY_UNKNOWN.at(place, event=kind, key=shown, known=", ".join(known), path=place.path)
        case "missing":
            return _missing(place, kind, key)
    return _wrong(place, key, detail["input"], ledger)


def _broken(place: Place, problem: Words) -> Finding:
    return rules.LINE_BROKEN.at(place, problem=problem, path=place.path)


def _unstorable(place: Place) -> Finding:
    return _broken(place, _NO_TEXT)


def _missing(place: Place, kind: str, key: str) -> Finding:
    return rules.KEY_MISSING.at(place, event=kind, key=key, path=place.path)


def _wrong(place: Place, key: str, value: object, ledger: LedgerKind) -> Finding:
    return rules.VALUE_WRONG.at(
        place, key=key, value=_shown(value), expected=ledger.expected(key), path=place.path
    )


def _shown(value: Any) -> str:
    """A value as it stands in the ledger, short, and without half characters that no output can encode."""
    try:
        text = canonical_json(value)
    except (ValueError, RecursionError):  # not a number, or nested beyond reason
        text = "…"
    text = text.encode("utf-8", "replace").decode()
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
