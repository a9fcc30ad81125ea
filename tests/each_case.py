"""Many small cases in one test: a test of its own for each costs more than most of them do."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any

import pytest


def each_case(
    names: str, cases: Iterable[Any], ids: Callable[..., object] | None = None
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Written as ``pytest.mark.parametrize``, run as one test that goes on after a failure and tells all of them by their case.

    Fixtures are made once for all cases: a case must leave them as it found them.
    """
    keys = [name.strip() for name in names.split(",")]
    listed = list(cases)

    def decorated(test: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(test)
        def tested(**fixtures: Any) -> None:
            assert listed, "no case"
            failures: list[Exception] = []
            for case in listed:
                values = (case,) if len(keys) == 1 else case
                try:
                    test(**dict(zip(keys, values, strict=True)), **fixtures)
                except (Exception, pytest.fail.Exception) as failure:  # noqa: BLE001 - told with the others
                    shown = ids(*values) if ids else values
                    told = failure if isinstance(failure, Exception) else AssertionError(str(failure))
                    told.add_note(f"case: {shown}")
                    failures.append(told)
            if failures:
                raise ExceptionGroup(f"{len(failures)} of {len(listed)} cases fail", failures)

        signature = inspect.signature(test)
        kept = [value for name, value in signature.parameters.items() if name not in keys]
        tested.__signature__ = signature.replace(parameters=kept)  # type: ignore[attr-defined]
        return tested

    return decorated
