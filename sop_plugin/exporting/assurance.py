"""What the program must do, which tests show it, and what came of these tests where they were run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import yaml

from sop_plugin.outside.packaged import packaged_texts
from sop_plugin.outside.test_results import TestCase, TestRun
from sop_plugin.words.language import LocalisedText
from sop_plugin.words.voice import Words

_GOLDEN = "tests/golden/"
_GOLDEN_TESTS = "tests.test_golden"


class Risk(StrEnum):
    """How bad it is where a requirement is not met."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def words(self) -> Words:
        """What it is called."""
        return _RISKS[self]


class Shown(StrEnum):
    """What tests say of a requirement."""

    PASSED = "passed"
    FAILED = "failed"
    PARTLY = "partly"
    """Some of its tests were skipped, or not run."""
    NOT_RUN = "not_run"

    @property
    def words(self) -> Words:
        """What it is called."""
        return _SHOWN[self]


_RISKS = {Risk.HIGH: Words("高", "high"), Risk.MEDIUM: Words("中", "medium"), Risk.LOW: Words("低", "low")}
_SHOWN = {
    Shown.PASSED: Words("通过", "passed"),
    Shown.FAILED: Words("不通过", "failed"),
    Shown.PARTLY: Words("没有全部运行", "not run as a whole"),
    Shown.NOT_RUN: Words("没有运行", "not run"),
}


@dataclass(frozen=True)
class ProgramRequirement:
    """``tests`` are files, test functions (``file::test``) or folders of golden cases, from the top of the program's sources."""

    id: str
    need: LocalisedText
    failure: LocalisedText
    serves: tuple[str, ...]
    risk: Risk
    tests: tuple[str, ...]


@dataclass(frozen=True)
class RequirementResult:
    """A requirement with the tests of a run that are about it; ``missing`` are those entries of which none was run."""

    requirement: ProgramRequirement
    counts: Mapping[str, int]
    missing: tuple[str, ...]

    @property
    def shown(self) -> Shown:
        """The verdict: one failed test is enough, and one that did not run leaves it open."""
        if self.counts.get("failed"):
            return Shown.FAILED
        if not self.counts.get("passed"):
            return Shown.NOT_RUN
        return Shown.PARTLY if self.missing or self.counts.get("skipped") else Shown.PASSED


def requirements() -> tuple[ProgramRequirement, ...]:
    """Those that come along, in the order of the file."""
    written: list[dict[str, Any]] = yaml.safe_load(packaged_texts("assurance_data")["requirements.yml"])
    return tuple(
        ProgramRequirement(
            each["id"],
            _localised(each["need"]),
            _localised(each["failure"]),
            tuple(each["serves"]),
            Risk(each["risk"]),
            tuple(each["tests"]),
        )
        for each in written
    )


def _localised(texts: Mapping[str, str]) -> LocalisedText:
    return LocalisedText(texts["zh-Hans"], "", texts["en"])


def results(known: Iterable[ProgramRequirement], run: TestRun | None) -> tuple[RequirementResult, ...]:
    """Each requirement with what came of its tests."""
    by_module: dict[str, list[TestCase]] = {}
    for case in run.cases if run is not None else ():
        by_module.setdefault(case.module, []).append(case)
    found = []
    for requirement in known:
        counts: Counter[str] = Counter()
        missing = []
        for entry in requirement.tests:
            cases = cases_of(entry, by_module)
            counts.update(case.outcome for case in cases)
            if not cases:
                missing.append(entry)
        found.append(RequirementResult(requirement, counts, tuple(missing)))
    return tuple(found)


def cases_of(entry: str, by_module: Mapping[str, list[TestCase]]) -> list[TestCase]:
    """The tests of a run that an entry names, those of classes in its file too."""
    if entry.startswith(_GOLDEN):
        group = entry.removeprefix(_GOLDEN)
        return [case for case in by_module.get(_GOLDEN_TESTS, ()) if f"[{group}/" in case.name]
    file, _, function = entry.partition("::")
    module = file.removesuffix(".py").replace("/", ".")
    return [
        case
        for name, cases in by_module.items()
        if name == module or name.startswith(f"{module}.")
        for case in cases
        if not function or case.name.partition("[")[0] == function
    ]
