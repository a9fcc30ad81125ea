"""Who does a step of a numbered list, by when, and what records it: taken where its sentence says it plainly, and nowhere else."""

from __future__ import annotations

import re
from dataclasses import replace

from sop_plugin.model.document import Document
from sop_plugin.model.organisation import Organisation
from sop_plugin.model.procedure import Cell, ProcedureStep, StepTable
from sop_plugin.model.written_references import WRITTEN_REFERENCE
from sop_plugin.reading.markdown.cells import doers_of, plain, records_of

_HEAD = re.compile(r"(?:\*\*)?(?P<who>[^：:*。；，,;`\[\]|<>（）()]{1,30}?)(?:\*\*)?[：:](?!//)(?:\*\*)?\s*")
_TAIL = re.compile(r"[（(](?P<facts>[^（）()]+)[)）][。.；;]?\s*$")
_PARTED = re.compile(r"[，,、；;]\s*")
_BY = re.compile(r"由(?=\S)")
# 理由 and 经由 are no doers, and who acts 以后 does not do the step alone.
_ACTS = re.compile(r"(?:.*[，、：:\s应應须須可均都时時日天前内內])?$", re.DOTALL)
_JOINED = re.compile(r"\s*(?:、|或者?|和|与|與|及)\s*")
# What a job does follows its name: not 文员的电话, and in English a word in small letters.
_GOES_ON = re.compile(
    r"(?![的之等们和与與及或同])[\u3400-\u9fff]|\s+(?![\u3400-\u9fff]*[的之])(?:[\u3400-\u9fff\d]|[a-z])"
)
ARTICLE = re.compile(r"[Tt]he\s+")
"""What can stand before a job in English."""
_CLAUSE_ENDS = re.compile(r"[，,。；;、]|\.\s")
_BEFORE = re.compile(
    r"(?:[后後前时時]|之[后後前]|完毕|完畢)$|\b(?:after|before|when|once|if)\b", re.IGNORECASE
)
_UNIT = r"(?:秒钟?|分钟?|分鐘|小时|小時|个?小时|個?小時|个?工作日|個?工作日|個?工作天|天|日|周|seconds?|minutes?|mins?|hours?|days?|working days?)"
_AMOUNT = rf"\d+(?:\.\d+)?(?:\s*[-~～至到–]\s*\d+(?:\.\d+)?)?\s*{_UNIT}"
_TIME = re.compile(
    rf"(?:within\s+)?(?:不超过|不超過)?{_AMOUNT}(?:之内|以内|之內|以內|内|內)?|当天|當天|当日|當日|当班|當班|即时|即時|立即|immediately",
    re.IGNORECASE,
)
_WITHIN = re.compile(rf"{_AMOUNT}\s*(?:之内|以内|之內|以內|内|內)|within\s+{_AMOUNT}", re.IGNORECASE)
_RECORD = re.compile(r"(?:记录|記錄|紀錄|表单|表單|record|form)\s*[：:]?\s*(?P<record>\S.*)", re.IGNORECASE)
_FILLED_IN = re.compile(
    r"(?:填写|填寫|填入|记入|記入|登入|记录在|記錄在|记录于|記錄於|登记在|登記在|登记于|登記於|fill\s+in|record(?:ed)?\s+(?:it\s+)?in)\s*"
    rf"(?P<record>{WRITTEN_REFERENCE.pattern})",
    re.IGNORECASE,
)


def with_told_facts(document: Document, organisation: Organisation) -> Document:
    """The document with what the sentences of its listed steps say; a doer is only who is a job of the organisation."""
    procedures = document.body.procedures
    if not any(table.is_list for table in procedures.step_tables):
        return document
    tables = tuple(_told(table, organisation) if table.is_list else table for table in procedures.step_tables)
    return replace(document, body=replace(document.body, procedures=replace(procedures, step_tables=tables)))


def _told(table: StepTable, organisation: Organisation) -> StepTable:
    return replace(table, steps=tuple(_step(step, organisation) for step in table.steps))


def _step(step: ProcedureStep, organisation: Organisation) -> ProcedureStep:
    action = step.action
    head = _HEAD.match(action.text)
    if head is not None and _are_jobs(head["who"], organisation):
        who: Cell | None = _part(action, *head.span("who"))
        action = _part(action, head.end(), len(action.text))
    else:
        who = _by(action, organisation)
    time, record = _time(action), _filled_in(action)
    facts = _in_brackets(action, organisation)
    tail = _TAIL.search(action.text)
    if facts and tail is not None and action.text[: tail.start()].strip():
        action = _part(action, 0, tail.start())
    who, time, record = who or facts.get("who"), time or facts.get("time"), record or facts.get("record")
    return replace(
        step,
        action=action,
        doers=doers_of(who.text) if who is not None else (),
        who=who,
        time_limit=time,
        record=record,
        records=records_of(record.text) if record is not None else (),
    )


def _by(action: Cell, organisation: Organisation) -> Cell | None:
    """由文员登记; two of them in one step share it in a way that nobody can tell from the words."""
    found = [
        match.end() for match in _BY.finditer(action.text) if _job_at(action.text, match.end(), organisation)
    ]
    if not found:
        return _beginning(action, organisation)
    if len(found) != 1 or not _ACTS.match(action.text[: found[0] - 1]):
        return None
    return _part(action, found[0], _end_of_jobs(action.text, found[0], organisation))


def _beginning(action: Cell, organisation: Organisation) -> Cell | None:
    article = ARTICLE.match(action.text)
    start = article.end() if article else 0
    end = jobs_that_begin(action.text, start, organisation)
    return _part(action, start, end) if end > start else None


def jobs_that_begin(text: str, start: int, organisation: Organisation) -> int:
    """Where the jobs end that begin a sentence and do what it says: 文员登记; else ``start``.

    Not 文员登记后，…, which says what comes before, and not where others act as well.
    """
    end = _end_of_jobs(text, start, organisation)
    rest = text[end:]
    if end == start or _GOES_ON.match(rest) is None:
        return start
    first, *others = _CLAUSE_ENDS.split(rest)
    others_act = any(_job_at(clause.lstrip(), 0, organisation) for clause in others)
    return start if others_act or (others and _BEFORE.search(first)) else end


def _end_of_jobs(text: str, start: int, organisation: Organisation) -> int:
    """Where the names of jobs end that stand there, joined by 和 or 、; the place itself where there are none."""
    end = start
    while (length := _job_at(text, end, organisation)) > 0:
        end += length
        joint = _JOINED.match(text, end)
        if joint is None or not _job_at(text, joint.end(), organisation):
            break
        end = joint.end()
    return end


def _job_at(text: str, start: int, organisation: Organisation) -> int:
    """How long the name of a job is that stands there; the longest, as 文员 begins 文员主管."""
    names = (name for name in organisation.job_spellings_at(text, start) if text.startswith(name, start))
    return max(map(len, names), default=0)


def _time(action: Cell) -> Cell | None:
    """A single 5 分钟内."""
    found = list(_WITHIN.finditer(action.text))
    return _part(action, *found[0].span()) if len(found) == 1 else None


def _filled_in(action: Cell) -> Cell | None:
    found = list(_FILLED_IN.finditer(action.text))
    return _part(action, *found[0].span("record")) if len(found) == 1 else None


def _in_brackets(action: Cell, organisation: Organisation) -> dict[str, Cell]:
    """（文员，5 分钟，记录 HT-SD-FRM-001） at the end; nothing where a part of it is something else."""
    tail = _TAIL.search(action.text)
    if tail is None:
        return {}
    found: dict[str, Cell] = {}
    start = tail.start("facts")
    for match in (*_PARTED.finditer(tail["facts"]), None):
        end = tail.start("facts") + match.start() if match else tail.end("facts")
        words = action.text[start:end]
        part = _part(action, start, start + len(words.rstrip()))
        record = _RECORD.fullmatch(words.strip())
        if _are_jobs(words, organisation):
            kind = "who"
        elif _TIME.fullmatch(words.strip()):
            kind = "time"
        elif record is not None or WRITTEN_REFERENCE.fullmatch(words.strip()):
            kind = "record"
            if record is not None:
                offset = len(words) - len(words.lstrip()) + record.start("record")
                part = _part(action, start + offset, start + offset + len(record["record"]))
        else:
            return {}
        if kind in found:
            return {}
        found[kind] = part
        start = tail.start("facts") + match.end() if match else end
    return found


def _are_jobs(text: str, organisation: Organisation) -> bool:
    names = doers_of(plain(text))
    return bool(names) and all(organisation.jobs_meant(name) for name in names)


def _part(cell: Cell, start: int, end: int) -> Cell:
    text = cell.text[start:end]
    begin = start + len(text) - len(text.lstrip())
    return Cell(text.strip(), cell.path, cell.line, cell.column + begin)
