"""The fixture that makes manuals."""

from __future__ import annotations

from typing import Any

import pytest

from .manuals import MakeManual, Manual


@pytest.fixture(scope="module")
def make_manual(tmp_path_factory: pytest.TempPathFactory) -> MakeManual:
    """Make manuals; ``files`` are paths below ``docs`` with their text."""

    def make(files: dict[str, str | bytes] | None = None, **facts: Any) -> Manual:
        manual = Manual(tmp_path_factory.mktemp("manual") / "manual", **facts)
        for path, text in (files or {}).items():
            manual.write(path, text)
        return manual

    return make
