"""Where files come from that leave a manual."""

from __future__ import annotations

from sop_plugin.compile import CompiledManual
from sop_plugin.sharing.provenance import Provenance
from sop_plugin.workspace.anchors import current_digest
from sop_plugin.workspace.workspace import Workspace


def provenance_of(workspace: Workspace, compiled: CompiledManual) -> Provenance:
    """The manual as it is: its site, and what vouches for its ledger."""
    head = compiled.ledger.head if compiled.ledger is not None else ""
    if compiled.limits is not None:
        head = compiled.limits.head
    return Provenance(workspace.site_url, head, current_digest(workspace, compiled))
