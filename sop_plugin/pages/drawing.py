"""The door to the HTML templates: every value is escaped, an unknown name is an error, and what all pages share is given."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from sop_plugin.pages.edition import Edition
from sop_plugin.pages.links import ManualLinks
from sop_plugin.pages.wording import state_attributes, wording
from sop_plugin.words.language import Language

_environment = Environment(
    loader=PackageLoader("sop_plugin.pages", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)


def draw(template: str, **values: object) -> str:
    """The HTML of a template; Jinja keeps each template compiled."""
    return _environment.get_template(template).render(values)


def list_html(template: str, edition: Edition, base: str, **values: object) -> str:
    """A page in the manual's language; ``base`` leads from the page to the site's root."""
    return page_html(template, edition, base, edition.language, **values)


def page_html(template: str, edition: Edition, base: str, language: Language, **values: object) -> str:
    """The same in another language."""
    words = wording(language)
    shared = {
        "edition": edition,
        "manual": edition.manual,
        "base": base,
        "w": words,
        "t": words.labels,
        "language": language,
        "attributes": state_attributes,
        "links": ManualLinks(edition, base, language),
    }
    return draw(template, **shared | values)
