"""The small manuals of these tests."""

from register_manuals import make_document, make_manual

__all__ = ["make_document", "make_manual"]
