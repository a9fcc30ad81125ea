"""What an item of a clause of responsibilities says of a job that begins its sentence: 文员登记来电."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sop_plugin.model.document import Body, Document
from sop_plugin.model.headings import Heading, HeadingKinds, heading_topics
from sop_plugin.model.organisation import Organisation
from sop_plugin.model.place import Place
from sop_plugin.model.procedure import Duty
from sop_plugin.reading.markdown.cells import doers_of
from sop_plugin.reading.markdown.duty_names import ITEM
from sop_plugin.reading.markdown.told_steps import ARTICLE, jobs_that_begin


def with_told_duties(document: Document, organisation: Organisation, kinds: HeadingKinds) -> Document:
    """The document with the duties of items that begin with jobs of the organisation; an item that is read already stays as it is."""
    told = tuple(_told(document.body, document.path, organisation, kinds))
    if not told:
        return document
    procedures = document.body.procedures
    duties = tuple(sorted((*procedures.duties, *told), key=lambda duty: duty.place))
    return replace(document, body=replace(document.body, procedures=replace(procedures, duties=duties)))


def _told(body: Body, path: str, organisation: Organisation, kinds: HeadingKinds) -> Iterator[Duty]:
    clauses = [c for c in body.clauses if Heading.RESPONSIBILITIES in heading_topics(c.title, kinds)]
    if not clauses:
        return
    read = {duty.place.line for duty in body.procedures.duties}
    written, prose = body.text.split("\n"), body.prose.split("\n")
    for clause in clauses:
        for line in range(clause.line + 1, clause.end_line + 1):
            index = line - body.first_line
            item = ITEM.match(prose[index]) if index < len(prose) and line not in read else None
            if item is None or not item[0].strip():
                continue
            article = ARTICLE.match(written[index], item.end())
            begin = article.end() if article else item.end()
            end = jobs_that_begin(written[index], begin, organisation)
            if end > begin:
                key = body.clause_at(line)
                duty = written[index][end:].strip(" ；;")
                yield Duty(
                    doers_of(written[index][begin:end]),
                    duty,
                    Place(path, line, end + 1),
                    key.key if key else None,
                )
