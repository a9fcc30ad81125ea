"""What settings lower, and what they cannot."""

from __future__ import annotations

import inspect
import re
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from sop_plugin import site_checks
from sop_plugin.checks.lowering import lowered
from sop_plugin.model.finding import Finding, Rule, Severity
from sop_plugin.model.lowering import Lowering
from sop_plugin.model.place import Place
from sop_plugin.model.settings import Settings
from sop_plugin.model.trust.changes import trust_changes
from sop_plugin.model.trust.facts import RULES
from sop_plugin.model.trust.settings_facts import settings_facts
from sop_plugin.rules import (
    all_rules,
    approvals,
    archive,
    attachments,
    comparison,
    dates,
    evidence,
    ledger,
    ledger_history,
    organisation,
    recording,
    references,
    seals,
    signatures,
    site,
    trust,
)
from sop_plugin.rules.evidence import TEXT_CHANGED
from sop_plugin.rules.lowerable import MAY_BE_LOWERED
from sop_plugin.words.voice import Words

TODAY = date(2026, 11, 21)
OF_EVIDENCE = (
    approvals,
    archive,
    attachments,
    comparison,
    dates,
    evidence,
    ledger,
    ledger_history,
    organisation,
    recording,
    seals,
    signatures,
    site,
    trust,
)


def finding(path: str, rule: Rule = references.NUMBER_UNKNOWN) -> Finding:
    return Finding(Place(path), rule, dict.fromkeys(rule.what.fields | rule.remedy.fields, "x"))


def held(
    *entries: Lowering, paths: tuple[str, ...], as_of: date = TODAY
) -> tuple[list[str], list[list[str]]]:
    """Path and severity of what is left, and the paths that each entry holds back."""
    left, back = lowered(map(finding, paths), Settings(lowered=entries), as_of, "manual/docs")
    return (
        [f"{each.place.path} {each.severity}" for each in left],
        [[each.place.path for each in entry.findings] for entry in back],
    )


def test_the_first_entry_that_fits_decides() -> None:
    inside, outside = "manual/docs/hotel/a.md", "manual/docs/kitchen/hotel.md"
    off = Lowering("SOP601", None, "旧文件", ("hotel/**",))
    warning = Lowering("SOP601", Severity.WARNING, "旧文件")
    assert held(off, warning, paths=(inside, outside, inside)) == (
        [f"{outside} warning"],
        [[inside], [outside]],
    )
    assert held(warning, off, paths=(inside,)) == ([f"{inside} warning"], [[inside], []])


@pytest.mark.parametrize("path", ["organisation.yml", "hotel/a.md", "manual/docs-hotel/a.md"])
def test_paths_begin_at_the_documents_folder(path: str) -> None:
    everything_below = Lowering("SOP601", None, "旧文件", ("**",))
    assert held(everything_below, paths=(path,)) == ([f"{path} error"], [[]])
    assert held(Lowering("SOP601", None, "旧文件"), paths=(path,)) == ([], [[path]])


@pytest.mark.parametrize(("day", "left"), [(TODAY, []), (date(2026, 11, 22), ["manual/docs/a.md error"])])
def test_an_entry_counts_to_the_end_of_its_day(day: date, left: list[str]) -> None:
    entry = Lowering("SOP601", None, "旧文件", until=TODAY)
    assert held(entry, paths=("manual/docs/a.md",), as_of=day)[0] == left


def test_what_is_lowered_to_advice_fails_nothing() -> None:
    entry = Lowering("SOP601", Severity.ADVICE, "旧文件")
    (left,), _ = lowered([finding("docs/a.md")], Settings(lowered=(entry,)), TODAY, "docs")
    assert (left.severity, left.fails_strict, left.rule) == (
        Severity.ADVICE,
        False,
        references.NUMBER_UNKNOWN,
    )


def test_no_settings_lower_a_rule_of_evidence() -> None:
    entry = Lowering(TEXT_CHANGED.code, None, "不要看")
    found = finding("docs/a.md", TEXT_CHANGED)
    assert lowered([found], Settings(lowered=(entry,)), TODAY, "docs")[0] == (found,)


def test_rules_of_evidence_may_not_be_lowered() -> None:
    codes = {
        rule.code for group in OF_EVIDENCE for rule in vars(group).values() if isinstance(rule, Rule)
    } | {rule.code for rule in all_rules().values() if rule.question is not None}
    assert len(codes) > 130
    assert codes & MAY_BE_LOWERED == set()
    # Names of documents and clauses, and what readers do not see.
    assert MAY_BE_LOWERED.isdisjoint({"SOP201", "SOP202", "SOP305", "SOP309", "SOP354", "SOP356", "SOP361"})
    assert {"SOP301", "SOP321", "SOP341", "SOP351", "SOP601", "SOP701"} <= MAY_BE_LOWERED


def test_what_is_found_after_compiling_may_not_be_lowered() -> None:
    """Lowering is applied when the manual is compiled."""
    found = set()
    for file in Path(inspect.getfile(site_checks)).parent.glob("*.py"):
        module = import_module(f"sop_plugin.site_checks.{file.stem}")
        for name in re.findall(r"\brules\.([A-Z_]+)", file.read_text(encoding="utf-8")):
            found.add(getattr(vars(module)["rules"], name).code)
    assert len(found) >= 9
    assert found & MAY_BE_LOWERED == set()


def test_entries_are_facts_of_the_settings_and_a_change_is_told() -> None:
    off = Lowering("SOP341", None, "旧文件", ("hotel/**",), TODAY)
    advice = Lowering("SOP341", Severity.ADVICE, "旧文件")
    facts = [settings_facts(Settings(lowered=entries)) for entries in ((), (off, advice), (advice, off))]
    assert facts[0] == {}
    assert facts[1]["findings"] == [
        {"rule": "SOP341", "level": "off", "reason": "旧文件", "paths": ["hotel/**"], "until": "2026-11-21"},
        {"rule": "SOP341", "level": "advice", "reason": "旧文件"},
    ]

    def told(old: int, new: int) -> int:
        return len(list(trust_changes({RULES: facts[old]}, {RULES: facts[new]})))

    assert (told(0, 1), told(1, 0), told(1, 1)) == (2, 2, 0)
    # Another order decides otherwise between two that fit.
    assert told(1, 2) == 4


def test_every_level_has_its_words() -> None:
    for severity in (None, Severity.WARNING, Severity.ADVICE):
        assert isinstance(Lowering("SOP341", severity, "旧文件").label, Words)
