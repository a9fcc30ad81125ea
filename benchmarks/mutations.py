"""Whether the tests notice when a feature breaks: each line of ``mutations.yml`` changed by itself, its tests run.

Run from the repository: ``.venv/bin/python -m benchmarks.mutations``. It works in a checkout of its own, of a commit.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
_NOTICED = (1, 2)
"""pytest's exit codes when a test failed, and when that ended a run by several processes; others say that none ran."""
_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+?::[^\s\[]+(?:\[.*\])?)(?: - .*)?$", re.MULTILINE)


@dataclass(frozen=True)
class Mutation:
    """A feature, the line it rests on, that line broken, and the tests that must notice."""

    feature: str
    was: str
    broken: str
    tests: tuple[str, ...]

    def is_there(self, checkout: Path) -> bool:
        """Whether an earlier commit has the feature: its line, and one of its tests."""
        has_line = sum(text.count(self.was) for text in _package(checkout).values()) == 1
        return has_line and any((checkout / test).exists() for test in self.tests)

    def file(self, checkout: Path) -> Path:
        """The one file of the package that holds the line; raises ``LookupError``."""
        found = [path for path, text in _package(checkout).items() for _ in range(text.count(self.was))]
        if len(found) != 1:
            raise LookupError(
                f"{self.feature}: {self.was!r} stands {len(found)} times in sop_plugin/, not once"
            )
        return found[0]


@cache
def _package(checkout: Path) -> dict[Path, str]:
    """What each file of the package says that can hold a feature."""
    files = (
        path for ending in ("py", "js", "css") for path in (checkout / "sop_plugin").rglob(f"*.{ending}")
    )
    return {path: path.read_text(encoding="utf-8") for path in files}


def mutations() -> tuple[Mutation, ...]:
    """Those of ``mutations.yml``, in its order."""
    listed = yaml.safe_load((ROOT / "benchmarks" / "mutations.yml").read_text(encoding="utf-8"))
    return tuple(Mutation(one["feature"], one["was"], one["broken"], tuple(one["tests"])) for one in listed)


def _share_programs(tree: Path) -> None:
    """What the set-up installed for editors and axe, which tests look for in their own checkout."""
    programs = ROOT / ".cache" / "node"
    if programs.is_dir():
        (tree / ".cache").mkdir(exist_ok=True)
        (tree / ".cache" / "node").symlink_to(programs)


@contextmanager
def checkout(commit: str) -> Iterator[Path]:
    """A working tree of ``commit`` beside this one, gone at the end."""
    with tempfile.TemporaryDirectory(prefix="mutations-") as folder:
        tree = Path(folder) / "tree"
        subprocess.run(["git", "-C", ROOT, "worktree", "add", "-q", "--detach", tree, commit], check=True)
        try:
            _share_programs(tree)
            yield tree
        finally:
            subprocess.run(["git", "-C", ROOT, "worktree", "remove", "--force", tree], check=True)


def tried(tree: Path, tests: tuple[str, ...], *options: str) -> subprocess.CompletedProcess[str]:
    """A run of those of ``tests`` that the commit has, with ``options`` of pytest."""
    there = [test for test in tests if (tree / test).exists()]
    if not there:
        raise LookupError(f"none of {tests} is there")
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", *options, *there]
    # The package of that tree also in the programs that tests start.
    environment = os.environ | {"PYTHONPATH": str(tree), "SOP_CACHE": "off", "SOP_NO_SKIP": "1"}
    return subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)


def failing(run: subprocess.CompletedProcess[str]) -> tuple[str, ...]:
    """The tests of a run that failed; raises ``LookupError`` where it ended otherwise."""
    if run.returncode not in (0, 1):
        raise LookupError(f"pytest ended with {run.returncode}:\n{run.stdout[-4000:]}{run.stderr[-2000:]}")
    return tuple(_FAILED.findall(run.stdout))


def notices(tree: Path, tests: tuple[str, ...], without: tuple[str, ...] = ()) -> int:
    """pytest's exit code, the tests of ``without`` left out; the first failure ends the run."""
    return tried(tree, tests, "-x", *(f"--deselect={test}" for test in without)).returncode


def main() -> int:
    """Print what was noticed; 1 when something was not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commit", default="HEAD", help="the commit whose code and tests are tried")
    parser.add_argument("--only", default="", help="features that hold these words")
    options = parser.parse_args()
    listed = [mutation for mutation in mutations() if options.only in mutation.feature]
    missed = 0
    with checkout(options.commit) as tree:
        # At HEAD a line that is gone is a mistake of the list; an earlier commit has not every feature.
        chosen = [each for each in listed if options.commit == "HEAD" or each.is_there(tree)]
        if len(chosen) < len(listed):
            print(
                f"{len(listed) - len(chosen)} features are not in this commit, or rest on another line there"
            )
        # A test that fails by itself would notice everything.
        unbroken = tuple(dict.fromkeys(test for mutation in chosen for test in mutation.tests))
        without = failing(tried(tree, unbroken, "--tb=line", "-rfE"))
        for test in without:
            print(f"left out, as it fails before anything is broken: {test}", flush=True)
        for mutation in chosen:
            path = mutation.file(tree)
            whole = path.read_text(encoding="utf-8")
            path.write_text(whole.replace(mutation.was, mutation.broken), encoding="utf-8")
            began = time.monotonic()
            code = notices(tree, mutation.tests, without)
            path.write_text(whole, encoding="utf-8")
            missed += code not in _NOTICED
            said = "noticed" if code in _NOTICED else f"NOT NOTICED (pytest ended with {code})"
            print(f"{said:10} {time.monotonic() - began:5.0f} s  {mutation.feature}", flush=True)
    print(f"{len(chosen) - missed} of {len(chosen)} noticed")
    return 1 if missed or (without and options.commit == "HEAD") else 0


if __name__ == "__main__":
    sys.exit(main())
