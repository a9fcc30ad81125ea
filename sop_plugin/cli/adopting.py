"""Which documents ``sop baseline`` is about, and what is declared of each: numbers, folders and a table, as people give them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.codes import known_number, meant
from sop_plugin.words.voice import Words

if TYPE_CHECKING:
    from sop_plugin.adoption.declarations import Declaration
    from sop_plugin.model.document import Document
    from sop_plugin.recording import Recorder

_NAME_ONE = Words(
    "写出编号、文件夹，或用 --table 给出一张表：sop baseline docs --record TEXT --by PERSON --dry-run",
    "name numbers or a folder, or give a table with --table: sop baseline docs --record TEXT --by PERSON --dry-run",
)
_FOR_ONE = Words(
    "--label、--effective、--approved、--last-review 只能用于一份文件；多份写在 --table 的表中",
    "--label, --effective, --approved and --last-review are for one document; for several they stand in the table of --table",
)
_NO_DOCUMENTS = Words("{path} 之内没有受控文件", "there are no documents below {path}")
_WRONG_TABLE = Words("--table {path}：{problem}", "--table {path}: {problem}")


@dataclass(frozen=True)
class DeclaredFacts:
    """What the options say; the dates and the label are about one document."""

    record: str | None
    label: str | None = None
    effective: date | None = None
    approved: date | None = None
    reviewed: date | None = None

    @property
    def of_one(self) -> bool:
        """Whether they say something that holds of one document alone."""
        return any((self.label, self.effective, self.approved, self.reviewed))


@dataclass(frozen=True)
class WantedDocuments:
    """What is declared; ``passed_over`` are documents of the folders that nobody asked for: drafts, and what is recorded."""

    declarations: tuple[Declaration, ...]
    passed_over: tuple[Document, ...]


def declared(
    recorder: Recorder, targets: tuple[str, ...], table: Path | None, said: DeclaredFacts, *, drafts: bool
) -> WantedDocuments:
    """Read what was given; raises ``CannotRun``."""
    from sop_plugin.adoption.declarations import Declaration

    rows = {declaration.number: declaration for declaration in _table(table)}
    if not targets and table is None:
        raise CannotRun(_NAME_ONE)
    known = recorder.compiled.histories.by_number
    passed_over: list[Document] = []
    numbers: dict[str, None] = {}
    for target in targets:
        if meant(target, {number: number for number in known}) is None and Path(target).exists():
            for document in _below(recorder, Path(target)):
                if document.number in rows or _asked_for(recorder, document, drafts=drafts):
                    numbers[document.number] = None
                else:
                    passed_over.append(document)
        else:
            numbers[known_number(target, known)] = None
    if not targets:
        numbers = dict.fromkeys(meant(number, {n: n for n in known}) or number for number in rows)
    if said.of_one and len(numbers) != 1:
        raise CannotRun(_FOR_ONE)
    declarations = []
    for number in numbers:
        own = rows.get(number, Declaration(number))
        record = own.record or said.record
        declarations.append(
            replace(
                own,
                record=record.replace("{number}", number) if record else None,
                label=own.label or said.label,
                effective=own.effective or said.effective,
                approved=own.approved or said.approved,
                reviewed=own.reviewed or said.reviewed,
            )
        )
    return WantedDocuments(tuple(declarations), tuple(passed_over))


def _table(path: Path | None) -> tuple[Declaration, ...]:
    from sop_plugin.adoption.declarations import DeclarationsError, read_declarations

    try:
        return read_declarations(path.read_bytes()) if path is not None else ()
    except DeclarationsError as problem:
        raise CannotRun(_WRONG_TABLE.filled(path=str(path), problem=problem)) from None


def _below(recorder: Recorder, path: Path) -> Iterator[Document]:
    where = Path(os.path.relpath(path.resolve(), recorder.workspace.root.resolve()))
    found = [d for d in recorder.documents if Path(d.path).is_relative_to(where)]
    if not found:
        raise CannotRun(_NO_DOCUMENTS.filled(path=str(path)))
    return iter(found)


def _asked_for(recorder: Recorder, document: Document, *, drafts: bool) -> bool:
    """Of a folder: what says that it is in force and is not recorded; drafts only where somebody says so."""
    from sop_plugin.model.lifecycle import Status

    number = document.number
    if recorder.ledger.releases(number) or recorder.ledger.withdrawal(number) is not None:
        return False
    return document.status is Status.APPROVED or (drafts and document.status is not Status.WITHDRAWN)
