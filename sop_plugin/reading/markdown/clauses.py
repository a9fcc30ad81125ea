"""What the clause around a line is about."""

from __future__ import annotations

from bisect import bisect_right

from sop_plugin.model.document import Clause
from sop_plugin.model.headings import Heading, HeadingKinds, heading_topics


class Clauses:
    """The key of the innermost clause at a line, and whether it or one around it is about something."""

    def __init__(self, clauses: tuple[Clause, ...], kinds: HeadingKinds) -> None:
        self._lines = [clause.line for clause in clauses]
        self._keys = [clause.key for clause in clauses]
        self._topics: list[frozenset[Heading]] = []
        around: list[tuple[int, frozenset[Heading]]] = []
        for clause in clauses:
            while around and around[-1][0] < clause.line:
                around.pop()
            outer = around[-1][1] if around else frozenset()
            topics = outer | frozenset(heading_topics(clause.title, kinds))
            around.append((clause.end_line, topics))
            self._topics.append(topics)
        self.define = any(Heading.DEFINITIONS in topics for topics in self._topics)

    def topics_at(self, line: int) -> frozenset[Heading]:
        """What the clauses around a line are about."""
        # Between two headings lies text of the upper one alone.
        index = bisect_right(self._lines, line) - 1
        return self._topics[index] if index >= 0 else frozenset()

    def at(self, line: int) -> tuple[str | None, bool]:
        """The key of the innermost clause, and whether it holds definitions."""
        index = bisect_right(self._lines, line) - 1
        return (
            (self._keys[index], Heading.DEFINITIONS in self._topics[index]) if index >= 0 else (None, False)
        )
