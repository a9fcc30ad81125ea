"""A site of which much is kept from the build before is, to the byte, the one that is drawn anew, whatever has been changed between."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recorded_manual import NUMBER, PROCEDURE, RecordedManual

from sop_plugin.outside.kept_files import KeptFiles
from sop_plugin.outside.site_replacement import can_exchange

from .manuals import AS_OF, BODY, DRAFT, MakeManual, Site, built, document

EXCHANGE = "sop_plugin.outside.site_trees.exchange"
UNCHANGED = "nothing has changed since the last build"
EXPLORE = os.environ.get("SOP_EXPLORE") == "1"
STEPS = """
### 登记

| 步骤 | 责任人 | 标准 | 记录 |
| --- | --- | --- | --- |
| 接起电话 | 销售代表 | 响铃 3 声内 | [[HT-SD-FRM-001]] |
| 写下留言 | 预订员 | 当日 | [[HT-SD-FRM-001]] |
| 转告经办人 | 销售代表 | 1 小时内 | 留言本 |
"""
CALLS = BODY.replace("无。", "见 [[HT-SD-SOP-002#4.1]]、《转接》。").replace(
    "写下留言。", f"写下留言。\n{STEPS}"
)
FORM = "## 用途\n\n登记来电。\n\n| 日期 | 事由 |\n| --- | --- |\n|  |  |\n"
HOME = "# 首页\n\n{{ count() }} 份，{{ document('HT-SD-SOP-001') }}\n"


class Changing:
    """A manual that is built with what was kept and without, after each change."""

    def __init__(self, make_manual: MakeManual) -> None:
        self.day = date.fromisoformat(AS_OF)
        self.manual = make_manual({"index.md": HOME}, macros=True, options={"processes": ["HT-SD-SOP-001#4"]})
        self.write("a.md", document("HT-SD-SOP-001", body=CALLS, audience=["销售代表"]))
        self.write("b.md", document("HT-SD-SOP-002", "转接", keywords=["来电", "响铃"]))
        self.write("c.md", document("HT-SD-FRM-001", "来电登记表", FORM, type="form"))
        self.write("d.md", document("HT-SD-SOP-003", "投诉", BODY.replace("无。", "[[HT-SD-SOP-001]]")))
        self.write("e.md", document("HT-SD-SOP-004", "草稿", **DRAFT))

    def make_room(self) -> Changing:
        """As a build before the first one does."""
        make_room(self.manual.root, self.manual.root / "kept")
        return self

    def write(self, path: str, text: str) -> None:
        self.manual.write(path, text)

    def replace(self, path: str, old: str, new: str, *, above: bool = False) -> None:
        file = (self.manual.root if above else self.manual.docs) / path
        if file.is_file():
            file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    def holds(self) -> Site:
        """The site with what was kept, which is the one without."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SOP_JOBS", "1")
            anew = self.manual.build(as_of=self.day.isoformat(), to="anew")
            patch.setenv("SOP_CACHE", str(self.manual.root / "kept"))
            kept = self.manual.build(as_of=self.day.isoformat(), to="again")
            same(kept, anew)
            # What was read for this site is known now: the next change must be noticed by that alone.
            same(self.manual.build(as_of=self.day.isoformat(), to="again"), anew)
        return kept


def make_room(manual: Path, folder: Path) -> None:
    KeptFiles.of_manual(manual, {"SOP_CACHE": str(folder)}, "whole").unless_first()


def same(kept: Site, anew: Site) -> None:
    one, other = kept.everything(), anew.everything()
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []
    assert sorted(kept.warnings()) == sorted(anew.warnings())


def counts(site: Site) -> tuple[int, int]:
    """How many files were the same, of how many."""
    (line,) = (line for line in site.said.splitlines() if "the same as in the last build" in line)
    found = re.search(r"(\d+) of (\d+) files", line)
    assert found is not None
    return int(found[1]), int(found[2])


def _next_day(manual: Changing) -> None:
    manual.day += timedelta(days=1)


def _next_spring(manual: Changing) -> None:
    manual.day = date(2027, 2, 20)


def _withdrawn(manual: Changing) -> None:
    ended = {"status": "withdrawn", "withdrawal": {"date": date(2026, 11, 1), "by": "shen", "reason": "合并"}}
    manual.write("b.md", document("HT-SD-SOP-002", "转接", **ended))


def _style(manual: Changing) -> None:
    options = manual.manual.options
    options["clause_style"] = "decimal" if options.get("clause_style") == "chinese" else "chinese"


CHANGES: dict[str, Callable[[Changing], None]] = {
    "nothing": lambda _: None,
    "a sentence": lambda manual: manual.replace("a.md", "来电有人接", "来电随时有人接"),
    "a sentence back": lambda manual: manual.replace("a.md", "来电随时有人接", "来电有人接"),
    "a line": lambda manual: manual.replace("b.md", "## 适用范围", "又一行。\n\n## 适用范围"),
    "a clause": lambda manual: manual.replace(
        "b.md", "## 工作程序", "## 定义\n\n留言：口信。\n\n## 工作程序"
    ),
    "a term": lambda manual: manual.replace(
        "d.md", "## 工作程序", "## 术语\n\n- 来电：打进来的电话。\n\n## 工作程序"
    ),
    "a step": lambda manual: manual.replace("a.md", "| 写下留言 | 预订员", "| 记下留言 | 总机"),
    "a title": lambda manual: manual.replace("b.md", "title: 转接", "title: 来电转接"),
    "a number": lambda manual: manual.replace("d.md", "HT-SD-SOP-003", "HT-SD-SOP-030"),
    "a keyword": lambda manual: manual.replace("b.md", "- 来电", "- 总机"),
    "a department": lambda manual: manual.replace("organisation.yml", "销售部", "市场销售部", above=True),
    "a person": lambda manual: manual.replace("organisation.yml", "name: 沈", "name: 申", above=True),
    "no sample": lambda manual: manual.replace(
        "organisation.yml", "sample: true", "sample: false", above=True
    ),
    "a draft in force": lambda manual: manual.write("e.md", document("HT-SD-SOP-004", "新的")),
    "withdrawn": _withdrawn,
    "gone": lambda manual: (manual.manual.docs / "d.md").unlink(missing_ok=True),
    "there again": lambda manual: manual.write("d.md", document("HT-SD-SOP-003", "投诉处理")),
    "another file": lambda manual: manual.write("f.md", document("HT-SD-SOP-005", "《转接》的补充")),
    "another home": lambda manual: manual.write("index.md", f"# 首页二\n{HOME}"),
    "the next day": _next_day,
    "next spring": _next_spring,
    "a setting": _style,
    "a setting of the site": lambda manual: manual.manual.config.update(copyright="某某酒店"),
    "a ledger that is empty": lambda manual: (manual.manual.root / "ledger.jsonl").touch(),
    "a file beside": lambda manual: manual.write("plan.txt", f"{manual.day}\n"),
    "a style sheet": lambda manual: manual.write("assets/sop/banner.css", "body { color: teal; }\n"),
}
TOGETHER = (
    ("nothing",),
    ("a sentence", "a keyword"),
    ("a clause", "a term"),
    ("a title", "the next day"),
    ("a step", "a person", "another home"),
    ("a department", "a draft in force"),
    ("withdrawn", "a number"),
    ("gone", "no sample", "a sentence back"),
    ("a setting", "there again"),
    ("a style sheet",),
    ("a setting of the site",),
    ("a ledger that is empty",),
    ("a file beside",),
    ("next spring", "another file", "a line"),
)


@pytest.fixture(scope="module")
def changing(make_manual: MakeManual) -> Changing:
    return Changing(make_manual)


def test_whatever_changes_the_site_is_the_one_that_is_drawn_anew(changing: Changing) -> None:
    changing.make_room()
    same_before, _ = counts(changing.holds())
    assert same_before == 0
    for names in TOGETHER:
        for name in names:
            CHANGES[name](changing)
        site = changing.holds()
        if names == ("nothing",):
            assert UNCHANGED in site.said
            continue
        found, whole = counts(site)
        if names == ("a sentence", "a keyword"):
            assert 0 < whole - found < whole / 2


@pytest.mark.skipif(
    not EXPLORE and os.environ.get("SOP_NO_SKIP") != "1", reason="SOP_EXPLORE=1 makes up changes"
)
@settings(max_examples=20 if EXPLORE else 1)
@given(
    st.lists(st.lists(st.sampled_from(sorted(CHANGES)), min_size=1, max_size=3), max_size=6 if EXPLORE else 1)
)
def test_made_up_changes(make_manual: MakeManual, changes: list[list[str]]) -> None:
    manual = Changing(make_manual).make_room()
    manual.holds()
    for names in changes:
        for name in names:
            CHANGES[name](manual)
        manual.holds()


def test_what_is_recorded_shows_on_every_page(recorded: RecordedManual, tmp_path: Path) -> None:
    def holds(day: str) -> Site:
        with pytest.MonkeyPatch.context() as patch:
            anew = built(recorded.folder / "mkdocs.yml", tmp_path / "anew", day)
            patch.setenv("SOP_CACHE", str(tmp_path / "kept"))
            kept = built(recorded.folder / "mkdocs.yml", tmp_path / "again", day)
            again = built(recorded.folder / "mkdocs.yml", tmp_path / "again", day)
        same(kept, anew)
        same(again, anew)
        assert UNCHANGED in again.said
        return kept

    with (recorded.folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("theme: material\n")
    make_room(recorded.folder, tmp_path / "kept")
    before = holds(AS_OF).html(NUMBER)
    recorded.sop("review", NUMBER, "--by", "tang", "--outcome", "no_change", "--note", "仍适用")
    recorded.commit("Review the procedure")
    assert holds(AS_OF).html(NUMBER) != before
    recorded.replace(PROCEDURE, "## 目的", "## 宗旨")
    holds("2026-11-25")


def test_a_site_in_which_nothing_has_changed_is_handed_over_only_where_that_is_known(
    make_manual: MakeManual, monkeypatch: pytest.MonkeyPatch
) -> None:
    manual = make_manual()
    manual.write("a.md", document("HT-SD-SOP-001"))
    manual.write("b.md", document("HT-SD-SOP-002", "转接", BODY.replace("无。", "《没有的》")))
    monkeypatch.setenv("SOP_CACHE", str(manual.root / "kept"))
    monkeypatch.setenv("SOP_JOBS", "1")

    def is_same(**how: Any) -> bool:
        return UNCHANGED in manual.build(**how).said

    make_room(manual.root, manual.root / "kept")
    first = manual.build()
    assert UNCHANGED not in first.said
    before = first.everything()
    again = manual.build()
    assert UNCHANGED in again.said
    assert again.everything() == before
    assert first.warnings() == again.warnings() != []
    assert not is_same(strict=False, as_of="2026-11-22"), "another day"
    with pytest.raises(SystemExit):
        manual.build(strict=True)
    assert not is_same(), "the last one was of another day"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LC_TIME", "another")
        assert not is_same()
        assert is_same()
    assert not is_same()
    assert is_same()
    page = manual.root / "site/HT-SD-SOP-001/index.html"
    page.write_text("vandals", encoding="utf-8")
    repaired = manual.build()
    assert UNCHANGED not in repaired.said
    assert repaired.everything() == before
    (manual.root / "hook.py").write_text("def on_post_page(output, **_): return output\n", encoding="utf-8")
    manual.config["hooks"] = ["hook.py"]
    assert not is_same()
    assert not is_same(), "nobody knows what a hook goes by"


@pytest.mark.skipif(not can_exchange(), reason="folders cannot change places in one step")
@pytest.mark.parametrize("where", ["sop_plugin.mkdocs_site.drawn_files.FilesToDraw.draw_all", EXCHANGE])
def test_a_kill_leaves_the_whole_old_site_and_the_next_build_is_right(
    make_manual: MakeManual, where: str
) -> None:
    manual = Changing(make_manual).make_room()
    manual.holds()
    CHANGES["a sentence"](manual)
    before = manual.holds().everything()
    CHANGES["a title"](manual)
    child = os.fork()
    if child == 0:
        try:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(where, lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL))
                manual.holds()
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    assert Site(manual.manual.root / "again", []).everything() == before
    manual.holds()


def test_what_was_done_to_the_site_by_hand_is_put_right(make_manual: MakeManual) -> None:
    manual = Changing(make_manual).make_room()
    manual.holds()
    CHANGES["a sentence"](manual)
    manual.holds()
    site = manual.manual.root / "again"
    page = site / "HT-SD-SOP-001/index.html"
    before = page.stat()
    for change in ("nothing", "a keyword", "nothing", "a sentence back"):
        page.unlink()
        page.write_text("vandals", encoding="utf-8")
        (site / "HT-SD-SOP-002/index.html").unlink()
        (site / "assets/extra.txt").touch()
        CHANGES[change](manual)
        manual.holds()
    (site / "assets/extra.txt").touch()
    manual.holds()
    assert before.st_mtime_ns != page.stat().st_mtime_ns, "another sentence"


def test_a_build_that_fails_leaves_the_site_that_is_there(make_manual: MakeManual) -> None:
    manual = Changing(make_manual).make_room()
    manual.holds()
    manual.write("a.md", document("HT-SD-SOP-001", body="## 目的\n\n[没有](none.md)\n"))
    before = manual.holds().everything()
    CHANGES["a title"](manual)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOP_CACHE", str(manual.manual.root / "kept"))
        with pytest.raises(SystemExit):
            manual.manual.build(strict=True, to="again")
    assert Site(manual.manual.root / "again", []).everything() == before
    manual.holds()


def test_what_is_damaged_or_half_written_is_drawn_anew(make_manual: MakeManual) -> None:
    manual = Changing(make_manual).make_room()
    manual.holds()
    kept = [path for path in (manual.manual.root / "kept").rglob("*") if path.is_file()]
    for path in kept:
        if path.name == "list.json":
            continue
        path.write_bytes(path.read_bytes()[:-7])
    assert counts(manual.holds())[0] == 0
    (known,) = (path for path in kept if path.name == "list.json" and path.parent.suffix == ".site")
    (whole,) = (path for path in kept if path.name == "list.json" and path.parent.suffix == ".whole")
    for text in ("", "[]", "{", '{"key": 1}', known.read_text(encoding="utf-8")[:-40]):
        known.write_text(text, encoding="utf-8")
        whole.unlink()
        assert counts(manual.holds())[0] == 0
        assert known.stat().st_size > len(text)
