"""Manuals with a history, the browser of the browser tests, and what a skipped test means.

A test asks for pytest-playwright's `page`. Without a Chromium it is skipped and says why;
with SOP_NO_SKIP=1, as `.ci/run` has it, whatever would be skipped fails.
"""

import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import chromium, obstacle
from hypothesis import settings
from recorded_manual import Histories, RecordedManual, WithHistory, own_settings
from warm_programs import WarmPrograms

# An example may take as long as a busy machine needs: no test here is about time. The same examples each time, so that
# a change is judged by itself; SOP_EXPLORE=1 makes up others.
settings.register_profile("untimed", deadline=None, derandomize=os.environ.get("SOP_EXPLORE") != "1")
settings.load_profile("untimed")

# Each test reads for itself; tests of the cache switch it on.
os.environ["SOP_CACHE"] = "off"

NO_SKIP = os.environ.get("SOP_NO_SKIP") == "1"

# Nothing but the site under test: no first-run pages, no calls of the browser's own.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def histories(tmp_path_factory: pytest.TempPathFactory) -> Histories:
    return Histories(tmp_path_factory.mktemp("histories"))


@pytest.fixture
def with_history(tmp_path: Path, histories: Histories) -> Iterator[WithHistory]:
    """Makes the manual to which the given functions have happened; git knows nothing of whoever runs the tests."""
    with own_settings(tmp_path):
        yield lambda *happened: histories.copy(tmp_path / "手册 manual", *happened)


@pytest.fixture
def under_git(with_history: WithHistory) -> RecordedManual:
    """The procedure, declared as approved, and the draft in a repository, nothing recorded yet."""
    return with_history()


@pytest.fixture
def recorded(with_history: WithHistory) -> RecordedManual:
    """The same with revision 1 of the procedure released and committed."""
    return with_history(RecordedManual.record_procedure)


@pytest.fixture(scope="session")
def warm() -> Iterator[WarmPrograms]:
    """Runs ``sop`` and ``mkdocs`` as processes that start at once."""
    programs = WarmPrograms()
    yield programs
    programs.close()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    reason = obstacle()
    if reason:
        pytest.skip(reason)
    return {**browser_type_launch_args, "executable_path": chromium(), "args": FLAGS}


def fail_if_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    # A test that is expected to fail is reported as skipped too, and stays so.
    if NO_SKIP and report.skipped and not hasattr(report, "wasxfail"):
        _, _, reason = report.longrepr if isinstance(report.longrepr, tuple) else ("", 0, report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"{reason}\nwith SOP_NO_SKIP=1 a test that cannot run is a failure"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    fail_if_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    fail_if_skipped(report)
    return report
