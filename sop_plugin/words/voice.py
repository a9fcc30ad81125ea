"""The one way to say something to a person: in the language at hand, for the medium at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from string import Formatter
from typing import Protocol, TypeAlias, runtime_checkable

from sop_plugin.words.catalogue import text_in
from sop_plugin.words.language import Language, LocalisedText, languages


@dataclass(frozen=True)
class Words:
    """Words of the program, in the two languages in which it is written; ``catalogue`` has them in all others."""

    zh: str
    en: str

    def filled(self, **values: object) -> Sentence:
        """The words with the values of their placeholders, to be said later to whoever reads them."""
        return Sentence(self, values)

    def with_gaps(self) -> Sentence:
        """The words with ``<name>`` where a finding has a value; a hint is only there when something is near."""
        gaps = {name: "" if name == "hint" else f"<{name.replace('_', ' ')}>" for name in self.fields}
        return Sentence(self, gaps)

    @property
    def fields(self) -> frozenset[str]:
        """Names of the placeholders of both languages."""
        return frozenset(
            name for text in (self.zh, self.en) for _, name, _, _ in Formatter().parse(text) if name
        )


@dataclass(frozen=True)
class Sentence:
    """Words with the values of their placeholders."""

    words: Words
    values: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Listed:
    """Several things, one after the other, with what stands between them."""

    parts: tuple[object, ...]
    between: Words


@runtime_checkable
class Worded(Protocol):
    """A thing of document control that knows what it is called: a role, a state, a department, a finding, an error."""

    @property
    def words(self) -> Sayable:
        """What it is called."""


Sayable: TypeAlias = "Words | Sentence | Listed | LocalisedText | Worded | date | str"

COMMA = Words("、", ", ")
SEMICOLON = Words("；", "; ")
COLON = Words("：", ": ")
NOTED = Words("{noted}（{note}）", "{noted} ({note})")
BESIDE = Words("{first}{second}", "{first} {second}")


class Said(str):
    """Text that is made for its medium already, so that it is not escaped again."""

    __slots__ = ()


@dataclass(frozen=True)
class Medium:
    """What reads the text: ``given`` makes text of a document harmless there, ``own`` takes words of the program.

    ``own`` gives a kind of ``str`` whose ``format_map`` leaves alone what is of that kind already.
    """

    given: Callable[[str], str]
    own: Callable[[str], str] = Said
    day: Callable[[date, Voice], str] = lambda day, _voice: day.isoformat()


PLAIN = Medium(str, str)
"""Text as it is, for programs and for whatever escapes it later."""


@dataclass(frozen=True)
class _Gaps:
    """Words taken apart once: pieces with the names of what stands between them, or the ``text`` where a gap asks for a form."""

    pieces: tuple[str, ...]
    names: tuple[tuple[int, str], ...]
    text: str | None = None


def _gaps_of(text: str) -> _Gaps:
    pieces: list[str] = []
    names: list[tuple[int, str]] = []
    for before, name, form, conversion in Formatter().parse(text):
        pieces.append(str(before))
        if name is None:
            continue
        if form or conversion or not name.isidentifier():
            return _Gaps((), (), text)
        names.append((len(pieces), name))
        pieces.append("")
    return _Gaps(tuple(pieces), tuple(names))


class Voice:
    """Says things in one language, for one medium. ``voice_in`` gives the one that there is."""

    def __init__(self, language: Language, medium: Medium = PLAIN) -> None:
        self.language = language
        self.medium = medium
        self._text = text_in(language)
        self._made = type(medium.own(""))
        self._gaps: dict[Words, _Gaps] = {}

    def say(self, what: Sayable, /, **values: object) -> str:
        """What it says, or what it is called; ``values`` fill placeholders and are said in the language themselves."""
        match what:
            case Words():
                return self._filled(what, values) if values else self.medium.own(self._text(what))
            case Sentence():
                return self._filled(what.words, what.values)
            case Listed():
                return self.listed(what.parts, what.between)
            case LocalisedText():
                return self.medium.given(what.in_language(self.language))
            case date():
                return self.medium.day(what, self)
        if type(what) is self._made:
            return what
        words = getattr(what, "words", None)
        return self.medium.given(str(what)) if words is None else self.say(words)

    def listed(self, parts: Iterable[object], between: Words = COMMA) -> str:
        """Things one after the other."""
        return self._joined(self.say(between), parts)

    def beside(self, parts: Iterable[object]) -> str:
        """Texts that follow each other, with a blank between where the language writes one."""
        gap = self._filled(BESIDE, {"first": "", "second": ""})
        return self._joined(gap, parts)

    def noted(self, text: Sayable, note: Sayable) -> str:
        """A text with a note in parentheses, if there is one."""
        return self.say(NOTED, noted=text, note=note) if note else self.say(text)

    def in_medium(self, medium: Medium) -> Voice:
        """The same language elsewhere."""
        return voice_in(self.language, medium)

    @cached_property
    def plain(self) -> Voice:
        """The same language as text that nothing reads marks in."""
        return self.in_medium(PLAIN)

    def _joined(self, between: str, parts: Iterable[object]) -> str:
        said = (self._value(part) for part in parts)
        return type(between)(between.join(part if isinstance(part, str) else str(part) for part in said))

    def _filled(self, words: Words, values: Mapping[str, object]) -> str:
        gaps = self._gaps.get(words)
        if gaps is None:
            gaps = self._gaps[words] = _gaps_of(self.medium.own(self._text(words)))
        if gaps.text is not None:
            text = gaps.text
            return self._made(text.format_map({name: self._value(value) for name, value in values.items()}))
        made, own = self._made, self.medium.own
        found = list(gaps.pieces)
        for index, name in gaps.names:
            value = self._value(values[name])
            found[index] = value if type(value) is made else own(value)  # type: ignore[arg-type]
        return made("".join(found))

    def _value(self, value: object) -> object:
        if value is None or isinstance(value, int | float):
            return value
        if isinstance(value, list | tuple | set | frozenset):
            return self.listed(value)
        return self.say(value)  # type: ignore[arg-type]


_voices = cache(Voice)


def voice_in(language: Language, medium: Medium = PLAIN) -> Voice:
    """The voice of a language for a medium: there is one of each."""
    return _voices(language, medium)


def spellings(what: Sayable) -> tuple[str, ...]:
    """What it is called in each language, every text once."""
    return tuple(dict.fromkeys(voice_in(language).say(what) for language in languages()))
