"""What ``mkdocs.yml`` asks of MkDocs: options that there are, in the form that they have, and programs and files that are there.

Nothing of the manual is run: what a hook or another plugin does by itself shows in the build alone, and it is said which these are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from sop_plugin.checks.nearest import Nearest
from sop_plugin.model.finding import Finding
from sop_plugin.model.manual_files import OutsidePage
from sop_plugin.model.objection import Objection
from sop_plugin.model.place import Place
from sop_plugin.outside.snippets import SnippetTrouble
from sop_plugin.reading.settings.project import Project, named_entries
from sop_plugin.rules import site as rules
from sop_plugin.site_checks.hooks import broken_program
from sop_plugin.site_checks.named_files import named_files
from sop_plugin.site_checks.objections import refused_options
from sop_plugin.site_checks.other_programs import not_looked_into, unusable_plugins
from sop_plugin.site_checks.snippets import missing_snippets
from sop_plugin.site_checks.theme import theme_files, theme_name
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
_NO_REPOSITORY = Words("edit_uri 要与 repo_url 一起写", "edit_uri takes a repo_url beside it")
_PLUGIN = Words("插件", "plugin")
_EXTENSION = Words("Markdown 扩展", "Markdown extension")
_NAME = Words("Python 模块", "Python module")
_HOOK = Words("钩子文件", "hook file")


class Parts(Protocol):
    """What is installed."""

    @property
    def plugins(self) -> frozenset[str]:
        """The names of all plugins."""

    def has_extension(self, name: str) -> bool:
        """Whether a Markdown extension can be found."""

    def theme_folder(self, name: str) -> Path | None:
        """Where a theme lies."""

    def has_module(self, name: str, beside: Path) -> bool:
        """Whether a program in a folder can import a module."""

    def has_program(self, name: str) -> bool:
        """Whether there is a program to run."""

    def objections(self, data: Mapping[str, Any]) -> Iterable[Objection]:
        """What MkDocs and those that are installed say of their options."""

    def lacking(self, plugin: str) -> str:
        """What a plugin could not import itself."""

    def snippet_troubles(self, options: Mapping[str, Any], text: str) -> Iterable[SnippetTrouble]:
        """Why a page cannot be put together from its snippets."""


def unbuildable(
    project: Project, name: str, root: Path, parts: Parts, pages: tuple[OutsidePage, ...]
) -> Iterator[Finding]:
    """All that MkDocs refuses before it has read a page, and files that pages and theme do without."""
    found = [
        *_options(project, name),
        *_programs(project, name, root, parts),
        *theme_files(project, name, root, parts, pages),
        *named_files(project, name, root, parts),
    ]
    yield from found
    told = frozenset(finding.place for finding in found)
    # What has been told in a person's words is not told again in those of a program.
    yield from refused_options(project, name, parts.objections(project.data), told)
    yield from unusable_plugins(project, name, parts)
    yield from missing_snippets(project, name, parts, pages)
    yield from not_looked_into(project, name, told)


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
        elif key == "edit_uri" and value and not _is_address(str(value)) and not project.data.get("repo_url"):
            yield rules.SITE_OPTION_WRONG.at(place, problem=_NO_REPOSITORY)
        elif key in LISTS and key != "hooks" and isinstance(value, list):
            for index, item in enumerate(value):
                if not isinstance(item, str | dict):
                    problem = _FORM.filled(key=str(key), form=_FORMS[str])
                    yield rules.SITE_OPTION_WRONG.at(_at(project, f"{key}/{index}", name), problem=problem)


def _is_address(written: str) -> bool:
    try:
        parsed = urlsplit(written)
    except ValueError:
        return False
    return bool(parsed.scheme and parsed.netloc)


def _programs(project: Project, name: str, root: Path, parts: Parts) -> Iterator[Finding]:
    theme = theme_name(project)
    for path, plugin, _ in _entries(project, "plugins"):
        installed = parts.plugins.intersection((plugin, f"{theme}/{plugin}"))
        if not installed:
            near = Nearest({known.rpartition("/")[2] for known in parts.plugins}).to(plugin)
            yield _missing(_at(project, path, name), _PLUGIN, plugin, near)
    for path, extension, _ in _entries(project, "markdown_extensions"):
        if not parts.has_extension(extension):
            yield _missing(_at(project, path, name), _EXTENSION, extension)
    for path, asked in project.programs.items():
        # Its module at least; what that has in it shows when it is run.
        if not parts.has_module(asked.rpartition(".")[0] or asked, root):
            yield _missing(_at(project, path, name), _NAME, asked)
    hooks = project.data.get("hooks")
    for index, hook in enumerate(hooks if isinstance(hooks, list) else ()):
        place, file = _at(project, f"hooks/{index}", name), root / str(hook)
        if not file.is_file():
            yield _missing(place, _HOOK, str(hook))
        else:
            yield from broken_program(file, root, parts)


def _entries(project: Project, key: str) -> Iterator[tuple[str, str, object]]:
    written = project.data.get(key)
    if isinstance(written, list | dict):
        for inside, named, options in named_entries(written):
            if isinstance(named, str):
                yield f"{key}/{inside}", named, options


def _missing(place: Place, what: Words, name: str, nearest: object = "—") -> Finding:
    return rules.SITE_PART_MISSING.at(place, what=what, name=name, nearest=nearest)
