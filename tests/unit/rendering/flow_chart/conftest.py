"""The fixture that makes tables of steps."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from step_tables import table

from sop_plugin.model.procedure import StepTable


@pytest.fixture(scope="session")
def make_table() -> Callable[..., StepTable]:
    return table
