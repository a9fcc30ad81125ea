"""The files of a new manual: what its templates say, with the names that were given."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sop_plugin.editing.yaml_text import quoted
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words, voice_in

_FIELD = re.compile(r"\{%(\w+)%\}")
_SITE_NAME = Words("{name}标准操作规程手册", "{name}: Standard Operating Procedures")
_LATIN_END = re.compile(r"[A-Za-z0-9)]\Z")
_THEME_LANGUAGES: dict[str, str] = {Language.ZH_HANS: "zh", Language.ZH_HANT: "zh-TW"}
# What a checkout calls them; a leading dot would hide them from whoever looks after the templates.
_OWN_NAMES = {"gitattributes": ".gitattributes", "gitignore": ".gitignore"}


@dataclass(frozen=True)
class NewManual:
    """What a manual begins with; the first department owns its documents."""

    name: str
    departments: tuple[tuple[str, str], ...]
    language: Language
    day: date
    version: str


def filled_in(
    templates: Mapping[str, str], new: NewManual, translate: Callable[[str], str] = lambda text: text
) -> dict[str, bytes]:
    """Path in the manual → its file, LF and UTF-8; ``translate`` turns the words of the templates, not the names given."""
    values = _values(new)
    return {
        _OWN_NAMES.get(path, path): _FIELD.sub(lambda m: values[m[1]], translate(text)).encode("utf-8")
        for path, text in templates.items()
    }


def _values(new: NewManual) -> dict[str, str]:
    # Chinese after a Latin word is set off by a blank.
    name = f"{new.name} " if _LATIN_END.search(new.name) else new.name
    site_name = voice_in(new.language).say(_SITE_NAME, name=name if new.language.is_chinese else new.name)
    lines = [
        f"  - {{code: {code}, issuer: ORG, name: {{{new.language}: {quoted(name)}}}}}\n"
        for code, name in new.departments
    ]
    major, minor, *_ = new.version.split(".")
    return {
        "name_yaml": quoted(new.name),
        "site_name": site_name,
        "site_name_yaml": quoted(site_name),
        "departments": "".join(lines),
        "code": new.departments[0][0],
        "codes": ", ".join(code for code, _ in new.departments),
        "language": new.language,
        "theme_language": _THEME_LANGUAGES.get(new.language, new.language),
        "day": new.day.isoformat(),
        "version": f"{major}.{minor}",
        "next_version": f"{major}.{int(minor) + 1}" if major == "0" else str(int(major) + 1),
    }
