"""What a site says of itself in ``manifest.json``: each file, the state of the manual that it shows, and what made it.

A folder without it, or that differs from it, was not finished by this program: another engine would publish drafts, and
texts without their approvals.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date

from sop_plugin.model.site_parts import SitePart

MANIFEST = "manifest.json"
FORMAT = 1
NO_LEDGER = ""


@dataclass(frozen=True)
class FileFacts:
    """A file's digest and its length in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True)
class StateOfManual:
    """A digest for each of the sources, and one for where all chains of the ledger end.

    ``head`` is empty for a manual without a ledger, and so is ``ledger``.
    """

    documents: str
    pages: str
    organisation: str
    settings: str
    ledger: str = NO_LEDGER
    head: str = NO_LEDGER


@dataclass(frozen=True)
class SiteManifest:
    """``versions`` are those of the programs that made the site; ``files`` are all but the manifest itself.

    A folder with a ``part`` is no site yet: it is joined with the others.
    """

    as_of: date
    state: StateOfManual
    versions: Mapping[str, str]
    files: Mapping[str, FileFacts] = field(repr=False)
    part: SitePart | None = None

    def to_text(self) -> str:
        """One spelling for each manifest: two builds of one manual can be told apart by their digests alone."""
        content = {
            "manifest": FORMAT,
            "as_of": self.as_of.isoformat(),
            "state": asdict(self.state),
            "versions": dict(sorted(self.versions.items())),
            **({"part": asdict(self.part)} if self.part is not None else {}),
            "files": {},
        }
        head = json.dumps(content, ensure_ascii=False, indent=1).removesuffix("{}\n}")
        # Written as ``json`` does, which takes a second for ten thousand.
        files = ",".join(
            f'\n  {json.dumps(path, ensure_ascii=False)}: {{\n   "sha256": "{facts.sha256}",\n   "size": {facts.size}\n  }}'
            for path, facts in sorted(self.files.items())
        )
        return f"{head}{{{files}\n }}\n}}\n" if files else f"{head}{{}}\n}}\n"


@dataclass(frozen=True)
class FolderDifferences:
    """In what a folder differs from its manifest: paths in the order of names."""

    changed: tuple[str, ...]
    missing: tuple[str, ...]
    additional: tuple[str, ...]

    @classmethod
    def between(cls, manifest: SiteManifest, found: Mapping[str, FileFacts | None]) -> FolderDifferences:
        """``found`` has the files of the folder, ``None`` for what is no ordinary file."""
        wanted = manifest.files
        return cls(
            tuple(sorted(path for path in wanted.keys() & found.keys() if wanted[path] != found[path])),
            tuple(sorted(wanted.keys() - found.keys())),
            tuple(sorted(found.keys() - wanted.keys())),
        )

    def __bool__(self) -> bool:
        return bool(self.changed or self.missing or self.additional)


def other_parts(there: StateOfManual, here: StateOfManual) -> tuple[str, ...]:
    """The parts in which two states of a manual differ."""
    one, other = asdict(there), asdict(here)
    return tuple(name for name in one if one[name] != other[name])
