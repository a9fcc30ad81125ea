"""Pages outside control can name data of the manual, and reach nothing else; controlled documents are never templates."""

from __future__ import annotations

import pytest

from .manuals import BODY, DRAFT, MakeManual, Manual, Site, document

PAGE = """# 首页

{{ as_of }}，{{ organisation.departments["HT-SD"] }}，{{ organisation.people.tang.name }}，{{ greeting }}，{{ own }}

有效 {{ count(state="effective, due") }} 份，共 {{ count() }} 份，销售部 {{ count(department="HT-SD") }} 份。

{{ document("HT-SD-SOP-001") }}

{{ register(type="procedure") }}

{% for code, name in organisation.departments.items() %}{{ code }}{% if name %} {% endif %}{% endfor %}
"""
TEMPLATE = "{{ as_of }} {% include 'index.md' %} {## 注 ##} {# 井号 #} {{ nothing.at.all }} {{ unfinished"


def with_macros(make_manual: MakeManual, page: str) -> Manual:
    files: dict[str, str | bytes] = {"index.md": page, "a.md": document("HT-SD-SOP-001")}
    return make_manual(files, macros=True)


@pytest.fixture(scope="module")
def site(make_manual: MakeManual) -> Site:
    manual = make_manual(
        {
            "index.md": f"---\nown: 自己的 <b>\n---\n{PAGE}",
            "deep/page.md": '{{ document("HT-SD-SOP-001") }}',
            "a.md": document(
                "HT-SD-SOP-001", "接听 {{ as_of }} <b>", f"{BODY}\n{TEMPLATE}\n\n`{{{{ code }}}}`\n"
            ),
            "b.md": document("HT-SD-SOP-002", "草稿机密", **DRAFT),
        },
        options={"pages": ["index.md", "deep/"]},
        config={"extra": {"greeting": "你好"}},
        macros=True,
    )
    return manual.build(strict=True)


def test_pages_name_data(site: Site) -> None:
    page = site.content()
    words = [p.text for p in page.all("p")]
    assert words[0] == "2026-11-21，销售部，唐一宁，你好，自己的 <b>"
    assert words[1] == "有效 1 份，共 1 份，销售部 1 份。"
    assert words[-1].startswith("HT-GM HT-SD HT-MK")


def test_pages_show_a_diagram_within_html(make_manual: MakeManual) -> None:
    page = '<div markdown="0">\n<h2>构成</h2>\n{{ diagram("states") }}\n</div>\n\n**之后**\n'
    content = with_macros(make_manual, page).build(strict=True).content()
    figure = content.one("figure")
    assert figure.one("svg").attributes["viewbox"].split()[:2] == ["0", "0"]
    assert [cell.text for cell in figure.one("tbody").all("td")] == ["1", "100%"]
    assert [strong.text for strong in content.all("strong")] == ["各状态的文件份数", "之后"]


def test_pages_link_documents(site: Site) -> None:
    links = {a.text: a.attributes["href"] for a in site.content().all("a")}
    assert links["HT-SD-SOP-001 接听 {{ as_of }} <b>"] == "./HT-SD-SOP-001/"
    assert "../../HT-SD-SOP-001/" in site.content("deep/page").links


def test_pages_show_an_excerpt_of_the_register(site: Site) -> None:
    rows = list(site.content().one("table", class_="sop-excerpt").one("tbody").all("tr"))
    assert [[cell.text for cell in row.all("td")] for row in rows] == [
        ["HT-SD-SOP-001 接听 {{ as_of }} <b>", "2026-03-01", "2027-03-01", "有效"]
    ]


def test_a_controlled_document_stays_as_written(site: Site) -> None:
    page = site.content("HT-SD-SOP-001")
    assert page.one("h1").text == "接听 {{ as_of }} <b>"
    assert TEMPLATE in page.one(class_="sop-body").text
    assert page.one(class_="sop-body").one("code").text == "{{ code }}"


@pytest.mark.parametrize(
    "page",
    [
        "{{ ''.__class__ }}",
        "{{ config }}",
        "{{ page.file.copy_file('x') }}",
        "{% include 'index.md' %}",
        "{% import 'index.md' as other %}",
        "{{ macros_info() }}",
        "{{ register.__globals__ }}",
        "{{ register( }}",
    ],
)
def test_nothing_else_can_be_reached(make_manual: MakeManual, page: str) -> None:
    manual = with_macros(make_manual, f"# 首页\n\n{page}\n")
    said = manual.fail().said
    assert "Line 3 in Markdown file" in said
    assert "index.md" in said
    assert "Traceback" not in said
    # Neither paths of this machine nor live objects.
    assert str(manual.root) not in said.partition("Macro Syntax Error")[2]
    assert " object at 0x" not in said
    assert not (manual.root / "site" / "index.html").exists()


def test_undefined_names_can_be_kept_but_still_mean_nothing(make_manual: MakeManual) -> None:
    page = "A {{ config }} B {{ page }} C {{ files }} D"
    manual = make_manual({"index.md": page}, macros=True)
    manual.config["plugins"] = ["search", {"macros": {"on_error_fail": True}}, "sop"]
    assert manual.build().content().one("p").text == page


def test_a_project_module_gives_pages_nothing(make_manual: MakeManual) -> None:
    manual = with_macros(make_manual, "{{ leak() }}")
    module = "def define_env(env):\n    env.macro(lambda: open(__file__).read(), 'leak')\n"
    (manual.root / "main.py").write_text(module, encoding="utf-8")
    assert "'leak' is undefined" in manual.fail().said


def test_without_the_macros_plugin_pages_stay_as_written(make_manual: MakeManual) -> None:
    manual = make_manual({"index.md": "{{ as_of }}"})
    assert manual.build().content().one("p").text == "{{ as_of }}"
