"""Numbers and titles: each spelled by the rule, and each used once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sop_plugin.model.document import Document
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.model.place import Place
from sop_plugin.rules import numbers as rules


def malformed_numbers(manual: Manual) -> Iterator[Finding]:
    """Numbers that do not follow the pattern; an unknown department in one is another rule's business."""
    numbering = manual.number_pattern
    for document in manual.documents:
        if numbering.parse(document.number) is not None:
            continue
        pattern = numbering.pattern_of(document.department, _type_code(document, manual))
        if document.department not in manual.organisation.departments:
            widened = replace(pattern, departments=(*pattern.departments, document.department))
            if widened.parse(document.number) is not None:
                continue
        yield rules.NUMBER_MALFORMED.at(
            document.place("number"),
            number=document.number,
            pattern=pattern.pattern,
            example=_example(document, manual),
        )


def numbers_by_earlier_patterns(manual: Manual, ledger: Ledger) -> Iterator[Finding]:
    """Numbers by a pattern that had been changed when they were given out, or that none was given out by yet."""
    if not any(change.is_of_numbers for change in manual.settings.rule_changes):
        return
    for document in manual.documents:
        issued = ledger.issue(document.number)
        numbering = manual.number_pattern_on(issued.day if issued else manual.as_of)
        known = manual.number_pattern.parse(document.number) is not None
        if known and numbering.parse(document.number) is None:
            kind = _type_code(document, manual)
            yield rules.NUMBER_MALFORMED.at(
                document.place("number"),
                number=document.number,
                pattern=numbering.pattern_of(document.department, kind).pattern,
                example=_example(document, manual),
            )


def _type_code(document: Document, manual: Manual) -> str:
    kind = manual.settings.type_on(document.type, manual.as_of)
    return kind.code if kind else next(iter(manual.number_pattern.usual.type_codes), "SOP")


def _example(document: Document, manual: Manual) -> str:
    """The number that was most likely meant: the document's own department and type, and the last digits written."""
    written = re.findall(r"[0-9]{1,9}", document.number)
    year = (document.effective or manual.as_of).year
    digits = [each for each in written if "year" not in _fields(document, manual) or int(each) != year]
    return manual.number_pattern.format(
        document.department, _type_code(document, manual), int(digits[-1]) or 1 if digits else 1, year
    )


def _fields(document: Document, manual: Manual) -> tuple[str, ...]:
    return manual.number_pattern.pattern_of(document.department, _type_code(document, manual)).fields


def duplicate_numbers(manual: Manual) -> Iterator[Finding]:
    """Every place but the first, in the order of paths, where a number is used; unreadable files count."""
    uses = [(document.place("number"), document.number) for document in manual.documents]
    uses += [(Place(rejected.path), rejected.number) for rejected in manual.rejected if rejected.number]
    first: dict[str, Place] = {}
    for place, number in sorted(uses):
        if number in first:
            yield rules.NUMBER_DUPLICATE.at(place, number=number, first=first[number])
        else:
            first[number] = place


def contradicting_numbers(manual: Manual) -> Iterator[Finding]:
    """Numbers that name another department or type than the front matter."""
    for document in manual.documents:
        number = manual.number_pattern.parse(document.number)
        if number is None:
            continue
        known = document.department in manual.organisation.departments
        if known and number.department not in ("", document.department):
            yield rules.NUMBER_DEPARTMENT.at(
                document.place("department"),
                number=document.number,
                numbered=manual.department_term(number.department),
                department=manual.department_term(document.department),
            )
        kind = manual.settings.type_on(document.type, manual.as_of)
        if kind is None or manual.settings.type_codes.get(number.type_code) == kind.name:
            continue
        said = (number.type_code, kind.code) if number.type_code else (number.level, kind.level)
        if said[0] is not None and said[0] != said[1]:
            yield rules.NUMBER_TYPE.at(
                document.place("type"),
                number=document.number,
                numbered=said[0],
                type=manual.settings.type_name(kind.name),
                code=said[1],
            )


def duplicate_titles(manual: Manual) -> Iterator[Finding]:
    """Titles that more than one document has, the withdrawn ones left out."""
    first: dict[str, Document] = {}
    for document in manual.documents:
        if document.status is Status.WITHDRAWN:
            continue
        other = first.setdefault(document.title, document)
        if other is not document:
            yield rules.TITLE_DUPLICATE.at(
                document.place("title"), number=other.number, first=other.place("title")
            )
