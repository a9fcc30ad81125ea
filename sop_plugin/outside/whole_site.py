"""The whole site that the last build left, each file under the digest of what it holds, to be handed over when nothing has changed.

Where both lie on one disk and the site within the manual's own folder, a file of the site and the kept one are the same file by two
names: what stays as it is keeps its time of change, and nothing is copied. Whoever changes one in its place is noticed by its time or
size, and it is read before it is used again. There a build puts only what is new into a folder beside (``begin``), and the site is
replaced in one step by a tree that has the rest by another name (``replace``; ``outside/site_trees.py``).
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from hashlib import file_digest
from pathlib import Path
from typing import Any

from sop_plugin.model.site_manifest import MANIFEST
from sop_plugin.outside.cache_folder import cache_file, is_own
from sop_plugin.outside.site_folder import NOT_OF_THE_SITE
from sop_plugin.outside.site_trees import OWN, SiteTrees, Tree, tree_at
from sop_plugin.outside.writing import write_whole

_LIST = "list.json"


class WholeSite:
    """``folder`` is ``None`` where nothing is kept; ``root`` is the manual's own folder."""

    def __init__(self, folder: Path | None, root: Path) -> None:
        self._folder = folder
        self._root = root.resolve()
        self.about: Mapping[str, Any] = {}
        """What the last build said of its site; empty where there is none that can be trusted."""
        self._files: dict[str, str] = {}
        self._seen: dict[str, list[int]] = {}
        self._shared: dict[Path, bool] = {}
        self._checked: set[str] = set()
        self._now, self._before = Tree(), Tree()
        self._own: dict[str, list[int]] = {}
        self._trees = SiteTrees(folder.with_suffix(".trees")) if folder is not None else None
        self._load()

    @classmethod
    def of_manual(cls, root: Path, environment: Mapping[str, str], kind: str) -> WholeSite:
        """That of one kind of site of the manual in ``root``, unless the environment switches it off."""
        return cls(cache_file(root, environment, f"{kind}.whole"), root)

    @property
    def is_kept(self) -> bool:
        """Whether there is a place for it."""
        return self._folder is not None

    @property
    def folders(self) -> tuple[str, ...]:
        """The folder in which it is kept, with all else that is kept of manuals."""
        return (str(self._folder.parent),) if self._folder is not None else ()

    def _load(self) -> None:
        if self._folder is None:
            return
        file = self._folder / _LIST
        try:
            found = json.loads(file.read_bytes()) if is_own(file) else {}
        except (OSError, ValueError, RecursionError):
            return
        if isinstance(found, dict) and _is_whole(found):
            self._files, self._seen, self.about = found["files"], found["seen"], found["about"]
            self._own = found["own"]
            self._now = Tree(found["folders"], self._inodes())
            changed = {path: inode for path, inode in found["before"]["inodes"].items() if inode is not None}
            gone = found["before"]["inodes"].keys() - changed.keys()
            same = {path: inode for path, inode in self._now.inodes.items() if path not in gone}
            self._before = Tree(found["before"]["folders"], same | changed)

    def _inodes(self) -> dict[str, int]:
        """Each file of the site with its inode, where it shares that of the kept one."""
        return {
            path: self._seen[digest][2] if self._may_share(path, digest) else OWN
            for path, digest in self._files.items()
        }

    def begin(self, site: Path) -> Path | None:
        """An empty folder for what a build finds to be new, until it replaces the site; ``None`` where it must write the whole of it."""
        if self._trees is None or not self._files or not self._is_shared(site) or self._has_hidden(site):
            return None
        return self._trees.next if self._trees.begin(site) else None

    def end(self) -> None:
        """Let go of what did not replace the site."""
        if self._trees is not None:
            self._trees.end()

    def is_in_place(self, site: Path) -> bool:
        """Whether the site lies in its folder as it was left; that the kept files are sound is asked before."""
        try:
            return self._now.is_at(site) and all(
                _facts(f"{site}/{path}") == facts for path, facts in self._own.items()
            )
        except OSError:
            return False

    def has(self, digest: str) -> int | None:
        """The size of a file that the last site had, wherever it was, and that is whole."""
        return self._seen[digest][0] if digest in self._seen and self._is_sound(digest) else None

    def replace(self, site: Path, digests: Mapping[str, str], about: Mapping[str, Any]) -> None:
        """Put a site (path → digest) in the place of the last one, in one step: what is new of it lies in the folder that was begun.

        Raises ``OSError``.
        """
        if self._trees is None:
            raise RuntimeError("nothing was begun")
        before, spare = self._now, self._before
        self._take(self._trees.next, digests, is_shared=True)
        self._files, self.about = dict(digests), about
        vars(self).pop("_first", None)

        def copy(path: str, target: str, is_shared: bool) -> None:
            digest = self._files[path]
            _put(self._place(digest), target, is_shared=is_shared)
            if not is_shared:
                os.utime(target, ns=(self._seen[digest][1],) * 2)

        try:
            self._now, self._before = self._trees.put(site, spare, self._inodes(), copy), before
        except OSError:  # such as a folder that is a disk of its own: file by file
            self._trees.forget()
            _empty(site)
            self._put_all(site)
            self._now = self._before = Tree()
        self._own = self._facts_of_own(site)
        self._trees.end()
        with suppress(OSError):  # it only makes the next build slower
            self._save()
            self._let_go()

    def is_there(self, site: Path) -> bool:
        """Whether every file is there as it was, and nothing stays in the folder of the site that is none of these."""
        if self._has_hidden(site, NOT_OF_THE_SITE):
            return False
        before = dict(self._seen)
        is_whole = bool(self._files) and all(map(self._is_sound, self._seen))
        if is_whole and self._seen != before:
            self._save()
        return is_whole

    def _has_hidden(self, site: Path, but: tuple[str, ...] = ()) -> bool:
        """Whether there is a hidden file in the folder of the site that is none of it: MkDocs leaves these when it empties a folder."""
        tops = {path.split("/", 1)[0] for path in self._files}
        return site.is_dir() and any(
            name.startswith(".") and name not in but and name not in tops
            for name in os.listdir(site)  # noqa: PTH208
        )

    def put(self, site: Path) -> int:
        """Put all files into the emptied folder of the site, its manifest last; how many. Raises ``OSError``."""
        self._put_all(site)
        if self._is_shared(site):
            self._now = tree_at(str(site), self._inodes())
            self._own = self._facts_of_own(site)
            with suppress(OSError):
                self._save()
        return len(self._files)

    def _put_all(self, site: Path) -> None:
        is_shared = self._is_shared(site)
        folders: set[str] = set()
        for path, digest in sorted(self._files.items(), key=lambda item: item[0] == MANIFEST):
            target = f"{site}/{path}"
            folder = os.path.dirname(target)  # noqa: PTH120 - thousands of them
            if folder not in folders:
                os.makedirs(folder, exist_ok=True)  # noqa: PTH103
                folders.add(folder)
            _put(self._place(digest), target, is_shared=is_shared and self._may_share(path, digest))

    def _facts_of_own(self, site: Path) -> dict[str, list[int]]:
        return {path: _facts(f"{site}/{path}") for path, inode in self._now.inodes.items() if inode == OWN}

    def give(self, path: str, digest: str, site: Path, *, copied: bool = False) -> bool:
        """Put one file into its folder in the site, if it was at the same path before, and is whole.

        Where it would be a copy, only if that is wanted.
        """
        if self._files.get(path) != digest or not self._is_sound(digest):
            return False
        is_shared = self._is_shared(site) and self._may_share(path, digest)
        if not (is_shared or copied):
            return False
        try:
            _put(self._place(digest), f"{site}/{path}", is_shared=is_shared)
        except OSError:
            return False
        return True

    def keep(self, site: Path, digests: Mapping[str, str], about: Mapping[str, Any]) -> None:
        """Take the files of a site (path → digest) and what there is to know of it, and let go of every other.

        What cannot be kept only makes the next build slower.
        """
        if self._folder is None:
            return
        try:
            self._take(site, digests, is_shared=self._is_shared(site))
            self._files, self.about = dict(digests), about
            vars(self).pop("_first", None)
            self._now, self._before, self._own = Tree(), Tree(), {}
            self._save()
            self._let_go()
        except OSError:
            return

    def _take(self, folder: Path, digests: Mapping[str, str], *, is_shared: bool) -> None:
        """Keep the files of a folder that are not kept yet."""
        known, self._seen = self._seen, {}
        (self._folder or Path()).mkdir(mode=0o700, parents=True, exist_ok=True)
        for path, digest in digests.items():
            if digest in self._seen:
                continue
            if digest in known:
                self._seen[digest] = known[digest]
                if self._is_sound(digest):
                    continue
            place = self._place(digest)
            os.makedirs(os.path.dirname(place), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120
            _put(f"{folder}/{path}", place, is_shared=is_shared and not path.startswith("."))
            self._seen[digest] = _facts(place)

    def _save(self) -> None:
        now, before = self._now.inodes, self._before.inodes
        changed = {path: inode for path, inode in before.items() if now.get(path) != inode}
        inodes = changed | {path: None for path in now if path not in before}
        text = json.dumps(
            {
                "files": self._files,
                "seen": self._seen,
                "about": self.about,
                "folders": self._now.folders,
                "own": self._own,
                "before": {"folders": self._before.folders, "inodes": inodes},
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )
        write_whole((self._folder or Path()) / _LIST, text.encode("utf-8", "surrogatepass"))

    def _let_go(self) -> None:
        for part in os.scandir(self._folder):
            if part.is_dir(follow_symlinks=False):
                for file in os.scandir(part.path):
                    if part.name + file.name not in self._seen:
                        os.unlink(file.path)  # noqa: PTH108

    def _is_sound(self, digest: str) -> bool:
        """Whether a file is the one that was kept; it is read where its status has changed. A build asks once."""
        if digest in self._checked:
            return True
        place = self._place(digest)
        try:
            facts = _facts(place)
            if facts != self._seen[digest]:
                with open(place, "rb") as file:  # noqa: PTH123
                    if file_digest(file, "sha256").hexdigest() != digest:
                        return False
                self._seen[digest] = facts
        except OSError:
            return False
        self._checked.add(digest)
        return True

    def _is_shared(self, site: Path) -> bool:
        """Whether a site may have the kept files by another name: elsewhere they may come to have another owner, or other readers."""
        found = self._shared.get(site)
        if found is None:
            found = self._shared[site] = self._root in site.resolve().parents
        return found

    def _may_share(self, path: str, digest: str) -> bool:
        """Hidden files are written over in their place by MkDocs; two files of one site are never the same one."""
        return not path.startswith(".") and self._first[digest] == path

    @cached_property
    def _first(self) -> dict[str, str]:
        """Digest → the first file that has it."""
        return {digest: path for path, digest in reversed(self._files.items())}

    def _place(self, digest: str) -> str:
        return f"{self._folder}/{digest[:2]}/{digest[2:]}"


def _facts(place: str) -> list[int]:
    status = os.stat(place)  # noqa: PTH116
    return [status.st_size, status.st_mtime_ns, status.st_ino]


def _put(source: str, target: str, *, is_shared: bool) -> None:
    with suppress(FileNotFoundError):
        os.unlink(target)  # noqa: PTH108 - another file may have it by another name
    if is_shared:
        try:
            os.link(source, target)
        except FileNotFoundError:
            raise
        except OSError:  # another disk, or one that knows no second names
            pass
        else:
            return
    shutil.copyfile(source, target)


def _empty(site: Path) -> None:
    """As MkDocs does before a build: hidden files stay."""
    for entry in os.scandir(site) if site.is_dir() else ():
        if not entry.name.startswith("."):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path)
            else:
                os.unlink(entry.path)  # noqa: PTH108


def _is_whole(found: Mapping[str, Any]) -> bool:
    """Whether a list has the form in which this program writes it."""
    files, seen, before = found.get("files"), found.get("seen"), found.get("before")
    if not (isinstance(files, dict) and isinstance(seen, dict) and isinstance(found.get("about"), dict)):
        return False
    if not isinstance(before, dict) or not _are_inodes(before.get("inodes")):
        return False
    rows = (seen, found.get("own")), (found.get("folders"), before.get("folders"))
    return all(isinstance(digest, str) and digest in seen for digest in files.values()) and all(
        isinstance(each, dict) and all(_are_numbers(facts, count) for facts in each.values())
        for both, count in zip(rows, (3, 2), strict=True)
        for each in both
    )


def _are_inodes(found: object) -> bool:
    return isinstance(found, dict) and all(inode is None or type(inode) is int for inode in found.values())


def _are_numbers(facts: object, count: int) -> bool:
    return isinstance(facts, list) and list(map(type, facts)) == [int] * count
