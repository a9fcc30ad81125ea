"""The redline of two texts outside the site: as HTML to read from, and as a page that needs nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from markupsafe import Markup

from sop_plugin.indexes.cross_references import resolve_references
from sop_plugin.model.document import Document
from sop_plugin.model.manual import Manual
from sop_plugin.rendering.redline import redline_fields, redline_html, redline_text
from sop_plugin.rendering.redline.signs import with_signs
from sop_plugin.rendering.standalone import standalone_content
from sop_plugin.rendering.whole_page import STYLE, whole_page
from sop_plugin.words import labels
from sop_plugin.words.voice import voice_in

_MARKS = """
ins { background: #d7f5dd; color: #0b5c1e; text-decoration: underline; } del { background: #fbdfdf; color: #8a1212; text-decoration: line-through; }
del + ins, ins + del { margin-left: 0.2em; } .sop-hidden { clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute; white-space: nowrap; width: 1px; }
del img, ins img { outline: 3px solid currentcolor; }
dt { font-weight: bold; } .sop-clause-number { font-weight: bold; }
"""


def redline_content(
    manual: Manual,
    before: Document,
    after: Document,
    files_of: Callable[[Document], Mapping[str, str]] = lambda _document: {},
) -> str:
    """The text of ``after`` with what was removed and added since ``before`` marked; references are not links.

    ``files_of`` tells the addresses of a text's files, by the names that it gives them: by those a picture that is
    another now is told from the same one.
    """
    return redline_html(_content(manual, before, files_of(before)), _content(manual, after, files_of(after)))


def _content(manual: Manual, document: Document, files: Mapping[str, str]) -> str:
    # Each text among the others as they are, so that it can refer to its own clauses.
    others = tuple(d for d in manual.documents if d.number != document.number)
    around = replace(manual, documents=(*others, document))
    references = resolve_references(around, (document,)).references
    return standalone_content(around, document, references, published={}, files=files)


def redline_page(
    manual: Manual, before: Document, after: Document, sides: tuple[str, str], content: str
) -> str:
    """``content``, made by ``redline_content``, with the changed facts above it; ``sides`` say what is compared."""
    voice = voice_in(after.language)
    change = after.change
    told = []
    if change is not None:
        told = [
            (voice.say(labels.CHANGE_CLASS), voice.say(change.change_class.label)),
            (voice.say(labels.CHANGE_SUMMARY), change.summary),
            (voice.say(labels.CHANGE_REASON), change.reason),
        ]
    fields = redline_facts(manual, before, after)
    title = voice.say(labels.REDLINE_TITLE, number=after.number, before=before.revision, after=after.revision)
    body = Markup(
        "<h1>{title}</h1>\n<p>{name}</p>\n<p>{old} → {new}</p>\n"
        "<p>{key} <ins>{added}</ins> <del>{removed}</del></p>\n{change}{facts}{content}"
    ).format(
        title=title,
        name=after.name,
        old=sides[0],
        new=sides[1],
        key=voice.say(labels.REDLINE_KEY),
        added=voice.say(labels.REDLINE_ADDED),
        removed=voice.say(labels.REDLINE_REMOVED),
        change=_list(told),
        facts=Markup("<h2>{}</h2>\n{}").format(voice.say(labels.DOCUMENT_FACTS), _list(fields))
        if fields
        else "",
        # Both sides come from the extension for controlled documents, which makes them harmless.
        content=Markup(with_signs(content, voice)),  # noqa: S704
    )
    return whole_page(after.language, title, body, STYLE + _MARKS)


def redline_facts(manual: Manual, before: Document, after: Document) -> list[tuple[str, Markup]]:
    """The name of each changed fact, with its old and new values marked."""
    voice = voice_in(after.language)
    return [
        # The redline escapes both texts; what is left are its own marks.
        (
            voice.say(f.label),
            Markup(with_signs(redline_text(voice.listed(f.old), voice.listed(f.new)), voice)),  # noqa: S704
        )
        for f in redline_fields(before, after, manual, voice)
    ]


def _list(pairs: Iterable[tuple[str, str]]) -> Markup:
    rows = Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>\n").format(name, value) for name, value in pairs)
    return Markup("<dl>\n{}</dl>\n").format(rows) if rows else Markup("")
