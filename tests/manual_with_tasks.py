"""A manual in which somebody has something of each kind to do on ``DAY``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from released_manuals import compiled as with_ledger
from sample_ledger import RecordedManual

from sop_plugin.compile import CompiledManual
from sop_plugin.model.copies import CopyIssued, CopyLedger, CopyRecalled
from sop_plugin.model.external_document import ExternalDocument
from sop_plugin.model.period import Period
from sop_plugin.model.training import TrainingRules
from sop_plugin.registers.tasks import Task, tasks
from sop_plugin.sharing.training_rows import readings

NUMBER, FORM = "HT-SD-SOP-001", "HT-SD-FRM-001"
DAY = date(2026, 3, 10)


@cache
def compiled() -> CompiledManual:
    """Revision 2 of a procedure took the place of the first on 1 March 2025; both are kept for a year. A form keeps its records for two."""
    manual = RecordedManual()
    manual.issue(NUMBER, "接听电话", "2024-01-10")
    for revision, year in ((1, 2024), (2, 2025)):
        facts: dict[str, Any] = {"title": "接听电话", "audience": ["销售经理"], "retention": "1 year"}
        manual.release(NUMBER, revision, f"{year}-02-20", f"{year}-03-01", **facts)
    manual.issue(FORM, "电话记录表", "2024-01-10")
    manual.release(
        FORM,
        1,
        "2024-03-10",
        "2024-03-20",
        type="form",
        title="电话记录表",
        audience=["销售经理"],
        retention="2 years",
    )
    done = with_ledger(manual, DAY)
    settings = replace(
        done.manual.settings,
        training=TrainingRules(since=date(2026, 1, 1)),
        external_documents=(
            ExternalDocument("ISO 9001", checked=date(2025, 2, 1), check_every=Period.parse("12 months")),
            ExternalDocument("没有约定的"),
        ),
    )
    return replace(
        done, manual=replace(done.manual, settings=settings), copies=CopyLedger(tuple(_copies(done)))
    )


def _copies(done: CompiledManual) -> Any:
    digests = {release.revision: release.digest for release in done.histories.ledger.releases(NUMBER)}
    for serial, revision, holder in ((1, 1, "lu"), (2, 1, "总台"), (3, 1, "zeng"), (4, 2, "lu")):
        yield CopyIssued(
            number=NUMBER,
            serial=serial,
            day=date(2025, 2, 1 + serial),
            by="tang",
            revision=revision,
            digest=digests[revision],
            holder=holder,
        )
    yield CopyRecalled(number=NUMBER, serial=3, day=date(2025, 4, 1), by="tang")


def tasks_within(days: int) -> tuple[Task, ...]:
    """What is to be done in so many days."""
    done = compiled()
    return tasks(done.manual, done.histories, done.registers.reviews.rows, readings(done), done.copies, days)
