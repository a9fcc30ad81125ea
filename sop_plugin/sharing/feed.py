"""The change log for feed readers: Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from markupsafe import Markup

from sop_plugin.compile import CompiledManual
from sop_plugin.model.once import Once
from sop_plugin.registers import change_columns as columns
from sop_plugin.registers.changes import ChangeRow
from sop_plugin.registers.columns import department_words
from sop_plugin.sharing.cells import one_line
from sop_plugin.sharing.permanent_ids import document_key, manual_key, permanent_id
from sop_plugin.words.labels import LABELS
from sop_plugin.words.voice import COLON, Voice, Words

MOST_ENTRIES = 100
"""The latest; what is older stands in the change log."""
_TITLE = Words(
    "{happened}：{number} {title}（第 {revision} 版）", "{happened}: {number} {title} (revision {revision})"
)
_TOLD = (
    columns.EFFECTIVE,
    columns.CLASS,
    columns.SUMMARY,
    columns.REASON,
    columns.NOTE,
    columns.SUCCESSOR,
    columns.DEPARTMENT,
    columns.AUDIENCE,
)
"""What an entry says of a change, in this order, as far as there is something to say."""
_EARLIEST = date(1970, 1, 1)
_MINUTE = timedelta(minutes=1)
_FEED = Markup(
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">\n'
    "<id>{id}</id>\n<title>{title}</title>\n<updated>{updated}</updated>\n<author><name>{author}</name></author>\n"
    '<link rel="self" type="application/atom+xml" href="{itself}"/>\n'
    '<link rel="alternate" type="text/html" href="{page}"/>\n{entries}</feed>\n'
)
_ENTRY = Markup(
    "<entry>\n<id>{id}</id>\n<title>{title}</title>\n<updated>{day}</updated>\n<published>{day}</published>\n"
    '<link rel="alternate" type="text/html" href="{page}"/>\n<category term="{kind}" label="{happened}"/>\n'
    '<category term="{code}" label="{department}"/>\n<summary type="text">{summary}</summary>\n</entry>\n'
)


@dataclass(frozen=True)
class Feed:
    """One feed: its own ``address`` and that of the ``page`` beside it, from the root of the site, and its rows, the latest first.

    ``root`` leads from the feed to the root: the address of the site, or ``../`` where that is not known.
    """

    address: str
    page: str
    title: str
    rows: Sequence[ChangeRow]
    root: str


class FeedWriter:
    """Writes the feeds of a manual; an entry that several of them have is made once.

    ``address_of`` is the page that a change is about, from the root of the site. ``zone`` is where the days of the ledger begin.
    """

    def __init__(
        self, compiled: CompiledManual, voice: Voice, zone: tzinfo, address_of: Callable[[ChangeRow], str]
    ) -> None:
        self._compiled, self._voice, self._zone, self._address_of = compiled, voice, zone, address_of
        self._entries: Once[Markup] = Once()

    def feed(self, feed: Feed) -> bytes:
        """The file: what has happened by the day of the manual."""
        manual = self._compiled.manual
        rows = [row for row in feed.rows if row.day <= manual.as_of][:MOST_ENTRIES]
        issuers = self._voice.listed([issuer.name for issuer in manual.organisation.issuers.values()])
        return (
            _FEED.format(
                language=self._voice.language,
                id=permanent_id("feed", manual_key(manual.organisation), feed.address).urn,
                title=one_line(feed.title),
                updated=moment(rows[0].day if rows else manual.as_of, self._zone),
                author=one_line(issuers) or "—",
                itself=f"{feed.root}{feed.address}",
                page=f"{feed.root}{feed.page}",
                entries=Markup("").join(self._entry(row, feed.root) for row in rows),
            )
        ).encode()

    def _entry(self, row: ChangeRow, root: str) -> Markup:
        # Rows are compared by what they are: to hash one is to hash a whole text.
        return self._entries.get((id(row), root), lambda: self._made(row, root))

    def _made(self, row: ChangeRow, root: str) -> Markup:
        compiled, say = self._compiled, self._voice.say
        key = document_key(compiled.ledger, compiled.manual.organisation, row.number)
        happened = LABELS[f"happened_{row.kind}"]
        title = say(_TITLE, happened=happened, number=row.number, title=row.title, revision=str(row.revision))
        return _ENTRY.format(
            id=permanent_id("change", key, row.kind, str(row.revision), row.day.isoformat()).urn,
            title=one_line(title),
            day=moment(row.day, self._zone),
            page=f"{root}{self._address_of(row)}",
            kind=row.kind.value,
            happened=say(happened),
            code=one_line(row.department),
            department=one_line(say(department_words(compiled.manual, row.department))),
            summary="\n".join(self._told(row)),
        )

    def _told(self, row: ChangeRow) -> Iterator[str]:
        for column in _TOLD:
            text = column.text(row, self._compiled.manual, self._voice)
            if text:
                yield f"{self._voice.say(column.label)}{self._voice.say(COLON)}{one_line(text)}"


def moment(day: date, zone: tzinfo) -> str:
    """The beginning of a day as RFC 3339 has it, with its offset."""
    begins = datetime.combine(max(day, _EARLIEST), time(), zone)
    # Before there were time zones, some places were off by seconds, which that form cannot say.
    offset = begins.utcoffset() or timedelta()
    return (begins.astimezone(UTC) if offset % _MINUTE else begins).isoformat()
