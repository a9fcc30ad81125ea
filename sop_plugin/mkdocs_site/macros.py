"""Variables and register excerpts for pages outside control, through mkdocs-macros, which by itself is not sandboxed.

The plugin's environment is replaced by one in which a page can name data and call the few functions given here, and
nothing else: no attribute of a live object, no method of it, no file, no import.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import BuiltinMethodType
from typing import Any

from jinja2 import DictLoader, Environment, Template, Undefined
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from sop_plugin.compile import CompiledManual
from sop_plugin.model.document import Document
from sop_plugin.model.lifecycle import State
from sop_plugin.pages.diagrams import states_figure
from sop_plugin.reading.front_matter.schema import FrontMatter
from sop_plugin.rendering.publication import address
from sop_plugin.words.labels import Label

_DATA = (str, int, float, bool, list, tuple, dict, date, type(None), range)
_LARGEST_PRODUCT = 100_000
_DATA_METHODS = frozenset(
    "get items keys values join lower upper strip split replace startswith isoformat".split()
)
# Filters that only rearrange data; "format", "center" or "indent" could fill the memory, "attr" looks into objects.
_FILTERS = (
    "abs batch capitalize count d default dictsort e escape first float groupby int items join last length list lower"
    " max min reject rejectattr replace reverse round safe select selectattr slice sort string striptags sum title trim"
    " truncate unique upper urlencode"
).split()


class _PageTemplate(Template):
    """Sees plain data only, and reports every error as one of a line: mkdocs-macros prints that without a traceback."""

    def render(self, *_: Any, **variables: Any) -> str:
        """The page; the plugin's own live objects (``page``, ``files``, ``navigation``) are no variables."""
        try:
            return super().render({name: value for name, value in variables.items() if _is_data(value)})
        except TemplateSyntaxError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever goes wrong in a page is the page's
            raise TemplateSyntaxError(f"{type(error).__name__}: {error}", _line_in_page(error)) from None


def _line_in_page(error: Exception) -> int:
    trace, line = error.__traceback__, 1
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


class _ConfinedEnvironment(ImmutableSandboxedEnvironment):
    intercepted_binops = frozenset(["*", "**", "%"])
    template_class = _PageTemplate

    def __init__(self, functions: dict[str, Callable[..., Any]], **options: Any) -> None:
        super().__init__(loader=DictLoader({}), autoescape=True, **options)
        self.globals = {"range": self.globals["range"], **functions}
        self.filters = {name: self.filters[name] for name in _FILTERS}
        self._functions = frozenset(map(id, functions.values()))

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002 - Jinja's signature
        return isinstance(obj, _DATA) and attr in _DATA_METHODS

    def is_safe_callable(self, obj: Any) -> bool:
        # Calling an undefined name says that it is undefined.
        if id(obj) in self._functions or obj is self.globals["range"] or isinstance(obj, Undefined):
            return True
        on_data = isinstance(obj, BuiltinMethodType) and isinstance(obj.__self__, _DATA)
        return on_data and obj.__name__ in _DATA_METHODS

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "%" and isinstance(left, str):
            raise SecurityError("'%' formats no text here")
        sizes = [len(side) if hasattr(side, "__len__") else abs(side) for side in (left, right)]
        if operator == "**" or (operator == "*" and sizes[0] * sizes[1] > _LARGEST_PRODUCT):
            raise SecurityError(f"'{operator}' would make too much here")
        return super().call_binop(context, operator, left, right)


class PageMacros:
    """What pages outside control can use in ``{{ … }}``."""

    def __init__(self, compiled: CompiledManual, published: frozenset[str]) -> None:
        self._compiled = compiled
        self._published = published
        # From the page that is being rendered to the site's root; set before each page.
        self.base = "./"

    def confine(self, plugin: Any) -> None:
        """Give the macros plugin the confined environment and data in place of its own."""
        old: Environment = plugin.env
        plugin._env = _ConfinedEnvironment(
            {
                "register": self.register,
                "document": self.document,
                "count": self.count,
                "diagram": self.diagram,
                "front_matter": self.front_matter,
            },
            undefined=old.undefined,
            block_start_string=old.block_start_string,
            block_end_string=old.block_end_string,
            variable_start_string=old.variable_start_string,
            variable_end_string=old.variable_end_string,
            comment_start_string=old.comment_start_string,
            comment_end_string=old.comment_end_string,
        )
        extra = {k: v for k, v in plugin.variables.get("extra", {}).items() if _is_data(v)}
        # A plain dict: the plugin's own kind turns keys into attributes of live objects.
        plugin._variables = {**extra, **self._variables()}

    def _variables(self) -> dict[str, Any]:
        manual = self._compiled.manual
        language = manual.settings.language
        organisation = manual.organisation
        return {
            "as_of": manual.as_of.isoformat(),
            "organisation": {
                "sample": organisation.sample,
                "issuers": {i.code: i.name.in_language(language) for i in organisation.issuers.values()},
                "departments": {
                    d.code: d.name.in_language(language) for d in organisation.departments.values()
                },
                "people": {p.id: {"name": p.name, "job": p.job} for p in organisation.people.values()},
            },
        }

    def _selected(self, department: str | None, type: str | None, state: str | None) -> list[Document]:  # noqa: A002 - the author's word
        manual = self._compiled.manual
        wanted = {State(word.strip()) for word in state.split(",")} if state else None
        return [
            d
            for d in manual.in_order
            if d.path in self._published
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
            raise SecurityError(f"no diagram has the name {name}; there is 'states'")
        # Blank lines would end the HTML of a page.
        figure = states_figure(self._compiled, self._compiled.manual.settings.language)
        return Markup("").join(figure.splitlines())

    def document(self, number: str) -> Markup:
        """A link to a document, with number and title."""
        found = self._compiled.manual.by_number.get(number)
        if found is None or found.path not in self._published:
            raise SecurityError(f"no published document has the number {number}")
        return self._link(found)

    def register(
        self,
        department: str | None = None,
        type: str | None = None,  # noqa: A002
        state: str | None = None,
        limit: int = 20,
    ) -> Markup:
        """An excerpt of the document register as a table."""
        manual = self._compiled.manual
        language = manual.settings.language
        rows = [
            Markup("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>").format(
                self._link(d),
                d.effective.isoformat() if d.effective else "",
                d.review_due.isoformat() if d.review_due else "",
                Label[f"STATE_{manual.state(d).name}"].text(language),
            )
            for d in self._selected(department, type, state)[:limit]
        ]
        heads = (Label.TITLE, Label.EFFECTIVE_DATE, Label.REVIEW_DUE_DATE, Label.STATE)
        head = Markup("").join(
            Markup('<th scope="col">{}</th>').format(each.text(language)) for each in heads
        )
        return Markup(
            '<table class="sop-excerpt"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
        ).format(head, Markup("").join(rows))

    def front_matter(self) -> Markup:
        """The keys of a document's front matter as a table, made from the schema that reads them."""
        language = self._compiled.manual.settings.language
        heads = (Label.FIELD, Label.WHAT, Label.REQUIRED, Label.EXAMPLE)
        head = Markup("").join(
            Markup('<th scope="col">{}</th>').format(each.text(language)) for each in heads
        )
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

    def _link(self, document: Document) -> Markup:
        return Markup('<a href="{}">{} {}</a>').format(
            self.base + address(document.number), document.number, escape(document.title)
        )


def _is_data(value: object) -> bool:
    if isinstance(value, dict):
        return all(isinstance(k, str) and _is_data(v) for k, v in value.items())
    if isinstance(value, list):
        return all(map(_is_data, value))
    return isinstance(value, (str, int, float, bool, date)) or value is None
