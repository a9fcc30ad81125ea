"""The same sources give the same bytes, and nothing of one build shows in the next."""

from __future__ import annotations

from .manuals import BODY, DRAFT, MakeManual, document

HOME = "# 首页\n\n{{ count() }} 份\n"


def test_two_builds_are_equal_to_the_byte(make_manual: MakeManual) -> None:
    manual = make_manual(
        {
            "index.md": HOME,
            "a.md": document("HT-SD-SOP-001", body=BODY.replace("无。", "[[HT-SD-SOP-002#4.1]]，《转接》")),
            "b.md": document("HT-SD-SOP-002", "转接", keywords=["来电", "留言", "响铃"]),
        },
        macros=True,
    )
    first, second = manual.build(to="first").everything(), manual.build(to="second").everything()
    assert first.keys() == second.keys()
    assert [path for path, data in first.items() if data != second[path]] == []


def test_a_rebuild_shows_nothing_of_the_build_before(make_manual: MakeManual) -> None:
    manual = make_manual(
        {
            "index.md": HOME,
            "a.md": document("HT-SD-SOP-001", "旧标题", BODY.replace("无。", "见 [[HT-SD-SOP-099]]。")),
            "b.md": document("HT-SD-SOP-002", "要删的"),
        },
        macros=True,
    )
    before = manual.build(command="serve", to="before")
    assert "SOP601" in before.content("HT-SD-SOP-001").text
    manual.write("a.md", document("HT-SD-SOP-001", "新标题"))
    (manual.docs / "b.md").unlink()
    after = manual.build(command="serve", to="after")
    assert "SOP601" not in after.said
    assert "旧标题" not in after.texts()
    assert "要删的" not in after.texts()
    assert "HT-SD-SOP-002" not in after.content("register").text
    assert after.content().one("p").text == "1 份"
    assert after.html("HT-SD-SOP-001").count("assets/sop/site.") == 2


def test_a_preview_leaves_no_draft_in_the_build_after_it(make_manual: MakeManual) -> None:
    manual = make_manual({"a.md": document("HT-SD-SOP-001", "草稿机密", **DRAFT)})
    assert manual.build(command="serve", to="preview").has("HT-SD-SOP-001")
    assert "草稿机密" not in manual.build(to="published").texts()


def test_another_day_gives_another_state(make_manual: MakeManual) -> None:
    manual = make_manual({"a.md": document("HT-SD-SOP-001")})

    def state(as_of: str) -> str:
        page = manual.build(as_of=as_of).content("HT-SD-SOP-001")
        return page.one("article", class_="sop-document").attributes["data-state"]

    assert [state(day) for day in ("2026-02-25", "2026-11-21", "2027-02-20", "2027-03-02")] == [
        "scheduled",
        "effective",
        "due",
        "overdue",
    ]
