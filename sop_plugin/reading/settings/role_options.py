"""The roles in which people sign, as the settings declare them, and what can be wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from sop_plugin.model.roles import SHIPPED, ApprovalRoles, DeclaredRole, Role, RoleSet
from sop_plugin.reading.nearest_word import hint
from sop_plugin.reading.organisation.schema import NameEntry, localised
from sop_plugin.reading.settings.option import Options, option
from sop_plugin.reading.settings.problems import SettingsProblem
from sop_plugin.words.language import languages
from sop_plugin.words.voice import Words, spellings

if TYPE_CHECKING:
    from sop_plugin.reading.settings.schema import PluginOptions

_SHIPPED = {declared.key: declared for declared in SHIPPED}
_APPROVED = str(Role.APPROVED)
_FEW = Words(
    "至少要有两个签署角色：第一个编写，最后一个批准，文件由它生效",
    "at least two roles are needed: the first writes, and the last approves, which puts a text in force",
)
_TWICE = Words(
    "“{key}”列了两次，每个角色只占一个次序", "{key} is listed twice; a role has one place in the order"
)
_ONE_NAME = Words(
    "“{key}”和“{other}”都叫“{name}”，换一个名称",
    "{key} and {other} are both called “{name}”; give one of them another name",
)
_NO_NAME = Words(
    "“{key}”不是随程序附的角色（{known}），要写名称：{{key: {key}, name: …}}{hint}",
    "{key} is no role that comes along ({known}), and needs a name: {{key: {key}, name: …}}{hint}",
)
_LAST = Words(
    "“approved”是批准的角色，要排在最后；别的角色请另取 key",
    "approved is the role that approves, and comes last; give another one a key of its own",
)
_LAST_SEVERAL = Words(
    "最后一个角色“{key}”批准文件，由一个人签：去掉 several",
    "the last role, {key}, approves, and is one person's: take several out",
)
_UNKNOWN = Words(
    "没有签署角色“{key}”；当时的角色：{known}{hint}",
    "there is no role {key}; those of that day are {known}{hint}",
)
_STILL_REQUIRED = Words(
    "{since} 起没有角色“{key}”了，类型 {type} 还要它签署：在这一项里写 roles: {{{type}: […]}}，可用 {known}",
    "from {since} on there is no role {key}, but {type} requires it: write roles: {{{type}: […]}} here, of {known}",
)


def in_one_language(written: object) -> object:
    """A name alone: it is in English where it has no other letters."""
    if isinstance(written, str):
        return {"en" if written.isascii() else "zh-Hans": written}
    known = list(languages())
    if isinstance(written, dict) and not set(written) <= set(known):
        raise PydanticCustomError("sop_language", "another language", {"known": ", ".join(known)})
    return written


_KEY = r"^[a-z][a-z0-9_]{0,30}$"
RoleKey = Annotated[str, Field(pattern=_KEY)]


def _with_text(entry: NameEntry) -> NameEntry:
    if not localised(entry).spellings:
        raise PydanticCustomError("sop_name", "a name wanted")
    return entry


Name = Annotated[NameEntry, BeforeValidator(in_one_language), AfterValidator(_with_text)]


class RoleOptions(Options):
    """One role."""

    key: str = option(
        ...,
        "前置信息、台账和命令里写的词，一经使用不再改",
        "The word for it in front matter, ledger and commands; it stays once it has been used",
        "quality",
        pattern=_KEY,
    )
    name: Name | None = option(
        None,
        "名称，按语言写；只写一个也可以。随程序附的角色可以不写",
        "What it is called, in each language or in one; those that come along need none",
        "{zh-Hans: 质量审核, zh-Hant: 質量審核, en: Quality review}",
    )
    meaning: Name | None = option(
        None,
        "签署的含义，印在审批栏里",
        "What a signature in it means, as the approval block says it",
        "{zh-Hans: 符合质量要求, en: It meets the quality requirements}",
    )
    several: bool = option(
        False,
        "可以由几个人各签一次，如会签；不写 roles 的类型不要求它",
        "Whether several people may sign, each once, as in co-signing; types without roles of their own do not require it",
        "true",
    )


def _by_key(written: object) -> object:
    """A role that comes along is its key."""
    return {"key": written} if isinstance(written, str) else written


RoleList = list[Annotated[RoleOptions, BeforeValidator(_by_key)]]


def approval_roles(options: PluginOptions) -> ApprovalRoles:
    """The roles of every day."""
    first = RoleSet(_declared(options.approval_roles)) if options.approval_roles else RoleSet()
    later = (
        RoleSet(_declared(change.approval_roles), change.since)
        for change in sorted(options.rule_changes, key=lambda change: change.since)
        if change.approval_roles
    )
    return ApprovalRoles((first, *later))


def _declared(written: Iterable[RoleOptions]) -> tuple[DeclaredRole, ...]:
    return tuple(map(_role, written))


def _role(written: RoleOptions) -> DeclaredRole:
    shipped = _SHIPPED.get(written.key)
    found = shipped or DeclaredRole(written.key, written.key, written.key)
    if written.name is not None:
        name = localised(written.name)
        found = replace(found, name=name, label=name)
    if written.meaning is not None:
        found = replace(found, meaning=localised(written.meaning))
    return replace(found, has_several=True) if written.several else found


def role_problems(options: PluginOptions) -> Iterator[SettingsProblem]:
    """Of each set of roles, and then of what requires them."""
    sets: list[tuple[tuple[str | int, ...], Sequence[RoleOptions]]] = []
    if "approval_roles" in options.model_fields_set:
        sets.append((("approval_roles",), options.approval_roles))
    for index, change in enumerate(options.rule_changes):
        if "approval_roles" in change.model_fields_set:
            sets.append((("rule_changes", index, "approval_roles"), change.approval_roles))
    wrong = [problem for keys, written in sets for problem in _of_set(keys, written)]
    yield from wrong
    if not wrong:
        yield from _of_requirements(options, approval_roles(options))


def _of_set(keys: tuple[str | int, ...], written: Sequence[RoleOptions]) -> Iterator[SettingsProblem]:
    if len(written) < 2:
        yield SettingsProblem(keys, _FEW)
    counted: Counter[str] = Counter()
    named: dict[str, str] = {}
    for index, role in enumerate(written):
        at, is_last = (*keys, index), index == len(written) - 1
        counted[role.key] += 1
        if counted[role.key] > 1:
            yield SettingsProblem(at, _TWICE.filled(key=role.key))
        if role.name is None and role.key not in _SHIPPED:
            known = ", ".join(_SHIPPED)
            yield SettingsProblem(
                at, _NO_NAME.filled(key=role.key, known=known, hint=hint(role.key, list(_SHIPPED)))
            )
        for spelling in spellings(_role(role).label):
            other = named.setdefault(spelling, role.key)
            if other != role.key:
                yield SettingsProblem(at, _ONE_NAME.filled(key=role.key, other=other, name=spelling))
        if role.key == _APPROVED and not is_last:
            yield SettingsProblem(at, _LAST)
        if is_last and (role.several or _several_as_it_comes(role)):
            yield SettingsProblem(at, _LAST_SEVERAL.filled(key=role.key))


def _several_as_it_comes(role: RoleOptions) -> bool:
    return role.key in _SHIPPED and _SHIPPED[role.key].has_several


def _of_requirements(options: PluginOptions, roles: ApprovalRoles) -> Iterator[SettingsProblem]:
    """Signatures that are required in roles that there are not."""
    required: dict[str, Collection[str]] = {}
    for name, kind in options.document_types.items():
        if kind.roles is not None:
            required[name] = kind.roles
            yield from _unknown(("document_types", name, "roles"), kind.roles, roles.on(date.min))
    in_order = sorted(enumerate(options.rule_changes), key=lambda pair: pair[1].since)
    for index, change in in_order:
        there = roles.on(change.since)
        for name, keys in change.roles.items():
            required[name] = keys
            yield from _unknown(("rule_changes", index, "roles", name), keys, there)
        for name, key in _lost(required, there) if change.approval_roles else ():
            if name not in change.roles:
                told = {"since": change.since, "key": key, "type": name, "known": _listed(there)}
                yield SettingsProblem(("rule_changes", index), _STILL_REQUIRED.filled(**told))


def _lost(required: Mapping[str, Collection[str]], there: Collection[Role]) -> Iterator[tuple[str, str]]:
    return ((name, key) for name, keys in required.items() for key in keys if key not in there)


def _unknown(
    keys: tuple[str | int, ...], named: Iterable[str], there: Sequence[Role]
) -> Iterator[SettingsProblem]:
    for key in named:
        if key not in there:
            near = hint(key, tuple(map(str, there)))
            yield SettingsProblem(keys, _UNKNOWN.filled(key=key, known=_listed(there), hint=near))


def _listed(roles: Iterable[Role]) -> str:
    return ", ".join(roles)
