"""Draws `sop_plugin/floors.svg`: the units of the package, floor above floor, each with what its docstring says.

After a change of the floors: `.venv/bin/python tests/draw_floors.py`.
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path
from textwrap import wrap

from markupsafe import Markup

PACKAGE = Path(__file__).resolve().parent.parent / "sop_plugin"
sys.path.insert(0, str(PACKAGE.parent))

from test_floors import FLOORS, PURE  # noqa: E402 - a program of its own when run by hand

from sop_plugin.rendering.svg import element  # noqa: E402

PICTURE = PACKAGE / "floors.svg"
_COLUMNS, _WIDTH, _HEIGHT, _GAP, _LEFT, _TOP = 4, 268, 84, 10, 40, 64
_STYLE = (
    "text{fill:#1f2933}.pure{fill:#e7f1ea;stroke:#5b8c5a}.world{fill:#eef1f6;stroke:#6b7a90}"
    ".floor{fill:none;stroke:#9aa5b1;stroke-dasharray:4 4}"
    "@media(prefers-color-scheme:dark){text{fill:#e4e7eb}.pure{fill:#1f3a2a;stroke:#7fb685}.world{fill:#28303b;stroke:#8a94a3}}"
)


def purpose(unit: str) -> str:
    """The first sentence of a unit's docstring, without the marks of its notation."""
    path = PACKAGE / unit / "__init__.py"
    source = (path if path.exists() else PACKAGE / f"{unit}.py").read_text(encoding="utf-8")
    first = (ast.get_docstring(ast.parse(source)) or "").split("\n")[0]
    return re.sub(r"[`*]", "", first).rstrip(".")


def picture() -> str:
    """The picture as SVG: the same floors give the same bytes."""
    units = [unit for unit in FLOORS if not unit.startswith("_")]
    floors = {floor: [unit for unit in units if int(FLOORS[unit]) == floor] for floor in (5, 4, 3, 2, 1)}
    drawn: list[Markup] = []
    top = _TOP
    for floor, there in floors.items():
        rows = -(-len(there) // _COLUMNS)
        height = rows * (_HEIGHT + _GAP) + _GAP
        width = _COLUMNS * (_WIDTH + _GAP) + _GAP
        drawn.append(
            element("rect", x=_LEFT, y=top, width=width, height=height, rx=6, class_="floor", stroke_width=1)
        )
        drawn.append(element("text", str(floor), x=14, y=top + height / 2 + 8, font_size=24))
        for index, unit in enumerate(there):
            x = _LEFT + _GAP + index % _COLUMNS * (_WIDTH + _GAP)
            y = top + _GAP + index // _COLUMNS * (_HEIGHT + _GAP)
            drawn += _box(unit, x, y)
        top += height + _GAP
    return str(
        element(
            "svg",
            element("title", "The floors of sop_plugin"),
            element("style", Markup(_STYLE)),
            element("text", "The floors of sop_plugin", x=_LEFT, y=26, font_size=18, font_weight="bold"),
            element(
                "text",
                "A unit imports only what stands below it. Green is pure: no clock, file, environment, log or MkDocs.",
                x=_LEFT,
                y=48,
                font_size=13,
            ),
            *drawn,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {_LEFT + _COLUMNS * (_WIDTH + _GAP) + 2 * _GAP} {top}",
            font_family="sans-serif",
            role="img",
        )
    )


def _box(unit: str, x: int, y: int) -> list[Markup]:
    lines = wrap(purpose(unit), 40, max_lines=4, placeholder=" …")
    look = "pure" if unit in PURE else "world"
    return [
        element("rect", x=x, y=y, width=_WIDTH, height=_HEIGHT, rx=4, class_=look, stroke_width=1),
        element("text", unit, x=x + 10, y=y + 19, font_size=14, font_weight="bold"),
        *(
            element("text", line, x=x + 10, y=y + 36 + 14 * index, font_size=11.5)
            for index, line in enumerate(lines)
        ),
    ]


if __name__ == "__main__":
    PICTURE.write_text(picture() + "\n", encoding="utf-8")
