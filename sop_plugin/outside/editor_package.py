"""The one door to the editor in the browser: an npm package that the company has fetched, as a folder or as npm packs it."""

from __future__ import annotations

import re
import tarfile
from pathlib import Path

from sop_plugin.model.proposing import EDITOR_VERSION
from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

SCRIPT = "decap-cms.js"
# The same program under its other name, and what only helps to change it, stay out.
_WANTED = re.compile(r"(\d+\.)?decap-cms\.js|decap-cms\.js\.LICENSE\.txt|[0-9a-f]+\.wasm")
_MISSING = Words(
    "propose.editor：{path} 里没有浏览器编辑器。在 mkdocs.yml 所在的文件夹运行 npm pack decap-cms@{version}，"
    "再写 editor: decap-cms-{version}.tgz；或者去掉 editor，链接就通向代码平台的编辑页面",
    "propose.editor: there is no editor in {path}. Run npm pack decap-cms@{version} in the folder of mkdocs.yml and write "
    "editor: decap-cms-{version}.tgz; or leave editor out, and the link leads to the forge's page for editing",
)


class NoEditor(ExplainedError):
    """There is no editor where the settings say; the words tell how to get it."""


def editor_files(path: Path) -> dict[str, bytes]:
    """Name → bytes of what a browser loads of it; raises ``NoEditor``."""
    try:
        found = dict(sorted(_of_folder(path) if path.is_dir() else _of_archive(path)))
    except (OSError, tarfile.TarError, EOFError):
        found = {}
    if SCRIPT not in found:
        raise NoEditor(_MISSING.filled(path=path.as_posix(), version=EDITOR_VERSION))
    return found


def _of_folder(path: Path) -> list[tuple[str, bytes]]:
    files = (path / "dist").iterdir()
    return [
        (file.name, file.read_bytes()) for file in files if _WANTED.fullmatch(file.name) and file.is_file()
    ]


def _of_archive(path: Path) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    with tarfile.open(path) as archive:
        for member in archive:
            folder, _, name = member.name.rpartition("/")
            # Read, never unpacked: what an archive calls its files reaches no disk.
            data = (
                archive.extractfile(member) if folder == "package/dist" and _WANTED.fullmatch(name) else None
            )
            if data is not None:
                found.append((name, data.read()))
    return found
