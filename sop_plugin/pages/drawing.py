"""The door to the HTML templates: every value is escaped, an unknown name is an error, and what all pages share is given."""

from __future__ import annotations

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined

from sop_plugin.model.number import address_form
from sop_plugin.pages.addresses import letter_name, word_id
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.links import ManualLinks
from sop_plugin.pages.voice import GAP, day_or_dash, labels_in, state_attributes
from sop_plugin.words.labels import LABELS
from sop_plugin.words.voice import COLON, COMMA, Voice


def templates_of(package: str) -> Environment:
    """The templates of a package, with the words and forms that all of them share."""
    environment = Environment(
        loader=PackageLoader(package, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals |= {
        "address_form": address_form,
        "letter_name": letter_name,
        "labels": LABELS,
        "labels_in": labels_in,
        "date": day_or_dash,
        "colon": COLON,
        "comma": COMMA,
        "gap": GAP,
    }
    environment.filters["word_id"] = word_id
    return environment


_environment = templates_of("sop_plugin.pages")
_ENDS = ("</div>", "</article>", "</main>\n</body>\n</html>")
"""How the templates of whole pages end."""


def keep_compiled(kept: BytecodeCache | None) -> None:
    """Where compiled templates are looked for and left."""
    _environment.bytecode_cache = kept


def draw(template: str, **values: object) -> str:
    """The HTML of a template; Jinja keeps each template compiled."""
    return _environment.get_template(template).render(values)


def list_html(template: str, edition: Edition, base: str, **values: object) -> str:
    """A page in the manual's language; ``base`` leads from the page to the site's root."""
    return page_html(template, edition, base, edition.voice, **values)


def _with_anchor(page: str, anchor: str, voice: Voice) -> str:
    """The page with a last line that names the anchor, so that any print or copy can be held against the ledger."""
    text = page.rstrip()
    end = next((end for end in _ENDS if text.endswith(end)), None)
    if not anchor or end is None:
        return page
    line = f'<p class="sop-anchor">{voice.say(LABELS["anchor_line"], anchor=anchor)}</p>\n'
    return f"{text.removesuffix(end)}{line}{end}\n"


def page_html(template: str, edition: Edition, base: str, voice: Voice, **values: object) -> str:
    """The same in another language. Templates say what varies by ``voice.say(labels.…)``, single words as ``t.…``."""
    shared = {
        "edition": edition,
        "manual": edition.manual,
        "base": base,
        "voice": voice,
        "t": labels_in(voice),
        "language": voice.language,
        "attributes": state_attributes,
        "type_label": edition.manual.settings.type_label,
        "links": ManualLinks(edition, base, voice.language),
    }
    return _with_anchor(draw(template, **shared | values), edition.anchor, voice)
