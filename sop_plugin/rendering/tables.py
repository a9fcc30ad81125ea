"""Python-Markdown extension for the tables of documents: readable on a phone, by ear and on paper."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_HEADINGS = {f"h{level}" for level in range(1, 7)}
_STEP = frozenset("步骤 步驟 工作步骤 工作步驟 操作步骤 操作步驟 作业步骤 作業步驟 step steps".split())
_WHO = frozenset(
    "责任人 責任人 责任岗位 責任崗位 责任部门 責任部門 执行人 執行人 负责人 負責人 responsible owner who".split()
) | {"responsible person", "person responsible"}
_ALIGNMENT = re.compile(r"text-align:\s*(left|right|center)")
# Where Python-Markdown put away raw HTML or a code span: no words.
_STASHED = re.compile("\x02[^\x03]*\x03")


class ControlledTables(Extension):
    """Labels cells with their column, marks tables of steps, and lets wide tables scroll by themselves."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run after the inline patterns (20) and attribute lists (8), but before "toc" (5) adds signs to headings."""
        md.treeprocessors.register(_Tables(md), "sop_tables", 6)


class _Tables(Treeprocessor):
    def run(self, root: Element) -> None:
        """Visit elements in the order of the text, so that a table knows the heading above it."""
        self._heading = ""
        self._visit(root)

    def _visit(self, parent: Element) -> None:
        for index, child in enumerate(list(parent)):
            if child.tag in _HEADINGS:
                self._heading = _words(child)
            elif child.tag == "table":
                parent[index] = self._region(child)
            else:
                self._visit(child)

    def _region(self, table: Element) -> Element:
        columns = [_words(cell) for cell in table.iterfind("thead/tr/th")]
        for cell in table.iterfind("thead/tr/th"):
            cell.set("scope", "col")
        for row in table.iterfind("tbody/tr"):
            for column, cell in zip(columns, row, strict=False):
                if column:
                    cell.set("data-label", column)
        for cell in (*table.iter("th"), *table.iter("td")):
            _align_by_class(cell)
        steps = _is_steps(columns)
        _add_class(table, "sop-steps" if steps else "sop-table")
        region = Element(
            "div",
            {
                "class": "sop-scroll sop-scroll--steps" if steps else "sop-scroll",
                "role": "region",
                "tabindex": "0",
                "aria-label": self._heading or " · ".join(filter(None, columns)) or "—",
            },
        )
        region.tail, table.tail = table.tail, "\n"
        region.append(table)
        return region


def _is_steps(columns: list[str]) -> bool:
    names = {column.casefold() for column in columns}
    return bool(names & _STEP) and bool(names & _WHO)


def _words(element: Element) -> str:
    return " ".join(_STASHED.sub("", "".join(element.itertext())).split())


def _align_by_class(cell: Element) -> None:
    """Python-Markdown aligns by inline style, which a strict content security policy refuses."""
    match = _ALIGNMENT.search(cell.get("style", ""))
    if match:
        del cell.attrib["style"]
        _add_class(cell, f"sop-align-{match[1]}")


def _add_class(element: Element, name: str) -> None:
    element.set("class", " ".join(filter(None, (element.get("class"), name))))
