"""Groups of words that stand for one another, as a browser needs them: which words there are, and by each what else to look for.

What a manual never says is asked with, and not looked for, so that nothing is fetched to find none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from sop_plugin.searching.folding import Folding

ASKED = ">"
"""Words before it are asked with, those behind it are found; words of a group without it are both."""
SAME = "="
"""At the beginning of a group: its words mean the very same."""


@dataclass
class Vocabulary:
    """``words`` are folded, those of several parts with blanks; ``spelt`` are characters that are written for one another.

    ``others`` has by ``=word`` what may stand for it, with ``=`` before what means the very same.
    """

    words: dict[str, None] = field(default_factory=dict)
    spelt: list[str] = field(default_factory=list)
    others: dict[str, str] = field(default_factory=dict)


def groups_of(table: str) -> tuple[tuple[str, ...], ...]:
    """The groups of a table with one in each line; a line that begins with # says what follows."""
    lines = (line.strip() for line in table.splitlines())
    return tuple(tuple(line.split()) for line in lines if line and not line.startswith("#"))


def vocabulary_of(
    groups: Iterable[Iterable[str]], folding: Folding, is_said: Callable[[str], bool]
) -> Vocabulary:
    """The vocabulary of these groups in a manual of which some page says whatever ``is_said``."""
    vocabulary = Vocabulary()
    others: dict[str, dict[str, bool]] = {}
    for group in groups:
        written = list(group)
        means_same = written[:1] == [SAME]
        at = written.index(ASKED) + 1 if ASKED in written else 0
        asked = dict.fromkeys(_folded(written, folding))
        found = [word.replace(" ", "") for word in _folded(written[at:], folding) if is_said(word)]
        vocabulary.words.update(asked)
        if all(len(word) == 1 for word in asked):
            vocabulary.spelt.append("".join(asked))
            continue
        for word in asked:
            known = others.setdefault(word.replace(" ", ""), {})
            for other in found:
                # A single character is found in too much to stand for a word.
                if len(other) > 1 and other != word.replace(" ", ""):
                    known[other] = known.get(other, False) or means_same
    for word, known in others.items():
        if known:
            vocabulary.others[f"={word}"] = " ".join(
                (SAME if means_same else "") + other for other, means_same in known.items()
            )
    return vocabulary


def _folded(words: Iterable[str], folding: Folding) -> Iterator[str]:
    folded = (" ".join(folding.spaced(word).split()) for word in words)
    return (word for word in folded if word)
