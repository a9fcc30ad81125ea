"""Pages that need nothing else, for whoever opens them in ten years: one frame and one kind of table for all that is handed out as files."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from sop_plugin.words.language import Language

STYLE = """
body { font-family: "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; line-height: 1.7; margin: 2em auto; max-width: 50em; padding: 0 1em; }
table { border-collapse: collapse; margin: 1em 0; width: 100%; } td, th { border: 1px solid #888; padding: 0.3em 0.6em; min-width: 4em; text-align: left; vertical-align: top; }
.sop-picture { display: inline-block; max-width: 100%; position: relative; vertical-align: top; } .sop-picture img { display: block; }
img { height: auto; max-width: 100%; } .sop-picture__marks { font-family: sans-serif; left: 0; overflow: visible; position: absolute; top: 0; } .sop-legend { list-style: none; padding-left: 0; } td .sop-picture { max-width: 15em; min-width: 9em; }
.admonition, details { border: 1px solid #555; border-left-width: 5px; margin: 1em 0; padding: 0 1em; } .admonition-title, summary { font-weight: bold; }
.remarks { border: 2px solid #b25000; padding: 0 1em; }
"""


def whole_page(language: Language, title: str, body: Markup, style: str = STYLE, kind: str = "") -> str:
    """The page around ``body``, HTML of ours; ``style`` is a constant, ``kind`` its class."""
    return Markup(
        '<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n<style>{style}</style>\n</head>\n'
        "<body{kind}>\n{body}\n</body>\n</html>\n"
    ).format(
        language=language,
        title=title,
        style=Markup(style),  # noqa: S704 - a constant
        kind=Markup(' class="{}"').format(kind) if kind else "",
        body=body,
    )


def html_table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> Markup:
    """A table; without ``heads`` it has rows alone. What is not HTML of ours is escaped."""
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(name) for name in heads)
    lines = (Markup("").join(Markup("<td>{}</td>").format(escape(cell)) for cell in row) for row in rows)
    body = Markup("\n").join(Markup("<tr>{}</tr>").format(line) for line in lines)
    top = Markup("<thead><tr>{}</tr></thead>\n").format(head) if head else Markup("")
    return Markup("<table>\n{}<tbody>\n{}\n</tbody>\n</table>").format(top, body)
