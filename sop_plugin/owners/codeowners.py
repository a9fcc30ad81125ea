"""``CODEOWNERS``: whom a forge asks before a change of a file is merged."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from sop_plugin.model.manual import Manual
from sop_plugin.owners.text import HEADER, code_owners_text

PLACES = (".github/CODEOWNERS", ".gitlab/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitea/CODEOWNERS")
"""Where forges look for it, from the top of the repository."""

Match: TypeAlias = Callable[[tuple[str, ...]], Callable[[str], bool]]
"""Patterns as in ``.gitignore`` → whether a path matches."""

_SECTION = re.compile(r"\^?\[(?P<name>[^\]]+)\](?:\[\d+\])?(?=\s|$)(?P<owners>.*)")
_WORD = re.compile(r"(?:\\.|[^\s\\])+")
_SPECIAL = frozenset("*?[\\")


@dataclass(frozen=True)
class OwnerLine:
    """One line: the files it is about and who owns them; nobody, where ``owners`` is empty.

    Within a ``section``, as GitLab has them, the last line that matches a file decides; a file is owned by way of every section.
    """

    line: int
    pattern: str
    owners: tuple[str, ...]
    section: str = ""
    excludes: bool = False


@dataclass(frozen=True)
class OwnersFile:
    """A ``CODEOWNERS``, what it is about, and how its patterns are matched.

    ``files`` are those of the repository, from its top; ``prefix`` leads from there to the manual, ``docs`` on to its documents;
    ``own_files`` are the manual's own, such as the organisation file.
    """

    path: str
    text: str
    lines: tuple[OwnerLine, ...]
    match: Match
    files: tuple[str, ...]
    docs: str
    own_files: tuple[str, ...]
    prefix: str = ""

    @property
    def is_generated(self) -> bool:
        """Whether the file says so itself."""
        return HEADER[1] in self.text.split("\n", 4)[:4]

    def expected(self, manual: Manual) -> str:
        """The text that follows from the organisation."""
        return code_owners_text(manual, self.docs, self.own_files, self.prefix)


@dataclass
class _Section:
    """Lines by their place in the file: those without wildcards are looked up, so that many of them cost nothing."""

    files: dict[str, int] = field(default_factory=dict)
    folders: dict[str, int] = field(default_factory=dict)
    others: list[tuple[int, Callable[[str], bool]]] = field(default_factory=list)


class CodeOwnersIndex:
    """The lines, by section."""

    def __init__(self, lines: Iterable[OwnerLine], match: Match) -> None:
        self.lines = tuple(lines)
        self._sections: dict[str, _Section] = {}
        for index, line in enumerate(self.lines):
            section = self._sections.setdefault(line.section, _Section())
            pattern = line.pattern
            if pattern.startswith("/") and not _SPECIAL & set(pattern):
                name = pattern.strip("/")
                section.folders[name] = index
                if not pattern.endswith("/"):
                    section.files[name] = index
            else:
                section.others.append((index, _matcher(pattern, match)))

    def deciding(self, path: str) -> Iterator[OwnerLine]:
        """The last line of each section that matches a path, which is given from the top of the repository."""
        parts = path.split("/")
        above = ["/".join(parts[:depth]) for depth in range(len(parts))]
        for section in self._sections.values():
            found = [section.files.get(path, -1), *(section.folders.get(folder, -1) for folder in above)]
            best = max(found)
            best = max((i for i, matches in section.others if i > best and matches(path)), default=best)
            if best >= 0:
                yield self.lines[best]


def _matcher(pattern: str, match: Match) -> Callable[[str], bool]:
    matches = match((pattern,))
    if not pattern.endswith("/*"):
        return matches
    # Where .gitignore takes the folders in a folder whole, CODEOWNERS means the files in it alone.
    deeper = match((f"{pattern}/**",))
    return lambda path: matches(path) and not deeper(path)


def read_code_owners(text: str) -> Iterator[OwnerLine]:
    """Every line that is neither blank, nor a remark, nor the head of a section."""
    section = ""
    usual: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), start=1):
        head = _SECTION.fullmatch(line.strip())
        if head is not None:
            section, usual = head["name"].strip().casefold(), _owners(head["owners"].split())
            continue
        words = _WORD.findall(line)
        if not words or words[0].startswith("#"):
            continue
        excludes = words[0].startswith("!")
        pattern = words[0].removeprefix("!").replace("\\ ", " ").replace("\\#", "#")
        owners = () if excludes else _owners(words[1:]) or usual
        yield OwnerLine(number, pattern, owners, section, excludes)


def _owners(words: list[str]) -> tuple[str, ...]:
    """The owners before a remark."""
    end = next((i for i, word in enumerate(words) if word.startswith("#")), len(words))
    return tuple(words[:end])
