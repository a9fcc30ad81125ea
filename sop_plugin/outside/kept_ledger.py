"""The events of a ledger, kept between runs under the digest of its file: whoever makes the PDFs again each night need not read it again.

Like the seals that were found valid they lie in the user's own cache folder, beside the PDFs, and are worth as much.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from sop_plugin.model.roles import ApprovalRoles
from sop_plugin.model.settings import Settings
from sop_plugin.outside.cache_folder import cache_file
from sop_plugin.outside.reading_cache import dumped, load_kept, salt
from sop_plugin.outside.writing import write_whole
from sop_plugin.reading.ledger.file import LedgerReading, read_ledger
from sop_plugin.reading.source import Source

# One that is read as quickly as it is loaded.
_SHORT = 100_000


class KeptLedger:
    """Reads a ledger of which an earlier run may have kept the events; ``file`` is ``None`` where nothing is kept."""

    def __init__(self, file: Path | None, basis: bytes) -> None:
        self._file, self._basis = file, basis
        self._new: dict[bytes, LedgerReading] = {}

    @classmethod
    def of_manual(cls, root: Path, settings: Settings, environment: Mapping[str, str]) -> KeptLedger:
        """That of the manual in ``root``, as this program reads it by its settings."""
        return cls(cache_file(root, environment, "ledger"), salt(settings))

    def read(self, source: Source, roles: ApprovalRoles) -> LedgerReading:
        """As ``read_ledger`` does; a file that differs in a single byte is read anew."""
        if self._file is None or source.trouble is not None or len(source.data) < _SHORT:
            return read_ledger(source, roles)
        path = source.path.encode("utf-8", "surrogatepass")
        parts = (self._basis, path, repr(roles).encode(), sha256(source.data).digest())
        key = sha256(b"\0".join(parts)).digest()
        kept = load_kept(self._file).get(key)
        if isinstance(kept, LedgerReading):
            return kept
        read = self._new[key] = read_ledger(source, roles)
        return read

    def save(self) -> None:
        """Keep what this run read, in the place of what was kept; a folder that cannot be written only makes the next run slower."""
        if self._file is None or not self._new:
            return
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self._file, dumped(self._new))
        except OSError:
            return
