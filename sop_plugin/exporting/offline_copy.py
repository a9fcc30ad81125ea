"""A built site made to be read without a server: links name the files that they lead to, and every page says how long it holds."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words, voice_in

# Tags of finished pages: whatever an author wrote between quotes is escaped there.
_LINK = re.compile(r'(<a\b[^>]*?\shref=")([^"]*)(")')
_BODY = re.compile(r"<body\b[^>]*>")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ICON = re.compile(r'url\("(icons/[a-z_]+\.svg)"\)')
_INDEX = "index.html"
# For servers alone: answers to addresses that lead nowhere, and the list of addresses for search engines.
_FOR_SERVERS = ("404.html", "sitemap.xml", "sitemap.xml.gz")
_NOTICE = Words(
    "离线副本：手册截至 {as_of}。{until} 之后不再受控，不得据以执行；请换新的副本，或以手册网站为准。",
    "Offline copy of the manual as of {as_of}. Uncontrolled after {until}: do not work by it then; take a new copy, or "
    "the manual's site.",
)


def offline_files(site: Path, paths: Iterable[str], as_of: date, until: date) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of each file of the copy; ``paths`` are those of the site, its manifest not among them."""
    notice = _notice(as_of, until)
    for path in paths:
        if path in _FOR_SERVERS:
            continue
        data = (site / path).read_bytes()
        if path.endswith(".html"):
            data = _page(data.decode(), notice).encode()
        elif path.endswith(".css"):
            data = _with_icons(data.decode(), site / path).encode()
        yield path, data


def link_to_file(link: str) -> str:
    """A link of a page, with the name of the file where it leads to a folder."""
    if _SCHEME.match(link) or link.startswith("//"):
        return link
    end = min((at for at in (link.find("?"), link.find("#")) if at >= 0), default=len(link))
    path, rest = link[:end], link[end:]
    if path.endswith("/"):
        return f"{path}{_INDEX}{rest}"
    return f"{path}/{_INDEX}{rest}" if path in (".", "..") or path.endswith("/..") else link


def _page(html: str, notice: str) -> str:
    linked = _LINK.sub(lambda found: f"{found[1]}{link_to_file(found[2])}{found[3]}", html)
    return _BODY.sub(lambda found: f"{found[0]}\n{notice}", linked, count=1)


def _with_icons(style: str, path: Path) -> str:
    """Icons within the style sheet: without a server a browser takes none from beside it."""

    def within(found: re.Match[str]) -> str:
        icon = path.parent / found[1]
        return (
            f'url("data:image/svg+xml;base64,{b64encode(icon.read_bytes()).decode()}")'
            if icon.is_file()
            else found[0]
        )

    return _ICON.sub(within, style)


def _notice(as_of: date, until: date) -> str:
    """In Chinese and English: whoever carries the copy away may read either."""
    lines = "".join(
        f'<span lang="{language}">{voice_in(language).say(_NOTICE.filled(as_of=as_of.isoformat(), until=until.isoformat()))}</span> '
        for language in (Language.ZH_HANS, Language.EN)
    )
    return f'<aside class="sop-offline" data-sop-until="{until.isoformat()}"><p>{lines}</p></aside>'
