"""Checks: pure generators from a manual to findings. They never log, write or read a clock."""
