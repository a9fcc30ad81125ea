"""Python-Markdown extension for the tables of documents: readable on a phone, by ear and on paper."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from sop_plugin.model.columns import column_kinds, is_step_table

_HEADINGS = {f"h{level}" for level in range(1, 7)}
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
        steps = is_step_table(column_kinds(columns))
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
