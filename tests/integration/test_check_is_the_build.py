"""Whatever a strict build refuses, `sop check` has told first, with file, line and remedy."""

from __future__ import annotations

import logging
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from each_case import each_case
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from sop_plugin.compile import CompiledManual
from sop_plugin.mkdocs_site import site_hooks
from sop_plugin.model.finding import Finding
from sop_plugin.site_checks.all import with_site_findings
from sop_plugin.site_checks.programs import OPTIONS
from sop_plugin.workspace.compilation import compile_workspace
from sop_plugin.workspace.workspace import open_workspace

from .manuals import BODY, DRAFT, MakeManual, Manual, Site, document

# File → its text, and what MkDocs itself says of it, with the finding that has said it before.
LINKS = "[无](gone.md) [图](gone.png) [草稿](draft.md) [处](#nowhere) [条](a.md#工作程序)\n"
FILES = {
    "a.md": document(
        "HT-SD-SOP-001", body=BODY.replace("无。", "[无](missing.md) [处](#准备) [页](guide/b.md#x)")
    ),
    "draft.md": document("HT-SD-SOP-002", "草稿", **DRAFT),
    "guide/links.md": f"# 链接\n\n{LINKS.replace('(a.md', '(../a.md').replace('(draft', '(../draft')}",
    "guide/b.md": "# 乙\n",
    "guide/README.md": "# 一\n",
    "guide/index.md": "# 二\n",
}
NAV = ["index.md", "guide/gone.md", "draft.md"]
TOLD = {
    "contains a link 'missing.md'": ("SOP614", "docs/a.md", 52),
    "contains a link '#准备'": ("SOP615", "docs/a.md", 52),
    "contains a link 'guide/b.md#x'": ("SOP615", "docs/a.md", 52),
    "contains a link 'gone.md'": ("SOP614", "docs/guide/links.md", 3),
    "contains a link 'gone.png'": ("SOP614", "docs/guide/links.md", 3),
    "contains a link '../draft.md'": ("SOP616", "docs/guide/links.md", 3),
    "contains a link '#nowhere'": ("SOP615", "docs/guide/links.md", 3),
    "contains a link '../a.md#工作程序'": ("SOP615", "docs/guide/links.md", 3),
    "A reference to 'guide/gone.md'": ("SOP030", "mkdocs.yml", 15),
    "A reference to 'draft.md'": ("SOP031", "mkdocs.yml", 16),
    "Excluding 'guide/README.md'": ("SOP022", "docs/guide/README.md", 1),
}


def found_by(manual: Manual) -> set[tuple[str, str, int]]:
    return {
        (each["code"], each["path"], each["line"]) for each in manual.check()["findings"] if each["fails"]
    }


@pytest.fixture(scope="module")
def broken(make_manual: MakeManual) -> Manual:
    return make_manual(
        FILES,
        options={"pages": ["index.md", "guide/**"]},
        config={"nav": NAV, "validation": {"links": {"anchors": "warn"}}},
    )


@pytest.fixture(scope="module")
def site(broken: Manual) -> Site:
    """The site as MkDocs alone judges it: our own findings are said and stop nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CompiledManual, "fails_strict", False)
        patch.setattr(site_hooks, "log_findings", lambda *_: None)
        return broken.build()


def test_all_that_mkdocs_warns_of_was_a_finding_at_its_line(broken: Manual, site: Site) -> None:
    warned = [record.getMessage() for record in site.log if record.levelno >= logging.WARNING]
    untold = [line for line in warned if not any(words in line for words in TOLD)]
    assert untold == []
    assert [words for words in TOLD if not any(words in line for line in warned)] == []
    assert found_by(broken) == set(TOLD.values())


def test_the_strict_build_says_it_in_the_same_words(broken: Manual) -> None:
    said = broken.fail(strict=True).said
    for code, path, line in TOLD.values():
        assert re.search(rf"{re.escape(path)}:{line}:\d+: {code} .*\n    → .", said)


STOPS: list[tuple[str, dict[str, str], dict[str, Any], tuple[str, str, int]]] = [
    ("in the way", {"register.md": "# 登记\n"}, {}, ("SOP029", "docs/register.md", 1)),
    ("file in the way", {"reviews/index.html": "<p>"}, {}, ("SOP029", "docs/reviews/index.html", 1)),
    ("unknown variable", {"index.md": "# 首页\n\n{{ cuont() }}\n"}, {}, ("SOP032", "docs/index.md", 3)),
    ("wrong variable", {"index.md": "# 首页\n\n{% if %}\n"}, {}, ("SOP033", "docs/index.md", 3)),
    ("unknown document", {"index.md": "\n{{ document('X') }}\n"}, {}, ("SOP033", "docs/index.md", 2)),
    ("addresses", {}, {"use_directory_urls": False}, ("SOP034", "mkdocs.yml", 0)),
]


@each_case("name, files, config, finding", STOPS, ids=lambda name, *_: name)
def test_what_stops_any_build_is_a_finding_first(
    make_manual: MakeManual,
    name: str,
    files: dict[str, str],
    config: dict[str, Any],
    finding: tuple[str, str, int],
) -> None:
    pages = {"options": {"pages": ["index.md", "register.md"]}}
    manual = make_manual(files, config=config, macros=True, **pages)
    code, path, line = finding
    line = line or 1 + manual.configure().read_text(encoding="utf-8").splitlines().index(
        "use_directory_urls: false"
    )
    assert (code, path, line) in found_by(manual), name
    manual.fail()


@pytest.mark.parametrize("hook", ["files", "nav"])
def test_a_hook_that_takes_pages_away_is_named(make_manual: MakeManual, hook: str) -> None:
    manual = make_manual({"a.md": document("HT-SD-SOP-001")}, config={"hooks": ["thief.py"]})
    body = {
        "files": "from mkdocs.plugins import event_priority\n\n@event_priority(-50)\ndef on_files(files, config):\n    for file in list(files):\n        if 'a.md' == file.src_uri:\n"
        "            files.remove(file)\n    return files\n",
        "nav": "def on_nav(nav, config, files):\n    files.remove(files.get_file_from_path('a.md'))\n    return nav\n",
    }
    (manual.root / "thief.py").write_text(body[hook], encoding="utf-8")
    said = manual.fail(strict=True).said
    assert "HT-SD-SOP-001/" in said
    assert "thief.py" in said


SNIPPETS = {"markdown_extensions": [{"pymdownx.snippets": {"check_paths": True}}]}
REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"site_name": None}, "site_name", "SOP039"),
    ({"nav": "index.md"}, "nav", "SOP039"),
    ({"dev_addr": "nowhere"}, "dev_addr", "SOP039"),
    ({"watch": ["gone"]}, "watch", "SOP039"),
    ({"validation": {"nav": {"not_found": "loud"}}}, "not_found", "SOP039"),
    ({"validation": {"navi": {}}}, "validation.navi", "SOP037"),
    ({"theme": {"language": "zh"}}, "theme", "SOP039"),
    ({"mdx_configs": {"toc": {"nope": 1}}}, "mdx_configs", "SOP039"),
    ({"markdown_extensions": [{"toc": {"nope": 1}}]}, "toc", "SOP039"),
    ({"plugins": [{"material/tags": {"tags_file": "a.md"}}]}, "tags_file", "SOP039"),
    ({"plugins": [{"material/tags": {"nope": 1}}]}, "nope", "SOP037"),
    ({"plugins": ["search", "search"]}, "multiple", "SOP039"),
    ({"plugins": [3]}, "3", "SOP039"),
    ({"plugins": ["serch"]}, "serch", "SOP038"),
    ({"markdown_extensions": ["admonitions"]}, "admonitions", "SOP038"),
    ({"site_nmae": "x"}, "site_nmae", "SOP037"),
    ({"site_url": "sop.example.com"}, "site_url", "SOP039"),
    ({"copyright": ["x"]}, "copyright", "SOP039"),
    ({"hooks": ["gone.py"]}, "gone.py", "SOP038"),
    ({"theme": {"name": "material", "custom_dir": "gone"}}, "gone", "SOP038"),
]


def test_what_mkdocs_refuses_is_told_before(make_manual: MakeManual) -> None:
    """Each is refused by MkDocs itself, and found by the check, which runs none of it."""
    manual = make_manual({})
    project = manual.root / "mkdocs.yml"
    usual = yaml.safe_load(manual.configure().read_text(encoding="utf-8"))
    for added, named, code in REFUSED:
        wrong = {**usual, **added}
        if "plugins" in added:
            wrong["plugins"] = [*usual["plugins"], *added["plugins"]]
        project.write_text(yaml.safe_dump(wrong, allow_unicode=True), encoding="utf-8")
        found = [each for each in checked(project) if each.fails_strict]
        assert [each.code for each in found if named in str(each.values)] == [code], added
        config = None
        try:
            config = load_config(str(project))
        except (ConfigurationError, Abort):
            continue
        failed, warned = config.validate()
        assert failed or warned, added


HOOKS = {
    "import gone\n": "gone",
    "from . import beside\n": "1",
    "import beside\n": "broken",
    "import os.path, mkdocs.gone\n": "mkdocs.gone",
    "X = 1\n\n\ndef on_config(config):\n    config = config\n    raise ValueError('always')\n": "always",
}
HARMLESS = (
    "try:\n    import gone\nexcept ImportError:\n    pass\n",
    "import os.path\nimport json, mkdocs.plugins\n\n\ndef on_config(config):\n    if not config:\n        raise ValueError\n",
)


def test_programs_and_pages_that_stop_a_build_are_read_and_not_run(make_manual: MakeManual) -> None:
    """Hooks, and snippets that a page outside control wants; whoever runs a program is told that the check does not."""
    manual = make_manual({"index.md": "# 首页\n"}, config={"hooks": ["h.py"], **SNIPPETS})
    project = manual.configure()
    (manual.root / "beside.py").write_text("def (broken\n", encoding="utf-8")
    for text, named in HOOKS.items():
        (manual.root / "h.py").write_text(text, encoding="utf-8")
        found = [each for each in checked(project) if each.fails_strict]
        assert [each.code for each in found] == ["SOP040"], text
        assert named in str(found[0]), text
    for text in HARMLESS:
        (manual.root / "h.py").write_text(text, encoding="utf-8")
        found = [each for each in checked(project) if each.place.path in ("h.py", "mkdocs.yml")]
        assert [(each.code, each.values["names"]) for each in found] == [("SOP042", ["h.py"])], text
    snippets = {
        '--8<-- "gone.md"': 3,
        "文字\n\n--8<--\ngone.md\n--8<--": 6,
        '--8<-- "beside.py:part"': 3,
        '```\n;--8<-- "gone.md"\n```': None,
        '--8<-- "beside.py"': None,
    }
    for text, line in snippets.items():
        (manual.root / "docs/index.md").write_text(f"# 首页\n\n{text}\n", encoding="utf-8")
        lines = [(each.code, each.place.line) for each in checked(project) if each.fails_strict]
        assert lines == ([("SOP038", line)] if line else []), text


def checked(project: Path) -> tuple[Finding, ...]:
    workspace = open_workspace(project)
    return with_site_findings(workspace, compile_workspace(workspace, date(2026, 11, 21))).findings


def test_the_options_are_those_of_mkdocs() -> None:
    assert {name for name, _ in MkDocsConfig._schema} | {"INHERIT"} == OPTIONS
