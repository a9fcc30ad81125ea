"""What another engine needs of a finished page besides its HTML: facts as plain data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sop_plugin.model.document import Document
from sop_plugin.model.manual import Manual
from sop_plugin.pages.output import Output
from sop_plugin.rendering.contents import ContentsEntry
from sop_plugin.rendering.document_text import RenderedText


def page_facts(manual: Manual, output: Output, text: RenderedText) -> dict[str, Any]:
    """``text`` is the rendered document that the page shows."""
    document = output.document
    return {
        "address": output.address,
        "kind": output.kind.value,
        "title": output.title,
        "language": output.language,
        "base": output.base,
        "searchable": output.kind.searchable,
        "for_robots": output.kind.for_robots,
        "section": output.section.name.lower() if output.section else None,
        "feed": output.feed or None,
        "contents": _contents(text.contents),
        "search_text": output.searched(text) if output.kind.searchable else "",
        "document": _document_facts(manual, document, output) if document else None,
    }


def _contents(entries: Iterable[ContentsEntry]) -> list[dict[str, Any]]:
    """Titles are HTML."""
    return [
        {"level": e.level, "id": e.id, "title": str(e.title), "children": _contents(e.children)}
        for e in entries
    ]


def _document_facts(manual: Manual, document: Document, output: Output) -> dict[str, Any]:
    dates = document.dates
    days = {
        "effective": dates.effective,
        "review_due": dates.review_due,
        "expires": dates.expires,
        "superseded": dates.superseded,
        "withdrawn": dates.withdrawn,
    }
    return {
        "number": document.number,
        "title": document.title,
        "revision": document.revision,
        "state": output.state.value if output.state else None,
        "type": document.type,
        "department": document.department,
        "department_name": manual.department_name(document.department, document.language),
        "audience": list(document.audience),
        "keywords": list(document.keywords),
        **{name: day.isoformat() if day else None for name, day in days.items()},
    }
