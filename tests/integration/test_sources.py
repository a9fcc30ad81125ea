"""Files that are no text, or not where they seem to be: never a traceback, never published, the same findings everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .manuals import DRAFT, MakeManual, Manual, Site, document

GOOD = document("HT-SD-SOP-001")
HARD: dict[str, bytes] = {
    "gbk.md": GOOD.encode("gbk"),
    "bom.md": b"\xef\xbb\xbf" + document("HT-SD-SOP-002", "有标记").encode(),
    "crlf.md": document("HT-SD-SOP-003", "有回车").replace("\n", "\r\n").encode(),
    "nul.md": document("HT-SD-SOP-004", "有空字符").replace("销售代表", "销售\0代表").encode(),
    "empty.md": b"",
    "blank.md": b" \n\n",
    "large.md": document("HT-SD-SOP-005", "过大").encode() + b"x" * 10_000_000,
    "utf16.md": GOOD.encode("utf-16"),
    "unclosed.md": b"---\nnumber: HT-SD-SOP-006\n",
    "broken.md": b"---\nnumber: [\n---\n",
    "deep.md": b"---\na: " + b"[" * 5000 + b"\n---\n",
    "binary.md": bytes(range(256)),
    "guide/gbk.md": "# 说明\n".encode("gbk"),
    "guide/nul.md": "# 说\0明\n".encode(),
}
PUBLISHED = {"HT-SD-SOP-002", "HT-SD-SOP-003"}


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outside")
    (folder / "secret.md").write_text("# 外面的机密\n", encoding="utf-8")
    (folder / "secret.txt").write_text("外面的机密\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def hard(make_manual: MakeManual, outside: Path) -> Manual:
    manual = make_manual({**HARD}, options={"pages": ["index.md", "guide/**"]})
    docs = manual.docs
    (docs / "linked.md").symlink_to(outside / "secret.md")
    (docs / "guide/linked.md").symlink_to(outside / "secret.md")
    (docs / "guide/dangling.md").symlink_to(docs / "nothing.md")
    (docs / "folder").symlink_to(outside)
    (docs / "asset.txt").symlink_to(outside / "secret.txt")
    (docs / "dangling.png").symlink_to(docs / "nothing.png")
    (docs / "round.md").symlink_to(docs / "round.md")
    (docs / "x.md").mkdir()
    manual.write("x.md/inner.md", document("HT-SD-SOP-007", "文件夹里的机密"))
    manual.write("x.md/raw.md", "文件夹里的机密")
    return manual


@pytest.fixture(scope="module")
def site(hard: Manual) -> Site:
    return hard.build()


def test_what_can_be_read_is_published(site: Site) -> None:
    numbers = {path.split("/")[0] for path in site.everything() if re.match(r"HT-.*/index\.html", path)}
    assert numbers == PUBLISHED


def test_nothing_from_outside_is_published(site: Site) -> None:
    assert "外面的机密" not in site.texts()
    assert not any("secret" in path or "linked" in path or path == "asset.txt" for path in site.everything())


def test_nothing_is_published_from_a_folder_that_is_called_like_a_document(site: Site) -> None:
    assert "文件夹里的机密" not in site.texts()
    assert "docs/x.md:1:1: SOP007" in site.said


def test_pages_that_cannot_be_read_are_not_published(site: Site) -> None:
    assert not any(path.startswith("guide/") for path in site.everything())


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("gbk.md", "SOP001"),
        ("utf16.md", "SOP001"),
        ("bom.md", "SOP002"),
        ("nul.md", "SOP003"),
        ("empty.md", "SOP004"),
        ("blank.md", "SOP004"),
        ("large.md", "SOP005"),
        ("linked.md", "SOP006"),
        ("folder", "SOP006"),
        ("x.md", "SOP007"),
        ("crlf.md", "SOP008"),
        ("round.md", "SOP009"),
        ("unclosed.md", "SOP102"),
        ("broken.md", "SOP103"),
        ("deep.md", "SOP104"),
        ("guide/gbk.md", "SOP001"),
        ("guide/nul.md", "SOP003"),
        ("guide/linked.md", "SOP006"),
        ("guide/dangling.md", "SOP009"),
    ],
)
def test_each_has_its_finding(site: Site, path: str, code: str) -> None:
    assert re.search(rf"^sop: docs/{re.escape(path)}:\d+:\d+: {code} ", site.said, re.MULTILINE)


def test_links_of_other_files_are_reported(site: Site) -> None:
    assert "docs/asset.txt:1:1: SOP006" in "\n".join(site.warnings())
    assert "docs/dangling.png:1:1: SOP009" in "\n".join(site.warnings())


def test_the_site_and_the_check_report_the_same(hard: Manual, site: Site) -> None:
    built = re.findall(r"^sop: (\S+):(\d+):(\d+): (SOP\d+) ", site.said, re.MULTILINE)
    checked = hard.check()["findings"]
    assert [(f["path"], str(f["line"]), str(f["column"]), f["code"]) for f in checked] == built
    assert len(built) == 24


@pytest.mark.parametrize("command", [("mkdocs", "build"), ("sop_plugin", "check")])
def test_no_traceback(hard: Manual, command: tuple[str, ...]) -> None:
    result = hard.run(*command)
    assert "Traceback" not in result.stdout + result.stderr
    assert "SOP001" in result.stdout + result.stderr
    assert result.returncode == (0 if "mkdocs" in command else 1)


def test_a_folder_that_leads_back_to_the_documents_publishes_no_draft(make_manual: MakeManual) -> None:
    manual = make_manual(
        {"a.md": document("HT-SD-SOP-001"), "b.md": document("HT-SD-SOP-002", "草稿机密", **DRAFT)}
    )
    (manual.docs / "again").symlink_to(manual.docs, target_is_directory=True)
    site = manual.build()
    assert "草稿机密" not in site.texts()
    assert not site.has("again/a")


def test_excluded_files_are_neither_checked_nor_published(make_manual: MakeManual) -> None:
    manual = make_manual(
        {
            "a.md": document("HT-SD-SOP-001"),
            "old/b.md": "旧稿",
            "old/keep.md": document("HT-SD-SOP-002", "留下的"),
            "c.draft.md": "半成品",
        },
        config={"exclude_docs": "old/*\n!old/keep.md\n*.draft.md\n"},
    )
    site = manual.build(strict=True)
    assert site.has("HT-SD-SOP-002")
    assert "旧稿" not in site.texts()
    assert "半成品" not in site.texts()
    assert manual.check()["documents"] == 2


def test_a_missing_organisation_is_a_finding(make_manual: MakeManual) -> None:
    manual = make_manual({"a.md": document("HT-SD-SOP-001")})
    (manual.root / "organisation.yml").unlink()
    assert "organisation.yml:1:1: SOP801" in manual.build().said
    result = manual.run("mkdocs", "build", "--strict")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
