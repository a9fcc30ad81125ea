"""The environment in which pages outside control say ``{{ … }}``: data and the few functions given to it, and nothing else.

No attribute of a live object, no method of it, no file, no import.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import BuiltinMethodType
from typing import Any

from jinja2 import DictLoader, Template, Undefined
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from sop_plugin.words.language import Language
from sop_plugin.words.voice import Sentence, Words, voice_in

_DATA = (str, int, float, bool, list, tuple, dict, date, type(None), range)
_LARGEST_PRODUCT = 100_000
_NO_FORMAT = Words("这里不能用“%”排版文字", "'%' formats no text here")
_TOO_MUCH = Words("“{operator}”在这里会产生过多内容", "'{operator}' would make too much here")
_DATA_METHODS = frozenset(
    "get items keys values join lower upper strip split replace startswith isoformat".split()
)
# Filters that only rearrange data; "format", "center" or "indent" could fill the memory, "attr" looks into objects.
_FILTERS = (
    "abs batch capitalize count d default dictsort e escape first float groupby int items join last length list lower"
    " max min reject rejectattr replace reverse round safe select selectattr slice sort string striptags sum title trim"
    " truncate unique upper urlencode"
).split()


class PageProblem(SecurityError):
    """What a function given to a page does not do; ``words`` say it to authors."""

    def __init__(self, words: Sentence) -> None:
        self.words = words
        super().__init__(voice_in(Language.EN).say(words))


class _PageTemplate(Template):
    """Sees plain data only, and reports every error as one of a line: mkdocs-macros prints that without a traceback."""

    def render(self, /, *_: Any, **variables: Any) -> str:
        """The page; the plugin's own live objects (``page``, ``files``, ``navigation``) are no variables."""
        try:
            return super().render({name: value for name, value in variables.items() if is_data(value)})
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


class ConfinedEnvironment(ImmutableSandboxedEnvironment):
    """``functions`` are what a page can call; ``options`` are Jinja's own."""

    intercepted_binops = frozenset(["*", "**", "%"])
    template_class = _PageTemplate

    def __init__(self, functions: dict[str, Callable[..., Any]], **options: Any) -> None:
        super().__init__(loader=DictLoader({}), autoescape=True, **options)
        self.globals = {"range": self.globals["range"], **functions}
        self.filters = {name: self.filters[name] for name in _FILTERS}
        self._functions = frozenset(map(id, functions.values()))

    def from_string(self, *source: Any, **options: Any) -> Template:
        """The template of a page; one that is nested beyond what can be read is wrong like any other."""
        try:
            return super().from_string(*source, **options)
        except RecursionError:
            raise TemplateSyntaxError("nested too deep", 1) from None

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
            raise PageProblem(_NO_FORMAT.filled())
        sizes = [len(side) if hasattr(side, "__len__") else abs(side) for side in (left, right)]
        if operator == "**" or (operator == "*" and sizes[0] * sizes[1] > _LARGEST_PRODUCT):
            raise PageProblem(_TOO_MUCH.filled(operator=operator))
        return super().call_binop(context, operator, left, right)


def is_data(value: object) -> bool:
    """Whether there is nothing in it but text, numbers, dates, and lists and dictionaries of them.

    YAML's aliases can put a part in several places, and even into itself: each is looked at once.
    """
    left, seen = [value], set[int]()
    while left:
        part = left.pop()
        if isinstance(part, dict | list):
            if id(part) in seen:
                continue
            seen.add(id(part))
            if isinstance(part, dict) and not all(isinstance(key, str) for key in part):
                return False
            left += part.values() if isinstance(part, dict) else part
        elif part is not None and not isinstance(part, (str, int, float, bool, date)):
            return False
    return True
