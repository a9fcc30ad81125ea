"""What makes two findings the same one: not the line, which moves with every edit above it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from types import MappingProxyType

from sop_plugin.model.canonical_json import canonical_json
from sop_plugin.model.finding import Finding
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Listed, Sentence, Words, voice_in

Essence = tuple[str, ...]

_PLACE = re.compile(r":[0-9]+(:[0-9]+)?(?=\W|$)")
# Values that name lines, or the day on which somebody looked; a code that stands beside its name; what is to be done.
_PASSING = frozenset({"first", "lines", "order", "today", "role_code", "steps"})
_AS_THEY_ARE: Mapping[str, str] = MappingProxyType({})


def essence(finding: Finding, names: Mapping[str, str] = _AS_THEY_ARE) -> Essence:
    """Rule, file and what was found; ``names`` gives a file that may move the name that stays."""
    path = finding.place.path
    # What comes with time alone tells another number of days every day.
    told = {} if finding.rule.time_alone else finding.values
    values = (
        _PLACE.sub("", text) for key in sorted(told) if key not in _PASSING for text in _texts(told[key])
    )
    return (finding.code, names.get(path, path), *values)


def _texts(value: object) -> tuple[str, ...]:
    """A value whatever the language: as a file has it, else its English and its Chinese words."""
    if isinstance(value, Words | Sentence | Listed | Finding | list):
        return tuple(voice_in(language).listed([value]) for language in (Language.EN, Language.ZH_HANS))
    return (", ".join(value) if isinstance(value, tuple) else str(value),)


def fingerprints(findings: Iterable[Finding]) -> Iterator[str]:
    """A fingerprint for each finding in turn; the second of two that are the same gets another."""
    seen: Counter[Essence] = Counter()
    for finding in findings:
        found = essence(finding)
        seen[found] += 1
        yield sha256(canonical_json([*found, seen[found]]).encode("utf-8", "surrogatepass")).hexdigest()[:40]
