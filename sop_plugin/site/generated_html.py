"""A page about the whole manual, drawn from its template."""

from __future__ import annotations

from sop_plugin.site.edition import Edition
from sop_plugin.site.links import ManualLinks
from sop_plugin.site.templates import draw
from sop_plugin.site.wording import state_attributes, wording


def generated_html(template: str, edition: Edition, base: str, **values: object) -> str:
    """The HTML of ``template``; ``base`` leads from the page to the site's root."""
    words = wording(edition.language)
    return draw(
        template,
        edition=edition,
        manual=edition.manual,
        base=base,
        language=edition.language,
        w=words,
        t=words.labels,
        attributes=state_attributes,
        links=ManualLinks(edition, base),
        **values,
    )
