"""Edits of front matter that has the names of another system: made in ours, and written in the file's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sop_plugin.editing.header import line_of, read_header
from sop_plugin.editing.keys import scalars, with_scalar
from sop_plugin.editing.yaml_text import scalar
from sop_plugin.model.settings import MetadataMapping


def in_our_words(text: str, mapping: MetadataMapping, edit: Callable[[str], str]) -> str:
    """The text after an edit that knows our names alone; raises ``NotEditable``.

    Fields within others, such as ``review.every``, stay what they are: no edit changes them in place.
    """
    if not mapping:
        return edit(text)
    targets = {target: names for target, names in mapping.keys.items() if "." not in target}
    ours = {name: target for target, names in targets.items() for name in names}
    text, written = _renamed(text, ours)
    before = scalars(text)
    text = edit(text)
    after = scalars(text)
    for target in written:
        word = _their_word(mapping, target, after.get(target))
        if word is not None and after[target] != before.get(target):
            text = with_scalar(text, target, scalar(word))
    added = {target: names[0] for target, names in targets.items() if target not in before}
    return _renamed(text, added | written)[0]


def _renamed(text: str, names: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The text with keys under other names, and for each other name the key as it was written, quotes and all."""
    header = read_header(text)
    written: dict[str, str] = {}
    for key, _ in header.root.value:
        name = names.get(key.value)
        if name is not None:
            index, start, end = line_of(key), key.start_mark.column, key.end_mark.column
            line = header.lines[index]
            written[name] = line[start:end]
            header.lines[index] = line[:start] + name + line[end:]
    return header.text, written


def _their_word(mapping: MetadataMapping, target: str, value: str | None) -> str | None:
    """What files write for one of our values, where there is one such word."""
    words = [word for word, meant in mapping.values.get(target, {}).items() if meant == value]
    return words[0] if len(words) == 1 else None
