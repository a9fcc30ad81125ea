"""Names by which tables of steps and their rows are found in a page: ``c4-2`` and ``c4-2-s3``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from sop_plugin.model.procedure import StepTable

ROW_ANCHOR = re.compile(r"(?P<table>c\d+(?:-\d+)*(?:-t\d+)?)-s(?P<position>\d+)")
"""What ``row_anchor`` makes: the name of the table, and the position of the step in it."""


def named_tables(tables: Iterable[StepTable]) -> Iterator[tuple[str, StepTable]]:
    """Each table with its name, after the clause around it; a second one in the same clause is ``c4-2-t2``."""
    seen: Counter[str] = Counter()
    for table in tables:
        clause = "c" + (table.clause or "0").replace(".", "-")
        seen[clause] += 1
        yield (f"{clause}-t{seen[clause]}" if seen[clause] > 1 else clause), table


def row_anchor(name: str, position: int) -> str:
    """The id of a step's row in the table with this name."""
    return f"{name}-s{position}"
