"""How the template of a new document marks what its author has to replace."""

from __future__ import annotations

from functools import cache

from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words, voice_in

GUIDANCE = Words("写作提示：", "Guidance: ")
"""A comment that begins so tells what to write in the clause around it."""

EXAMPLE = Words("（示例）", "(example) ")
"""A table row that begins so shows how the rows below it are written."""


@cache
def guidance_marks(language: Language) -> tuple[str, ...]:
    """How lines begin that a template left in a document of this language; its author may have begun in another."""
    voices = [voice_in(each) for each in dict.fromkeys((language, Language.ZH_HANS, Language.EN))]
    return tuple(
        f"{before} {voice.say(mark)}".strip()
        for before, mark in (("<!--", GUIDANCE), ("|", EXAMPLE))
        for voice in voices
    )
