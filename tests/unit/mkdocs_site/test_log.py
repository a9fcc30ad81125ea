"""What a build logs of the findings: MkDocs counts its warnings, and a strict build fails by them."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

import pytest

from sop_plugin.compile import CompiledManual, Sources, compile_manual
from sop_plugin.mkdocs_site.log import log_findings
from sop_plugin.model.finding import Severity
from sop_plugin.model.lowering import Lowering
from sop_plugin.model.settings import Settings
from sop_plugin.reading.source import Source

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
TO_NOTHING = "SOP601"
AS_OF = date(2026, 11, 21)


def compiled(*lowered: Lowering) -> CompiledManual:
    text = (
        (GOLDEN / "documents/procedure.md")
        .read_text(encoding="utf-8")
        .replace("无。", "见 [[HT-SD-SOP-099]]。")
    )
    organisation = Source("organisation.yml", (GOLDEN / "organisation.yml").read_bytes())
    documents = (Source("docs/a.md", text.encode()),)
    return compile_manual(Sources(documents, organisation), Settings(lowered=lowered), AS_OF)


@pytest.mark.parametrize(
    ("lowered", "level", "fails"),
    [
        ((), logging.ERROR, True),
        ((Lowering(TO_NOTHING, Severity.WARNING, "旧"),), logging.WARNING, True),
        ((Lowering(TO_NOTHING, Severity.ADVICE, "旧"),), logging.INFO, False),
        ((Lowering(TO_NOTHING, None, "旧"),), None, False),
    ],
    ids=["as it is", "a warning", "advice", "off"],
)
def test_a_lowered_finding_is_logged_as_what_it_counts(
    lowered: tuple[Lowering, ...], level: int | None, fails: bool, caplog: pytest.LogCaptureFixture
) -> None:
    done = compiled(*lowered)
    with caplog.at_level(logging.INFO):
        log_findings(done, logging.LoggerAdapter(logging.getLogger("sop-test"), {}))
    found = [record.levelno for record in caplog.records if TO_NOTHING in record.getMessage()]
    assert (found, done.fails_strict) == ([] if level is None else [level], fails)
    assert f"{int(level is None)} more switched off in the settings" in caplog.records[-1].getMessage()
