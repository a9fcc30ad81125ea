"""The files that ``pymdownx.snippets`` puts into a page outside control: tried out with the extension itself, nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import Markdown
from pymdownx.snippets import SnippetExtension, SnippetMissingError

_APPENDED = "auto_append"
_NAMED = re.compile(r"'(?P<name>.*)'")


@dataclass(frozen=True)
class SnippetTrouble:
    """``name`` is the file or the section that is not there; ``line`` that of the text, from 1, and ``None`` for what is put behind every page."""

    name: str
    line: int | None


def snippet_troubles(options: Mapping[str, Any], text: str, root: Path) -> Iterator[SnippetTrouble]:
    """The first thing for which the extension stops, where ``check_paths`` asks it to; it counts paths from ``root``."""
    if options.get("check_paths") is not True:
        return
    bases = options.get("base_path", ["."])
    paths = [bases] if isinstance(bases, str) else list(bases) if isinstance(bases, list) else ["."]
    usable = {key: value for key, value in options.items() if value is not None}
    config = {**usable, "base_path": [str(root / str(path)) for path in paths], "url_download": False}
    missing = _missing(config, text.split("\n"))
    if missing is None:
        return
    if _missing(config, [""]) is not None:
        yield SnippetTrouble(missing, None)
        return
    lines = text.split("\n")
    alone = {**config, _APPENDED: []}
    named = (number for number, line in enumerate(lines, start=1) if missing in line)
    tried = (
        number
        for number, line in enumerate(lines, start=1)
        if "8<-" in line and _missing(alone, [line]) is not None
    )
    yield SnippetTrouble(missing, next(tried, None) or next(named, 1))


def _missing(config: Mapping[str, Any], lines: Sequence[str]) -> str | None:
    """What could not be found; ``None`` where all is there, and where the options themselves are refused, of which others tell."""
    try:
        markdown = Markdown(extensions=[SnippetExtension(**config)])
        markdown.preprocessors["snippet"].run(list(lines))
    except SnippetMissingError as error:
        found = _NAMED.search(str(error))
        return found["name"] if found else str(error)
    except (KeyError, OSError, TypeError, ValueError, RecursionError):
        return None
    return None
