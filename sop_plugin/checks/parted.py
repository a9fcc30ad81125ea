"""What two branches recorded or took for themselves since they parted, and the way on that loses nothing of either.

What a branch recorded in vain must not come into the history of the branch that it goes into: nothing recorded there is ever taken
back. So the way on begins anew from there; only where those events stand behind the other's can their lines go.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sop_plugin.model.document import Document
from sop_plugin.model.event import Approved, Event, EventKind, Issued, Released, Withdrawn, line_hash
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.place import line_ranges
from sop_plugin.model.snapshot import Snapshot
from sop_plugin.rules import comparison as rules
from sop_plugin.rules.ledger import EVENT_TWICE
from sop_plugin.rules.ledger_history import NUMBER_ISSUED_TWICE
from sop_plugin.rules.numbers import NUMBER_DUPLICATE
from sop_plugin.words.voice import COMMA, Listed, Sentence, Words

_NOTHING = Words("", "")
_STEPS = Words("{aside}{way}{then}", "{aside}{way}{then}")
_AFRESH = Words(
    "全部提交（合并到一半的，先 git merge --abort），从 {target} 另起分支：git switch --no-track -c {again} {target}，"
    "git merge --squash {branch}{restored}；再",
    "commit everything (git merge --abort first where a merge is under way) and begin a branch from {target}: "
    "git switch --no-track -c {again} {target}, git merge --squash {branch}{restored}; then ",
)
_RESTORED = Words(
    "，git restore --source={target} --staged --worktree -- {paths}",
    ", git restore --source={target} --staged --worktree -- {paths}",
)
_LINES_GO = Words(
    "删去 {ledger} 第 {lines} 行{restored}；再", "delete line {lines} of {ledger}{restored}; then "
)
_MOVED_ASIDE = Words(
    "先移开文件：sop move {number} {path}；", "move the file aside first: sop move {number} {path}; "
)
_EVENTS = Words("{first}–#{last}（{kinds}）", "{first}–#{last} ({kinds})")
_EVENT = Words("{first}（{kinds}）", "{first} ({kinds})")
_NEXT_REVISION = Words(
    "写下一版：sop revise {number}，把 git diff {base} {branch} -- {path} 里的修改写进去，重新签署、发布",
    "write the next revision: sop revise {number}, put in what git diff {base} {branch} -- {path} shows, and have it signed and released again",
)
_RENUMBERED = Words(
    "把 {path} 的 number 改为 {next}，已有的签署删去重签，登记新编号：sop issue {next} --by {by}",
    "set number to {next} in {path}, have it signed anew where it was signed, and record the number: sop issue {next} --by {by}",
)
_AS_CHECK_SAYS = Words("照 sop check --base {target} 的处理办法做", "do as sop check --base {target} says")
_RECORD_AGAIN = Words("登记一次：{commands}", "record it again: {commands}")
_NOTHING_MORE = Words("不必再登记", "record nothing more")
_ENDED = Words(
    "不必登记：{number} 已经作废；恢复该业务的，用 sop new 写一份新编号的文件",
    "record nothing: {number} is withdrawn; where the work is taken up again, write a document with a new number (sop new)",
)
_COMMANDS = {
    EventKind.ISSUED: "sop issue",
    EventKind.APPROVED: "sop approve",
    EventKind.RELEASED: "sop release",
    EventKind.REVIEWED: "sop review",
    EventKind.WITHDRAWN: "sop withdraw",
    EventKind.ADOPTED: "sop baseline",
    EventKind.STATED: "sop record",
    EventKind.RECALLED: "sop recall",
    EventKind.REJECTED: "sop reject",
    EventKind.DROPPED: "sop drop",
}


@dataclass(frozen=True)
class Parted:
    """Events of one number in two chains that begin behind the same event.

    ``lines_can_go``: ours stand behind theirs in the file and in its history, so that nothing is lost with them.
    """

    number: str
    ours: tuple[Event, ...]
    theirs: tuple[Event, ...]
    lines_can_go: bool


def parted_numbers(before: Snapshot, after: Snapshot, target: Snapshot) -> dict[str, Parted]:
    """The numbers of which both sides recorded what the other has not, each with both chains."""
    known, there = _lines(before.ledger), _lines(after.ledger)
    of_theirs = _by_number(target.ledger)
    found: dict[str, Parted] = {}
    for number, events in _by_number(after.ledger).items():
        theirs = of_theirs.get(number)
        if not theirs:
            continue
        lines = {event.to_line() for event in theirs}
        ours = tuple(event for event in events if event.to_line() not in lines)
        if not ours or ours[0].previous == line_hash(theirs[-1].to_line()):
            continue
        instead = tuple(event for event in theirs if event.sequence >= ours[0].sequence)
        if not instead or instead[0].previous != ours[0].previous:
            continue
        first = instead[0].to_line()
        if first in there or first not in known:
            can_go = first in there and after.stood_before(first, ours[0].to_line())
            found[number] = Parted(number, ours, instead, can_go)
    return found


def _lines(ledger: Ledger) -> set[str]:
    return {event.to_line() for event in (*ledger.everything, *ledger.beside)}


def _by_number(ledger: Ledger) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for event in sorted((*ledger.everything, *ledger.beside), key=lambda e: (e.number, e.sequence)):
        found.setdefault(event.number, []).append(event)
    return found


def check_parted(before: Snapshot, after: Snapshot, target: Snapshot) -> Iterator[Finding]:
    """Numbers that both sides gave out, and events that both recorded after the same one."""
    parted = parted_numbers(before, after, target)
    yield from _numbers_taken(before, after, target, parted)
    for number, found in parted.items():
        if not _of_two_documents(before, found):
            yield rules.RECORDED_ON_BOTH.at(
                after.ledger.place(found.ours[0]),
                number=number,
                target=target.name,
                ours=_told(found.ours),
                theirs=_told(found.theirs),
                steps=_STEPS.filled(
                    aside=_NOTHING,
                    way=_way(before, after, target, parted, found),
                    then=_then(before, after, found)
                    if _ledger_settled(after, target, parted, found)
                    else _AS_CHECK_SAYS.filled(target=target.name),
                ),
            )


def without_consequences(findings: Sequence[Finding], told: Sequence[Finding]) -> list[Finding]:
    """The findings that say anything besides what ``check_parted`` told more exactly."""
    ours = (rules.NUMBER_TAKEN_MEANWHILE, rules.RECORDED_ON_BOTH)
    numbers = {finding.values["number"] for finding in told if finding.rule in ours}
    of_number = (NUMBER_DUPLICATE, NUMBER_ISSUED_TWICE, EVENT_TWICE)
    return [f for f in findings if f.rule not in of_number or f.values["number"] not in numbers]


def _numbers_taken(
    before: Snapshot, after: Snapshot, target: Snapshot, parted: dict[str, Parted]
) -> Iterator[Finding]:
    taken = {
        *after.ledger.by_number,
        *target.ledger.by_number,
        *target.manual.by_number,
        *(document.number for document in after.manual.documents),
        *(rejected.number for rejected in after.manual.rejected if rejected.number),
    }
    for mine in after.manual.documents:
        found = parted.get(mine.number)
        theirs = target.manual.by_number.get(mine.number)
        their_issue = target.ledger.issue(mine.number)
        if not _is_another(before, after, target, mine, found):
            continue
        kind = after.manual.settings.type_on(mine.type, after.manual.as_of)
        next_number = after.manual.number_pattern.following(
            taken, mine.department, kind.code if kind else "SOP", after.manual.as_of.year
        )
        taken.add(next_number)
        issued = found.ours[0] if found else None
        aside = _aside(mine.path) if theirs is not None and theirs.path == mine.path else None
        yield rules.NUMBER_TAKEN_MEANWHILE.at(
            mine.place("number"),
            number=mine.number,
            target=target.name,
            title=theirs.title if theirs else their_issue.title if their_issue else "",
            other=theirs.path if theirs else target.ledger.path,
            steps=_STEPS.filled(
                aside=_MOVED_ASIDE.filled(number=mine.number, path=aside) if aside else _NOTHING,
                way=_way(before, after, target, parted, found) if found else _NOTHING,
                then=_AS_CHECK_SAYS.filled(target=target.name)
                if found and not _ledger_settled(after, target, parted, found)
                else _RENUMBERED.filled(
                    path=aside or mine.path, next=next_number, by=issued.by if issued else "PERSON"
                ),
            ),
        )


def _is_another(
    before: Snapshot, after: Snapshot, target: Snapshot, mine: Document, found: Parted | None
) -> bool:
    """Whether a number is that of another document on the target."""
    number = mine.number
    theirs = target.manual.by_number.get(number)
    beside = theirs and after.manual.by_path.get(theirs.path)
    if theirs is not None and beside is not None and beside is not mine and beside.number == number:
        return True  # both are here already
    if any(other is not mine and other.number == number for other in after.manual.documents):
        return False  # the other of them
    if found is not None:
        return _of_two_documents(before, found)
    if number in before.ledger.numbers_issued or number in before.manual.by_number:
        return False  # a document that both sides had
    if after.ledger.issue(number) is not None and target.ledger.issue(number) is not None:
        return False  # one and the same issue
    if theirs is not None:
        return (mine.path, mine.title) != (theirs.path, theirs.title)
    their_issue = target.ledger.issue(number)
    return their_issue is not None and their_issue.title != mine.title


def _of_two_documents(before: Snapshot, found: Parted) -> bool:
    """Whether both sides gave a number out, and not to the one document that had it already."""
    return isinstance(found.ours[0], Issued) and found.number not in before.manual.by_number


def _way(
    before: Snapshot, after: Snapshot, target: Snapshot, parted: dict[str, Parted], found: Parted
) -> Sentence:
    """How to come to where both sides stand together without what was recorded here in vain."""
    theirs = target.manual.by_number.get(found.number) or before.manual.by_number.get(found.number)
    paths = [] if theirs is None or _of_two_documents(before, found) else [theirs.path]
    if found.lines_can_go:
        lines = line_ranges([event.line for event in found.ours])
        return _LINES_GO.filled(ledger=after.ledger.path, lines=lines, restored=_restored(target, paths))
    if _ledger_settled(after, target, parted, found):
        paths.insert(0, target.ledger.path)
    return _AFRESH.filled(
        target=target.name,
        again=f"{after.name}-again",
        branch=after.name,
        restored=_restored(target, paths),
    )


def _ledger_settled(after: Snapshot, target: Snapshot, parted: dict[str, Parted], found: Parted) -> bool:
    """Whether nothing stands in the way of further events once the way was gone.

    Where the branch recorded other things too, which shall stay, the ledger cannot be taken from the target as a whole.
    """
    here = _lines(after.ledger) - _lines(target.ledger)
    return found.lines_can_go or here <= {e.to_line() for each in parted.values() for e in each.ours}


def _restored(target: Snapshot, paths: Sequence[str]) -> Sentence | Words:
    return _RESTORED.filled(target=target.name, paths=" ".join(paths)) if paths else _NOTHING


def _then(before: Snapshot, after: Snapshot, found: Parted) -> Sentence:
    if any(isinstance(event, Withdrawn) for event in found.theirs):
        return _ENDED.filled(number=found.number)
    document = after.manual.by_number.get(found.number) or before.manual.by_number.get(found.number)
    another_text = any(isinstance(event, Approved | Released) for event in found.ours)
    if another_text and document and any(isinstance(event, Released) for event in found.theirs):
        return _NEXT_REVISION.filled(
            number=found.number, base=before.name, branch=after.name, path=document.path
        )
    settled = {event.kind for event in found.theirs} & {EventKind.ISSUED}
    kinds = dict.fromkeys(event.kind for event in found.ours if event.kind not in settled)
    commands = tuple(f"{_COMMANDS[kind]} {found.number}" for kind in kinds)
    return _RECORD_AGAIN.filled(commands=Listed(commands, COMMA)) if commands else _NOTHING_MORE.filled()


def _told(events: Sequence[Event]) -> Sentence:
    kinds = Listed(tuple(dict.fromkeys(event.kind for event in events)), COMMA)
    words = _EVENTS if len(events) > 1 else _EVENT
    return words.filled(first=events[0].name, last=events[-1].sequence, kinds=kinds)


def _aside(path: str) -> str:
    name, ending = posixpath.splitext(path)
    return f"{name}-2{ending}"
