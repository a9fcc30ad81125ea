"""Numbers for the files of one import: those that they have, and the next free ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count

from sop_plugin.recording.issue import next_number
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import because
from sop_plugin.recording.word_reading import WordSource
from sop_plugin.words.voice import Words

_NUMBER_TAKEN = Words(
    "{file}：编号 {number} 已经用过；已经导入的不必再导，另取编号用 --number 或 --mapping",
    "{file}: the number {number} is taken; there is no need to import a file twice, and --number or --mapping gives another",
)
_NUMBER_TWICE = Words(
    "{file} 和 {other} 的编号都是 {number}；用 --mapping 给其中一份另取编号",
    "{file} and {other} both have the number {number}; give one of them another with --mapping",
)


@dataclass
class ImportNumbers:
    """Gives each file its number; ``named`` are those that some file has."""

    recorder: Recorder
    named: Mapping[str, WordSource]
    _given: dict[str, WordSource] = field(default_factory=dict)

    def of(self, source: WordSource) -> str:
        """The number of a file; raises ``Refused`` for one that is taken."""
        number = source.identity.number
        if number is None:
            return self._next(source)
        known = number in self.recorder.ledger.by_number or self.recorder.document(number) is not None
        rejected = {each.number for each in self.recorder.compiled.manual.rejected}
        if known or number in rejected:
            raise because(_NUMBER_TAKEN, file=source.file.shown, number=number)
        if number in self._given:
            other = self._given[number].file.shown
            raise because(_NUMBER_TWICE, file=source.file.shown, other=other, number=number)
        self._given[number] = source
        return number

    def _next(self, source: WordSource) -> str:
        identity = source.identity
        today = self.recorder.compiled.manual.settings.types_on(self.recorder.as_of)
        number = next_number(self.recorder, identity.department or "", today[identity.type.name].code)
        parse = self.recorder.compiled.manual.number_pattern.parse
        first = parse(number)
        if first is not None:
            parsed = map(parse, {*self._given, *self.named})
            used = {other.sequence for other in parsed if other and other.series == first.series}
            number = first.with_sequence(next(n for n in count(first.sequence) if n not in used))
        self._given[number] = source
        return number
