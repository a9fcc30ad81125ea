"""Patterns as in ``.gitignore``: those that stand for nothing are told where they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pathspec.gitignore import GitIgnoreSpec

from sop_plugin.reading.settings.problems import SettingsProblem
from sop_plugin.words.voice import Words

_NO_PATTERN = Words(
    "“{pattern}”不是路径的写法；写法同 .gitignore，用 / 分隔，如 hotel/**",
    '"{pattern}" is no pattern; write it as in .gitignore, with /, such as hotel/**',
)


def is_pattern(written: str) -> bool:
    """Whether anything can be held against it: ``!`` alone, or a ``\\`` at the end, is half of a pattern."""
    try:
        GitIgnoreSpec.from_lines([written])
    except ValueError:
        return False
    return True


def pattern_problems(keys: tuple[str | int, ...], patterns: Iterable[str]) -> Iterator[SettingsProblem]:
    """Those of a list of options that are none."""
    for index, written in enumerate(patterns):
        if not is_pattern(written):
            yield SettingsProblem((*keys, index), _NO_PATTERN.filled(pattern=written))
