"""Texts of documents: new ones from templates, and edits that keep everything else as the author wrote it."""
