"""Rules that count from a day: what was released before is judged by those of its own day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sop_plugin.model.approval import Role
from sop_plugin.model.document import Document
from sop_plugin.model.headings import Heading


@dataclass(frozen=True)
class RuleChange:
    """From ``since`` on these signatures and headings are required, by the name of the type; other types stay as they were."""

    since: date
    roles: Mapping[str, tuple[Role, ...]] = field(default_factory=dict)
    headings: Mapping[str, tuple[Heading, ...]] = field(default_factory=dict)


def day_of_rules(document: Document) -> date:
    """The day whose rules a text is judged by: that of its approval, else that from which it is to count.

    A draft that says neither is judged by the latest rules, also those to come.
    """
    approved = document.approved_on() if document.status.released else None
    return approved or document.effective or date.max
