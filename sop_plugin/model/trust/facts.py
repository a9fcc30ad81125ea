"""Plain facts of what all trust in a manual leads back to, and how their subjects are named.

Facts are what JSON can say, so that the ledger can hold them and two states of them can be compared. A fact that is absent or
empty is left out. Subjects are named ``people/lu``, ``departments/QA``, ``settings/rules``, ``files/hooks.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from sop_plugin.words.language import LocalisedText

Facts = Mapping[str, Any]
TrustRoot = Mapping[str, Facts]
"""Subject → its facts."""


class Subject(StrEnum):
    """Kinds of subjects: what stands before the slash."""

    PEOPLE = "people"
    DEPARTMENTS = "departments"
    ISSUERS = "issuers"
    ORGANISATION = "organisation"
    JOBS = "jobs"
    RECORDS = "records"
    SETTINGS = "settings"
    FILES = "files"

    def named(self, key: str) -> str:
        """The subject of this kind for a person's id, a code, a path."""
        return f"{self}/{key}"


RULES = Subject.SETTINGS.named("rules")
"""What decides how documents are judged and shown: the options of the plugin."""
SITE = Subject.SETTINGS.named("site")
"""What decides which programs and pages have a part in the site: the rest of ``mkdocs.yml``."""


_LATER_KINDS = (Subject.JOBS, Subject.RECORDS)
"""Kinds that earlier versions of the program did not count."""


def as_told_before(before: TrustRoot, now: TrustRoot) -> TrustRoot:
    """``now`` without the kinds of subjects that ``before`` does not know yet: it may be from a version that did not count them."""
    told = {kind_of(subject) for subject in before}
    unknown = {kind for kind in _LATER_KINDS if kind not in told}
    return {subject: facts for subject, facts in now.items() if kind_of(subject) not in unknown}


def kind_of(subject: str) -> Subject | None:
    """The kind of a subject; ``None`` for what is none."""
    kind, slash, key = subject.partition("/")
    return Subject(kind) if slash and key and kind in set(Subject) else None


def key_of(subject: str) -> str:
    """The id, code or path of a subject."""
    return subject.partition("/")[2]


def stated(**facts: Any) -> dict[str, Any]:
    """Facts without those that are absent or empty."""
    return {key: value for key, value in facts.items() if value not in (None, "", [], {}, False)}


def day_fact(day: date | None) -> str | None:
    """A day as a fact."""
    return day.isoformat() if day else None


def name_facts(name: LocalisedText) -> Facts:
    """A name by its languages."""
    return stated(**{"zh-Hans": name.zh_hans, "zh-Hant": name.zh_hant, "en": name.en}, **dict(name.others))
