"""What comes with the package for VS Code, and the copy that this repository uses itself."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from recorded_manual import RecordedManual

from sop_plugin.cli.commands.schema import FRONT_MATTER, ORGANISATION, schema_file, schema_text
from sop_plugin.model.document_types import DEFAULT_TYPES
from sop_plugin.model.finding import Severity
from sop_plugin.model.settings import Settings
from sop_plugin.outside.packaged import packaged_texts
from sop_plugin.reading.front_matter.documents import read_document
from sop_plugin.reading.markdown.parsed import ParsedText
from sop_plugin.reading.markdown.pitfalls.picture_marks import picture_marks
from sop_plugin.reading.source import Source
from sop_plugin.words.language import Language, languages
from sop_plugin.words.voice import voice_in

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / ".vscode"
TEXTS = packaged_texts("editor")
DATA: dict[str, Any] = {name: json.loads(text) for name, text in TEXTS.items()}
SNIPPETS: dict[str, dict[str, Any]] = DATA["sop.code-snippets"]
CHECK = next(task for task in DATA["tasks.json"]["tasks"] if task["label"] == "sop check")
_PLACEHOLDER = re.compile(r"\$\{\d+(?::(?P<text>[^}]*)|\|(?P<first>[^,|]*)[^}]*\|)?\}|\$\d+")
_VARIABLES = {"CURRENT_YEAR": "2026", "CURRENT_MONTH": "11", "CURRENT_DATE": "21"}


def inserted(snippet: dict[str, Any]) -> str:
    """What stands in the file when somebody only presses Tab."""
    body = snippet["body"]
    text = body if isinstance(body, str) else "\n".join(body)
    for name, value in _VARIABLES.items():
        text = text.replace(f"${name}", value)
    return _PLACEHOLDER.sub(lambda found: found["text"] or found["first"] or "", text)


def snippet(prefix: str) -> str:
    return inserted(next(s for s in SNIPPETS.values() if s["prefix"] == prefix))


def test_the_numbers_on_a_picture_are_read_as_they_are_inserted() -> None:
    parsed = ParsedText(f"| 步骤 | 责任人 |\n| --- | --- |\n\n{snippet('sop-picture')}")
    assert not list(picture_marks(parsed, "a.md", 1, ()))
    assert [token.type for text in parsed.texts(re.compile("①|②")) for token in text.tokens] == [
        "picture_mark",
        "text",
    ] * 2


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_this_repository_uses_what_the_package_has(name: str) -> None:
    assert (OWN / name).read_text(encoding="utf-8") == TEXTS[name]


@pytest.mark.parametrize("of", [FRONT_MATTER, ORGANISATION])
def test_the_schemas_are_those_of_the_organisation_as_it_is(of: str) -> None:
    """After a change of organisation.yml: the task “sop schema”, or sop schema with --output."""
    assert (OWN / schema_file(of)).read_text(encoding="utf-8") == schema_text(of, False, ROOT / "mkdocs.yml")


def test_there_is_nothing_else() -> None:
    schemas = {schema_file(of) for of in (FRONT_MATTER, ORGANISATION)}
    assert {path.name for path in OWN.iterdir()} == {*TEXTS, *schemas}


def test_the_settings_name_the_schema() -> None:
    assert list(DATA["settings.json"]["yaml.schemas"]) == [f"./.vscode/{schema_file(ORGANISATION)}"]
    assert DATA["extensions.json"] == {"recommendations": ["redhat.vscode-yaml"]}


@pytest.mark.parametrize("kind", sorted(DEFAULT_TYPES))
def test_each_type_has_front_matter_that_is_read(kind: str) -> None:
    text = snippet(f"sop-{kind.replace('_', '-')}")
    reading = read_document(Source("docs/new.md", text.encode()), Settings())
    assert reading.findings == ()
    assert reading.document is not None
    assert reading.document.type == kind
    assert reading.document.number == f"QA-{DEFAULT_TYPES[kind].code}-001"
    assert [h.level for h in reading.document.body.headings] == [2] * len(
        DEFAULT_TYPES[kind].required_headings
    )


def test_a_table_of_steps_is_read_as_one() -> None:
    text = snippet("sop-procedure").replace(
        "## 相关文件", f"{snippet('sop-steps')}{snippet('sop-step')}\n\n## 相关文件"
    )
    document = read_document(Source("docs/new.md", text.encode()), Settings()).document
    assert document is not None
    (table,) = document.body.procedures.step_tables
    assert len(table.steps) == 2


def test_what_goes_into_front_matter_and_references() -> None:
    text = snippet("sop-procedure").replace(
        "status: draft\n",
        f"status: draft\napprovals:\n  {snippet('sop-approval')}\n{snippet('sop-change')}\n",
    )
    text = text.replace("……", f"见 {snippet('sop-ref')}。", 1)
    reading = read_document(Source("docs/new.md", text.encode()), Settings())
    assert reading.document is not None, reading.findings
    assert [a.day.isoformat() for a in reading.document.approvals] == ["2026-11-21"]
    assert reading.document.change is not None
    assert [(r.target, r.clause) for r in reading.document.body.references] == [("QA-SOP-001", "4.2")]


def test_every_snippet_is_told_in_chinese() -> None:
    prefixes = [s["prefix"] for s in SNIPPETS.values()]
    assert len(set(prefixes)) == len(prefixes)
    for one in SNIPPETS.values():
        assert re.search("[\u4e00-\u9fff]", one["description"])


def matched(line: str) -> tuple[str, dict[str, str]] | None:
    """Severity and parts, as VS Code takes them from a line of output."""
    for matcher in CHECK["problemMatcher"]:
        pattern = matcher["pattern"]
        found = re.match(pattern["regexp"], line)
        if found:
            parts = ("file", "line", "column", "code", "message")
            return matcher["severity"], {part: found[pattern[part]] for part in parts}
    return None


@pytest.fixture
def broken(under_git: RecordedManual) -> RecordedManual:
    under_git.replace("docs/hotel/procedure.md", "title: 接听电话\n", "title: 接听电话\ntitel: 接听\n")
    under_git.replace("docs/hotel/draft.md", "status: draft\n", "status: draft\nexpires: 2026-02-30\n")
    return under_git


@pytest.mark.parametrize("language", languages())
def test_the_task_finds_each_problem_in_the_output(broken: RecordedManual, language: Language) -> None:
    output = broken.run("check", "--language", language, NO_COLOR="1").stdout
    found = [told for line in output.splitlines() if (told := matched(line))]
    places = [(told["file"], told["line"], told["code"]) for _, told in found]
    assert ("docs/hotel/procedure.md", "4", "SOP105") in places
    expected = json.loads(broken.run("check", "--format", "json").stdout)["findings"]
    assert places == [(f["path"], str(f["line"]), f["code"]) for f in expected]
    levels = {"error": "error", "warning": "warning", "advice": "info"}
    assert [severity for severity, _ in found] == [levels[f["severity"]] for f in expected]


@pytest.mark.parametrize("language", languages())
def test_the_task_knows_each_severity_in_each_language(language: Language) -> None:
    say = voice_in(language).say
    told = [
        matched(f"docs/酒店/a b.md:3:9: SOP401 {say(s.label)} 内容: 12:30:00")
        for s in (Severity.ERROR, Severity.WARNING, Severity.ADVICE)
    ]
    assert [found and found[0] for found in told] == ["error", "warning", "info"]
    assert told[0] is not None
    assert told[0][1]["file"] == "docs/酒店/a b.md"
    assert told[0][1]["message"] == "内容: 12:30:00"
