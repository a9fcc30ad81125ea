"""Words at both ends of each mark, so that old and new never run together where no colour is: read aloud, copied, in plain text."""

from __future__ import annotations

import re

from sop_plugin.rendering.redline.draw import DELETED, INSERTED, MARK_CLASS
from sop_plugin.words.voice import Voice, Words

_TAG = re.compile(rf"<(?P<end>/?)(?P<name>{DELETED}|{INSERTED})\b(?P<attributes>[^>]*)>")
_BEGINS = {
    DELETED: Words("［删去：", "[removed: "),
    INSERTED: Words("［新增：", "[added: "),
}
_ENDS = Words("］", "]")


def with_signs(redline: str, voice: Voice) -> str:
    """``redline``, made by ``redline_html`` or ``redline_text``, with hidden words inside its marks; an author's own stay as they are."""
    ours: list[bool] = []

    def signed(tag: re.Match[str]) -> str:
        if tag["end"]:
            return (_sign(_ENDS, voice) if ours.pop() else "") + tag[0]
        ours.append(f'class="{MARK_CLASS}"' in tag["attributes"])
        return tag[0] + (_sign(_BEGINS[tag["name"]], voice) if ours[-1] else "")

    return _TAG.sub(signed, redline)


def _sign(words: Words, voice: Voice) -> str:
    return f'<span class="sop-hidden">{voice.plain.say(words)}</span>'
