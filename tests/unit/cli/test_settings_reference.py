"""The reference page of the settings: all of them, as the code has them, each with an example that holds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from sop_plugin.cli.settings_reference import GROUPS, settings_reference
from sop_plugin.reading.settings.file import read_options
from sop_plugin.reading.settings.option import Options, groups_in, option_of
from sop_plugin.reading.settings.schema import PluginOptions

PAGE = Path(__file__).resolve().parents[3] / "docs" / "guide" / "settings.md"
CHINESE, ENGLISH = re.compile("[\u4e00-\u9fff]"), re.compile("[A-Za-z]{2}")
OPTIONS = list(PluginOptions.model_fields)


def groups(group: type[Options] = PluginOptions) -> dict[str, type[Options]]:
    """Every group of options by its name."""
    found = {group.__name__: group}
    for field in group.model_fields.values():
        for inner in groups_in(field.annotation):
            found |= groups(inner)
    return found


def test_the_page_says_what_the_code_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == settings_reference(), (
        "docs/guide/settings.md is stale: python -m sop_plugin.cli.settings_reference > docs/guide/settings.md"
    )


def test_each_option_has_its_place() -> None:
    assert sorted(name for _, names in GROUPS.values() for name in names) == sorted(OPTIONS)


@pytest.mark.parametrize("group", groups().values(), ids=lambda group: group.__name__)
def test_each_is_described_in_both_languages_with_an_example(group: type[Options]) -> None:
    for name, field in group.model_fields.items():
        said = option_of(field)
        assert CHINESE.search(said.words.zh), name
        assert ENGLISH.search(said.words.en), name
        assert said.words.en != said.words.zh, name
        assert (said.words.zh[-1], said.words.en[-1]) != ("。", "."), name
        assert said.example, name


@pytest.mark.parametrize("name", OPTIONS)
def test_the_example_holds_and_changes_something(name: str) -> None:
    section = PAGE.read_text(encoding="utf-8").split(f"\n### `{name}` {{#{name}}}\n")[1].split("\n## ")[0]
    (block,) = re.findall(r"```yaml\n(.*?)```", section.split("\n### ")[0], re.DOTALL)
    written: dict[str, Any] = yaml.safe_load(block)["plugins"][0]["sop"]
    assert list(written) == [name]
    assert read_options(written) != read_options({})


@pytest.mark.parametrize(
    ("group", "others"),
    [("TypeOptions", {"code": "X"}), ("ExternalOptions", {"title": "x"}), ("MetadataOptions", {})],
)
def test_the_examples_of_keys_hold(group: str, others: dict[str, str]) -> None:
    schema = groups()[group]
    for name, field in schema.model_fields.items():
        value = yaml.safe_load(option_of(field).example)
        assert schema.model_validate({**others, name: value}).model_fields_set >= {name}
