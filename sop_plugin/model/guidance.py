"""How the template of a new document marks what its author has to replace."""

from __future__ import annotations

from sop_plugin.words.language import LocalisedText

GUIDANCE = LocalisedText("写作提示：", "寫作提示：", "Guidance: ")
"""A comment that begins so tells what to write in the clause around it."""

EXAMPLE = LocalisedText("（示例）", "（範例）", "(example) ")
"""A table row that begins so shows how the rows below it are written."""

COMMENT_MARKS = tuple(f"<!-- {mark}".strip() for mark in (GUIDANCE.zh_hans, GUIDANCE.zh_hant, GUIDANCE.en))
ROW_MARKS = tuple(f"| {mark}".strip() for mark in (EXAMPLE.zh_hans, EXAMPLE.zh_hant, EXAMPLE.en))
