"""Files of documents, from the author's folder to the reader's page: approved, released and kept with their text."""

from __future__ import annotations

import json
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from recorded_manual import DRAFT, DRAFT_FILE, NUMBER, SIGNERS, Histories, RecordedManual, own_settings

from .elements import Element, read_html
from .manuals import Site, built

PICTURE, TABLE, FILM = "docs/hotel/img/wiring.png", "docs/hotel/表 一.csv", "docs/hotel/a.mp4"
OLD = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8cfc0f01f00050502"
    "01a5a2fb1d0000000049454e44ae426082"
)
NEW = OLD + b"another"
TEXT = (
    "\n![接线图](img/wiring.png)\n\n见 [附件](<表 一.csv>)、[接听](procedure.md#c4-1)。\n\n"
    '<video src="a.mp4" poster="img/wiring.png"></video>\n'
)
SETTINGS = (
    "site_name: 手册\ntheme: {name: material, font: false}\nplugins:\n  - sop:\n      pages: [index.md]\n"
)
RELEASED, IN_FORCE, LATER = "2026-11-21", "2026-12-02", "2026-12-10"


def put(manual: RecordedManual, path: str, data: bytes) -> None:
    file = manual.folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def on(day: str, manual: RecordedManual, *command: str) -> None:
    assert manual.run(*command, SOP_AS_OF=day).exit_code == 0, command


def with_files(manual: RecordedManual) -> None:
    """A draft that shows a picture and a film, and links a spreadsheet and another document."""
    manual.record_procedure()
    manual.issue_draft()
    manual.write("docs/index.md", "# 首页\n")
    manual.write("mkdocs.yml", SETTINGS)
    manual.replace(DRAFT_FILE, 'revision: "1"', 'keywords: [报表]\nrevision: "1"')
    manual.write(DRAFT_FILE, manual.text(DRAFT_FILE) + TEXT)
    put(manual, PICTURE, OLD)
    put(manual, TABLE, b"a,b\r\n1,2\r\n")
    put(manual, FILM, b"\0" * 500)
    manual.commit("Draft with files")


def released(manual: RecordedManual) -> None:
    manual.sign_all(DRAFT, *[RELEASED] * 4)
    manual.sop("release", DRAFT, "--by", "tang", "--date", RELEASED)
    manual.commit("Release with files")


def ahead(manual: RecordedManual) -> None:
    """The next draft has another picture under the same name, no film, and a spreadsheet of another name."""
    on(LATER, manual, "revise", DRAFT, "--class", "substantive", "--reason", "新接线", "--summary", "换图")
    put(manual, PICTURE, NEW)
    (manual.folder / FILM).unlink()
    (manual.folder / TABLE).rename(manual.folder / "docs/hotel/table.csv")
    text = manual.text(DRAFT_FILE)
    manual.write(DRAFT_FILE, text.replace("<表 一.csv>", "table.csv").partition("\n<video")[0] + "\n")
    manual.commit("Draft of revision 2")


@pytest.fixture(scope="module")
def histories(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Histories]:
    folder = tmp_path_factory.mktemp("manuals")
    with own_settings(folder):
        yield Histories(folder)


@pytest.fixture
def manual(histories: Histories, tmp_path: Path) -> RecordedManual:
    return histories.copy(tmp_path / "manual", with_files, released)


def failing(manual: RecordedManual, *command: str) -> set[str]:
    result = manual.run(*command, "--format", "json")
    return {f"{f['path']} {f['code']}" for f in json.loads(result.stdout)["findings"] if f["fails"]}


# --- bound ----------------------------------------------------------------------------------------


def test_a_release_records_every_file(manual: RecordedManual) -> None:
    event = json.loads(manual.ledger()[-1])
    assert event["digest"].startswith("sop2:")
    assert [(file["name"], file["size"]) for file in event["files"]] == [
        ("a.mp4", 500),
        ("img/wiring.png", len(OLD)),
        ("表 一.csv", 8),
    ]
    for file, path in zip(event["files"], (FILM, PICTURE, TABLE), strict=True):
        assert file["blob"] == manual.blob(f"HEAD:{path}")


def test_the_printed_command_commits_the_files_too(histories: Histories, tmp_path: Path) -> None:
    manual = histories.copy(tmp_path / "manual", with_files)
    manual.git("rm", "-q", "--cached", PICTURE)
    manual.sign_all(DRAFT, *[RELEASED] * 4)
    said = manual.sop("release", DRAFT, "--by", "tang", "--date", RELEASED)
    assert all(path in said for path in (PICTURE, FILM, f"'{TABLE}'"))


def test_other_bytes_are_found_like_another_letter(manual: RecordedManual) -> None:
    put(manual, PICTURE, NEW)
    manual.commit("Swap the picture")
    told = f"{DRAFT_FILE} SOP978"
    assert told in failing(manual, "check")
    assert told in failing(manual, "check", "--base", "HEAD~1")
    assert told in failing(manual, "verify")
    assert failing(manual, "check") == {told}


def test_other_line_ends_of_a_text_are_no_change(manual: RecordedManual) -> None:
    put(manual, TABLE, b"a,b\n1,2\n")
    assert failing(manual, "check") == set()


def test_a_signature_falls_with_the_picture(histories: Histories, tmp_path: Path) -> None:
    manual = histories.copy(tmp_path / "manual", with_files)
    manual.sign_all(DRAFT, *[RELEASED] * 4)
    put(manual, PICTURE, NEW)
    assert f"{DRAFT_FILE} SOP941" in failing(manual, "check")
    assert "SOP941" in manual.refused("release", DRAFT, "--by", "tang")


def test_nobody_signs_for_what_is_not_there(histories: Histories, tmp_path: Path) -> None:
    manual = histories.copy(tmp_path / "manual", with_files)
    (manual.folder / PICTURE).unlink()
    assert failing(manual, "check") == {f"{DRAFT_FILE} SOP631"}
    for command in (("submit", DRAFT), ("approve", DRAFT, "--role", "prepared")):
        assert "SOP631" in manual.refused(*command, "--by", "tang", "--unsigned")


def test_a_file_that_git_does_not_keep_as_it_is_cannot_be_released(
    histories: Histories, tmp_path: Path
) -> None:
    manual = histories.copy(tmp_path / "manual", with_files)
    manual.sign_all(DRAFT, *[RELEASED] * 4)
    manual.write(".gitattributes", "*.png filter=short\n")
    manual.git("config", "filter.short.clean", "head -c 3")
    assert PICTURE in manual.refused("release", DRAFT, "--by", "tang")


def test_a_lost_and_a_forged_file_are_found_by_verify(manual: RecordedManual) -> None:
    lines = manual.ledger()
    event = json.loads(lines[-1])
    blob = event["files"][1]["blob"]
    assert failing(manual, "verify") == set()
    manual.write(
        "ledger.jsonl", "\n".join([*lines[:-1], lines[-1].replace(blob, manual.blob(f"HEAD:{TABLE}"))]) + "\n"
    )
    assert "ledger.jsonl SOP967" in failing(manual, "verify")
    manual.write("ledger.jsonl", "\n".join([*lines[:-1], lines[-1].replace(blob, "7" * 40)]) + "\n")
    assert "ledger.jsonl SOP969" in failing(manual, "verify")


def test_a_link_is_no_file(histories: Histories, tmp_path: Path) -> None:
    manual = histories.copy(tmp_path / "manual", with_files)
    (manual.folder / PICTURE).unlink()
    (manual.folder / PICTURE).symlink_to("../a.mp4")
    assert failing(manual, "check") == {f"{DRAFT_FILE} SOP632"}


def test_below_the_top_of_the_repository_too(histories: Histories, tmp_path: Path) -> None:
    manual = histories.copy(tmp_path / "manual", with_files, released)
    inner = manual.folder / "手册 a"
    inner.mkdir()
    for name in ("docs", "mkdocs.yml", "organisation.yml", "ledger.jsonl"):
        (manual.folder / name).rename(inner / name)
    manual.commit("Move the manual")
    moved = RecordedManual(inner)
    assert failing(moved, "check") == failing(moved, "verify") == set()
    put(moved, PICTURE, NEW)
    assert failing(moved, "check") == failing(moved, "check", "--base", "HEAD") == {f"{DRAFT_FILE} SOP978"}


# --- published ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(histories: Histories, tmp_path_factory: pytest.TempPathFactory) -> Site:
    manual = histories.copy(tmp_path_factory.mktemp("site") / "manual", with_files, released, ahead)
    return built(manual.folder / "mkdocs.yml", manual.folder / "site", IN_FORCE, strict=True)


def shown(site: Site, page: Element, where: str) -> dict[str, bytes]:
    """Name → bytes of every file that a page shows or links, as a browser would ask for it."""
    found = {}
    for element in page.one("div", class_="sop-body").all():
        for key in ("src", "href", "poster"):
            address = element.attributes.get(key, "")
            if "files/" in address:
                found[address.rpartition("/")[2]] = site.bytes_at(where, address)
    return found


def test_readers_see_the_files_of_the_revision_in_force(site: Site) -> None:
    released = {"wiring.png": OLD, "a.mp4": b"\0" * 500, "%E8%A1%A8%20%E4%B8%80.csv": b"a,b\r\n1,2\r\n"}
    for where in (DRAFT, f"{DRAFT}/r1"):
        found = shown(site, site.content(where), where)
        assert found == released
        assert any(link.endswith(f"{NUMBER}/#c4-1") for link in site.content(where).links)


def test_the_draft_is_nowhere(site: Site) -> None:
    assert NEW not in [path.read_bytes() for path in site.folder.rglob("*") if path.is_file()]


def test_the_list_of_attachments(site: Site) -> None:
    section = site.content(DRAFT).one("section", class_="sop-attachments")
    rows = [[cell.text for cell in row.all("td")] for row in section.one("tbody").all("tr")]
    assert [row[0] for row in rows] == ["500 字节", f"{len(OLD)} 字节", "8 字节"]
    assert {row[2] for row in rows} == {"第 1 版"}


def test_a_file_unchanged_for_two_revisions_is_one_file(histories: Histories, tmp_path: Path) -> None:
    manual = histories.copy(tmp_path / "manual", with_files, released, ahead)
    manual.replace(DRAFT_FILE, "status: draft\n", "status: draft\neffective: 2026-12-20\n")
    for role, person in SIGNERS.items():
        on(LATER, manual, "approve", DRAFT, "--role", role, "--by", person)
    on(LATER, manual, "release", DRAFT, "--by", "tang")
    manual.commit("Release revision 2")
    site = built(manual.folder / "mkdocs.yml", manual.folder / "site", "2026-12-21", strict=True)
    assert shown(site, site.content(DRAFT), DRAFT)["wiring.png"] == NEW
    assert shown(site, site.content(f"{DRAFT}/r1"), f"{DRAFT}/r1")["wiring.png"] == OLD
    section = site.content(DRAFT).one("section", class_="sop-attachments")
    redline = shown(site, site.content(f"{DRAFT}/r2/redline"), f"{DRAFT}/r2/redline")
    assert "wiring.png" in redline
    pictures = [e.attributes["src"] for e in site.content(f"{DRAFT}/r2/redline").all("img")]
    assert [site.bytes_at(f"{DRAFT}/r2/redline", address) for address in pictures] == [OLD, NEW]
    assert [[cell.text for cell in row.all("td")][2] for row in section.one("tbody").all("tr")] == [
        "第 2 版",
        "第 2 版",
    ]


def test_the_procedure_shows_no_list(site: Site) -> None:
    assert not list(site.content(NUMBER).all("section", class_="sop-attachments"))


def test_a_changed_picture_is_told_wherever_revisions_are_compared(
    histories: Histories, tmp_path: Path
) -> None:
    manual = histories.copy(tmp_path / "manual", with_files, released, ahead)
    told = [f"img/wiring.png ({len(OLD)} bytes, ", f"img/wiring.png ({len(NEW)} bytes, "]
    diff = manual.run("diff", DRAFT, SOP_AS_OF=LATER).stdout
    report = manual.run("report", "--base", "HEAD~1", SOP_AS_OF=LATER).stdout
    assert all(words in text for words in told for text in (diff, report))
    assert "[-[接线图]-]{+[接线图]+}" in diff
    assert f"`sop diff {DRAFT} --html changes.html`" in report


def test_pictures_stand_old_beside_new_in_a_page_to_hand_on(histories: Histories, tmp_path: Path) -> None:
    manual = histories.copy(tmp_path / "manual", with_files, released, ahead)
    assert manual.run("diff", DRAFT, "--html", str(tmp_path / "a.html"), SOP_AS_OF=LATER).exit_code == 0
    page = read_html((tmp_path / "a.html").read_text(encoding="utf-8"))
    for mark, data in (("del", OLD), ("ins", NEW)):
        (picture,) = (img for each in page.all(mark) for img in each.all("img"))
        assert picture.attributes["src"] == f"data:image/png;base64,{b64encode(data).decode()}"


def test_a_report_shows_released_pictures_of_a_site(histories: Histories, tmp_path: Path) -> None:
    manual = histories.copy(tmp_path / "manual", with_files, released, ahead)
    manual.replace(DRAFT_FILE, "status: draft\n", "status: draft\neffective: 2027-01-01\n")
    for role, person in SIGNERS.items():
        on(LATER, manual, "approve", DRAFT, "--role", role, "--by", person)
    on(LATER, manual, "release", DRAFT, "--by", "tang")
    manual.commit("Release revision 2")
    ask = ("report", "--base", "HEAD~2", "--site-url", "https://preview.example.org/7/")
    said = manual.run(*ask, SOP_AS_OF=LATER).stdout
    both = [
        f"![{digest[:6]}](https://preview.example.org/7/files/{digest[:16]}/wiring.png)"
        for digest in (sha256(OLD).hexdigest(), sha256(NEW).hexdigest())
    ]
    assert " → ".join(both) in said


# --- exported -------------------------------------------------------------------------------------


def test_an_export_holds_the_files_and_says_how_to_read_it(histories: Histories, tmp_path: Path) -> None:
    manual = histories.copy(tmp_path / "manual", with_files, released, ahead)
    said = manual.run("export", "--as-of", IN_FORCE, "-o", str(tmp_path / "a.zip"), SOP_AS_OF=LATER).stdout
    assert "in force on 2026-12-02: 2" in said
    with zipfile.ZipFile(tmp_path / "a.zip") as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    folder = tmp_path / "opened"
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    opened_site = Site(folder, [])
    page = read_html(files[f"pages/{DRAFT}.html"].decode())
    shown_there = {
        address.rpartition("/")[2]: opened_site.bytes_at("pages", address)
        for element in page.all()
        for key in ("src", "href", "poster")
        if "files/" in (address := element.attributes.get(key, ""))
    }
    assert set(shown_there.values()) == {OLD, b"\0" * 500, b"a,b\r\n1,2\r\n"}
    assert f"{NUMBER}.html#c4-1" in page.links
    index = read_html(files["index.html"].decode())
    assert all(opened_site.bytes_at("", link) for link in index.links)
    commit = manual.git("rev-parse", "HEAD~1")
    for text in (index.text, files["README.txt"].decode()):
        assert commit in text
    assert "sha256sum -c SHA256SUMS" in files["README.txt"].decode()


def test_an_export_leaves_no_number_out_in_silence(manual: RecordedManual, tmp_path: Path) -> None:
    said = manual.sop("export", "--as-of", RELEASED, "-o", str(tmp_path / "a.zip"))
    assert "left-out.csv: 1" in said
    with zipfile.ZipFile(tmp_path / "a.zip") as opened:
        assert f"{DRAFT},打印报表,not yet in force" in opened.read("left-out.csv").decode("utf-8-sig")
        assert "还没有生效" in opened.read("index.html").decode()


def test_a_forged_file_is_not_exported(manual: RecordedManual, tmp_path: Path) -> None:
    blob = json.loads(manual.ledger()[-1])["files"][1]["blob"]
    text = manual.text("ledger.jsonl").replace(blob, manual.blob(f"HEAD:{TABLE}"))
    manual.write("ledger.jsonl", text)
    (manual.folder / PICTURE).unlink()
    result = manual.run("export", "--as-of", IN_FORCE, "-o", str(tmp_path / "a.zip"), SOP_AS_OF=LATER)
    assert result.exit_code == 1
    assert "SOP969" in result.stderr
    assert not (tmp_path / "a.zip").exists()


# --- drawn ----------------------------------------------------------------------------------------


def test_another_default_language_is_no_tampering_and_the_page_tells_of_it(
    histories: Histories, tmp_path: Path
) -> None:
    manual = histories.copy(tmp_path / "manual", with_files)
    manual.sop("record", "--by", "shen", "--reason", "开始登记", "--date", "2026-11-01")
    manual.commit("Record")
    released(manual)
    manual.replace(
        "mkdocs.yml",
        "      pages: [index.md]\n",
        "      pages: [index.md]\n      language: en\n      clause_style: chinese\n",
    )
    on(LATER, manual, "record", "--by", "shen", "--reason", "改语言")
    manual.commit("Another language")
    checked = manual.run("check", "--format", "json", SOP_AS_OF=LATER)
    assert [f for f in json.loads(checked.stdout)["findings"] if f["fails"]] == []
    site = built(manual.folder / "mkdocs.yml", manual.folder / "site", LATER, strict=True)
    told = site.content(DRAFT).one("p", class_="sop-drawn-since").text
    assert "decimal" in told
    assert "zh-Hans" in told
    assert "img/wiring.png" in site.content(DRAFT).text
