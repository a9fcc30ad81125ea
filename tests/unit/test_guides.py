"""The English guide says of front matter what its schema knows, and has the places of the Chinese pages."""

from __future__ import annotations

import re
from pathlib import Path

from each_case import each_case

from sop_plugin.reading.front_matter.schema import FrontMatter

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guide"
PAGES = sorted(path.name for path in (GUIDE / "en").glob("*.md"))
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^(#+) .*?(?: \{(#\S+)\})?$", re.MULTILINE)
PLACE_OF_RULE = re.compile(r"\bSOP\d{3}\b")


def text_of(path: Path) -> str:
    return FENCED.sub("", path.read_text(encoding="utf-8"))


def yaml_of(path: Path) -> list[str]:
    return re.findall(r"^```yaml\n.*?^```$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def test_each_field_of_front_matter_is_in_the_table() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \| [^|]+ \| (✓?) ?\| `(\w+): ", text_of(GUIDE / "en" / "writing.md"), re.MULTILINE
    )
    fields = [
        (field.alias or name, "✓" if field.is_required() else "")
        for name, field in FrontMatter.model_fields.items()
    ]
    assert rows == [(name, required, name) for name, required in fields]


@each_case("name", PAGES)
def test_both_languages_have_the_same_chapters(name: str) -> None:
    chinese, english = (HEADING.findall(text_of(folder / name)) for folder in (GUIDE, GUIDE / "en"))
    assert [len(level) for level, _ in english] == [len(level) for level, _ in chinese]
    places = [place for _, place in english]
    assert [place for _, place in chinese if place not in places] == []


@each_case("name", PAGES)
def test_both_languages_speak_of_the_same_rules_and_commands(name: str) -> None:
    for pattern in (PLACE_OF_RULE, re.compile(r"`sop [a-z-]+")):
        chinese, english = (
            sorted(set(pattern.findall(text_of(folder / name)))) for folder in (GUIDE, GUIDE / "en")
        )
        assert english == chinese


@each_case("name", PAGES)
def test_each_page_leads_to_the_other_language(name: str) -> None:
    assert f"[English](en/{name}){{: lang=en }}" in text_of(GUIDE / name)
    assert f"[中文](../{name}){{: lang=zh-Hans }}" in text_of(GUIDE / "en" / name)


@each_case("name", PAGES)
def test_both_languages_have_examples_of_the_same_settings(name: str) -> None:
    chinese, english = (
        re.findall(r"^(?:```yaml| *(?:- )?\{?([a-z_]+):)", "\n".join(yaml_of(folder / name)), re.MULTILINE)
        for folder in (GUIDE, GUIDE / "en")
    )
    assert english == chinese
