"""The catalogue of labels: complete, and plain text, in every language."""

from __future__ import annotations

from string import Formatter

from sop_plugin.indexes.new_editions import Touch
from sop_plugin.model.document import ChangeClass, Outcome
from sop_plugin.model.document_types import DEFAULT_TYPES
from sop_plugin.model.finding import Severity
from sop_plugin.model.lifecycle import State
from sop_plugin.model.roles import USUAL_ROLES
from sop_plugin.sharing.since_audit import Since
from sop_plugin.words import labels
from sop_plugin.words.labels import LABELS
from sop_plugin.words.language import Language, languages
from sop_plugin.words.voice import voice_in

COMPOSED = {
    "state": State,
    "controlled": State,
    "banner": State,
    "role": USUAL_ROLES,
    "meaning": USUAL_ROLES,
    "change": ChangeClass,
    "outcome": Outcome,
    "severity": Severity,
    "type": DEFAULT_TYPES,
    "since": Since,
    "touch": Touch,
}


def placeholders(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


def test_a_label_has_plain_words_with_the_same_placeholders_in_each_language() -> None:
    for name, words in LABELS.items():
        for language in languages():
            text = voice_in(language).say(words)
            assert text.strip(), name
            assert placeholders(text) == words.fields, name
            assert not set(text) & set('<>&"'), name


def test_labels_with_the_same_words_stay_apart() -> None:
    assert labels.SHOWN.zh != labels.ROWS_SHOWN.zh
    assert (labels.ROWS_SHOWN, labels.STEP) == (labels.CHANGES_SHOWN, labels.CHECKLIST_STEP)
    assert {"rows_shown", "changes_shown", "step", "checklist_step"} <= LABELS.keys()


def test_placeholders_are_filled() -> None:
    assert voice_in(Language.EN).say(labels.LINE, line=7) == "line 7"
    assert voice_in(Language.ZH_HANS).say(labels.LINE, line=7) == "第 7 行"


def test_every_word_that_a_template_composes_is_there() -> None:
    missing = [f"{prefix}_{name}" for prefix, names in COMPOSED.items() for name in map(str, names)]
    assert [name for name in missing if name not in LABELS] == []
