"""Says whether the virtual environment that runs this is the one `.ci/setup` finished.

    stamp.py check   it is complete, and made for today's pyproject.toml and constraints.txt
    stamp.py sound   it was complete once and is still whole: the packages can be installed on top
    stamp.py write   remember what is there now

Compared by content, because a checkout or a copy gives every file a new date.
"""

import hashlib
import json
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STAMP = ROOT / ".venv" / "stamp.json"


def inputs() -> str:
    digest = hashlib.sha256()
    for name in ("pyproject.toml", "constraints.txt"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def installed() -> set[str]:
    """Names of everything at the top of the environment's packages and commands, versions included."""
    paths = sysconfig.get_paths()
    return {entry.name for key in ("purelib", "scripts") for entry in Path(paths[key]).iterdir()}


def environment() -> dict[str, str]:
    # The commands hold the absolute path of their interpreter, so a moved folder is another environment.
    return {"root": str(ROOT), "prefix": sys.prefix, "python": sys.version}


def main(task: str) -> bool:
    if task == "write":
        stamp = {"environment": environment(), "inputs": inputs(), "installed": sorted(installed())}
        STAMP.write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")
        return True
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        sound = stamp["environment"] == environment() and installed().issuperset(stamp["installed"])
        return sound and (task == "sound" or stamp["inputs"] == inputs())
    except (OSError, ValueError, KeyError, TypeError):
        return False


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1]) else 1)
