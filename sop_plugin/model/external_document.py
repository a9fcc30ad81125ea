"""A document from outside the manual that its texts cite: a standard, a law, a customer's requirement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sop_plugin.model.period import Period


@dataclass(frozen=True)
class ExternalDocument:
    """As the settings list it. ``checked`` is the day on which somebody last saw that ``edition`` is the one that counts.

    ``next_edition`` is out or due, and not yet followed; it must be by ``next_by``.
    """

    title: str
    edition: str = ""
    publisher: str = ""
    checked: date | None = None
    check_every: Period | None = None
    url: str = ""
    next_edition: str = ""
    next_by: date | None = None

    @property
    def check_due(self) -> date | None:
        """The day by which its edition must be checked again."""
        if self.checked is None or self.check_every is None:
            return None
        return self.check_every.after(self.checked)
