"""Synthetic manuals, and what it costs to build them; see README.md."""
