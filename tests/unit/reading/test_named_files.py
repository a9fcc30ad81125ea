"""The names of files in any text."""

from __future__ import annotations

from sop_plugin.reading.named_files import names_in


def test_every_way_of_writing_a_path() -> None:
    text = """
![图](img/a.png "题") <img src='b c.png'> {{ picture("img/d%20e.png") }} [f](<../g h.pdf#page=2>)
    logo: assets/logo.svg
    theme: {favicon: x/icon.ico}
@font-face { src: url(fonts/k.woff2?v=1), url("m.woff"); }
"""
    wanted = {"a.png", "b c.png", "d e.png", "g h.pdf", "logo.svg", "icon.ico", "k.woff2", "m.woff"}
    assert wanted <= names_in(text)


def test_words_name_nothing() -> None:
    assert names_in("目的 来电有人接 assets/ name") == frozenset()
