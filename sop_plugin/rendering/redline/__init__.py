"""What changed between two revisions, to the character, without breaking a table or a list."""

from sop_plugin.rendering.redline.draw import MARK_CLASS, redline_html, redline_text
from sop_plugin.rendering.redline.fields import FieldChange, redline_fields
from sop_plugin.rendering.redline.tree import Element, read_tree

__all__ = [
    "MARK_CLASS",
    "Element",
    "FieldChange",
    "read_tree",
    "redline_fields",
    "redline_html",
    "redline_text",
]
