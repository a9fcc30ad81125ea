"""The company's own templates: Markdown files, each the text that new documents of a type begin with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.model.settings import Settings
from sop_plugin.reading.front_matter.documents import read_as_body
from sop_plugin.reading.source import Source, decode, report_conflicts
from sop_plugin.rules import files as file_rules
from sop_plugin.rules import templates as rules


def read_templates(
    sources: Mapping[str, Source], settings: Settings
) -> tuple[dict[str, str], tuple[Document, ...], tuple[Finding, ...]]:
    """By type the texts that documents can begin with, the drafts that would have them, and all that is wrong with the files.

    ``sources`` are by type too. Of a file that several types share only the first is told of.
    """
    texts: dict[str, str] = {}
    drafts: dict[str, Document] = {}
    findings: dict[str, list[Finding]] = {}
    for document_type, source in sources.items():
        about: list[Finding] = []
        text = _text(source, settings, about.append)
        if text is not None:
            texts[document_type] = text
            reading = read_as_body(text, source.path, document_type, settings)
            about += reading.findings
            if reading.document is not None:
                drafts.setdefault(source.path, reading.document)
        findings.setdefault(source.path, about)
    return texts, tuple(drafts.values()), tuple(each for about in findings.values() for each in about)


def _text(source: Source, settings: Settings, report: Callable[[Finding], None]) -> str | None:
    start = Place(source.path)
    if source.trouble is file_rules.UNREADABLE:
        report(rules.NO_TEMPLATE.at(start, name=source.path, **source.trouble_values))
        return None
    text = decode(source, settings.max_bytes, report)
    if text is None:
        return None
    report_conflicts(text, source.path, report)
    if text.split("\n", 1)[0].rstrip() == "---":
        report(rules.TEMPLATE_WITH_HEAD.at(start, name=PurePosixPath(source.path).name))
        return None
    return text
