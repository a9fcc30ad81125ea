"""Our style sheets and scripts as one file each, named by what it holds: a page needs few requests, and no old copy is taken for a new one."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

FOLDER = "assets/sop"


def bundles(theme: Path, before: Iterable[str]) -> dict[str, bytes]:
    """Path in the site → bytes, the style sheet first; a file of the same name in a folder ``before`` takes the place of ours."""
    folders = [*map(Path, before), theme]
    styles = b"".join(_found(folders, name) for name in _names(theme, "css"))
    # One that fails leaves the others be, as if each had come by itself.
    scripts = b"".join(
        b"try {\n%b\n} catch (error) { reportError(error); }\n" % _found(folders, name)
        for name in _names(theme, "js")
    )
    return {_path(styles, "css"): styles, _path(scripts, "js"): scripts}


def _names(theme: Path, ending: str) -> list[str]:
    return sorted(path.name for path in (theme / FOLDER).glob(f"*.{ending}"))


def _found(folders: list[Path], name: str) -> bytes:
    paths = (folder / FOLDER / name for folder in folders)
    return next(path.read_bytes() for path in paths if path.is_file())


def _path(data: bytes, ending: str) -> str:
    # In the folder of the files that it is made of: what they name, they name from there.
    return f"{FOLDER}/site.{sha256(data).hexdigest()[:10]}.{ending}"
