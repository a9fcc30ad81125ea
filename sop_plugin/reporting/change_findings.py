"""The part of a report that tells what is wrong, and what changes in the organisation and the settings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sop_plugin.model.finding import Finding
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Organisation
from sop_plugin.reporting import change_words as words
from sop_plugin.reporting.markdown import Block, code, plain
from sop_plugin.reporting.phrases import Phrases
from sop_plugin.words.voice import Words


def finding_blocks(phrases: Phrases, heading: Words, findings: Sequence[Finding]) -> Iterator[Block]:
    """One item for each message, with all the places that it is about."""
    same: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        same.setdefault((finding.code, finding.message(phrases.language)), []).append(finding)
    if same:
        items = tuple(f"- {_finding(phrases, found)}" for found in same.values())
        yield Block(f"### {phrases.noted(phrases.say(heading), str(len(findings)))}", items)


def _finding(phrases: Phrases, findings: Sequence[Finding]) -> str:
    lines: dict[str, list[str]] = {}
    for finding in findings:
        lines.setdefault(finding.place.path, []).append(str(finding.place.line))
    places = [
        phrases.say(words.LINES, path=code(path), lines=phrases.some(found)) for path, found in lines.items()
    ]
    return phrases.say(
        words.FINDING,
        places=phrases.apart(places),
        message=plain(findings[0].message(phrases.language)),
        remedy=plain(findings[0].remedy(phrases.language)),
        code=findings[0].code,
    )


def surroundings(phrases: Phrases, before: Manual, after: Manual) -> Iterator[Block]:
    """The organisation and the settings."""
    items = [f"- {text}" for text in _people(phrases, before.organisation, after.organisation)]
    if items:
        yield Block(f"### {phrases.say(words.ORGANISATION)}", tuple(items))
    if before.settings != after.settings:
        yield Block(phrases.say(words.SETTINGS))


def _people(phrases: Phrases, before: Organisation, after: Organisation) -> Iterator[str]:
    for key, person in after.people.items():
        old = before.people.get(key)
        if old is None:
            yield phrases.say(words.PERSON_NEW, name=plain(person.name))
            continue
        facts = [
            phrases.say(told)
            for name, told in words.PERSON_FACTS.items()
            if getattr(old, name) != getattr(person, name)
        ]
        if facts:
            yield phrases.say(words.PERSON_CHANGED, name=plain(person.name), facts=phrases.joined(facts))
    for key, person in before.people.items():
        if key not in after.people:
            yield phrases.say(words.PERSON_GONE, name=plain(person.name))
