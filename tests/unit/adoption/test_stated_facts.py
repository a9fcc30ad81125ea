"""What a file says of itself, and what to do about values that cannot be used."""

from __future__ import annotations

import pytest

from sop_plugin.adoption.foreign_text import read_foreign
from sop_plugin.adoption.stated_facts import stated_facts
from sop_plugin.compile import CompiledManual
from sop_plugin.reading.source import Source
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("版次：A/0", 'to keep it, first set revision_pattern: "{letter}/{number}"'),
        ("版次：V2.1", 'to keep it, first set revision_pattern: "V{number}.{number}"'),
        ("生效日期：01/03/2026", "first set day_order: dmy or mdy below metadata"),
        ("生效日期：明天", "cannot be used; it is kept in a comment at the top"),
    ],
)
def test_a_value_that_cannot_be_used_names_the_setting(
    compiled: CompiledManual, line: str, told: str
) -> None:
    source = Source("docs/a.md", f"# 甲\n\n文件编号：QP-1\n{line}\n\n## 目的\n".encode())
    found = stated_facts(read_foreign(source, 10_000), {}, {}, compiled.manual)
    said = [voice_in(Language.EN).plain.say(each) for each in found.told]
    assert [each for each in said if told in each] == said[-1:]
