"""What a person typed, as text: a console that does not speak UTF-8 hands over bytes in another encoding."""

from __future__ import annotations

import locale
import os

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.words.voice import Words

_NO_TEXT = Words(
    "{name}：读不出输入的文字；把终端和系统语言设为 UTF-8，如 export LC_ALL=C.UTF-8",
    "{name}: what was typed cannot be read; set terminal and locale to UTF-8, such as export LC_ALL=C.UTF-8",
)


def as_typed(value: str, name: str) -> str:
    """``value`` without the stand-ins that Python puts for bytes it could not decode; raises ``CannotRun``."""
    if not any("\ud800" <= sign <= "\udfff" for sign in value):
        return value
    for encoding in ("utf-8", locale.getpreferredencoding(do_setlocale=False)):
        try:
            return os.fsencode(value).decode(encoding)
        except (UnicodeError, LookupError):
            continue
    raise CannotRun(_NO_TEXT.filled(name=name))
