"""What the documents of one department cite: them on the left, the cited on the right by department, a line for each pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup

from sop_plugin.indexes.department_references import DepartmentReferences
from sop_plugin.model.document import Document
from sop_plugin.rendering.svg import drawing, element, shortened, text, text_width
from sop_plugin.words import labels
from sop_plugin.words.voice import Voice

_SIZE, _ROW = 13.0, 24.0
_LABEL_WIDTH, _LINES_WIDTH, _DOT = 330.0, 220.0, 14.0
_LEFT_DOT = _LABEL_WIDTH + _DOT
_RIGHT_DOT = _LEFT_DOT + _LINES_WIDTH
_RIGHT_LABEL = _RIGHT_DOT + _DOT
_WIDTH = _RIGHT_LABEL + _LABEL_WIDTH
# What one page can show and one sheet can hold; the table lists everything.
_MOST_CITING, _MOST_CITED, _MOST_LINES = 40, 48, 400


@dataclass(frozen=True)
class MapWords:
    """What the drawing must be told about the manual around it."""

    voice: Voice
    department_name: Callable[[str], str]
    address: Callable[[Document], str | None]
    """Where a document is read, from this page."""


def drawn_citations(references: DepartmentReferences) -> tuple[tuple[Document, Document], ...]:
    """The pairs that are drawn: all of a usual department, of a large one those of the documents that cite and are cited most."""
    citing = _most((document for document, _ in references.citations), _MOST_CITING)
    ours = [pair for pair in references.citations if pair[0].path in citing]
    cited = _most((document for _, document in ours), _MOST_CITED)
    return tuple(pair for pair in ours if pair[1].path in cited)[:_MOST_LINES]


def references_diagram(name: str, references: DepartmentReferences, words: MapWords) -> Markup:
    """The drawing; a department that cites nothing has none."""
    pairs = drawn_citations(references)
    if not pairs:
        return Markup("")
    left = _rows(document for document, _ in pairs)
    right, headings = _grouped_rows((document for _, document in pairs), references.department, words)
    times = Counter(document.path for _, document in pairs)
    cited_index = {path: i for i, path in enumerate(right)}
    lines: dict[str, list[Markup]] = {}
    for citing, cited in pairs:
        start, end = left[citing.path][1], right[cited.path][1]
        half, whole = _LINES_WIDTH / 2, _LINES_WIDTH
        curve = f"M{_LEFT_DOT:g} {start:g}c{half:g} 0 {half:g} {end - start:g} {whole:g} {end - start:g}"
        lines.setdefault(citing.path, []).append(
            element("path", d=curve, data_sop_to=str(cited_index[cited.path]))
        )
    height = max(y for _, y in (*left.values(), *right.values())) + _ROW / 2 + 4
    department = words.department_name(references.department)
    return drawing(
        name,
        text(_LABEL_WIDTH, 15, shortened(department, 24), class_="sop-map__heading sop-map__left"),
        *(text(_RIGHT_LABEL, y + 4.5, heading, class_="sop-map__heading") for heading, y in headings),
        *(_citing(document, y, lines[path], words) for path, (document, y) in left.items()),
        *(
            _cited(document, y, times[path], cited_index[path], words)
            for path, (document, y) in right.items()
        ),
        width=_WIDTH,
        height=height,
        title=words.voice.say(labels.REFERENCE_MAP_OF, department=department),
        description=words.voice.say(labels.COUNT_REFERENCES, count=len(pairs)),
        class_="sop-diagram__drawing sop-map",
        role="group",
    )


def _most(documents: Iterable[Document], limit: int) -> frozenset[str]:
    # most_common keeps the order of the text among equals.
    counts = Counter(document.path for document in documents)
    return frozenset(path for path, _ in counts.most_common(limit))


def _rows(documents: Iterable[Document]) -> dict[str, tuple[Document, float]]:
    """Each document once, with the height of its middle, below the heading."""
    once = {document.path: document for document in documents}
    return {path: (document, _ROW * (i + 1.5)) for i, (path, document) in enumerate(once.items())}


def _grouped_rows(
    documents: Iterable[Document], own: str, words: MapWords
) -> tuple[dict[str, tuple[Document, float]], list[tuple[str, float]]]:
    """The cited documents under their departments, this one first, and the headings with their heights."""
    groups: dict[str, dict[str, Document]] = {own: {}}
    for document in sorted(documents, key=lambda document: document.number):
        groups.setdefault(document.department, {})[document.path] = document
    rows: dict[str, tuple[Document, float]] = {}
    headings: list[tuple[str, float]] = []
    top = 0.0
    for department, found in groups.items():
        if not found:
            continue
        headings.append((shortened(words.department_name(department), 24), top + _ROW / 2))
        for document in found.values():
            top += _ROW
            rows[document.path] = (document, top + _ROW / 2)
        top += _ROW * 1.4
    return rows, headings


def _citing(document: Document, y: float, lines: list[Markup], words: MapWords) -> Markup:
    label = _label(document, _LABEL_WIDTH)
    return element(
        "g",
        *lines,
        element("circle", cx=_LEFT_DOT - 5, cy=y, r=2.5),
        _linked(text(_LABEL_WIDTH, y + 4.5, label), document, words, y, text_width(label) * _SIZE, -1),
        class_="sop-map__citing",
    )


def _cited(document: Document, y: float, times: int, index: int, words: MapWords) -> Markup:
    count = f" ← {times}" if times > 1 else ""
    label = _label(document, _LABEL_WIDTH - text_width(count) * _SIZE)
    inside = (label, element("tspan", count, class_="sop-diagram__soft")) if count else (label,)
    return element(
        "g",
        # The area grows with the count.
        element("circle", cx=_RIGHT_DOT + 5, cy=y, r=min(7.0, 1.5 + times**0.5)),
        _linked(
            element("text", *inside, x=_RIGHT_LABEL, y=y + 4.5),
            document,
            words,
            y,
            text_width(label + count) * _SIZE,
            1,
        ),
        class_="sop-map__cited",
        data_sop_index=str(index),
    )


def _label(document: Document, width: float) -> str:
    return shortened(document.name, width / _SIZE)


def _linked(
    content: Markup, document: Document, words: MapWords, y: float, width: float, side: int
) -> Markup:
    """The words as a link as tall as its row, which a finger can hit; ``side`` is -1 left of the lines and 1 right of them."""
    where = words.address(document)
    if not where:
        return content
    left = _LABEL_WIDTH - width if side < 0 else _RIGHT_LABEL
    area = element("rect", x=left, y=y - _ROW / 2, width=width, height=_ROW, class_="sop-map__area")
    return element("a", area, content, href=where)
