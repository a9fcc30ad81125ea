"""Several columns of doers or records in one table, read as one: 执行人 and 复核人, 使用表单 and 输出记录."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sop_plugin.model.columns import ExtraColumns, further_columns, is_beside
from sop_plugin.model.placeholders import means_above
from sop_plugin.model.procedure import Column
from sop_plugin.reading.markdown.cells import plain
from sop_plugin.reading.markdown.rows import Row


def with_joined_columns(
    rows: Sequence[Row], names: Sequence[str], columns: Mapping[Column, int], extra: ExtraColumns
) -> tuple[Row, ...]:
    """The rows with what further columns name in the first of their kind: 操作工 and, below 复核人, QA are 操作工 / QA（复核人）.

    ``names`` are those of the columns, ``columns`` the first ones by what they are about.
    """
    further = further_columns(names, columns, extra)
    if not further:
        return tuple(rows)
    joined = []
    above: dict[int, str] = {}
    for row in rows:
        cells = list(row)
        for column, indexes in further.items():
            first = columns[column]
            said = []
            for index in (first, *indexes):
                if index >= len(row):
                    continue
                if not means_above(plain(row[index].text)):
                    above[index] = "" if row[index].is_empty else row[index].text
                text, name = above.get(index, ""), names[index]
                said += [f"{text}（{name}）" if index != first and is_beside(name) else text] if text else []
            if first < len(row) and said:
                cells[first] = row[first]._replace(text=" / ".join(said))
        joined.append(tuple(cells))
    return tuple(joined)
