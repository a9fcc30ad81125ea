"""Every file that a text shows or links, and nothing else: what is drawn is what is bound."""

from __future__ import annotations

from each_case import each_case
from hypothesis import given
from hypothesis import strategies as st

from sop_plugin.reading.markdown.local_files import file_name, links_in, local_path, named_files
from sop_plugin.reading.markdown.parsed import parse
from sop_plugin.rendering.drawing import Drawing
from sop_plugin.rendering.text_tree import text_tree
from sop_plugin.words.language import Language

ADDRESSES = ("href", "src", "poster")
PIECES = st.sampled_from(
    [
        *(
            "![图](a.png)",
            "[表](b.csv)",
            "[![图](c.png)](d.pdf)",
            "![有](<e f.png> '题')",
            "[引][r]",
            "![引][r]",
            "[r]",
        ),
        *(
            "<img src=g.png width=3>",
            "<img src='h\ti.png'>",
            "<video poster=j.png src='k.mp4'>",
            "<a href=l.pdf>",
            "</a>",
        ),
        *(
            "<source src=m.webp>",
            "<object data=n.pdf>",
            "`![码](o.png)`",
            "<iframe src=p.html>",
            "\\![q](q.png)",
            "^[r](r.png)",
        ),
        *(
            "注[^1]",
            "**",
            "_",
            "| ",
            " |",
            "\n",
            "\n\n",
            "> ",
            "- ",
            "1. ",
            "## ",
            "    ",
            "```\n",
            '!!! note "![s](s.png)"\n    ',
        ),
        *(
            "[外](https://example.org/x.png)",
            "[页](t.md#c1)",
            "[夹](u/)",
            "[此](#c1)",
            "![根](/v.png)",
            "<w.png>",
            "文字",
            "~~",
        ),
        *(
            "<p>",
            "</p>",
            "<!-- ![x](x.png) -->",
            "<div>\n",
            "</div>\n",
            "[空]()",
            "![空]()",
            "![百](%E5%9B%BE.png)",
            "术语\n: ![y](y.png)",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=14).map(
    lambda pieces: "".join(pieces) + '\n\n[^1]: ![注](z.png)\n\n[r]: <定 义.dwg> "题"\n'
)


def names(text: str) -> list[str]:
    return [file.name for file in named_files(links_in(parse(text), "docs/a.md", 1))]


@given(TEXTS)
def test_nothing_is_drawn_that_is_not_named(text: str) -> None:
    parsed = parse(text)
    root = text_tree(parsed, Drawing(Language.ZH_HANS, {}, {}, {}))
    drawn = {file_name(element.get(key) or "") for element in root.iter() for key in ADDRESSES} - {None}
    named = named_files(links_in(parsed, "docs/a.md", 1))
    assert drawn <= {file.name for file in named}
    lines = text.split("\n")
    for file in named:
        assert 1 <= file.place.line <= len(lines)
        assert 1 <= file.place.column <= len(lines[file.place.line - 1]) + 1


@each_case(
    "text, expected",
    [
        ("![一](img/a.png)", ["img/a.png"]),
        ("![一](./img/../img/a.png?v=2#x)", ["img/a.png"]),
        ("![一](%E5%9B%BE/%E4%B8%80.png)", ["图/一.png"]),
        ("![一](a.png) ![二](a.png)", ["a.png", "a.png"]),
        ("[文](b.md) [页](c/) [此](#x) [外](//example.org/a.png) [邮](mailto:a@example.org)", []),
        ("[大写](B.MD) [别](c.Markdown)", []),
        ("![根](/a.png)", ["/a.png"]),
        ("[上](../a.pdf)", ["../a.pdf"]),
        ("`![码](a.png)`\n\n    ![码](b.png)\n", []),
        ("<!-- ![x](a.png) --> <object data='o.pdf'></object>", []),
        ("<video\nsrc='a.mp4'\nposter=b.png></video>", ["a.mp4", "b.png"]),
    ],
    ids=str,
)
def test_the_names_of_files(text: str, expected: list[str]) -> None:
    assert sorted(names(text)) == sorted(expected)


def test_a_place_is_where_the_picture_begins() -> None:
    text = "一\n\n> 见 **图** ![一](a.png)\n\n| 甲 | 乙 |\n| --- | --- |\n| 一 | ![二](b.png) |\n"
    found = named_files(links_in(parse(text), "docs/x.md", 21))
    assert [str(file.place) for file in found] == ["docs/x.md:23:11", "docs/x.md:27:7"]
    assert [file.path for file in found] == ["docs/a.png", "docs/b.png"]


@each_case(
    "written, path",
    [
        ("a b.png", "a b.png"),
        (" \ta\n.png ", "a.png"),
        ("C:\\x.png", ""),
        ("a\\b.png", "a/b.png"),
        ("http://[x", ""),
    ],
    ids=str,
)
def test_an_address_is_read_as_a_browser_reads_it(written: str, path: str) -> None:
    assert local_path(written) == path
