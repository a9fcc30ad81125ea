"""The voice of pages."""

from __future__ import annotations

from datetime import date

import pytest
from markupsafe import Markup

from sop_plugin.pages.voice import day_or_dash, labels_in, page_voice
from sop_plugin.words import labels
from sop_plugin.words.language import Language

DAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("language", "said"), [(Language.ZH_HANS, "2026年3月1日"), (Language.EN, "1 March 2026")]
)
def test_days_in_sentences_are_words_that_programs_can_read(language: Language, said: str) -> None:
    text = page_voice(language).say(labels.BANNER_NEXT_REVIEW, due=DAY)
    assert f'<time datetime="2026-03-01">{said}</time>' in text


def test_what_a_document_says_is_escaped_and_html_of_ours_is_not() -> None:
    say = page_voice(Language.EN).say
    assert say(labels.COUNT_DOCUMENTS, count="<b>") == "&lt;b&gt; documents"
    assert say(labels.COUNT_DOCUMENTS, count=Markup("<b>3</b>")) == "<b>3</b> documents"


def test_tables_have_digits_or_a_dash() -> None:
    assert day_or_dash(DAY) == "<time>2026-03-01</time>"
    assert day_or_dash(None) == '<span class="sop-none">—</span>'


def test_templates_find_each_label_by_its_name() -> None:
    assert labels_in(page_voice(Language.EN))["title"] == "Title"
    assert labels_in(page_voice(Language.ZH_HANT))["title"] == "題目"
