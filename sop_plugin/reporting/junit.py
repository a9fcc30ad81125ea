"""Findings as JUnit XML: every file is a suite, so that a tally of passed and failed files means something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from sop_plugin.model.finding import Finding
from sop_plugin.words.voice import Voice

# What XML 1.0 cannot hold, not even escaped.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_text(findings: Sequence[Finding], paths: Iterable[str], voice: Voice) -> str:
    """A suite for each of ``paths`` and of the findings' files; a finding that does not fail is a case that passed."""
    by_path: dict[str, list[Finding]] = {path: [] for path in paths}
    for finding in findings:
        by_path.setdefault(finding.place.path, []).append(finding)
    root = Element("testsuites", name="sop check")
    tests = failures = 0
    for path in sorted(by_path):
        found = by_path[path]
        failing = sum(finding.fails_strict for finding in found)
        cases = max(1, len(found))
        tests, failures = tests + cases, failures + failing
        suite = SubElement(
            root,
            "testsuite",
            name=_text(path),
            tests=str(cases),
            failures=str(failing),
            errors="0",
            skipped="0",
        )
        for finding in found:
            _case(suite, finding, voice)
        if not found:
            SubElement(suite, "testcase", name="sop check", classname=_text(path), file=_text(path), time="0")
    root.set("tests", str(tests))
    root.set("failures", str(failures))
    root.set("errors", "0")
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _case(suite: Element, finding: Finding, voice: Voice) -> None:
    path = _text(finding.place.path)
    message = _text(finding.message(voice.language))
    case = SubElement(
        suite,
        "testcase",
        name=f"{finding.code} {finding.place.line}:{finding.place.column} {message}",
        classname=path,
        file=path,
        line=str(finding.place.line),
        time="0",
    )
    told = f"{_text(str(finding.place))}\n{message}\n→ {_text(finding.remedy(voice.language))}"
    if finding.fails_strict:
        SubElement(case, "failure", message=message, type=finding.code).text = told
    else:
        SubElement(case, "system-out").text = told


def _text(text: str) -> str:
    return _NO_XML.sub(lambda match: match[0].encode("unicode_escape", "surrogatepass").decode(), text)
