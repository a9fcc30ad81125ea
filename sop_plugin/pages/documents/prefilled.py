"""A mail, or an issue of a forge, that is written already but for what only the reader can say."""

from __future__ import annotations

from urllib.parse import quote, urlencode, urlsplit

_GITLAB = "/-/issues/new"


def prefilled(target: str, subject: str, body: str) -> str:
    """The address that opens it; ``target`` is ``mailto:`` and an address, or that of a new issue."""
    if target.startswith("mailto:"):
        names = ("subject", "body")
        body = body.replace("\n", "\r\n")
    elif urlsplit(target).path.rstrip("/").endswith(_GITLAB):
        names = ("issue[title]", "issue[description]")
    else:
        names = ("title", "body")
    # A mail program shows a plus sign as one.
    query = urlencode(dict(zip(names, (subject, body), strict=True)), quote_via=quote)
    return f"{target}{'&' if '?' in target else '?'}{query}"
