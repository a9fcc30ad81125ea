"""Who answers for what, out of a clause of responsibilities: ``- **预订员**：…``, or a table of jobs and their duties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sop_plugin.model.document import Body, Clause
from sop_plugin.model.headings import Heading, normalise_heading
from sop_plugin.model.place import Place
from sop_plugin.model.procedure import Duty
from sop_plugin.reading.markdown.cells import doers_of, plain
from sop_plugin.reading.markdown.tables import read_tables

_BULLET = re.compile(r" {0,3}[-*+]\s+(?=\*\*)")
# One item can name several: **餐饮部**：…；**工程部**：…
_NAMED = re.compile(
    r"\*\*(?P<names>[^*\n：:]+)(?P<colon>[：:])?\*\*(?:\s*（[^（）]*）|\s*\([^()]*\))?(?(colon)|\s*[：:])\s*"
)


def read_duties(body: Body, path: str, kinds: Mapping[str, Heading]) -> tuple[Duty, ...]:
    """The duties that ``body`` gives to somebody in so many words; ``kinds`` tell what a normalised heading is about."""
    answering = [
        clause
        for clause in body.clauses
        if kinds.get(normalise_heading(clause.title)) is Heading.RESPONSIBILITIES
    ]
    if not answering:
        return ()
    # A clause of responsibilities can stand within another one.
    outer = [c for c in answering if not any(o.line < c.line <= o.end_line for o in answering)]
    found = [
        duty
        for clause in outer
        for duty in (*_listed(body, clause, path), *_tabled(body, clause, path, kinds))
    ]
    return tuple(sorted(found, key=lambda duty: duty.place))


def _lines(body: Body, clause: Clause) -> range:
    """Indexes of the lines below the clause's heading."""
    return range(clause.line - body.first_line + 1, clause.end_line - body.first_line + 1)


def _listed(body: Body, clause: Clause, path: str) -> Iterator[Duty]:
    written, masked = body.text.split("\n"), body.prose.split("\n")
    for index in _lines(body, clause):
        line = written[index] if index < len(written) and masked[index].strip() else ""
        bullet = _BULLET.match(line)
        named = list(_NAMED.finditer(line, bullet.end())) if bullet else []
        if bullet is None or not named or named[0].start() != bullet.end():
            continue
        for match, following in zip(named, [*named[1:], None], strict=True):
            duty = line[match.end() : following.start() if following else len(line)].strip(" ；;")
            where = Place(path, index + body.first_line, match.start() + 1)
            yield Duty(doers_of(match["names"]), duty, where, _key(body, where.line))


def _tabled(body: Body, clause: Clause, path: str, kinds: Mapping[str, Heading]) -> Iterator[Duty]:
    for table in read_tables(body.text, path, body.first_line):
        if not clause.line < table.line <= clause.end_line:
            continue
        if len(table.header) != 2:
            continue
        if kinds.get(normalise_heading(plain(table.header[1].text))) is not Heading.RESPONSIBILITIES:
            continue
        for row in table.rows:
            if len(row) == 2 and row[1].text:
                who, duty = row
                yield Duty(doers_of(who.text), duty.text, who.place, _key(body, who.line))


def _key(body: Body, line: int) -> str | None:
    clause = body.clause_at(line)
    return clause.key if clause else None
