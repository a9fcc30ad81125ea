"""How the facts of people, units and settings are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sop_plugin.model.organisation import Authority
from sop_plugin.model.period import Period
from sop_plugin.model.roles import Role
from sop_plugin.model.trust.facts import RULES, Facts, Subject, TrustRoot
from sop_plugin.model.trust.root import authority_of
from sop_plugin.words.language import LocalisedText
from sop_plugin.words.terms import TYPES, Term
from sop_plugin.words.voice import COMMA, SEMICOLON, Listed, Sayable, Sentence, Words

NONE = Words("无", "none")
_MAY_NOTHING = Words("不能批准任何文件", "nothing")
_AUTHORITY = Words("{departments}的{types}", "{types} of {departments}")
_SPAN = Words("{authority}（{since} 至 {until}）", "{authority} ({since} to {until})")
_ALL_TYPES = Words("各类文件", "all documents")
_ALL_DEPARTMENTS = Words("各部门", "all departments")
FACTS: Mapping[str, Words] = {
    "name": Words("名称", "name"),
    "department": Words("部门", "department"),
    "job": Words("岗位", "job"),
    "handle": Words("代码平台上的账号", "the account on the forge"),
    "since": Words("到任日期", "the first day in post"),
    "until": Words("离任日期", "the last day in post"),
    "issuer": Words("发布单位", "issuer"),
    "parent": Words("上级部门", "the department above"),
    "departments": Words("部门", "departments"),
    "also": Words("其他叫法", "other spellings"),
    "retention": Words("保存期限", "how long it is kept"),
    "sample": Words("示例数据标记", "the mark of sample data"),
}


class Names:
    """What units, document types and roles are called: as they are, or as they were where they are gone."""

    def __init__(self, before: TrustRoot, after: TrustRoot) -> None:
        self._roots = (after, before)

    def value(self, fact: str, value: Any) -> Sayable:
        if fact in ("department", "parent") and value:
            return self.department(str(value))
        if fact == "departments" and isinstance(value, list) and value:
            return Listed(tuple(self.department(str(code)) for code in value), COMMA)
        if fact == "retention" and value:
            return Period.parse(str(value)) or str(value)
        if fact == "issuer" and value:
            return self._unit_name(Subject.ISSUERS, str(value))
        return shown(value)

    def department(self, code: str) -> Sayable:
        return self._unit_name(Subject.DEPARTMENTS, code)

    def _unit_name(self, kind: Subject, code: str) -> Sayable:
        facts = next((root[kind.named(code)] for root in self._roots if kind.named(code) in root), {})
        return Term(code, text(facts.get("name"), code))

    def type(self, code: str) -> Sayable:
        """A document type."""
        kinds = (mapping(mapping(rules.get("types")).get(code)) for rules in self._rules())
        name = next((kind["name"] for kind in kinds if kind.get("name")), None)
        return Term(code, called(name, code) if name else TYPES.get(code, code))

    def role(self, key: str) -> Sayable:
        """A role of approval."""
        for rules in self._rules():
            for _, roles in reversed(role_sets(rules.get("approval_roles"))):
                name = next(
                    (role["name"] for role in roles if role.get("key") == key and role.get("name")), None
                )
                if name:
                    return Term(key, called(name, key))
        return Role(key)

    def _rules(self) -> Iterator[Facts]:
        return (root[RULES] for root in self._roots if RULES in root)

    def authorities(self, facts: Facts) -> Sayable:
        entries = [authority_of(each) for each in facts.get("may_approve", ())]
        return Listed(tuple(map(self._authority, entries)), SEMICOLON) if entries else _MAY_NOTHING

    def _authority(self, authority: Authority) -> Sentence:
        types = Listed(tuple(map(self.type, authority.types)), COMMA) if authority.types else _ALL_TYPES
        departments = (
            Listed(tuple(map(self.department, authority.departments)), COMMA)
            if authority.departments
            else _ALL_DEPARTMENTS
        )
        told = _AUTHORITY.filled(types=types, departments=departments)
        if authority.since is None and authority.until is None:
            return told
        return _SPAN.filled(authority=told, since=authority.since or "…", until=authority.until or "…")


def role_sets(written: Any) -> list[tuple[str, list[Facts]]]:
    """The roles of approval that facts tell, from each day on."""
    sets = [mapping(each) for each in written] if isinstance(written, list) else []
    return [
        (str(each.get("since", "")), [mapping(role) for role in each.get("roles") or ()]) for each in sets
    ]


def mapping(value: Any) -> Facts:
    """What the ledger should have as a mapping, whatever somebody wrote there."""
    return value if isinstance(value, Mapping) else {}


def shown(value: Any) -> Sayable:
    if value is None or value == [] or value == {} or value == "":
        return NONE
    if isinstance(value, Mapping):
        return text(value, "") if "zh-Hans" in value or "en" in value else ", ".join(map(str, value))
    if isinstance(value, list | tuple):
        return Listed(tuple(str(each) for each in value), COMMA)
    return str(value).lower() if isinstance(value, bool) else str(value)


def called(name: Any, code: str) -> Sayable:
    """A name in the language of whoever reads it."""
    known = {tag: str(said) for tag, said in mapping(name).items() if said}
    found = LocalisedText(known.get("zh-Hans", ""), known.get("zh-Hant", ""), known.get("en", ""))
    return found if found.spellings else text(name, code)


def text(name: Any, code: str) -> str:
    """A name in the first language that it has; all of them where several differ."""
    if not isinstance(name, Mapping):
        return code
    return " / ".join(dict.fromkeys(str(text) for text in name.values())) or code
