from __future__ import annotations

import os
from pathlib import Path

import pytest

from sop_plugin.outside import pdf_cache
from sop_plugin.outside.pdf_cache import PdfCache

A, B = "a" * 64, "b" * 64


def cache(tmp_path: Path) -> PdfCache:
    return PdfCache.of_manual(tmp_path / "manual", {"SOP_CACHE": str(tmp_path / "kept")})


def test_what_was_kept_is_found_by_the_next_run(tmp_path: Path) -> None:
    assert cache(tmp_path).find(A) is None
    cache(tmp_path).keep(A, b"%PDF")
    assert cache(tmp_path).find(A) == b"%PDF"
    assert cache(tmp_path).find(B) is None


def test_what_others_could_have_put_there_is_not_taken(tmp_path: Path) -> None:
    cache(tmp_path).keep(A, b"%PDF")
    (folder,) = (tmp_path / "kept").iterdir()
    folder.chmod(0o777)
    assert cache(tmp_path).find(A) is None


def test_what_was_made_on_a_basis_is_known_to_the_next_run_on_the_same_one_alone(tmp_path: Path) -> None:
    first = cache(tmp_path)
    first.remember("monday", {"a-r1": A})
    assert first.known("monday") == {}, "no PDF was kept, so there is no folder"
    first.keep(A, b"%PDF")
    first.remember("monday", {"a-r1": A})
    assert cache(tmp_path).known("monday") == {"a-r1": A}
    assert cache(tmp_path).known("tuesday") == {}
    (file,) = (tmp_path / "kept").glob("*/known.json")
    for damaged in ("{", "[]", '{"basis": "monday"}', '{"basis": "monday", "made": [1]}'):
        file.write_text(damaged)
        assert cache(tmp_path).known("monday") == {}
    file.write_text('{"basis": "monday", "made": {"a-r1": "x"}}')
    file.parent.chmod(0o777)
    assert cache(tmp_path).known("monday") == {}


def test_it_can_be_switched_off(tmp_path: Path) -> None:
    off = PdfCache.of_manual(tmp_path, {"SOP_CACHE": "off"})
    off.keep(A, b"%PDF")
    assert off.find(A) is None
    off.remember("monday", {"a-r1": A})
    assert off.known("monday") == {}
    off.tidy()


def test_a_folder_that_cannot_be_made_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("in the way")
    kept = cache(tmp_path)
    kept.keep(A, b"%PDF")
    assert kept.find(A) is None


def test_the_oldest_that_nobody_asks_for_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_cache, "_KEPT", 2)
    first = cache(tmp_path)
    for index, digest in enumerate((A, B, "c" * 64)):
        first.keep(digest, b"%PDF")
        (file,) = (tmp_path / "kept").glob(f"*/{digest}.pdf")
        os.utime(file, (index, index))
    now = cache(tmp_path)
    now.find(A)
    now.tidy()
    assert {file.name for file in (tmp_path / "kept").glob("*/*.pdf")} == {f"{A}.pdf", f"{'c' * 64}.pdf"}
