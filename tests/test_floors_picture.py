"""The picture of the floors shows the floors that there are."""

from draw_floors import PICTURE, picture


def test_the_picture_is_of_these_floors() -> None:
    """After a change of floors or of a unit's docstring: .venv/bin/python tests/draw_floors.py."""
    assert PICTURE.read_text(encoding="utf-8") == picture() + "\n"
