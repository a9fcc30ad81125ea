"""Scripts that a theme writes into its pages, as files: a strict content security policy runs no other."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from sop_plugin.mkdocs_site.bundles import FOLDER
from sop_plugin.outside.writing import write_whole

_SCRIPT = re.compile(r"<script(?P<attributes>(?:\s[^<>]*)?)>(?P<code>.*?)</script>", re.DOTALL)
# What says that a browser runs none of it, or that it is a file already.
_NOT_INLINE = re.compile(r"\s(?:src=|type=[\"']?(?!text/javascript|module))")
# Our style sheet is in every page that has a frame: it tells the way to the site's root, from the page of what is not there too.
_OURS = re.compile(rf"\shref=\"([^\"]*){FOLDER}/site\.[0-9a-f]+\.css\"")


def without_inline_scripts(html: str, site_dir: str) -> str:
    """The page with every script as a file of the site, where it runs at the same place and to the same effect."""
    ours = _OURS.search(html)
    if ours is None or "<script" not in html:
        return html

    def as_file(script: re.Match[str]) -> str:
        attributes, code = script["attributes"], script["code"]
        if _NOT_INLINE.search(attributes) or not code.strip():
            return script[0]
        path = _kept(code, Path(site_dir))
        return f'<script{attributes} src="{ours[1]}{path}"></script>'

    return _SCRIPT.sub(as_file, html)


def _kept(code: str, site: Path) -> str:
    """The file, named by what it holds; several processes may come to write the same one."""
    data = code.encode("utf-8", "xmlcharrefreplace")
    name = f"{FOLDER}/page.{sha256(data).hexdigest()[:10]}.js"
    file = site / name
    if not file.is_file():
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, data)
    return name
