"""Options of evidence: who must seal, and how soon events must be recorded."""

from __future__ import annotations

from datetime import date
from typing import Literal

from sop_plugin.reading.settings.option import Options, option


class SealOptions(Options):
    """Who must seal."""

    mode: Literal["expected", "required", "optional"] = option(
        "expected",
        "expected：登记了公钥的人签署、发布、复审、作废而不加封，检查列为错误；required：命令也拒绝；optional：可以不加封",
        "expected: where somebody who has a key signs, releases, reviews or withdraws without a seal, the check fails; "
        "required: the commands refuse it too; optional: they may leave it",
        "required",
    )
    since: date | None = option(
        None,
        "从哪一天起；此前提交的登记不追究",
        "From which day on; what was committed before is not judged by it",
        "2026-12-01",
    )


class RecordedWithinOptions(Options):
    """How soon events must be recorded."""

    days: int = option(
        30,
        "事件与第一次含有它的提交可以相隔多少天",
        "How many days may lie between an event and the first commit that holds it",
        "14",
        ge=0,
        le=3650,
    )
    since: date | None = option(
        None,
        "从哪一天起；此前的提交不追究",
        "From which day on; earlier commits are not judged by it",
        "2026-12-01",
    )


def seal_mode(written: object) -> object:
    """``seals: required`` says as much as a mapping."""
    return {"mode": written} if isinstance(written, str) else written


def number_of_days(written: object) -> object:
    """``recorded_within: 14`` says as much as a mapping."""
    return {"days": written} if isinstance(written, int) and not isinstance(written, bool) else written
