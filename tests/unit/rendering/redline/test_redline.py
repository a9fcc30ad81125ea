"""Redlines: to the character, balanced, and true to both texts."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sop_plugin.rendering.redline import redline_html, redline_text
from sop_plugin.rendering.redline.draw import DELETED, INSERTED
from sop_plugin.rendering.redline.tree import BLOCKS

VOID = ("br", "hr", "img", "input", "wbr", "col")


class Reader(HTMLParser):
    """Fails on an unbalanced tag; collects the text of each side and the ids."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, bool]] = []
        self.texts = {DELETED: "", INSERTED: ""}
        self.ids: list[str] = []
        self.rows: list[int] = []
        self.feed(html)
        self.close()
        assert not self.open, html

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag == "tr":
            self.rows.append(0)
        if tag in ("td", "th") and self.rows:
            self.rows[-1] += 1
        is_mark = values.get("class") == "sop-redline"
        assert not (is_mark and any(mark for _, mark in self.open)), "a mark inside a mark"
        if not is_mark and any(mark for _, mark in self.open):
            assert tag not in BLOCKS, "a mark around a block"
        if tag == "img":
            self.add(f"[{values.get('src')}]")
        if tag not in VOID:
            self.open.append((tag, is_mark))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> without its beginning"
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.add(data)

    def add(self, data: str) -> None:
        current = next((tag for tag, is_mark in self.open if is_mark), None)
        for side in self.texts:
            if current in (None, side):
                self.texts[side] += data


def text_of(html: str) -> str:
    return Reader(html).texts[INSERTED]


def assert_true_to_both(old: str, new: str) -> Reader:
    drawn = redline_html(old, new)
    read = Reader(drawn)
    # What lies between blocks is no text of theirs.
    sides = [(DELETED, old), (INSERTED, new)]
    for side, html in sides:
        assert "".join(read.texts[side].split()) == "".join(text_of(html).split()), drawn
    assert len(read.ids) == len(set(read.ids))
    return read


def marked(drawn: str) -> str:
    """Marks in short, so that the cases below read well."""
    for mark, begin, end in ((DELETED, "[-", "-]"), (INSERTED, "{+", "+}")):
        drawn = drawn.replace(f'<{mark} class="sop-redline">', begin).replace(f"</{mark}>", end)
    return drawn


@pytest.mark.parametrize(
    ("old", "new", "drawn"),
    [
        (
            "<p>电话铃响三声之内接听。</p>",
            "<p>电话铃响两声之内接听。</p>",
            "<p>电话铃响[-三-]{+两+}声之内接听。</p>",
        ),
        ("<p>不得拒接。</p>", "<p>不得拒接。</p>", "<p>不得拒接。</p>"),
        ("<p>须于30分钟内</p>", "<p>须于45分钟内</p>", "<p>须于[-30-]{+45+}分钟内</p>"),
        ("<p>VIP接待，见A-1</p>", "<p>VVIP接待，见A-2</p>", "<p>[-VIP-]{+VVIP+}接待，见[-A-1-]{+A-2+}</p>"),
        ("<p>报告经理</p>", "<p>立即报告总经理。</p>", "<p>{+立即+}报告{+总+}经理{+。+}</p>"),
        ("<p>a &lt; b &amp; c</p>", "<p>a &gt; b &amp; c</p>", "<p>a [-&lt;-]{+&gt;+} b &amp; c</p>"),
        ("<p>一行\n又一行</p>", "<p>一行 又一行</p>", "<p>一行 又一行</p>"),
        # coincidental characters are not kept between two long changes
        (
            "<p>客人投诉由值班的经理处理，先安抚后登记。</p>",
            "<p>客人投诉要立即上报的总监定夺，先安抚后登记。</p>",
            "<p>客人投诉[-由值班的经理处理-]{+要立即上报的总监定夺+}，先安抚后登记。</p>",
        ),
        # emphasis is a change readers see; a link that lives on is not cut in two
        ("<p>请登记。</p>", "<p>请<b>登记</b>。</p>", "<p>请[-登记-]<b>{+登记+}</b>。</p>"),
        (
            '<p>见<a href="x">电话销售程序</a>。</p>',
            '<p>见<a href="x">电话预订程序</a>。</p>',
            '<p>见<a href="x">电话[-销售-]{+预订+}程序</a>。</p>',
        ),
        (
            '<p>见<a href="x">程序</a></p>',
            '<p>见<a href="y">程序</a></p>',
            '<p>见<a href="x">[-程序-]</a><a href="y">{+程序+}</a></p>',
        ),
        # pictures change as a whole
        (
            '<p>图<img src="a.png">示</p>',
            '<p>图<img src="b.png">示</p>',
            '<p>图[-<img src="a.png">-]{+<img src="b.png">+}示</p>',
        ),
        # blocks that came and went
        (
            "<p>甲甲</p><p>乙乙</p>",
            "<p>甲甲</p><hr><p>丙丙</p>",
            (
                '<p>甲甲</p><p class="sop-deleted">[-乙乙-]</p><hr class="sop-inserted">'
                '<p class="sop-inserted">{+丙丙+}</p>'
            ),
        ),
        (
            '<h2 id="c1" class="clause">目的</h2>',
            '<h3 id="c1" class="clause">目的</h3>',
            '<h2 class="clause sop-deleted">[-目的-]</h2><h3 id="c1" class="clause sop-inserted">{+目的+}</h3>',
        ),
        # lists
        (
            "<ul>\n<li>登记</li>\n<li>报告经理</li>\n<li>归档</li>\n</ul>",
            "<ul>\n<li>登记</li>\n<li>报告总经理</li>\n</ul>",
            '<ul><li>登记</li><li>报告{+总+}经理</li><li class="sop-deleted">[-归档-]</li></ul>',
        ),
        (
            "<ol><li>登记</li><li>报告<ul><li>经理</li></ul></li></ol>",
            "<ol><li><p>登记姓名</p></li><li><p>报告</p><ul><li>经理</li><li>总监</li></ul></li></ol>",
            (
                "<ol><li><p>登记{+姓名+}</p></li><li><p>报告</p><ul><li>经理</li>"
                '<li class="sop-inserted">{+总监+}</li></ul></li></ol>'
            ),
        ),
        # the author's own marks stay the author's
        ("<p><del>旧</del>新</p>", "<p><del>旧</del>鲜</p>", "<p><del>旧</del>[-新-]{+鲜+}</p>"),
    ],
)
def test_what_readers_see(old: str, new: str, drawn: str) -> None:
    assert_true_to_both(old, new)
    wanted = drawn.replace("</del>", "</own>")
    assert marked(redline_html(old, new)).replace("<del>旧-]", "<del>旧</own>") == wanted


def table(*rows: str) -> str:
    head, *body = ["".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) for row in rows]
    head = head.replace("td>", "th>")
    lines = "".join(f"<tr>{row}</tr>" for row in body)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"


STEPS = (
    "步骤 | 标准 | 时限",
    "接听 | 铃响三声之内 | 10 秒",
    "登记 | 姓名、电话、日期 | 当日",
    "归档 | 存入客户档案 | 次日",
)


def test_a_cell_of_a_table() -> None:
    new = (STEPS[0], "接听 | 铃响两声之内 | 10 秒", *STEPS[2:])
    drawn = marked(redline_html(table(*STEPS), table(*new)))
    assert drawn == table(STEPS[0], "接听 | 铃响[-三-]{+两+}声之内 | 10 秒", *STEPS[2:])


def test_a_row_that_came_and_one_that_went() -> None:
    new = (STEPS[0], STEPS[1], "复核 | 由领班核对 | 1 小时", STEPS[3])
    read = assert_true_to_both(table(*STEPS), table(*new))
    assert read.rows == [3] * 5
    drawn = marked(redline_html(table(*STEPS), table(*new)))
    assert '<tr class="sop-deleted"><td>[-登记-]</td>' in drawn
    assert '<tr class="sop-inserted"><td>{+复核+}</td>' in drawn


def test_a_column_that_came_keeps_every_row_as_wide_as_the_others() -> None:
    new = (
        "步骤 | 责任人 | 标准 | 时限",
        *(row.replace(" | ", " | 预订员 | ", 1) for row in STEPS[1:3]),
        "移交 | 领班 | 双方签字 | 即时",
    )
    for one, other in ((STEPS, new), (new, STEPS)):
        read = assert_true_to_both(table(*one), table(*other))
        assert set(read.rows) == {4}
    drawn = marked(redline_html(table(*STEPS), table(*new)))
    assert '<th>步骤</th><th class="sop-inserted">{+责任人+}</th><th>标准</th>' in drawn
    assert '<tr class="sop-deleted"><td>[-归档-]</td><td></td><td>[-存入客户档案-]</td>' in drawn


def test_a_table_with_merged_cells_whose_columns_change_is_shown_twice() -> None:
    old = '<table><tr><td colspan="2">标准</td></tr><tr><td>甲</td><td>乙</td></tr></table>'
    new = "<table><tr><td>标准</td><td>丙</td><td>丁</td></tr></table>"
    read = assert_true_to_both(old, new)
    assert read.rows == [1, 2, 3]
    assert redline_html(old, new).count("<table") == 2
    assert marked(redline_html(old, old.replace("甲", "丑"))) == old.replace("甲", "[-甲-]{+丑+}")


def test_removed_text_has_no_ids() -> None:
    old = '<h2 id="c1">甲甲</h2><p id="p">一<a id="r" href="#r">乙</a></p><p>见<em id="e">丁戊</em></p>'
    new = '<h2 id="c2">丙丙</h2><p>完全不同</p><p>见<em id="e">丁丑戊</em></p>'
    assert assert_true_to_both(old, new).ids == ["c2", "e"]


def test_scripts_are_left_out() -> None:
    drawn = redline_html(
        "<p>甲</p><script>a</script>", "<p>甲</p><style>b</style><script>alert('<p>')</script>"
    )
    assert drawn == "<p>甲</p>"


def test_code_keeps_its_blanks() -> None:
    old, new = "<pre><code>a  b\n  c\n</code></pre>", "<pre><code>a b\n  c\n</code></pre>"
    assert marked(redline_html(old, new)) == "<pre><code>a[-  -]{+ +}b\n  c\n</code></pre>"


@pytest.mark.parametrize(
    "broken",
    [
        "</p></div>text",
        "<p>one<p>two",
        "<ul><li>a<li>b</ul>",
        "<b><p>x</b></p>",
        "<table><tr><td>x</table>",
        "<table><p>x</p><tr>y</tr></table>",
        "<table><col><div>x<p>y</p></div><tr><td rowspan=2>x</td></tr><tr></tr></table>",
        "a < b <",
        "<",
        "<!-- c --><p>x</p>",
        '<p title="a > b">x</p>',
        "<div>" * 3000 + "deep" + "</div>" * 3000,
        "<b>" * 3000 + "deep",
        "&nbsp;&#20013;&unknown;",
        "<script>",
        "\0",
    ],
)
def test_broken_html_comes_out_whole(broken: str) -> None:
    for old, new in (
        (broken, "<p>新的</p>"),
        ("<p>旧的</p>", broken),
        (broken, broken + "<p>尾</p>"),
        (broken, ""),
    ):
        Reader(redline_html(old, new))


def test_nothing_to_show() -> None:
    assert redline_html("", "") == ""
    assert marked(redline_html("", "<p>甲</p>")) == '<p class="sop-inserted">{+甲+}</p>'
    assert marked(redline_html("<p>甲</p>", "")) == '<p class="sop-deleted">[-甲-]</p>'


def test_plain_text_is_escaped() -> None:
    assert marked(redline_text("电话<销售>程序", "电话<预订>程序")) == "电话&lt;[-销售-]{+预订+}&gt;程序"
    assert marked(redline_text("", "<b>")) == "{+&lt;b&gt;+}"


# --- true to both texts, whatever they are ---------------------------------------------------------

words = st.text(alphabet="电话销售 程序A1<&\n，。的", max_size=12).map(lambda text: escape(text, quote=False))
inline = st.recursive(
    st.one_of(words, st.just("<br>"), st.just('<img src="a">'), st.just('<img src="b">')),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.split()[0]}>",
        st.sampled_from(["b", "em", 'a href="x"', 'a href="y"', "code", "ins", "del"]),
        st.lists(inner, max_size=3),
    ),
    max_leaves=5,
)
cells = st.integers(1, 3).flatmap(
    lambda count: st.lists(st.lists(words, min_size=count, max_size=count), min_size=1, max_size=3)
)
tables = cells.map(
    lambda rows: (
        "<table>"
        + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
        + "</table>"
    )
)
blocks = st.recursive(
    st.one_of(
        st.lists(inline, max_size=3).map(lambda parts: f"<p>{''.join(parts)}</p>"),
        words.map(lambda text: f"<h2>{text}</h2>"),
        words.map(lambda text: f"<pre><code>{text}</code></pre>"),
        st.just("<hr>"),
        inline,
        tables,
    ),
    lambda inner: st.one_of(
        st.lists(st.lists(inner, max_size=2), max_size=3).map(
            lambda items: "<ul>" + "".join(f"<li>{''.join(item)}</li>" for item in items) + "</ul>"
        ),
        st.lists(inner, max_size=3).map(lambda parts: f"<blockquote>{''.join(parts)}</blockquote>"),
    ),
    max_leaves=6,
)
documents = st.lists(blocks, max_size=5)


@settings(deadline=None)
@given(documents, documents)
def test_any_two_texts(old: list[str], new: list[str]) -> None:
    assert_true_to_both("".join(old), "".join(new))


@settings(deadline=None)
@given(documents, documents, documents, blocks)
def test_a_changed_part_of_a_text(head: list[str], tail: list[str], more: list[str], block: str) -> None:
    assert_true_to_both("".join([*head, block, *tail]), "".join([*head, *more, *tail]))


@settings(deadline=None)
@given(documents)
def test_a_text_against_itself_has_no_marks(document: list[str]) -> None:
    html = "".join(document)
    assert "sop-" not in redline_html(html, html)
    assert_true_to_both(html, html)


@settings(deadline=None)
@given(
    st.text(alphabet='<>/pbtdli "=&;甲乙', max_size=40), st.text(alphabet='<>/pbtdli "=&;甲乙', max_size=40)
)
def test_any_characters(old: str, new: str) -> None:
    Reader(redline_html(old, new))


# --- long documents --------------------------------------------------------------------------------


def test_a_long_document_costs_no_square(monkeypatch: pytest.MonkeyPatch) -> None:
    from sop_plugin.rendering.redline import alignment

    compared = 0
    real = alignment._likeness

    def counted(old, new):  # type: ignore[no-untyped-def]
        nonlocal compared
        compared += 1
        return real(old, new)

    monkeypatch.setattr(alignment, "_likeness", counted)
    old = "".join(f"<p>第 {n} 条 由预订员登记客人姓名。</p>" for n in range(1500))
    new = "".join(f"<p>第 {n} 条 由接待员登记客人姓名和电话。</p>" for n in range(1000))
    drawn = redline_html(old, new)
    assert compared < 1500 * 100
    assert "[-预订-]{+接待+}员" in marked(drawn)


def test_one_long_paragraph_is_compared_sentence_by_sentence() -> None:
    sentences = [f"第{n}步由预订员在{n}分钟之内登记客人的姓名和电话。" for n in range(400)]
    old = f"<p>{''.join(sentences)}</p>"
    changed = [*sentences[:5], *sentences[9:]]
    changed[200] = changed[200].replace("预订员", "接待员")
    changed[300] = "另外的一句。"
    new = f"<p>{''.join(changed)}</p>"
    assert_true_to_both(old, new)
    assert "由[-预订-]{+接待+}员在" in marked(redline_html(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("的" * 30_000, "的" * 20_000 + "x"),
        ("甲乙" * 8_000, "乙丙" * 8_000),
        ("。" * 4_000 + "x", "x" + "。" * 4_000),
    ],
)
def test_texts_that_repeat_themselves_end(old: str, new: str) -> None:
    assert_true_to_both(f"<p>{old}</p>", f"<p>{new}</p>")


def test_a_page_of_markdown() -> None:
    old = "## 目的\n\n规定接听电话的做法。\n\n| 步骤 | 标准 |\n| --- | --- |\n| 接听 | 三声之内 |\n\n1. 登记\n2. 报告\n"
    new = old.replace("三声", "两声").replace("2. 报告", "2. 报告\n   - 经理\n   - 总监")
    pages = [markdown.markdown(text, extensions=["tables"]) for text in (old, new)]
    read = assert_true_to_both(*pages)
    assert read.rows == [2, 2]
    drawn = marked(redline_html(*pages))
    assert "[-三-]{+两+}声之内" in drawn
    assert drawn.count("[-") == 1
