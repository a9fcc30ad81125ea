"""What a site is made by: whether nobody has a hand in it of whom nobody knows what they go by, and a key that tells all settings apart."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from sop_plugin.mkdocs_site.kept_key import is_pure, written


def config(**how: Any) -> Any:
    macros = SimpleNamespace(config=how.pop("macros", {}))
    return SimpleNamespace(
        **{"plugins": {"macros": macros}, "markdown_extensions": [], "mdx_configs": {}, **how}
    )


def test_pages_of_others_are_pure_where_nothing_asks_a_network_or_a_clock(tmp_path: Path) -> None:
    snippets = {"pymdownx.snippets": {"url_download": True}}
    for pure, how in (
        (True, {}),
        (True, {"markdown_extensions": ["toc", "pymdownx.details", "markdown.extensions.abbr"]}),
        (False, {"markdown_extensions": ["toc", "own_extension"]}),
        (False, {"markdown_extensions": ["pymdownx.snippets"], "mdx_configs": snippets}),
        (False, {"macros": {"modules": ["clock"]}}),
        (True, {"macros": {"module_name": "own"}}),
    ):
        assert is_pure(config(**how), tmp_path) == pure, how
    (tmp_path / "own.py").touch()
    assert is_pure(config(), tmp_path)
    assert not is_pure(config(macros={"module_name": "own"}), tmp_path)


def test_each_setting_is_written_in_its_own_way() -> None:
    class Other:
        def __init__(self, value: int) -> None:
            self.value = value

    values: list[Any] = [
        None,
        0,
        False,
        "0",
        [0],
        {"0": 0},
        {0: "0"},
        {0},
        Other(0),
        Other(1),
        re.compile("a"),
    ]
    values += [
        re.compile("a" * 300),
        re.compile("a" * 300 + "b"),
        date(2026, 1, 1),
        date(2026, 1, 2),
        repr,
        len,
    ]
    assert len({written(value) for value in values}) == len(values)
    assert written({"b", "a", "c"}) == written({"c", "a", "b"})
