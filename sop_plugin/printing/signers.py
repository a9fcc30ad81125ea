"""Who signed, as the foot of a first sheet has room for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sop_plugin.sharing.cells import columns_of
from sop_plugin.standing.approval_block import ApprovalBlock
from sop_plugin.words import labels
from sop_plugin.words.voice import Voice, Words

_SHOWN = 2
# Columns that two names may take, a Chinese character two: more would push the lines below off the sheet.
_ROOM = 28
_MORE = Words("等 {count} 人", "and others, {count} in all")


@dataclass(frozen=True)
class FooterSigner:
    """A role, who signed in it, and the last day on which somebody did; more than a few are counted."""

    role: str
    names: tuple[str, ...]
    more: str
    day: date | None


def footer_lines(block: ApprovalBlock, voice: Voice) -> tuple[FooterSigner, ...]:
    """One for each role, in the order of signing; the whole block stands on the last sheet."""
    return tuple(_lines(block, voice))


def _lines(block: ApprovalBlock, voice: Voice) -> Iterator[FooterSigner]:
    for line in block.lines:
        names = [block.manual.person_name(each.person, each.day) for each in line.signatures]
        shown = names[:_SHOWN] if sum(map(columns_of, names[:_SHOWN])) <= _ROOM else names[:1]
        yield FooterSigner(
            voice.say(line.role.label),
            tuple(shown) or (voice.say(labels.NOT_SIGNED),),
            voice.say(_MORE, count=len(names)) if len(names) > len(shown) else "",
            max((each.day for each in line.signatures), default=None),
        )
