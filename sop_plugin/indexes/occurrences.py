"""Where a term occurs in the text of a document, whatever its blanks and letter case."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from sop_plugin.model.document import Body, Clause


def term_key(text: str) -> str:
    """The spelling by which terms are compared: without blanks and letter case."""
    return "".join(text.split()).casefold()


class SearchedText:
    """The text of a body, made ready once for searching many terms.

    ``text`` is the body's text or a conversion of it with the same lines.
    """

    def __init__(self, body: Body, text: str) -> None:
        self._body = body
        # Line feeds alone separate lines, as in the numbering of a file's lines; a carriage return is a blank.
        self._lines = text.casefold().split("\n")
        pieces: list[str] = []
        self._starts: list[int] = []
        length = 0
        for line in self._lines:
            # An empty line ends a paragraph: no term reaches across it.
            piece = "".join(line.split()) or "\n"
            self._starts.append(length)
            pieces.append(piece)
            length += len(piece)
        self._compact = "".join(pieces)

    def clauses_with(self, key: str) -> tuple[Clause, ...]:
        """The innermost clauses in which a term begins, in the order of the text."""
        owners = (self._owners[line] for line in self._lines_with(key))
        return tuple(self._body.clauses[index] for index in dict.fromkeys(owners) if index is not None)

    def _lines_with(self, key: str) -> Iterator[int]:
        """Lines, from 0, on which the term begins."""
        if not key:
            return
        # Only words between blanks can be cut: in Chinese text the term counts wherever it stands.
        whole = _is_latin(key[0]) or _is_latin(key[-1])
        at = self._compact.find(key)
        while at >= 0:
            if not whole or self._is_whole(at, at + len(key)):
                line = bisect_right(self._starts, at) - 1
                yield line
                if line + 1 == len(self._starts):
                    return
                # Once a line is enough: a frequent term costs no more than there are lines.
                at = self._compact.find(key, self._starts[line + 1])
            else:
                at = self._compact.find(key, at + 1)

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether no Latin word is cut: "form" is not in "information", but it is in "forms"."""
        return self._breaks(start) and (
            self._breaks(end)
            or any(
                self._compact.startswith(plural, end) and self._breaks(end + len(plural))
                for plural in ("s", "es")
            )
        )

    def _breaks(self, at: int) -> bool:
        text = self._compact
        if at in self._word_starts or at == len(text):
            return True
        return not (_is_latin(text[at]) and _is_latin(text[at - 1]))

    @cached_property
    def _word_starts(self) -> frozenset[int]:
        """Where blanks stood before a word; needed for Latin terms only."""
        found = set()
        for start, line in zip(self._starts, self._lines, strict=True):
            for word in line.split():
                found.add(start)
                start += len(word)
        return frozenset(found)

    @cached_property
    def _owners(self) -> list[int | None]:
        """For each line the index of its innermost clause."""
        lines = len(self._lines)
        owners: list[int | None] = [None] * lines
        for index, clause in enumerate(self._body.clauses):
            first = max(clause.line - self._body.first_line, 0)
            last = min(clause.end_line - self._body.first_line + 1, lines)
            # Sub-clauses come after the clause that holds them, and take their lines from it.
            owners[first:last] = [index] * (last - first)
        return owners


def _is_latin(character: str) -> bool:
    """A letter or digit that makes up words between blanks."""
    return character < "\u0250" and character.isalnum()
