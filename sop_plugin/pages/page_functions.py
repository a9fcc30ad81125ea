"""What pages outside control can use in ``{{ … }}``: the date, the organisation, links, counts and excerpts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup, escape

from sop_plugin.model.document import Document
from sop_plugin.model.lifecycle import State
from sop_plugin.pages.confined import PageProblem
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.home_lists import changes_list, departments_list, forms_list, jobs_list, questions_list
from sop_plugin.pages.lists.states_figure import states_figure
from sop_plugin.reading.front_matter.schema import FrontMatter
from sop_plugin.rendering.publication import address
from sop_plugin.words import labels
from sop_plugin.words.voice import Words

_NO_DIAGRAM = Words(
    "没有名为 {name} 的图；有的是“states”", "no diagram has the name {name}; there is 'states'"
)
_NO_DOCUMENT = Words("没有已发布的文件编号为 {number}", "no published document has the number {number}")


class _Known(dict[str, Any]):
    """What an edition knows; of others it says that they are not in it."""

    def __init__(self, found: dict[str, Any], of_others: Any) -> None:
        super().__init__(found)
        self._of_others = of_others

    def __missing__(self, key: str) -> Any:
        return self._of_others


class PageFunctions:
    """What pages outside control can use in ``{{ … }}``."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        # From the page that is being rendered to the site's root; set before each page.
        self.base = "./"

    @property
    def functions(self) -> dict[str, Callable[..., Any]]:
        """Name → what a page can call."""
        return {
            "register": self.register,
            "document": self.document,
            "count": self.count,
            "diagram": self.diagram,
            "front_matter": self.front_matter,
            "departments": self.departments,
            "jobs": self.jobs,
            "blank_forms": self.blank_forms,
            "changes": self.changes,
            "questions": self.questions,
        }

    @property
    def variables(self) -> dict[str, Any]:
        """The date and the organisation."""
        manual = self._edition.manual
        language = manual.settings.language
        organisation = manual.organisation
        return {
            "as_of": manual.as_of.isoformat(),
            "organisation": {
                "sample": organisation.sample,
                "issuers": {i.code: i.name.in_language(language) for i in organisation.issuers.values()},
                "departments": self._known(
                    {d.code: d.name.in_language(language) for d in organisation.departments.values()}
                ),
                "people": self._known(
                    {p.id: {"name": p.name, "job": p.job} for p in organisation.people.values()},
                    lambda said: {"name": said, "job": said},
                ),
            },
        }

    def _known(self, found: dict[str, Any], of_others: Callable[[str], Any] = str) -> dict[str, Any]:
        limits = self._edition.compiled.limits
        return found if limits is None else _Known(found, of_others(limits.said))

    def _selected(self, department: str | None, type: str | None, state: str | None) -> list[Document]:  # noqa: A002 - the author's word
        manual = self._edition.manual
        wanted = {State(word.strip()) for word in state.split(",")} if state else None
        return [
            d
            for d in manual.in_order
            if d.path in self._edition.published
            and department in (None, d.department)
            and type in (None, d.type)
            and (wanted is None or manual.state(d) in wanted)
        ]

    def count(self, department: str | None = None, type: str | None = None, state: str | None = None) -> int:  # noqa: A002
        """How many published documents there are; ``state`` may list several, with commas."""
        return len(self._selected(department, type, state))

    def diagram(self, name: str) -> Markup:
        """A drawing with its table; ``states`` is the only one."""
        if name != "states":
            raise PageProblem(_NO_DIAGRAM.filled(name=name))
        # Blank lines would end the HTML of a page.
        figure = states_figure(self._edition.compiled, self._edition.voice)
        return Markup("").join(figure.splitlines())

    def document(self, number: str) -> Markup:
        """A link to a document, with number and title."""
        found = self._edition.manual.by_number.get(number)
        limits = self._edition.compiled.limits
        if limits is not None and number in limits.numbers:
            return escape(limits.said)
        if found is None or found.path not in self._edition.published:
            raise PageProblem(_NO_DOCUMENT.filled(number=number))
        return self._link(found)

    def register(
        self,
        department: str | None = None,
        type: str | None = None,  # noqa: A002
        state: str | None = None,
        limit: int = 20,
    ) -> Markup:
        """An excerpt of the document register as a table."""
        manual = self._edition.manual
        voice = self._edition.voice
        rows = [
            Markup("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>").format(
                self._link(d),
                d.effective.isoformat() if d.effective else "",
                d.review_due.isoformat() if d.review_due else "",
                voice.say(manual.state(d).label),
            )
            for d in self._selected(department, type, state)[:limit]
        ]
        heads = (labels.TITLE, labels.EFFECTIVE_DATE, labels.REVIEW_DUE_DATE, labels.STATE)
        head = Markup("").join(Markup('<th scope="col">{}</th>').format(voice.say(each)) for each in heads)
        return Markup(
            '<table class="sop-excerpt"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
        ).format(head, Markup("").join(rows))

    def front_matter(self) -> Markup:
        """The keys of a document's front matter as a table, made from the schema that reads them."""
        voice = self._edition.voice
        heads = (labels.FIELD, labels.WHAT, labels.REQUIRED, labels.EXAMPLE)
        head = Markup("").join(Markup('<th scope="col">{}</th>').format(voice.say(each)) for each in heads)
        rows = Markup("").join(
            Markup(
                "<tr><td><code>{}</code></td><td>{}</td><td>{}</td><td><code>{}: {}</code></td></tr>"
            ).format(
                field.alias or name,
                field.description,
                "✓" if field.is_required() else "",
                field.alias or name,
                (field.examples or [""])[0],
            )
            for name, field in FrontMatter.model_fields.items()
        )
        return Markup(
            '<table class="sop-excerpt"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
        ).format(head, rows)

    def departments(self) -> Markup:
        """A list of the departments with the number of their documents."""
        return departments_list(self._edition, self.base)

    def jobs(self, limit: int = 8) -> Markup:
        """A list of the jobs with most to do."""
        return jobs_list(self._edition, self.base, limit)

    def blank_forms(self, limit: int = 8) -> Markup:
        """A list of the blanks that are used most."""
        return forms_list(self._edition, self.base, limit)

    def changes(self, limit: int = 6) -> Markup:
        """A list of what changed for readers lately."""
        return changes_list(self._edition, self.base, limit)

    def questions(self, limit: int = 6) -> Markup:
        """A list of questions that are asked often, one of each department; empty where none were written down."""
        return questions_list(self._edition, self.base, limit)

    def _link(self, document: Document) -> Markup:
        return Markup('<a href="{}">{} {}</a>').format(
            self.base + address(document.number), document.number, escape(document.title)
        )
