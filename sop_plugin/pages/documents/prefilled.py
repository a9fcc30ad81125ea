"""A mail, or an issue of a forge, that is written already but for what only the reader can say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, urlencode, urlsplit

_GITLAB_PATH = re.compile(r"/-/(issues|work_items)/new")
_GITLAB_HOST = re.compile(r"(^|[.-])gitlab[.-]")


def left_open(name: str) -> str:
    """What a script of the page puts something for: no title has it, as one could have ``{clause}``."""
    return f"\ue000{name}\ue001"


def prefilled(target: str, subject: str, body: str) -> str:
    """The address that opens it; ``target`` is ``mailto:`` and an address, or that of a new issue."""
    if target.startswith("mailto:"):
        names = ("subject", "body")
        body = body.replace("\n", "\r\n")
    elif _of_gitlab(target):
        names = ("issue[title]", "issue[description]")
    else:
        names = ("title", "body")
    # A mail program shows a plus sign as one.
    query = urlencode(dict(zip(names, (subject, body), strict=True)), quote_via=quote)
    return f"{target}{'&' if '?' in target else '?'}{query}"


def _of_gitlab(target: str) -> bool:
    parts = urlsplit(target)
    path = parts.path.rstrip("/")
    # Older ones have no "-" in the address, and lead on to the one that has.
    older = _GITLAB_HOST.search(parts.hostname or "") and path.endswith("/issues/new")
    return bool(older) or _GITLAB_PATH.search(path) is not None


_PLACE = re.compile(r"\{(\w+)\}", re.ASCII)


def filled(target: str, said: Mapping[str, object]) -> str | None:
    """The address of a form of the company's own, with what its places (``{number}``) ask for; ``None`` for one without any.

    A place that nobody knows stays as it is: that it stands on the form is how its maker learns of it.
    """
    if not any(name in said for name in _PLACE.findall(target)):
        return None
    return _PLACE.sub(
        lambda place: quote(str(said[place[1]]), safe="") if place[1] in said else place[0], target
    )
