"""The language in which a command speaks: ``--language``, else the environment, else that of the system."""

from __future__ import annotations

import locale
import os
import re
from collections.abc import Mapping

import click

from sop_plugin.words.language import Language, further_languages, languages
from sop_plugin.words.printable import TERMINAL
from sop_plugin.words.voice import Voice, voice_in

LANGUAGE_VARIABLE = "SOP_LANGUAGE"
_VARIABLES = (LANGUAGE_VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG")
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo", "traditional", "taiwan"})
_ENGLISH = frozenset({"", "c", "en", "english", "posix"})
_CHOSEN = "sop_plugin.cli.language"


def language_of_locale(name: str) -> Language:
    """``zh_CN.UTF-8`` → Simplified Chinese, ``zh-TW`` → Traditional; English for languages without a catalogue.

    Also understands how Windows names its locales: ``Chinese (Simplified)_China``.
    """
    parts = re.split(r"[^a-z]+", name.strip().lower())
    if parts[0] in ("zh", "chinese"):
        return Language.ZH_HANT if "hans" not in parts and _TRADITIONAL & set(parts) else Language.ZH_HANS
    if parts[0] in _ENGLISH:
        return Language.EN
    further = {language.casefold(): language for language in further_languages()}
    # Of a country where there is a catalogue for it, else of the language.
    return further.get("-".join(parts[:2])) or further.get(parts[0]) or Language.EN


def default_language(environment: Mapping[str, str], system_locale: str | None) -> Language:
    """The language when nobody chose one."""
    written = next((environment[name] for name in _VARIABLES if environment.get(name)), system_locale)
    return language_of_locale(written or "")


class LanguageType(click.ParamType[Language]):
    """One of the languages that have a catalogue, in capital or small letters."""

    name = "language"

    @property
    def choices(self) -> tuple[Language, ...]:
        """Those that there are: looked up when somebody asks for them."""
        return languages()

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002 (click's signature)
        """All of them, as help shows it."""
        return f"[{'|'.join(self.choices)}]"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Language:
        """The language of a tag."""
        by_folded = {language.casefold(): language for language in self.choices}
        return by_folded.get(value.casefold()) or self.fail(value, param, ctx)


def choose(ctx: click.Context, _parameter: click.Parameter, language: Language | None) -> None:
    """Callback of ``--language``; eager, so that it also counts for ``--help`` behind it."""
    if language is not None:
        speak(ctx, language)


def speak(ctx: click.Context, language: Language) -> None:
    """Settle the language of a run, whatever its environment."""
    ctx.meta[_CHOSEN] = language


def spoken(ctx: click.Context | None = None) -> Voice:
    """How this run speaks, for the command to hand down; by default that of the command that is running."""
    running = ctx or click.get_current_context(silent=True)
    chosen = running.meta.get(_CHOSEN) if running else None
    language = chosen if isinstance(chosen, Language) else default_language(os.environ, _system_locale())
    return voice_in(language, TERMINAL)


def _system_locale() -> str | None:
    try:
        return locale.getlocale()[0]
    except ValueError:
        return None  # a locale that Python does not know
