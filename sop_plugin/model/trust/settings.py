"""What changed of the settings, and of the files that have a part in what the site shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sop_plugin.model.approval import Role
from sop_plugin.model.headings import WANTED, Heading
from sop_plugin.model.period import Period
from sop_plugin.model.trust.lowerings import lowering_changes
from sop_plugin.model.trust.root import RULES, Facts, default_settings
from sop_plugin.model.trust.values import NONE, shown
from sop_plugin.words.terms import type_name
from sop_plugin.words.voice import COMMA, SEMICOLON, Listed, Sayable, Sentence, Words

_ROLES = Words("{type}的必备签署由 {old} 改为 {new}", "required signatures of {type}: {new} instead of {old}")
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


def setting_changes(subject: str, old: Facts, new: Facts) -> Iterator[Sentence]:
    usual = dict(_flat(default_settings())) if subject == RULES else {}
    before, after = usual | dict(_flat(old)), usual | dict(_flat(new))
    for path in dict.fromkeys((*before, *after)):
        was, now = before.get(path), after.get(path)
        if was == now:
            continue
        match path if subject == RULES else ():
            case ("types", kind, "roles"):
                yield _ROLES.filled(type=type_name(kind), old=_roles(was), new=_roles(now))
            case ("rule_changes",):
                yield _SETTING.filled(key="rule_changes", old=_rule_changes(was), new=_rule_changes(now))
            case ("findings",):
                yield from lowering_changes(was, now)
            case ("types", kind, "headings"):
                yield _HEADINGS.filled(type=type_name(kind), old=_headings(was), new=_headings(now))
            case _:
                key = ".".join(path)
                if path not in before:
                    yield _SETTING_NEW.filled(key=key, new=shown(now))
                elif path not in after:
                    yield _SETTING_GONE.filled(key=key, old=shown(was))
                else:
                    yield _SETTING.filled(key=key, old=shown(was), new=shown(now))


def _rule_changes(written: Any) -> Sayable:
    """Rules that count from a day, each with what it requires of which type."""
    told: list[Sentence] = []
    for change in _codes(written):
        if isinstance(change, Mapping):
            since = str(change.get("since", ""))
            for key, said in _REQUIRED.items():
                required = change.get(key)
                for kind, codes in required.items() if isinstance(required, Mapping) else ():
                    told.append(
                        _SINCE[key].filled(since=since, type=type_name(str(kind)), required=said(codes))
                    )
            if change.get("number_pattern"):
                told.append(_SINCE["number_pattern"].filled(since=since, required=change["number_pattern"]))
    return Listed(tuple(told), SEMICOLON) if told else NONE


def _flat(facts: Mapping[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, value in facts.items():
        if isinstance(value, Mapping) and value:
            yield from _flat(value, (*above, str(key)))
        else:
            yield (*above, str(key)), value


def file_change(path: str, old: Facts | None, new: Facts | None) -> Sentence:
    words = _FILE_NEW if old is None else _FILE_GONE if new is None else _FILE_CHANGED
    use = str((new or old or {}).get("use", ""))
    return words.filled(use=USES.get(use, use), path=path)


def _roles(codes: Any) -> Sayable:
    known = [Role(code) if code in set(Role) else str(code) for code in _codes(codes)]
    return Listed(tuple(known), COMMA) if known else NONE


def _headings(codes: Any) -> Sayable:
    known = [WANTED[Heading(code)] if code in set(Heading) else str(code) for code in _codes(codes)]
    return Listed(tuple(known), COMMA) if known else NONE


def _period(written: Any) -> Sayable:
    return Period.parse(str(written)) or str(written)


def _codes(written: Any) -> list[Any]:
    return written if isinstance(written, list) else []


_REQUIRED: Mapping[str, Callable[[Any], Sayable]] = {
    "roles": _roles,
    "headings": _headings,
    "chapters": shown,
    "review": _period,
    "number_patterns": str,
    "codes": str,
    "department_codes": str,
}
