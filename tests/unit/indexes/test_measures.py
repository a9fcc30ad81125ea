"""Measures by their frequency."""

from __future__ import annotations

from each_case import each_case
from ways_manual import compiled

from sop_plugin.indexes.measures import Frequency, frequency_of


@each_case(
    "written, frequency",
    [
        ("每班 1 次", Frequency.SHIFT),
        ("每天，每班 1 次", Frequency.SHIFT),
        ("Each shift", Frequency.SHIFT),
        ("每日班前", Frequency.DAY),
        ("每个工作日", Frequency.DAY),
        ("Daily", Frequency.DAY),
        ("每周不少于 1 次", Frequency.WEEK),
        ("每週", Frequency.WEEK),
        ("每两周", Frequency.WEEK),
        ("Weekly", Frequency.WEEK),
        ("每人每月各 3 份", Frequency.MONTH),
        ("每月 1 次，每年覆盖全部案场", Frequency.MONTH),
        ("逐件登记，每月考核 1 次", Frequency.MONTH),
        ("暗访每季度 1 次；现场巡查每月 2 次", Frequency.MONTH),
        ("Monthly, 5 for each representative", Frequency.MONTH),
        ("每季", Frequency.QUARTER),
        ("每 3 个月", Frequency.QUARTER),
        ("Quarterly", Frequency.QUARTER),
        ("每半年抽 2 项", Frequency.HALF_YEAR),
        ("每 6 個月", Frequency.HALF_YEAR),
        ("每年复评 1 次", Frequency.YEAR),
        ("每 12 个月", Frequency.YEAR),
        ("Annually", Frequency.YEAR),
        ("每次展会后", Frequency.OTHER),
        ("每一签约客户，签约后 7 天内实施", Frequency.OTHER),
        ("", Frequency.OTHER),
    ],
)
def test_the_frequency_is_read_from_the_words(written: str, frequency: Frequency) -> None:
    assert frequency_of(written) is frequency


def test_groups_hold_every_measure_once_the_most_frequent_first() -> None:
    ways = compiled().indexes.ways_in
    assert [(g.frequency, [e.measure.what.text for e in g.entries]) for g in ways.measures] == [
        (Frequency.DAY, ["核对预订"]),
        (Frequency.MONTH, ["抽听录音"]),
    ]
    rows = sum(len(document.body.procedures.measures) for document in ways.documents)
    assert rows == sum(len(group.entries) for group in ways.measures)
