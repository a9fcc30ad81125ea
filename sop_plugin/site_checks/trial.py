"""What a build on trial said when it failed, as a finding at the line that is to blame."""

from __future__ import annotations

import posixpath
import re

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.rules import site as rules

_FRAME = re.compile(r'^\s*File "(?P<path>[^"\n]+)", line (?P<line>\d+)', re.MULTILINE)
_LOGGED = re.compile(r"^(?:ERROR|CRITICAL|WARNING)\s+-\s+(?:\[[\d:]+\]\s*)?(?P<said>\S.*)$", re.MULTILINE)
_RAISED = re.compile(
    r"^(?P<said>[A-Za-z_][\w.]*(?:Error|Exception|Exit|Warning|Interrupt)?: .+)$", re.MULTILINE
)
_LONGEST = 300


def build_failed(output: str, root: str, name: str) -> Finding:
    """The last place below ``root`` that a traceback names, else the project file ``name``; with what was said."""
    frames = [
        (posixpath.relpath(found["path"], root), int(found["line"]))
        for found in _FRAME.finditer(output)
        if found["path"].startswith(f"{root.rstrip('/')}/") and "/site-packages/" not in found["path"]
    ]
    path, line = frames[-1] if frames else (name, 1)
    raised = _RAISED.findall(output) if _FRAME.search(output) else []
    logged = _LOGGED.findall(output)
    lines = [each for each in output.splitlines() if each.strip()]
    said = (raised or logged[:1] or lines or [""])[-1].strip()
    return rules.SITE_NOT_BUILT.at(Place(path, line), problem=said[:_LONGEST])
