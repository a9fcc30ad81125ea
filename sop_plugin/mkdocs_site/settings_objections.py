"""What MkDocs itself objects to in its settings: asked before a build, with no hook and nothing of the manual's own folder run.

``sop check`` finds this by its entry point, as MkDocs finds the plugin: no floor below needs to know MkDocs.
"""

from __future__ import annotations

import copy
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import PurePath
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import BaseConfigOption, ValidationError
from mkdocs.config.defaults import MkDocsConfig

from sop_plugin.model.objection import IsAsked, Objection

_OPTIONS: Mapping[str, Callable[[], BaseConfigOption[Any]]] = {
    "plugins": lambda: config_options.Plugins(theme_key="theme"),
    "markdown_extensions": config_options.MarkdownExtensions,
}
_ASKED_ALONE = tuple(_OPTIONS)
_REPEATED = "multiple times"
_NOT_ASKED = ("hooks", "INHERIT")


def objections(data: Mapping[str, Any], project_file: PurePath, is_asked: IsAsked) -> Iterator[Objection]:
    """All that MkDocs, and those of its plugins and Markdown extensions that ``is_asked`` names, say of their options."""
    # Options are tidied in place while they are looked at.
    written = copy.deepcopy({str(key): value for key, value in data.items() if key not in _NOT_ASKED})
    alone = {key: written.pop(key, None) for key in _ASKED_ALONE}
    with _quiet():
        config = MkDocsConfig(config_file_path=str(project_file))
        config.load_dict({**written, "plugins": [], "markdown_extensions": []})
        try:
            errors, warnings = config.validate()
        except Exception as error:  # noqa: BLE001 - an option of a kind that MkDocs did not think of ends its build as well
            errors, warnings = [("", error)], []
        yield from (Objection(key, str(said)) for key, said in (*errors, *warnings))
        for key in _ASKED_ALONE:
            asked = [entry for entry in _entries(alone[key]) if not _is_left_out(key, entry[1], is_asked)]
            for number, entry in asked:
                said_of = _said(key, config, [_without_programs(entry)])
                yield from (Objection(key, said, number) for said in said_of)
            # What was said of each alone stays so; together they can be too many of one kind.
            together = _said(key, config, [_without_programs(entry) for _, entry in asked])
            yield from (Objection(key, said) for said in together if _REPEATED in said)


def _is_left_out(key: str, entry: object, is_asked: IsAsked) -> bool:
    named = next(iter(entry)) if isinstance(entry, Mapping) and len(entry) == 1 else entry
    return isinstance(named, str) and not is_asked(key, named)


def _entries(written: object) -> list[tuple[int, object]]:
    if isinstance(written, Mapping):
        return [(number, {name: options}) for number, (name, options) in enumerate(written.items())]
    return list(enumerate(written)) if isinstance(written, list) else []


def _said(key: str, config: MkDocsConfig, entries: list[object]) -> Iterator[str]:
    option = _OPTIONS[key]()
    try:
        option.pre_validation(config, "")
        option.validate(entries)
    except ValidationError as error:
        yield from _shortened(str(error))
    except Exception as error:  # noqa: BLE001 - whatever goes wrong in it here goes wrong in the build
        yield f"{type(error).__name__}: {error}"
    yield from map(str, option.warnings)


def _shortened(said: str) -> Iterator[str]:
    """An error of a plugin for each of its options; of an extension what happened, without where in its program."""
    lines = said.splitlines()
    if any(line.startswith("  File ") for line in lines):
        yield " ".join((lines[0], lines[-1]))
    else:
        yield from lines


def _without_programs(written: Any) -> Any:
    """Options without those that name a program in Python's way, which the reading has made nothing of."""
    if isinstance(written, Mapping):
        return {key: _without_programs(value) for key, value in written.items() if value is not None}
    if isinstance(written, list):
        return [_without_programs(value) for value in written if value is not None]
    return written


@contextmanager
def _quiet() -> Iterator[None]:
    """What MkDocs logs meanwhile, it says in its objections too."""
    logger = logging.getLogger("mkdocs")
    disabled, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = disabled
