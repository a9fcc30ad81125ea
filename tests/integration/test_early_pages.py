"""A changed text is shown before the rest of a preview is built anew, and whatever was changed: in the end it shows what a fresh build would."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from .manuals import BODY, DRAFT, Manual, document
from .test_preview import Opened, Preview, preview  # noqa: F401 - a fixture

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)
PAGE, OTHER, HOME = "HT-SD-SOP-001/index.html", "HT-SD-SOP-002/index.html", "index.html"


@pytest.fixture(autouse=True)
def _a_clock_of_stone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")


class Watched:
    """What happens in a rebuild, as a browser sees it that has a page open."""

    def __init__(self, shown: Preview) -> None:
        self.shown = shown
        self.early: dict[str, bytes] = {}
        """What was given out before the rest of the site was built."""
        self.told = 0
        """How many times the browser was sent for the page."""
        self.meanwhile: Callable[[], None] = lambda: None
        inside = shown._build

        def build() -> None:
            self.told += self._is_new()
            if self.told:
                for name in (PAGE, OTHER, HOME):
                    if (self._last / name).exists() and name in self._given():
                        self.early[name] = (self._last / name).read_bytes()
            self.meanwhile()
            inside()

        shown._build = build  # type: ignore[method-assign]

    @property
    def _last(self) -> Path:
        return Path(self.shown.server.root)

    def _is_new(self) -> bool:
        server = self.shown.server
        return server._visible_epoch == server._wanted_epoch

    def _given(self) -> set[str]:
        names = (PAGE, OTHER, HOME)
        answers = self.shown.server.builder.__self__._early  # type: ignore[attr-defined]
        return {name for name in names if answers._pages is not None and name in answers._pages.files}

    def rebuild(self) -> None:
        """As MkDocs does when a file has changed."""
        server = self.shown.server
        self.early, self.told = {}, 0
        server._wanted_epoch += 1
        before = server._wanted_epoch
        self.shown.rebuild()
        self.told += server._wanted_epoch != before or not self.told
        server._visible_epoch = server._wanted_epoch


def watched(preview: Opened, **facts: object) -> tuple[Manual, Watched]:  # noqa: F811
    manual, shown = preview(**facts)
    # The builder that MkDocs's server was given, which the preview stands before.
    seen = Watched(shown)
    shown.server.builder.__self__._build = shown._build  # type: ignore[attr-defined]
    return manual, seen


def all_of(shown: Preview, names: list[str]) -> dict[str, bytes]:
    """Every file of the site, each asked for as by a browser."""
    for name in names:
        assert shown.ask("/" + name)[0].startswith("200"), name
    return {name: (shown.folder / name).read_bytes() for name in names}


def assert_as_built_afresh(manual: Manual, seen: Watched, what: str) -> None:
    # MkDocs has one instance of the plugin for all builds of a process.
    plugin = seen.shown._plugins["sop"]
    before = dict(vars(plugin))
    fresh = manual.build(command="serve", to=f"fresh-{quote(what)}").everything()
    vars(plugin).update(before)
    # Scripts of pages are written with the pages.
    names = sorted(fresh, key=lambda name: (not name.endswith(".html"), name))
    assert all_of(seen.shown, names) == fresh, what


def test_the_page_of_a_changed_text_comes_before_the_rest(preview: Opened) -> None:  # noqa: F811
    manual, seen = watched(preview)
    manual.write(
        "b.md", document("HT-SD-SOP-002", "草稿机密", BODY.replace("响铃 3 声内", "响铃 2 声内"), **DRAFT)
    )
    asked: list[tuple[str, str]] = []

    def meanwhile() -> None:
        asked.append(seen.shown.ask("/HT-SD-SOP-002/"))
        asked.append(seen.shown.ask("/assets/stylesheets/" + style.name))

    style = next((seen.shown.folder / "assets/stylesheets").glob("main.*.css"))
    seen.meanwhile = meanwhile
    seen.rebuild()
    assert [status[:3] for status, _ in asked] == ["200", "200"]
    assert "响铃 2 声内" in asked[0][1]
    assert seen.told == 1, "what was shown early is what was built"
    assert seen.early.keys() == {OTHER}
    assert seen.early[OTHER] == all_of(seen.shown, [OTHER])[OTHER]


def test_after_any_change_a_preview_shows_what_a_fresh_build_would(preview: Opened) -> None:  # noqa: F811
    manual, seen = watched(preview, macros=True)
    long_title = document("HT-SD-SOP-002", "改过的草稿", **DRAFT)
    longer = BODY.replace("响铃 3 声内", "按[[HT-SD-SOP-001]]响铃 2 声内")
    first = BODY.replace("无。", "见 [[HT-SD-SOP-002]]。")
    company = (manual.root / "organisation.yml").read_text("utf-8")
    steps: list[tuple[str, dict[str, str | bytes | None], set[str]]] = [
        ("body", {"b.md": document("HT-SD-SOP-002", "草稿机密", longer, **DRAFT)}, {OTHER}),
        (
            "several at once",
            {
                "b.md": document("HT-SD-SOP-002", "草稿机密", longer + "\n完。\n", **DRAFT),
                "index.md": "# 首页\n\n共 {{ count() }} 份；{{ register() }}\n",
            },
            set(),
        ),
        ("home", {"index.md": "# 首页\n\n现有 {{ count() }} 份；{{ register() }}\n"}, {HOME}),
        (
            "dead link",
            {"b.md": document("HT-SD-SOP-002", "草稿机密", longer + "\n[没有](c.md)\n", **DRAFT)},
            {OTHER},
        ),
        ("title", {"b.md": long_title}, set()),
        ("broken", {"a.md": "---\nnumber: [\n---\n"}, set()),
        ("mended", {"a.md": document("HT-SD-SOP-001", "转接", first + "\n接上。\n")}, set()),
        ("picture", {"x.png": PIXEL}, set()),
        ("shown", {"b.md": long_title.replace("写下留言。", "写下留言。\n\n![](x.png)")}, {OTHER}),
        ("another picture", {"x.png": PIXEL + b"\0", "b.md": long_title + "\n![](x.png)\n"}, set()),
        ("new", {"c.md": document("HT-SD-SOP-003", "新的", **DRAFT)}, set()),
        ("number", {"c.md": document("HT-SD-SOP-004", "新的", **DRAFT)}, set()),
        ("renamed", {"c.md": None, "d.md": document("HT-SD-SOP-004", "新的", **DRAFT)}, set()),
        ("gone", {"d.md": None}, set()),
        ("person", {"../organisation.yml": company.replace("name: 李", "name: 黎")}, set()),
        ("body again", {"b.md": long_title.replace("写下留言。", "不写留言。")}, {OTHER}),
    ]
    for what, files, early in steps:
        for name, text in files.items():
            if text is None:
                (manual.docs / name).unlink()
            elif isinstance(text, bytes):
                (manual.docs / name).write_bytes(text)
            else:
                (manual.docs / name).write_text(text, encoding="utf-8")
        seen.rebuild()
        assert seen.early.keys() == early, what
        assert seen.told == 1, what
        if what != "broken":
            assert_as_built_afresh(manual, seen, what)
            assert {name: seen.early[name] for name in early} == all_of(seen.shown, sorted(early)), what


def test_what_breaks_while_the_rest_is_built_takes_the_early_page_back(preview: Opened) -> None:  # noqa: F811
    manual, seen = watched(preview)
    before = all_of(seen.shown, [PAGE])
    manual.write("a.md", document("HT-SD-SOP-001", "转接", BODY.replace("3 声", "2 声")))

    def stop() -> None:
        raise SystemExit("Schluss")

    seen.meanwhile = stop
    seen.rebuild()
    assert seen.early.keys() == {PAGE}
    assert seen.told == 2, "the page that was shown is no page of the site"
    assert "Schluss" in seen.shown.ask("/HT-SD-SOP-001/")[1]
    assert all_of(seen.shown, [PAGE]) == before
    seen.meanwhile = lambda: None
    seen.rebuild()
    assert_as_built_afresh(manual, seen, "mended")


def test_a_file_that_changes_while_the_rest_is_built_is_seen_by_the_next_build(preview: Opened) -> None:  # noqa: F811
    manual, seen = watched(preview)
    manual.write("b.md", document("HT-SD-SOP-002", "草稿机密", BODY.replace("3 声", "2 声"), **DRAFT))

    def save() -> None:
        manual.write("b.md", document("HT-SD-SOP-002", "草稿机密", BODY.replace("3 声", "1 声"), **DRAFT))

    seen.meanwhile = save
    seen.rebuild()
    assert "2 声" in seen.shown.ask("/HT-SD-SOP-002/")[1]
    seen.meanwhile = lambda: None
    seen.rebuild()
    assert "1 声" in seen.shown.ask("/HT-SD-SOP-002/")[1]
    assert_as_built_afresh(manual, seen, "saved twice")


def test_where_others_have_a_hand_in_pages_all_is_built_before_anything_is_shown(preview: Opened) -> None:  # noqa: F811
    manual, seen = watched(
        preview, config={"hooks": ["hook.py"]}, hook="def on_page_content(html, **_):\n    return html\n"
    )
    manual.write("b.md", document("HT-SD-SOP-002", "草稿机密", BODY.replace("3 声", "2 声"), **DRAFT))
    seen.rebuild()
    assert not seen.early
    assert "2 声" in seen.shown.ask("/HT-SD-SOP-002/")[1]
