"""What a file says of itself, in its front matter and at the head of its text, as this manual writes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sop_plugin.adoption import remarks
from sop_plugin.adoption.foreign_text import ForeignText
from sop_plugin.adoption.head_facts import HeadFact
from sop_plugin.adoption.synonyms import value_meant
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.model.period import Period
from sop_plugin.model.revision_label import pattern_like, read_revision
from sop_plugin.reading.foreign.fields import FIELDS, LAST_REVIEW, FieldKind
from sop_plugin.reading.foreign.values import in_our_form, is_day, is_day_in_either_order
from sop_plugin.reading.yaml_tree import Value
from sop_plugin.words.language import languages
from sop_plugin.words.voice import Sayable, spellings

_NEVER = frozenset({LAST_REVIEW, "review.next_review", "review.reason"})
"""Fields that a draft has no place for."""
_AS_IT_STANDS = frozenset({"title", "change.reason", "change.summary"})


@dataclass
class StatedFacts:
    """Field → its value in our form. ``written`` are values as they stand there; ``kept`` lines that go to a comment."""

    values: dict[str, str | list[str]] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    told: list[Sayable] = field(default_factory=list)

    def text(self, name: str) -> str:
        """The value of a field that is a text; empty where there is none."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else ""


def stated_facts(
    file: ForeignText, present: Mapping[str, str], meant: Mapping[str, Mapping[str, str]], manual: Manual
) -> StatedFacts:
    """The facts of a file. ``present``: field → its name in the front matter; ``meant``: field → what a value stands for."""
    found = StatedFacts()
    for target, name in present.items():
        _take(found, target, _value_at(file.written, target, name), meant, manual)
    names = {name.partition(".")[0] if name == target else name for target, name in present.items()}
    for key, lines in file.lines.items():
        targets = [target for target, name in present.items() if key in (name, name.partition(".")[0])]
        if key not in names:
            found.unused.append(key)
        whole = targets and all(target in found.values and not _is_lossy(found, target) for target in targets)
        if not whole or _holds_more(file.written[key], targets) or any(" #" in line for line in lines):
            found.kept += lines
    found.kept += file.remarks
    for fact in file.head.facts:
        _take_from_head(found, fact, meant, manual)
    return found


def _value_at(written: Mapping[str, Value], target: str, name: str) -> Value:
    group, _, last = target.rpartition(".")
    holder = written.get(group)
    if name == target and group and isinstance(holder, Mapping):
        return holder.get(last)
    return written.get(name)


def _holds_more(value: Value, targets: list[str]) -> bool:
    """Whether a mapping says other things than the fields that were taken from it."""
    return isinstance(value, Mapping) and len(value) > len(targets)


def _take(
    found: StatedFacts, target: str, value: Value, meant: Mapping[str, Mapping[str, str]], manual: Manual
) -> bool:
    """Note a value; whether it can be used, or was said before."""
    if isinstance(value, list):
        said = ", ".join(map(str, value))
    else:
        said = " ".join(str(value).split()) if value is not None and not isinstance(value, Mapping) else ""
    if not said:
        return not value
    ours = _in_our_terms(target, value if isinstance(value, list) else said, meant.get(target, {}), manual)
    if target in found.written:
        same = found.values.get(target, found.written[target]) == (ours if ours is not None else said)
        if not same:
            first = found.written[target]
            found.told.append(remarks.CONFLICT.filled(field=target, value=first, other=said))
        return same
    found.written[target] = said
    if ours is None:
        found.told.append(_not_understood(target, said))
        return False
    found.values[target] = ours
    return True


def _not_understood(target: str, said: str) -> Sayable:
    """What to do about a value that cannot be used; for some it takes one setting."""
    if target == "revision" and read_revision(said) is not None:
        return remarks.REVISION_BY_SETTING.filled(value=said, pattern=pattern_like(said))
    if is_day_in_either_order(said):
        return remarks.DAY_BY_SETTING.filled(field=target, value=said)
    return remarks.NOT_UNDERSTOOD.filled(field=target, value=said)


def _take_from_head(
    found: StatedFacts, fact: HeadFact, meant: Mapping[str, Mapping[str, str]], manual: Manual
) -> None:
    target = fact.meaning.field if fact.meaning is not None else ""
    role = fact.meaning.role if fact.meaning is not None else None
    taken = False
    if target and fact.value:
        taken = _take(found, target, fact.value, meant, manual) and not _is_lossy(found, target)
    elif role is not None and fact.value:
        named = [p.id for p in manual.organisation.people.values() if p.name == fact.value]
        words = remarks.PERSON if len(named) == 1 else remarks.PERSON_UNKNOWN
        own = (each for each in manual.settings.roles.on(manual.as_of) if fact.label in spellings(each.label))
        role = next(own, role)
        found.told.append(words.filled(role=role, name=fact.value, person=", ".join(named)))
    elif fact.value and fact.leaves:
        found.unused.append(fact.label)
    if fact.leaves and fact.written and not (taken and _letters(fact.written) == _letters(fact.value)):
        found.kept.append(f"{fact.label}: {fact.written}")


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _is_lossy(found: StatedFacts, target: str) -> bool:
    """Whether the front matter will not say all that stood there."""
    if target not in found.written:
        return False
    ours, written = found.values.get(target), found.written[target]
    return (
        ours is None or target == "status" or (target in ("revision", "number", "type") and ours != written)
    )


def _in_our_terms(
    target: str, value: Value, meant: Mapping[str, str], manual: Manual
) -> str | list[str] | None:
    """The value as this manual writes it; ``None`` for what it cannot use."""
    if target in _NEVER:
        return None
    kind = FIELDS[target]
    if kind is FieldKind.LIST:
        listed = in_our_form(value, kind) if isinstance(value, str) else value
        texts = [item for item in listed if isinstance(item, str)] if isinstance(listed, list) else []
        return texts if texts and texts == listed else None
    if not isinstance(value, str):
        return None
    said = meant.get(value, value)
    if kind is FieldKind.DAY:
        day = in_our_form(said, kind, manual.settings.metadata.day_order)
        return day if isinstance(day, str) and is_day(day) else None
    if kind is FieldKind.PERIOD:
        ours = in_our_form(said, kind)
        period = Period.parse(ours) if isinstance(ours, str) else None
        return str(period) if period is not None else None
    return said if target in _AS_IT_STANDS else next(_coded(target, said, manual), None)


def _coded(target: str, said: str, manual: Manual) -> Iterator[str]:
    """What a word stands for in a field with a list of values, or a form, of its own."""
    settings, folded = manual.settings, said.casefold()
    match target:
        case "number":
            yield said
        case "revision":
            ours = in_our_form(said, FieldKind.REVISION)
            for text in (said, ours if isinstance(ours, str) else ""):
                if settings.revisions.parse(text) is not None:
                    yield text
        case "type":
            for spelling, name in (
                *settings.type_codes.items(),
                *zip(settings.types, settings.types, strict=True),
                *((word, kind) for kind in settings.types for word in spellings(settings.type_label(kind))),
            ):
                if folded == spelling.casefold():
                    yield name
            named = value_meant("type", said)
            if named is not None and named in settings.types:
                yield named
        case "department" | "supervised_by":
            for each in manual.organisation.departments.values():
                if folded in {
                    spelling.casefold() for spelling in (each.code, *each.name.spellings) if spelling
                }:
                    yield each.code
        case "status":
            if said in set(Status):
                yield said
            named = value_meant("status", said)
            if named is not None:
                yield named
        case "language":
            yield from (str(language) for language in languages() if language.casefold() == folded)
        case "change.class":
            if said in ("editorial", "substantive"):
                yield said
