"""Which PDFs of the last run are the same again: those of which all is the same that was read of the manual to draw their sheets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

from sop_plugin.model.document import Document
from sop_plugin.model.number import revision_file
from sop_plugin.outside.reading_cache import salt
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.seen.digests import NoDigest
from sop_plugin.pages.seen.reads import Reads
from sop_plugin.printing.day_facts import left_out, shown_on
from sop_plugin.printing.paper import Paper
from sop_plugin.words.dates import day_in_words
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in
from sop_plugin.workspace.workspace import Workspace


class KeptSheets:
    """What the last run noted of its PDFs, and what this one notes.

    ``known`` has the form of ``as_data``; what has another form counts for nothing.
    """

    def __init__(
        self, workspace: Workspace, edition: Edition, today: date, made_by: str, known: object
    ) -> None:
        self._edition, self._today = edition, today
        key = self._key = _key(workspace, edition, made_by)
        is_same = isinstance(known, dict) and known.get("key") == key and _is_whole(known)
        self._list: dict[str, Any] = dict(known) if is_same and isinstance(known, dict) else {}
        self._names: list[list[str]] = self._list.get("names", [])
        self._sheets: dict[str, Any] = self._list.get("sheets", {})
        self._read: dict[str, tuple[str, Mapping[str, str]]] = {}
        self._made: dict[str, str] = {}
        self._shows_day = False

    @cached_property
    def _reads(self) -> Reads:
        return Reads(self._edition, self._meant)

    def find(self, document: Document) -> str | None:
        """The digest under which the PDF is kept, if it would be made the same again."""
        entry = self._sheets.get(revision_file(document.number, document.revision))
        if entry is None or not self._changed.isdisjoint(entry["reads"]):
            return None
        own = self._own(document)
        if not own or own != entry["own"]:
            return None
        found: str = entry["pdf"]
        return found

    def drawn(self, document: Document, draw: Callable[[Edition], Paper]) -> Paper:
        """The sheets, while what they read is noted."""
        own = self._own(document)
        if not own:
            return draw(self._edition)
        self._shows_day = False
        with self._reads.recorded() as trace:
            sheet = draw(self._reads.edition)
        if not self._shows_day:
            try:
                self._read[sheet.name] = own, self._reads.names(trace)
            except NoDigest:
                self._read.pop(sheet.name, None)
        return sheet

    def made(self, name: str, digest: str) -> None:
        """The PDF of a sheet is kept under that digest."""
        self._made[name] = digest

    def _own(self, document: Document) -> str:
        """What the sheets show of the day and of files; empty where only git tells which files a text has."""
        release = self._edition.compiled.histories.ledger.release(document.number, document.revision)
        files = [(file.name, file.blob, file.facts) for file in document.attachments]
        if release is None or {file.name for file in document.body.files} - {name for name, *_ in files}:
            return ""
        shown = shown_on(document, self._today, self._edition.manual.settings.lead_days)
        facts = (document.path, release.digest, release.blob, files, shown)
        return sha256(repr(facts).encode("utf-8", "surrogatepass")).hexdigest()

    def as_data(self) -> Mapping[str, Any]:
        """For the next run: of this one, and of earlier ones what was not made anew."""
        numbers: dict[tuple[str, str], int] = {}
        sheets = {name: self._again(entry, numbers) for name, entry in self._sheets.items()}
        for name, digest in self._made.items():
            sheets.pop(name, None)
            if name in self._read:
                own, reads = self._read[name]
                sheets[name] = {"pdf": digest, "own": own, "reads": _numbered(reads.items(), numbers)}
        return {"key": self._key, "names": [list(pair) for pair in numbers], "sheets": sheets}

    def _again(self, entry: Mapping[str, Any], numbers: dict[tuple[str, str], int]) -> Mapping[str, Any]:
        reads = [(self._names[number][0], self._names[number][1]) for number in entry["reads"]]
        return {**entry, "reads": _numbered(reads, numbers)}

    @cached_property
    def _changed(self) -> frozenset[int]:
        return frozenset(
            number for number, (name, digest) in enumerate(self._names) if self._now(name) != digest
        )

    def _now(self, name: str) -> str | None:
        try:
            return self._reads.digest(name)
        except (NoDigest, LookupError, AttributeError, TypeError, ValueError):
            return None

    def _meant(self, form: str) -> str:
        """The anchor, which is part of the key, or the day, with which a sheet is another each day."""
        if form == "a":
            return self._edition.anchor
        self._shows_day = True
        day = self._edition.manual.as_of
        return day.isoformat() if form == "d" else voice_in(Language(form[1:])).say(day_in_words(day))


def _key(workspace: Workspace, edition: Edition, made_by: str) -> str:
    """What decides on all sheets, and is not read of the edition."""
    parts = (
        salt(workspace.options.settings).hex(),
        made_by,
        edition.anchor,
        workspace.site_url or "",
        left_out(edition.compiled),
    )
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _numbered(reads: Any, numbers: dict[tuple[str, str], int]) -> list[int]:
    return sorted(numbers.setdefault(pair, len(numbers)) for pair in reads)


def _is_whole(known: Mapping[str, Any]) -> bool:
    names, sheets = known.get("names"), known.get("sheets")
    return (
        isinstance(names, list)
        and all(isinstance(pair, list) and list(map(type, pair)) == [str, str] for pair in names)
        and isinstance(sheets, dict)
        and all(_is_entry(entry, len(names)) for entry in sheets.values())
    )


def _is_entry(entry: object, names: int) -> bool:
    return (
        isinstance(entry, dict)
        and {key: type(value) for key, value in entry.items()} == {"pdf": str, "own": str, "reads": list}
        and all(type(number) is int and 0 <= number < names for number in entry["reads"])
    )
