"""Manuals with a ledger in real repositories, built for real: what readers see of revisions, and what they must not."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from released_manuals import (
    NUMBER,
    SUCCEEDED,
    ReleasedManual,
    body,
    three_revisions,
    withdrawn_number,
)
from released_manuals import text_of as source_text

from sop_plugin.compile import CompiledManual
from sop_plugin.workspace.compilation import compile_workspace
from sop_plugin.workspace.workspace import open_workspace

from .elements import Element
from .manuals import AS_OF, MakeManual, Manual, Site

ROOT = Path(__file__).resolve().parents[2]
SEALED, TAMPERED, DECLARED = "HT-SD-SOP-007", "HT-SD-SOP-008", "HT-SD-SOP-009"
needs_openssh = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed (Debian: openssh-client)"
)


@pytest.fixture(scope="module")
def manual(make_manual: MakeManual) -> Manual:
    """Three revisions of one number, a withdrawn number, and a draft of nothing yet."""
    made = make_manual(config={"theme": {"name": "material", "features": ["navigation.path"]}})
    withdrawn_number(three_revisions(ReleasedManual(made.root).begin()))
    return made


@pytest.fixture(scope="module")
def site(manual: Manual) -> Site:
    return manual.build()


def banner(page: Element) -> Element:
    return page.one("div", data_sop_banner_slot="")


def robots(page: Element) -> list[str]:
    return [meta.attributes["content"] for meta in page.all("meta", name="robots")]


def fields(page: Element) -> dict[str, str]:
    found = page.one("dl", class_="sop-fields").all("div", class_="sop-field")
    return {field.one("dt").text: field.one("dd").text for field in found}


def test_a_part_of_the_ledger_leads_back_to_the_whole(site: Site) -> None:
    trail = site.page("ledger/HT-SD").one("nav", class_="md-path")
    assert "台账" in trail.text
    assert "../" in trail.links


# --- in force and to come -------------------------------------------------------------------------


def test_readers_see_the_revision_in_force_in_its_own_words(site: Site) -> None:
    page = site.content(NUMBER)
    assert page.one("h1").text == "接听电话"
    assert (fields(page)["版次"], fields(page)["生效日期"]) == ("2", "2026-03-01")
    assert "电话响铃后 12 秒内" in page.text
    assert "响铃后 13 秒内" not in site.html(NUMBER)
    assert "有效" in banner(page).text
    assert "第 3 版将于2026年12月15日生效。" in banner(page).text
    assert f"../{NUMBER}/r3/" in banner(page).links
    assert robots(site.page(NUMBER)) == []


def test_the_revision_to_come_has_its_page_and_says_so(site: Site) -> None:
    page = site.content(f"{NUMBER}/r3")
    assert page.one("h1").text == "接听客户电话"
    assert "响铃后 13 秒内" in page.text
    assert "本版自2026年12月15日起生效，在此之前不得执行。" in banner(page).text
    assert robots(site.page(f"{NUMBER}/r3")) == ["noindex"]


def test_lists_name_what_is_in_force(site: Site) -> None:
    for address in ("register", "departments/HT-SD", "reviews", "keywords"):
        page = site.html(address)
        assert "接听电话" in page, address
        assert "接听客户电话" not in page, address
    assert f'"{NUMBER}/","{NUMBER}","接听电话"' in site.searched()
    assert "接听客户电话" not in site.searched()


# --- drafts ---------------------------------------------------------------------------------------

DRAFT = source_text(
    NUMBER, 4, "2026-11-20", "2027-02-01", title="草稿题目", status="draft", approvals=[]
).data
FLAWED = DRAFT.replace("来电有人接。".encode(), "按 [[HT-SD-SOP-666]] 办理。".encode())
assert FLAWED != DRAFT
IN_REVIEW = source_text(
    NUMBER,
    4,
    "2026-11-20",
    "2027-02-01",
    title="草稿题目",
    status="in_review",
    approvals=[{"role": "prepared", "person": "tang", "date": "2026-11-20"}],
).data
SOURCE = f"{NUMBER}.md"


def with_source(manual: Manual, data: bytes | None, command: str = "build", name: str = SOURCE) -> Site:
    """A build while the file in the working tree is another one, or none."""
    released = (manual.docs / SOURCE).read_bytes()
    (manual.docs / SOURCE).unlink()
    if data is not None:
        manual.write(name, data)
    try:
        return manual.build(command=command, to="site-other")
    finally:
        (manual.docs / name).unlink(missing_ok=True)
        manual.write(SOURCE, released)


def differing(one: Site, other: Site) -> list[str]:
    """The files that are not the same; the manifest has a digest of all sources, drafts too."""
    found, expected = one.everything(), other.everything()
    assert set(found) == set(expected)
    return [path for path in expected if found[path] != expected[path] and path != "manifest.json"]


@pytest.mark.parametrize("text", [DRAFT, IN_REVIEW], ids=["draft", "in_review"])
def test_a_draft_changes_not_a_byte_of_what_is_published(manual: Manual, site: Site, text: bytes) -> None:
    assert differing(with_source(manual, text), site) == []


def test_neither_does_a_draft_in_a_file_of_another_name(manual: Manual, site: Site) -> None:
    assert differing(with_source(manual, DRAFT, name="hotel/来电.md"), site) == []


def test_what_is_wrong_with_a_draft_is_only_counted_for_readers(manual: Manual, site: Site) -> None:
    other = with_source(manual, FLAWED)
    assert "HT-SD-SOP-666" in other.said, "authors are told"
    assert differing(other, site) == ["findings/index.html"]
    assert "HT-SD-SOP-666" not in other.texts()


@pytest.mark.parametrize("text", [b"---\nnumber: [\n---\n", None], ids=["unreadable", "vanished"])
def test_a_lost_source_file_takes_nothing_from_readers(
    manual: Manual, site: Site, text: bytes | None
) -> None:
    other = with_source(manual, text)
    assert "Traceback" not in other.said
    pages = {path for path in site.everything() if path.endswith(".html")}
    assert {path for path in other.everything() if path.endswith(".html")} == pages
    assert other.content(NUMBER).one("div", class_="sop-body").text == (
        site.content(NUMBER).one("div", class_="sop-body").text
    )
    assert other.warnings(), "a finding fails a strict build"


def test_a_preview_shows_the_draft_marked_and_linked(manual: Manual) -> None:
    preview = with_source(manual, DRAFT, command="serve")
    page = preview.content(f"{NUMBER}/r4")
    assert page.one("h1").text == "草稿题目"
    assert page.one("article").attributes["data-state"] == "draft"
    assert "不得执行" in banner(page).text
    assert "预览" in page.one("p", class_="sop-preview").text
    current = preview.content(NUMBER)
    assert current.one("h1").text == "接听电话"
    assert f"../{NUMBER}/r4/" in current.links
    redline = preview.content(f"{NUMBER}/r4/redline")
    assert [e.text for e in redline.one("div", class_="sop-body").all("ins")] == ["［新增：14］"]


# --- the archive ----------------------------------------------------------------------------------


def test_a_superseded_revision_is_stamped_in_its_own_words_approvals_and_dates(site: Site) -> None:
    page = site.content(f"{NUMBER}/r1")
    assert page.one("h1").text == "电话接听"
    assert "电话响铃后 11 秒内" in page.text
    assert (fields(page)["版次"], fields(page)["生效日期"]) == ("1", "2025-03-01")
    assert fields(page)["关键词"] == "来电"
    assert "本版自2026年3月1日起被新版替代，不得再执行。" in banner(page).text
    assert banner(page).one("span", class_="sop-stamp").text == "作废"
    assert f"../../{NUMBER}/" in banner(page).links
    signed = [row.text for row in page.one("table", class_="sop-signatures").one("tbody").all("tr")]
    assert len(signed) == 4
    assert all("2025-02-20" in row for row in signed)


@pytest.mark.parametrize(
    "address", [f"{NUMBER}/r1", f"{NUMBER}/r2", f"{SUCCEEDED}/r1", f"{SUCCEEDED}/r2", f"{NUMBER}/r2/redline"]
)
def test_pages_of_revisions_stay_out_of_search_and_navigation(site: Site, address: str) -> None:
    assert site.has(address)
    assert robots(site.page(address)) == ["noindex"]
    assert [e["location"] for e in site.search_index() if e["location"].startswith(address)] == []
    # From the home page's navigation, and from that of any page, no revision is to be reached.
    for page in ("", NUMBER, "register"):
        for nav in site.page(page).all("nav"):
            assert not [link for link in nav.links if "/r1/" in link or "/r2/" in link or "/r3/" in link]


def test_search_knows_the_number_s_own_page_only(site: Site) -> None:
    entries = "".join(entry["text"] for entry in site.search_index())
    assert "12 秒内" in entries
    assert "11 秒内" not in entries
    assert "13 秒内" not in entries
    assert "52 秒内" not in entries, "withdrawn"


def test_the_history_tells_dates_people_digest_and_commit(manual: Manual, site: Site) -> None:
    rows = list(site.content(NUMBER).one("table", class_="sop-revisions").one("tbody").all("tr"))
    assert [row.one("th").text for row in rows] == ["第 3 版", "第 2 版", "第 1 版"]
    assert [row.attributes.get("aria-current") for row in rows] == [None, "true", None]
    assert "唐一宁、曾思雨、陆嘉禾、沈光耀" in rows[1].text
    assert "第 2 种做法" in rows[1].text
    assert f"../{NUMBER}/r2/redline/" in rows[1].links
    subjects = ReleasedManual(manual.root).git("log", "--format=%H %s").splitlines()
    commits = {subject: commit for commit, subject in (line.split(" ", 1) for line in subjects)}
    for revision, row in zip((3, 2, 1), rows, strict=True):
        assert commits[f"Release {NUMBER} r{revision}"][:10] in row.text


def test_a_withdrawn_number_is_a_tombstone_whose_texts_stay_in_the_archive(site: Site) -> None:
    page = site.content(SUCCEEDED)
    assert "渠道关闭" in banner(page).text
    assert f"../{NUMBER}/" in banner(page).links
    assert page.one("div", class_="sop-body").text == ""
    assert "秒内" not in page.text
    for revision, seconds in ((1, 51), (2, 52)):
        assert f"../{SUCCEEDED}/r{revision}/" in page.links
        assert f"响铃后 {seconds} 秒内" in site.content(f"{SUCCEEDED}/r{revision}").text
    assert "作废" in banner(site.content(f"{SUCCEEDED}/r2")).text


def test_the_redline_marks_characters_and_keeps_the_table(site: Site) -> None:
    page = site.content(f"{NUMBER}/r2/redline")
    text = page.one("div", class_="sop-body")
    assert [(e.tag, e.text) for e in text.all() if e.tag in ("ins", "del")] == [
        ("del", "［删去：11］"),
        ("ins", "［新增：12］"),
    ]
    assert len(list(text.all("table"))) == 1
    rows = [[cell.text for cell in row.all("td")] for row in text.one("tbody").all("tr")]
    assert rows == [["1", "接起", "5 秒"], ["2", "留言", "当日"]]
    facts = {f.one("dt").text: f.one("dd") for f in page.all("div", class_="sop-field")}
    assert facts["更改原因"].text == "客户投诉"
    assert {"关键词", "版次", "生效日期"} <= set(facts)
    assert [e.text for e in facts["关键词"].all("ins")] == ["［新增：、留言］"]


def test_links_and_pictures_work_on_every_page_of_a_text(make_manual: MakeManual) -> None:
    manual = make_manual({"img/a.png": b"\x89PNG"})
    recorded = ReleasedManual(manual.root).begin()
    recorded.issue(NUMBER, "电话接听", "2025-01-10")
    for revision, year in ((1, 2025), (2, 2026)):
        text = body(revision) + f"\n见[首页](index.md)、[本文]({NUMBER}.md#c1)和图 ![图](img/a.png)。\n"
        recorded.release(NUMBER, revision, f"{year}-02-20", f"{year}-03-01", title="电话接听", body=text)
    site = manual.build(strict=True)
    for address, base in ((NUMBER, "../"), (f"{NUMBER}/r1", "../../"), (f"{NUMBER}/r2/redline", "../../../")):
        text = site.content(address).one("div", class_="sop-body")
        assert {base, f"{base}{NUMBER}/#c1"} <= set(text.links), address
        assert text.one("img").attributes["src"] == f"{base}img/a.png", address


# --- seals ----------------------------------------------------------------------------------------


@needs_openssh
def test_each_approval_says_how_it_is_bound(make_manual: MakeManual, tmp_path: Path) -> None:
    made = make_manual({f"{DECLARED}.md": source_text(DECLARED, 1, "2026-02-20", "2026-03-01").data})
    recorded = ReleasedManual(made.root).begin()
    for person in ("tang", "zeng", "lu", "shen"):
        recorded.new_key(person, tmp_path)
    for number in (SEALED, TAMPERED, NUMBER):
        recorded.issue(number, "接听电话", "2026-02-01")
    recorded.release(SEALED, 1, "2026-02-20", "2026-03-01", sealed=True)
    recorded.release(TAMPERED, 1, "2026-02-20", "2026-03-01", sealed=True, tampered=True)
    recorded.release(NUMBER, 1, "2026-02-20", "2026-03-01")
    site = made.build()

    def seals(number: str) -> list[str]:
        table = site.content(number).one("table", class_="sop-signatures")
        return [seal.text for seal in table.all("span", class_="sop-seal")]

    assert seals(SEALED) == ["已加封"] * 4
    assert seals(TAMPERED) == ["已加封"] * 3 + ["封签无效"]
    assert seals(NUMBER) == ["仅摘要"] * 4
    assert seals(DECLARED) == ["仅声明"] * 4
    history = {n: site.content(n).one("table", class_="sop-revisions") for n in (SEALED, TAMPERED, NUMBER)}
    weakest = {number: table.one("span", class_="sop-seal").text for number, table in history.items()}
    assert weakest == {SEALED: "已加封", TAMPERED: "封签无效", NUMBER: "仅摘要"}
    assert len([warning for warning in site.warnings() if "SOP971" in warning]) == 1


# --- without the whole history ---------------------------------------------------------------------


@pytest.fixture
def fresh(make_manual: MakeManual, manual: Manual, monkeypatch: pytest.MonkeyPatch) -> Manual:
    """The manual with its whole history, in a folder of its own."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(manual.root.parents[1]))
    made = make_manual()
    shutil.copytree(manual.root, made.root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("site*"))
    return made


def about_the_archive(site: Site) -> list[str]:
    return [record.getMessage() for record in site.log if "SOP96" in record.getMessage()]


def object_file(manual: Manual, name: str) -> Path:
    return manual.root / ".git" / "objects" / name[:2] / name[2:]


def test_a_shallow_clone_builds_and_is_told_to_fetch(make_manual: MakeManual, manual: Manual) -> None:
    made = make_manual()
    clone = ReleasedManual(made.root)
    clone.git("init", "-q")
    clone.git("fetch", "-q", "--depth", "1", manual.root.as_uri(), "main")
    clone.git("checkout", "-qf", "FETCH_HEAD")
    site = made.build()
    said, in_force = about_the_archive(site)
    assert "SOP963" in said
    assert "SOP965" in in_force, "a strict build must not publish without it"
    assert "git fetch --unshallow" in said
    assert "3 份" in said  # the third revision of one number and the last of the other are in the files
    assert site.has(f"{NUMBER}/r3")
    assert site.has(SUCCEEDED)
    assert not site.has(f"{NUMBER}/r1")
    row = site.content(f"{NUMBER}/r3").one("table", class_="sop-revisions").text
    assert "文字不在这个仓库中" in row


def test_a_missing_text_is_named_and_the_others_stay(fresh: Manual) -> None:

    git = ReleasedManual(fresh.root)
    releases = [json.loads(line) for line in (fresh.root / "ledger.jsonl").read_text("utf-8").splitlines()]
    (first,) = [
        e for e in releases if (e["number"], e["event"], e.get("revision")) == (NUMBER, "released", 1)
    ]
    assert git.git("cat-file", "-t", first["blob"]) == "blob"
    object_file(fresh, first["blob"]).unlink()
    site = fresh.build()
    (said,) = about_the_archive(site)
    assert "SOP961" in said
    assert f"{NUMBER} #{first['seq']}" in said
    assert "git fetch" in said
    assert not site.has(f"{NUMBER}/r1")
    assert "响铃后 12 秒内" in site.content(NUMBER).text
    assert not site.has(f"{NUMBER}/r2/redline"), "there is nothing to compare with"
    assert site.has(f"{NUMBER}/r3/redline")


def test_a_damaged_history_costs_the_names_of_commits_only(fresh: Manual) -> None:
    object_file(fresh, ReleasedManual(fresh.root).git("rev-list", "--max-parents=0", "HEAD")).unlink()
    site = fresh.build()
    assert "响铃后 11 秒内" in site.content(f"{NUMBER}/r1").text
    assert any("could not be compared" in record.getMessage() for record in site.log), "and says so"


def test_without_the_program_or_a_repository_the_files_are_shown(
    fresh: Manual, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("PATH", str(tmp_path))
        without_program = fresh.build(to="site-a")
    shutil.rmtree(fresh.root / ".git")
    without_repository = fresh.build(to="site-b")
    for site in (without_program, without_repository):
        said, in_force = about_the_archive(site)
        assert "SOP964" in said
        assert "SOP965" in in_force
        assert "安装 git" in said
        assert "3 份" in said
        assert site.has(f"{NUMBER}/r3")
        assert site.has(SUCCEEDED)
        assert not site.has(f"{NUMBER}/r1")
    assert "no_program" not in without_program.said, "a reason in words"


# --- rewritten history ----------------------------------------------------------------------------


def compiled(folder: Path) -> CompiledManual:
    return compile_workspace(open_workspace(folder / "mkdocs.yml"), date.fromisoformat(AS_OF))


def texts(done: CompiledManual, number: str = NUMBER) -> dict[int, bool]:
    revisions = done.histories.by_number[number].revisions
    return {revision.release.revision: revision.document is not None for revision in revisions}


def archive_findings(done: CompiledManual) -> list[str]:
    return [finding.message() for finding in done.findings if finding.code.startswith("SOP96")]


@pytest.fixture
def branched(tmp_path: Path) -> ReleasedManual:
    """Revision 1 on the main line; two more on a branch, while the main line went on."""
    made = ReleasedManual(tmp_path / "manual")
    made.folder.mkdir()
    made.begin()
    made.write("mkdocs.yml", b"site_name: M\nplugins: [sop]\n")
    made.issue(NUMBER, "电话接听", "2025-01-10")
    made.release(NUMBER, 1, "2025-02-20", "2025-03-01")
    made.git("switch", "-qc", "release")
    made.release(NUMBER, 2, "2026-02-20", "2026-03-01")
    made.release(NUMBER, 3, "2026-11-10", "2026-12-15")
    made.git("switch", "-q", "main")
    made.write("docs/index.md", "# 手册二\n".encode())
    made.commit("Meanwhile")
    return made


def fresh_clone(manual: ReleasedManual, folder: Path) -> Path:
    manual.git("clone", "-q", "--single-branch", "--branch", "main", manual.folder.as_uri(), str(folder))
    return folder


def test_a_rebase_loses_no_text(branched: ReleasedManual, tmp_path: Path) -> None:
    branched.git("rebase", "-q", "main", "release")
    branched.git("switch", "-q", "main")
    branched.git("merge", "-q", "--ff-only", "release")
    done = compiled(fresh_clone(branched, tmp_path / "clone"))
    assert texts(done) == {1: True, 2: True, 3: True}
    assert archive_findings(done) == []


def test_a_squash_of_one_release_loses_no_text(branched: ReleasedManual, tmp_path: Path) -> None:
    branched.git("merge", "-q", "--squash", "release~1")
    branched.commit("Release revision 2, squashed")
    done = compiled(fresh_clone(branched, tmp_path / "clone"))
    assert texts(done) == {1: True, 2: True}
    assert archive_findings(done) == []


def test_a_squash_of_two_releases_loses_the_text_between_and_says_so(
    branched: ReleasedManual, tmp_path: Path
) -> None:
    branched.git("merge", "-q", "--squash", "release")
    branched.commit("Release revisions 2 and 3, squashed")
    assert texts(compiled(branched.folder)) == {1: True, 2: True, 3: True}, "git still has it here"
    done = compiled(fresh_clone(branched, tmp_path / "clone"))
    assert texts(done) == {1: True, 2: False, 3: True}
    said, in_force = archive_findings(done)
    assert "第 2 版没有文字可以显示" in in_force
    (lost,) = [r.release for r in done.histories.by_number[NUMBER].revisions if r.document is None]
    assert lost.name in said
    assert lost.blob[:12] in said
    assert done.fails_strict


# --- the manual of this project --------------------------------------------------------------------


def test_the_manual_of_this_project_has_a_true_history() -> None:
    done = compiled(ROOT)
    assert [f"{f.place} {f.code} {f.message()}" for f in done.findings if f.fails_strict] == []
    histories = done.histories.by_number.values()
    counts = Counter(len(history.revisions) for history in histories)
    assert counts[2] + counts[3] + counts[4] >= 12
    missing = [r.release.name for history in histories for r in history.revisions if r.document is None]
    assert missing == []


def test_a_build_misses_events_that_git_remembers(fresh: Manual) -> None:
    ledger = fresh.root / "ledger.jsonl"
    *kept, _ = ledger.read_text("utf-8").splitlines()
    ledger.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")
    site = fresh.build()
    assert any("SOP915" in record.getMessage() for record in site.log)


def test_pages_name_the_files_beside_them_for_other_programs(site: Site) -> None:
    for page in ("changes", "departments/HT-SD"):
        (feed,) = site.page(page).all("link", rel="alternate feed", type="application/atom+xml")
        data = site.bytes_at(page, feed.attributes["href"])
        assert b'<feed xmlns="http://www.w3.org/2005/Atom"' in data
        assert feed.attributes["title"]
        assert b"T00:00:00+08:00</updated>" in data
    assert list(site.page("register").all("link", type="application/atom+xml")) == []
    (workbook,) = (link for link in site.content("register").links if link.endswith(".xlsx"))
    assert site.bytes_at("register", workbook).startswith(b"PK")
