"""The address that a controlled copy bears: the page of its revision, with the copy and the digest that stand on it."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from sop_plugin.pages.texts.revisions import revision_address


def copy_address(number: str, revision: int, copy: int, digest: str) -> str:
    """From the site's root, as a telephone takes it; ``digest`` is the short one.

    What is asked is said twice: for the script of the page, and as a place in it, which shows the same where no script runs.
    """
    page = quote(revision_address(number, revision), safe="/~")
    return f"{page}?{urlencode({'copy': copy, 'digest': digest})}#{copy_place(copy, digest)}"


def copy_place(copy: int, digest: str) -> str:
    """The place in the page of a revision that tells of one copy of it."""
    return f"copy-{copy}-{digest}"
