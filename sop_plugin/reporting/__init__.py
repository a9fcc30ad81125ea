"""Findings and changes in the formats of other programs and of people who do not read logs: pure functions."""
