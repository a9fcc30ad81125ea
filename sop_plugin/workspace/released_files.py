"""The bytes of released files: from the working tree while they lie there, else from git; never others than were released."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from sop_plugin.model.attachment import Attachment
from sop_plugin.outside.file_facts import KnownFacts, facts_of_bytes
from sop_plugin.outside.git_program import NoRepository
from sop_plugin.workspace.workspace import Workspace

_AT_ONCE = 32_000_000
"""Bytes that are asked of git in one go, and held until they are written."""


class NotToBeHad(Exception):
    """A released file is neither in git nor in the working tree; ``attachment`` is which."""

    def __init__(self, attachment: Attachment) -> None:
        super().__init__(f"{attachment.path} ({attachment.blob})")
        self.attachment = attachment


@dataclass
class ReleasedFileReader:
    """Reads those of ``wanted`` one after the other, as they are asked for."""

    workspace: Workspace
    wanted: Iterable[Attachment]
    _at_hand: dict[str, bytes] = field(default_factory=dict)

    def copy(self, attachment: Attachment, target: Path) -> None:
        """Write one into a file; raises ``NotToBeHad``, ``GitError`` or ``OSError``."""
        target.parent.mkdir(parents=True, exist_ok=True)
        lies = self._lies(attachment)
        if lies is not None:
            shutil.copyfile(lies, target)
        elif attachment.facts.size > _AT_ONCE:
            repository = self.workspace.repository
            if isinstance(repository, NoRepository) or not repository.copy_blob(
                attachment.blob or "", target
            ):
                target.unlink(missing_ok=True)
                raise NotToBeHad(attachment)
        else:
            target.write_bytes(self._from_git(attachment))
            return
        # Whatever changed while it was copied is not what was released.
        if KnownFacts(None).of_file(target) != attachment.facts:
            target.unlink()
            raise NotToBeHad(attachment)

    def read(self, attachment: Attachment) -> bytes:
        """The bytes of one; raises ``NotToBeHad``, ``GitError`` or ``OSError``."""
        lies = self._lies(attachment)
        data = lies.read_bytes() if lies is not None else self._from_git(attachment)
        if facts_of_bytes(data) != attachment.facts:
            raise NotToBeHad(attachment)
        return data

    def _lies(self, attachment: Attachment) -> Path | None:
        path = self.workspace.root / attachment.path
        return path if self.workspace.known_facts.of_file(path) == attachment.facts else None

    def _from_git(self, attachment: Attachment) -> bytes:
        blob = attachment.blob or ""
        if blob not in self._at_hand:
            self._fetch(attachment)
        data = self._at_hand.get(blob)
        if data is None or facts_of_bytes(data) != attachment.facts:
            raise NotToBeHad(attachment)
        return data

    def _fetch(self, first: Attachment) -> None:
        """Ask git for one, and for those that are wanted behind it, so that no process is started for each."""
        repository = self.workspace.repository
        self._at_hand = {}
        if isinstance(repository, NoRepository):
            return
        blobs: list[str] = []
        size = 0
        waiting = False
        for attachment in self.wanted:
            waiting = waiting or attachment.blob == first.blob
            if not waiting or attachment.blob is None:
                continue
            size += attachment.facts.size
            if blobs and size > _AT_ONCE:
                break
            if attachment.blob == first.blob or self._lies(attachment) is None:
                blobs.append(attachment.blob)
        found = repository.read_blobs(blobs or [first.blob or ""])
        self._at_hand = {blob: data for blob, data in found.items() if data is not None}
