"""``mkdocs.yml`` as data, with the place of everything in it: what it names is not imported, and nothing of it is run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sop_plugin.model.place import Place
from sop_plugin.reading.yaml_tree import SAFE_LOADER, refuse_depth
from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

_NAME = "sop"
_PYTHON = "tag:yaml.org,2002:python/"
_DEEPEST = 12
_ADDRESS = re.compile(r"https?://[^\s/?#<>\"]+(?:/[^\s?#<>\"]*)?", re.IGNORECASE)
_BROKEN = Words("{where}：YAML 写法有误（{problem}）", "{where}: broken YAML ({problem})")
_TOO_DEEP = Words("嵌套过深", "it is nested too deep")
_NO_SETTINGS = Words(
    "{path}：应为“site_name: …”这样的设置", "{path}: settings such as site_name: … are wanted"
)
_TWICE = Words(
    "{where}：{key} 写了两次（第 {first} 行已有），后一处会悄悄取代前一处；删去一处",
    "{where}: {key} is given twice (first on line {first}), and the later one would silently replace the first; delete one of them",
)
_PLUGINS = Words("{path}：plugins 要写成列表，如“- sop”", "{path}: plugins must be a list such as '- sop'")
_NO_PLUGIN = Words(
    "{path}：plugins 中没有“sop”；请加上“- sop”",
    "{path}: the plugin 'sop' is not listed under plugins; add '- sop'",
)


class ProjectFileError(ExplainedError):
    """``mkdocs.yml`` cannot be used; the words say why and what to do."""


@dataclass(frozen=True)
class Project:
    """``places`` are those of keys and of the items of lists, under paths such as ``plugins/2/sop/lead_days``.

    ``programs`` are what Python would be asked for by ``!!python/name:``, by the same paths.
    """

    data: dict[str, Any]
    places: Mapping[str, Place]
    programs: Mapping[str, str] = field(default_factory=dict)

    def over(self, parent: Project) -> Project:
        """What the file says together with the one that it inherits: mappings are merged, all else is replaced."""
        places, programs = {**parent.places, **self.places}, {**parent.programs, **self.programs}
        return Project(_merged(parent.data, self.data), places, programs)

    @property
    def site_url(self) -> str:
        """Where the site is published, with a ``/`` at its end; empty where nothing usable is said of it."""
        return site_address(self.data.get("site_url"))

    def options(self, path: object) -> tuple[object, Mapping[str, Place]]:
        """The options of the plugin as written, and where; raises ``ProjectFileError`` where it is not listed."""
        plugins = self.data.get("plugins") or []
        if not isinstance(plugins, dict | list):
            raise ProjectFileError(_PLUGINS.filled(path=path))
        for inside, name, options in named_entries(plugins):
            if name == _NAME:
                return options, dict(_below(self.places, f"plugins/{inside}"))
        raise ProjectFileError(_NO_PLUGIN.filled(path=path))


def site_address(written: object) -> str:
    """The address of a site as others lead to it: HTTP or HTTPS, with a ``/`` at its end; empty for whatever is no such address."""
    text = written.strip() if isinstance(written, str) else ""
    if not _ADDRESS.fullmatch(text):
        return ""
    return text if text.endswith("/") else f"{text}/"


def read_project(text: str, path: object, shown_as: str, environment: Mapping[str, str]) -> Project:
    """Read the text of one file; raises ``ProjectFileError``, which names it by ``path``. Places name it ``shown_as``."""
    try:
        refuse_depth(text)
        loader = _Loader(text)
        loader.environment = environment
        node = loader.get_single_node()
        data = loader.construct_document(node) if node is not None else None
        twice = next(_given_twice(_own_options(node), set()), None) if node is not None else None
    # A date that no calendar has is a ValueError of PyYAML, a too deep file a RecursionError.
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
        problem = getattr(error, "problem", None) or str(error) or _TOO_DEEP
        raise ProjectFileError(_BROKEN.filled(where=where, problem=problem)) from None
    if twice is not None:
        key, before = twice
        where = f"{path}:{key.start_mark.line + 1}:{key.start_mark.column + 1}"
        first = before.start_mark.line + 1
        raise ProjectFileError(_TWICE.filled(where=where, key=key.value, first=first))
    if not isinstance(data, dict):
        raise ProjectFileError(_NO_SETTINGS.filled(path=path))
    found = list(_places(node, "", shown_as, set(), 0))
    places = {path: place for path, place, _ in found}
    programs = {path: tag.rpartition(":")[2] for path, _, tag in found if tag.startswith(_PYTHON)}
    return Project(data, places, programs)


def _own_options(node: Node) -> Node | None:
    """What is written below the plugin's name."""
    plugins = _value(node, "plugins")
    entries = plugins.value if isinstance(plugins, SequenceNode) else [plugins]
    return next((found for entry in entries if (found := _value(entry, _NAME)) is not None), None)


def _value(node: Node | None, key: str) -> Node | None:
    if not isinstance(node, MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def _given_twice(node: Node | None, seen: set[int]) -> Iterator[tuple[Node, Node]]:
    """Keys of one mapping that were there before, each with the first one; YAML itself takes the last without a word."""
    if id(node) in seen or not isinstance(node, MappingNode | SequenceNode):
        return
    seen.add(id(node))
    met: dict[object, Node] = {}
    for key, value in node.value if isinstance(node, MappingNode) else ((None, item) for item in node.value):
        if isinstance(key, ScalarNode) and key.value != "<<":
            if key.value in met:
                yield key, met[key.value]
            met.setdefault(key.value, key)
        yield from _given_twice(value, seen)


class _Loader(SAFE_LOADER):  # type: ignore[misc]  # one of two classes, as PyYAML was built
    """Safe YAML in which ``!ENV`` reads the environment, and tags of other tools stand for nothing."""

    environment: Mapping[str, str]


def _from_environment(loader: _Loader, node: Node) -> Any:
    """The first variable that is set, as YAML would read it; else the last entry of several, as MkDocs has it."""
    if isinstance(node, MappingNode):
        return None
    names = [node] if isinstance(node, ScalarNode) else list(node.value)
    default = loader.construct_object(names.pop()) if len(names) > 1 else None
    for name in names:
        written = loader.environment.get(str(loader.construct_scalar(name)))
        if written is not None:
            tag = loader.resolve(ScalarNode, written, (True, False))
            return loader.construct_object(ScalarNode(tag, written))
    return default


_Loader.add_constructor("!ENV", _from_environment)
_Loader.add_multi_constructor("!", lambda _loader, _tag, _node: None)
_Loader.add_multi_constructor(_PYTHON, lambda _loader, _tag, _node: None)


def _places(
    node: Node, path: str, shown_as: str, seen: set[int], depth: int
) -> Iterator[tuple[str, Place, str]]:
    """What stands below a node, and the tag of its value; a part that is used again by its alias is gone through once."""
    if id(node) in seen or depth > _DEEPEST or not isinstance(node, MappingNode | SequenceNode):
        return
    seen.add(id(node))
    entries = node.value if isinstance(node, MappingNode) else enumerate(node.value)
    for key, value in entries:
        name, marked = (key.value, key) if isinstance(key, Node) else (key, value)
        below = f"{path}/{name}" if path else str(name)
        place = Place(shown_as, marked.start_mark.line + 1, marked.start_mark.column + 1)
        yield below, place, str(value.tag)
        yield from _places(value, below, shown_as, seen, depth + 1)


def named_entries(plugins: dict[Any, Any] | list[Any]) -> Iterator[tuple[str, object, object]]:
    """Each plugin or extension: its path among them, its name and its options."""
    if isinstance(plugins, dict):
        for name, options in plugins.items():
            yield str(name), name, options
        return
    for index, entry in enumerate(plugins):
        if isinstance(entry, dict) and len(entry) == 1:
            name, options = next(iter(entry.items()))
            yield f"{index}/{name}", name, options
        else:
            yield str(index), entry, None


def _below(places: Mapping[str, Place], path: str) -> Iterator[tuple[str, Place]]:
    for known, place in places.items():
        if known == path:
            yield "", place
        elif known.startswith(f"{path}/"):
            yield known.removeprefix(f"{path}/"), place


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    result = dict(base)
    for key, value in over.items():
        old = result.get(key)
        result[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return result
