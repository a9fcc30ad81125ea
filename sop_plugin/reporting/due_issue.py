"""What is due for one person as an issue of a forge: open as long as there is something, and always as of the latest day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from sop_plugin.model.organisation import Person
from sop_plugin.registers import task_words
from sop_plugin.registers.tasks import Task, TaskKind, by_kind
from sop_plugin.reporting.markdown import MARKDOWN, code
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Said, Voice, Words, voice_in

PageOf = Callable[[str], str | None]
"""Number → address of its page, where the site is known."""
_HANDLE = re.compile(r"@[A-Za-z0-9][A-Za-z0-9._-]*")
# A forge takes 65,536 characters; a row has some hundred and fifty.
_MOST_ROWS = 360
_TITLE = Words("待办提醒：{name}", "To do: {name}")
_AS_OF = Words(
    "截至 {day}。本议题由程序定期更新；没有到期的事项时自动关闭。",
    "As of {day}. A program brings this issue up to date, and closes it when nothing is due.",
)
_OVERDUE, _DUE = (
    Words("{what}，已逾期（{count}）", "{what}, overdue ({count})"),
    Words("{what}，将到期（{count}）", "{what}, coming due ({count})"),
)
_OF_KIND = Words("{what}（{count}）", "{what} ({count})")
_TOLD = Words(
    "{what}：他人逾期超过 {after} 天、请督促的（{count}）",
    "{what} of others, more than {after} days overdue, to see to ({count})",
)
_WITH = Words("{task}，负责人 {name}", "{task}, owner: {name}")
_MORE = Words("另有 {count} 项", "and {count} more")


def issue_title(person: Person, language: Language) -> str:
    """The same each time: it is one issue. Forges take titles as plain text."""
    return voice_in(language).say(_TITLE, name=" ".join(person.name.split()))


def issue_body(
    person: Person,
    rows: Iterable[Task],
    told: Iterable[Task],
    escalate_after: int,
    day: date,
    page_of: PageOf,
    language: Language,
) -> str:
    """Markdown: the person's own tasks, then late ones of others that are told further, each with its owner."""
    voice = voice_in(language, MARKDOWN)
    # A forge tells whom an issue names.
    called = [person.handle, ""] if _HANDLE.fullmatch(person.handle) else []
    lines = [*called, voice.say(_AS_OF, day=day)]
    own, others = by_kind(rows), by_kind(told)
    most = _MOST_ROWS // max(2 * len(own) + len(others), 1)
    for kind, tasks in own:
        late = [task for task in tasks if task.is_late]
        due = [task for task in tasks if not task.is_late]
        for words, found in ((_OVERDUE, late), (_OF_KIND if kind is TaskKind.DESTRUCTION else _DUE, due)):
            if found:
                lines += ["", f"## {voice.say(words, what=task_words.head(kind), count=len(found))}", ""]
                lines += _listed([_row(task, page_of, voice) for task in found], most, voice)
        named = {name: code(typed) for name, typed in task_words.commands(tasks[0], "…").items()}
        lines += ["", " ".join(voice.say(task_words.to_do(kind), **named).split("\n"))]
    for kind, tasks in others:
        head = voice.say(_TOLD, what=task_words.head(kind), after=escalate_after, count=len(tasks))
        lines += ["", f"## {head}", ""]
        lines += _listed([_with_owner(task, page_of, voice) for task in tasks], most, voice)
    return "\n".join(lines) + "\n"


def _listed(items: list[str], most: int, voice: Voice) -> Iterator[str]:
    for item in items[:most]:
        yield f"- [ ] {item}"
    if len(items) > most:
        yield f"- {voice.say(_MORE, count=len(items) - most)}"


def _row(task: Task, page_of: PageOf, voice: Voice) -> str:
    address = page_of(task.number) if task.number else None
    if address is None:
        return voice.say(task_words.row(task))
    # The address is of characters that are harmless in Markdown, as a number's address form is.
    named = {"copy": task.copy} if task.copy else {"number": task.number}
    linked = {name: Said(f"[{voice.say(shown)}]({address})") for name, shown in named.items() if shown}
    return voice.say(task_words.row(task, **linked))


def _with_owner(task: Task, page_of: PageOf, voice: Voice) -> str:
    said = _row(task, page_of, voice)
    return voice.say(_WITH, task=Said(said), name=task.person.name) if task.person is not None else said
