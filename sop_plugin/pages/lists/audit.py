"""Where auditors begin: the ten questions that they ask, each with today's figures and one click from its answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sop_plugin.model.training import ReadingState
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.ledger_pages import LEDGER, LedgerPage
from sop_plugin.pages.lists.copies import COPIES, has_copies
from sop_plugin.pages.lists.ended import ENDED, ended_revisions
from sop_plugin.pages.lists.evidence import evidence_html
from sop_plugin.pages.lists.numbers import NUMBERS, loose
from sop_plugin.pages.lists.reviews import last_year, on_time
from sop_plugin.pages.lists.trail import TRAIL_REVIEWS, has_trail_reviews
from sop_plugin.pages.lists.training import TRAINING, has_training
from sop_plugin.registers.copies import copy_register
from sop_plugin.registers.exceptions import exception_register
from sop_plugin.registers.reviews import Band
from sop_plugin.sharing.since_audit import last_audit
from sop_plugin.words import labels
from sop_plugin.words.voice import Sayable, Words

AUDIT = "audit/"

_REGISTER = (
    Words(
        "某一天的登记册，按部门和类型；手里的这份（编号和版次）是不是现行的？",
        "The register as of any day, by department and type; is the copy in my hand current?",
    ),
    Words("现在有效 {count} 份。", "In force today: {count}."),
)
_REVIEWS = (
    Words(
        "哪些复审逾期，30、60、90 天内该复审哪些，由谁负责；按时复审的占多少？",
        "What is overdue, and due within 30, 60 and 90 days, by owner; which share was reviewed on time?",
    ),
    Words(
        "逾期 {overdue} 份，90 天内到期 {soon} 份；过去十二个月按时 {share}。",
        "Overdue: {overdue}; due within 90 days: {soon}; on time in the last twelve months: {share}.",
    ),
)
_ON_A_DAY = (
    Words(
        "某一天有效的究竟是什么，连同原文、摘要和 PDF？",
        "Exactly what was in force on a day, with its text, digest and PDF?",
    ),
    Words("台账记着 {count} 个版次。", "Revisions on record: {count}."),
)
_HISTORY = (
    Words(
        "一份文件的全部经过：原因、对照、签署人、日期、证据？",
        "One document's whole history: reasons, redlines, signers, dates, evidence?",
    ),
    Words("台账有 {count} 条记录。", "Events in the ledger: {count}."),
)
_SIGNATURES = (
    Words(
        "签署有什么例外：缺少、自己批准、没有权限、次序不对、倒签、签后改过文字？",
        "Which signatures were not as they must be: missing, self-approval, no authority, out of order, back-dated, text changed after?",
    ),
    Words(
        "例外 {count} 处，未加封的发布 {unsealed} 个。", "Exceptions: {count}; unsealed releases: {unsealed}."
    ),
)
_CHANGES = (
    Words(
        "一段时间内的全部更改：批准和生效各在哪天，为什么？",
        "All changes of a period: approved and effective when, and why?",
    ),
    Words("更改日志有 {count} 项。", "Entries of the change log: {count}."),
)
_ENDED = (
    Words(
        "被替代和作废的：由什么接替，保存到哪天，还有谁引用，副本收回了没有？",
        "What is superseded or withdrawn: its replacement, retention, who still links to it, copies not recalled?",
    ),
    Words(
        "被替代和作废的版次 {count} 个，未收回的副本 {copies} 份。",
        "Revisions superseded or withdrawn: {count}; copies still out: {copies}.",
    ),
)
_USED = (
    Words(
        "一份文件、表单、条款、外部标准用在哪里；有没有断掉的引用、没人引用的文件？",
        "Where is a document, form, clause or standard used; what is broken, what is an orphan?",
    ),
    Words(
        "无法解析的引用 {broken} 处，没有文件引用的 {orphans} 份。",
        "References that lead nowhere: {broken}; orphans: {orphans}.",
    ),
)
_READ = (
    Words("发给了谁，谁读过？", "Who received it, and who has read it?"),
    Words(
        "副本在用 {copies} 份；应读 {asked} 次，已读 {read}，逾期 {overdue}。",
        "Copies out: {copies}; readings asked: {asked}, read: {read}, overdue: {overdue}.",
    ),
)
_NUMBERS = (
    Words(
        "编号有没有缺号、重用；表单、外部文件和译文有没有无主、未核对、过期的？",
        "Gaps and reuse of numbers; forms without a parent, unchecked editions, stale translations?",
    ),
    Words("有问题的 {count} 处。", "Not as it should be: {count}."),
)
_NO_SHARE = Words("—（没有到期的）", "— (none fell due)")
_PERCENT = Words("{percent}%（{on_time}/{fell_due}）", "{percent}% ({on_time}/{fell_due})")
_NO_LEDGER = Words(
    "这本手册没有台账，这里没有记录。", "This manual has no ledger: nothing is on record here."
)
_NOTHING_RECORDED = Words(
    "还没有登记过：副本用 sop copies issue，阅读用 sop acknowledge。",
    "Nothing is recorded yet: sop copies issue is for copies, sop acknowledge for readings.",
)
_WHERE_FORMS = Words("表单用在哪里", "Where forms are used")
_BY_OWNER = Words("按负责人", "By owner")
_SHARE = Words("按时复审率", "Share on time")


@dataclass(frozen=True)
class AskedByAuditors:
    """``figures`` is what holds today; ``ways`` are words and address of each page that answers it, the first one first."""

    asked: Words
    figures: Sayable
    ways: tuple[tuple[Sayable, str], ...]
    number_in_hand: bool = False


def audit_html(edition: Edition, base: str) -> str:
    """All ten, in the order in which auditors ask."""
    return evidence_html("lists/audit.html", edition, base, questions=tuple(_questions(edition)))


def _questions(edition: Edition) -> Iterator[AskedByAuditors]:
    compiled, manual = edition.compiled, edition.manual
    recorded = compiled.ledger is not None
    histories, ledger = compiled.histories, compiled.histories.ledger
    states = compiled.registers.documents.by_state
    in_force = sum(count for state, count in states.items() if state.in_force)
    as_of: tuple[tuple[Sayable, str], ...] = ((labels.AS_OF_REGISTER, "as-of/"),) if recorded else ()
    yield AskedByAuditors(
        _REGISTER[0],
        _REGISTER[1].filled(count=in_force),
        (*as_of, (labels.REGISTER, "register/")),
        number_in_hand=recorded,
    )
    bands = Counter(row.band for row in compiled.registers.reviews.rows)
    held = on_time(edition, last_year(manual.as_of))
    share: Sayable = _NO_SHARE
    if held is not None and held.percent is not None:
        share = _PERCENT.filled(percent=held.percent, on_time=held.on_time, fell_due=held.fell_due)
    soon = bands[Band.WITHIN_30] + bands[Band.WITHIN_60] + bands[Band.WITHIN_90]
    yield AskedByAuditors(
        _REVIEWS[0],
        _REVIEWS[1].filled(overdue=bands[Band.OVERDUE], soon=soon, share=share),
        (
            (labels.REVIEW_REGISTER, "reviews/"),
            (_BY_OWNER, "reviews/#owners"),
            *(((_SHARE, "reviews/#on-time"),) if recorded else ()),
        ),
    )
    if not recorded:
        for asked in (_ON_A_DAY, _HISTORY, _SIGNATURES, _CHANGES, _ENDED):
            yield AskedByAuditors(asked[0], _NO_LEDGER, ((labels.FINDINGS, "findings/"),))
    else:
        revisions = sum(len(history.revisions) for history in histories.by_number.values())
        yield AskedByAuditors(_ON_A_DAY[0], _ON_A_DAY[1].filled(count=revisions), as_of)
        departments = [(page.department, page.address) for page in _ledger_parts(edition)]
        yield AskedByAuditors(
            _HISTORY[0],
            _HISTORY[1].filled(count=len(ledger.events)),
            (
                (labels.LEDGER, LEDGER),
                *(
                    (manual.department_name(code, edition.language), address)
                    for code, address in departments
                    if code is not None
                ),
            ),
        )
        register = exception_register(
            histories, manual, compiled.findings, compiled.seals, compiled.held_back
        )
        yield AskedByAuditors(
            _SIGNATURES[0],
            _SIGNATURES[1].filled(count=len(register.rows), unsealed=len(register.unsealed)),
            (
                (labels.EXCEPTIONS, "exceptions/"),
                (labels.WHO_MAY, "authority/"),
                *(((labels.TRAIL_REVIEWS, TRAIL_REVIEWS),) if has_trail_reviews(edition) else ()),
            ),
        )
        compared = edition.ways_in.trace.is_traced and last_audit(compiled) is not None
        yield AskedByAuditors(
            _CHANGES[0],
            _CHANGES[1].filled(count=len(edition.changes)),
            (
                (labels.CHANGE_LOG, "changes/"),
                *(((labels.SINCE_AUDIT, "trace/#since-audit"),) if compared else ()),
            ),
        )
        ended = tuple(ended_revisions(edition))
        yield AskedByAuditors(
            _ENDED[0],
            _ENDED[1].filled(count=len(ended), copies=sum(each.copies for each in ended)),
            ((labels.ENDED, ENDED),),
        )
    references = compiled.indexes.references
    broken = sum(edition.visible(each.source) for each in references.broken)
    yield AskedByAuditors(
        _USED[0],
        _USED[1].filled(broken=broken, orphans=len(references.orphans)),
        (
            (labels.CROSS_REFERENCES, "references/"),
            (_WHERE_FORMS, "forms/"),
            *(
                ((labels.EXTERNAL_DOCUMENTS, "external-documents/"),)
                if manual.settings.external_documents
                else ()
            ),
            *(((labels.TRACE_MATRIX, "trace/"),) if edition.ways_in.trace.is_traced else ()),
        ),
    )
    yield _distribution(edition)
    yield AskedByAuditors(
        _NUMBERS[0], _NUMBERS[1].filled(count=loose(edition).count), ((labels.NUMBER_REGISTER, NUMBERS),)
    )


def _distribution(edition: Edition) -> AskedByAuditors:
    compiled = edition.compiled
    ways: list[tuple[Sayable, str]] = []
    if has_training(edition):
        ways.append((labels.TRAINING, TRAINING))
    if has_copies(edition):
        ways.append((labels.COPIES, COPIES))
    if not ways:
        ways.append((labels.ROLE_INDEX, "roles/"))
        return AskedByAuditors(_READ[0], _NOTHING_RECORDED, tuple(ways))
    out = 0
    if compiled.copies is not None:
        rows = copy_register(edition.manual, compiled.histories, compiled.copies)
        out = sum(row.copy.is_out for row in rows)
    readings = Counter(each.state for each in edition.readings) if has_training(edition) else Counter()
    figures = _READ[1].filled(
        copies=out,
        asked=readings.total(),
        read=readings[ReadingState.READ],
        overdue=readings[ReadingState.OVERDUE],
    )
    return AskedByAuditors(_READ[0], figures, tuple(ways))


def _ledger_parts(edition: Edition) -> tuple[LedgerPage, ...]:
    pages = edition.addresses.ledger
    return pages.pages if pages is not None else ()
