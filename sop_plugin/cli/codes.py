"""Codes that a person types, in whatever letter case, to those of the manual."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words

if TYPE_CHECKING:
    from sop_plugin.model.settings import DocumentType
    from sop_plugin.recording import Recorder

_UNKNOWN = Words(
    "{option} {value}：没有这个值；可用的有 {known}", "{option} {value}: there is none; known are {known}"
)
Known = TypeVar("Known")


def known_department(recorder: Recorder, written: str, language: Language) -> str:
    """The department's code; raises ``CannotRun`` with those that there are."""
    codes = {code: code for code in recorder.compiled.manual.organisation.departments}
    return _known("--department", written, codes, codes, language)


def known_type(recorder: Recorder, written: str, language: Language) -> DocumentType:
    """The document type, by its name or by its code; raises ``CannotRun`` with the codes that there are."""
    kinds = recorder.compiled.manual.settings.types.values()
    by_code = {kind.code: kind for kind in kinds}
    return _known("--type", written, by_code | {kind.name: kind for kind in kinds}, by_code, language)


def _known(
    option: str, written: str, known: Mapping[str, Known], listed: Mapping[str, object], language: Language
) -> Known:
    # As people type it in Chinese: full-width letters are letters too.
    wanted = unicodedata.normalize("NFKC", written).strip().casefold()
    found = {key.casefold(): value for key, value in known.items()}.get(wanted)
    if found is None:
        raise CannotRun(
            _UNKNOWN.in_language(language).format(option=option, value=written, known=", ".join(listed))
        )
    return found
