"""The findings that a manual lives with, as facts that are recorded, and what changed of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sop_plugin.model.lowering import Lowering, level_label
from sop_plugin.words import labels
from sop_plugin.words.voice import COMMA, Listed, Sentence, Words

_ENTRY = Words(
    "{code} {level}（范围：{paths}；期限：{until}；理由：{reason}）",
    "{code}: {level} (where: {paths}; until: {until}; reason: {reason})",
)
_NEW = Words("新增 {entry}", "new: {entry}")
_GONE = Words("去掉 {entry}", "taken out: {entry}")


def lowering_facts(lowered: Iterable[Lowering]) -> list[Mapping[str, Any]]:
    """The entries as plain facts, in their order; what is not said is left out."""
    return [
        {
            "rule": each.code,
            "level": each.level,
            "reason": each.reason,
            **({"paths": list(each.paths)} if each.paths else {}),
            **({"until": each.until.isoformat()} if each.until else {}),
        }
        for each in lowered
    ]


def lowering_changes(old: Any, new: Any) -> Iterator[Sentence]:
    """One sentence for each entry that is new or gone; another order alone, which decides between two that fit, is all of them anew."""
    before, after = _entries(old), _entries(new)
    gone = [entry for entry in before if entry not in after]
    come = [entry for entry in after if entry not in before]
    if not gone and not come:
        gone, come = before, after
    for words, entries in ((_GONE, gone), (_NEW, come)):
        for entry in entries:
            yield words.filled(entry=_told(entry))


def _entries(written: Any) -> list[Mapping[str, Any]]:
    return [each for each in written if isinstance(each, Mapping)] if isinstance(written, list) else []


def _told(entry: Mapping[str, Any]) -> Sentence:
    level, paths = str(entry.get("level", "")), entry.get("paths")
    return _ENTRY.filled(
        code=str(entry.get("rule", "")),
        level=level_label(level) or level,
        paths=Listed(tuple(map(str, paths)), COMMA) if isinstance(paths, list) else labels.LOWERED_EVERYWHERE,
        until=str(entry.get("until") or "") or labels.LOWERED_NO_END,
        reason=str(entry.get("reason", "")),
    )
