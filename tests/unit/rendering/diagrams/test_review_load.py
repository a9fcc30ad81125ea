"""The columns of the reviews ahead."""

from __future__ import annotations

from datetime import date
from typing import Any

from each_case import each_case
from svg_layout import overlaps, read_drawing, text_boxes, words_of

from sop_plugin.model.period import Period
from sop_plugin.registers.reviews import MonthLoad, ReviewLoad
from sop_plugin.rendering.diagrams.review_load import load_sentence, review_load_diagram
from sop_plugin.words.language import Language, languages
from sop_plugin.words.voice import voice_in


def load(overdue: int, counts: list[int], later: int = 0, first: date = date(2026, 11, 1)) -> ReviewLoad:
    """Rows are only counted, so anything stands for them."""
    rows: Any = range(10_000)
    months = [Period(n).after(first) if n else first for n in range(len(counts))]
    return ReviewLoad(
        tuple(rows[:overdue]),
        tuple(MonthLoad(month, tuple(rows[:count])) for month, count in zip(months, counts, strict=True)),
        tuple(rows[:later]),
    )


SAMPLE = load(6, [0, 7, 8, 6, 9, 3, 9, 7, 5, 4, 4, 4], later=33)


def test_the_counts_stand_on_the_columns_and_the_months_under_them() -> None:
    drawing = read_drawing(review_load_diagram("d", SAMPLE, voice_in(Language.ZH_HANS)))
    words = words_of(drawing)
    assert words[:6] == ["6", "已逾期", "0", "11月", "7", "12"]
    assert words[6:8] == ["8", "1月"]
    assert words[-2:] == ["2026年", "2027年"]
    assert [int(word) for word in words[2:26:2]] == [len(month.rows) for month in SAMPLE.months]
    assert drawing.find("title").text == "今后 12 个月的复审"  # type: ignore[union-attr]
    assert (
        drawing.find("desc").text  # type: ignore[union-attr]
        == load_sentence(SAMPLE, voice_in(Language.ZH_HANS))
        == "已逾期 6 份；今后 12 个月到期 66 份；更晚 33 份"
    )


def test_columns_are_as_high_as_their_counts() -> None:
    drawing = read_drawing(review_load_diagram("d", load(2, [4, 0, 1]), voice_in(Language.ZH_HANS)))
    bars = [r for r in drawing.iter("rect") if r.get("class") == "sop-diagram__part"]
    assert [float(bar.get("height", 0)) for bar in bars] == [65, 130, 32.5]
    # What is overdue is told apart by its pattern.
    assert [bar.get("fill") for bar in bars] == ["url(#d-overdue)", None, None]


@each_case("language", languages())
@each_case("shown", [SAMPLE, load(999, [999] * 12), load(0, [0] * 12), load(1, [2]), *(
        load(1, [1] * 12, first=date(2026, month, 1)) for month in range(1, 13)
    )])  # fmt: skip
def test_no_label_covers_another(shown: ReviewLoad, language: Language) -> None:
    drawing = read_drawing(review_load_diagram("d", shown, voice_in(language)))
    boxes = text_boxes(drawing, 12)
    assert overlaps(boxes) == []
    _, _, width, height = map(float, drawing.get("viewBox", "").split())
    assert all(box.left >= -1 and box.right <= width + 3 for box in boxes)
    assert all(10 < box.baseline < height for box in boxes)
