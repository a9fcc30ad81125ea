"""What changed between two revisions, to the character, without breaking a table or a list."""

from sop_plugin.indexes.redline.draw import redline_html, redline_text
from sop_plugin.indexes.redline.fields import FieldChange, redline_fields

__all__ = ["FieldChange", "redline_fields", "redline_html", "redline_text"]
