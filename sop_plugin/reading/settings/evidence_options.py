"""Options of evidence: who must seal, and how soon events must be recorded."""

from __future__ import annotations

from datetime import date
from typing import Literal

from sop_plugin.reading.settings.option import Options, option
from sop_plugin.reading.values import Span


class SealOptions(Options):
    """Who must seal."""

    mode: Literal["expected", "required", "optional"] = option(
        "expected",
        "expected：登记了公钥的人签署、发布、复审、作废而不加封，检查列为错误；required：命令也拒绝；optional：可以不加封，没有加封的只列为例外",
        "expected: where somebody who has a key signs, releases, reviews or withdraws without a seal, the check fails; "
        "required: the commands refuse it too; optional: they may leave it, and what has none is an exception",
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


class TrailReviewOptions(Options):
    """How often the audit trail is reviewed."""

    every: Span = option(..., "多久审阅一次", "How often", "3 months")
    within: int = option(
        30,
        "期间结束后多少天之内登记",
        "Within how many days after its period a review is recorded",
        "14",
        ge=0,
        le=365,
    )
    since: date | None = option(
        None,
        "第一个期间从哪一天起；不写为台账的第一天",
        "Where the first period begins; with the ledger unless it is given",
        "2027-01-01",
    )


def trail_review_every(written: object) -> object:
    """``trail_review: 3 months`` says as much as a mapping."""
    return {"every": written} if isinstance(written, str) else written


def seal_mode(written: object) -> object:
    """``seals: required`` says as much as a mapping."""
    return {"mode": written} if isinstance(written, str) else written


def number_of_days(written: object) -> object:
    """``recorded_within: 14`` says as much as a mapping."""
    return {"days": written} if isinstance(written, int) and not isinstance(written, bool) else written
