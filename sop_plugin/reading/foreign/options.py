"""``metadata`` in ``mkdocs.yml``: how files that were there before say what our front matter says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from sop_plugin.model.settings import MetadataMapping
from sop_plugin.reading.foreign.fields import FIELDS, ONE_EACH
from sop_plugin.reading.nearest_word import nearest
from sop_plugin.words.voice import Sentence, Words


def _as_written(value: object) -> object:
    """What YAML took for a number, a date or a truth value, as the text that stands there."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int | float) else value


def _listed(value: object) -> object:
    return value if isinstance(value, list) else [value]


Word = Annotated[str, BeforeValidator(_as_written), Field(min_length=1)]


class MetadataOptions(BaseModel):
    """``keys``, ``values``, ``defaults`` and ``ignore``; all of them may be absent."""

    model_config = ConfigDict(extra="forbid")

    keys: dict[str, Annotated[list[Word], BeforeValidator(_listed), Field(min_length=1)]] = Field(
        default={}, description="本手册的字段 → 已有文件中的名称，可列几个，如 number: doc_id"
    )
    values: dict[str, dict[Word, Word]] = Field(
        default={}, description="字段 → 已有文件中的值 → 本手册的值，如 department: {销售组: HT-SD}"
    )
    defaults: dict[str, Word] = Field(default={}, description="文件没有写时的值，如 status: approved")
    ignore: Literal["all"] | list[Word] = Field(default=[], description="不必理会的字段；all 为全部")


_NO_FIELD = Words(
    "metadata.{part}.{name}：没有这个字段；可用的有 {known}",
    "metadata.{part}.{name}: there is no such field; known are {known}",
)
_NO_FIELD_NEAR = Words(
    "metadata.{part}.{name}：没有这个字段，是否为 {near!r}？",
    "metadata.{part}.{name}: there is no such field; did you mean {near!r}?",
)
_ONE_EACH = Words(
    "metadata.defaults.{name}：每份文件各有各的，不能有默认值",
    "metadata.defaults.{name}: each document has its own, so there is no default",
)
_IGNORED_TOO = Words(
    "metadata.ignore：{name} 已在 keys 中用作 {target}",
    "metadata.ignore: {name} is what keys reads as {target}",
)


def metadata_problems(options: MetadataOptions) -> Iterator[Sentence]:
    """What is wrong beyond the form of the option."""
    parts: Mapping[str, Mapping[str, object]] = {
        "keys": options.keys,
        "values": options.values,
        "defaults": options.defaults,
    }
    for part, fields in parts.items():
        for name in fields:
            if name in FIELDS:
                continue
            near = nearest(name, list(FIELDS))
            words = _NO_FIELD_NEAR if near else _NO_FIELD
            yield words.filled(part=part, name=name, near=near, known=", ".join(FIELDS))
    for name in options.defaults:
        if name in ONE_EACH:
            yield _ONE_EACH.filled(name=name)
    ignored = [] if options.ignore == "all" else options.ignore
    for target, names in options.keys.items():
        for name in names:
            if name in ignored:
                yield _IGNORED_TOO.filled(name=name, target=target)


def metadata_mapping(options: MetadataOptions) -> MetadataMapping:
    """The options as the model has them."""
    ignores_all = options.ignore == "all"
    return MetadataMapping(
        {target: tuple(names) for target, names in options.keys.items()},
        options.values,
        options.defaults,
        () if options.ignore == "all" else tuple(options.ignore),
        ignores_all,
    )
