"""The texts of an export as git keeps them, or why it would prove nothing."""

from __future__ import annotations

from sop_plugin.compile import CompiledManual
from sop_plugin.exporting.archive_files import ExportedText
from sop_plugin.model.event import Released
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.number import address_form
from sop_plugin.model.place import Place
from sop_plugin.outside.git import GitRepository
from sop_plugin.outside.git_program import NoRepository
from sop_plugin.reading.histories import read_released
from sop_plugin.rules import archive as rules
from sop_plugin.workspace.workspace import Workspace


class Unsound(Exception):
    """What is to be exported would prove nothing; ``findings`` say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("; ".join(f"{f.place} {f.code}" for f in findings))
        self.findings = findings


def repository_of(workspace: Workspace, ledger: Ledger, in_force: list[Released]) -> GitRepository:
    """The manual's repository; raises ``Unsound`` where there is none."""
    repository = workspace.repository
    if isinstance(repository, NoRepository):
        place, count = Place(ledger.path), len(in_force)
        raise Unsound((rules.NO_REPOSITORY.at(place, count=count, reason=repository.reason),))
    return repository


def released_texts(
    repository: GitRepository, compiled: CompiledManual, in_force: list[Released]
) -> dict[str, ExportedText]:
    """The bytes that git keeps of each number, never those of the source file: reviews and the like were written into it since.

    Raises ``Unsound`` with every text that is not there or is another.
    """
    ledger = compiled.histories.ledger
    # Where a text lay when it was released is what its links count from.
    commits = repository.commit_of_blobs({release.blob for release in in_force})
    blobs = repository.read_blobs([release.blob for release in in_force])
    texts: dict[str, ExportedText] = {}
    missing: list[Finding] = []
    for release in in_force:
        data = blobs[release.blob]
        place = ledger.place(release)
        if data is None:
            missing.append(rules.TEXT_NOT_IN_GIT.at(place, event=release.name, blob=release.blob[:12]))
            continue
        commit = commits.get(release.blob)
        path = commit.path if commit is not None else f"{address_form(release.number)}.md"
        document = read_released(release, data, path, compiled.manual.settings)
        if document is None:
            missing.append(rules.TEXT_IS_ANOTHER.at(place, event=release.name, blob=release.blob[:12]))
            continue
        texts[release.number] = ExportedText(release, data, document, commit)
    if missing:
        raise Unsound(tuple(missing))
    return texts
