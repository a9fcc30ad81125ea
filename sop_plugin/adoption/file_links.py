"""Links by the names of files, as note programs write them: ``[[接听电话]]`` is the document that the file has become."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from sop_plugin.model.written_references import NUMBER_REFERENCE

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_LINK = re.compile(rf"(?P<code>`+)(?:(?!(?P=code)).)*(?P=code)|{NUMBER_REFERENCE}")
_FOLDED = re.compile(r"\.md$", re.IGNORECASE)


def numbers_by_name(paths: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Name of a file, as links spell it → the number of its document; a name that several files have leads nowhere.

    ``paths`` are pairs of path and number.
    """
    pairs = [(_name(path), number) for path, number in paths]
    count = Counter(name for name, _ in pairs)
    return {name: number for name, number in pairs if count[name] == 1}


def _name(written: str) -> str:
    return _FOLDED.sub("", PurePosixPath(written.strip()).name).casefold()


def with_references(body: str, numbers: Mapping[str, str]) -> tuple[str, int]:
    """The body with references by number in place of such links, and how many there are; the words that a link shows stay."""
    count = 0

    def reference(match: re.Match[str]) -> str:
        nonlocal count
        number = numbers.get(_name(match["number"])) if match["number"] else None
        if number is None:
            return match[0]
        count += 1
        said = [match["number"].strip(), (match["clause"] or "").strip()]
        # A place within a file is the words of its heading, which are kept.
        words = match["text"] or (" ".join(said) if said[1] else "")
        return f"[[{number}|{words}]]" if words else f"[[{number}]]"

    lines, fence = [], ""
    for line in body.split("\n"):
        found = _FENCE.match(line)
        if found is not None and not fence:
            fence = found[1]
        elif found is not None and found[1].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        lines.append(line if fence or found else _LINK.sub(reference, line))
    return "\n".join(lines), count
