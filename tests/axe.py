"""axe-core, which finds what keeps people out of a page. As a script, for `.ci/setup`: fails when it is not there."""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / ".cache/node/node_modules/axe-core/axe.min.js"
WANTED = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]["axe-core"]


def obstacle() -> str | None:
    """Why it cannot be used here; ``None`` when it can."""
    facts = SCRIPT.parent / "package.json"
    if not facts.is_file():
        return "no axe-core in .cache/node: .ci/setup --browser installs it"
    version = json.loads(facts.read_text(encoding="utf-8"))["version"]
    if version != WANTED:
        return f"axe-core {version} in .cache/node, wanted {WANTED}: .ci/setup --browser installs it"
    return None


if __name__ == "__main__":
    sys.exit(obstacle())
