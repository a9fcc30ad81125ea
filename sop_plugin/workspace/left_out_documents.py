"""Documents that lie where the settings do not look for any: looked for only where a recorded one is missing."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from sop_plugin.model.manual_files import is_text_name
from sop_plugin.workspace.workspace import Workspace

_HEAD = 4096
_MOST = 20_000
_NOT_TEXTS = frozenset(("node_modules", "site", "__pycache__"))


def found_elsewhere(workspace: Workspace, numbers: frozenset[str]) -> Mapping[str, str]:
    """Number → path from the folder of ``mkdocs.yml``; the first file of each."""
    found: dict[str, str] = {}
    for count, path in enumerate(_texts(workspace)):
        if count >= _MOST or len(found) == len(numbers):
            break
        try:
            with (workspace.root / path).open("rb") as file:
                head = file.read(_HEAD)
        except OSError:
            continue  # what cannot be read holds no document
        if not head.startswith(b"---"):
            continue
        header = head.decode("utf-8", "replace").partition("\n---")[0]
        for number in numbers.difference(found):
            if re.search(rf"(?m)^[^\s#].*:\s*[\"']?{re.escape(number)}[\"']?\s*$", header):
                found[number] = path
    return found


def _texts(workspace: Workspace) -> Iterator[str]:
    """Markdown below the manual's folder that is none of its documents."""
    for folder, folders, names in os.walk(workspace.root):
        folders[:] = sorted(name for name in folders if name[0] != "." and name not in _NOT_TEXTS)
        for name in sorted(filter(is_text_name, names)):
            path = Path(os.path.relpath(Path(folder, name), workspace.root)).as_posix()
            inside = posixpath.relpath(path, workspace.docs_shown_as)
            if inside.startswith("../") or workspace.is_left_out(inside):
                yield path
