"""What the search index is put together from is made anew for the page that has changed, and no other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import ways_manual

from sop_plugin.mkdocs_site.kept_parts import KeptParts
from sop_plugin.mkdocs_site.search_folder import search_folder
from sop_plugin.outside.kept_files import KeptFiles
from sop_plugin.pages.edition import Edition


def test_a_part_is_made_again_only_when_it_is_made_of_something_else(tmp_path: Path) -> None:
    files = KeptFiles(tmp_path)
    made: list[str] = []

    def part(parts: KeptParts, source: str) -> bytes:
        return parts.part_of(source, lambda: made.append(source) or source.encode())  # type: ignore[func-returns-value]

    first = KeptParts(files, str, {})
    assert [part(first, source) for source in ("a", "b", "")] == [b"a", b"b", b""]
    second = KeptParts(files, str, first.used)
    assert [part(second, source) for source in ("a", "c")] == [b"a", b"c"]
    assert made == ["a", "b", "", "c"], "what nobody can tell apart is made each time"
    assert second.used.keys() == {"a", "c"}, "nothing is kept that is not used"
    for file in tmp_path.rglob("*"):
        if file.is_file():
            file.write_bytes(b"damaged")
    assert part(KeptParts(files, str, second.used), "a") == b"a"


def test_the_index_is_the_same_of_pieces_that_were_kept() -> None:
    kept: dict[str, bytes] = {}
    made: list[str] = []

    def part_of(source: object, make: Callable[[], bytes]) -> bytes:
        name = repr(source)
        if name not in kept:
            made.append(name)
            kept[name] = make()
        return kept[name]

    folder = search_folder(Edition(ways_manual.compiled()), (), ())
    anew = folder.draw(None, None)
    assert folder.draw(None, part_of) == anew
    assert made
    made.clear()
    assert folder.draw(None, part_of) == anew
    assert made == []
