"""Registers and indexes as drawings: layout to SVG text, the same bytes for the same figures."""
