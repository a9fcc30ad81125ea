"""What two branches recorded or took for themselves since they parted, and the way on that loses nothing of either.

What a branch recorded in vain must not come into the history of the branch that it goes into: nothing recorded there is ever taken
back. So the way on begins anew from there; only where those events stand behind the other's can their lines go.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence

from sop_plugin.checks.parted_chains import OfLedgers, Parted, of_two_documents, parted_numbers
from sop_plugin.checks.parted_steps import (
    AFTER_THAT,
    NOTHING,
    ledger_settled,
    told_events,
    way_together,
    what_then,
)
from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.snapshot import Snapshot
from sop_plugin.rules import comparison as rules
from sop_plugin.rules.ledger import EVENT_TWICE
from sop_plugin.rules.ledger_history import NUMBER_ISSUED_TWICE
from sop_plugin.rules.numbers import NUMBER_DUPLICATE
from sop_plugin.words.voice import Words

_STEPS = Words("{aside}{way}{then}", "{aside}{way}{then}")
_MOVED_ASIDE = Words(
    "先移开文件：sop move {number} {path}；", "move the file aside first: sop move {number} {path}; "
)
_RENUMBERED = Words(
    "把 {path} 的 number 改为 {next}，已有的签署删去重签，登记新编号：sop issue {next} --by {by}",
    "set number to {next} in {path}, have it signed anew where it was signed, and record the number: sop issue {next} --by {by}",
)
_AS_CHECK_SAYS = Words("照 sop check --base {target} 的处理办法做", "do as sop check --base {target} says")


def check_parted(before: Snapshot, after: Snapshot, target: Snapshot) -> Iterator[Finding]:
    """Numbers that both sides gave out, and events that both recorded after the same one."""
    of_ledgers = [parted_numbers(before, after, target, index) for index in range(len(after.ledgers))]
    yield from _numbers_taken(before, after, target, of_ledgers)
    on_both = [
        (after.ledgers[found.of_ledger].place(found.ours[0]), found)
        for parted in of_ledgers
        for found in parted.values()
        if not of_two_documents(before, found)
    ]
    # The way is gone once, as the first of them is read; what follows from it is of each.
    gone: Parted | None = None
    for place, found in sorted(on_both, key=lambda one: (one[0].path, one[0].line)):
        if gone is not None and not found.lines_can_go:
            way = AFTER_THAT.filled(event=f"{after.ledgers[gone.of_ledger].path} {gone.ours[0].name}")
        else:
            way = way_together(before, after, target, of_ledgers, found)
            gone = gone if found.lines_can_go else found
        yield rules.RECORDED_ON_BOTH.at(
            place,
            number=found.number,
            target=target.name,
            path=after.ledgers[found.of_ledger].path,
            of_documents=found.of_ledger == 0,
            ours=told_events(found.ours),
            theirs=told_events(found.theirs),
            steps=_STEPS.filled(
                aside=NOTHING,
                way=way,
                then=what_then(before, after, found)
                if ledger_settled(after, target, of_ledgers, found)
                else _AS_CHECK_SAYS.filled(target=target.name),
            ),
        )


def without_consequences(findings: Sequence[Finding], told: Sequence[Finding]) -> list[Finding]:
    """The findings that say anything besides what ``check_parted`` told more exactly."""
    taken = {f.values["number"] for f in told if f.rule is rules.NUMBER_TAKEN_MEANWHILE}
    on_both = [f.values for f in told if f.rule is rules.RECORDED_ON_BOTH]
    taken |= {values["number"] for values in on_both if values["of_documents"]}
    parted = {(values["number"], values["path"]) for values in on_both}

    def is_told(finding: Finding) -> bool:
        if finding.rule in (NUMBER_DUPLICATE, NUMBER_ISSUED_TWICE):
            return finding.values["number"] in taken
        if finding.rule is EVENT_TWICE:
            number, path = finding.values["number"], finding.values["path"]
            return (number, path) in parted or number in taken
        return False

    return [finding for finding in findings if not is_told(finding)]


def _numbers_taken(
    before: Snapshot, after: Snapshot, target: Snapshot, of_ledgers: OfLedgers
) -> Iterator[Finding]:
    parted = of_ledgers[0]
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
                aside=_MOVED_ASIDE.filled(number=mine.number, path=aside) if aside else NOTHING,
                way=way_together(before, after, target, of_ledgers, found) if found else NOTHING,
                then=_AS_CHECK_SAYS.filled(target=target.name)
                if found and not ledger_settled(after, target, of_ledgers, found)
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
        return of_two_documents(before, found)
    if number in before.ledger.numbers_issued or number in before.manual.by_number:
        return False  # a document that both sides had
    if after.ledger.issue(number) is not None and target.ledger.issue(number) is not None:
        return False  # one and the same issue
    if theirs is not None:
        return (mine.path, mine.title) != (theirs.path, theirs.title)
    their_issue = target.ledger.issue(number)
    return their_issue is not None and their_issue.title != mine.title


def _aside(path: str) -> str:
    name, ending = posixpath.splitext(path)
    return f"{name}-2{ending}"
