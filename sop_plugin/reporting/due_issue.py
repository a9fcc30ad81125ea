"""What is due for one person as an issue of a forge: open as long as there is something, and always as of the latest day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from sop_plugin.model.organisation import Person
from sop_plugin.registers.reviews import ReviewRow
from sop_plugin.reporting.markdown import MARKDOWN, code
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Said, Voice, Words, voice_in

PageOf = Callable[[str], str | None]
"""Number → address of its page, where the site is known."""
_HANDLE = re.compile(r"@[A-Za-z0-9][A-Za-z0-9._-]*")
# A forge takes 65,536 characters; a row has some hundred.
_MOST_ROWS = 200
_TITLE = Words("复审提醒：{name}", "Reviews of {name}")
_AS_OF = Words(
    "截至 {day}。本议题由程序定期更新；没有到期的复审时自动关闭。",
    "As of {day}. A program brings this issue up to date, and closes it when no review is due.",
)
_OVERDUE, _DUE = (
    Words("已逾期（{count}）", "Overdue ({count})"),
    Words("将到期（{count}）", "Coming due ({count})"),
)
_TOLD = Words(
    "他人逾期超过 {after} 天、请督促的（{count}）",
    "Of others, more than {after} days overdue, to see to ({count})",
)
_ROW = Words("{number} {title}：应在 {due} 之前", "{number} {title}: by {due}")
_WITH = Words("，负责人 {name}", ", owner: {name}")
_MORE = Words("另有 {count} 份", "and {count} more")
_TO_DO = Words(
    "通读文件，与实际做法对照。无须改动的，登记 {review}；要改的，用 {revise} 开始下一版。不会用这些命令的，把结果写在下面。",
    "Read the document and hold it against what is done. If nothing has to change, record {review}; otherwise begin the next revision "
    "with {revise}. Or write below what you found.",
)


def issue_title(person: Person, language: Language) -> str:
    """The same each time: it is one issue. Forges take titles as plain text."""
    return voice_in(language).say(_TITLE, name=" ".join(person.name.split()))


def issue_body(
    person: Person,
    rows: Iterable[ReviewRow],
    told: Iterable[tuple[ReviewRow, Person | None]],
    escalate_after: int,
    day: date,
    page_of: PageOf,
    language: Language,
) -> str:
    """Markdown: the person's own reviews, then those of others that are told further, each with its owner."""
    voice, rows, told = voice_in(language, MARKDOWN), tuple(rows), tuple(told)
    late = tuple(row for row in rows if row.days < 0)
    # A forge tells whom an issue names.
    called = [person.handle, ""] if _HANDLE.fullmatch(person.handle) else []
    lines = [*called, voice.say(_AS_OF, day=day)]
    for words, found in ((_OVERDUE, late), (_DUE, tuple(row for row in rows if row.days >= 0))):
        if found:
            lines += ["", f"## {voice.say(words, count=len(found))}", ""]
            lines += _listed([_row(row, page_of, voice) for row in found], voice)
    if told:
        lines += ["", f"## {voice.say(_TOLD, after=escalate_after, count=len(told))}", ""]
        lines += _listed([_row(row, page_of, voice, owner) for row, owner in told], voice)
    if rows:
        number = rows[0].document.number
        review = code(f"sop review {number} --outcome no_change --note … --by {person.id}")
        lines += ["", voice.say(_TO_DO, review=review, revise=code(f"sop revise {number}"))]
    return "\n".join(lines) + "\n"


def _listed(items: list[str], voice: Voice) -> Iterator[str]:
    for item in items[:_MOST_ROWS]:
        yield f"- [ ] {item}"
    if len(items) > _MOST_ROWS:
        yield f"- {voice.say(_MORE, count=len(items) - _MOST_ROWS)}"


def _row(row: ReviewRow, page_of: PageOf, voice: Voice, owner: Person | None = None) -> str:
    number, address = row.document.number, page_of(row.document.number)
    # The address is of characters that are harmless in Markdown, as a number's address form is.
    shown: str = Said(f"[{voice.say(number)}]({address})") if address is not None else number
    said = voice.say(_ROW, number=shown, title=row.document.title, due=row.due)
    return said + (voice.say(_WITH, name=owner.name) if owner is not None else "")
