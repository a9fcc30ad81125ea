"""The language in which a command speaks: ``--language``, else the environment, else that of the system."""

from __future__ import annotations

import locale
import os
import re
from collections.abc import Mapping

import click

from sop_plugin.words.language import Language

LANGUAGE_VARIABLE = "SOP_LANGUAGE"
_VARIABLES = (LANGUAGE_VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG")
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo", "traditional", "taiwan"})
_CHOSEN = "sop_plugin.cli.language"


def language_of_locale(name: str) -> Language:
    """``zh_CN.UTF-8`` → Simplified Chinese, ``zh-TW`` → Traditional; English for all other languages.

    Also understands how Windows names its locales: ``Chinese (Simplified)_China``.
    """
    parts = re.split(r"[^a-z]+", name.strip().lower())
    if parts[0] not in ("zh", "chinese"):
        return Language.EN
    return Language.ZH_HANT if "hans" not in parts and _TRADITIONAL & set(parts) else Language.ZH_HANS


def default_language(environment: Mapping[str, str], system_locale: str | None) -> Language:
    """The language when nobody chose one."""
    written = next((environment[name] for name in _VARIABLES if environment.get(name)), system_locale)
    return language_of_locale(written or "")


def choose(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    """Callback of ``--language``; eager, so that it also counts for ``--help`` behind it."""
    if value is not None:
        speak(ctx, Language(value))


def speak(ctx: click.Context, language: Language) -> None:
    """Settle the language of a run, whatever its environment."""
    ctx.meta[_CHOSEN] = language


def spoken(ctx: click.Context | None) -> Language:
    """The language of this run, for the command to hand down."""
    chosen = ctx.meta.get(_CHOSEN) if ctx else None
    return chosen if isinstance(chosen, Language) else default_language(os.environ, _system_locale())


def _system_locale() -> str | None:
    try:
        return locale.getlocale()[0]
    except ValueError:
        return None  # a locale that Python does not know
