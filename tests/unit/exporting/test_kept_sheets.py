"""Which PDFs are taken from the last run: printing is made up here, so that a PDF is the HTML of its sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from released_manuals import NUMBER, ReleasedManual, body, three_revisions, withdrawn_number

from sop_plugin.exporting import pdf_copies
from sop_plugin.exporting.kept_sheets import KeptSheets
from sop_plugin.exporting.pdf_copies import PdfExport
from sop_plugin.outside.pdf_cache import PdfCache
from sop_plugin.outside.pdf_printer import PrintJob
from sop_plugin.printing.paper import paper
from sop_plugin.workspace.compilation import compile_workspace
from sop_plugin.workspace.workspace import open_workspace

CITING, OTHER = "HT-SD-SOP-005", "HT-SD-SOP-006"
Run = Callable[..., tuple[dict[str, bytes], set[str]]]


def jobs_as_they_are(jobs: Any, _count: int, _processes: int) -> Iterator[tuple[str, bytes]]:
    job: PrintJob
    for name, job in jobs:
        yield name, job.html.encode()


@pytest.fixture
def manual(tmp_path: Path) -> ReleasedManual:
    """A number with a revision to come, one that was withdrawn, one that expires, and one that cites the first."""
    folder = tmp_path / "manual"
    folder.mkdir()
    made = withdrawn_number(three_revisions(ReleasedManual(folder).begin()))
    made.write("mkdocs.yml", b"site_name: x\nplugins:\n  - sop\n")
    made.issue(CITING, "转接", "2025-01-10")
    cites = body(20).replace("无。", f"《[{NUMBER}]({NUMBER}.md)》")
    made.release(CITING, 1, "2025-02-20", "2025-03-01", title="转接", body=cites)
    made.issue(OTHER, "留言", "2025-01-10")
    made.release(OTHER, 1, "2025-02-20", "2025-03-01", title="留言", expires="2026-12-20")
    return made


@pytest.fixture
def run(manual: ReleasedManual, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Makes all PDFs: what they are, and which of them were drawn."""
    drawn: set[str] = set()

    def noting(edition: Any, document: Any, today: date) -> Any:
        drawn.add(document.number)
        return paper(edition, document, today)

    monkeypatch.setattr(pdf_copies, "printer", lambda: "a printer")
    monkeypatch.setattr(pdf_copies, "print_all", jobs_as_they_are)
    monkeypatch.setattr(pdf_copies, "paper", noting)

    def made(day: str, *, keeping: bool = True) -> tuple[dict[str, bytes], set[str]]:
        drawn.clear()
        monkeypatch.setenv("SOP_CACHE", str(tmp_path / "kept") if keeping else "off")
        workspace = open_workspace(manual.folder / "mkdocs.yml")
        as_of = date.fromisoformat(day)
        # Always another basis: what the manual was compiled from has changed somewhere.
        export = PdfExport(workspace, compile_workspace(workspace, as_of), as_of, basis=f"{len(bases)}")
        bases.append(day)
        found = {copy.file: copy.data for copy in export.copies(export.edition.published.values(), 1)}
        return found, set(drawn)

    bases: list[str] = []
    return made


def test_only_those_are_drawn_again_of_which_a_sheet_has_changed(run: Run, manual: ReleasedManual) -> None:
    everything = {"HT-SD-SOP-002", NUMBER, CITING, OTHER}
    first, drawn = run("2026-11-21")
    assert drawn == everything
    assert run("2026-11-22") == (first, set()), "no sheet says which day it is"
    # The next revision takes effect under another title; the text that cites it is as it was released.
    taking_effect, drawn = run("2026-12-15")
    assert drawn == {NUMBER}
    assert taking_effect == run("2026-12-15", keeping=False)[0]
    ended, drawn = run("2026-12-21")
    assert drawn == {OTHER}
    assert "失效" in ended[f"{OTHER}-r1.pdf"].decode()
    assert ended == run("2026-12-21", keeping=False)[0]
    # What no sheet shows, and what all of them do.
    organisation = (manual.folder / "organisation.yml").read_text(encoding="utf-8")
    manual.write("organisation.yml", (organisation + "# noted\n").encode())
    assert run("2026-12-21") == (ended, set())
    manual.write("organisation.yml", organisation.replace("沈光耀", "沈光曜").encode())
    renamed, drawn = run("2026-12-21")
    assert drawn == everything
    assert renamed == run("2026-12-21", keeping=False)[0] != ended
    manual.release(OTHER, 2, "2026-12-20", "2026-12-21", title="留言")
    assert run("2026-12-21")[1] == everything, "another anchor"


def test_what_the_last_run_left_counts_only_whole_and_under_the_same_key(
    run: Run, manual: ReleasedManual
) -> None:
    run("2026-11-21")
    workspace = open_workspace(manual.folder / "mkdocs.yml")
    day = date(2026, 11, 21)
    export = PdfExport(workspace, compile_workspace(workspace, day), day)
    document = export.edition.manual.by_number[CITING]

    def found(known: object, edition: Any = export.edition, by: str = "a printer") -> str | None:
        return KeptSheets(workspace, edition, day, by, known).find(document)

    kept = PdfCache.of_manual(workspace.root, {"SOP_CACHE": str(manual.folder.parent / "kept")})
    known: Any = kept.read_for()
    name = f"{CITING}-r1"
    assert found(known) == known["sheets"][name]["pdf"]
    assert found(known, by="another") is None
    assert found(known, replace(export.edition, anchor="another")) is None
    entry = known["sheets"][name]
    for damaged in (
        None,
        [],
        {},
        {**known, "names": [[1, 2]]},
        {**known, "sheets": {name: {**entry, "x": 1}}},
    ):
        assert found(damaged) is None
    assert found({**known, "sheets": {name: {**entry, "reads": [len(known["names"])]}}}) is None
    assert found({**known, "names": [[each, "0"] for each, _ in known["names"]]}) is None
    assert found({**known, "sheets": {name: {**entry, "own": "another"}}}) is None
