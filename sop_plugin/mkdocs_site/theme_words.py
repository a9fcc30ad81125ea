"""What the templates of the theme say in the language of the manual, by the names that they have for it."""

from __future__ import annotations

from sop_plugin.pages.edition import Edition
from sop_plugin.words import labels


def theme_words(edition: Edition) -> dict[str, object]:
    """What the way from the home page is called for those who hear it, what the search is where it is opened, and the page for what is not there."""
    say = edition.voice.plain.say
    return {
        "sop_trail": say(labels.TRAIL),
        "sop_search": say(labels.SEARCH),
        "sop_search_typed": say(labels.SEARCH_TYPED),
        "sop_search_close": say(labels.SEARCH_CLOSE),
        "sop_not_found": _not_found(edition),
    }


def _not_found(edition: Edition) -> dict[str, object]:
    """What the page for addresses that lead nowhere says, and the ways on as addresses from the site's root with labels."""
    say = edition.voice.plain.say
    ways = {
        "": labels.HOME,
        "register/": labels.REGISTER,
        "roles/": labels.ROLE_INDEX,
        "forms/": labels.FORM_INDEX,
        "keywords/": labels.KEYWORD_INDEX,
    }
    return {
        "language": edition.language,
        "title": say(labels.NOT_FOUND),
        "lead": say(labels.NOT_FOUND_LEAD),
        "guess": say(labels.NOT_FOUND_GUESS),
        "without": say(labels.NOT_FOUND_WITHOUT_SCRIPTS),
        "scanned": say(labels.COPY_NOT_FOUND) if edition.compiled.ledger is not None else "",
        "ways": [(address, say(label)) for address, label in ways.items()],
    }
