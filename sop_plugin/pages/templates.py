"""The door to the HTML templates: every value is escaped, and an unknown name is an error."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

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
