"""The parts of a Word package. Nothing is unpacked to the disk; what is too large, encrypted or oddly named is refused."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO

from sop_plugin.importing import refusal
from sop_plugin.importing.xml import Element, attribute, children, parse

_MEGABYTE = 1_000_000
MOST_BYTES = 100 * _MEGABYTE
"""Of the file itself."""
_MOST_OF_PART = 40 * _MEGABYTE
_MOST_OF_ALL = 300 * _MEGABYTE
_MOST_PARTS = 5_000
_COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAIN_TYPES = ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")
_MACRO_TYPES = ("ms-word.document.macroEnabled.main+xml", "ms-word.template.macroEnabledTemplate.main+xml")
_CONTENT_TYPES = "[Content_Types].xml"


@dataclass(frozen=True)
class Relationship:
    """What one part says of another: ``kind`` is the last word of its type, ``target`` a part's name or an outside address."""

    kind: str
    target: str
    outside: bool


@dataclass
class Package:
    """A package whose zip is sound and whose main part is a Word document; parts are unpacked when they are asked for."""

    _zip: zipfile.ZipFile
    names: frozenset[str]
    main: str = ""
    _unpacked: dict[str, bytes] = field(default_factory=dict)
    _relationships: dict[str, Mapping[str, Relationship]] = field(default_factory=dict)

    @classmethod
    def open(cls, data: bytes) -> Package:
        """The package; raises ``NotImportable``."""
        if len(data) > MOST_BYTES:
            raise refusal.because(
                refusal.TOO_LARGE, size=len(data) // _MEGABYTE, most=MOST_BYTES // _MEGABYTE
            )
        if data.startswith(_COMPOUND_FILE):
            raise refusal.because(refusal.PASSWORD if _ENCRYPTED in data else refusal.OLD_FORMAT)
        try:
            opened = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
            raise refusal.because(refusal.NOT_WORD) from None
        package = cls(opened, _safe_names(opened))
        package.main = package._main_part()
        return package

    def part(self, name: str) -> bytes:
        """The bytes of a part; raises ``NotImportable``, also for one that is not there."""
        if name not in self._unpacked:
            if name not in self.names:
                raise refusal.because(refusal.MISSING_PART, part=name)
            room = _MOST_OF_ALL - sum(map(len, self._unpacked.values()))
            self._unpacked[name] = self._unpack(name, room)
        return self._unpacked[name]

    def root(self, name: str) -> Element:
        """The XML of a part, read anew each time so that whoever asks may change it; raises ``NotImportable``."""
        return parse(self.part(name), name)

    def relationships(self, name: str) -> Mapping[str, Relationship]:
        """Id → what the part is related to."""
        if name not in self._relationships:
            folder, _, file = name.rpartition("/")
            listing = posixpath.join(folder, "_rels", f"{file}.rels")
            self._relationships[name] = self._read_relationships(listing, folder)
        return self._relationships[name]

    def related(self, name: str, kind: str) -> tuple[str, ...]:
        """The parts that a part is related to in one way, each once, in the order in which it names them."""
        found = (r.target for r in self.relationships(name).values() if r.kind == kind and not r.outside)
        return tuple(dict.fromkeys(target for target in found if target in self.names))

    @cached_property
    def content_types(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """Name of a part → its type; suffix in small letters → the type of all others."""
        root = self.root(_CONTENT_TYPES)
        named = {
            attribute(each, "PartName").lstrip("/"): attribute(each, "ContentType")
            for each in children(root, "ct:Override")
        }
        usual = {
            attribute(each, "Extension").lower(): attribute(each, "ContentType")
            for each in children(root, "ct:Default")
        }
        return named, usual

    def content_type(self, name: str) -> str:
        """The type that the package states for a part."""
        named, usual = self.content_types
        return named.get(name) or usual.get(name.rpartition(".")[2].lower(), "")

    def _main_part(self) -> str:
        if _CONTENT_TYPES not in self.names:
            raise refusal.because(refusal.NOT_WORD)
        for name in self.related("", "officeDocument"):
            kind = self.content_type(name)
            if kind.endswith(_MACRO_TYPES):
                raise refusal.because(refusal.MACROS)
            if kind.endswith(_MAIN_TYPES):
                return name
            raise refusal.because(refusal.OTHER_OFFICE)
        raise refusal.because(refusal.NOT_WORD)

    def _read_relationships(self, listing: str, folder: str) -> Mapping[str, Relationship]:
        if listing not in self.names:
            return {}
        found: dict[str, Relationship] = {}
        for each in children(self.root(listing), "rel:Relationship"):
            target = attribute(each, "Target")
            outside = attribute(each, "TargetMode") == "External"
            if not outside:
                # A target outside the package names no part, and is then as good as missing.
                joined = posixpath.join("/", folder, target.partition("#")[0])
                target = posixpath.normpath(joined).lstrip("/")
            kind = attribute(each, "Type").rpartition("/")[2]
            found[attribute(each, "Id")] = Relationship(kind, target, outside)
        return found

    def _unpack(self, name: str, room: int) -> bytes:
        most = min(_MOST_OF_PART, room)
        try:
            with self._zip.open(name) as file:
                # The size that the zip states may be a lie: what counts is what comes out.
                data = file.read(most + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            OSError,
        ) as error:
            raise refusal.because(refusal.DAMAGED_PART, part=name, problem=error) from None
        if len(data) > _MOST_OF_PART:
            raise refusal.because(refusal.PART_TOO_LARGE, part=name, most=_MOST_OF_PART // _MEGABYTE)
        if len(data) > room:
            raise refusal.because(refusal.ALL_TOO_LARGE, most=_MOST_OF_ALL // _MEGABYTE)
        return data


def _safe_names(opened: zipfile.ZipFile) -> frozenset[str]:
    entries = [entry for entry in opened.infolist() if not entry.is_dir()]
    if len(entries) > _MOST_PARTS:
        raise refusal.because(refusal.TOO_MANY_PARTS, most=f"{_MOST_PARTS:,}")
    names: set[str] = set()
    for entry in entries:
        name = entry.filename
        # As written: zipfile itself turns backslashes into slashes on Windows alone.
        written = entry.orig_filename
        if written.startswith(("/", "\\")) or ":" in written or ".." in written.replace("\\", "/").split("/"):
            raise refusal.because(refusal.UNSAFE_NAME, name=ascii(written))
        if name in names:
            raise refusal.because(refusal.TWICE, name=ascii(name))
        if entry.flag_bits & 1:
            raise refusal.because(refusal.PASSWORD)
        names.add(name)
    return frozenset(names)
