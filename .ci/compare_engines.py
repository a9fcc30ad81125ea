"""Builds the manual with MkDocs and with its fork ProperDocs, and says where the sites differ.

ProperDocs runs as if MkDocs were not installed. Only the generator tag may differ, and what follows from it in manifest.json.
"""

import json
import os
import re
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MANIFEST = "manifest.json"
GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')
# The days that a build writes, that of the manual and that of the map of the site; and no notices.
FIXED = {"SOP_AS_OF": "2026-11-21", "SOURCE_DATE_EPOCH": "1795219200", "NO_MKDOCS_2_WARNING": "1"}


def build(engine: str, site: Path, *options: str, **environment: str) -> None:
    command = [sys.executable, *options, "-m", engine, "build", "--quiet", "--strict"]
    subprocess.run(
        [*command, "--config-file", "mkdocs.yml", "--site-dir", str(site)],
        cwd=ROOT,
        env={**os.environ, **FIXED, **environment},
        check=True,
    )


def packages_without_mkdocs(folder: Path) -> Path:
    """The environment's packages, MkDocs left out."""
    folder.mkdir()
    for entry in Path(sysconfig.get_paths()["purelib"]).iterdir():
        if not re.fullmatch(r"mkdocs(-\d.*\.dist-info)?", entry.name):
            (folder / entry.name).symlink_to(entry)
    return folder


def files(site: Path) -> dict[str, Path]:
    return {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}


def comparable(path: Path) -> object:
    if path.name == MANIFEST:
        content = json.loads(path.read_bytes())
        return content["manifest"], content["as_of"], content["state"], list(content["files"])
    return GENERATOR.sub(b"", path.read_bytes())


def differences(one: Path, other: Path) -> Iterator[str]:
    ours, theirs = files(one), files(other)
    yield from sorted(ours.keys() ^ theirs.keys())
    yield from (
        name for name in ours.keys() & theirs.keys() if comparable(ours[name]) != comparable(theirs[name])
    )


def main() -> int:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        packages = packages_without_mkdocs(folder / "packages")
        build("mkdocs", folder / "mkdocs")
        # Without "site" nothing but these packages is found; the checkout stands in for its editable install.
        build("properdocs", folder / "properdocs", "-S", PYTHONPATH=f"{packages}{os.pathsep}{ROOT}")
        found = list(differences(folder / "mkdocs", folder / "properdocs"))
        count = len(files(folder / "properdocs"))
    for name in found:
        sys.stdout.write(f"differs: {name}\n")
    sys.stdout.write(f"{count} files compared, {len(found)} differ\n")
    return 1 if found or not count else 0


if __name__ == "__main__":
    sys.exit(main())
