"""What runs along in a paragraph as Markdown, or as the few tags that a cell of an HTML table may hold."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from sop_plugin.importing.content import (
    EmbeddedFile,
    Equation,
    Inline,
    LineBreak,
    Link,
    Look,
    NoteMark,
    Picture,
    Remark,
    Text,
    WordPlace,
    plain_text,
)
from sop_plugin.importing.told import Told, ToldKind, told
from sop_plugin.importing.writing.attachments import Attachments
from sop_plugin.importing.writing.emphasis import LinePiece, emphasised
from sop_plugin.importing.writing.escaping import escaped_in_link, one_blank

_SAFE_ADDRESS = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_IN_ADDRESS = "!#$&'*+,/:;=?@-._~%[]"
_REFERENCE_TEXT = re.compile(r"[^\[\]|\n]+")
_NEARLY = 0.9
_LATEX = re.compile(r"[\\^_{}]")
# At the beginning of a line, this would be the note itself.
_NOTE_AND_COLON = re.compile(r"(\[\^\d+\]):")
_BREAKS_AROUND = re.compile(r"^(?:<br>\s*)+|(?:\s*<br>)+$")
_TAGS = {Look.ABOVE: "sup", Look.BELOW: "sub"}
_HTML_TAGS = (*_TAGS.items(), (Look.ITALIC, "i"), (Look.BOLD, "b"), (Look.STRUCK, "s"))


@dataclass
class LineWriter:
    """Writes the lines of one document; it numbers notes in the order in which their marks come."""

    number: str
    attachments: Attachments
    clauses: Mapping[str, str] = field(default_factory=dict)
    """Bookmark → clause."""
    documents: Mapping[str, str] = field(default_factory=dict)
    """Name of a Word file in small letters → the number of the document that it becomes."""
    remarks: list[Told] = field(default_factory=list)
    notes: dict[str, int] = field(default_factory=dict)

    def markdown(
        self,
        inlines: tuple[Inline, ...],
        place: WordPlace,
        *,
        in_table: bool = False,
        in_heading: bool = False,
        caption: str = "",
    ) -> str:
        """The inlines as lines of Markdown; a break within is ``<br>``."""
        gap = " " if in_heading else "<br>" if in_table else "<br>\n"
        pieces: list[LinePiece] = []
        for each in inlines:
            pieces += self._pieces(
                each, place, gap, in_table=in_table, in_heading=in_heading, caption=caption
            )
        line = _NOTE_AND_COLON.sub(r"\1&#58;", emphasised(pieces, in_table=in_table))
        return _BREAKS_AROUND.sub("", line.strip())

    def in_html(self, inlines: tuple[Inline, ...], place: WordPlace) -> str:
        """The inlines as HTML without a line end."""
        return "".join(self._html(each, place) for each in inlines).strip()

    def note_number(self, note: str) -> int:
        """The number of a note, by its first mark."""
        return self.notes.setdefault(note, len(self.notes) + 1)

    def _pieces(
        self, each: Inline, place: WordPlace, gap: str, *, in_table: bool, in_heading: bool, caption: str
    ) -> Iterator[LinePiece]:
        match each:
            case Text() if Look.HIDDEN in each.marks:
                self._tell_hidden(each, place)
                yield LinePiece(markdown=_comment(each.text))
            case Text():
                self._tell_unknown(each, place)
                yield _piece(each, plain=in_heading)
            case LineBreak():
                yield LinePiece(markdown=gap)
            case Picture():
                yield LinePiece(markdown=self._picture(each, caption, in_table=in_table))
            case EmbeddedFile():
                yield LinePiece(markdown=self._embedded(each))
            case NoteMark():
                yield LinePiece(markdown=f"[^{self.note_number(each.note)}]")
            case Remark():
                yield LinePiece(
                    markdown=_comment(f"{each.author}: {each.text}" if each.author else each.text)
                )
            case Equation():
                yield self._equation(each)
            case Link():
                link = self._link(each, place, in_table=in_table or in_heading)
                if link is not None:
                    yield LinePiece(markdown=link)
                else:
                    for inner in each.inlines:
                        yield from self._pieces(
                            inner, place, gap, in_table=in_table, in_heading=in_heading, caption=caption
                        )

    def _link(self, link: Link, place: WordPlace, *, in_table: bool) -> str | None:
        """The link, or nothing where only its text is kept."""
        text = " ".join(plain_text(link.inlines).split())
        if not text or any(not isinstance(each, (Text, LineBreak)) for each in link.inlines):
            return None
        if link.bookmark:
            clause = self.clauses.get(link.bookmark)
            # A bar within a reference would part cells on forges.
            if clause is None or in_table or not _REFERENCE_TEXT.fullmatch(text):
                if clause is None and not link.bookmark.startswith("_"):
                    self.remarks.append(told(ToldKind.PLACE_DROPPED, place, text=text))
                return None
            return f"[[{self.number}#{clause}|{text}]]"
        other = self.documents.get(unquote(link.address).replace("\\", "/").rpartition("/")[2].lower())
        if other is not None and not in_table and _REFERENCE_TEXT.fullmatch(text):
            return f"[[{other}|{text}]]"
        if not _SAFE_ADDRESS.match(link.address):
            if link.address not in ("", text):
                self.remarks.append(told(ToldKind.LINK_DROPPED, place, text=text, address=link.address))
            return None
        address = quote(link.address, safe=_IN_ADDRESS)
        if address == text and "://" in text:
            return f"<{text}>"
        return f"[{escaped_in_link(text, in_table=in_table)}]({address})"

    def _picture(self, picture: Picture, caption: str, *, in_table: bool) -> str:
        path, is_shown = self.attachments.picture(picture)
        words = " ".join((picture.description or caption).split())
        if not is_shown:
            shown = escaped_in_link(words or path.rpartition("/")[2], in_table=in_table)
            return f"[{shown}]({path})"
        natural = self.attachments.natural_width(picture)
        if picture.width and natural and picture.width < _NEARLY * natural:
            return f'<img src="{path}" alt="{html.escape(words)}" width="{picture.width}">'
        return f"![{escaped_in_link(words, in_table=in_table)}]({path})"

    def _embedded(self, embedded: EmbeddedFile) -> str:
        path = self.attachments.file(embedded)
        return f"[{path.rpartition('/')[2]}]({path})" if path else ""

    def _tell_unknown(self, each: Text, place: WordPlace) -> None:
        if "\ufffd" in each.text:
            self.remarks.append(told(ToldKind.SIGN_UNKNOWN, place, text=each.text))

    def _tell_hidden(self, each: Text, place: WordPlace) -> None:
        if each.text.strip():
            self.remarks.append(told(ToldKind.HIDDEN, place, text=each.text))

    def _equation(self, equation: Equation) -> LinePiece:
        text = " ".join(equation.text.split())
        return LinePiece(markdown=f"${text}$") if _LATEX.search(text) else LinePiece(text)

    def _html(self, each: Inline, place: WordPlace) -> str:
        match each:
            case Text() if Look.HIDDEN in each.marks:
                self._tell_hidden(each, place)
                return _comment(each.text)
            case Text():
                self._tell_unknown(each, place)
                text = html.escape(one_blank(each.text), quote=False)
                for look, tag in _HTML_TAGS:
                    if look in each.marks and text.strip():
                        text = f"<{tag}>{text}</{tag}>"
                return text
            case LineBreak():
                return "<br>"
            case Picture():
                path, is_shown = self.attachments.picture(each)
                words = html.escape(" ".join(each.description.split()))
                if not is_shown:
                    return f'<a href="{path}">{words or path.rpartition("/")[2]}</a>'
                width = f' width="{each.width}"' if each.width else ""
                return f'<img src="{path}" alt="{words}"{width}>'
            case EmbeddedFile():
                path_or_none = self.attachments.file(each)
                return (
                    f'<a href="{path_or_none}">{path_or_none.rpartition("/")[2]}</a>' if path_or_none else ""
                )
            case NoteMark():
                return f"<sup>[{self.note_number(each.note)}]</sup>"
            case Remark():
                return _comment(f"{each.author}: {each.text}" if each.author else each.text)
            case Equation():
                return html.escape(" ".join(each.text.split()), quote=False)
            case Link():
                inner = self.in_html(each.inlines, place)
                if _SAFE_ADDRESS.match(each.address):
                    return f'<a href="{html.escape(quote(each.address, safe=_IN_ADDRESS))}">{inner}</a>'
                text = " ".join(plain_text(each.inlines).split())
                if each.address not in ("", text):
                    self.remarks.append(told(ToldKind.LINK_DROPPED, place, text=text, address=each.address))
                return inner


def _piece(text: Text, *, plain: bool) -> LinePiece:
    tag = next((_TAGS[mark] for mark in text.marks if mark in _TAGS), "")
    written = one_blank(text.text)
    if plain or tag:
        return LinePiece(written, tag=tag)
    marks = text.marks
    return LinePiece(
        written, bold=Look.BOLD in marks, italic=Look.ITALIC in marks, struck=Look.STRUCK in marks
    )


def _comment(text: str) -> str:
    """What is not shown; nothing in it can end it."""
    inner = re.sub("-(?=-)", "- ", " ".join(text.split()))
    return f"<!-- {inner} -->" if inner else ""
