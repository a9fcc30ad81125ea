"""Which edition of the manual is asked for, and that edition."""

from __future__ import annotations

from collections.abc import Mapping

from sop_plugin.compile import CompiledManual
from sop_plugin.model.asked_level import LEVEL_VARIABLE
from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words
from sop_plugin.workspace.anchors import current_digest
from sop_plugin.workspace.limited import limited
from sop_plugin.workspace.workspace import Workspace

_NO_SUCH_LEVEL = Words(
    "{name}：没有密级或读者“{level}”；mkdocs.yml 中有：{known}",
    "{name}: there is no level and no audience {level!r}; mkdocs.yml has: {known}",
)


class NoSuchLevel(ExplainedError):
    """The environment names a level that the settings do not have."""


def asked_edition(
    workspace: Workspace, compiled: CompiledManual, environment: Mapping[str, str]
) -> CompiledManual:
    """The whole manual, or what is for the readers whom the environment names; raises ``NoSuchLevel``."""
    name = environment.get(LEVEL_VARIABLE, "").strip()
    if not name:
        return compiled
    rule = compiled.manual.settings.confidentiality
    readers = rule.readers(name)
    if readers is None:
        known = ", ".join(rule.names) or "—"
        raise NoSuchLevel(_NO_SUCH_LEVEL.filled(name=LEVEL_VARIABLE, level=name, known=known))
    return limited(compiled, readers, current_digest(workspace, compiled))
