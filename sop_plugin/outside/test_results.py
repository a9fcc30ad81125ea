"""The door to results of tests, as every runner writes them: JUnit's XML."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from lxml import etree

from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

_LARGEST = 200_000_000
_NO_RESULTS = Words(
    "{path} 不是 JUnit 格式的测试结果；由 pytest --junitxml={path} 写出",
    "{path} holds no results of tests in the form of JUnit; pytest --junitxml={path} writes them",
)


class NoResults(ExplainedError, ValueError):
    """The file is none of that kind."""


@dataclass(frozen=True)
class TestCase:
    """One test that was run: ``module`` such as ``tests.unit.test_rules``, ``name`` with its parameters; ``outcome`` is passed, failed or skipped."""

    __test__ = False

    module: str
    name: str
    outcome: str


@dataclass(frozen=True)
class TestRun:
    """All of a run; ``when`` and ``host`` are as the runner wrote them, ``digest`` is the SHA-256 of the file."""

    __test__ = False

    cases: tuple[TestCase, ...]
    when: str
    host: str
    digest: str


def read_results(path: Path) -> TestRun:
    """Raises ``NoResults``, also for a file that is too large, or ``OSError``."""
    data = path.read_bytes() if path.stat().st_size <= _LARGEST else b""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise NoResults(_NO_RESULTS.filled(path=str(path))) from None
    suites = [root] if root.tag == "testsuite" else list(root.iter("testsuite"))
    if not suites:
        raise NoResults(_NO_RESULTS.filled(path=str(path)))
    cases = tuple(
        TestCase(case.get("classname", ""), case.get("name", ""), _outcome(case))
        for suite in suites
        for case in suite.iter("testcase")
    )
    first = suites[0]
    return TestRun(cases, first.get("timestamp", ""), first.get("hostname", ""), sha256(data).hexdigest())


def _outcome(case: etree._Element) -> str:
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    return "skipped" if case.find("skipped") is not None else "passed"
