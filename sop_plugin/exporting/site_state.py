"""The state of a manual that a site shows, so that it can be held against the manual later."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from sop_plugin.compile import Sources
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.site_manifest import NO_LEDGER, StateOfManual
from sop_plugin.reading.source import Source


def state_of_manual(sources: Sources, ledger: Ledger | None, settings: str) -> StateOfManual:
    """``ledger`` is what was read of its source, ``settings`` the text of ``mkdocs.yml``."""
    return StateOfManual(
        documents=_digest(sources.documents),
        pages=_digest(sources.pages),
        organisation=_digest(
            [
                sources.organisation,
                *sources.requirements,
                *filter(None, [sources.synonyms, sources.questions]),
                *sources.templates.values(),
            ]
        ),
        settings=sha256(settings.encode()).hexdigest(),
        ledger=_digest([sources.ledger]) if sources.ledger else NO_LEDGER,
        head=ledger.head if ledger is not None else NO_LEDGER,
    )


def _digest(sources: Iterable[Source]) -> str:
    """One digest over the digests and paths of several files, as ``sha256sum`` lists them."""
    lines = sorted(
        f"{sha256(source.data).hexdigest()}  {source.path}{' !' if source.trouble else ''}\n"
        for source in sources
    )
    return sha256("".join(lines).encode()).hexdigest()
