"""HTML that several hands have made, as a browser may have it."""

from __future__ import annotations

from each_case import each_case

from sop_plugin.rendering.page_html import harmless_html

CASES = [
    ("<p>文字 &amp; <b>粗</b></p>", "<p>文字 &amp; <b>粗</b></p>"),
    ("<script>run()</script>", "&lt;script&gt;run()&lt;/script&gt;"),
    ("<svg/onload=run()>", "&lt;svg/onload=run()>"),
    ('<img src="x" onerror="run()">', '<img src="x">'),
    ('<div id=""><script>run()</script>" class="a">', '<div>&lt;script&gt;run()&lt;/script&gt;" class="a">'),
    (
        '<textarea><img title="</textarea><img src=x onerror=run()>"></textarea>后',
        "<textarea>&lt;img title=&quot;&lt;/textarea&gt;&lt;img src=x onerror=run()&gt;&quot;&gt;</textarea>后",
    ),
    ("<textarea>不完", "<textarea>不完</textarea>"),
    ('<svg><rect fill="url(#a)"></rect></svg>', '<svg><rect fill="url(#a)"></rect></svg>'),
    ('<svg><rect fill="url(//elsewhere.example/a)"></rect></svg>', "<svg><rect></rect></svg>"),
    (
        '<img src="//elsewhere.example/a.png" alt="图">',
        '<a class="sop-outside" href="//elsewhere.example/a.png">图</a>',
    ),
    ("<![CDATA[<b>]]><!-- 注 --><?php ?>", "&lt;![CDATA[<b>]]>&lt;?php ?>"),
    (
        '<math display="block"><mi>x</mi></math>',
        '<math display="block"><mi>x</mi></math>',
    ),
]


@each_case("written, shown", CASES)
def test_nothing_runs_and_nothing_is_fetched(written: str, shown: str) -> None:
    assert harmless_html(written) == shown


@each_case("written", [written for written, _ in CASES])
def test_what_is_harmless_stays(written: str) -> None:
    once = harmless_html(written)
    assert harmless_html(once) == once
