"""Pictures and embedded files as files beside the document, each once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

from sop_plugin.importing.content import EmbeddedFile, Picture
from sop_plugin.importing.package import Package
from sop_plugin.importing.told import Told, ToldKind, told

ConvertPicture = Callable[[bytes, str], bytes | None]
"""Bytes and suffix of a picture that browsers do not show → PNG, or nothing where no program can."""

_SHOWN = ("png", "jpg", "gif", "bmp", "webp")
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
    (b"\xd7\xcd\xc6\x9a", "wmf"),
    (b"\x01\x00\x09\x00", "wmf"),
)
_KEPT_FILES = frozenset("xlsx xls docx doc pptx ppt pdf csv txt vsdx vsd".split())


@dataclass
class Attachments:
    """The files of one document; ``folder`` is where they lie, as its text names it."""

    package: Package
    folder: str
    convert: ConvertPicture
    files: dict[str, bytes] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    """Name of a converted picture → SHA-256 of what it was made from."""
    remarks: list[Told] = field(default_factory=list)
    _names: dict[str, str | None] = field(default_factory=dict)

    def picture(self, picture: Picture) -> tuple[str, bool]:
        """Where the picture lies, relative to the document, and whether browsers show it."""
        data = self.package.part(picture.part)
        digest = sha256(data).hexdigest()
        if digest not in self._names:
            self._names[digest] = self._keep_picture(data, digest)
        name = self._names[digest] or ""
        return f"{self.folder}/{name}", name.rpartition(".")[2] in _SHOWN

    def file(self, embedded: EmbeddedFile) -> str | None:
        """Where the embedded file lies, or nothing where such files are not kept."""
        data = self.package.part(embedded.part)
        digest = sha256(data).hexdigest()
        if digest not in self._names:
            suffix = embedded.part.rpartition(".")[2].lower()
            if suffix in _KEPT_FILES:
                name = f"attachment-{self._count('attachment') + 1}.{suffix}"
                self.files[name] = data
                self._names[digest] = name
            else:
                self._names[digest] = None
                name = embedded.name or embedded.part.rpartition("/")[2]
                self.remarks.append(told(ToldKind.FILE_NOT_KEPT, name=name))
        name_or_none = self._names[digest]
        return f"{self.folder}/{name_or_none}" if name_or_none else None

    def natural_width(self, picture: Picture) -> int:
        """How many pixels the picture itself is wide; 0 where that is not known."""
        return _width(self.package.part(picture.part))

    def _keep_picture(self, data: bytes, digest: str) -> str:
        suffix = picture_suffix(data)
        stem = f"picture-{self._count('picture') + 1}"
        if suffix not in _SHOWN:
            converted = self.convert(data, suffix)
            if converted is not None:
                name = f"{stem}.png"
                self.files[name] = converted
                self.origins[name] = digest
                self.remarks.append(told(ToldKind.PICTURE_CONVERTED, name=name))
                return name
            self.remarks.append(told(ToldKind.PICTURE_NOT_SHOWN, name=f"{stem}.{suffix}"))
        name = f"{stem}.{suffix}"
        self.files[name] = data
        return name

    def _count(self, kind: str) -> int:
        return sum(name.startswith(kind) for name in self.files)


def picture_suffix(data: bytes) -> str:
    """What a picture is, by its first bytes: what its name says may be wrong."""
    for magic, suffix in _MAGIC:
        if data.startswith(magic):
            return suffix
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return "emf" if data[40:44] == b" EMF" else "bin"


def _width(data: bytes) -> int:
    match picture_suffix(data):
        case "png":
            return int.from_bytes(data[16:20], "big")
        case "gif":
            return int.from_bytes(data[6:8], "little")
        case "bmp":
            return int.from_bytes(data[18:22], "little")
        case "jpg":
            return _jpeg_width(data)
    return 0


def _jpeg_width(data: bytes) -> int:
    position = 2
    while position + 9 < len(data) and data[position] == 0xFF:
        kind = data[position + 1]
        # A frame header holds the size; C4, C8 and CC are tables.
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(data[position + 7 : position + 9], "big")
        position += 2 + int.from_bytes(data[position + 2 : position + 4], "big")
    return 0
