"""What whoever unpacks an export opens first: a page that lists it, and a text that says how to verify it without any program of ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from markupsafe import Markup

from sop_plugin.exporting.archive_readme import Origin
from sop_plugin.exporting.recorded_later import NOT_YET, LaterEvent, when_recorded
from sop_plugin.rendering.whole_page import STYLE, html_table, whole_page
from sop_plugin.words import labels
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words, voice_in

TITLE = Words("{day} 有效的文件", "Documents in force on {day}")
_LEFT_OUT = Words("台账中有、当天无效而未收入的", "In the ledger, and not in force on that day")
_WHY = Words("原因", "Why")
_PAGE = Words("网页", "Page")
_SOURCE = Words("原文", "Text")
_SIGNATURES = Words("签署", "Approvals")
_HISTORY = Words("登记", "History")
_NONE = Words("没有。", "None.")
_LATER = Words("当天以后才登记的", "Recorded only after that day")
_EVENT = Words("登记事项", "Event")
_KIND = Words("事项", "What")
_DATED = Words("所写日期", "Dated")
_COMMITTED = Words("提交日期", "Committed")


@dataclass(frozen=True)
class ExportedRow:
    """A document of the export; ``file`` is the name of its files."""

    number: str
    title: str
    revision: object
    effective: date
    file: str
    later: LaterEvent | None = None
    """Its release, where that was recorded only after the day."""
    pdf: str = ""
    """The name of its PDF, where the export has them."""


@dataclass(frozen=True)
class LeftOutNumber:
    """A number of the ledger that was not in force."""

    number: str
    title: str
    why: Words
    later: LaterEvent | None = None
    """What ended it, where that was recorded only after the day."""

    def reason(self, language: Language) -> str:
        """Why it is left out, and when that was recorded if the manual of the day did not know."""
        say = voice_in(language).say
        return f"{say(self.why)} ({say(when_recorded(self.later))})" if self.later else say(self.why)


def index_page(
    origin: Origin, rows: Sequence[ExportedRow], left_out: Sequence[LeftOutNumber], language: Language
) -> bytes:
    """The list of all that is in the export, with links, and of all that is not."""
    say = voice_in(language).say
    heads = [
        *(say(label) for label in (labels.NUMBER, labels.TITLE, labels.REVISION, labels.EFFECTIVE_DATE)),
        *(say(words) for words in (_PAGE, _SOURCE, _SIGNATURES, _HISTORY)),
    ]
    listed = [
        (
            row.number,
            row.title,
            f"{row.revision} ({say(when_recorded(row.later))})" if row.later else str(row.revision),
            row.effective.isoformat(),
            *(
                _link(path)
                for path in (
                    f"pages/{row.file}.html",
                    f"sources/{row.file}.md",
                    f"approvals/{row.file}.json",
                    f"history/{row.file}.json",
                )
            ),
        )
        for row in rows
    ]
    if any(row.pdf for row in rows):
        heads.append("PDF")
        listed = [(*cells, _link(row.pdf)) for cells, row in zip(listed, rows, strict=True)]
    gone = [(entry.number, entry.title, entry.reason(language)) for entry in left_out]
    title = say(TITLE, day=origin.day)
    body = Markup(
        "<h1>{title}</h1>\n<p>{head}<br>{commit}<br>{anchor}</p>\n<p><strong>{known}</strong></p>\n"
        '<p><a href="README.txt">README.txt</a> · <a href="register.csv">register.csv</a> · '
        '<a href="ledger.jsonl">ledger.jsonl</a> · <a href="anchor.json">anchor.json</a></p>\n{listed}\n<h2>{left_out}</h2>\n{gone}\n{later}'
    ).format(
        title=title,
        head=say(origin.facts[0]),
        commit=say(origin.facts[1]),
        listed=html_table(heads, listed),
        left_out=say(_LEFT_OUT),
        gone=html_table([say(labels.NUMBER), say(labels.TITLE), say(_WHY)], gone) if gone else say(_NONE),
        anchor=say(origin.facts[2]),
        known=say(origin.known),
        later=_later_events(origin, language),
    )
    return whole_page(language, title, body, f"{STYLE}\np {{ overflow-wrap: anywhere }}").encode()


def _link(path: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(quote(path), path)


def _later_events(origin: Origin, language: Language) -> Markup:
    if not origin.later:
        return Markup("")
    say = voice_in(language).say
    heads = [say(words) for words in (_EVENT, _KIND, _DATED, _COMMITTED)]
    rows = [
        (
            each.name,
            say(each.kind),
            each.day.isoformat(),
            each.recorded.isoformat() if each.recorded else say(NOT_YET),
        )
        for each in origin.later
    ]
    return Markup("<h2>{}</h2>\n{}\n").format(say(_LATER), html_table(heads, rows))
