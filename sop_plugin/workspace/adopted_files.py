"""Files from elsewhere as adoption would leave them, tried out before any of them is written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sop_plugin.adoption.candidates import Wishes
from sop_plugin.adoption.heading_links import with_clauses
from sop_plugin.adoption.plan import AdoptedFile, AdoptionPlan, LeftFile, planned
from sop_plugin.adoption.proposal import Proposal
from sop_plugin.adoption.remarks import LEFT_FAULTY, LEFT_LINK, LINKS_TO_HEADINGS, MENDED
from sop_plugin.compile import CompiledManual, Sources
from sop_plugin.mending.body import mended_document
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.reading.front_matter.documents import split_front_matter
from sop_plugin.reading.source import Source
from sop_plugin.workspace.compilation import compile_workspace
from sop_plugin.workspace.workspace import Workspace


@dataclass(frozen=True)
class AdoptedFiles:
    """The plan, what the files hold now by their path, and what newly fails in other files."""

    plan: AdoptionPlan
    data: Mapping[str, bytes]
    elsewhere: tuple[Finding, ...] = ()


def adopted_files(
    workspace: Workspace,
    compiled: CompiledManual,
    sources: Sources,
    proposed: Proposal,
    wanted: Callable[[str], bool],
    wishes: Wishes,
    with_site: Callable[[CompiledManual], CompiledManual],
) -> AdoptedFiles:
    """What becomes of every wanted file that is no document yet; a file that would not become one stays as it is.

    ``with_site`` adds what the site of a manual would fail by, as ``sop check`` does.
    """
    documents = compiled.histories.documents
    known = {document.path for document in documents}
    foreign = [s for s in sources.documents if s.path not in known and wanted(s.path)]
    links = [s.path for s in foreign if _is_link(workspace, s.path)]
    foreign = [source for source in foreign if source.path not in links]
    paths = {source.path for source in foreign}
    rejected = {r.number: r.path for r in compiled.manual.rejected if r.number and r.path not in paths}
    # The revision that is in force keeps its number whatever its file has come to.
    taken = rejected | {d.number: d.path for d in (*compiled.manual.documents, *documents)}
    recorded = frozenset((compiled.ledger or Ledger()).by_number)
    plan = planned(foreign, proposed, compiled.manual, taken, recorded, wishes)
    plan = replace(plan, files=tuple(map(_mended, plan.files)))
    plan = replace(plan, files=tuple(_led_to_clauses(plan.files, foreign)))
    plan = replace(plan, left=(*plan.left, *(LeftFile(path, LEFT_LINK) for path in links)))
    return _tried(workspace, compiled, plan, {source.path: source.data for source in foreign}, with_site)


def _mended(file: AdoptedFile) -> AdoptedFile:
    """The file with what takes no judgement mended, such as numbers of headings by hand: it is a draft that nobody has signed."""
    split = split_front_matter(file.text, file.path, [])
    if split is None:
        return file
    _, body, first_line = split
    mended = mended_document(body, first_line, file.title, file.number)
    if not mended.mends:
        return file
    text = file.text[: len(file.text) - len(body)] + mended.text
    titles = tuple(dict.fromkeys(mend.title for mend in mended.mends))
    told = MENDED.filled(count=len(mended.mends), titles=titles)
    return replace(file, text=text, told=(*file.told, told))


def _led_to_clauses(files: Iterable[AdoptedFile], foreign: Iterable[Source]) -> Iterator[AdoptedFile]:
    """The files, whose links to headings of each other lead to what these have become."""
    before = {source.path: _decoded(source.data) for source in foreign}
    files = tuple(files)
    after = with_clauses(before, {file.path: file.text for file in files})
    for file in files:
        text, count = after[file.path]
        told = (LINKS_TO_HEADINGS.filled(count=count),) if count else ()
        yield replace(file, text=text, told=(*file.told, *told))


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "replace").lstrip("\ufeff").replace("\r\n", "\n")


def _tried(
    workspace: Workspace,
    compiled: CompiledManual,
    plan: AdoptionPlan,
    data: Mapping[str, bytes],
    with_site: Callable[[CompiledManual], CompiledManual],
) -> AdoptedFiles:
    """The plan with what a check says of each file, without those that would be no documents."""
    while plan.files:
        texts = {workspace.root / file.path: file.text.encode("utf-8") for file in plan.files}
        trial = compile_workspace(workspace, compiled.manual.as_of, texts)
        now = {document.path for document in trial.histories.documents}
        faulty = {
            file.path: next((f for f in trial.findings if f.place.path == file.path and f.fails_strict), "?")
            for file in plan.files
            if file.path not in now
        }
        if not faulty:
            return _judged(with_site(compiled), with_site(trial), plan, data)
        left = (LeftFile(path, LEFT_FAULTY.filled(problem=problem)) for path, problem in faulty.items())
        plan = AdoptionPlan(tuple(f for f in plan.files if f.path not in faulty), (*plan.left, *left))
    return AdoptedFiles(plan, data)


def _judged(
    compiled: CompiledManual, trial: CompiledManual, plan: AdoptionPlan, data: Mapping[str, bytes]
) -> AdoptedFiles:
    of_path: dict[str, list[Finding]] = {}
    for finding in trial.findings:
        of_path.setdefault(finding.place.path, []).append(finding)
    files = tuple(replace(file, findings=tuple(of_path.get(file.path, ()))) for file in plan.files)
    paths = {file.path for file in files}
    known = {(f.code, f.place.path, f.message()) for f in compiled.findings}
    elsewhere = tuple(
        f
        for f in trial.findings
        if f.fails_strict and f.place.path not in paths and (f.code, f.place.path, f.message()) not in known
    )
    return AdoptedFiles(replace(plan, files=files), data, elsewhere)


def _is_link(workspace: Workspace, path: str) -> bool:
    file = workspace.root / path
    return os.path.realpath(file) != str(file.parent.resolve() / file.name)
