"""What a folder is put together from: parts that the last build made of the same are not made again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sop_plugin.outside.kept_files import KeptFiles

PartOf = Callable[[object, Callable[[], bytes]], bytes]
"""What a part is made of, and how → the part, as the last build made it where it was made of the same."""


class KeptParts:
    """``digest_of`` tells what parts are made of apart, and is empty for what nobody can tell; ``known`` are those of the last build."""

    def __init__(
        self, files: KeptFiles, digest_of: Callable[[object], str], known: Mapping[str, str]
    ) -> None:
        self._files = files
        self._digest_of = digest_of
        self._known = known
        self.used: dict[str, str] = {}
        """Digest of what a part was made of → that of the part."""

    def part_of(self, source: object, make: Callable[[], bytes]) -> bytes:
        """A part, made now unless it is known."""
        name = self._digest_of(source)
        digest = self._known.get(name, "")
        data = self._files.find(digest)
        if data is None:
            data = make()
            digest = self._files.keep(data) if name else ""
        if digest:
            self.used[name] = digest
        return data
