"""What search can find, as values: pages with their passages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Found(StrEnum):
    """What an answer is to readers."""

    DOCUMENT = "document"
    JOB = "job"
    TERM = "term"
    DEPARTMENT = "department"
    PROCESS = "process"
    RECORD = "record"
    EXTERNAL = "external"
    LIST = "list"
    PAGE = "page"


@dataclass(frozen=True)
class Passage:
    """What an answer leads to: a clause or section, by its ``anchor`` in the page; ``mark`` is its number as printed."""

    anchor: str
    mark: str
    title: str
    text: str
    key: str = ""
    """Its number as people type it: ``4.2``."""
    asked: tuple[str, ...] = ()
    """How people ask for it, where the company has written that down."""


@dataclass(frozen=True)
class Findable:
    """A page, or a place in one, with whatever it is found by.

    ``also`` are other names and keywords; ``text`` is what stands before the first passage. ``dates`` are those from which the
    browser derives the state, as in ``state.js``; ``jobs`` are whom it is for. ``asked`` is how people ask for the page as a whole.
    """

    kind: Found
    address: str
    title: str
    number: str = ""
    also: tuple[str, ...] = ()
    text: str = ""
    passages: tuple[Passage, ...] = ()
    language: str = ""
    type: str = ""
    department: str = ""
    jobs: tuple[str, ...] = ()
    dates: Mapping[str, str] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
