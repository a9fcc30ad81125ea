"""How a reader proposes another text: the forge that keeps the manual, and what a browser must know of a file to change it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

EDITOR_VERSION = "3.16.3"
"""The Decap CMS with which the editor was tried."""


class ForgeKind(StrEnum):
    """What keeps the repository; ``TRIAL`` is none: what is saved is gone when the page is closed."""

    NONE = ""
    GITHUB = "github"
    GITLAB = "gitlab"
    GITEA = "gitea"
    FORGEJO = "forgejo"
    TRIAL = "test-repo"

    @property
    def home(self) -> str:
        """Where it is unless the settings say; empty where each company has its own."""
        return {ForgeKind.GITHUB: "https://github.com", ForgeKind.GITLAB: "https://gitlab.com"}.get(self, "")


@dataclass(frozen=True)
class Proposing:
    """The settings of proposals. ``editor`` is the package of the editor, from the folder of ``mkdocs.yml``; empty for none."""

    backend: ForgeKind = ForgeKind.NONE
    repo: str = ""
    branch: str = "main"
    folder: str = ""
    address: str = ""
    sign_in: str = ""
    app_id: str = ""
    open_authoring: bool = False
    editor: str = ""

    @property
    def forge_address(self) -> str:
        """Where the forge is, without a ``/`` at its end."""
        return (self.address or self.backend.home).rstrip("/")

    def path_in_repository(self, path: str) -> str:
        """Of a file of the manual."""
        return f"{self.folder.strip('/')}/{path}".lstrip("/")

    def edit_address(self, path: str) -> str:
        """Where the forge itself lets people change a file; empty where it cannot."""
        view = {
            ForgeKind.GITHUB: "edit",
            ForgeKind.GITLAB: "-/edit",
            ForgeKind.GITEA: "_edit",
            ForgeKind.FORGEJO: "_edit",
        }.get(self.backend)
        if view is None:
            return ""
        return f"{self.forge_address}/{self.repo}/{view}/{quote(f'{self.branch}/{self.path_in_repository(path)}')}"


@dataclass(frozen=True)
class ProposedHead:
    """The front matter of a file as it is, fences included, and as the draft of the next revision begins.

    ``before`` and ``after`` stand around the class, reason and summary of the change, and are empty where nothing was released;
    ``values`` are those of ``now``, by key.
    """

    now: str
    before: str
    after: str
    values: dict[str, object]


@dataclass(frozen=True)
class ProposalSources:
    """What a build has for proposals beside the manual itself.

    ``heads``: path of a document whose file holds the text that readers see → its front matter. ``texts``: path → file, for a trial alone.
    ``package``: name → bytes of each file of the editor; empty where there is none.
    """

    heads: dict[str, ProposedHead]
    texts: dict[str, str]
    package: dict[str, bytes]


NO_PROPOSALS = ProposalSources({}, {}, {})
