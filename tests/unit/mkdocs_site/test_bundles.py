"""Style sheets and scripts as one file each."""

from pathlib import Path

import pytest

from sop_plugin.mkdocs_site.bundles import bundles


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    assets = tmp_path / "theme" / "assets" / "sop"
    assets.mkdir(parents=True)
    for name in ("b.css", "a.css", "one.js", "two.js"):
        (assets / name).write_text(f"/* {name} */", encoding="utf-8")
    return tmp_path / "theme"


def test_they_stand_in_order_and_are_named_by_what_they_hold(theme: Path) -> None:
    style, script = bundles(theme, ())
    assert bundles(theme, ())[style] == b"/* a.css *//* b.css */"
    assert bundles(theme, ())[script].count(b"reportError") == 2
    (theme / "assets/sop/a.css").write_text("p {}", encoding="utf-8")
    other = list(bundles(theme, ()))
    assert other[0] != style
    assert other[1] == script


def test_a_file_of_the_project_takes_the_place_of_ours(theme: Path, tmp_path: Path) -> None:
    own = tmp_path / "own" / "assets" / "sop"
    own.mkdir(parents=True)
    (own / "a.css").write_text("/* own */", encoding="utf-8")
    style = next(iter(bundles(theme, (str(tmp_path / "none"), str(tmp_path / "own")))))
    assert bundles(theme, (str(tmp_path / "own"),))[style] == b"/* own *//* b.css */"
