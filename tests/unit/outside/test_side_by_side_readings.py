"""Documents read by several processes: the same readings as in one, rules of the catalogue among them."""

import os
import threading
from functools import partial

from sop_plugin.model.settings import Settings
from sop_plugin.outside.side_by_side_readings import reading_side_by_side
from sop_plugin.reading.front_matter.documents import DocumentReading, read_document
from sop_plugin.reading.source import Source
from sop_plugin.rules import all_rules

_TEXT = """---
number: HT-SD-SOP-{number:03}
title: 电话销售程序与标准
type: procedure
department: HT-SD
revision: "1"
status: draft
---

# 一

| 步骤 | 责任人 |
| --- | --- |
| 接听 | 销售代表 |

#二
"""
SOURCES = [Source(f"docs/{number}.md", _TEXT.format(number=number).encode()) for number in range(60)]


def readings(jobs: str) -> list[DocumentReading]:
    read_all = reading_side_by_side({"SOP_JOBS": jobs})
    return list(read_all(lambda source: read_document(source, Settings()), SOURCES))


def test_readings_are_those_of_one_process() -> None:
    alone, beside = readings("1"), readings("2")
    assert beside == alone
    assert [reading.document.path for reading in beside if reading.document] == [s.path for s in SOURCES]


def test_findings_of_another_process_have_the_rules_of_this_one() -> None:
    found = [finding for reading in readings("2") for finding in reading.findings]
    assert found
    assert all(finding.rule is all_rules()[finding.rule.code] for finding in found)


def test_nothing_is_copied_while_another_thread_runs() -> None:
    done = threading.Event()
    thread = threading.Thread(target=partial(done.wait, 60))
    thread.start()
    try:
        where: list[int] = []
        read_all = reading_side_by_side({"SOP_JOBS": "2"})

        def read(source: Source) -> DocumentReading:
            where.append(os.getpid())
            return read_document(source, Settings())

        assert len(read_all(read, SOURCES)) == len(SOURCES)
        assert len(where) == len(SOURCES)
    finally:
        done.set()
        thread.join()
