"""What the page of the editor may load and ask: the site itself, and the forge once somebody signs in."""

from __future__ import annotations

from sop_plugin.model.proposing import ForgeKind, Proposing


def editor_policy(settings: Proposing) -> str:
    """Its content security policy, looser than that of all other pages in two things.

    The editor writes style sheets, and compiles the checks of its settings, while it runs.
    """
    asked = " ".join(("'self'", *_hosts(settings)))
    return (
        "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        f"font-src 'self' data:; frame-src 'self' blob:; connect-src {asked} data: blob:; base-uri 'none'; form-action 'none'"
    )


def is_github_itself(settings: Proposing) -> bool:
    """Whether it is github.com, whose interface is at another host."""
    return settings.backend is ForgeKind.GITHUB and settings.forge_address == ForgeKind.GITHUB.home


def _hosts(settings: Proposing) -> tuple[str, ...]:
    if settings.backend is ForgeKind.TRIAL:
        return ()
    api = "https://api.github.com" if is_github_itself(settings) else settings.forge_address
    return tuple(dict.fromkeys(filter(None, (_origin(api), _origin(settings.sign_in)))))


def _origin(written: str) -> str:
    return "/".join(written.split("/")[:3])
