"""The browser of the browser tests, and what a skipped test means.

A test asks for pytest-playwright's `page`. Without a Chromium it is skipped and says why;
with SOP_NO_SKIP=1, as `.ci/run` has it, whatever would be skipped fails.
"""

import os
from collections.abc import Generator
from typing import Any

import pytest
from chromium import chromium, obstacle
from hypothesis import settings

# An example may take as long as a busy machine needs: no test here is about time.
settings.register_profile("untimed", deadline=None)
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
