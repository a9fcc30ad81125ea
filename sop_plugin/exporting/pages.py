"""Every page of the manual, finished, for another engine to put its frame around; made without MkDocs."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from urllib.parse import quote

from sop_plugin import __version__
from sop_plugin.compile import CompiledManual
from sop_plugin.model.manual_files import is_text_name, page_address
from sop_plugin.model.revision_label import plain_revisions
from sop_plugin.model.site_manifest import MANIFEST, FileFacts, SiteManifest, StateOfManual
from sop_plugin.outside.clock import zone
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.facts import page_facts
from sop_plugin.pages.output import Output
from sop_plugin.pages.outputs import site_outputs
from sop_plugin.pages.searching.files import search_files
from sop_plugin.rendering.publication import address, published_documents
from sop_plugin.workspace.anchors import current_digest, shown_anchors
from sop_plugin.workspace.compilation import released_sources
from sop_plugin.workspace.released_files import ReleasedFileReader
from sop_plugin.workspace.workspace import Workspace

CONTENT, FACTS = "content.html", "page.json"
_ASSETS = "assets/sop"


class PageExport:
    """The files of an export, one after the other, so that a large manual is never held whole."""

    def __init__(self, workspace: Workspace, compiled: CompiledManual, state: StateOfManual) -> None:
        self._workspace = workspace
        self._published = published_documents(compiled.manual, preview=False)
        sources = released_sources(workspace, compiled.histories.ledger)
        self._edition = Edition(
            compiled,
            sources=sources,
            file_address=self._file_address,
            anchor=current_digest(workspace, compiled),
            kept_anchors=tuple(shown_anchors(workspace, compiled)),
            site_url=workspace.site_url,
            zone=zone(workspace.options.time_zone),
            edit_address=workspace.edit_address,
        )
        self._state = state
        self._linked: set[str] = set()

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Path → bytes; the manifest comes last and names all others."""
        facts: dict[str, FileFacts] = {}
        for path, data in self._files():
            facts[path] = FileFacts(sha256(data).hexdigest(), len(data))
            yield path, data
        versions = {"sop-plugin": __version__}
        manifest = SiteManifest(self._edition.manual.as_of, self._state, versions, facts)
        yield MANIFEST, manifest.to_text().encode()

    def _files(self) -> Iterator[tuple[str, bytes]]:
        outputs = site_outputs(self._edition)
        for output in outputs:
            yield from self._files_of(output)
        yield from search_files(self._edition, outputs)
        for inside in sorted(self._linked):
            yield inside, (self._workspace.docs_dir / inside).read_bytes()
        attached = self._edition.attached_files
        reader = ReleasedFileReader(self._workspace, attached.values())
        for name, attachment in attached.items():
            yield name, reader.read(attachment)
        theme = files("sop_plugin").joinpath("pages", "theme", *_ASSETS.split("/"))
        yield from _below(theme, _ASSETS)

    def _files_of(self, output: Output) -> Iterator[tuple[str, bytes]]:
        if not output.kind.framed:
            yield output.file, output.whole_file()
            return
        text = output.text()
        html = output.draw(text)
        facts = page_facts(self._edition.manual, output, text)
        yield f"{output.address}{CONTENT}", html.encode()
        yield (
            f"{output.address}{FACTS}",
            f"{json.dumps(plain_revisions(facts), ensure_ascii=False, indent=1)}\n".encode(),
        )

    def _file_address(self, path: str) -> str | None:
        document = self._published.get(path)
        if document is not None:
            return address(document.number)
        inside = self._workspace.path_inside(path)
        limits = self._edition.compiled.limits
        if (
            inside == path
            or (limits is not None and path in limits.paths)
            or self._workspace.is_left_out(inside)
            or not _is_within(self._workspace.docs_dir, inside)
        ):
            return None
        if is_text_name(inside):
            return quote(page_address(inside)) if self._workspace.is_page(inside) else None
        self._linked.add(inside)
        return quote(inside)


def _is_within(folder: Path, inside: str) -> bool:
    """Whether a path is an ordinary file of the folder, and no link leads out of it."""
    real, top = os.path.realpath(folder / inside), os.path.realpath(folder)
    return real.startswith(top + os.sep) and Path(real).is_file()


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        where = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _below(entry, where)
        else:
            yield where, entry.read_bytes()
