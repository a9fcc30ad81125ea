"""The text of an adopted document: our front matter, and the body without what has gone into it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sop_plugin.adoption.file_links import with_references
from sop_plugin.adoption.foreign_text import ForeignText
from sop_plugin.adoption.stated_facts import StatedFacts
from sop_plugin.editing.yaml_text import flow, quoted, scalar
from sop_plugin.words.voice import Voice, Words

_HEAD = Words("采用前的文件信息原文：", "as it stood before the file was adopted:")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_RULE = re.compile(r"\s*(?:-\s*){3,}|\s*(?:\*\s*){3,}|\s*(?:_\s*){3,}")
_BETWEEN = r"[\s\u3000:：\-–—_.．、·]*"


@dataclass(frozen=True)
class AdoptedFacts:
    """What the front matter of an adopted document says beyond what the file itself stated."""

    number: str
    title: str
    type: str
    department: str
    revision: str
    review: str
    change: tuple[tuple[str, str], ...]
    language: str


def without_number(text: str, *numbers: str) -> str:
    """A heading without the number of its document, and without what stands between them."""
    bare = text.strip()
    for number in filter(None, numbers):
        alone = rf"[（(【\[]?(?<![A-Za-z0-9]){re.escape(number)}(?![A-Za-z0-9])[)）】\]]?"
        bare = re.sub(rf"^{alone}{_BETWEEN}|{_BETWEEN}{alone}$", "", bare, flags=re.IGNORECASE)
    return bare or text.strip()


def adopted_text(
    file: ForeignText,
    facts: AdoptedFacts,
    stated: StatedFacts,
    numbers: Mapping[str, str],
    *,
    drops_title: bool,
    voice: Voice,
) -> tuple[str, int]:
    """The whole file, and how many links by name of a file have become references (``numbers``: see ``numbers_by_name``).

    A comment in its front matter keeps, word for word, what has no other place.
    """
    gone = set(file.head.gone) | (set(file.head.title_lines) if drops_title else set())
    lines = [line for index, line in enumerate(file.body.split("\n")) if index not in gone]
    if gone:
        while lines and (not lines[0].strip() or _RULE.fullmatch(lines[0])):
            del lines[0]
    while lines and not lines[0].strip():
        del lines[0]
    pictures = [line for picture in file.head.pictures for line in (picture, "")]
    body, count = with_references("\n".join([*pictures, *lines]).rstrip("\n"), numbers)
    header = [line.rstrip() for line in _header(facts, stated, voice)]
    return "\n".join(["---", *header, "---", "", body, ""]), count


def _header(facts: AdoptedFacts, stated: StatedFacts, voice: Voice) -> Iterator[str]:
    yield f"number: {scalar(facts.number)}"
    yield f"title: {scalar(facts.title)}"
    yield f"type: {scalar(facts.type)}"
    yield f"department: {scalar(facts.department)}"
    if stated.text("supervised_by"):
        yield f"supervised_by: {scalar(stated.text('supervised_by'))}"
    for name in ("audience", "keywords"):
        listed = stated.values.get(name)
        if isinstance(listed, list):
            yield f"{name}: [{', '.join(_item(item) for item in listed)}]"
    if facts.language:
        yield f"language: {facts.language}"
    yield f"revision: {quoted(facts.revision)}"
    yield "status: draft"
    for name in ("effective", "expires"):
        if stated.text(name):
            yield f"{name}: {stated.text(name)}"
    yield f"review: {flow({'every': facts.review})}"
    if facts.change:
        yield "change:"
        yield from (f"  {name}: {scalar(value)}" for name, value in facts.change)
    if stated.text("retention"):
        yield f"retention: {scalar(stated.text('retention'))}"
    if stated.kept:
        yield f"# {voice.say(_HEAD)}"
        yield from (f"#   {_CONTROLS.sub(' ', line)}" for line in stated.kept)


def _item(text: str) -> str:
    """A text within a list on one line, where commas and brackets part."""
    return quoted(text) if set(text) & set(",[]{}") else scalar(text)
