"""YAML read strictly."""

from __future__ import annotations

import pytest

from sop_plugin.model.finding import Finding
from sop_plugin.reading.yaml_tree import read_yaml
from sop_plugin.rules.front_matter import YAML_FEATURE


@pytest.mark.parametrize("depth", [13, 2_500, 100_000])
@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "-\t"])
def test_what_is_nested_beyond_reason_is_refused(opening: str, depth: int) -> None:
    """Deep enough, it would end the process, as the quick loader has no bottom of its own."""
    findings: list[Finding] = []
    closing = {"[": "]", "{a: ": "}"}.get(opening, "")
    assert read_yaml(f"{opening * depth}x{closing * depth}", "a.md", 2, findings.append) is None
    assert findings[0].rule is YAML_FEATURE or opening == "-\t"


def test_many_entries_are_not_deep() -> None:
    findings: list[Finding] = []
    text = "".join(f"- {{a: [{index}]}}\n" for index in range(3_000))
    tree = read_yaml(text, "a.md", 1, findings.append)
    assert tree is not None
    assert (len(tree.value or ()), findings) == (3_000, [])
