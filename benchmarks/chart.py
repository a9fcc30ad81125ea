"""A bar chart as SVG, readable on light and dark pages."""

from __future__ import annotations

from html import escape

_ROW, _BAR, _LABEL, _WIDTH = 30, 18, 270, 720
_COLOURS = {
    "check": "#5b8c5a",
    "again": "#9dbf9c",
    "plain": "#8a94a3",
    "sop": "#2f6db3",
    "first": "#1d4c82",
    **dict.fromkeys(("nothing", "body", "title", "person", "day"), "#7fa9d8"),
}


def bar_chart(title: str, bars: list[tuple[str, float, str]]) -> str:
    """One horizontal bar for each (label, value, kind)."""
    longest = max(value for _, value, _ in bars)
    height = _ROW * (len(bars) + 1) + 10
    size = f'viewBox="0 0 {_WIDTH} {height}" font-family="sans-serif" font-size="13"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{escape(title)}">',
        "<style>text{fill:#1f2933}@media(prefers-color-scheme:dark){text{fill:#e4e7eb}}</style>",
        f'<text x="0" y="18" font-weight="bold">{escape(title)}</text>',
    ]
    for row, (label, value, kind) in enumerate(bars, start=1):
        y = row * _ROW
        length = max((_WIDTH - _LABEL - 60) * value / longest, 1)
        lines += [
            f'<text x="0" y="{y + 14}">{escape(label)}</text>',
            f'<rect x="{_LABEL}" y="{y}" width="{length:.1f}" height="{_BAR}" rx="2" fill="{_COLOURS[kind]}"/>',
            f'<text x="{_LABEL + length + 6:.1f}" y="{y + 14}">{value:.1f}</text>',
        ]
    return "\n".join((*lines, "</svg>", ""))
