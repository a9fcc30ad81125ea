"""What was released by settings that were changed since without a day: no error of the document, but told of the settings.

A company that writes its changes under ``rule_changes`` never comes here: by those the checks themselves judge each text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sop_plugin.model.digest import is_of
from sop_plugin.model.event import Event
from sop_plugin.model.finding import Finding, Rule
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual import Manual
from sop_plugin.model.settings import Settings
from sop_plugin.model.settings_then import AskSettings, SettingsThen
from sop_plugin.model.trust.facts import RULES, Facts
from sop_plugin.model.trust.history import TrustHistory
from sop_plugin.model.trust.settings import setting_changes
from sop_plugin.model.trust.settings_facts import settings_facts
from sop_plugin.model.trust.values import Names
from sop_plugin.rules import approvals as rules
from sop_plugin.rules import numbers, signatures
from sop_plugin.words.voice import SEMICOLON, Listed, Sentence

JudgedBy = Callable[[Settings, frozenset[str]], Iterable[Finding]]
"""Settings and paths of documents → what would be found by them."""

_OF_NUMBERS = (numbers.NUMBER_MALFORMED, numbers.NUMBER_DEPARTMENT, numbers.NUMBER_TYPE)
_OF_TEXTS = ("SOP1", "SOP2", "SOP3", "SOP4", "SOP5", "SOP6")
OF_RELEASES = (
    signatures.RELEASED_WITHOUT_ROLE,
    signatures.RELEASED_SELF_APPROVED,
    signatures.SIGNED_OUT_OF_ORDER,
    signatures.RELEASED_WITHOUT_AUTHORITY,
)
"""What roles settle: which there are, who must sign, and in what order."""
_NOT_RULES = ("lead_days", "stale_days", "findings", "seals", "recorded_within", "time_zone", "language")
_SHOWN = 10
_SHORT = 12


@dataclass(frozen=True)
class ByThen:
    """What is left of the findings, and the settings by which those that went were none."""

    findings: tuple[Finding, ...]
    settings: tuple[Settings, ...] = ()


@dataclass(frozen=True)
class _Excused:
    """A finding that was none by the settings of its day."""

    finding: Finding
    event: Event
    then: SettingsThen


def by_settings_then(
    findings: Sequence[Finding], manual: Manual, ledger: Ledger, ask: AskSettings, judged_by: JudgedBy
) -> ByThen:
    """The findings, those about released texts that today's settings alone find fault with as work to do."""
    subjects = {
        index: event
        for index, finding in enumerate(findings)
        if finding.fails_strict and (event := _event_of(finding, manual, ledger)) is not None
    }
    excused = dict(_excused(findings, subjects, manual, ledger, ask, judged_by)) if subjects else {}
    if not excused:
        return ByThen(tuple(findings))
    told = {(e.event.number, e.finding.rule, str(e.finding.values.get("role"))) for e in excused.values()}
    left = (
        _work_to_do(excused[index]) if index in excused else finding
        for index, finding in enumerate(findings)
        if index not in excused or not _is_told_of_the_text(excused[index], told)
    )
    settings: list[Settings] = []
    for each in excused.values():
        if each.then.settings not in settings:
            settings.append(each.then.settings)
    return ByThen((*left, *_undated_changes(excused.values(), manual)), tuple(settings))


def _event_of(finding: Finding, manual: Manual, ledger: Ledger) -> Event | None:
    """What is judged by such a finding: the release of a text, a signature, or the giving out of a number."""
    if finding.rule in OF_RELEASES:
        return next((e for e in ledger.events if e.line == finding.place.line), None)
    document = manual.by_path.get(finding.place.path)
    if document is None or not finding.code.startswith(_OF_TEXTS):
        return None
    if finding.rule in _OF_NUMBERS:
        return ledger.issue(document.number)
    release = ledger.release(document.number, document.revision)
    return release if release is not None and is_of(release.digest, document) else None


def _excused(
    findings: Sequence[Finding],
    subjects: Mapping[int, Event],
    manual: Manual,
    ledger: Ledger,
    ask: AskSettings,
    judged_by: JudgedBy,
) -> Iterator[tuple[int, _Excused]]:
    known = ask(tuple({(e.number, e.sequence): e for e in subjects.values()}.values()))
    of_settings: defaultdict[int, list[int]] = defaultdict(list)
    thens: list[SettingsThen] = []
    for index, event in subjects.items():
        then = known.get((event.number, event.sequence))
        if then is None or then.settings == manual.settings or not _was_recorded(then, event, ledger.trust):
            continue
        place = next((i for i, other in enumerate(thens) if other.settings == then.settings), len(thens))
        if place == len(thens):
            thens.append(then)
        of_settings[place].append(index)
    for place, indexes in of_settings.items():
        then = thens[place]
        paths = frozenset(findings[index].place.path for index in indexes)
        still = {_essence(finding) for finding in judged_by(then.settings, paths)}
        for index in indexes:
            if _essence(findings[index]) not in still:
                yield index, _Excused(findings[index], subjects[index], then)


def _was_recorded(then: SettingsThen, event: Event, trust: TrustHistory) -> bool:
    """Whether the rules are those that document control had on record by then, where it keeps a record."""
    if event.day < trust.began:
        return True
    stated = trust.by_subject.get(RULES, ())
    before = [each for each in stated if each.day < event.day][-1:]
    of_day = [each for each in stated if each.day == event.day]
    held = [each.facts or {} for each in (*before, *of_day)] or [{}]
    if not before:
        held.append({})
    return settings_facts(then.settings) in held


def _essence(finding: Finding) -> tuple[object, ...]:
    """What stays the same of a finding whatever the settings say: not the words of the rule."""
    named = (str(finding.values.get(key)) for key in ("heading", "role", "key"))
    return (finding.code, finding.place.path, finding.place.line, *named)


def _is_told_of_the_text(each: _Excused, told: Collection[tuple[str, Rule, str]]) -> bool:
    """Whether the document itself says of a signature what its release does."""
    role = str(each.finding.values.get("role"))
    of_text = (each.event.number, rules.ROLE_MISSING, role)
    return each.finding.rule is signatures.RELEASED_WITHOUT_ROLE and of_text in told


def _work_to_do(told: _Excused) -> Finding:
    finding, event = told.finding, told.event
    return rules.ALLOWED_THEN.at(
        finding.place, problem=finding, code=finding.code, number=event.number, day=event.day
    )


def _undated_changes(excused: Iterable[_Excused], manual: Manual) -> Iterator[Finding]:
    """One finding for each way in which the settings were others."""
    now = _rules(manual.settings)
    of_changes: defaultdict[tuple[str, ...], list[tuple[_Excused, tuple[Sentence, ...]]]] = defaultdict(list)
    for each in excused:
        before = _rules(each.then.settings)
        names = Names({RULES: before}, {RULES: now})
        changed = tuple(setting_changes(names, RULES, before, now))
        of_changes[tuple(map(repr, changed))].append((each, changed))
    for together in of_changes.values():
        last, changed = max(together, key=lambda one: one[0].event.day)
        numbers_told = list(dict.fromkeys(one.event.number for one, _ in together))
        yield rules.CHANGED_WITHOUT_DAY.at(
            manual.settings.place(),
            changes=Listed(changed, SEMICOLON) if changed else "—",
            count=len(numbers_told),
            numbers=numbers_told[:_SHOWN],
            day=last.event.day,
            commit=last.then.commit[:_SHORT],
            path=manual.settings.place().path,
        )


def _rules(settings: Settings) -> Facts:
    """What texts are judged by: the rules, and what they may cite and serve."""
    cited = {
        "external_documents": sorted(settings.external_titles),
        "requirements": list(settings.requirements),
    }
    rules = {key: value for key, value in settings_facts(settings).items() if key not in _NOT_RULES}
    return rules | {key: value for key, value in cited.items() if value}
