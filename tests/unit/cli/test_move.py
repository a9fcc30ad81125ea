"""To move a file: links follow where they may, and no file is ever lost."""

from __future__ import annotations

from recorded_manual import DRAFT, DRAFT_FILE, LEDGER, NUMBER, PROCEDURE, RecordedManual

TARGET = "docs/front/reports.md"


def test_the_file_moves_and_nothing_else_changes(recorded: RecordedManual) -> None:
    before = recorded.contents()
    text = before.pop(PROCEDURE)
    said = recorded.sop("move", NUMBER, TARGET)
    assert said == (
        f"HT-SD-SOP-004 moved: {PROCEDURE} → {TARGET}\n"
        f"next: git add -A {PROCEDURE} {TARGET} && git commit -m 'Move HT-SD-SOP-004'\n"
    )
    assert recorded.contents() == {**before, TARGET: text}
    assert recorded.run("check", "--no-advice").exit_code == 0
    recorded.git("add", "-A", PROCEDURE, TARGET)
    recorded.git("commit", "-q", "-m", "Move it")
    assert recorded.git("status", "--porcelain") == ""


def test_a_trial_run_writes_nothing(recorded: RecordedManual) -> None:
    before = recorded.contents()
    assert "dry run" in recorded.sop("move", NUMBER, TARGET, "--dry-run")
    assert recorded.contents() == before
    assert not (recorded.folder / "docs/front").exists()


def test_into_a_folder_it_keeps_its_name(recorded: RecordedManual) -> None:
    for folder in ("docs/front", "docs/hotel"):
        recorded.sop("move", NUMBER, folder)
        assert f"number: {NUMBER}" in recorded.text(f"{folder}/procedure.md")


def test_what_git_does_not_know_is_not_named_to_it(recorded: RecordedManual) -> None:
    recorded.sop("new", "--type", "SOP", "--department", "HT-SD", "--by", "tang", "--title", "甲")
    said = recorded.sop("move", "HT-SD-SOP-021", "docs/hotel/a.md")
    assert "next: git add -A docs/hotel/a.md && git commit" in said


def test_a_file_may_take_its_own_name_in_other_letters(recorded: RecordedManual) -> None:
    recorded.sop("move", NUMBER, "docs/hotel/PROCEDURE.md")
    assert "docs/hotel/PROCEDURE.md" in recorded.contents()


def test_links_in_drafts_and_pages_follow(recorded: RecordedManual) -> None:
    recorded.replace(
        DRAFT_FILE,
        "销售部。",
        "见[电话](procedure.md#c1)、[电话](<../hotel/procedure.md>)、`[x](procedure.md)`。",
    )
    recorded.write("docs/index.md", "[电话](hotel/procedure.md) [别的](hotel/draft.md) [全部](register.md)\n")
    said = recorded.sop("move", NUMBER, "docs/前台/接 听.md")
    assert "links rewritten along with it: docs/hotel/draft.md\n" in said
    quoted = "%E5%89%8D%E5%8F%B0/%E6%8E%A5%20%E5%90%AC.md"
    assert f"见[电话](../{quoted}#c1)、[电话](<../{quoted}>)、`[x](procedure.md)`。" in recorded.text(
        DRAFT_FILE
    )
    assert recorded.text("docs/index.md") == f"[电话]({quoted}) [别的](hotel/draft.md) [全部](register.md)\n"
    assert "docs/hotel/draft.md" in said.split("git add -A ")[1]


def test_links_of_the_moved_draft_lead_to_the_same_files(recorded: RecordedManual) -> None:
    recorded.replace(
        DRAFT_FILE,
        "销售部。",
        "见[电话](procedure.md)、[本文](draft.md#c1)、![图](../图.png)、[网](https://x.cn/a.md)。",
    )
    recorded.sop("move", DRAFT, "docs/front/desk/reports.md")
    assert (
        "见[电话](../../hotel/procedure.md)、[本文](reports.md#c1)、![图](../../图.png)、[网](https://x.cn/a.md)。"
        in recorded.text("docs/front/desk/reports.md")
    )
    assert not (recorded.folder / DRAFT_FILE).exists()


def test_a_sealed_text_keeps_its_links_and_the_file_its_place(recorded: RecordedManual) -> None:
    recorded.sop(
        "revise",
        NUMBER,
        "--class",
        "editorial",
        "--reason",
        "a",
        "--summary",
        "b",
        "--effective",
        "2026-12-01",
    )
    recorded.replace(PROCEDURE, "销售部的电话。", "见[报表](draft.md)。")
    recorded.sop("submit", NUMBER, "--by", "tang")
    line = recorded.text().split("\n").index("见[报表](draft.md)。") + 1
    assert (
        f"these links, and the text around them is in review or released and cannot be rewritten: {PROCEDURE}:{line}:7;"
        in (said := recorded.refused("move", DRAFT, TARGET))
    ), said
    assert f"{PROCEDURE}:{line}:7" in recorded.refused("move", NUMBER, TARGET)
    recorded.sop("move", NUMBER, "docs/hotel/telephone.md")


def test_the_navigation_that_names_it_is_told(recorded: RecordedManual) -> None:
    recorded.write(
        "mkdocs.yml",
        "site_name: x\nplugins:\n  - sop\nnav:\n  - 别的: old-hotel/procedure.md\n  - 电话: hotel/procedure.md\n",
    )
    said = recorded.sop("move", NUMBER, TARGET)
    assert "mkdocs.yml:6:9 still names the old path; change it\n" in said
    assert "mkdocs.yml:4" not in said


def test_an_interrupted_run_is_completed(recorded: RecordedManual) -> None:
    recorded.replace(DRAFT_FILE, "销售部。", "见[电话](procedure.md)。")
    before = recorded.text(DRAFT_FILE)
    recorded.sop("move", DRAFT, TARGET)
    after = recorded.contents()
    recorded.write(DRAFT_FILE, before)
    recorded.sop("move", DRAFT, TARGET)
    assert recorded.contents() == after
    recorded.write(DRAFT_FILE, before.replace("见[电话]", "另见[电话]"))
    assert "never replaced" in recorded.refused("move", DRAFT, TARGET)


def test_the_ledger_knows_no_paths(recorded: RecordedManual) -> None:
    ledger = recorded.text(LEDGER)
    recorded.sop("move", NUMBER, TARGET)
    recorded.commit("Move it")
    assert recorded.text(LEDGER) == ledger
    recorded.sop("revise", NUMBER, "--class", "editorial", "--reason", "a", "--summary", "b")
    assert recorded.run("verify").exit_code == 0


PICTURE, LOGO = "docs/hotel/img/a.png", "docs/assets/logo.png"


def with_pictures(manual: RecordedManual, path: str) -> None:
    """A picture of its own, and one that a page shows too."""
    for picture in (PICTURE, LOGO):
        manual.write(picture, picture)
    manual.write("docs/index.md", "![标志](assets/logo.png)\n")
    manual.replace("mkdocs.yml", "  - sop\n", "  - sop:\n      pages: [index.md]\n")
    manual.write(path, manual.text(path) + "\n![图](img/a.png) ![标志](../assets/logo.png)\n")
    manual.commit("Pictures")


def test_the_pictures_of_a_draft_move_along_and_what_others_show_stays(recorded: RecordedManual) -> None:
    with_pictures(recorded, DRAFT_FILE)
    said = recorded.sop("move", DRAFT, "docs/front/desk/reports.md")
    assert f"{PICTURE} → docs/front/desk/img/a.png" in said
    assert "![图](img/a.png) ![标志](../../assets/logo.png)" in recorded.text("docs/front/desk/reports.md")
    there = recorded.contents()
    assert {name for name in there if name.endswith(".png")} == {"docs/front/desk/img/a.png", LOGO}
    assert "SOP631" not in recorded.run("check").stdout


def test_a_sealed_text_takes_copies_of_what_others_show(recorded: RecordedManual) -> None:
    with_pictures(recorded, DRAFT_FILE)
    recorded.issue_draft()
    recorded.commit("Issue")
    recorded.sop("submit", DRAFT, "--by", "tang", "--effective", "2026-12-01")
    recorded.commit("Submit")
    text = recorded.text(DRAFT_FILE)
    said = recorded.sop("move", DRAFT, "docs/front/desk/reports.md")
    assert f"{LOGO} → docs/front/assets/logo.png" in said
    assert recorded.text("docs/front/desk/reports.md") == text
    assert recorded.text("docs/front/assets/logo.png") == recorded.text(LOGO) == LOGO
    assert "SOP941" not in recorded.run("check").stdout
    # As the command said, and whoever clones it has all of it.
    recorded.git(*said.splitlines()[-1].split("next: git ")[1].split(" && ")[0].split())
    recorded.git("commit", "-q", "-m", "Move it")
    assert recorded.git("status", "--porcelain") == ""


def test_no_other_file_is_replaced_on_the_way(recorded: RecordedManual) -> None:
    with_pictures(recorded, DRAFT_FILE)
    recorded.write("docs/front/img/a.png", "another")
    assert "docs/front/img/a.png" in recorded.refused("move", DRAFT, "docs/front/reports.md")


def test_a_move_that_stopped_on_the_way_goes_on(recorded: RecordedManual) -> None:
    with_pictures(recorded, DRAFT_FILE)
    (recorded.folder / "docs/front/img").mkdir(parents=True)
    (recorded.folder / PICTURE).rename(recorded.folder / "docs/front/img/a.png")
    recorded.sop("move", DRAFT, "docs/front/reports.md")
    assert "![图](img/a.png)" in recorded.text("docs/front/reports.md")
