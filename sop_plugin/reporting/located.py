"""Findings at the paths that a forge knows: from the top of the repository, where the manual need not be."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import replace

from sop_plugin.model.finding import Finding


def top_path(path: str, prefix: str) -> str:
    """A path of the manual with ``prefix`` (such as ``manual/``) before it."""
    return posixpath.normpath(posixpath.join(prefix, path))


def located(findings: Iterable[Finding], prefix: str) -> tuple[Finding, ...]:
    """The same findings at paths from the top."""
    return tuple(replace(f, place=replace(f.place, path=top_path(f.place.path, prefix))) for f in findings)
