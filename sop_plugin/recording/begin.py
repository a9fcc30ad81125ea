"""To begin a document: its file from the template of its type, and the next free number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from sop_plugin.editing.templates import NewDocument, template
from sop_plugin.model.document import Document
from sop_plugin.model.document_types import DocumentType
from sop_plugin.model.event import Issued
from sop_plugin.model.finding import Severity
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.powers import Case, Power
from sop_plugin.reading.front_matter.documents import read_document
from sop_plugin.reading.source import Source
from sop_plugin.recording.entitled import entitled_to_or_refuse
from sop_plugin.recording.file_names import usual_path
from sop_plugin.recording.issue import YET_TO_RECORD, issue, next_number
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import Refused, because
from sop_plugin.recording.source_paths import document_in, new_source_path, refuse_taken
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words

_TITLE_TAKEN = Words(
    "《{title}》已是 {number} 的题目（{path}）；换一个题目，或修订那一份",
    "“{title}” is the title of {number} already ({path}); choose another, or revise that document",
)
_NO_TITLE = Words("题目是空的", "the title is empty")


@dataclass(frozen=True)
class Beginning:
    """A new document ready to be written; ``completed``: its file was there, only the ledger lacked the number."""

    prepared: Prepared
    document: Document
    completed: bool = False


def begin(
    recorder: Recorder,
    kind: DocumentType,
    department: str,
    title: str,
    by: str,
    language: Language,
    path: Path | None = None,
) -> Beginning:
    """A draft of revision 1 with its number recorded; raises ``Refused``."""
    title = " ".join(title.split())
    if not title:
        raise because(_NO_TITLE)
    half_done = _of_this_title(recorder, title, kind, department)
    if half_done is not None:
        return Beginning(issue(recorder, half_done.number, by), half_done, completed=True)
    kind = recorder.compiled.manual.settings.type_on(kind.name, recorder.as_of) or kind
    number = next_number(recorder, department, kind.code)
    person = entitled_to_or_refuse(recorder, Power.ISSUE, by, Case(number, kind.name, department))
    new = NewDocument(number, title, kind, department, language, person.job)
    source_path = new_source_path(
        recorder, path if path is not None else recorder.workspace.root / usual_path(recorder, new)
    )
    refuse_taken(recorder, source_path)
    event = Issued(
        number=number, day=recorder.as_of, by=by, type=kind.name, department=department, title=title
    )
    file = recorder.workspace.root / source_path
    settings = recorder.workspace.options.settings
    own_text = _own_text(recorder, kind)
    text = template(new, settings.language, settings.revisions.first, own_text)
    # What is wrong with the title is told of the document, not of the event that repeats it.
    data = text.encode("utf-8", "surrogatepass")
    reading = read_document(Source(source_path, data), recorder.compiled.manual.settings)
    if reading.document is None:
        raise Refused(reading.findings)
    texts: dict[Path, bytes | None] = {file: data, recorder.workspace.ledger: recorder.with_event(event)}
    prepared = recorder.checked(texts, {source_path, recorder.workspace.options.ledger}, YET_TO_RECORD)
    prepared = replace(prepared, event=event, created=frozenset({file}))
    return Beginning(prepared, document_in(prepared, number))


def _own_text(recorder: Recorder, kind: DocumentType) -> str | None:
    """The company's own template of the type; raises ``Refused`` where it has one that cannot be used."""
    path = recorder.compiled.manual.settings.templates.get(kind.name)
    wrong = tuple(
        finding
        for finding in recorder.compiled.findings
        if finding.place.path == path and finding.severity is Severity.ERROR
    )
    if wrong:
        raise Refused(wrong)
    return recorder.compiled.templates.get(kind.name)


def _of_this_title(recorder: Recorder, title: str, kind: DocumentType, department: str) -> Document | None:
    """The draft that an interrupted run left without its number; raises ``Refused`` where the title is another's."""
    # The revision that is in force until the next one takes effect keeps its title, too.
    for document in (*recorder.documents, *recorder.compiled.manual.documents):
        if document.title != title or document.status is Status.WITHDRAWN:
            continue
        alike = (document.type, document.department, document.status) == (kind.name, department, Status.DRAFT)
        if alike and document.number not in recorder.ledger.by_number:
            return document
        raise because(_TITLE_TAKEN, title=title, number=document.number, path=document.path)
    for rejected in recorder.compiled.manual.rejected:
        if rejected.title == title:
            raise because(_TITLE_TAKEN, title=title, number=rejected.number or "?", path=rejected.path)
    return None
