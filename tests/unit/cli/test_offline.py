"""``sop offline``: where a copy may go."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run


@pytest.mark.parametrize("place", ["site", "site/copy", "other/../site/copy"])
def test_no_copy_goes_into_the_site_that_it_is_made_of(run: Run, manual: Path, place: str) -> None:
    assert run("export-pages", "site").exit_code == 0
    before = {path for path in manual.rglob("*") if path.is_file()}
    result = run("offline", "site", "--to", place)
    assert result.exit_code == 2
    assert "lies within the site" in result.stderr
    assert {path for path in manual.rglob("*") if path.is_file()} == before


def test_a_copy_beside_the_site_is_made(run: Run, manual: Path) -> None:
    assert run("export-pages", "site").exit_code == 0
    assert run("offline", "site", "--to", "site-copy").exit_code == 0
    assert any((manual / "site-copy").rglob("*.html"))
