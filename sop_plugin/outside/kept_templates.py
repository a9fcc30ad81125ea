"""Templates as Jinja compiled them, kept between builds: to compile those of a site again takes longer than to draw a few pages.

They are code, and lie in the user's own cache folder, where nobody else can have put them. Jinja takes one only for the text that it
was compiled from; the folder is that of one version of this program, the libraries and the interpreter.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from sop_plugin.outside.cache_folder import cache_file, is_own
from sop_plugin.outside.program import versions


class KeptTemplates(BytecodeCache):
    """``folder`` is ``None`` where nothing is kept. A folder that cannot be written only makes the next build slower."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @classmethod
    def of_manual(cls, root: Path, environment: Mapping[str, str]) -> KeptTemplates:
        """Those of the manual in ``root``, unless the environment switches that off; those of other versions are let go of."""
        above = cache_file(root, environment, "templates")
        if above is None:
            return cls(None)
        folder = above / sha256(repr(versions()).encode()).hexdigest()[:16]
        with suppress(OSError):
            if not folder.is_dir():
                shutil.rmtree(above, ignore_errors=True)
                folder.mkdir(mode=0o700, parents=True)
        return cls(folder)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand over what was compiled before; what is damaged is compiled anew."""
        if self._folder is None:
            return
        file = self._folder / bucket.key
        try:
            data = file.read_bytes() if is_own(file) else b""
            digest, compiled = data[:32], data[32:]
            if compiled and sha256(compiled).digest() == digest:
                bucket.bytecode_from_string(compiled)
        except (OSError, ValueError, EOFError, TypeError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled just now."""
        if self._folder is None:
            return
        compiled = bucket.bytecode_to_string()
        draft = self._folder / f".{secrets.token_hex(6)}"
        try:
            draft.write_bytes(sha256(compiled).digest() + compiled)
            draft.replace(self._folder / bucket.key)
        except OSError:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
