"""Each process as a map and as a list."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from sop_plugin.indexes.processes import Process, Stage
from sop_plugin.pages.drawing import list_html
from sop_plugin.pages.edition import Edition
from sop_plugin.rendering.clause_numbers import clause_mark
from sop_plugin.rendering.diagrams.process import DrawnStage, process_diagram
from sop_plugin.words import labels
from sop_plugin.words.voice import voice_in


@dataclass(frozen=True)
class ProcessFigure:
    """A process with its drawing; ``name`` is its id on the page."""

    name: str
    process: Process
    drawing: Markup


def processes_html(edition: Edition, base: str) -> str:
    """Each process as a map and as a list."""
    return list_html(
        "lists/processes.html",
        edition,
        base,
        figures=[
            _figure(edition, process, f"process-{position}", base)
            for position, process in enumerate(edition.ways_in.processes, start=1)
        ],
    )


def _figure(edition: Edition, process: Process, name: str, base: str) -> ProcessFigure:
    voice = voice_in(process.document.language)
    stages = (_drawn(edition, process, stage, base) for stage in process.stages)
    return ProcessFigure(name, process, process_diagram(f"{name}-map", process.document.title, stages, voice))


def _drawn(edition: Edition, process: Process, stage: Stage, base: str) -> DrawnStage:
    voice = voice_in(process.document.language)
    where = edition.addresses.document(process.document, stage.clause)
    forms = sum(edition.manual.settings.is_form(related.document.type) for related in stage.cites)
    counts = [(labels.COUNT_STEPS, len(stage.steps)), (labels.COUNT_FORMS, forms)]
    return DrawnStage(
        clause_mark(stage.clause, edition.manual.settings.clause_style),
        stage.clause.title,
        voice.listed(stage.doers),
        " · ".join(voice.say(label, count=count) for label, count in counts if count),
        None if where is None else base + where,
    )
