"""Where a new document goes: the folder of its department, and a file name like those of its neighbours."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import PurePosixPath

from sop_plugin.editing.templates import NewDocument
from sop_plugin.model.document_types import DocumentType
from sop_plugin.model.number import address_form
from sop_plugin.outside.chinese import reading_of_terms
from sop_plugin.recording.recorder import Recorder

_NAME = re.compile(r"(?P<prefix>(?:[a-z]+-)?)(?P<sequence>\d+)(?:-.*)?\.md")
_FORMS, _OTHERS = "form-", {"job_description": "job-"}
_LONGEST_SLUG = 60


def usual_path(recorder: Recorder, new: NewDocument) -> str:
    """The path, as findings name it, that nobody asked for otherwise."""
    folder = _folder(recorder, new.department)
    number = recorder.compiled.manual.number_pattern.parse(new.number)
    sequence = f"{number.sequence if number else 0:03}"
    slug = slug_of(
        new.title, reading_of_terms(recorder.workspace.options.settings.keyword_readings)(new.title)
    )
    name = f"{_prefix(recorder, folder, new.type)}{sequence}{f'-{slug}' if slug else ''}.md"
    path = f"{folder}/{name}"
    if (recorder.workspace.root / path).exists():
        # Two types can have the same sequence; the number is the one name that is nobody else's.
        return f"{folder}/{address_form(new.number).lower()}.md"
    return path


def slug_of(title: str, reading: str) -> str:
    """Latin letters and digits joined by hyphens: the title's own where it has no other, else those of its reading."""
    text = title if title.isascii() else reading
    plain = unicodedata.normalize("NFKD", text.lower().replace("ü", "v"))
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > _LONGEST_SLUG:
            break
        slug = longer
    return slug


def _folder(recorder: Recorder, department: str) -> str:
    """Where most of the department's documents lie, else one of its own."""
    folders = Counter(
        str(PurePosixPath(document.path).parent)
        for document in recorder.documents
        if document.department == department
    )
    if folders:
        return folders.most_common(1)[0][0]
    return recorder.workspace.source_path(
        re.sub(r"[^a-z0-9._-]", "-", department.lower()).strip(".") or "documents"
    )


def _prefix(recorder: Recorder, folder: str, kind: DocumentType) -> str:
    """What stands before the sequence in the names of such documents in the folder, or in the manual."""
    alike = [document for document in recorder.documents if document.type == kind.name]
    beside = [document for document in alike if str(PurePosixPath(document.path).parent) == folder]
    matches = (_NAME.fullmatch(PurePosixPath(document.path).name) for document in beside or alike)
    prefixes = Counter(match["prefix"] for match in matches if match)
    if prefixes:
        return prefixes.most_common(1)[0][0]
    return _FORMS if kind.is_form else _OTHERS.get(kind.name, "")
