"""What ``sop import`` tells programs, and the table in which numbers, types and departments are settled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sop_plugin.cli.findings import finding_fields
from sop_plugin.cli.output.word_places import loss_text
from sop_plugin.cli.terminal import json_bytes
from sop_plugin.words.voice import Voice

if TYPE_CHECKING:
    from sop_plugin.importing.losses.report import Loss
    from sop_plugin.importing.told import Told
    from sop_plugin.recording.word_import import ImportedDocument, WordImport
    from sop_plugin.recording.word_reading import FileRefused


def import_json(found: WordImport, voice: Voice, others: Sequence[str] = ()) -> bytes:
    """For a program; ``others`` are files that lay beside the Word files."""
    return json_bytes(
        {
            "documents": [
                _document_fields(document, voice) for document in (*found.documents, *found.unplaced)
            ],
            "refused": [_refused_fields(refused, voice) for refused in found.refused],
            "other_files": list(others),
        }
    )


def import_csv(found: WordImport, voice: Voice) -> bytes:
    """A table to settle numbers, types and departments in, which ``--mapping`` reads."""
    from sop_plugin.exporting.spreadsheet import csv_bytes
    from sop_plugin.importing.mapping import COLUMNS

    rows = [
        (
            each.source.file.shown,
            # A number that another has stays, so that nobody imports a file twice under the next one.
            each.number if each.path else each.identity.number or "",
            each.identity.title,
            each.identity.type.name,
            each.identity.department or "",
        )
        for each in (*found.documents, *found.unplaced)
    ]
    heads = [voice.say(words) for words in COLUMNS.values()]
    return csv_bytes(heads, rows)


def _document_fields(document: ImportedDocument, voice: Voice) -> dict[str, Any]:
    identity, losses = document.identity, document.losses
    return {
        "file": document.source.file.shown,
        "path": document.path or None,
        "number": document.number if document.path else None,
        "title": identity.title,
        "type": identity.type.name,
        "department": identity.department,
        "revision": identity.revision,
        "effective": identity.effective.isoformat() if identity.effective else None,
        "attachments": sorted(document.body.files),
        "read": {"characters": losses.characters, "pictures": losses.pictures, "rows": losses.rows},
        "lost": [_loss_fields(loss, voice) for loss in losses.lost],
        "left_out": [_loss_fields(loss, voice) for loss in losses.left_out],
        "look_at": [_told_fields(remark, voice) for remark in document.remarks],
        "findings": [finding_fields(finding, voice.plain) for finding in document.findings],
    }


def _loss_fields(loss: Loss, voice: Voice) -> dict[str, Any]:
    place = loss.place
    return {
        "kind": loss.kind.name.lower(),
        "part": place.part,
        "paragraph": place.paragraph or None,
        "table": place.table or None,
        "row": place.row or None,
        "cell": place.cell or None,
        "heading": place.heading or None,
        "text": loss.text,
        "message": loss_text(loss, voice.plain),
    }


def _told_fields(remark: Told, voice: Voice) -> dict[str, Any]:
    place = remark.place
    return {
        "kind": remark.kind.name.lower(),
        "part": place.part if place else None,
        "paragraph": place.paragraph if place else None,
        "message": voice.plain.say(remark.words),
    }


def _refused_fields(refused: FileRefused, voice: Voice) -> dict[str, Any]:
    return {
        "file": refused.file.shown,
        "reason": voice.plain.say(refused.reason),
        "changes": [
            {
                "kind": change.kind.value,
                "part": change.part,
                "paragraph": change.paragraph,
                "text": change.text,
                "author": change.author,
                "date": change.date,
            }
            for change in refused.changes
        ],
        "comments": [{"author": c.author, "text": c.text} for c in refused.comments],
    }
