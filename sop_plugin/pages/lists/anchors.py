"""The anchors that the manual keeps, each with whether it still holds."""

from __future__ import annotations

from sop_plugin.pages.drawing import list_html
from sop_plugin.pages.edition import Edition


def anchors_html(edition: Edition, base: str) -> str:
    """The latest first."""
    return list_html("lists/anchors.html", edition, base)
