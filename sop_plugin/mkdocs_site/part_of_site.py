"""Which files of a site one machine of several draws; all of them compile the whole manual, so that each page knows all others."""

from __future__ import annotations

from collections.abc import Mapping

from sop_plugin.model.site_parts import PART_VARIABLE, REST, SitePart
from sop_plugin.pages.edition import Edition
from sop_plugin.rendering.publication import address
from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

_NO_SUCH_PART = Words(
    "{name}：没有“{part}”这一部分；可写：{known}", "{name}: there is no part {part!r}; it takes {known}"
)


class NoSuchPart(ExplainedError):
    """The environment names a part that the organisation does not have."""


class PartOfSite:
    """The part that the environment asks for, or the whole; raises ``NoSuchPart``."""

    def __init__(self, edition: Edition, environment: Mapping[str, str]) -> None:
        self.part: SitePart | None = None
        self._issuers: dict[str, str] = {}
        name = environment.get(PART_VARIABLE, "").strip()
        if not name:
            return
        organisation = edition.manual.organisation
        known = (*organisation.issuers, REST)
        if name not in known:
            raise NoSuchPart(_NO_SUCH_PART.filled(name=PART_VARIABLE, part=name, known=", ".join(known)))
        self.part = SitePart(name, known)
        # A text belongs to the issuer of the department that carries out its number now.
        for document in edition.shown_texts:
            issuer = organisation.issuer_of(document.department)
            if issuer is not None:
                self._issuers.setdefault(_first(address(document.number)), issuer.code)

    def draws(self, path: str) -> bool:
        """Whether a file of the site belongs to it."""
        return self.part is None or self._issuers.get(_first(path), REST) == self.part.name


def _first(path: str) -> str:
    return path.partition("/")[0]
