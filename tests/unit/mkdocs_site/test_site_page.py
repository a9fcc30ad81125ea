"""A page of ours within MkDocs."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from sop_plugin.mkdocs_site.drawn_file import DrawnFile
from sop_plugin.mkdocs_site.site_page import SitePage
from sop_plugin.model.lifecycle import State
from sop_plugin.pages.output import Kind, Output
from sop_plugin.reading.settings.file import read_options
from sop_plugin.rendering.document_text import ContentsEntry, RenderedText
from sop_plugin.rendering.file_links import FileLink, LinkProblem
from sop_plugin.rendering.text_parts import TextPart
from sop_plugin.words.language import Language
from sop_plugin.workspace.workspace import Workspace

DEEP = ContentsEntry(
    2,
    "c1",
    Markup("1 甲"),
    (ContentsEntry(3, "c1-1", Markup("1.1 乙"), (ContentsEntry(4, "x", Markup("丙")),)),),
)
TEXT = RenderedText(
    (TextPart(Markup("<p>正文</p>")),),
    (DEEP,),
    frozenset({"c1", "c1-1"}),
    (
        FileLink("b.md#c9", "docs/b.md", "c9"),
        FileLink("gone.md", "docs/gone.md", "", LinkProblem.NOT_FOUND),
        FileLink("/x.md", "/x.md", "", LinkProblem.ABSOLUTE),
        FileLink("folder/", "docs/folder", "", LinkProblem.UNRECOGNISED),
    ),
)


def output(kind: Kind, state: State | None = None) -> Output:
    return Output(
        "X-1/",
        kind,
        "X-1 <b>",
        Language.EN,
        draw=lambda text: f"<article>{text.html}</article>",
        text=lambda: TEXT,
        searched=lambda text: f"searched {text.html}",
        state=state,
    )


def file_of(config: MkDocsConfig, name: str) -> File:
    return File(name, config.docs_dir, config.site_dir, use_directory_urls=True)


def page_of(config: MkDocsConfig, made: Output, *, is_past: bool = False) -> SitePage:
    workspace = Workspace(Path(config.docs_dir).parent, Path(config.docs_dir), "", read_options({}))
    return SitePage(None, file_of(config, "X-1.md"), config, made, workspace, is_past=is_past)


@pytest.mark.parametrize(
    ("kind", "state", "meta"),
    [
        (Kind.DOCUMENT, State.EFFECTIVE, {"status": "effective", "sop_language": "en"}),
        (
            Kind.TOMBSTONE,
            State.WITHDRAWN,
            {"status": "withdrawn", "sop_language": "en", "search": {"exclude": True}},
        ),
        (
            Kind.REVISION,
            State.SUPERSEDED,
            {"status": "superseded", "sop_language": "en", "robots": "noindex", "search": {"exclude": True}},
        ),
        (Kind.LIST, None, {"hide": ["toc"], "search": {"exclude": True}}),
        (Kind.JOB, None, {"hide": ["toc"]}),
        (Kind.REDLINE, None, {"hide": ["toc"], "robots": "noindex", "search": {"exclude": True}}),
    ],
)
def test_the_theme_is_told_what_it_is(
    config: MkDocsConfig, kind: Kind, state: State | None, meta: dict[str, object]
) -> None:
    page = page_of(config, output(kind, state))
    page.read_source(config)
    assert page.meta == {"title": "X-1 &lt;b&gt;", "render_macros": False, **meta}
    assert page.markdown == ""


def test_search_sees_the_text_and_readers_the_whole_page(config: MkDocsConfig) -> None:
    page = page_of(config, output(Kind.DOCUMENT, State.EFFECTIVE))
    page.read_source(config)
    page.render(config, Files([]))
    assert page.content == "searched <p>正文</p>"
    assert page.present_anchor_ids == {"c1", "c1-1"}
    page.complete()
    assert page.content == "<article><p>正文</p></article>"


@pytest.mark.parametrize(("depth", "levels"), [(None, [2, 3, 4]), (3, [2, 3]), ("2-3", [2, 3]), (2, [2])])
def test_contents_go_as_deep_as_the_project_wants(
    config: MkDocsConfig, monkeypatch: pytest.MonkeyPatch, depth: object, levels: list[int]
) -> None:
    monkeypatch.setitem(config, "mdx_configs", {"toc": {"toc_depth": depth}} if depth else {})
    page = page_of(config, output(Kind.DOCUMENT, State.EFFECTIVE))
    page.render(config, Files([]))
    found, below = [], list(page.toc)
    while below:
        found.append(below[0].level)
        below = below[0].children
    assert found == levels


def test_links_are_followed_as_mkdocs_does(config: MkDocsConfig, caplog: pytest.LogCaptureFixture) -> None:
    target = file_of(config, "b.md")
    page = page_of(config, output(Kind.DOCUMENT, State.EFFECTIVE))
    with caplog.at_level(logging.DEBUG, logger="mkdocs"):
        page.render(config, Files([target]))
    assert page.links_to_anchors == {target: {"c9": "b.md#c9"}}
    said = {record.getMessage(): record.levelname for record in caplog.records}
    assert said == {
        "sop: X-1.md contains a link 'gone.md', but the target 'gone.md' is not found among documentation files": "WARNING",
        "sop: X-1.md contains a link 'folder/', but 'folder' names no file; it was left as is": "INFO",
    }
    caplog.clear()
    with caplog.at_level(logging.DEBUG, logger="mkdocs"):
        page_of(config, output(Kind.DOCUMENT, State.EFFECTIVE), is_past=True).render(config, Files([target]))
    assert {record.levelname for record in caplog.records} == {"DEBUG"}, "nobody can mend a text that is past"


def test_a_file_is_drawn_for_whoever_reads_it(config: MkDocsConfig) -> None:
    drawn: list[RenderedText] = []

    def draw(text: RenderedText) -> str:
        drawn.append(text)
        return "核对表"

    made = Output("X-1/checklist/", Kind.CHECKLIST, "X-1", Language.ZH_HANS, draw=draw)
    file = DrawnFile(config, made)
    assert file.dest_uri == "X-1/checklist/index.html"
    assert file.url == "X-1/checklist/"
    assert file.inclusion.is_included()
    assert drawn == []
    assert file.drawn().decode() == "核对表"
    assert len(drawn) == 1
    assert file.content_string == "核对表"
    assert not file.is_documentation_page()
