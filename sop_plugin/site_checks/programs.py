"""What ``mkdocs.yml`` asks of MkDocs: options that there are, in the form that they have, and programs and files that are there.

Nothing of it is run: what a hook or another plugin does by itself shows in the build alone.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from jinja2 import Environment, TemplateSyntaxError

from sop_plugin.checks.nearest import Nearest
from sop_plugin.model.finding import Finding
from sop_plugin.model.manual_files import OutsidePage
from sop_plugin.model.place import Place
from sop_plugin.reading.settings.project import Project, named_entries
from sop_plugin.rules import site as rules
from sop_plugin.words.voice import Words

# The options of MkDocs 1.6; a test compares them with MkDocs's own.
TEXTS = (
    "site_name site_url site_description site_author docs_dir site_dir copyright dev_addr repo_url repo_name edit_uri_template "
    "edit_uri remote_branch remote_name exclude_docs draft_docs not_in_nav"
).split()
LISTS = "extra_css extra_javascript extra_templates hooks watch".split()
SWITCHES = "use_directory_urls strict".split()
MAPPINGS = "extra validation mdx_configs".split()
_ANY = "nav theme markdown_extensions plugins INHERIT pages google_analytics config_file_path".split()
OPTIONS = frozenset((*TEXTS, *LISTS, *SWITCHES, *MAPPINGS, *_ANY))

_FORMS: Mapping[type, Words] = {
    str: Words("文字", "text"),
    list: Words("列表", "a list"),
    bool: Words("true 或 false", "true or false"),
    dict: Words("“键: 值”的列表", "a mapping"),
}
_FORM = Words("{key} 应为：{form}", "{key} must be {form}")
_ADDRESS = Words(
    "{key} 应为 http:// 或 https:// 开头的网址", "{key} must be an address with http:// or https://"
)
_SYNTAX = Words("第 {line} 行：{problem}", "line {line}: {problem}")
_PLUGIN = Words("插件", "plugin")
_EXTENSION = Words("Markdown 扩展", "Markdown extension")
_THEME = Words("主题", "theme")
_FOLDER = Words("主题文件夹（custom_dir）", "theme folder (custom_dir)")
_HOOK = Words("钩子文件", "hook file")
_TEMPLATE = Words("页面模板", "page template")
_LANGUAGE = Words("主题的语言", "language of the theme")
_ICON = Words("图标", "icon")


class Parts(Protocol):
    """What is installed."""

    @property
    def plugins(self) -> frozenset[str]:
        """The names of all plugins."""

    def has_extension(self, name: str) -> bool:
        """Whether a Markdown extension can be found."""

    def theme_folder(self, name: str) -> Path | None:
        """Where a theme lies."""


def unbuildable(
    project: Project, name: str, root: Path, parts: Parts, pages: tuple[OutsidePage, ...]
) -> Iterator[Finding]:
    """All that MkDocs refuses before it has read a page, and templates that pages and theme do without."""
    yield from _options(project, name)
    yield from _programs(project, name, root, parts)
    yield from _theme(project, name, root, parts, pages)


def _at(project: Project, path: str, name: str) -> Place:
    return project.places.get(path, Place(name))


def _options(project: Project, name: str) -> Iterator[Finding]:
    forms = {str: TEXTS, list: LISTS, bool: SWITCHES, dict: MAPPINGS}
    wanted = {key: form for form, keys in forms.items() for key in keys}
    for key, value in project.data.items():
        place = _at(project, str(key), name)
        if key not in OPTIONS:
            yield rules.SITE_OPTION_UNKNOWN.at(place, key=str(key), nearest=Nearest(OPTIONS).to(str(key)))
        elif value is not None and key in wanted and not isinstance(value, wanted[key]):
            problem = _FORM.filled(key=str(key), form=_FORMS[wanted[key]])
            yield rules.SITE_OPTION_WRONG.at(place, problem=problem)
        elif key in ("site_url", "repo_url") and value and not _is_address(str(value)):
            yield rules.SITE_OPTION_WRONG.at(place, problem=_ADDRESS.filled(key=str(key)))


def _is_address(written: str) -> bool:
    try:
        parsed = urlsplit(written)
    except ValueError:
        return False
    return bool(parsed.scheme and parsed.netloc)


def _programs(project: Project, name: str, root: Path, parts: Parts) -> Iterator[Finding]:
    theme = _theme_name(project)
    for path, plugin, _ in _entries(project, "plugins"):
        installed = parts.plugins.intersection((plugin, f"{theme}/{plugin}"))
        if not installed:
            near = Nearest({known.rpartition("/")[2] for known in parts.plugins}).to(plugin)
            yield _missing(_at(project, path, name), _PLUGIN, plugin, near)
    for path, extension, _ in _entries(project, "markdown_extensions"):
        if not parts.has_extension(extension):
            yield _missing(_at(project, path, name), _EXTENSION, extension)
    hooks = project.data.get("hooks")
    for index, hook in enumerate(hooks if isinstance(hooks, list) else ()):
        place, file = _at(project, f"hooks/{index}", name), root / str(hook)
        if not file.is_file():
            yield _missing(place, _HOOK, str(hook))
        else:
            yield from _broken_program(file, root)


def _entries(project: Project, key: str) -> Iterator[tuple[str, str, object]]:
    written = project.data.get(key)
    if isinstance(written, list | dict):
        for inside, named, options in named_entries(written):
            if isinstance(named, str):
                yield f"{key}/{inside}", named, options


def _broken_program(file: Path, root: Path) -> Iterator[Finding]:
    path = Path(os.path.relpath(file, root)).as_posix()
    try:
        ast.parse(file.read_bytes(), path)
    except SyntaxError as error:
        problem = _SYNTAX.filled(line=error.lineno or 1, problem=error.msg)
        yield rules.SITE_FILE_BROKEN.at(Place(path, error.lineno or 1), problem=problem)
    except (OSError, ValueError) as error:
        yield rules.SITE_FILE_BROKEN.at(Place(path), problem=str(error))


def _theme_name(project: Project) -> str:
    theme = project.data.get("theme")
    named = theme.get("name") if isinstance(theme, dict) else theme
    return named if isinstance(named, str) else ""


def _theme(
    project: Project, name: str, root: Path, parts: Parts, pages: tuple[OutsidePage, ...]
) -> Iterator[Finding]:
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
    called = _theme_name(project)
    if called:
        installed = parts.theme_folder(called)
        if installed is None:
            yield _missing(_at(project, "theme/name", name), _THEME, called)
            return
        folders.append(installed)
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
    language = theme.get("language")
    if isinstance(language, str) and not _is_in(folders, f"partials/languages/{language}.html"):
        yield _missing(_at(project, "theme/language", name), _LANGUAGE, language)
    for path, icon in _icons(theme.get("icon"), "theme/icon"):
        if not _is_in(folders, f".icons/{icon}.svg"):
            yield _missing(_at(project, path, name), _ICON, icon)


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


def _missing(place: Place, what: Words, name: str, nearest: object = "—") -> Finding:
    return rules.SITE_PART_MISSING.at(place, what=what, name=name, nearest=nearest)
