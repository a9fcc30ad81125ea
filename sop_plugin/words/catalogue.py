"""What each language says for the words of the program.

Chinese and English stand in the code, side by side; Traditional Chinese is made from the Chinese (``traditional``). Any
other language is its ``catalogues/<tag>.po`` alone, in which the Chinese is ``msgctxt`` and the English ``msgid``; what
it leaves out is said in English.

Catalogues are part of the program like its modules, and like them are loaded when first needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

from sop_plugin.words.traditional import traditional

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from sop_plugin.words.voice import Words

_CHINESE, _ENGLISH, _TRADITIONAL = "zh-Hans", "en", "zh-Hant"
_OF_THE_CODE = (_CHINESE, _TRADITIONAL, _ENGLISH)
_SUFFIX = ".po"

TextOf = Callable[["Words"], str]


def tags() -> tuple[str, ...]:
    """Every language that has a catalogue, as BCP 47 tags."""
    return (*_OF_THE_CODE, *further_tags())


def further_tags() -> tuple[str, ...]:
    """Those of them that are a catalogue alone."""
    return tuple(sorted(_files().keys() - {*_OF_THE_CODE}))


def is_known(tag: str) -> bool:
    """Whether there is a catalogue; asks the folder only for languages that the code itself does not know."""
    return tag in _OF_THE_CODE or tag in _files()


@cache
def text_in(tag: str) -> TextOf:
    """The function from words to their text in a language; placeholders are still open."""
    if tag == _CHINESE:
        return attrgetter("zh")
    if tag == _ENGLISH:
        return attrgetter("en")
    if tag == _TRADITIONAL:
        convert = cache(traditional())
        return lambda words: convert(words.zh)
    said = dict(_entries(tag))
    return lambda words: said.get((words.zh, words.en)) or words.en


def folders() -> tuple[Traversable, ...]:
    """Where catalogues lie."""
    from importlib.resources import files

    return (files("sop_plugin.words") / "catalogues",)


def _files() -> Mapping[str, Traversable]:
    return {
        file.name.removesuffix(_SUFFIX): file
        for folder in folders()
        for file in folder.iterdir()
        if file.name.endswith(_SUFFIX)
    }


def _entries(tag: str) -> Iterator[tuple[tuple[str, str], str]]:
    from babel.messages.pofile import read_po

    with _files()[tag].open("rb") as file:
        for message in read_po(file, abort_invalid=True):
            if message.id and message.string and not message.fuzzy:
                yield (message.context or "", str(message.id)), str(message.string)
