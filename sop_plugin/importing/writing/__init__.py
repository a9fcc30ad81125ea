"""Clauses, lists and tables → Markdown that shows them the same everywhere."""
