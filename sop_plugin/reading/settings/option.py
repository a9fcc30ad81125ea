"""What is said of an option: on its page, and wherever somebody asks what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from sop_plugin.words.voice import Words

WRITTEN_TO = (
    r"^(mailto:[^\s<>\"?&]+@[^\s<>\"?&]+|https?://[^\s<>\"#]+|https?://[^\s<>\"]*\{[a-z]+\}[^\s<>\"]*)?$"
)
"""Where a reader can write to: a mail address, that of a new issue, or of a form, whose maker knows what stands behind a ``#``."""

_COUNTED = r"([^\s<>\"{}]|\{(number|revision|answer)\})*"
COUNTED_BY = rf"^((mailto:|https?://|/[^/\s<>\"{{}}]){_COUNTED}\{{number\}}{_COUNTED})?$"
"""Where an answer is counted: an address with the number of the document, and maybe its revision and the answer."""

_ADDRESS = r"[^\s<>\"{}]*"
SOURCE_LINES = rf"^(https?://{_ADDRESS}(\{{commit\}}{_ADDRESS})?\{{path\}}{_ADDRESS}(\{{commit\}}{_ADDRESS})?\{{line\}}{_ADDRESS})?$"
"""Where a forge shows a line of a file."""


@dataclass(frozen=True)
class Option:
    """What an option does, with an example: the YAML behind its name and colon."""

    words: Words
    example: str


def option(default: Any, zh: str, en: str, example: str, **limits: Any) -> Any:
    """The field of an option; ``limits`` are those of pydantic, such as ``ge``."""
    return Field(default, description=zh, examples=[example], json_schema_extra={"en": en}, **limits)


def option_of(field: FieldInfo) -> Option:
    """What is said of a field that ``option`` made."""
    said: Any = field.json_schema_extra
    return Option(Words(field.description or "", said["en"]), str((field.examples or [""])[0]))


class Options(BaseModel):
    """A group of options; takes no other key."""

    model_config = ConfigDict(extra="forbid")

    @classmethod
    def group_at(cls, keys: tuple[str | int, ...]) -> type[Options]:
        """The group that keys such as ``external_documents``, ``2`` lead to; this one where they lead to no other."""
        group: type[Options] = cls
        for key in keys:
            field = group.model_fields.get(str(key))
            group = next(groups_in(field.annotation), group) if field else group
        return group


def groups_in(annotation: Any) -> Iterator[type[Options]]:
    """The groups of options that values of a type hold."""
    if isinstance(annotation, type) and issubclass(annotation, Options):
        yield annotation
    for inner in get_args(annotation):
        yield from groups_in(inner)
