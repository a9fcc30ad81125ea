"""What changed of a person: name, post, keys and authority."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sop_plugin.model.organisation import Authority
from sop_plugin.model.trust.facts import Facts, key_of
from sop_plugin.model.trust.keys import fingerprint, key_identity
from sop_plugin.model.trust.root import authority_of
from sop_plugin.model.trust.values import FACTS, NONE, Names
from sop_plugin.words.voice import Sentence, Words

_NEW_PERSON = Words(
    "新增人员 {person}：{department}，{job}；{authority}；公钥 {keys} 把",
    "{person} is new: {department}, {job}; {authority}; keys: {keys}",
)
_PERSON_GONE = Words("删去人员 {person}", "{person} is taken out")
_RENAMED = Words(
    "{id}：姓名由“{old}”改为“{new}”；没有登记当日姓名的以往签署也随之改变",
    "{id}: the printed name is “{new}” instead of “{old}”, also on earlier signatures for which no name of their day is on record",
)
_FACT = Words("{person}：{fact}由 {old} 改为 {new}", "{person}: {fact} is {new} instead of {old}")
_FROM_BACK = Words(
    "{person}：到任日期由 {old} 提前到 {new}", "{person}: in post from {new}, earlier than {old}"
)
_UNTIL_GONE = Words(
    "{person}：离任日期 {old} 被删去，重新视为在职", "{person}: the last day in post, {old}, is taken out"
)
_LEFT = Words("{person}：离任日期定为 {new}", "{person}: last day in post is {new}")
_KEY_ADDED = Words(
    "{person}：新增第 {count} 把公钥 {key}", "{person}: another key is added, number {count}: {key}"
)
_FIRST_KEY = Words("{person}：登记了公钥 {key}", "{person}: a key is registered: {key}")
_KEY_GONE = Words("{person}：撤去公钥 {key}", "{person}: a key is withdrawn: {key}")
_KEY_TERMS = Words("{person}：公钥 {key} 的有效期或用途改动", "{person}: other terms of the key {key}")
_WIDENED = Words(
    "{person}：批准权限扩大，由 {old} 改为 {new}", "{person}: may_approve is widened, from {old} to {new}"
)
_NARROWED = Words(
    "{person}：批准权限收窄，由 {old} 改为 {new}", "{person}: may_approve is narrowed, from {old} to {new}"
)


def person_changes(
    names: Names, subject: str, old: Facts | None, new: Facts | None, swapped: bool
) -> Iterator[Sentence]:
    if new is None:
        yield _PERSON_GONE.filled(person=_named(subject, old or {}))
        return
    person = _named(subject, new)
    if old is None:
        yield _NEW_PERSON.filled(
            person=person,
            department=names.department(new.get("department", "")),
            job=new.get("job", "") or NONE,
            authority=names.authorities(new),
            keys=len(new.get("keys", ())),
        )
        return
    if old.get("name") != new.get("name") and not swapped:
        yield _RENAMED.filled(id=key_of(subject), old=old.get("name", ""), new=new.get("name", ""))
    for fact in ("department", "job", "handle"):
        if old.get(fact) != new.get(fact):
            values = [names.value(fact, facts.get(fact)) for facts in (old, new)]
            yield _FACT.filled(person=person, fact=FACTS[fact], old=values[0], new=values[1])
    yield from _in_post(person, old, new)
    yield from _keys(person, old.get("keys", ()), new.get("keys", ()))
    if old.get("may_approve") != new.get("may_approve"):
        words = _WIDENED if _is_wider(old, new) else _NARROWED
        yield words.filled(person=person, old=names.authorities(old), new=names.authorities(new))


def _named(subject: str, facts: Facts) -> str:
    return str(facts.get("name") or key_of(subject))


def _in_post(person: str, old: Facts, new: Facts) -> Iterator[Sentence]:
    since, until = (old.get("since"), new.get("since")), (old.get("until"), new.get("until"))
    if since[0] != since[1]:
        if since[0] and (since[1] or "") < since[0]:
            yield _FROM_BACK.filled(person=person, old=since[0], new=since[1] or NONE)
        else:
            yield _FACT.filled(person=person, fact=FACTS["since"], old=since[0] or NONE, new=since[1])
    if until[0] != until[1]:
        if until[1] is None:
            yield _UNTIL_GONE.filled(person=person, old=until[0])
        elif until[0] is None:
            yield _LEFT.filled(person=person, new=until[1])
        else:
            yield _FACT.filled(person=person, fact=FACTS["until"], old=until[0], new=until[1])


def _keys(person: str, old: Iterable[str], new: Iterable[str]) -> Iterator[Sentence]:
    before = {key_identity(line): line for line in old}
    after = {key_identity(line): line for line in new}
    for position, (key, line) in enumerate(after.items(), start=1):
        if key not in before:
            words = _KEY_ADDED if position > 1 or before else _FIRST_KEY
            yield words.filled(person=person, key=fingerprint(line), count=position)
        elif before[key].split(key)[0] != line.split(key)[0]:
            yield _KEY_TERMS.filled(person=person, key=fingerprint(line))
    for key, line in before.items():
        if key not in after:
            yield _KEY_GONE.filled(person=person, key=fingerprint(line))


def _is_wider(old: Facts, new: Facts) -> bool:
    """Whether anything may be approved that might not be before."""
    before = [authority_of(each) for each in old.get("may_approve", ())]
    after = [authority_of(each) for each in new.get("may_approve", ())]
    return any(not any(_includes(known, each) for known in before) for each in after)


def _includes(wide: Authority, narrow: Authority) -> bool:
    def within(outer: tuple[str, ...], inner: tuple[str, ...]) -> bool:
        return not outer or (bool(inner) and set(inner) <= set(outer))

    return (
        within(wide.types, narrow.types)
        and within(wide.departments, narrow.departments)
        and (wide.since is None or (narrow.since is not None and wide.since <= narrow.since))
        and (wide.until is None or (narrow.until is not None and narrow.until <= wide.until))
    )
