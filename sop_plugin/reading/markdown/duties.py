"""Who answers for what, out of a clause of responsibilities: ``- **预订员**：…``, or a table of jobs and their duties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_plugin.model.columns import column_kind
from sop_plugin.model.document import Body, Clause
from sop_plugin.model.headings import HAND_NUMBER, Heading, HeadingKinds, heading_topics, without_number
from sop_plugin.model.place import Place
from sop_plugin.model.procedure import Cell, Column, Duty
from sop_plugin.reading.markdown.cells import Above, doers_of, plain
from sop_plugin.reading.markdown.duty_names import ALONE, ITEM, NAMED, NO_NAME, PLAIN, doers_named, naming
from sop_plugin.reading.markdown.parsed import parse
from sop_plugin.reading.markdown.tables import read_tables

_PARTICIPANTS = re.compile(
    r"\|\s*(?:\*\*)?(?:participants?|参与人|参与人员|参与者|参与岗位|参加人员|參與人|參與人員|參與者)(?:\*\*)?\s*\|",
    re.IGNORECASE,
)
_MEANING = re.compile(r" {0,3}:[ \t]+(?=\S)")
_IN_BOX = 4
_DUTIES = re.compile(r"职责|職責|责任内容|\bresponsibilit|\bdut(?:y|ies)\b", re.IGNORECASE)
_POSTS = re.compile(
    r"岗位|崗位|角色|职务|職務|职位|職位|人员|人員|\b(?:role|position|title|post|job)\b", re.IGNORECASE
)
_UNITS = re.compile(r"部门|部門|单位|單位|科室|班组|\b(?:department|unit|function)\b", re.IGNORECASE)


def read_duties(body: Body, path: str, kinds: HeadingKinds) -> tuple[Duty, ...]:
    """The duties that ``body`` gives to somebody in so many words; ``kinds`` tell what a normalised heading is about."""
    answering = [
        clause for clause in body.clauses if Heading.RESPONSIBILITIES in heading_topics(clause.title, kinds)
    ]
    taking_part = list(_taking_part(body, path)) if _PARTICIPANTS.search(body.text) else []
    if not answering and not taking_part:
        return ()
    # A clause of responsibilities can stand within another one.
    outer = [c for c in answering if not any(o.line < c.line <= o.end_line for o in answering)]
    found = [
        duty
        for clause in outer
        for duty in (
            *_listed(body, clause, path),
            *_defined(body, clause, path),
            *_tabled(body, clause, path, kinds),
            *_headed(body, clause, path),
        )
    ]
    return tuple(sorted((*found, *taking_part), key=lambda duty: duty.place))


def _taking_part(body: Body, path: str) -> Iterator[Duty]:
    """Steps that are clauses, each with a table that says who takes part, as templates of ISO 13485 have them.

    They stand below the one column Participants, or beside that word: ``| Participants | QMO |``, ``| Output | … |``.
    """
    for table in read_tables(body.text, path, body.first_line):
        clause = body.clause_at(table.line)
        if clause is None or len(table.header) > 2:
            continue
        if len(table.header) == 1:
            cells = [row[0] for row in table.rows if row] if _is_participants(table.header[0]) else []
        else:
            rows = (table.header, *table.rows)
            cells = [row[1] for row in rows if len(row) == 2 and _is_participants(row[0])]
        for cell in cells:
            doers = doers_of(cell.text)
            if doers:
                yield Duty(doers, without_number(clause.title), cell.place, clause.key)


def _is_participants(cell: Cell) -> bool:
    return _PARTICIPANTS.fullmatch(f"|{plain(cell.text)}|") is not None


def _lines(body: Body, clause: Clause) -> range:
    """Indexes of the lines below the clause's heading."""
    return range(clause.line - body.first_line + 1, clause.end_line - body.first_line + 1)


def _listed(body: Body, clause: Clause, path: str) -> Iterator[Duty]:
    written, masked = body.text.split("\n"), body.prose.split("\n")
    taken: set[int] = set()
    boxed = _lines_of_boxes(body)
    for index in _lines(body, clause):
        line = written[index] if index < len(written) and masked[index].strip() else ""
        item = ITEM.match(line, _IN_BOX if index in boxed and not line[:_IN_BOX].strip() else 0)
        begin = item.end() if item else 0
        named = [] if index in taken else naming(line, begin)
        if (
            not named
            and item
            and item[0].strip()
            and index not in taken
            and any(_items_below(written, masked, index))
        ):
            named = [*filter(None, (ALONE.match(line.rstrip(), begin),))]
        if not named or named[0].start() != begin or NO_NAME.match(named[0]["names"].strip()):
            continue
        for match, following in zip(named, [*named[1:], None], strict=True):
            duty = line[match.end() : following.start() if following else len(line)].strip(" ；;")
            duty += "" if following else _rest(written, masked, index)
            said = [(index, match.start(), duty)] if duty else [*_items_below(written, masked, index)]
            taken.update(at for at, _, _ in said if at != index)
            for at, start, words in said:
                where = Place(path, at + body.first_line, start + 1)
                yield Duty(doers_named(match["names"]), words, where, _key(body, where.line))


def _lines_of_boxes(body: Body) -> frozenset[int]:
    """The lines, from 0, of the boxes at the margin."""
    if "!!!" not in body.text and "???" not in body.text:
        return frozenset()
    boxes = (token.map for token in parse(body.text).tokens if token.type == "box_open" and not token.level)
    return frozenset(line for lines in boxes if lines for line in range(*lines))


def _defined(body: Body, clause: Clause, path: str) -> Iterator[Duty]:
    """Definition lists: a job on a line of its own, and below it ``: what it answers for``."""
    written, masked = body.text.split("\n"), body.prose.split("\n")
    job = ""
    for index in _lines(body, clause):
        line = written[index] if index < len(written) and masked[index].strip() else ""
        meaning = _MEANING.match(line)
        if meaning is not None and job:
            where = Place(path, index + body.first_line, meaning.end() + 1)
            words = line[meaning.end() :].strip(" ；;") + _rest(written, masked, index)
            yield Duty(doers_named(plain(job)), words, where, _key(body, where.line))
        elif line.strip():
            job = line.strip() if ALONE.match(plain(line)) and not line[:1].isspace() else ""


def _items_below(written: list[str], masked: list[str], index: int) -> Iterator[tuple[int, int, str]]:
    """The items of the list below a line that names somebody and says no more: index and column of each, and its words."""
    own = written[index]
    least = len(own) - len(own.lstrip()) + (1 if ITEM.match(own.lstrip())[0] else 0)  # type: ignore[index]
    goes_on = False
    for at in range(index + 1, len(written)):
        line = written[at]
        if not masked[at].strip():
            continue
        bare = line.lstrip(" \t")
        indent = len(line) - len(bare)
        item = ITEM.match(bare)
        if item is None or not item[0] or (indent < least and least > 0):
            if indent and goes_on:
                continue  # goes on from the item above
            return
        if not goes_on and least == 0 and naming(bare, item.end()):
            return  # a list of those who answer, below its introduction
        goes_on = True
        start = indent + item.end()
        if words := line[start:].strip(" ；;") + _rest(written, masked, at):
            yield at, start, words


def _rest(written: list[str], masked: list[str], index: int) -> str:
    """What goes on below a line, up to the next item, table, heading or blank line, or another's duty."""
    found, ended = "", written[index].rstrip().endswith(("。", "；", ".", ";"))
    for line, shown in zip(written[index + 1 :], masked[index + 1 :], strict=False):
        words = line.strip()
        item = ITEM.match(line.lstrip())
        if (
            not shown.strip()
            or words.startswith(("|", "#", "<", ">"))
            or (item and item[0])
            or _MEANING.match(line)
        ):
            break
        if ended and _names_another(words):
            break
        ended = words.endswith(("。", "；", ".", ";"))
        found += words if words[0] >= "\u2e80" else f" {words}"
    return found


def _names_another(words: str) -> bool:
    match = NAMED.match(words) or PLAIN.match(words)
    return match is not None and not NO_NAME.match(match["names"].strip())


def _tabled(body: Body, clause: Clause, path: str, kinds: HeadingKinds) -> Iterator[Duty]:
    for table in read_tables(body.text, path, body.first_line):
        if not clause.line < table.line <= clause.end_line:
            continue
        names = [plain(cell.text) for cell in table.header]
        duty_at = _duty_column(names, kinds)
        who_at = _who_column(names, duty_at)
        if duty_at is None or who_at is None:
            continue
        above = Above()
        for row in table.rows:
            if max(duty_at, who_at) < len(row) and row[duty_at].text:
                who = above.meant(Column.WHO, row[who_at]) or row[who_at]
                place = row[who_at].place
                yield Duty(doers_named(who.text), row[duty_at].text, place, _key(body, place.line))


def _duty_column(names: list[str], kinds: HeadingKinds) -> int | None:
    """Of 职责 or, below such a heading, of 工作内容."""
    found = [at for at, name in enumerate(names) if Heading.RESPONSIBILITIES in heading_topics(name, kinds)]
    found += [at for at, name in enumerate(names) if _DUTIES.search(name)]
    found += [at for at, name in enumerate(names) if column_kind(name) is Column.CONTENT]
    return found[0] if found else None


def _who_column(names: list[str], duty_at: int | None) -> int | None:
    """Of jobs rather than of departments; of two columns that say something the one that is left."""
    others = [at for at, name in enumerate(names) if at != duty_at and column_kind(name) is not Column.NUMBER]
    for known in (_POSTS.search, lambda name: column_kind(name) is Column.WHO, _UNITS.search):
        if found := [at for at in others if known(names[at])]:
            return found[0]
    return others[0] if len(others) == 1 and duty_at is not None and _DUTIES.search(names[duty_at]) else None


def _headed(body: Body, clause: Clause, path: str) -> Iterator[Duty]:
    """A heading for each job, as ISO manuals have them: what stands below it, by item or paragraph."""
    written, masked = body.text.split("\n"), body.prose.split("\n")
    for inner in body.clauses:
        if not clause.line < inner.line <= clause.end_line or inner.path[:-1] != clause.path:
            continue
        number = HAND_NUMBER.match(inner.title)
        doers = doers_named(inner.title[number.end() :] if number else inner.title)
        for index in _lines(body, inner):
            line = written[index].strip() if index < len(written) and masked[index].strip() else ""
            if not line or line.startswith(("|", "#", "<", ">")) or written[index][:1] in (" ", "\t"):
                continue
            item = ITEM.match(line)
            begin = item.end() if item else 0
            if (item is None or not item[0].strip()) and index and masked[index - 1].strip():
                continue  # goes on from the line above
            if not naming(line, begin):
                where = Place(path, index + body.first_line, begin + 1)
                yield Duty(doers, line[begin:] + _rest(written, masked, index), where, _key(body, where.line))


def _key(body: Body, line: int) -> str | None:
    clause = body.clause_at(line)
    return clause.key if clause else None
