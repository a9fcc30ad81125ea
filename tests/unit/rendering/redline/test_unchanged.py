"""Blocks that live on are found before anything is taken apart."""

import pytest

from sop_plugin.rendering.redline.unchanged import stretches_of_blocks

OLD = "<h2 id='a>b'>一</h2>\n<p>甲<br>乙</p>\n<ul><li>丙</li></ul>\n"
NEW = "<h2 id='a>b'>一</h2>\n<p>甲<br>丁</p>\n<ul><li>丙</li></ul>\n<hr>\n"


def test_what_is_the_same_is_kept_whole_and_the_rest_is_compared() -> None:
    found = list(stretches_of_blocks(OLD, NEW))
    assert found == [
        (True, "<h2 id='a>b'>一</h2>", "<h2 id='a>b'>一</h2>"),
        (False, "\n<p>甲<br>乙</p>", "\n<p>甲<br>丁</p>"),
        (True, "\n<ul><li>丙</li></ul>", "\n<ul><li>丙</li></ul>"),
        (False, "", "\n<hr>"),
    ]


@pytest.mark.parametrize(
    "text", ["甲<p>乙</p>", "<b>甲</b>", "<p>甲", "甲</p>", "<p>甲</p>乙", "<style>p{}</style>"]
)
def test_a_text_that_is_no_row_of_blocks_is_one_stretch(text: str) -> None:
    assert list(stretches_of_blocks(text, text)) == [(False, text, text)]
