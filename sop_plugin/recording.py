"""What commands write: an event in the ledger and the line in the document that goes with it, or nothing.

The manual is compiled as it would become. If that brings a new failing finding for the number, nothing is written and the finding is
the reason. So a transition is refused by the same rules that check it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sop_plugin.compile import CompiledManual
from sop_plugin.model.document import Document
from sop_plugin.model.event import Event
from sop_plugin.model.finding import Finding
from sop_plugin.outside.writing import write_whole
from sop_plugin.reading.ledger_text import EventRefused, appended
from sop_plugin.workspace import Workspace, compile_workspace

Edit = Callable[[str], str]


class Refused(Exception):
    """The transition is not allowed; ``findings`` say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("; ".join(f"{f.place} {f.code} {f.message()}" for f in findings))
        self.findings = findings


@dataclass(frozen=True)
class Prepared:
    """Texts as they would become; nothing is written yet."""

    texts: dict[Path, bytes]
    compiled: CompiledManual

    def write(self) -> None:
        """Documents first, the ledger last: each file is whole at any moment, and a check sees what is missing between."""
        for path, data in self.texts.items():
            write_whole(path, data)


@dataclass(frozen=True)
class Recorder:
    """A workspace on a day, ready to record events."""

    workspace: Workspace
    as_of: date
    compiled: CompiledManual

    @classmethod
    def open(cls, workspace: Workspace, as_of: date) -> Recorder:
        """Compile the workspace as it is."""
        return cls(workspace, as_of, compile_workspace(workspace, as_of))

    def document(self, number: str) -> Document | None:
        """The document with this number in the source files."""
        history = self.compiled.histories.by_number.get(number)
        return history.working if history else None

    def prepare(self, event: Event, document: Document | None = None, edit: Edit | None = None) -> Prepared:
        """The event, and the edit of the document's text, checked together; raises ``Refused``."""
        texts: dict[Path, bytes] = {}
        if document is not None and edit is not None:
            path = self.workspace.root / document.path
            texts[path] = edit(path.read_bytes().decode("utf-8")).encode("utf-8")
        ledger = self.workspace.ledger
        before = ledger.read_text(encoding="utf-8") if ledger.exists() else ""
        try:
            after = appended(before, event, self.workspace.options.ledger)
        except EventRefused as refusal:
            raise Refused(refusal.findings) from None
        texts[ledger] = after.encode("utf-8")
        compiled = compile_workspace(self.workspace, self.as_of, texts)
        known = {(f.code, f.place.path, f.message()) for f in self.compiled.findings}
        paths = {self.workspace.options.ledger, *([document.path] if document else [])}
        new = tuple(
            f
            for f in compiled.findings
            if f.fails_strict and f.place.path in paths and (f.code, f.place.path, f.message()) not in known
        )
        if new:
            raise Refused(new)
        return Prepared(texts, compiled)
