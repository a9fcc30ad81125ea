"""The address that a controlled copy bears: the page of its revision, with the copy and the digest that stand on it."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from sop_plugin.pages.texts.revisions import revision_address


def copy_address(number: str, revision: int, copy: int, digest: str) -> str:
    """From the site's root, as a telephone takes it; ``digest`` is the short one."""
    page = quote(revision_address(number, revision), safe="/~")
    return f"{page}?{urlencode({'copy': copy, 'digest': digest})}"
