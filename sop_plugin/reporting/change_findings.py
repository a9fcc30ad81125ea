"""The part of a report that tells what is wrong, and what changes of people, keys, authority and settings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sop_plugin.model.finding import Finding
from sop_plugin.model.manual import Manual
from sop_plugin.reporting import change_words as words
from sop_plugin.reporting.markdown import Block, code
from sop_plugin.reporting.some import some
from sop_plugin.rules.comparison import SETTINGS_CHANGED, TOLD_FIRST
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


def trust_blocks(voice: Voice, findings: Sequence[Finding], before: Manual, after: Manual) -> Iterator[Block]:
    """People, keys, authority, departments and settings, each change a line; other settings are told as a whole."""
    told = [finding for finding in findings if finding.rule in TOLD_FIRST]
    if told:
        said = (
            (each.values.get("change") or each.message(voice.language), code(each.place.path))
            for each in told
        )
        items = (f"- {voice.say(words.TRUST_CHANGE, change=change, path=path)}" for change, path in said)
        lead = f"### {voice.noted(words.TRUST, str(len(told)))}\n\n{voice.say(words.TRUST_LEAD)}"
        yield Block(lead, tuple(items))
    if before.settings != after.settings and not any(finding.rule is SETTINGS_CHANGED for finding in told):
        yield Block(voice.say(words.SETTINGS))
