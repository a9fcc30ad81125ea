"""The catalogue of findings: complete, in both languages, and the same in both."""

from __future__ import annotations

import re
from string import Formatter

from each_case import each_case

from sop_plugin.model.finding import Rule, Severity
from sop_plugin.rules import GROUPS, all_rules
from sop_plugin.words.voice import Words

RULES = [value for group in GROUPS for value in vars(group).values() if isinstance(value, Rule)]
PARTS = ("title", "what", "why", "remedy")
IDEOGRAPH = re.compile("[\u4e00-\u9fff]")

every_rule = each_case("rule", RULES, ids=lambda rule: rule.code)


def placeholders(text: str) -> set[str]:
    """Names of the placeholders; values that are words come once per language, as `…_zh` and `…_en`."""
    names = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    return {re.sub("_(zh|en)$", "", name) for name in names}


def test_codes_and_names_are_unique() -> None:
    for what in ([rule.code for rule in RULES], [rule.name for rule in RULES]):
        assert sorted(what) == sorted(set(what))


def test_all_rules_come_in_the_order_of_their_codes() -> None:
    rules = all_rules()
    assert list(rules) == sorted(rule.code for rule in RULES)
    assert all(code == rule.code for code, rule in rules.items())


def test_a_group_holds_the_codes_of_one_hundred() -> None:
    for group in GROUPS:
        codes = [rule.code for rule in vars(group).values() if isinstance(rule, Rule)]
        assert codes, group.__name__
        assert len({code[:4] for code in codes}) == 1, group.__name__
        assert f"{codes[0][:4]}xx" in (group.__doc__ or "")


@every_rule
def test_a_rule_is_fully_told(rule: Rule) -> None:
    assert re.fullmatch(r"SOP\d{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.example.strip()
    for part in PARTS:
        words: Words = getattr(rule, part)
        assert IDEOGRAPH.search(words.zh), part
        assert words.en.strip(), part
        assert not IDEOGRAPH.search(words.en), part


@every_rule
def test_messages_are_parts_of_a_line(rule: Rule) -> None:
    for part in ("title", "what", "remedy"):
        words: Words = getattr(rule, part)
        for text in (words.zh, words.en):
            assert "\n" not in text
            assert not text.endswith(("。", ".")), part


@every_rule
def test_placeholders_are_the_same_in_both_languages(rule: Rule) -> None:
    for part in ("what", "remedy"):
        words: Words = getattr(rule, part)
        assert placeholders(words.zh) == placeholders(words.en), part


@every_rule
def test_what_is_not_filled_holds_no_placeholder(rule: Rule) -> None:
    for part in ("title", "why"):
        words: Words = getattr(rule, part)
        assert "{" not in words.zh + words.en


@every_rule
def test_time_alone_never_makes_an_error(rule: Rule) -> None:
    assert not (rule.time_alone and rule.severity is Severity.ERROR)
