"""``CODEOWNERS`` held against the organisation and the documents, both ways."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.manual import Manual
from sop_plugin.model.organisation import Person
from sop_plugin.model.place import Place
from sop_plugin.owners.codeowners import CodeOwnersIndex, OwnerLine, OwnersFile
from sop_plugin.owners.text import control_owners
from sop_plugin.rules import organisation as rules

_LARGEST_SHOWN = 200


def check_owners(manual: Manual, file: OwnersFile) -> Iterator[Finding]:
    """All that is wrong with one file."""
    index = CodeOwnersIndex(file.lines, file.match)
    found = [*_unowned(manual, file, index), *_improper_owners(manual, file, index)]
    yield from found
    if not file.is_generated:
        yield from _idle_lines(file, index)
    # Who left has a finding of their own, which time alone brings.
    elif file.text != file.expected(manual) and all(f.rule is not rules.OWNER_LEFT for f in found):
        yield _difference(file, file.expected(manual))


def _unowned(manual: Manual, file: OwnersFile, index: CodeOwnersIndex) -> Iterator[Finding]:
    paths = [*(d.path for d in manual.documents), *(rejected.path for rejected in manual.rejected)]
    there = set(file.files)
    paths += [path for path in file.own_files if file.prefix + path in there and path != file.path]
    for path in paths:
        deciding = [*index.deciding(file.prefix + path)]
        if not any(line.owners for line in deciding):
            line = deciding[-1].line if deciding else 1
            yield rules.DOCUMENT_UNOWNED.at(Place(file.path, line), path=path)


def _idle_lines(file: OwnersFile, index: CodeOwnersIndex) -> Iterator[Finding]:
    at_work = {line for path in file.files for line in index.deciding(path)}
    for line in index.lines:
        if line not in at_work:
            yield rules.LINE_COVERS_NOTHING.at(Place(file.path, line.line), pattern=line.pattern)


def _improper_owners(manual: Manual, file: OwnersFile, index: CodeOwnersIndex) -> Iterator[Finding]:
    """Owners whom the organisation knows; of groups and of accounts that it does not name nothing can be said."""
    people = {p.handle.casefold(): p for p in manual.organisation.people.values() if p.handle}
    control = control_owners(manual)
    told: set[tuple[OwnerLine, str]] = set()
    for document in manual.documents:
        for line in index.deciding(file.prefix + document.path):
            for handle in line.owners:
                person = people.get(handle.casefold())
                if person is None or person.handle in control or (line, handle) in told:
                    continue
                finding = _improper(manual, document, person, Place(file.path, line.line))
                if finding is not None:
                    told.add((line, handle))
                    yield finding


def _improper(manual: Manual, document: Document, person: Person, place: Place) -> Finding | None:
    case, day = (document.type, document.department), manual.as_of
    if person.in_post(day) and person.may_approve_document(*case, day):
        return None
    without_dates = (replace(authority, since=None, until=None) for authority in person.may_approve)
    if not person.in_post(day) or any(authority.covers(*case, day) for authority in without_dates):
        return rules.OWNER_LEFT.at(place, handle=person.handle, person=person.name, day=day)
    return rules.OWNER_NOT_ENTITLED.at(place, handle=person.handle, person=person.name, path=document.path)


def _difference(file: OwnersFile, expected: str) -> Finding:
    """The first line that differs."""
    lines = zip_longest(file.text.split("\n"), expected.split("\n"), fillvalue="")
    for number, (found, wanted) in enumerate(lines, start=1):
        if found != wanted:
            return rules.OWNERS_DIFFER.at(
                Place(file.path, number), expected=wanted[:_LARGEST_SHOWN], found=found[:_LARGEST_SHOWN]
            )
    return rules.OWNERS_DIFFER.at(Place(file.path), expected="", found="")
