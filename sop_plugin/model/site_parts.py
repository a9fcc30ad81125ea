"""A site that several machines draw, each a part of it: the texts of one issuer, or everything else."""

from __future__ import annotations

from dataclasses import dataclass

PART_VARIABLE = "SOP_PART"
"""The environment variable that names the part to be drawn."""
REST = "rest"
"""Registers, indexes, search and whatever else belongs to no issuer alone."""


@dataclass(frozen=True)
class SitePart:
    """One of the parts that make up a site together."""

    name: str
    of: tuple[str, ...]
    """All of them, in the order of the organisation."""
