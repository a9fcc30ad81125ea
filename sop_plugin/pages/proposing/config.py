"""What the editor is told: the forge, the documents by department, and their fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sop_plugin.model.document import ChangeClass, Document
from sop_plugin.model.proposing import ForgeKind, ProposedHead, Proposing
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.proposing.fields import OFFERED, change_fields, front_matter_fields, text_field
from sop_plugin.pages.proposing.policy import is_github_itself
from sop_plugin.rendering.publication import address
from sop_plugin.words import labels
from sop_plugin.words.language import Language

FORMAT = "sop"
_LOCALES = {Language.ZH_HANS: "zh_Hans", Language.ZH_HANT: "zh_Hant"}


def editor_config(edition: Edition) -> dict[str, Any]:
    """All of it: ``cms`` for the editor itself, the rest for our part of it.

    The fields of a document are named by what its file holds: the text that was ``released``, or that readers see
    without, or an ``other`` one, of which they learn nothing.
    """
    settings, manual, voice = edition.manual.settings.propose, edition.manual, edition.voice.plain
    own = front_matter_fields(manual, voice)
    text = text_field(voice)
    sources = edition.proposals
    return {
        "cms": {
            "load_config_file": False,
            "backend": _backend(settings) | {"commit_messages": _commit_messages(edition)},
            "publish_mode": "editorial_workflow",
            "locale": _LOCALES.get(edition.language, "en"),
            "media_folder": settings.path_in_repository(_pictures(edition)),
            "show_preview_links": False,
            "collections": list(_collections(edition)),
        },
        "fields": {
            "released": [*change_fields(manual, voice), text, *own],
            "same": [text, *own],
            "other": [text],
        },
        "usual": ChangeClass.SUBSTANTIVE.value,
        "offered": [key for key in OFFERED if own],
        "documents": {
            document.number: _told(sources.heads.get(path), bool(own))
            for path, document in edition.published.items()
        },
        "files": {settings.path_in_repository(path): text for path, text in sources.texts.items()},
    }


def _backend(settings: Proposing) -> dict[str, Any]:
    forge = settings.forge_address
    if settings.backend is ForgeKind.TRIAL:
        return {"name": ForgeKind.TRIAL.value}
    common = {"repo": settings.repo, "branch": settings.branch}
    if settings.open_authoring and settings.backend is not ForgeKind.GITLAB:
        common["open_authoring"] = True  # type: ignore[assignment]
    if settings.backend is ForgeKind.GITHUB:
        api = "https://api.github.com" if is_github_itself(settings) else f"{forge}/api/v3"
        # Without saying so the editor asks a contributor for the scope of public repositories alone.
        scope = {"auth_scope": "repo"} if settings.open_authoring else {}
        return {
            "name": "github",
            **common,
            **scope,
            "base_url": settings.sign_in,
            "auth_endpoint": "auth",
            "api_root": api,
        }
    if settings.backend is ForgeKind.GITLAB:
        return {
            "name": "gitlab",
            **common,
            "auth_type": "pkce",
            "app_id": settings.app_id,
            "base_url": forge,
            "api_root": f"{forge}/api/v4",
            "graphql_api_root": f"{forge}/api/graphql",
        }
    # The editor's own part for Gitea writes to the branch itself; the one for Forgejo, whose interface is Gitea's, opens requests.
    return {"name": "forgejo", **common, "app_id": settings.app_id, "api_root": f"{forge}/api/v1"}


def _pictures(edition: Edition) -> str:
    """Where new pictures go: beside the documents."""
    return f"{next(iter(edition.published), 'docs/').split('/')[0]}/assets"


def _commit_messages(edition: Edition) -> dict[str, str]:
    said = edition.voice.plain.say(labels.PROPOSE_COMMIT, number="{{slug}}")
    return dict.fromkeys(("create", "update"), said)


def _collections(edition: Edition) -> Iterator[dict[str, Any]]:
    """One for each department, with its documents as files: nobody makes up a number or a path."""
    of_departments: dict[str, list[tuple[str, Document]]] = {}
    for path, document in edition.published.items():
        of_departments.setdefault(document.department, []).append((path, document))
    say = edition.voice.plain.say
    for code, documents in of_departments.items():
        department = edition.manual.organisation.departments.get(code)
        name = department.name.in_language(edition.language) if department is not None else code
        yield {
            "name": code,
            "label": name,
            "description": say(labels.PROPOSE_LEAD),
            "format": FORMAT,
            "extension": "md",
            "publish": False,
            "files": [_file(edition, path, document) for path, document in documents],
        }


def _file(edition: Edition, path: str, document: Document) -> dict[str, Any]:
    return {
        "name": document.number,
        "label": f"{document.number} {document.title}",
        "file": edition.manual.settings.propose.path_in_repository(path),
        "fields": _fields_of(edition.proposals.heads.get(path)),
        "preview_path": address(document.number),
    }


def _fields_of(head: ProposedHead | None) -> str:
    if head is None:
        return "other"
    return "released" if head.before else "same"


def _told(head: ProposedHead | None, with_values: bool) -> dict[str, Any]:
    if head is None:
        return {}
    values = {key: head.values[key] for key in OFFERED if with_values and key in head.values}
    return {"now": head.now, "before": head.before, "after": head.after, "values": values}
