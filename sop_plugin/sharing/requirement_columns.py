"""The columns that say which requirement a row is about, for every list that has such rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sop_plugin.model.requirement import Requirement
from sop_plugin.registers.columns import ListColumn
from sop_plugin.words import labels

_Row = TypeVar("_Row")


def requirement_name(requirement: Callable[[_Row], Requirement]) -> ListColumn[_Row]:
    """Its name; ``requirement`` tells it of a row."""
    return ListColumn(
        "requirement", labels.REQUIREMENT, lambda row, _: requirement(row).name, folds=True, heads=True
    )


def requirement_about(requirement: Callable[[_Row], Requirement]) -> ListColumn[_Row]:
    """What it is about, in the language of the manual."""
    return ListColumn(
        "about",
        labels.REQUIREMENT_ABOUT,
        lambda row, manual: requirement(row).words.in_language(manual.settings.language) or None,
        said=lambda row, _: requirement(row).words,
        folds=True,
    )
