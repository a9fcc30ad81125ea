"""The address that a controlled copy bears: a page below that of its revision, with the copy and its digest as a place in it."""

from __future__ import annotations

from urllib.parse import quote

from sop_plugin.pages.texts.revisions import revision_address


def copy_address(number: str, revision: int, copy: int, digest: str) -> str:
    """From the site's root, as a telephone takes it; ``digest`` is the short one.

    Where the page has no such place, it says that the copy is unknown: so no script need read the address.
    """
    page = quote(scan_address(number, revision), safe="/~")
    return f"{page}#{copy_place(copy, digest)}"


def scan_address(number: str, revision: int) -> str:
    """The page that tells of the copies of one revision."""
    return f"{revision_address(number, revision)}copy/"


def copy_place(copy: int, digest: str) -> str:
    """The place in a page that tells of one copy."""
    return f"copy-{copy}-{digest}"
