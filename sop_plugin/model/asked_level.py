"""How an edition for some readers is asked for."""

LEVEL_VARIABLE = "SOP_LEVEL"
"""The environment variable that names the level of a site that is built."""
