"""Where a file that leaves the manual comes from, so that whoever finds it later can hold it against the manual."""

from __future__ import annotations

from dataclasses import dataclass

from sop_plugin.model.number import address_form


@dataclass(frozen=True)
class Provenance:
    """``site`` is where the manual is published, with a ``/`` at its end; ``head`` and ``anchor`` are those of its ledger.

    Each is empty where there is none.
    """

    site: str = ""
    head: str = ""
    anchor: str = ""


def page_of(provenance: Provenance, number: str) -> str | None:
    """The address of a document's page; ``None`` where the site is not known."""
    return f"{provenance.site}{address_form(number)}/" if provenance.site else None
