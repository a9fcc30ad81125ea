"""What has changed since a release of the settings that decide how its text is drawn: the page says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sop_plugin.model.document import Document
from sop_plugin.model.trust.facts import RULES
from sop_plugin.model.trust.settings import setting_changes
from sop_plugin.model.trust.settings_facts import settings_facts
from sop_plugin.model.trust.values import Names
from sop_plugin.pages.edition import Edition
from sop_plugin.words.voice import Sentence


def drawn_otherwise(edition: Edition, document: Document) -> tuple[Sentence, ...]:
    """Each setting that another was when the revision was released, as far as settings were recorded by then."""
    ledger = edition.compiled.histories.ledger
    release = ledger.release(document.number, document.revision)
    recorded = edition.manual.trust.facts_on(RULES, release.day) if release is not None else None
    if recorded is None:
        return ()
    keys = {"clause_style"} if document.declares_language else {"clause_style", "language"}
    now = settings_facts(edition.manual.settings)
    names = Names({RULES: recorded}, {RULES: now})
    return tuple(setting_changes(names, RULES, _only(recorded, keys), _only(now, keys)))


def _only(facts: Mapping[str, Any], keys: set[str]) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if key in keys}
