"""What a page outside control can say in {{ … }}, and that nothing else can be said."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from each_case import each_case
from html_tree import parse, words
from jinja2 import Environment, StrictUndefined, TemplateSyntaxError

from sop_plugin.compile import CompiledManual
from sop_plugin.mkdocs_site.macros import confine
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.page_functions import PageFunctions

Render = Callable[..., str]


class _Live:
    """Something that a page must not reach."""

    secret = "机密"
    meta = ("机密",)

    def __repr__(self) -> str:
        return "机密"


@pytest.fixture(scope="module")
def render(compiled: CompiledManual) -> Render:
    """Render a page as mkdocs-macros does: with its own variables beside ours."""
    plugin = SimpleNamespace(
        env=Environment(undefined=StrictUndefined, comment_start_string="{##", comment_end_string="##}"),
        variables={"extra": {"greeting": "你好 <b>", "live": _Live(), "deep": {"live": [_Live()]}}},
    )
    functions = PageFunctions(Edition(compiled))
    functions.base = "../"
    confine(plugin, functions)

    def page(text: str, **variables: Any) -> str:
        live = {"page": _Live(), "files": [_Live()], "navigation": _Live(), "config": {"a": _Live()}}
        rendered: str = plugin._env.from_string(text).render(**plugin._variables, **live, **variables)
        return rendered

    return page


@each_case(
    "text, expected",
    [
        ("{{ as_of }}", "2026-11-21"),
        ("{{ organisation.departments['HT-SD'] }}", "销售部"),
        ("{{ organisation.people.tang.job }}", "销售经理"),
        ("{{ organisation.issuers.HTL }}", "云岭大酒店"),
        ("{{ greeting }}", "你好 &lt;b&gt;"),
        ("{{ own.list[0]|upper }}", "A"),
        ("{% for i in range(3) %}{{ i }}{% endfor %}", "012"),
        ("{% for k, v in organisation.issuers.items() %}{{ k }}{% endfor %}", "HTL"),
        ("{{ 'a,b'.split(',')|join('-') }} {{ 2 * 3 }} {{ 7 % 4 }}", "a-b 6 3"),
        ("{## 注 ##}{# 井号 #}", "{# 井号 #}"),
        ("{{ count(type='form') }}", "1"),
        ("{{ count(state='overdue, expired') }}", "2"),
        ("{{ count(state='draft') }}", "0"),
        ("{{ count(department='HT-MK') }}", "1"),
    ],
)
def test_what_a_page_can_say(render: Render, text: str, expected: str) -> None:
    assert render(text, own={"list": ["a"]}) == expected


def test_a_link_to_a_document(render: Render) -> None:
    assert (
        render("{{ document('HT-SD-SOP-004') }}") == '<a href="../HT-SD-SOP-004/">HT-SD-SOP-004 接听电话</a>'
    )


def test_an_excerpt_of_the_register(render: Render) -> None:
    table = parse(render("{{ register(department='HT-SD', type='procedure', limit=2) }}"))
    assert [words(head) for head in table.iter("th")] == ["题目", "生效日期", "复审到期日", "状态"]
    rows = [[words(cell) for cell in row.iter("td")] for row in table.iter("tr")][1:]
    assert rows == [
        ["HT-SD-SOP-004 接听电话", "2026-03-01", "2027-03-01", "有效"],
        ["HT-SD-SOP-005 待复审的", "2025-12-01", "2026-12-01", "待复审"],
    ]


def test_a_diagram_with_its_table(render: Render) -> None:
    figure = parse(render("{{ diagram('states') }}"))
    assert [text for text in map(words, figure.iter("text")) if text.startswith("有效")] == ["有效 50%"]
    assert len(list(figure.iter("table"))) == 1
    # A blank line would end the HTML within a page of Markdown.
    assert "\n" not in render("{{ diagram('states') }}")
    with pytest.raises(TemplateSyntaxError, match="no diagram has the name costs"):
        render("{{ diagram('costs') }}")


def test_drafts_are_in_no_excerpt(render: Render) -> None:
    assert "草稿标题" not in render("{{ register(limit=99) }}")
    with pytest.raises(TemplateSyntaxError, match="no published document"):
        render("{{ document('HT-SD-SOP-013') }}")


@each_case(
    "text",
    [
        "{{ ''.__class__ }}",
        "{{ ''['__class__'] }}",
        "{{ ()['__class__'] }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ page }}",
        "{{ page.secret }}",
        "{{ page['secret'] }}",
        "{{ files }}",
        "{{ files[0].secret }}",
        "{{ navigation }}",
        "{{ config }}",
        "{{ live }}",
        "{{ deep.live[0] }}",
        "{{ environment }}",
        "{{ macros_info() }}",
        "{% include 'index.md' %}",
        "{% include ['/etc/passwd'] %}",
        "{% import 'index.md' as other %}",
        "{% from 'index.md' import other %}",
        "{% extends 'index.md' %}",
        "{{ 'x' * 1000000 }}",
        "{{ 1000000 * 'x' }}",
        "{{ [1] * 1000000 }}",
        "{{ 9 ** 9999999 }}",
        "{{ '%9999999d' % 1 }}",
        "{{ '%9999999d'|format(1) }}",
        "{{ 'x'|center(9999999) }}",
        "{{ 'x'|indent(9999999) }}",
        "{{ 'x'.ljust(9999999) }}",
        "{{ range(9999999)|list }}",
        "{{ cycler('a') }}",
        "{{ lipsum() }}",
        "{{ lipsum.__globals__ }}",
        "{{ joiner() }}",
        "{{ namespace() }}",
        "{{ dict() }}",
        "{{ register.__globals__ }}",
        "{{ register.__self__ }}",
        "{{ register.__func__.__code__ }}",
        "{{ register|attr('__globals__') }}",
        "{{ [register]|map(attribute='__globals__')|list }}",
        "{{ [register]|sum(attribute='__self__') }}",
        "{{ [register]|selectattr('__self__')|list }}",
        "{{ [register]|join(attribute='__self__') }}",
        "{{ '{0.__class__}'.format(register) }}",
        "{{ '{0}'.format_map({})() }}",
        "{{ organisation.update({'a': 1}) }}",
        "{{ organisation.departments.clear() }}",
        "{{ organisation.departments.pop('HT-SD') }}",
        "{{ [1].append(2) }}",
        "{{ self.__init__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ (1).to_bytes(9999999) }}",
        "{{ 'x'.encode() }}",
        "{% macro m() %}{% endmacro %}{{ m.__class__ }}",
        "{% set x %}a{% endset %}{{ x.__class__ }}",
        "{% for i in [1] %}{{ loop.__class__ }}{% endfor %}",
        "{{ count(state='wrong') }}",
        "{{ count(1, 2, 3, 4, 5) }}",
        "{{ registr() }}",
        "{{ 1 / 0 }}",
        "{{ register( }}",
        "{% for %}",
    ],
)
def test_nothing_else(render: Render, text: str) -> None:
    # An error of this kind is what mkdocs-macros shows with its line and without a traceback.
    with pytest.raises(TemplateSyntaxError) as caught:
        render(f"一\n二\n{text}")
    assert caught.value.lineno == 3
    assert "机密" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_front_matter_may_have_any_names_and_hold_itself(render: Render) -> None:
    ring: list[object] = ["内"]
    ring.append(ring)
    assert render("{{ count() }} {{ ring[0] }}", self="己", ring=ring) == f"{render('{{ count() }}')} 内"


def test_what_is_nested_too_deep_is_said(render: Render) -> None:
    with pytest.raises(TemplateSyntaxError, match="nested too deep"):
        render(f"{{{{ {'(' * 3000}{')' * 3000} }}}}")


def test_a_page_cannot_change_what_the_next_one_sees(render: Render) -> None:
    render("{% set as_of = '1999-01-01' %}{{ as_of }}")
    assert render("{{ as_of }}") == "2026-11-21"
