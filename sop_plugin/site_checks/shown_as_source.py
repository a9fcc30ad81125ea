"""What forges draw and this site shows as its source, on pages outside control: diagrams, and emoji by their names.

Other extensions can draw them; whether they do is written in ``mkdocs.yml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sop_plugin.model.finding import Finding
from sop_plugin.model.manual_files import OutsidePage
from sop_plugin.model.place import Place
from sop_plugin.reading.markdown.parsed import parse
from sop_plugin.reading.markdown.pitfalls.emoji import emoji_by_name
from sop_plugin.reading.markdown.pitfalls.unseen import diagrams
from sop_plugin.reading.settings.project import Project, named_entries
from sop_plugin.rules import site as rules
from sop_plugin.words.voice import Words

_FENCES = "pymdownx.superfences"
_EMOJI = "pymdownx.emoji"
_DRAWING_PLUGINS = ("mermaid", "kroki", "plantuml", "graphviz", "diagrams", "d2")
_WRITTEN = Words("{kind} 图", "{kind} diagram")
_AS_PICTURE = Words(
    "导出为图片放进来，或用 pymdownx.superfences 的 custom_fences 画它",
    "bring it in as a picture, or have custom_fences of pymdownx.superfences draw it",
)
_AS_CHARACTER = Words(
    "写这个符号本身，或在 markdown_extensions 中加上 pymdownx.emoji",
    "write the character itself, or add pymdownx.emoji to markdown_extensions",
)


def sources_shown(project: Project, pages: Iterable[OutsidePage]) -> Iterator[Finding]:
    """Each of them that nothing draws."""
    extensions = dict(_options(project, "markdown_extensions"))
    fences = extensions.get(_FENCES, {}).get("custom_fences") or ()
    drawn = {str(fence["name"]) for fence in fences if isinstance(fence, Mapping) and "name" in fence}
    draws_all = any(word in name for name, _ in _options(project, "plugins") for word in _DRAWING_PLUGINS)
    for page in pages:
        parsed = parse(page.text)
        for line, kind in () if draws_all else diagrams(parsed):
            if kind not in drawn:
                place = Place(page.path, line + page.first_line)
                yield rules.PAGE_SHOWS_SOURCE.at(
                    place, written=_WRITTEN.filled(kind=kind), instead=_AS_PICTURE
                )
        for finding in () if _EMOJI in extensions else emoji_by_name(parsed, page.path, page.first_line):
            yield rules.PAGE_SHOWS_SOURCE.at(
                finding.place, written=finding.values["written"], instead=_AS_CHARACTER
            )


def _options(project: Project, key: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    written = project.data.get(key)
    for _, name, options in named_entries(written) if isinstance(written, list | dict) else ():
        yield str(name), options if isinstance(options, Mapping) else {}
