"""How references are written in a text: ``[[NUMBER#clause|text]]``, and 《title》. The one home of that spelling."""

from __future__ import annotations

import re

NUMBER_REFERENCE = r"\[\[(?P<number>[^\[\]|#\n]*)(?:#(?P<clause>[^\[\]|\n]*))?(?:\|(?P<text>[^\[\]\n]*))?\]\]"
TITLE_REFERENCE = r"《(?P<title>[^《》\n]+)》"

WRITTEN_NUMBER = re.compile(NUMBER_REFERENCE)
"""A reference by number: groups ``number``, ``clause`` and ``text``, each perhaps with blanks around it."""

WRITTEN_REFERENCE = re.compile(f"{NUMBER_REFERENCE}|{TITLE_REFERENCE}")
"""A reference by number or by title."""
