"""``metadata`` among the options: what is wrong with it beyond its form, and the mapping that it makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sop_plugin.model.settings import MetadataMapping
from sop_plugin.reading.foreign.fields import FIELDS, ONE_EACH
from sop_plugin.reading.nearest_word import nearest
from sop_plugin.reading.settings.problems import SettingsProblem
from sop_plugin.reading.settings.schema import MetadataOptions
from sop_plugin.words.voice import Words

_NO_FIELD = Words("没有这个字段；可用的有 {known}", "there is no such field; known are {known}")
_NO_FIELD_NEAR = Words("没有这个字段，是否为 {near!r}？", "there is no such field; did you mean {near!r}?")
_ONE_EACH = Words("每份文件各有各的，不能有默认值", "each document has its own, so there is no default")
_IGNORED_TOO = Words("{name} 已在 keys 中用作 {target}", "{name} is what keys reads as {target}")


def metadata_problems(options: MetadataOptions) -> Iterator[SettingsProblem]:
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
            yield SettingsProblem(("metadata", part, name), words.filled(near=near, known=", ".join(FIELDS)))
    for name in options.defaults:
        if name in ONE_EACH:
            yield SettingsProblem(("metadata", "defaults", name), _ONE_EACH)
    for target, names in options.keys.items():
        for name in names:
            if options.ignore != "all" and name in options.ignore:
                yield SettingsProblem(("metadata", "ignore"), _IGNORED_TOO.filled(name=name, target=target))


def metadata_mapping(options: MetadataOptions) -> MetadataMapping:
    """The options as the model has them."""
    ignores_all = options.ignore == "all"
    return MetadataMapping(
        {target: tuple(names) for target, names in options.keys.items()},
        options.values,
        options.defaults,
        () if options.ignore == "all" else tuple(options.ignore),
        ignores_all,
        options.day_order,
    )
