"""Whether this machine can run browser tests. As a script, for `.ci/setup`: fails when a part is missing.

chromium.py browser    prints the path of a Chromium that runs
chromium.py driver     Playwright's own driver runs
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def candidates() -> Iterator[str]:
    named = os.environ.get("SOP_CHROMIUM")
    if named:
        yield named
        return
    yield from filter(None, map(shutil.which, COMMANDS))
    # What `playwright install chromium` leaves, for systems whose own package is only a stub.
    downloads = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", Path.home() / ".cache" / "ms-playwright"))
    yield from map(str, sorted(downloads.glob("chromium-*/chrome-linux*/chrome"), reverse=True))


def runs(*command: str) -> bool:
    """Ubuntu's `chromium-browser` exists and does nothing where snaps cannot run; so it is tried."""
    try:
        return subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


@cache
def chromium() -> str | None:
    return next((candidate for candidate in candidates() if runs(candidate, "--version")), None)


@cache
def driver() -> bool:
    """Its Node needs a library that a small Debian is without."""
    return runs(sys.executable, "-m", "playwright", "--version")


def obstacle() -> str | None:
    """What stands in the way of browser tests, and what to do."""
    if chromium() is None:
        return "no Chromium that runs: sudo apt-get install chromium, or set SOP_CHROMIUM to one"
    if not driver():
        return "Playwright's driver does not run: sudo apt-get install libatomic1"
    return None


if __name__ == "__main__":
    if sys.argv[1] == "driver":
        sys.exit(not driver())
    sys.stdout.write(f"{chromium()}\n")
    sys.exit(chromium() is None)
