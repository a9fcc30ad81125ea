"""The parts of a site that several machines drew, joined to the site that one machine would have drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sop_plugin.exporting.site_verification import NoManifest, SiteVerification, verify_site
from sop_plugin.model.site_manifest import MANIFEST, FileFacts, SiteManifest
from sop_plugin.reading.site_manifest import ManifestError
from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

_NO_MANIFEST = Words(
    "{where}：没有 manifest.json，不是完整生成的部分；重新运行 mkdocs build",
    "{where}: there is no manifest.json, the part was not built to the end; run mkdocs build again",
)
_NOT_READ = Words("{where}：{problem}", "{where}: {problem}")
_DIFFERS = Words(
    "{where}：与它的 manifest.json 有出入；重新生成这一部分",
    "{where}: it differs from its manifest.json; build this part again",
)
_WHOLE = Words(
    "{where}：不是一部分，而是整个网站；生成时设环境变量 SOP_PART",
    "{where}: it is a whole site and no part; set the environment variable SOP_PART when it is built",
)
_OTHER_MANUAL = Words(
    "{where}：与 {first} 不是由同一手册、同一天、同样的程序生成的；各部分都从同一提交重新生成",
    "{where}: it was not made from the same manual, day and programs as {first}; build all parts from one commit",
)
_MISSING = Words(
    "缺少部分：{parts}；也要生成，一并写出", "parts are missing: {parts}; build them and name them too"
)
_TWICE = Words("同一部分写了两次：{parts}", "a part is named twice: {parts}")
_TWO_FILES = Words(
    "{path}：{where} 与 {first} 各有一个，内容不同；由插件 search 或别的插件按所见的页面写成的文件不能分开生成",
    "{path}: {where} and {first} each have one, and they differ; files that the search plugin or another one makes of the pages that it sees cannot be built in parts",
)


class NotJoined(ExplainedError):
    """The folders are not the parts of one site; the message says why and what to do."""


@dataclass(frozen=True)
class JoinedSite:
    """``places`` are where each file of the site is found, by its path in it."""

    manifest: SiteManifest
    places: Mapping[str, Path]

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """The files, the manifest last."""
        for path, place in sorted(self.places.items()):
            yield path, (place / path).read_bytes()
        yield MANIFEST, self.manifest.to_text().encode()


def joined_site(folders: Sequence[Path]) -> JoinedSite:
    """The site of which each folder is a part; raises ``NotJoined`` or ``OSError``."""
    found = [(folder, _verified(folder).manifest) for folder in folders]
    first, one = found[0]
    of = one.part.of if one.part is not None else ()
    files: dict[str, FileFacts] = {}
    places: dict[str, Path] = {}
    for folder, manifest in found:
        if replace(manifest, files={}, part=None) != replace(one, files={}, part=None) or (
            manifest.part is None or manifest.part.of != of
        ):
            raise NotJoined(_OTHER_MANUAL.filled(where=str(folder), first=str(first)))
        for path, facts in manifest.files.items():
            if files.setdefault(path, facts) != facts:
                raise NotJoined(_TWO_FILES.filled(path=path, where=str(folder), first=str(places[path])))
            places.setdefault(path, folder)
    names = Counter(manifest.part.name for _, manifest in found if manifest.part is not None)
    missing = [name for name in of if name not in names]
    twice = [name for name, count in names.items() if count > 1]
    if missing or twice:
        raise NotJoined(_MISSING.filled(parts=missing) if missing else _TWICE.filled(parts=twice))
    return JoinedSite(replace(one, files=files, part=None), places)


def _verified(folder: Path) -> SiteVerification:
    try:
        found = verify_site(folder, None)
    except NoManifest:
        raise NotJoined(_NO_MANIFEST.filled(where=str(folder))) from None
    except ManifestError as error:
        raise NotJoined(_NOT_READ.filled(where=str(folder / MANIFEST), problem=error)) from None
    if found.differences:
        raise NotJoined(_DIFFERS.filled(where=str(folder)))
    if found.manifest.part is None:
        raise NotJoined(_WHOLE.filled(where=str(folder)))
    return found
