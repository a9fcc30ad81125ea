"""The lines of a ``CODEOWNERS``, in the syntax that GitHub, GitLab and Gitea share, and GitLab's sections."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_plugin.owners.codeowners import OwnerLine

_SECTION = re.compile(r"\^?\[(?P<name>[^\]]+)\](?:\[\d+\])?(?=\s|$)(?P<owners>.*)")
_WORD = re.compile(r"(?:\\.|[^\s\\])+")


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
