"""The one place where settings lower findings or switch them off: whatever shows findings sees what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from pathspec.gitignore import GitIgnoreSpec

from sop_plugin.model.finding import Finding
from sop_plugin.model.lowering import HeldBack, Lowering
from sop_plugin.model.settings import Settings
from sop_plugin.rules import lowering as rules
from sop_plugin.rules.lowerable import MAY_BE_LOWERED


@dataclass
class _Entry:
    lowering: Lowering
    fits: Callable[[str], bool]
    held: list[Finding] = field(default_factory=list)


def lowered(
    findings: Iterable[Finding], settings: Settings, as_of: date, folder: str
) -> tuple[tuple[Finding, ...], tuple[HeldBack, ...]]:
    """The findings that are left, some of them less severe, and what each entry holds back; paths begin with ``folder``.

    Each finding is held back by the first entry that fits. Rules of evidence are as they are, whatever the settings hold.
    """
    entries = [_Entry(each, _fits(each.paths, folder)) for each in settings.lowered]
    by_code: dict[str, list[_Entry]] = {}
    for entry in entries:
        if not entry.lowering.has_ended(as_of) and entry.lowering.code in MAY_BE_LOWERED:
            by_code.setdefault(entry.lowering.code, []).append(entry)
    left = []
    for finding in findings:
        fitting = (each for each in by_code.get(finding.code, ()) if each.fits(finding.place.path))
        first = next(fitting, None)
        if first is None:
            left.append(finding)
            continue
        first.held.append(finding)
        if first.lowering.severity is not None:
            left.append(replace(finding, lowered=first.lowering.severity))
    places = (settings.place("findings", index) for index in range(len(entries)))
    return tuple(left), tuple(
        HeldBack(entry.lowering, place, tuple(sorted(set(entry.held), key=Finding.sort_key)))
        for entry, place in zip(entries, places, strict=True)
    )


def ended_or_idle(held_back: Iterable[HeldBack], as_of: date) -> Iterator[Finding]:
    """Entries that count no more, and those that hold nothing back."""
    for each in held_back:
        if each.lowering.has_ended(as_of):
            yield rules.LOWERING_ENDED.at(
                each.place, code=each.lowering.code, until=each.lowering.until, reason=each.lowering.reason
            )
        elif not each.findings:
            yield rules.LOWERING_IDLE.at(each.place, code=each.lowering.code)


def _fits(patterns: tuple[str, ...], folder: str) -> Callable[[str], bool]:
    """What is not below the documents' folder fits only where no path is asked for."""
    if not patterns:
        return lambda _path: True
    matches, begin = GitIgnoreSpec.from_lines(patterns).match_file, f"{folder}/"
    return lambda path: path.startswith(begin) and matches(path.removeprefix(begin))
