"""Options of findings that the manual lives with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from sop_plugin.model.finding import Severity
from sop_plugin.model.lowering import OFF, Lowering
from sop_plugin.reading.nearest_word import nearest
from sop_plugin.reading.settings.option import Options, option
from sop_plugin.reading.settings.patterns import pattern_problems
from sop_plugin.reading.settings.problems import SettingsProblem
from sop_plugin.rules import all_rules
from sop_plugin.rules.lowerable import MAY_BE_LOWERED
from sop_plugin.words.voice import Words

_UNKNOWN = Words(
    "没有规则 {code}；运行 sop explain 列出全部规则", "there is no rule {code}; 'sop explain' lists all"
)
_UNKNOWN_NEAR = Words(
    "没有规则 {code}，是否为 {near}？运行 sop explain 列出全部规则",
    "there is no rule {code}; did you mean {near}? 'sop explain' lists all",
)
_EVIDENCE = Words(
    "{code}（{title}）不能降低：它关系到证据、编号、文件安全或网站能否生成；请改正问题本身，并删去这一条",
    "{code} ({title}) cannot be lowered: evidence, numbers, the safety of files or the site depend on it; "
    "mend what it finds, and take the entry out",
)
_NOT_LOWER = Words(
    "{code} 的级别是{severity}，{level} 并不更低", "{code} is {severity} by itself; {level} is no lower"
)
_NO_REASON = Words(
    "写明理由：它列在例外清单上，给读者和审核人看",
    "say why: the reason stands on the page of exceptions, for readers and auditors",
)


def _off_as_written(value: object) -> object:
    """YAML takes a bare ``off`` for a truth value."""
    return OFF if value is False else value


class FindingOptions(Options):
    """One rule that counts for less."""

    rule: str = option(..., "规则的代码，见 sop explain", "The code of the rule; see sop explain", "SOP341")
    level: Annotated[Literal["off", "advice", "warning"], BeforeValidator(_off_as_written)] = option(
        ...,
        "off：不再提示；advice：降为提示，warning：降为警告，都要低于规则原来的级别",
        "off: not reported any more; advice, warning: reported as that, where the rule is more severe by itself",
        "off",
    )
    paths: list[Annotated[str, Field(min_length=1)]] = option(
        [],
        "只用于这些文件，写法同 .gitignore，从文档文件夹算起；不写为全部",
        "For these files only, written as in .gitignore, from the documents' folder; all where it is absent",
        '["hotel/**"]',
    )
    reason: str = option(
        ..., "理由，列在例外清单上", "Why; it stands on the page of exceptions", "旧文件逐步改"
    )
    until: date | None = option(
        None,
        "到哪一天为止；过了这一天不再起作用，并有提示",
        "The last day on which it counts; after it the entry has no effect, which is told",
        "2027-03-31",
    )


def finding_problems(written: Sequence[FindingOptions]) -> Iterator[SettingsProblem]:
    """Codes that are none or cannot be lowered, levels that are no lower, and reasons that say nothing."""
    rules = all_rules()
    names = {rule.name: code for code, rule in rules.items()}
    for index, each in enumerate(written):
        keys, rule = ("findings", index), rules.get(each.rule)
        if rule is None:
            near = names.get(each.rule) or nearest(each.rule.upper(), list(rules))
            words = (
                _UNKNOWN_NEAR.filled(code=each.rule, near=near) if near else _UNKNOWN.filled(code=each.rule)
            )
            yield SettingsProblem((*keys, "rule"), words)
        elif rule.code not in MAY_BE_LOWERED:
            yield SettingsProblem((*keys, "rule"), _EVIDENCE.filled(code=rule.code, title=rule.title))
        elif each.level != OFF and Severity(each.level).rank <= rule.severity.rank:
            words = _NOT_LOWER.filled(code=rule.code, severity=rule.severity.label, level=each.level)
            yield SettingsProblem((*keys, "level"), words)
        if not each.reason.strip():
            yield SettingsProblem((*keys, "reason"), _NO_REASON.filled())
        yield from pattern_problems((*keys, "paths"), each.paths)


def lowering_of(written: FindingOptions) -> Lowering:
    """The entry as a value."""
    severity = None if written.level == OFF else Severity(written.level)
    return Lowering(written.rule, severity, written.reason.strip(), tuple(written.paths), written.until)
