"""The theme of a site: there, with its language, icons and templates, and templates of one's own that can be read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

from jinja2 import Environment, TemplateSyntaxError

from sop_plugin.model.finding import Finding
from sop_plugin.model.manual_files import OutsidePage
from sop_plugin.model.place import Place
from sop_plugin.reading.settings.project import Project
from sop_plugin.rules import site as rules
from sop_plugin.words.voice import Words

_SYNTAX = Words("第 {line} 行：{problem}", "line {line}: {problem}")
_WRONG_SHAPE = Words("{option} 应写成{shape}", "{option} must be {shape}")
_LIST = Words("一列名称", "a list of names")
_MAP = Words("“名称: 值”", "name: value")
_FONT = Words("“名称: 值”，或 false", "name: value, or false")
_PALETTE = Words("“名称: 值”，或一列这样的写法", "name: value, or a list of such")
_SHAPES = {"palette": _PALETTE, "features": _LIST, "icon": _MAP, "font": _FONT}
"""What Material's templates take for granted."""
_THEME = Words("主题", "theme")
_FOLDER = Words("主题文件夹（custom_dir）", "theme folder (custom_dir)")
_TEMPLATE = Words("页面模板", "page template")
_LANGUAGE = Words("主题的语言", "language of the theme")
_ICON = Words("图标", "icon")


class Themes(Protocol):
    """What is installed."""

    def theme_folder(self, name: str) -> Path | None:
        """Where a theme lies."""


def theme_name(project: Project) -> str:
    """What the project calls its theme; empty where it names none."""
    theme = project.data.get("theme")
    named = theme.get("name") if isinstance(theme, dict) else theme
    return named if isinstance(named, str) else ""


def theme_files(
    project: Project, name: str, root: Path, themes: Themes, pages: tuple[OutsidePage, ...]
) -> Iterator[Finding]:
    """What is not there, or cannot be read."""
    written = project.data.get("theme")
    theme: Mapping[str, Any] = written if isinstance(written, dict) else {}
    folders: list[Path] = []
    custom = theme.get("custom_dir")
    if isinstance(custom, str):
        folders.append(root / custom)
        if not folders[0].is_dir():
            yield _missing(_at(project, "theme/custom_dir", name), _FOLDER, custom)
        else:
            yield from _broken_templates(folders[0], root)
    called = theme_name(project)
    if called:
        installed = themes.theme_folder(called)
        if installed is None:
            yield _missing(_at(project, "theme/name", name), _THEME, called)
            return
        folders.append(installed)
    static = theme.get("static_templates")
    for index, template in enumerate(static if isinstance(static, list) else ()):
        if isinstance(template, str) and not _is_in(folders, template):
            yield _missing(_at(project, f"theme/static_templates/{index}", name), _TEMPLATE, template)
    if called == "material":
        yield from _of_material(project, name, theme, folders)
    for page in pages if folders else ():
        for entry in page.matter:
            if (
                entry.written_key == "template"
                and entry.value
                and not _is_in(folders, entry.value)
                and called == "material"
            ):
                yield _missing(entry.place, _TEMPLATE, entry.value)


def _of_material(
    project: Project, name: str, theme: Mapping[str, Any], folders: list[Path]
) -> Iterator[Finding]:
    for option, shape in _SHAPES.items():
        written = theme.get(option)
        if written is not None and not _has_shape(written, shape):
            problem = _WRONG_SHAPE.filled(option=f"theme.{option}", shape=shape)
            yield rules.SITE_OPTION_WRONG.at(_at(project, f"theme/{option}", name), problem=problem)
    language = theme.get("language")
    if isinstance(language, str) and not _is_in(folders, f"partials/languages/{language}.html"):
        yield _missing(_at(project, "theme/language", name), _LANGUAGE, language)
    for path, icon in _icons(theme.get("icon"), "theme/icon"):
        if not _is_in(folders, f".icons/{icon}.svg"):
            yield _missing(_at(project, path, name), _ICON, icon)


def _has_shape(written: object, shape: Words) -> bool:
    if shape is _LIST:
        return isinstance(written, list) and all(isinstance(each, str) for each in written)
    if shape is _FONT:
        return written is False or isinstance(written, dict)
    if shape is _PALETTE and isinstance(written, list):
        return all(isinstance(each, dict) for each in written)
    return isinstance(written, dict)


def _icons(written: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(written, str):
        yield path, written
    elif isinstance(written, dict):
        for key, value in written.items():
            yield from _icons(value, f"{path}/{key}")


def _is_in(folders: list[Path], path: str) -> bool:
    return any((folder / path).is_file() for folder in folders)


def _broken_templates(folder: Path, root: Path) -> Iterator[Finding]:
    reader = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    for file in sorted(folder.rglob("*.html")):
        path = Path(os.path.relpath(file, root)).as_posix()
        try:
            reader.parse(file.read_text(encoding="utf-8"))
        except TemplateSyntaxError as error:
            problem = _SYNTAX.filled(line=error.lineno, problem=error.message or "")
            yield rules.SITE_FILE_BROKEN.at(Place(path, error.lineno), problem=problem)
        except (OSError, UnicodeDecodeError) as error:
            yield rules.SITE_FILE_BROKEN.at(Place(path), problem=str(error))


def _at(project: Project, path: str, name: str) -> Place:
    return project.places.get(path, Place(name))


def _missing(place: Place, what: Words, name: str) -> Finding:
    return rules.SITE_PART_MISSING.at(place, what=what, name=name, nearest="—")
