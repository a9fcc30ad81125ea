"""JUnit XML, read by junitparser."""

from __future__ import annotations

from junitparser import Failure, JUnitXml

from sop_plugin.reporting.junit import junit_text
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

from .findings import FINDINGS, PATH


def test_a_suite_for_each_file_with_its_failures() -> None:
    text = junit_text(FINDINGS, ["docs/a.md", "docs/b.md"], voice_in(Language.ZH_HANS))
    xml = JUnitXml.fromstring(text.encode())
    suites = {suite.name: suite for suite in xml}
    assert list(suites) == ["docs/a.md", "docs/b.md", "docs/c.md", PATH]
    assert (xml.tests, xml.failures, xml.errors) == (5, 3, 0)
    for suite in suites.values():
        cases = list(suite)
        assert suite.tests == len(cases)
        assert suite.failures == sum(not case.is_passed for case in cases)
    first = next(iter(suites[PATH]))
    assert [type(result) for result in first.result] == [Failure]
    assert first.result[0].type == "SOP601"
    assert f"{PATH}:12:3" in first.result[0].text
    assert FINDINGS[1].remedy() in first.result[0].text.replace("\\x1b", "\x1b")


def test_what_does_not_fail_passes_and_is_still_told() -> None:
    xml = JUnitXml.fromstring(junit_text(FINDINGS[:1], [], voice_in(Language.EN)).encode())
    case = next(iter(next(iter(xml))))
    assert case.is_passed
    assert "review was due on 2026-10-11" in (case.system_out or "")


def test_what_xml_cannot_hold_is_shown_as_an_escape() -> None:
    text = junit_text(FINDINGS, [], voice_in(Language.EN))
    assert "\x1b" not in text
    assert "\\x1b[2J" in text
