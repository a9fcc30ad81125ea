"""Where MkDocs's own settings say that a file can be edited: as MkDocs makes the same address, and never anything else."""

from __future__ import annotations

import pytest
from mkdocs.config.base import load_config
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from sop_plugin.model.edit_pages import edit_pages

GITHUB = "https://github.com/sop/manual"
OWN = "https://git.example.org/sop/manual/"
AS_MKDOCS: list[dict[str, str]] = [
    {"repo_url": GITHUB},
    {"repo_url": GITHUB, "edit_uri": ""},
    {"repo_url": "https://gitlab.com/sop/manual", "edit_uri": "-/edit/main/docs"},
    {"repo_url": OWN},
    {"repo_url": OWN, "edit_uri": "_edit/main/docs/"},
    {"repo_url": OWN, "edit_uri_template": "_edit/main/docs/{path}"},
    {"repo_url": OWN, "edit_uri_template": "?file={path!q}"},
    {"repo_url": OWN, "edit_uri_template": "edit/{path_noext}/"},
    {"edit_uri": "https://wiki.example.org/edit/"},
]


def test_the_address_is_the_one_of_mkdocs(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("edit")
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    for written in AS_MKDOCS:
        config = load_config(str(folder / "mkdocs.yml"), **written)
        theirs = Page(None, File("qa/a.md", str(folder / "docs"), str(folder / "site"), True), config)
        read = edit_pages(written.get("repo_url"), written.get("edit_uri"), written.get("edit_uri_template"))
        resolved = edit_pages(config.repo_url, config.edit_uri, config.edit_uri_template)
        assert read.address("qa/a.md") == resolved.address("qa/a.md") == (theirs.edit_url or ""), written


def test_what_a_file_is_called_stays_within_the_address() -> None:
    address = edit_pages(OWN, "_edit/main/docs/", None).address
    assert address("甲 #1?.md") == f"{OWN}_edit/main/docs/%E7%94%B2%20%231%3F.md"
    assert edit_pages(OWN, None, 'e/{path}"<').address("甲.md") == f"{OWN}e/%E7%94%B2.md%22%3C"


@pytest.mark.parametrize(
    "written",
    [
        ("javascript:alert(1)//", "edit/", None),
        ("", "edit/", None),
        ("https://[broken", None, None),
        (None, None, "{path"),
        (None, None, "https://x.example/{what}"),
        (None, None, "https://x.example/{path.real.x}"),
        (["a"], {"b": 1}, None),
    ],
)
def test_what_is_no_address_leads_nowhere(written: tuple[object, object, object]) -> None:
    assert edit_pages(*written).address("a.md") == ""
