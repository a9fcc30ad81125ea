"""The catalogue of labels: complete in three languages."""

from __future__ import annotations

from string import Formatter

import pytest

from sop_plugin.model.document import ChangeClass, Outcome, Role
from sop_plugin.model.finding import Severity
from sop_plugin.model.lifecycle import State
from sop_plugin.model.settings import DEFAULT_TYPES
from sop_plugin.words.labels import Label, label_texts
from sop_plugin.words.language import Language


@pytest.mark.parametrize("name", Label.__members__)
def test_a_label_has_words_in_each_language(name: str) -> None:
    parts = [part.strip() for part in Label[name].value.split("|")]
    assert len(parts) == len(Language)
    assert all(parts)


@pytest.mark.parametrize("name", Label.__members__)
def test_a_label_has_the_same_placeholders_in_each_language(name: str) -> None:
    texts = [label_texts(language)[name.lower()] for language in Language]
    fields = [{field for _, field, _, _ in Formatter().parse(text) if field is not None} for text in texts]
    assert fields[0] == fields[1] == fields[2]


@pytest.mark.parametrize("name", Label.__members__)
def test_a_label_is_plain_text(name: str) -> None:
    assert not set(Label[name].value) & set('<>&"')


def test_placeholders_are_filled() -> None:
    assert Label.LINE.text(Language.EN, line=7) == "line 7"
    assert Label.LINE.text(Language.ZH_HANS, line=7) == "第 7 行"


def test_traditional_is_not_simplified() -> None:
    assert Label.NUMBER.text(Language.ZH_HANS) == "编号"
    assert Label.NUMBER.text(Language.ZH_HANT) == "編號"
    # Characters that only Simplified Chinese writes so.
    simplified_only = set("编号执发关闭实态对过还这请无输产单页处书总认证签时间设审览预备说业为动")
    wrong = {n: t for n, t in label_texts(Language.ZH_HANT).items() if simplified_only & set(t)}
    assert wrong == {}


@pytest.mark.parametrize(
    ("prefix", "names"),
    [
        ("state", State),
        ("controlled", State),
        ("banner", State),
        ("role", Role),
        ("meaning", Role),
        ("change", ChangeClass),
        ("outcome", Outcome),
        ("severity", Severity),
        ("type", DEFAULT_TYPES),
    ],
)
def test_every_word_that_a_template_composes_is_there(prefix: str, names: list[str]) -> None:
    texts = label_texts(Language.ZH_HANS)
    assert [name for name in map(str, names) if f"{prefix}_{name}" not in texts] == []
