"""The files of a built site, with their digests."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from hashlib import file_digest
from pathlib import Path
from types import MappingProxyType

from sop_plugin.model.site_manifest import MANIFEST, FileFacts

# A site is often a working copy of the branch from which it is served.
NOT_OF_THE_SITE = (".git",)


NOTHING_KNOWN: Mapping[str, FileFacts] = MappingProxyType({})


def files_of_site(
    folder: Path, known: Mapping[str, FileFacts] = NOTHING_KNOWN
) -> dict[str, FileFacts | None]:
    """Path → facts of each file but the manifest; ``None`` for a link, which leads who knows where, or a device.

    Files that are ``known`` are not read if they have the length that they should have: whoever asks has just written them.
    """
    return {
        path: _facts(folder / path, known.get(path)) for path in sorted(_paths(folder)) if path != MANIFEST
    }


def _paths(folder: Path) -> Iterator[str]:
    for current, folders, names in os.walk(folder, onerror=_fail):
        inside = Path(current).relative_to(folder)
        if current == os.fspath(folder):
            folders[:] = [name for name in folders if name not in NOT_OF_THE_SITE]
        links = [name for name in folders if (Path(current) / name).is_symlink()]
        for name in (*names, *links):
            if inside != Path() or name not in NOT_OF_THE_SITE:
                yield (inside / name).as_posix()


def _fail(error: OSError) -> None:
    raise error


def _facts(path: Path, known: FileFacts | None) -> FileFacts | None:
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode):
        return None
    if known is not None and known.size == status.st_size:
        return known
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
        return FileFacts(digest, file.tell())
