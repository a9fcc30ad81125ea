"""Where a forge lets people change a source file, as ``repo_url`` and ``edit_uri`` of MkDocs say."""

from __future__ import annotations

import posixpath
import string
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

_BY_DEFAULT = {
    "github.com": "edit/master/docs/",
    "gitlab.com": "edit/master/docs/",
    "bitbucket.org": "src/default/docs/",
}
"""What MkDocs takes where ``edit_uri`` is not given; it knows no other forge."""
_LEFT = "/:?&=#%+,;@!$'()*~"
"""What may stand in an address already; all else is written in hundreds."""


@dataclass(frozen=True)
class EditPages:
    """``repo`` is an address or empty, ``uri`` what comes between it and a path within the documents' folder, or a ``template`` for both."""

    repo: str = ""
    uri: str = ""
    template: str = ""

    def address(self, inside_docs: str) -> str:
        """The page for one file; empty where none is told, or what is told is no address of the web."""
        try:
            if self.template:
                noext = posixpath.splitext(inside_docs)[0]
                asked = quote(_Formatter().format(self.template, path=inside_docs, path_noext=noext), _LEFT)
            elif self.uri:
                asked = f"{self.uri.rstrip('/')}/{quote(inside_docs)}"
            else:
                return ""
            # One that begins with ? or # is a part of the repository's own address.
            own = self.repo if asked.startswith(("?", "#")) else f"{self.repo.rstrip('/')}/"
            found = urljoin(own, asked) if self.repo else asked
            parts = urlsplit(found)
        except (ValueError, LookupError, AttributeError):
            return ""  # MkDocs says what is wrong with it
        return found if parts.scheme in ("http", "https") and parts.netloc else ""


NO_EDIT_PAGES = EditPages()


def edit_pages(repo_url: object, edit_uri: object, template: object) -> EditPages:
    """Of what ``mkdocs.yml`` says, as MkDocs understands it: an empty ``edit_uri`` means none."""
    repo = str(repo_url or "")
    try:
        host = urlsplit(repo).netloc.lower()
    except ValueError:
        return NO_EDIT_PAGES
    uri = _BY_DEFAULT.get(host, "") if edit_uri is None else str(edit_uri)
    return EditPages(repo, uri, str(template or ""))


class _Formatter(string.Formatter):
    """With ``!q``, as MkDocs has it: the whole path as one part of an address."""

    def convert_field(self, value: object, conversion: str | None) -> object:
        return quote(str(value), safe="") if conversion == "q" else super().convert_field(value, conversion)
