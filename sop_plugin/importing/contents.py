"""What stands above a table of contents: the word for it, which goes where the table goes."""

from __future__ import annotations

_NAMES = frozenset("目录 目次 目錄 contents tableofcontents".split())


def is_contents_name(text: str) -> bool:
    """Whether a line is ``目　录`` or another word for a table of contents, and nothing else."""
    return "".join(text.split()).strip(":：").casefold() in _NAMES
