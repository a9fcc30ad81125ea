"""The organisation chart: issuers, under each its departments indented by level, beside each its people in post.

Levels are indented rather than set side by side, so the drawing keeps its width however deep an organisation is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from sop_plugin.model.organisation import Person
from sop_plugin.registers.organisation import DepartmentBranch, IssuerBranch, OrganisationChart
from sop_plugin.rendering.svg import drawing, element, lines, shortened, text, wrap
from sop_plugin.words import labels
from sop_plugin.words.voice import Voice

_SIZE, _LEADING = 14.0, 20.0
_PADDING, _BETWEEN, _ISSUER_GAP = 7.0, 10.0, 18.0
_ISSUER_WIDTH, _DEPARTMENT_WIDTH, _PEOPLE_WIDTH = 220.0, 196.0, 330.0
_INDENT, _GUTTER = 26.0, 36.0
_NAME_WIDTH = 100.0
_MOST_PEOPLE = 12

Address = Callable[[str], str | None]
"""Code of a department → where its documents are listed, from this page."""


@dataclass(frozen=True)
class _Box:
    """A department with its place; ``left`` and ``top`` in units of the drawing."""

    branch: DepartmentBranch
    level: int
    left: float
    top: float
    name: tuple[str, ...]
    people: tuple[Person, ...]
    more: int

    @property
    def height(self) -> float:
        return _LEADING * len(self.name) + _PADDING * 2

    @property
    def bottom(self) -> float:
        rows = len(self.people) + bool(self.more)
        return self.top + max(self.height, _LEADING * rows + _PADDING * 2)

    @property
    def middle(self) -> float:
        return self.top + _PADDING + _LEADING / 2


def organisation_diagram(name: str, chart: OrganisationChart, voice: Voice, address: Address) -> Markup:
    """The chart; departments that ``address`` knows are links. An empty organisation draws nothing."""
    deepest = max(
        (level for issuer in chart.issuers for _, level in _in_order(issuer.branches)), default=None
    )
    if deepest is None:
        return Markup("")
    first = _ISSUER_WIDTH + _GUTTER
    people_x = first + deepest * _INDENT + _DEPARTMENT_WIDTH + _GUTTER
    parts: list[Markup] = []
    top = 1.0
    for issuer in chart.issuers:
        boxes = _boxes(issuer.branches, voice, first, top)
        parts.append(_issuer(issuer, voice, top, boxes))
        parts += [_department(box, voice, people_x, address) for box in boxes]
        bottom = max([top + _issuer_height(issuer, voice), *(box.bottom for box in boxes)])
        top = bottom + _ISSUER_GAP
    return drawing(
        name,
        *parts,
        width=people_x + _PEOPLE_WIDTH,
        height=top - _ISSUER_GAP + 1,
        title=voice.say(labels.ORGANISATION_CHART),
        description=organisation_sentence(chart, voice),
        class_="sop-diagram__drawing sop-tree",
        role="group",
    )


def organisation_sentence(chart: OrganisationChart, voice: Voice) -> str:
    """How many of each there are."""
    departments = sum(1 for issuer in chart.issuers for _ in _in_order(issuer.branches))
    issuers = sum(issuer.issuer is not None for issuer in chart.issuers)
    return voice.say(
        labels.ORGANISATION_COUNTS, issuers=issuers, departments=departments, people=len(chart.people)
    )


def _in_order(
    branches: tuple[DepartmentBranch, ...], level: int = 0
) -> Iterator[tuple[DepartmentBranch, int]]:
    for branch in branches:
        yield branch, level
        yield from _in_order(branch.branches, level + 1)


def _boxes(
    branches: tuple[DepartmentBranch, ...], voice: Voice, first: float, top: float
) -> tuple[_Box, ...]:
    boxes: list[_Box] = []
    for branch, level in _in_order(branches):
        name = branch.department.name.in_language(voice.language) or branch.department.code
        box = _Box(
            branch,
            level,
            first + level * _INDENT,
            top,
            wrap(name, (_DEPARTMENT_WIDTH - _PADDING * 3) / _SIZE, 3),
            branch.people[:_MOST_PEOPLE],
            len(branch.people) - _MOST_PEOPLE if len(branch.people) > _MOST_PEOPLE else 0,
        )
        boxes.append(box)
        top = box.bottom + _BETWEEN
    return tuple(boxes)


def _issuer_name(issuer: IssuerBranch, voice: Voice) -> tuple[str, ...]:
    name = issuer.issuer.name.in_language(voice.language) or issuer.issuer.code if issuer.issuer else "—"
    return wrap(name, (_ISSUER_WIDTH - _PADDING * 3) / _SIZE, 4)


def _issuer_height(issuer: IssuerBranch, voice: Voice) -> float:
    return _LEADING * len(_issuer_name(issuer, voice)) + _PADDING * 2


def _issuer(issuer: IssuerBranch, voice: Voice, top: float, boxes: tuple[_Box, ...]) -> Markup:
    """The issuer's box and the lines that hang its departments from it."""
    name = _issuer_name(issuer, voice)
    trunk = _ISSUER_WIDTH + _GUTTER / 2
    middle = top + _PADDING + _LEADING / 2
    strokes = _hanging(
        f"M{_ISSUER_WIDTH:g} {middle:g}H{trunk:g}", middle, trunk, [b for b in boxes if not b.level]
    )
    above: list[_Box] = []
    children: dict[int, list[_Box]] = {}
    for box in boxes:
        above = [*above[: box.level], box]
        if box.level:
            children.setdefault(id(above[-2]), []).append(box)
    for box in boxes:
        x, bottom = box.left + _INDENT / 2, box.top + box.height
        strokes += _hanging("", bottom, x, children.get(id(box), []))
    return element(
        "g",
        element("path", class_="sop-tree__line", d=strokes) if strokes else Markup(""),
        element(
            "rect",
            class_="sop-tree__issuer",
            x=0.5,
            y=top,
            width=_ISSUER_WIDTH,
            height=_issuer_height(issuer, voice),
        ),
        lines(_PADDING * 1.5, top + _PADDING + 15, name, _LEADING, class_="sop-tree__issuer-name"),
    )


def _hanging(start: str, top: float, x: float, boxes: list[_Box]) -> str:
    """Strokes from a trunk at ``x``, which begins at ``top``, to each of the boxes."""
    if not boxes:
        return ""
    arms = "".join(f"M{x:g} {box.middle:g}H{box.left:g}" for box in boxes)
    return f"{start}M{x:g} {top:g}V{boxes[-1].middle:g}{arms}"


def _department(box: _Box, voice: Voice, people_x: float, address: Address) -> Markup:
    where = address(box.branch.department.code)
    inside = (
        element(
            "rect", class_="sop-tree__box", x=box.left, y=box.top, width=_DEPARTMENT_WIDTH, height=box.height
        ),
        lines(
            box.left + _PADDING * 1.5, box.top + _PADDING + 15, box.name, _LEADING, class_="sop-tree__name"
        ),
    )
    parts = [element("a", *inside, href=where) if where else element("g", *inside)]
    if box.people:
        start = box.left + _DEPARTMENT_WIDTH
        parts.append(
            element("path", class_="sop-tree__leader", d=f"M{start:g} {box.middle:g}H{people_x - 10:g}")
        )
    for i, person in enumerate(box.people):
        baseline = box.top + _PADDING + 15 + i * _LEADING
        parts.append(text(people_x, baseline, shortened(person.name, (_NAME_WIDTH - 8) / _SIZE)))
        job = shortened(person.job, (_PEOPLE_WIDTH - _NAME_WIDTH) / _SIZE)
        parts.append(text(people_x + _NAME_WIDTH, baseline, job, class_="sop-diagram__soft"))
    if box.more:
        baseline = box.top + _PADDING + 15 + len(box.people) * _LEADING
        more = voice.say(labels.MORE_PEOPLE, count=box.more)
        parts.append(text(people_x, baseline, more, class_="sop-diagram__soft"))
    return element("g", *parts)
