"""YAML read strictly: values stay what was written, and every key and value keeps its place.

Built on PyYAML's node tree. Duplicate keys, aliases and tags become findings; so do plain values that another YAML reader would
take for something else than the written text (``001``, ``1.10``, ``on``, ``12:30``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.rules import front_matter as rules
from sop_plugin.words.voice import Sentence, Words

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Report: TypeAlias = Callable[[Finding], None]

SAFE_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The quick one where there is it."""
_TAG = "tag:yaml.org,2002:"
_CORE_TAGS = {_TAG + name for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")}
_DEEPEST = 12
_ALIAS = Words("别名（*）", "an alias (*)")
_TAGGED = Words("标签（{tag}）", "the tag {tag}")
_DEEP_NESTING = Words("过深的嵌套", "nesting as deep as this")
_COMPLEX_KEY = Words("复合键或 <<", "a complex key or a merge key (<<)")
_OPENING = re.compile(r"[\[{]|[-?]\s")
# So many levels the quick loader, which runs in C, takes on the stack of any thread; with more it kills the process.
_SAFELY_NESTED = 2_000
_CANONICAL_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d*[1-9])?")


@dataclass
class YamlTree:
    """Plain values with the place of each key and value, under paths such as ``approvals/0/person``.

    ``names`` are the author's own words for paths whose keys were translated.
    """

    value: Value
    places: dict[str, Place] = field(default_factory=dict)
    key_places: dict[str, Place] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def place(self, *keys: str | int) -> Place:
        """Where the value at these keys stands, which must be there."""
        return self.places["/".join(map(str, keys))]


class _Refused(Exception):
    """The tree cannot be used; the finding has been reported."""


def refuse_depth(text: str) -> None:
    """Raise ``RecursionError`` for a text that is nested beyond what a loader can take."""
    if len(_OPENING.findall(text)) < _SAFELY_NESTED:
        return
    depth = 0
    for event in yaml.parse(text, Loader=SAFE_LOADER):
        depth += isinstance(event, CollectionStartEvent)
        depth -= isinstance(event, CollectionEndEvent)
        if depth > _SAFELY_NESTED:
            raise RecursionError


def read_yaml(text: str, path: str, first_line: int, report: Report) -> YamlTree | None:
    """The tree of one YAML text whose first line is line ``first_line`` of the file; ``None`` when it is unusable."""

    def place(mark: yaml.Mark | None) -> Place:
        return Place(path, first_line + mark.line, mark.column + 1) if mark else Place(path, first_line)

    try:
        refuse_depth(text)
        node = yaml.compose(text, Loader=SAFE_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        report(rules.BROKEN_YAML.at(place(mark), problem=problem))
        return None
    except RecursionError:
        report(rules.YAML_FEATURE.at(Place(path, first_line), feature=_DEEP_NESTING))
        return None
    tree = YamlTree(None)
    if node is None:
        return tree
    try:
        tree.value = _Converter(tree, place, report).convert(node, "", 0)
    except _Refused:
        return None
    return tree


class _Converter:
    def __init__(self, tree: YamlTree, place: Callable[[yaml.Mark | None], Place], report: Report) -> None:
        self._tree = tree
        self._place = place
        self._report = report
        self._seen: set[int] = set()

    def convert(self, node: Node, path: str, depth: int) -> Value:
        place = self._place(node.start_mark)
        self._tree.places[path] = place
        if id(node) in self._seen:
            self._refuse(place, _ALIAS)
        self._seen.add(id(node))
        if node.tag not in _CORE_TAGS:
            self._refuse(place, _TAGGED.filled(tag=node.tag.removeprefix(_TAG)))
        if depth > _DEEPEST:
            self._refuse(place, _DEEP_NESTING)
        if isinstance(node, MappingNode):
            return self._mapping(node, path, depth)
        if isinstance(node, ScalarNode):
            return self._scalar(node, place)
        return [self.convert(child, _join(path, i), depth + 1) for i, child in enumerate(node.value)]

    def _mapping(self, node: MappingNode, path: str, depth: int) -> dict[str, Value]:
        result: dict[str, Value] = {}
        for key_node, value_node in node.value:
            key_place = self._place(key_node.start_mark)
            if not isinstance(key_node, ScalarNode) or key_node.value == "<<":
                self._refuse(key_place, _COMPLEX_KEY)
            key = key_node.value
            key_path = _join(path, key)
            if key in result:
                first = self._tree.key_places[key_path].line
                self._report(rules.DUPLICATE_KEY.at(key_place, key=key, line=first))
                continue
            self._tree.key_places[key_path] = key_place
            result[key] = self.convert(value_node, key_path, depth + 1)
        return result

    def _scalar(self, node: ScalarNode, place: Place) -> str | None:
        written: str = node.value
        # Plain values: None from the Python loader, "" from the C loader.
        if node.style:
            return written
        if node.tag == _TAG + "null":
            return None
        misread = _misreading(node.tag, written)
        if misread is not None:
            self._report(rules.AMBIGUOUS_VALUE.at(place, value=written, misread=misread))
        return written

    def _refuse(self, place: Place, feature: Words | Sentence) -> None:
        self._report(rules.YAML_FEATURE.at(place, feature=feature))
        raise _Refused


def _join(path: str, key: str | int) -> str:
    return f"{path}/{key}" if path else str(key)


def _misreading(tag: str, written: str) -> str | None:
    """What a plain YAML 1.1 reader makes of the value, when that does not print as it was written."""
    kind = tag.removeprefix(_TAG)
    if kind in ("int", "float"):
        if _CANONICAL_NUMBER.fullmatch(written):
            return None
        return str(yaml.safe_load(written))
    if kind == "bool" and written not in ("true", "false"):
        return str(yaml.safe_load(written)).lower()
    return None


def without_nulls(value: Value) -> Value:
    """The same with empty entries of mappings left out: ``reviews:`` with nothing behind it is no ``reviews``."""
    if isinstance(value, Mapping):
        return {key: without_nulls(child) for key, child in value.items() if child is not None}
    if isinstance(value, list):
        return [without_nulls(child) for child in value]
    return value
