"""Definitions: one term, one meaning."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.checks.keywords import comparable
from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.model.procedure import Definition
from sop_plugin.rules.keywords import DEFINED_DIFFERENTLY
from sop_plugin.words.language import Language


def definitions_that_differ(manual: Manual) -> Iterator[Finding]:
    """Terms that a document with a lower number, in the same language, defines in other words."""
    first: dict[tuple[Language, str], tuple[Document, Definition]] = {}
    for document in manual.in_order:
        if document.status is Status.WITHDRAWN:
            continue
        for definition in document.body.procedures.definitions:
            other, before = first.setdefault(
                (document.language, comparable(definition.term)), (document, definition)
            )
            if comparable(before.meaning) != comparable(definition.meaning):
                yield DEFINED_DIFFERENTLY.at(definition.place, term=definition.term, other=other.name)
