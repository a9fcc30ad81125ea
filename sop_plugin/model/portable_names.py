"""Names of files that Windows, macOS and Linux can all hold."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\\ud800-\udfff]')
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])[ .]*(?:\..*)?", re.IGNORECASE
)


def forbidden_signs(path: str) -> tuple[str, ...]:
    """The signs in a path that Windows has in no name, or git in no path."""
    return tuple(sorted(set(_FORBIDDEN.findall(path))))


def is_reserved(name: str) -> bool:
    """Whether Windows takes a name, with any ending, for a device."""
    return _RESERVED.fullmatch(name) is not None


def ends_badly(name: str) -> bool:
    """Whether Windows drops the end of a name."""
    return name.endswith((" ", "."))


def on_every_system(path: str) -> str:
    """What two paths share that Windows or macOS take for one: capital letters and composed signs make no difference there."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
