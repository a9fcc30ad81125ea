"""Mistakes in mkdocs.yml end in one plain sentence."""

from __future__ import annotations

import re
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from .manuals import MakeManual, document


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"lead_dayz": 3}, ["Plugin 'sop' option 'lead_dayz'", "did you mean 'lead_days'?"]),
        ({"lead_days": "many"}, ["Plugin 'sop' option 'lead_days'", "must be a whole number"]),
        ({"clause_style": "roman"}, ["Plugin 'sop' option 'clause_style'", "'decimal' or 'chinese'"]),
        ({"number_pattern": "{type}"}, ["Plugin 'sop' option 'number_pattern'", "must hold {sequence}"]),
        ({"number_pattern": "../{department}-{type}-{sequence}"}, ["because a number is an address"]),
        ({"as_of": "soon"}, ["Plugin 'sop' option 'as_of'"]),
        ({"lead_dayz": 3, "stale_days": 0}, ["'lead_dayz'", "'stale_days'"]),
    ],
)
def test_an_option_that_does_not_hold(
    make_manual: MakeManual, options: dict[str, Any], words: list[str]
) -> None:
    site = make_manual({"a.md": document("HT-SD-SOP-001")}, options=options).fail()
    for word in words:
        assert word in site.said
    assert re.search(r"option '\w+': mkdocs\.yml:\d+:\d+: ", site.said)
    assert not site.folder.exists()


@pytest.mark.parametrize("options", [{"time_zone": "Mars"}, {}])
def test_a_date_that_is_none(make_manual: MakeManual, options: dict[str, Any]) -> None:
    manual = make_manual({"a.md": document("HT-SD-SOP-001")}, options=options)
    said = manual.fail(as_of="" if options else "2026-02-30").said
    assert ("'Mars' is not a time zone" in said) if options else ("2026-02-30" in said)
    assert "Traceback" not in said


def test_the_command_says_so_without_a_traceback(make_manual: MakeManual) -> None:
    result = make_manual(options={"lead_dayz": 3}).run("mkdocs", "build")
    assert result.returncode == 1
    assert "did you mean 'lead_days'?" in result.stderr
    assert "Traceback" not in result.stdout + result.stderr


def test_other_names_for_things(make_manual: MakeManual) -> None:
    manual = make_manual(
        {"hotel/one.md": document("HT-SD.SOP.7", "七号"), "关于.md": "# 关于\n"},
        options={
            "organisation": "company.yml",
            "pages": ["index.md", "/关于.md"],
            "number_pattern": "{department}.{type}.{sequence}",
            "language": "en",
        },
        config={"docs_dir": "手册 文件"},
    )
    (manual.root / "organisation.yml").rename(manual.root / "company.yml")
    manual.docs.rename(manual.root / "手册 文件")
    site = manual.build(strict=True)
    assert site.page("HT-SD.SOP.7").one("h1").text == "七号"
    assert site.page("关于").one("h1").own_text == "关于"
    assert site.page("register").one("h1").text == "Document register"
    assert manual.check()["documents"] == 1


def test_the_preview_watches_the_folders_of_what_it_is_made_from(
    make_manual: MakeManual, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOP_AS_OF", "2026-11-21")
    manual = make_manual(
        {"a.md": document("HT-SD-SOP-001")}, options={"organisation": "people/organisation.yml"}
    )
    (manual.root / "people").mkdir()
    (manual.root / "organisation.yml").rename(manual.root / "people/organisation.yml")
    watched: list[tuple[str, bool]] = []

    class Server(LiveReloadServer):
        def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:  # noqa: ARG002
            watched.append((path, recursive))

    config = load_config(str(manual.configure()))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    server = Server(lambda: None, "127.0.0.1", 8000, config.site_dir)
    config.plugins.on_serve(server, config=config, builder=None)
    config.plugins.on_shutdown()
    server.server_close()
    assert set(watched) == {(str(manual.root), False), (str(manual.root / "people"), False)}
