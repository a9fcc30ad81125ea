"""Seals that were found valid, kept between runs: whoever makes the PDFs again each night need not verify each seal again.

They lie beside the PDFs, in the user's own cache folder, and are worth as much: who can write there could put another PDF in place.
Only what was valid is kept, under the digest of all that decides it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path

from sop_plugin.model.seal import Verdict, VerifySeal
from sop_plugin.model.settings import Settings
from sop_plugin.outside.cache_folder import cache_file, is_own
from sop_plugin.outside.reading_cache import salt
from sop_plugin.outside.writing import write_whole

_SIZE = 32


class KeptVerdicts:
    """What ``verify`` says, asked once for each seal; ``file`` is ``None`` where nothing is kept."""

    def __init__(self, file: Path | None, basis: bytes, verify: VerifySeal) -> None:
        self._file, self._basis, self._ask = file, basis, verify
        self._known = _load(file) if file is not None else frozenset()
        self._valid: set[bytes] = set()

    @classmethod
    def of_manual(
        cls,
        root: Path,
        settings: Settings,
        time_zone: str,
        environment: Mapping[str, str],
        verify: VerifySeal,
    ) -> KeptVerdicts:
        """Those of the manual in ``root``, found by this program and its settings."""
        basis = sha256(salt(settings) + time_zone.encode()).digest()
        return cls(cache_file(root, environment, "seals"), basis, verify)

    def verify(self, message: bytes, signature: str, keys: tuple[str, ...], day: date) -> Verdict:
        """What the signature is worth."""
        if self._file is None:
            return self._ask(message, signature, keys, day)
        asked = sha256(self._basis)
        for part in (message, signature.encode("utf-8", "surrogatepass"), repr((keys, day)).encode()):
            asked.update(len(part).to_bytes(8, "big") + part)
        key = asked.digest()
        if key in self._known:
            self._valid.add(key)
            return Verdict.VALID
        verdict = self._ask(message, signature, keys, day)
        if verdict is Verdict.VALID:
            self._valid.add(key)
        return verdict

    def save(self) -> None:
        """Keep what this run found valid; a folder that cannot be written only makes the next run slower."""
        if self._file is None or self._valid == self._known:
            return
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self._file, b"".join(sorted(self._valid)))
        except OSError:
            return


def _load(file: Path) -> frozenset[bytes]:
    try:
        data = file.read_bytes() if is_own(file) else b""
    except OSError:
        return frozenset()
    whole = len(data) % _SIZE == 0
    return frozenset(data[at : at + _SIZE] for at in range(0, len(data), _SIZE)) if whole else frozenset()
