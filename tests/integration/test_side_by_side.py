"""A site drawn by several processes is the one that a single process draws."""

from collections.abc import Callable

import pytest

from sop_plugin.mkdocs_site.frames import Frames
from sop_plugin.mkdocs_site.site_page import SitePage

from .manuals import BODY, MakeManual, Manual, document

HOOK = """
import os

def on_post_page(output, page, config):
    if page.url == "HT-SD-SOP-003/":
        {done}
    return output
"""


@pytest.fixture(scope="module")
def manual(make_manual: MakeManual) -> Manual:
    """Documents enough that it is worth while; one says what no other page has, and links to what is not there."""
    told = {"validation": {"links": {"anchors": "warn"}}}
    made = make_manual({"index.md": "# 手册\n\n[第三份](3.md#无此条)\n"}, config=told)
    for number in range(1, 31):
        other = number % 30 + 1
        body = BODY.replace("无。", f"见 [[HT-SD-SOP-{other:03}]]。")
        if number == 3:
            body = body.replace("见 [[", "见[第四份](4.md#没有这条)、[[")
        made.write(f"{number}.md", document(f"HT-SD-SOP-{number:03}", f"规程{number}", body))
    return made


def test_the_same_bytes_and_the_same_warnings(manual: Manual, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOP_JOBS", "1")
    alone = manual.build(to="alone")
    monkeypatch.setenv("SOP_JOBS", "3")
    together = manual.build(to="together")
    one, other = alone.everything(), together.everything()
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []
    assert sorted(together.warnings()) == sorted(alone.warnings())
    assert any("没有这条" in line for line in together.warnings())


def test_pages_in_a_frame_drawn_once_are_those_of_the_theme(
    manual: Manual, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOP_JOBS", "1")
    drawn, by_theme = Frames.drawn, []

    def watched(self: Frames, page: SitePage, whole: Callable[[], str]) -> str:
        return drawn(self, page, lambda: by_theme.append(page.url) or whole())

    monkeypatch.setattr(Frames, "drawn", watched)
    once = manual.build(to="once").everything()
    documents = [url for url in by_theme if url.startswith("HT-SD-SOP-")]
    # The first and the last one of the department have one neighbour.
    assert len(documents) == 4
    monkeypatch.setattr(Frames, "drawn", lambda _self, _page, whole: whole())
    whole = manual.build(to="whole").everything()
    assert [path for path in whole if whole[path] != once[path]] == []


def test_a_theme_that_goes_by_more_draws_each_page(manual: Manual, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOP_JOBS", "1")
    theme = manual.root / "theme"
    theme.mkdir()
    (theme / "main.html").write_text(
        "{% extends 'base.html' %}{% block libs %}{{ page.file.src_uri if page }}{% endblock %}"
    )
    monkeypatch.setattr("sop_plugin.mkdocs_site.framed_page.can_be_kept", lambda _config: True)
    monkeypatch.setitem(manual.config, "theme", {"name": "material", "custom_dir": str(theme)})
    site = manual.build(to="own")
    for number in (2, 3, 4, 29):
        assert f"{number}.md" in site.html(f"HT-SD-SOP-{number:03}")


def test_what_is_said_of_a_page_elsewhere_is_said_here(
    manual: Manual, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOP_JOBS", "2")
    (manual.root / "hand.py").write_text(HOOK.format(done="return output.replace('规程3', '别的')"))
    monkeypatch.setitem(manual.config, "hooks", ["hand.py"])
    site = manual.build(to="changed")
    assert any("hand.py" in line and "3.md" in line for line in site.warnings())
    assert "规程3" in site.html("HT-SD-SOP-003")


def test_a_process_that_dies_ends_the_build(manual: Manual, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOP_JOBS", "2")
    (manual.root / "deadly.py").write_text(HOOK.format(done="os._exit(9)"))
    monkeypatch.setitem(manual.config, "hooks", ["deadly.py"])
    assert "SOP_JOBS=1" in manual.fail().said
