"""Languages: one object for each tag that has a catalogue."""

from __future__ import annotations

import pickle

import pytest

from sop_plugin.words.language import Language, LocalisedText, languages


def test_there_is_one_object_for_a_tag() -> None:
    assert Language("en") is Language.EN
    assert pickle.loads(pickle.dumps([Language.EN, Language.ZH_HANT])) == [Language.EN, Language.ZH_HANT]
    assert pickle.loads(pickle.dumps(Language.EN)) is Language.EN
    assert f"{Language.ZH_HANS}" == str(Language.ZH_HANS) == "zh-Hans"


def test_the_readers_first_language_comes_first() -> None:
    assert languages() == ("zh-Hans", "zh-Hant", "en")


@pytest.mark.parametrize("tag", ["fr", "EN", "", "../zh-Hant", "zh"])
def test_a_tag_without_a_catalogue_is_no_language(tag: str) -> None:
    with pytest.raises(ValueError, match="no catalogue"):
        Language(tag)


def test_which_languages_are_written_in_chinese() -> None:
    assert [language for language in languages() if language.is_chinese] == ["zh-Hans", "zh-Hant"]


def test_a_text_falls_back_to_the_nearest_language() -> None:
    assert LocalisedText("销售部", "", "Sales").in_language(Language.ZH_HANT) == "销售部"
    assert LocalisedText("", "銷售部", "").in_language(Language.EN) == "銷售部"
    assert LocalisedText("销售部", "銷售部", "Sales").in_language(Language.EN) == "Sales"
