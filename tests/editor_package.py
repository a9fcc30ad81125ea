"""The editor in the browser, as npm packs it. As a script, for `.ci/setup`: fails when it is not there."""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# Not among the packages that npm installs: with hundreds of others it would bring parts that it holds already.
WANTED = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["packed"]["decap-cms"]
ARCHIVE = ROOT / f".cache/node/decap-cms-{WANTED}.tgz"


def obstacle() -> str | None:
    """Why it cannot be used here; ``None`` when it can."""
    if not ARCHIVE.is_file():
        return f"no {ARCHIVE.name} in .cache/node: .ci/setup --browser fetches it"
    return None


if __name__ == "__main__":
    sys.exit(obstacle())
