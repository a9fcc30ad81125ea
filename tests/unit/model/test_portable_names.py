"""Names that every system can hold."""

from __future__ import annotations

from each_case import each_case

from sop_plugin.model.portable_names import ends_badly, forbidden_signs, is_reserved, on_every_system


@each_case("name", ["aux", "AUX.md", "con.tar.gz", "nul .txt", "COM1", "lpt9.md", "com¹.md", "CONIN$"])
def test_devices_of_windows(name: str) -> None:
    assert is_reserved(name)


@each_case("name", ["auxiliary.md", "my-aux.md", "com10.md", "com.md", "lpt.md", "空.md", "cons.md"])
def test_names_that_only_look_like_one(name: str) -> None:
    assert not is_reserved(name)


def test_signs_and_ends_that_windows_has_not() -> None:
    assert forbidden_signs('a:b?c"d/e') == ('"', ":", "?")
    assert forbidden_signs("a/（b）《c》·？.md") == ()
    assert [name for name in ("a.", "a ", "a.md", ".a") if ends_badly(name)] == ["a.", "a "]


def test_what_is_one_name_elsewhere() -> None:
    assert on_every_system("Hotel/CAFÉ.md") == on_every_system("hotel/cafe\u0301.md")
    assert on_every_system("a/b.md") != on_every_system("a/c.md")
