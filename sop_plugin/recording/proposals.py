"""What the editor in the browser must know of the files: how each begins, and how the draft of its next revision would."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from yaml.nodes import MappingNode, Node, SequenceNode

from sop_plugin.compile import CompiledManual
from sop_plugin.editing.foreign_names import in_our_words
from sop_plugin.editing.header import NotEditable, read_header
from sop_plugin.model.document import Change, ChangeClass, Document
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.proposing import NO_PROPOSALS, ForgeKind, ProposalSources, ProposedHead
from sop_plugin.outside.editor_package import editor_files
from sop_plugin.recording.revise import next_revision_text
from sop_plugin.workspace.workspace import Workspace

_REASON, _SUMMARY = "SOPREASON", "SOPSUMMARY"
_CHANGE = f"{ChangeClass.SUBSTANTIVE.value}, reason: {_REASON}, summary: {_SUMMARY}"


def proposal_sources(
    workspace: Workspace, compiled: CompiledManual, published: Mapping[str, Document]
) -> ProposalSources:
    """Of the documents that have a page; raises ``NoEditor`` where the package that the settings name is none."""
    settings = workspace.options.settings.propose
    # The files name what an edition leaves out.
    if settings.backend is ForgeKind.NONE or not settings.editor or compiled.limits is not None:
        return NO_PROPOSALS
    package = editor_files(workspace.root / settings.editor)
    texts = {document.path: text for document, text in _texts(workspace, published)}
    heads: dict[str, ProposedHead] = {}
    for path, text in texts.items():
        head = _head(workspace, compiled, published[path], text)
        if head is not None:
            heads[path] = head
    return ProposalSources(heads, texts if settings.backend is ForgeKind.TRIAL else {}, package)


def _texts(workspace: Workspace, published: Mapping[str, Document]) -> Iterator[tuple[Document, str]]:
    for path, document in published.items():
        try:
            yield document, (workspace.root / path).read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue  # a released document whose file is gone; findings tell


def _head(workspace: Workspace, compiled: CompiledManual, shown: Document, text: str) -> ProposedHead | None:
    """``None`` where the file is ahead of what readers see: of a draft they learn nothing."""
    history = compiled.histories.by_number.get(shown.number)
    working = history.working if history is not None else None
    if history is None or working is None or (working.path, working.revision) != (shown.path, shown.revision):
        return None
    last = max((revision.release.revision for revision in history.revisions), default=None)
    is_released = (
        working.revision == last and working.status is Status.APPROVED and history.withdrawal is None
    )
    options = workspace.options.settings
    try:
        now = _above_the_text(text)
        before, after = _next_revision(workspace, working, text) if is_released else ("", "")
        return ProposedHead(now, before, after, {} if options.metadata else _values(now))
    except NotEditable:
        return None  # another program's way of writing; a finding tells


def _next_revision(workspace: Workspace, document: Document, text: str) -> tuple[str, str]:
    """What stands before and after the change in the front matter of its draft."""
    options = workspace.options.settings
    coming = str(options.revisions.following(document.revision))
    change = Change(ChangeClass.SUBSTANTIVE, _REASON, _SUMMARY)
    begun = in_our_words(
        text, options.metadata, lambda ours: next_revision_text(ours, document, coming, change)
    )
    before, _, after = _above_the_text(begun).partition(_CHANGE)
    return before, after


def _above_the_text(text: str) -> str:
    header = read_header(text)
    return "\n".join((*header.lines[: header.end + 1], ""))


def _values(head: str) -> dict[str, object]:
    """Every value as people wrote it: a text, a list or a mapping of them."""
    return {key.value: _plain(value) for key, value in read_header(head).root.value}


def _plain(node: Node) -> object:
    if isinstance(node, SequenceNode):
        return [_plain(each) for each in node.value]
    if isinstance(node, MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    return str(node.value)
