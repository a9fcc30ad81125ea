"""Why a rebuild of a preview is not worth showing: the one thing to mend, and none of what follows from it."""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Iterator
from pathlib import Path

from mkdocs.exceptions import Abort

from sop_plugin.compile import CompiledManual
from sop_plugin.model.finding import Finding, Severity
from sop_plugin.model.manual_files import FRONT_PAGES
from sop_plugin.model.place import Place
from sop_plugin.reading.settings.problems import SettingsError
from sop_plugin.reading.settings.project import ProjectFileError
from sop_plugin.rules import files as file_rules
from sop_plugin.rules import site as site_rules
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words, voice_in
from sop_plugin.workspace.workspace import Workspace, open_workspace

_EMPTIED = Words(
    "里面没有事件了，上次生成时有 {count} 个",
    "it holds no event, and had {count} when the site was last built",
)
_STOPS = frozenset(
    (
        site_rules.IN_THE_WAY,
        site_rules.VARIABLE_UNKNOWN,
        site_rules.VARIABLES_WRONG,
        site_rules.NO_DIRECTORY_ADDRESSES,
    )
)


class BrokenManual(Abort):
    """A source is broken that was whole when the site was last built."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(f"{finding.place}: {finding.code} {finding.message(Language.EN)}")


def first_cause(workspace: Workspace, compiled: CompiledManual, good: CompiledManual) -> Finding | None:
    """What has broken since the manual was ``good``; ``None`` where there is something to show."""
    told = {(finding.rule, finding.place.path) for finding in good.findings}
    new = [finding for finding in compiled.findings if (finding.rule, finding.place.path) not in told]
    return next(_causes(workspace, new, compiled, good), None)


def _causes(
    workspace: Workspace, new: list[Finding], compiled: CompiledManual, good: CompiledManual
) -> Iterator[Finding]:
    """The worst first: without people and events, nearly everything else is a consequence."""
    errors = [finding for finding in new if finding.severity is Severity.ERROR]
    options = workspace.options
    ledgers = (options.ledger, workspace.copies_shown_as, workspace.training_shown_as)
    for path in (options.organisation, *ledgers):
        yield from (finding for finding in errors if finding.place.path == path)
    yield from _gone(workspace, compiled, good)
    yield from (finding for finding in new if finding.rule in _STOPS)
    lost = {source.path for source in compiled.manual.rejected} - {
        source.path for source in good.manual.rejected
    }
    lost |= compiled.withheld_pages - good.withheld_pages
    yield from (finding for finding in errors if finding.place.path in lost)
    yield from _no_home_page(workspace, compiled, good)


def _gone(workspace: Workspace, compiled: CompiledManual, good: CompiledManual) -> Iterator[Finding]:
    """Ledgers that are there no more, or hold nothing."""
    missing = os.strerror(errno.ENOENT)
    had = (good.ledger, good.copies, good.training)
    now = (compiled.ledger, compiled.copies, compiled.training)
    paths = (workspace.options.ledger, workspace.copies_shown_as, workspace.training_shown_as)
    for path, before, after in zip(paths, had, now, strict=True):
        if before is not None and after is None:
            yield file_rules.UNREADABLE.at(Place(path), reason=missing)
        elif before is not None and after is not None and before.everything and not after.everything:
            yield file_rules.UNREADABLE.at(Place(path), reason=_EMPTIED.filled(count=len(before.everything)))


def _no_home_page(workspace: Workspace, compiled: CompiledManual, good: CompiledManual) -> Iterator[Finding]:
    homes = {workspace.source_path(f"{name}.md") for name in FRONT_PAGES}
    if homes & {page.path for page in good.pages} and not homes & {
        file.path for file in compiled.files.files
    }:
        reason = os.strerror(errno.ENOENT)
        yield file_rules.UNREADABLE.at(Place(workspace.source_path("index.md")), reason=reason)


class LoudestWords(logging.Handler):
    """Keeps the first error that a build says, and its last warning."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.error = ""
        self.warning = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Take what is worth keeping."""
        if record.levelno < logging.ERROR:
            self.warning = record.getMessage()
        elif not self.error:
            self.error = record.getMessage()


def cause_in_words(error: BaseException, said: LoudestWords, project_file: Path, language: Language) -> str:
    """One cause and, on a second line where there is one, its remedy."""
    if isinstance(error, BrokenManual):
        finding = error.finding
        return f"{finding.place}: {finding.code} {finding.message(language)}\n→ {finding.remedy(language)}"
    refused = settings_refused(project_file, language)
    if refused:
        return refused
    own = "" if str(error).isdigit() else str(error)  # the code with which a program ends says nothing
    return said.error or own or said.warning or type(error).__name__


def settings_refused(project_file: Path, language: Language) -> str:
    """What is wrong with ``mkdocs.yml``, also that the plugin is not listed any more; empty where it can be read."""
    try:
        open_workspace(project_file)
    except (ProjectFileError, SettingsError) as wrong:
        return voice_in(language).say(wrong.words)
    return ""
