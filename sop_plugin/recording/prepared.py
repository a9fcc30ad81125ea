"""What a transition would write, checked and ready."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sop_plugin.compile import CompiledManual
from sop_plugin.model.event import Event
from sop_plugin.model.finding import Finding
from sop_plugin.outside.writing import write_together


@dataclass(frozen=True)
class Prepared:
    """Texts as they would become; nothing is written yet.

    ``elsewhere`` are new failing findings in other files, which the transition brings but does not wait for.
    """

    texts: dict[Path, bytes]
    compiled: CompiledManual
    event: Event | None
    elsewhere: tuple[Finding, ...] = ()
    keep: Callable[[], object] = field(default=lambda: None)
    """Done before anything is written."""
    created: frozenset[Path] = frozenset()
    """Those of ``texts`` that are new files and replace none."""
    beside: tuple[Path, ...] = ()
    """Files that stay as they are and belong into the same commit."""
    conclude: Callable[[], object] = field(default=lambda: None)
    """Done after everything is written."""

    def write(self) -> None:
        """Documents first, the ledger last: each file is whole at any moment, and a check sees what is missing between."""
        self.keep()
        write_together(self.texts, self.created)
        self.conclude()
