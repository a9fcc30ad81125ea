"""The files of a site that the build before this one drew, and what is the same again: a page is drawn anew when anything that it shows is another."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig

from sop_plugin.mkdocs_site.bundles import FOLDER
from sop_plugin.mkdocs_site.kept_entry import KeptEntry, as_data, facts_of, is_whole, without_unread
from sop_plugin.mkdocs_site.kept_key import key_of_site
from sop_plugin.model.site_manifest import FileFacts
from sop_plugin.outside.kept_files import KeptFiles
from sop_plugin.outside.placed_files import PlacedFiles
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.searching.text import Sections
from sop_plugin.pages.seen.digests import NoDigest
from sop_plugin.pages.seen.reads import Reads
from sop_plugin.words.dates import day_in_words
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

_EDGE = "\ue0f1"
"""A character that nobody writes: what stands between two of them and a number drawn by lot is filled in when a page is written."""
_SCRIPT = re.compile(rf"{FOLDER}/page\.[0-9a-f]{{10}}\.js")


class KeptSite:
    """What was kept of one site, and what is to be kept of this build."""

    def __init__(self, files: KeptFiles, edition: Edition, config: MkDocsConfig, placed: PlacedFiles) -> None:
        self._files = files
        self._placed = placed
        self._edition = edition
        self._config = config
        self._site = Path(config.site_dir)
        # Whether somebody else makes an index of what search should find of a page.
        self._is_searched = any("search" in name for name in config.plugins)
        self.reads = Reads(edition, lambda form: f"{_EDGE}{self._sign}{form}{_EDGE}")
        self._taken: dict[str, KeptEntry] = {}
        self._found: dict[str, KeptEntry] = {}

    @cached_property
    def can_tell(self) -> bool:
        """Whether it is known what the settings hold, by which each page is drawn."""
        return bool(self.own(self._edition.manual.settings))

    @cached_property
    def _key(self) -> str:
        """By now whoever had something to say in the configuration has said it."""
        return key_of_site(self._config, self.own(self._edition.manual.settings))

    @cached_property
    def _list(self) -> Mapping[str, Any]:
        """What the last build left."""
        known = self._files.known()
        if known.get("key") == self._key and is_whole(known):
            return known
        return {"key": self._key, "sign": secrets.token_hex(8), "filled": [], "names": [], "files": {}}

    @property
    def _names(self) -> list[list[str]]:
        return cast(list[list[str]], self._list["names"])

    @property
    def _known(self) -> dict[str, Any]:
        return cast(dict[str, Any], self._list["files"])

    @property
    def _sign(self) -> str:
        return cast(str, self._list["sign"])

    @cached_property
    def _signs(self) -> re.Pattern[bytes]:
        return re.compile(f"{_EDGE}{self._sign}(a|d|w[\\w-]+){_EDGE}".encode())

    def find(self, path: str, own: str) -> tuple[FileFacts, KeptEntry] | None:
        """The file at ``path`` of the site, if it was kept and is the same again; it is put into the site."""
        entry = self._entry(path, own)
        if entry is None or not all(
            self._files.has(each) for each in (entry["blob"], entry["sections"]) if each
        ):
            return None
        written = self._give(path, entry["whole"]) if self._list["filled"] == self._fillings else None
        kept = self._kept(entry)
        if written is None:
            data = self._files.find(entry["blob"])
            if data is None:
                return None
            written = self._placed.write(path, self._filled(data))
            kept = replace(kept, whole=written.sha256)
        if not self._put_beside(entry["beside"]):
            return None
        self._found[path] = kept
        return written, kept

    def _give(self, path: str, digest: str) -> FileFacts | None:
        """A file as the last build wrote it; what scripts it has are files of their own."""
        return self._placed.give(path, digest) if digest else None

    def find_folder(self, path: str, own: str) -> bool:
        """Whether the files of a folder were kept and are the same again; they are put into the site."""
        entry = self._entry(path, own)
        if entry is None or not self._put_beside(entry["beside"]):
            return False
        kept = self._found[path] = self._kept(entry)
        self.take(path, kept)
        return True

    def sections(self, digest: str) -> Sections | None:
        """The sections of a page that is the same again; ``None`` where another build has let go of them meanwhile."""
        data = self._files.find(digest)
        return tuple(map(tuple, json.loads(data))) if data is not None else None

    def draw_folder(self, own: str, draw: Callable[[], Mapping[str, bytes]]) -> KeptEntry | None:
        """Put the files of a folder into the site while its reads are recorded."""
        with self.reads.recorded(late=False) as trace:
            files = draw()
        beside = {name: self._placed.write(name, data).sha256 for name, data in files.items()}
        if not self._placed.only_new:  # else they are kept with the whole site
            for data in files.values():
                self._files.keep(data)
        try:
            reads = self.reads.names(trace)
        except NoDigest:
            return None
        return KeptEntry(own, "", reads, beside=beside) if own else None

    def _kept(self, entry: Any) -> KeptEntry:
        said = tuple((logger, level, words) for logger, level, words in entry["said"])
        facts = facts_of(entry["facts"])
        again = tuple(entry["reads"])
        beside, sections = entry["beside"], entry["sections"]
        return KeptEntry(
            entry["own"],
            entry["blob"],
            {},
            facts,
            said,
            beside,
            sections,
            entry["whole"],
            again,
        )

    def _put_beside(self, beside: Mapping[str, str]) -> bool:
        for name, blob in beside.items():
            if name in self._placed.facts or (self._site / name).is_file() or self._placed.give(name, blob):
                continue
            data = self._files.find(blob)
            if data is None:
                return False
            self._placed.write(name, data)
        return True

    def draw(
        self, own: str, draw: Callable[[], bytes], facts: Callable[[], Any], *, late: bool
    ) -> tuple[bytes, Any, KeptEntry | None]:
        """Draw a file while its reads are recorded: its bytes, its facts, and what is kept of it."""
        with self.reads.recorded(late=late) as trace:
            data = draw()
            found = facts()
        if late and (self._sign.encode() in self._filled(data) or self._sign in repr(found)):
            # Something was made of a sign that is none any more.
            return self.draw(own, draw, facts, late=False)
        try:
            reads = self.reads.names(trace)
        except NoDigest:
            return self._filled(data), found, None
        beside = {
            name: self._files.keep((self._site / name).read_bytes())
            for name in set(_SCRIPT.findall(data.decode("utf-8", "replace")) if late else ())
        }
        if found is not None and not self._is_searched:
            found = replace(found, found="")
        sections = getattr(found, "sections", ())
        kept = self._files.keep(json.dumps(sections, ensure_ascii=False).encode()) if sections else ""
        filled = self._filled(data)
        whole = sha256(filled).hexdigest()
        return (
            filled,
            found,
            KeptEntry(own, self._files.keep(data), reads, found, (), beside, kept, whole),
        )

    def own(self, parts: object) -> str:
        """The digest of what a file is to be; empty for one of which nobody can tell."""
        try:
            return self.reads.digests.of(parts)
        except NoDigest:
            return ""

    def take(self, path: str, kept: KeptEntry) -> None:
        """Keep a file for the next build."""
        self._taken[path] = kept

    def save(self) -> None:
        """Leave all that was taken to the next build, if any of it is new."""
        if (
            self._taken.keys() == self._known.keys()
            and self._list["filled"] == self._fillings
            and all(self._found.get(path) is entry for path, entry in self._taken.items())
        ):
            return
        names = list(self._names)
        numbers = {name: number for number, (name, _) in enumerate(names)}
        files: dict[str, Any] = {}
        blobs: set[str] = set()
        for path, kept in self._taken.items():
            blobs |= {kept.blob, kept.sections, *kept.beside.values()}
            if kept.again:
                # As it was; only what is filled in may be another.
                files[path] = {**self._known[path], "whole": kept.whole}
                continue
            for name, digest in kept.reads.items():
                number = numbers.setdefault(name, len(names))
                # Whoever has read it when it was another is drawn anew, too.
                if number == len(names):
                    names.append([name, digest])
                else:
                    names[number] = [name, digest]
            files[path] = as_data(kept, sorted(numbers[name] for name in kept.reads))
        names, files = without_unread(names, files)
        known_now = {"key": self._key, "sign": self._sign, "filled": self._fillings}
        self._files.remember({**known_now, "names": names, "files": files}, blobs)

    @cached_property
    def _changed(self) -> frozenset[int]:
        """The numbers of the names that stand for something else now."""
        return frozenset(
            number for number, (name, digest) in enumerate(self._names) if self._now(name) != digest
        )

    def _entry(self, path: str, own: str) -> Any:
        """What the list has at a path, if that is the file that is to be, and all its reads are the same."""
        entry = self._known.get(path) if own else None
        if entry is None or entry["own"] != own or not self._changed.isdisjoint(entry["reads"]):
            return None
        return entry

    def _now(self, name: str) -> str | None:
        try:
            return self.reads.digest(name)
        except (NoDigest, LookupError, AttributeError, TypeError, ValueError):
            return None

    @cached_property
    def _fillings(self) -> list[str]:
        """What is filled in."""
        return [self._edition.manual.as_of.isoformat(), self._edition.anchor]

    def _filled(self, data: bytes) -> bytes:
        return self._signs.sub(lambda sign: self._meant(sign[1].decode()), data)

    @cache  # noqa: B019 - it lives as long as the build
    def _meant(self, form: str) -> bytes:
        day = self._edition.manual.as_of
        match form[0]:
            case "a":
                return self._edition.anchor.encode()
            case "d":
                return day.isoformat().encode()
        return voice_in(Language(form[1:])).say(day_in_words(day)).encode()
