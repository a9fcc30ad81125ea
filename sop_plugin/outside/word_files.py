"""The Word files that somebody names, folders too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

WORD_SUFFIXES = (".docx", ".doc")
_LOCK = "~$"
"""What the names of the files begin with by which Word marks that a document is open."""


@dataclass(frozen=True)
class WordFile:
    """A Word file, and how it was named."""

    path: Path
    shown: str

    @property
    def is_old(self) -> bool:
        """Whether its name says that it is of the old format."""
        return self.path.suffix.lower() == ".doc"


def word_files(paths: Iterable[Path]) -> list[WordFile]:
    """The files named, and those in the folders named, each once; raises ``OSError``."""
    found: dict[Path, WordFile] = {}
    for path in paths:
        for each in sorted(_below(path)) if path.is_dir() else [path]:
            found.setdefault(each.resolve(), WordFile(each, str(each)))
    return list(found.values())


def other_files(paths: Iterable[Path]) -> list[str]:
    """The names of files in the folders named that are no Word files to import; raises ``OSError``."""
    return sorted(str(each) for path in paths if path.is_dir() for each in _files(path) if not _is_word(each))


def _below(folder: Path) -> Iterator[Path]:
    return filter(_is_word, _files(folder))


def _files(folder: Path) -> Iterator[Path]:
    for each in folder.rglob("*"):
        inside = each.relative_to(folder).parts
        hidden = any(part.startswith(".") for part in inside) or each.name.startswith(_LOCK)
        if not hidden and each.is_file():
            yield each


def _is_word(path: Path) -> bool:
    return path.suffix.lower() in WORD_SUFFIXES
