"""The way from what two branches recorded side by side to one history, in words that can be typed as they stand."""

from __future__ import annotations

from collections.abc import Sequence

from sop_plugin.checks.parted_chains import OfLedgers, Parted, lines_of, of_two_documents
from sop_plugin.model.copies import CopyEnded
from sop_plugin.model.event import Approved, Event, EventKind, Issued, Released, Withdrawn
from sop_plugin.model.place import line_ranges
from sop_plugin.model.snapshot import Snapshot
from sop_plugin.model.training import Acknowledged
from sop_plugin.words.voice import COMMA, Listed, Sentence, Words

NOTHING = Words("", "")
AFTER_THAT = Words("照 {event} 的处理办法另起分支之后，", "once the branch is begun as told of {event}, ")
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
_EVENTS = Words("{first}–#{last}（{kinds}）", "{first}–#{last} ({kinds})")
_EVENT = Words("{first}（{kinds}）", "{first} ({kinds})")
_NEXT_REVISION = Words(
    "写下一版：sop revise {number}，把 git diff {base} {branch} -- {path} 里的修改写进去，重新签署、发布",
    "write the next revision: sop revise {number}, put in what git diff {base} {branch} -- {path} shows, and have it signed and released again",
)
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
    EventKind.TRAIL_REVIEWED: "sop review-trail",
    EventKind.COPY_ISSUED: "sop copies issue",
    EventKind.COPY_RECALLED: "sop copies recall",
    EventKind.COPY_DESTROYED: "sop copies destroyed",
    EventKind.COPY_LOST: "sop copies lost",
    EventKind.ACKNOWLEDGED: "sop acknowledge",
}


def way_together(
    before: Snapshot, after: Snapshot, target: Snapshot, of_ledgers: OfLedgers, found: Parted
) -> Sentence:
    """How to come to where both sides stand together without what was recorded here in vain."""
    if found.lines_can_go:
        paths = _text_of(before, target, found)
        lines = line_ranges([event.line for event in found.ours])
        ledger = after.ledgers[found.of_ledger].path
        return _LINES_GO.filled(ledger=ledger, lines=lines, restored=_restored(target, paths))
    # All ledgers of which nothing else of the branch is lost are taken from the target at once, and the texts whose events go.
    settled = [
        index
        for index, parted in enumerate(of_ledgers)
        if parted and ledger_settled(after, target, of_ledgers, next(iter(parted.values())))
    ]
    restored = [
        *(target.ledgers[index].path for index in settled),
        *(path for each in of_ledgers[0].values() for path in _text_of(before, target, each)),
    ]
    return _AFRESH.filled(
        target=target.name,
        again=f"{after.name}-again",
        branch=after.name,
        restored=_restored(target, list(dict.fromkeys(restored))),
    )


def _text_of(before: Snapshot, target: Snapshot, found: Parted) -> list[str]:
    """The file of the document that both sides have; copies and readings are no part of a text."""
    theirs = target.manual.by_number.get(found.number) or before.manual.by_number.get(found.number)
    is_another = found.of_ledger > 0 or of_two_documents(before, found)
    return [] if theirs is None or is_another else [theirs.path]


def ledger_settled(after: Snapshot, target: Snapshot, of_ledgers: OfLedgers, found: Parted) -> bool:
    """Whether nothing stands in the way of further events once the way was gone.

    Where the branch recorded other things too, which shall stay, the ledger cannot be taken from the target as a whole.
    """
    index = found.of_ledger
    here = lines_of(after.ledgers[index]) - lines_of(target.ledgers[index])
    ours = {event.to_line() for each in of_ledgers[index].values() for event in each.ours}
    return found.lines_can_go or here <= ours


def _restored(target: Snapshot, paths: Sequence[str]) -> Sentence | Words:
    return _RESTORED.filled(target=target.name, paths=" ".join(paths)) if paths else NOTHING


def what_then(before: Snapshot, after: Snapshot, found: Parted) -> Sentence:
    if any(isinstance(event, Withdrawn) for event in found.theirs):
        return _ENDED.filled(number=found.number)
    document = after.manual.by_number.get(found.number) or before.manual.by_number.get(found.number)
    another_text = any(isinstance(event, Approved | Released) for event in found.ours)
    if another_text and document and any(isinstance(event, Released) for event in found.theirs):
        return _NEXT_REVISION.filled(
            number=found.number, base=before.name, branch=after.name, path=document.path
        )
    settled = {_what(event) for event in found.theirs}
    again = (event for event in found.ours if _what(event) not in settled)
    commands = tuple(dict.fromkeys(f"{_COMMANDS[event.kind]} {_subject(event)}" for event in again))
    return _RECORD_AGAIN.filled(commands=Listed(commands, COMMA)) if commands else _NOTHING_MORE.filled()


def _what(event: Event) -> object:
    """What need not be recorded twice, whoever records it: that a number was given out, what became of a copy, who has read what."""
    match event:
        case Issued():
            return EventKind.ISSUED
        case CopyEnded():
            return (event.kind, event.serial)
        case Acknowledged():
            return (event.revision, event.reader)
    return event


def _subject(event: Event) -> str:
    return event.copy_name if isinstance(event, CopyEnded) else event.number


def told_events(events: Sequence[Event]) -> Sentence:
    kinds = Listed(tuple(dict.fromkeys(event.kind for event in events)), COMMA)
    words = _EVENTS if len(events) > 1 else _EVENT
    return words.filled(first=events[0].name, last=events[-1].sequence, kinds=kinds)
