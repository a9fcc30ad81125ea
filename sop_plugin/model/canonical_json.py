"""JSON with one spelling for each value, so that the same facts always have the same bytes."""

from __future__ import annotations

import json

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def canonical_json(value: object) -> str:
    """Keys sorted, no blanks, no line break, characters as they are and not as escapes."""
    return _ENCODER.encode(value)
