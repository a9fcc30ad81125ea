"""What an export holds that the manual did not know on its day: events that git has only since later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sop_plugin.model.event import EventKind
from sop_plugin.model.ledger import Ledger
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Sayable, Words, voice_in
from sop_plugin.workspace.past_ledger import PastLedger

_ONLY_LATER = Words("{day} 才登记", "recorded only on {day}")
_OF_DOCUMENT = Words(
    "这份文件的以下登记写着 {day} 以前的日期，却是以后才提交到 git 的，当天的手册还不知道它们：",
    "These records of the document are dated by {day} but were committed to git only later; on that day the manual did not know them:",
)
_UNKNOWN_OF_DOCUMENT = Words(
    "git 历史不完整，说不出这份文件的哪些登记是 {day} 以后才提交的。",
    "Git's history is not whole here and does not tell which records of the document were committed only after {day}.",
)
_ONE_LATER = Words("{event}（{kind}，{dated}）：{recorded}", "{event} ({kind}, {dated}): {recorded}")
NOT_YET = Words("还没有提交", "not committed yet")


@dataclass(frozen=True)
class LaterEvent:
    """An event that is dated by the day of an export, and ``recorded`` in git only after it, or not yet (``None``)."""

    name: str
    kind: EventKind
    day: date
    recorded: date | None

    @property
    def number(self) -> str:
        """Of which document it is."""
        return self.name.rpartition(" #")[0]


def recorded_by(past: PastLedger, known: Ledger) -> tuple[str, date] | None:
    """The commit from which on all of these events were recorded; ``None`` while one of them is in no commit at hand."""
    order = {line: index for index, line in enumerate(past.first)}
    lines = [event.to_line() for event in known.everything]
    if not lines or any(line not in order for line in lines):
        return None
    kept = past.first[max(lines, key=order.__getitem__)]
    return kept.commit, kept.committed


def recorded_later(past: PastLedger, known: Ledger, day: date) -> Iterator[LaterEvent]:
    """What the manual did not know on that day: events that git holds only since later, or not yet."""
    for event in known.everything:
        kept = past.kept(event.to_line())
        if kept is None or kept.written > day:
            yield LaterEvent(event.name, event.kind, event.day, kept.written if kept else None)


def when_recorded(event: LaterEvent) -> Sayable:
    """The day on which git first held it, in words."""
    return _ONLY_LATER.filled(day=event.recorded) if event.recorded else NOT_YET


def later_remarks(
    number: str, later: Iterable[LaterEvent] | None, day: date, language: Language
) -> Iterator[str]:
    """What the page of a document says of its events that were recorded only after the day; nothing where there are none."""
    say = voice_in(language).say
    if later is None:
        yield say(_UNKNOWN_OF_DOCUMENT, day=day)
        return
    own = [each for each in later if each.number == number]
    if own:
        yield say(_OF_DOCUMENT, day=day)
    for each in own:
        yield say(_ONE_LATER, event=each.name, kind=each.kind, dated=each.day, recorded=when_recorded(each))
