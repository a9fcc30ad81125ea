"""What changed of people, keys, authority, departments, rules and settings, told in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sop_plugin.model.trust.facts import Facts, Subject, TrustRoot, key_of, kind_of
from sop_plugin.model.trust.people import person_changes
from sop_plugin.model.trust.powers import AUTHORITY, table_changes
from sop_plugin.model.trust.settings import file_change, setting_changes
from sop_plugin.model.trust.values import FACTS, Names, text
from sop_plugin.words.terms import Term
from sop_plugin.words.voice import Sentence, Words

_SWAPPED = Words(
    "{one} 与 {other} 的姓名互换（“{first}”与“{second}”）；没有登记当日姓名的以往签署因此显示为对方所签",
    "{one} and {other} have changed names (“{first}” and “{second}”): each one's earlier signatures now show the other where no name of their day is on record",
)
_UNIT_NEW = Words("新增{kind} {name}", "new {kind}: {name}")
_UNIT_GONE = Words("删去{kind} {name}", "{kind} is taken out: {name}")
_UNIT_FACT = Words(
    "{kind} {code}：{fact}由 {old} 改为 {new}", "{kind} {code}: {fact} is {new} instead of {old}"
)
_UNITS = {
    Subject.DEPARTMENTS: Words("部门", "department"),
    Subject.ISSUERS: Words("发布单位", "issuer"),
    Subject.JOBS: Words("岗位名称", "job that documents name"),
    Subject.RECORDS: Words("记录", "record that is no form"),
}
_CONTROL_FACT = Words(
    "文件控制：{fact}由 {old} 改为 {new}", "document control: {fact} is {new} instead of {old}"
)


@dataclass(frozen=True)
class TrustChange:
    """One thing that is not what it was."""

    subject: str
    words: Sentence


def trust_changes(before: TrustRoot, after: TrustRoot) -> Iterator[TrustChange]:
    """Everything that differs, people first, each subject in the order of ``after``."""
    names = Names(before, after)
    swapped = dict(_swapped(before, after))
    for one, other in swapped.items():
        if one < other:
            first, second = (before[subject].get("name", "") for subject in (one, other))
            words = _SWAPPED.filled(one=key_of(one), other=key_of(other), first=first, second=second)
            yield TrustChange(one, words)
    order = list(Subject)
    subjects = [s for s in dict.fromkeys((*after, *before)) if kind_of(s) is not None]
    for subject in sorted(subjects, key=lambda s: order.index(kind_of(s) or Subject.FILES)):
        old, new = before.get(subject), after.get(subject)
        if old != new:
            for words in _changes(names, subject, old, new, subject in swapped):
                yield TrustChange(subject, words)


def _swapped(before: TrustRoot, after: TrustRoot) -> Iterator[tuple[str, str]]:
    """People who have each other's name."""
    renamed = {
        subject: (before[subject].get("name"), facts.get("name"))
        for subject, facts in after.items()
        if kind_of(subject) is Subject.PEOPLE
        and subject in before
        and before[subject].get("name") != facts.get("name")
    }
    by_names = {names: subject for subject, names in renamed.items()}
    for subject, (old, new) in renamed.items():
        other = by_names.get((new, old))
        if other is not None:
            yield subject, other


def _changes(
    names: Names, subject: str, old: Facts | None, new: Facts | None, swapped: bool
) -> Iterator[Sentence]:
    if subject == AUTHORITY:
        yield from table_changes(names, old or {}, new or {})
        return
    match kind_of(subject):
        case Subject.PEOPLE:
            yield from person_changes(names, subject, old, new, swapped)
        case Subject.SETTINGS:
            yield from setting_changes(names, subject, old or {}, new or {})
        case Subject.FILES:
            yield file_change(key_of(subject), old, new)
        case None:
            pass
        case kind:
            yield from _unit(names, kind, key_of(subject), old, new)


def _unit(names: Names, kind: Subject, code: str, old: Facts | None, new: Facts | None) -> Iterator[Sentence]:
    what = _UNITS.get(kind)
    if what is not None and (old is None or new is None):
        words = _UNIT_NEW if old is None else _UNIT_GONE
        yield words.filled(kind=what, name=Term(code, text((new or old or {}).get("name"), code)))
        return
    before, after = old or {}, new or {}
    for fact in dict.fromkeys((*before, *after)):
        if before.get(fact) != after.get(fact):
            values = {
                "fact": FACTS.get(fact, fact),
                "old": names.value(fact, before.get(fact)),
                "new": names.value(fact, after.get(fact)),
            }
            if what is None:
                yield _CONTROL_FACT.filled(**values)
            else:
                yield _UNIT_FACT.filled(kind=what, code=code, **values)
