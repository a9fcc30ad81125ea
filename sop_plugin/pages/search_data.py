"""What the search box needs besides the search index: documents by number, characters in the other script."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from sop_plugin.compile import CompiledManual
from sop_plugin.model.document import Document
from sop_plugin.model.number import address_form
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Kind, Output
from sop_plugin.words import labels
from sop_plugin.words.voice import voice_in

ADDRESS = "assets/sop/search.json"


def search_data(edition: Edition) -> Iterator[Output]:
    """The file as the scripts ask for it."""
    yield Output(
        ADDRESS,
        Kind.DATA,
        ADDRESS,
        edition.language,
        draw=lambda _text: search_json(edition.compiled, edition.published),
    )


def search_json(compiled: CompiledManual, published: Mapping[str, Document]) -> str:
    """JSON: ``numbers`` (number → title), ``variants`` (Traditional and Simplified characters, pair after pair), ``near``.

    The last are the words above what is offered where nothing was found. ``addresses`` are those of numbers that cannot be one.
    """
    numbers = {d.number: d.title for d in compiled.manual.in_order if d.path in published}
    variants = "".join(a + b for a, b in compiled.indexes.variants.items())
    near = voice_in(compiled.manual.settings.language).say(labels.SEARCH_NEAR)
    data: dict[str, object] = {"numbers": numbers, "variants": variants, "near": near}
    elsewhere = {number: form for number in numbers if (form := address_form(number)) != number}
    if elsewhere:
        data["addresses"] = elsewhere
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
