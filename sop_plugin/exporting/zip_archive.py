"""A zip file whose bytes depend on its contents alone, with a manifest that ``sha256sum -c`` verifies."""

from __future__ import annotations

import io
from collections.abc import Mapping
from hashlib import sha256
from zipfile import ZIP_STORED, ZipFile, ZipInfo

MANIFEST = "SHA256SUMS"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE = 0o100644 << 16


def archive(files: Mapping[str, bytes]) -> bytes:
    """The files and their manifest as a zip.

    Nothing is compressed: another version of the compressor would make other bytes.
    """
    contents = {**files, MANIFEST: manifest(files)}
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as zipped:
        for name in sorted(contents):
            entry = ZipInfo(name, _EARLIEST)
            entry.create_system = _UNIX
            entry.external_attr = _READABLE
            zipped.writestr(entry, contents[name])
    return buffer.getvalue()


def manifest(files: Mapping[str, bytes]) -> bytes:
    """One line a file, in the order of names, as ``sha256sum`` writes them."""
    return "".join(f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()
