"""The part of a report that tells what is wrong, and what changes in the organisation and the settings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sop_plugin.model.finding import Finding
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Organisation
from sop_plugin.reporting import change_words as words
from sop_plugin.reporting.markdown import Block, code
from sop_plugin.reporting.some import some
from sop_plugin.words.voice import SEMICOLON, Voice, Words


def finding_blocks(voice: Voice, heading: Words, findings: Sequence[Finding]) -> Iterator[Block]:
    """One item for each message, with all the places that it is about."""
    same: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        same.setdefault((finding.code, finding.message(voice.language)), []).append(finding)
    if same:
        items = tuple(f"- {_finding(voice, found)}" for found in same.values())
        yield Block(f"### {voice.noted(heading, str(len(findings)))}", items)


def _finding(voice: Voice, findings: Sequence[Finding]) -> str:
    lines: dict[str, list[str]] = {}
    for finding in findings:
        lines.setdefault(finding.place.path, []).append(str(finding.place.line))
    places = [
        voice.say(words.LINES, path=code(path), lines=some(voice, found)) for path, found in lines.items()
    ]
    return voice.say(
        words.FINDING,
        places=voice.listed(places, SEMICOLON),
        message=findings[0].message(voice.language),
        remedy=findings[0].remedy(voice.language),
        code=findings[0].code,
    )


def surroundings(voice: Voice, before: Manual, after: Manual) -> Iterator[Block]:
    """The organisation and the settings."""
    items = [f"- {text}" for text in _people(voice, before.organisation, after.organisation)]
    if items:
        yield Block(f"### {voice.say(words.ORGANISATION)}", tuple(items))
    if before.settings != after.settings:
        yield Block(voice.say(words.SETTINGS))


def _people(voice: Voice, before: Organisation, after: Organisation) -> Iterator[str]:
    for key, person in after.people.items():
        old = before.people.get(key)
        if old is None:
            yield voice.say(words.PERSON_NEW, name=person.name)
            continue
        facts = [
            told for name, told in words.PERSON_FACTS.items() if getattr(old, name) != getattr(person, name)
        ]
        if facts:
            yield voice.say(words.PERSON_CHANGED, name=person.name, facts=facts)
    for key, person in before.people.items():
        if key not in after.people:
            yield voice.say(words.PERSON_GONE, name=person.name)
