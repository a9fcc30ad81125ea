"""What changed of the settings, and of the files that have a part in what the site shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, TypeAlias

from sop_plugin.model.headings import WANTED, Heading
from sop_plugin.model.period import Period
from sop_plugin.model.roles import SHIPPED, Role
from sop_plugin.model.trust.facts import RULES, Facts
from sop_plugin.model.trust.lowerings import lowering_changes
from sop_plugin.model.trust.settings_facts import default_settings
from sop_plugin.model.trust.values import NONE, Names, called, role_sets, shown
from sop_plugin.words.voice import COMMA, SEMICOLON, Listed, Sayable, Sentence, Words

_ROLES = Words("{type}的必备签署由 {old} 改为 {new}", "required signatures of {type}: {new} instead of {old}")
_ALL_ROLES = Words("签署角色由 {old} 改为 {new}", "roles that people sign in: {new} instead of {old}")
_AS_THE_ROLES = Words("按签署角色", "as the roles are")
_ROLES_SINCE = Words("{since} 起 {roles}", "from {since} {roles}")
_CALLED = Words("{name}（{key}{several}）", "{name} ({key}{several})")
_SEVERAL = Words("，可由几人签", ", of several people")
_HEADINGS = Words(
    "{type}的必备标题由 {old} 改为 {new}", "required headings of {type}: {new} instead of {old}"
)
_SINCE = {
    "roles": Words("{since} 起{type}必备签署 {required}", "from {since} {type} signed by {required}"),
    "headings": Words(
        "{since} 起{type}必备标题 {required}", "from {since} {type} with the headings {required}"
    ),
    "chapters": Words("{since} 起{type}另外必备 {required}", "from {since} {type} with {required} too"),
    "review": Words("{since} 起{type}至少每 {required}复审", "from {since} {type} reviewed every {required}"),
    "number_patterns": Words(
        "{since} 起 {type} 的编号 {required}", "from {since} numbers of {type} {required}"
    ),
    "codes": Words(
        "{since} 起{type}在编号中的代码为 {required}",
        "from {since} {type} has the code {required} in numbers",
    ),
    "department_codes": Words(
        "{since} 起部门 {type} 在编号中的代码为 {required}",
        "from {since} the department {type} has the code {required} in numbers",
    ),
    "number_pattern": Words("{since} 起编号 {required}", "from {since} numbers {required}"),
}
_SETTING = Words("设置 {key}：由 {old} 改为 {new}", "setting {key}: {new} instead of {old}")
_SETTING_NEW = Words("设置 {key}：新增 {new}", "setting {key}: {new} is new")
_SETTING_GONE = Words("设置 {key}：去掉 {old}", "setting {key}: {old} is taken out")
_FILE_NEW = Words("新增{use} {path}", "{use} is added: {path}")
_FILE_GONE = Words("去掉{use} {path}", "{use} is taken out: {path}")
_FILE_CHANGED = Words("{use} {path} 的内容有改动", "{use} has other contents: {path}")
Path: TypeAlias = tuple[str, ...]
"""The keys that lead to a setting."""
USES: Mapping[str, Words] = {
    "hook": Words("钩子文件", "hook file"),
    "script": Words("脚本文件", "script"),
    "style": Words("样式文件", "style sheet"),
    "theme": Words("主题文件", "theme file"),
    "snippet": Words("插入正文的片段文件", "snippet file"),
    "macro": Words("宏文件", "macro file"),
    "module": Words("钩子旁边的程序文件", "code beside a hook or macro file"),
    "plugin": Words("其他插件所用的文件", "file of another plugin"),
}


def setting_changes(names: Names, subject: str, old: Facts, new: Facts) -> Iterator[Sentence]:
    usual = dict(_flat(default_settings())) if subject == RULES else {}
    before, after = (_usual_for(facts, usual) | dict(_flat(facts)) for facts in (old, new))
    for path in dict.fromkeys((*before, *after)):
        was, now = before.get(path), after.get(path)
        if was == now:
            continue
        match path if subject == RULES else ():
            case ("types", _, "roles") if None in (was, now) and usual.get(path) in (was, now):
                continue  # it follows from the roles, which are told
            case ("types", kind, "roles"):
                yield _ROLES.filled(type=names.type(kind), old=_roles(names, was), new=_roles(names, now))
            case ("rule_changes",):
                yield _SETTING.filled(
                    key="rule_changes", old=_rule_changes(names, was), new=_rule_changes(names, now)
                )
            case ("approval_roles",):
                yield _ALL_ROLES.filled(old=_role_sets(was), new=_role_sets(now))
            case ("findings",):
                yield from lowering_changes(was, now)
            case ("types", kind, "headings"):
                yield _HEADINGS.filled(type=names.type(kind), old=_headings(was), new=_headings(now))
            case _:
                key = ".".join(path)
                if path not in before:
                    yield _SETTING_NEW.filled(key=key, new=shown(now))
                elif path not in after:
                    yield _SETTING_GONE.filled(key=key, old=shown(was))
                else:
                    yield _SETTING.filled(key=key, old=shown(was), new=shown(now))


def _usual_for(facts: Facts, usual: Mapping[Path, Any]) -> dict[Path, Any]:
    """What holds where facts are silent: with roles of a company's own, who signs follows from these."""
    own = "approval_roles" in facts
    return {path: value for path, value in usual.items() if not (own and path[-1] == "roles")}


def _rule_changes(names: Names, written: Any) -> Sayable:
    """Rules that count from a day, each with what it requires of which type."""
    told: list[Sentence] = []
    for change in _codes(written):
        if isinstance(change, Mapping):
            since = str(change.get("since", ""))
            for key, said in _required(names).items():
                required = change.get(key)
                for kind, codes in required.items() if isinstance(required, Mapping) else ():
                    told.append(
                        _SINCE[key].filled(since=since, type=names.type(str(kind)), required=said(codes))
                    )
            if change.get("number_pattern"):
                told.append(_SINCE["number_pattern"].filled(since=since, required=change["number_pattern"]))
    return Listed(tuple(told), SEMICOLON) if told else NONE


def _flat(facts: Mapping[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[Path, Any]]:
    for key, value in facts.items():
        if isinstance(value, Mapping) and value and key != "name":
            yield from _flat(value, (*above, str(key)))
        else:
            yield (*above, str(key)), value


def file_change(path: str, old: Facts | None, new: Facts | None) -> Sentence:
    words = _FILE_NEW if old is None else _FILE_GONE if new is None else _FILE_CHANGED
    use = str((new or old or {}).get("use", ""))
    return words.filled(use=USES.get(use, use), path=path)


def _roles(names: Names, codes: Any) -> Sayable:
    if codes is None:
        return _AS_THE_ROLES
    known = [names.role(str(code)) for code in _codes(codes)]
    return Listed(tuple(known), COMMA) if known else NONE


def _role_sets(written: Any) -> Sayable:
    """The roles of each day from which they changed."""
    usual: list[Facts] = [{"key": declared.key} for declared in SHIPPED]
    told: list[Sayable] = []
    for since, facts in role_sets(written) or [(str(date.min), usual)]:
        roles = Listed(tuple(map(_called, facts)), COMMA)
        told.append(roles if since == str(date.min) else _ROLES_SINCE.filled(since=since, roles=roles))
    return Listed(tuple(told), SEMICOLON)


def _called(role: Mapping[str, Any]) -> Sayable:
    key = str(role.get("key", ""))
    several = _SEVERAL if role.get("several") else ""
    return _CALLED.filled(
        name=called(role["name"], key) if role.get("name") else Role(key), key=key, several=several
    )


def _headings(codes: Any) -> Sayable:
    known = [WANTED[Heading(code)] if code in set(Heading) else str(code) for code in _codes(codes)]
    return Listed(tuple(known), COMMA) if known else NONE


def _period(written: Any) -> Sayable:
    return Period.parse(str(written)) or str(written)


def _codes(written: Any) -> list[Any]:
    return written if isinstance(written, list) else []


def _required(names: Names) -> Mapping[str, Callable[[Any], Sayable]]:
    """How each kind of requirement is told."""
    return {
        "roles": partial(_roles, names),
        "headings": _headings,
        "chapters": shown,
        "review": _period,
        "number_patterns": str,
        "codes": str,
        "department_codes": str,
    }
