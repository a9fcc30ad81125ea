"""Files that are drawn when they are asked for: once, with all that was said meanwhile, and owed until they are there."""

import logging
from pathlib import Path

import pytest

from sop_plugin.mkdocs_site.drawn_files import FilesToDraw, FileToDraw, FolderToDraw


def test_what_is_said_while_a_file_is_drawn_is_heard(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def draw() -> bytes:
        logging.getLogger("mkdocs.theme").warning("100%% of %s", "页面")
        return b"x"

    files = FilesToDraw(str(tmp_path))
    files.add("a.html", FileToDraw(draw))
    files.add("b.html", FileToDraw(draw))
    assert files.draw("a.html")
    assert caplog.messages == ["100% of 页面"]
    assert not files.draw("a.html")
    assert len(list(files.draw_all(1))) == 1
    assert caplog.messages == ["100% of 页面"] * 2


def test_what_could_not_be_drawn_is_still_owed(tmp_path: Path) -> None:
    broken = [True]

    def draw() -> bytes:
        if broken:
            raise OSError(broken.pop())
        return b"x"

    files = FilesToDraw(str(tmp_path))
    files.add("a.html", FileToDraw(draw))
    files.add_folder("f", FolderToDraw(lambda *_: {"f/b.html": draw()}))
    for path in ("a.html", "f/b.html"):
        broken[:] = [True]
        with pytest.raises(OSError, match="True"):
            files.draw(path)
        assert files.draw(path)
        assert (tmp_path / path).read_bytes() == b"x"
