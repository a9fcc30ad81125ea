"""What the editor in the browser is told of a manual: its files, fields and forge, and nothing of drafts."""

from __future__ import annotations

import io
import json
import re
import tarfile
from pathlib import Path
from typing import Any

import pytest
from editor_package import WANTED
from recorded_manual import DRAFT, NUMBER, PROCEDURE, RecordedManual

from sop_plugin.cli.manual import load_manual
from sop_plugin.model.confidentiality import Readership
from sop_plugin.model.proposing import EDITOR_VERSION, NO_PROPOSALS, ForgeKind, Proposing
from sop_plugin.outside.editor_package import NoEditor, editor_files
from sop_plugin.pages.documents.proposing import proposing
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.lists.server import server_html
from sop_plugin.pages.outputs import site_outputs
from sop_plugin.pages.proposing.config import editor_config
from sop_plugin.reading.settings.file import read_options
from sop_plugin.reading.settings.problems import SettingsError
from sop_plugin.recording.proposals import proposal_sources
from sop_plugin.rendering.publication import published_documents
from sop_plugin.workspace.limited import limited

FORGES: dict[str, dict[str, Any]] = {
    "github": {"sign_in": "https://signin.example.org", "open_authoring": True},
    "gitlab": {"app_id": "0123", "open_authoring": True},
    "gitea": {"address": "https://git.example.org/", "app_id": "0123"},
    "forgejo": {"address": "https://git.example.org", "app_id": "0123"},
}


def edition_of(manual: RecordedManual, **propose: Any) -> Edition:
    """As a build has it on 2026-11-21, with an editor that is a file of its name."""
    manual.write("npm/dist/decap-cms.js", "the editor")
    manual.write("npm/dist/cms.js", "the same by another name")
    manual.write("npm/dist/7.decap-cms.js.map", "how it was made")
    given = {"backend": "test-repo", "editor": "npm"} | propose
    manual.write("mkdocs.yml", f"site_name: 手册\nplugins:\n  - sop: {json.dumps({'propose': given})}\n")
    workspace, compiled = load_manual(manual.folder / "mkdocs.yml", "2026-11-21")
    sources = proposal_sources(workspace, compiled, published_documents(compiled.manual, preview=False))
    return Edition(compiled, proposals=sources, edit_address=workspace.edit_address)


def test_saving_begins_the_revision_that_sop_revise_begins(recorded: RecordedManual) -> None:
    head = edition_of(recorded).proposals.heads[PROCEDURE]
    text = recorded.text()
    assert text.startswith(head.now)
    recorded.sop("revise", NUMBER, "--class", "editorial", "--reason", "原因", "--summary", "内容")
    change = "editorial, reason: 原因, summary: 内容"
    assert recorded.text() == head.before + change + head.after + text.removeprefix(head.now)
    # From now on the file is a draft, of which readers learn nothing.
    later = edition_of(recorded)
    assert later.proposals.heads == {}
    assert editor_config(later)["documents"] == {NUMBER: {}}


def test_a_site_for_one_level_has_no_editor(recorded: RecordedManual) -> None:
    edition_of(recorded)
    recorded.replace(
        "mkdocs.yml",
        '{"propose"',
        '{"confidentiality": {"levels": ["open", "secret"], "default": "open"}, "propose"',
    )
    workspace, compiled = load_manual(recorded.folder / "mkdocs.yml", "2026-11-21")
    of_level = limited(compiled, Readership("open", "open"))
    published = published_documents(of_level.manual, preview=False)
    assert published
    assert proposal_sources(workspace, of_level, published) == NO_PROPOSALS


def test_what_was_never_released_keeps_its_front_matter(tmp_path: Path) -> None:
    config = editor_config(edition_of(RecordedManual.make(tmp_path)))
    told = config["documents"]
    assert list(told) == [NUMBER], f"{DRAFT} is nobody's to see"
    assert (told[NUMBER]["before"], told[NUMBER]["after"]) == ("", "")
    assert told[NUMBER]["values"]["title"]
    [collection] = config["cms"]["collections"]
    assert [(file["file"], file["fields"]) for file in collection["files"]] == [(PROCEDURE, "same")]


def test_fields_come_from_the_schema_with_the_words_and_codes_of_the_manual(recorded: RecordedManual) -> None:
    fields = {field["name"]: field for field in editor_config(edition_of(recorded))["fields"]["released"]}
    assert list(fields)[:4] == ["reason", "summary", "class", "body"]
    assert fields["class"]["options"][1] == {"label": "编辑性更改（editorial）", "value": "editorial"}
    assert "已经发布" in fields["reason"]["hint"]
    assert {"label": "销售部（HT-SD）", "value": "HT-SD"} in fields["supervised_by"]["options"]
    assert fields["audience"]["multiple"]
    assert (fields["keywords"]["widget"], fields["body"]["modes"]) == ("list", ["raw"])
    pattern, said = fields["expires"]["pattern"]
    assert re.search(pattern, "2026-03-01")
    assert not re.search(pattern, "明年")
    assert said == "应如：2027-12-31"
    assert not {"number", "revision", "status", "approvals", "reviews", "effective"} & fields.keys()


@pytest.mark.parametrize("forge", FORGES)
def test_each_forge_gets_a_branch_and_a_request_and_the_page_asks_nobody_else(
    recorded: RecordedManual, forge: str
) -> None:
    edition = edition_of(recorded, backend=forge, repo="sop/manual", folder="manual", **FORGES[forge])
    assert edition.proposals.texts == {}, "sources are published for a trial alone"
    cms = editor_config(edition)["cms"]
    assert cms["publish_mode"] == "editorial_workflow"
    assert cms["collections"][0]["files"][0]["file"] == f"manual/{PROCEDURE}"
    assert cms["backend"]["name"] == ("forgejo" if forge == "gitea" else forge)
    assert cms["backend"].get("open_authoring", False) is (forge == "github")
    assert cms["backend"].get("auth_scope", "") == ("repo" if forge == "github" else "")
    page = next(output for output in site_outputs(edition) if output.address == "edit/").whole_file().decode()
    allowed = {
        "github": "https://api.github.com https://signin.example.org",
        "gitlab": "https://gitlab.com",
    }.get(forge, "https://git.example.org")
    assert f"connect-src &#39;self&#39; {allowed} data: blob:;" in page
    assert f"connect-src &#39;self&#39; {allowed} data:" in server_html(edition, "../")
    assert cms["backend"]["api_root"].startswith(allowed.split()[0])
    assert "//" not in re.sub(r"connect-src .* data:", "", page)


def test_the_link_leads_to_the_editor_or_to_the_forge(recorded: RecordedManual) -> None:
    edition = edition_of(recorded)
    [document] = edition.published.values()
    assert proposing(edition, document, "../") == f"../edit/#/collections/HT-SD/entries/{NUMBER}"
    edition = edition_of(recorded, backend="github", repo="sop/manual", editor="")
    [document] = edition.published.values()
    assert proposing(edition, document, "../") == f"https://github.com/sop/manual/edit/main/{PROCEDURE}"
    assert not [output for output in site_outputs(edition) if output.address.startswith("edit/")]
    edit = {
        forge: Proposing(ForgeKind(forge), "a/b", address="https://git.example.org/").edit_address(
            "docs/甲.md"
        )
        for forge in FORGES
    }
    assert edit["gitlab"] == "https://git.example.org/a/b/-/edit/main/docs/%E7%94%B2.md"
    assert edit["gitea"] == edit["forgejo"] == "https://git.example.org/a/b/_edit/main/docs/%E7%94%B2.md"
    assert Proposing(ForgeKind.TRIAL).edit_address("docs/a.md") == Proposing().edit_address("docs/a.md") == ""


def test_without_settings_of_its_own_the_link_leads_where_mkdocs_is_told(recorded: RecordedManual) -> None:
    def links(*lines: str) -> list[str]:
        recorded.write("mkdocs.yml", "\n".join(("site_name: 手册", "plugins: [sop]", *lines, "")))
        workspace, compiled = load_manual(recorded.folder / "mkdocs.yml", "2026-11-21")
        edition = Edition(compiled, edit_address=workspace.edit_address)
        pages = (output for output in site_outputs(edition) if output.document is not None)
        return [proposing(edition, page.document, "../") for page in pages if page.document is not None]

    repo, inside = "repo_url: https://git.example.org/sop/manual", PROCEDURE.removeprefix("docs/")
    found = links(repo, "edit_uri: _edit/main/docs/")
    assert found[0] == f"https://git.example.org/sop/manual/_edit/main/docs/{inside}"
    assert set(found[1:]) <= {""}, "past revisions have no file"
    assert set(links(repo)) == {""}, "MkDocs does not know what the forge is"
    # The text stays in force when its file is gone: there is nothing to edit.
    (recorded.folder / PROCEDURE).unlink()
    assert set(links(repo, "edit_uri: _edit/main/docs/")) == {""}


def test_the_package_is_a_folder_or_as_npm_packs_it(recorded: RecordedManual, tmp_path: Path) -> None:
    assert edition_of(recorded).proposals.package == {"decap-cms.js": b"the editor"}
    archive = tmp_path / "decap-cms.tgz"
    with tarfile.open(archive, "w:gz") as packed:
        for name in ("package/dist/decap-cms.js", "package/dist/../../cms.js", "package/dist/cms.js"):
            packed.addfile(tarfile.TarInfo(name), io.BytesIO())
    assert editor_files(archive) == {"decap-cms.js": b""}
    broken = tmp_path / "broken.tgz"
    broken.write_bytes(archive.read_bytes()[:40])
    for path in (tmp_path / "none.tgz", tmp_path, broken):
        with pytest.raises(NoEditor, match=f"npm pack decap-cms@{EDITOR_VERSION}"):
            editor_files(path)


def test_the_version_that_is_told_is_the_one_that_is_tried() -> None:
    assert EDITOR_VERSION == WANTED


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"backend": "bitbucket"}, "github"),
        ({"backend": "github"}, "propose.repo"),
        ({"backend": "github", "repo": "a/b", "editor": "npm"}, "propose.sign_in"),
        ({"backend": "gitlab", "repo": "a/b", "editor": "npm"}, "propose.app_id"),
        ({"backend": "gitea", "repo": "a/b"}, "propose.address"),
        ({"backend": "test-repo"}, "propose.editor"),
        ({"backend": "github", "repo": "a b"}, "sop/manual"),
        (
            {"backend": "gitea", "repo": "a/b", "address": "https://x'; script-src *"},
            "https://git.example.org",
        ),
        ({"backend": "gitea", "repo": "a/b", "address": "http://git.example.org"}, "https://git.example.org"),
    ],
)
def test_settings_that_lead_nowhere_are_told(written: dict[str, Any], said: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(said)):
        read_options({"propose": written})
