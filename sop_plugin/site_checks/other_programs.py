"""Plugins that a manual cannot be built with, and those of which only the build can tell what they do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Protocol

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place, nearest_place
from sop_plugin.reading.settings.project import Project, named_entries
from sop_plugin.rules import site as rules
from sop_plugin.words.voice import Sayable, Words

_SOCIAL = Words(
    "它给每页画一张图，要的是手册自己画的页面没有的源文，字体也从别的主机取",
    "it draws a picture of every page from a source that pages of the manual do not have, and fetches fonts from another host",
)
_INFO = Words(
    "它为报告故障打包项目，从别的主机查版本，然后结束构建",
    "it packs the project for a report of a fault, asks another host for versions, and ends the build",
)
_LACKS = Words("这里没有它要用的：{what}", "what it needs is not here: {what}")
_UNUSABLE: Mapping[str, Words] = {"social": _SOCIAL, "info": _INFO}
_PROGRAMS: Mapping[str, tuple[str, str]] = {"optimize": ("optimize_png", "pngquant")}
"""Those that run a program, by the option that may switch it off."""
_LOOKED_INTO = frozenset(("sop", "macros", "search", "tags", "meta", "offline"))
"""What these do to a site is known, and checked here where it can fail."""


class Plugins(Protocol):
    """What is installed."""

    def has_program(self, name: str) -> bool:
        """Whether there is a program to run."""

    def lacking(self, plugin: str) -> str:
        """What a plugin could not import itself."""


def unusable_plugins(project: Project, name: str, plugins: Plugins) -> Iterator[Finding]:
    """Each with the reason; those that are switched off do no harm."""
    for place, plugin, options in _plugins(project, name):
        known = plugin.removeprefix("material/")
        why: Sayable | None = _UNUSABLE.get(known)
        option, program = _PROGRAMS.get(known, ("", ""))
        lacking = plugins.lacking(plugin)
        if lacking or (program and options.get(option) is not False and not plugins.has_program(program)):
            why = _LACKS.filled(what=lacking or program)
        if why is not None:
            yield rules.PLUGIN_UNUSABLE.at(place, name=plugin, why=why)


def not_looked_into(project: Project, name: str, told: Collection[Place]) -> Iterator[Finding]:
    """One finding that names them all but those of which it is ``told`` that they are not there."""
    hooks = project.data.get("hooks")
    places = [
        (nearest_place(project.places, ("hooks", index)) or Place(name), str(hook))
        for index, hook in enumerate(hooks if isinstance(hooks, list) else ())
    ]
    places += [
        (place, plugin)
        for place, plugin, _ in _plugins(project, name)
        if plugin.removeprefix("material/") not in (*_LOOKED_INTO, *_UNUSABLE)
    ]
    there = [(place, named) for place, named in places if place not in told]
    if there:
        yield rules.PROGRAMS_NOT_RUN.at(there[0][0], names=[named for _, named in there])


def _plugins(project: Project, name: str) -> Iterator[tuple[Place, str, Mapping[str, object]]]:
    written = project.data.get("plugins")
    for path, plugin, options in named_entries(written) if isinstance(written, list | dict) else ():
        given: Mapping[str, object] = options if isinstance(options, Mapping) else {}
        if isinstance(plugin, str) and given.get("enabled") is not False:
            yield project.places.get(f"plugins/{path}", Place(name)), plugin, given
