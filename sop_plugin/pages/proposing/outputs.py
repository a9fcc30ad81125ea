"""The page of the editor and the files that it loads: all from the site itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from sop_plugin.pages.documents.proposing import FOLDER
from sop_plugin.pages.drawing import draw
from sop_plugin.pages.edition import Edition
from sop_plugin.pages.output import Kind, Output, base_of
from sop_plugin.pages.proposing.config import editor_config
from sop_plugin.pages.proposing.policy import editor_policy
from sop_plugin.words import labels

_PACKAGE = "cms/"


def editor(edition: Edition) -> Iterator[Output]:
    """Nothing where the manual has no editor."""
    if not edition.proposals.package:
        return
    yield _file(edition, FOLDER, lambda: _page(edition))
    yield _file(edition, f"{FOLDER}config.json", lambda: _config(edition))
    for name in ("before.js", "editor.js"):
        yield _file(edition, f"{FOLDER}{name}", lambda name=name: draw(f"proposing/{name}").encode())  # type: ignore[misc]
    for name, data in edition.proposals.package.items():
        yield _file(edition, f"{FOLDER}{_PACKAGE}{name}", lambda data=data: data)  # type: ignore[misc]


def _file(edition: Edition, address: str, made: Callable[[], bytes]) -> Output:
    return Output(
        address, Kind.DOWNLOAD, edition.voice.plain.say(labels.PROPOSE), edition.language, made=made
    )


def _page(edition: Edition) -> bytes:
    return draw(
        "proposing/editor.html",
        language=edition.language,
        voice=edition.voice,
        base=base_of(FOLDER),
        policy=editor_policy(edition.manual.settings.propose),
    ).encode()


def _config(edition: Edition) -> bytes:
    return json.dumps(editor_config(edition), ensure_ascii=False).encode()
