"""Texts on their way to release that leave their readers too few days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sop_plugin.model.document import ChangeClass
from sop_plugin.model.event import Adopted
from sop_plugin.model.finding import Finding
from sop_plugin.model.history import Histories
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.model.training import TrainingLedger
from sop_plugin.rules.dates import RELEASED_ON_SHORT_NOTICE, SHORT_NOTICE


def short_notice(manual: Manual) -> Iterator[Finding]:
    """Texts on their way to release whose effective date leaves readers fewer days than the settings promise."""
    rules, day = manual.settings.training, manual.as_of
    for document in manual.documents if rules.notice else ():
        notice, effective = rules.notice.get(document.type), document.effective
        if notice is None or effective is None or effective - day >= timedelta(days=notice):
            continue
        if document.status is not Status.IN_REVIEW:
            continue
        change = document.change
        if change is not None and change.change_class is ChangeClass.EDITORIAL and not rules.editorial:
            continue
        yield SHORT_NOTICE.at(
            document.place("effective"),
            effective=effective,
            day=day,
            days=max(0, (effective - day).days),
            type=manual.settings.type_label(document.type),
            notice=notice,
            earliest=day + timedelta(days=notice),
        )


def released_on_short_notice(
    manual: Manual, histories: Histories, training: TrainingLedger | None
) -> Iterator[Finding]:
    """Revisions that were released since readings are recorded and had fewer days: what the ledger says stays among the exceptions."""
    rules = manual.settings.training
    began = rules.since or (training.began if training is not None else None)
    if not rules.notice or began is None:
        return
    for number in histories.by_number:
        for release in histories.ledger.releases(number):
            text = histories.released_text(number, release.revision)
            if isinstance(release, Adopted) or text is None or release.day < began:
                continue
            notice, days = rules.notice.get(text.type), (release.effective - release.day).days
            if notice is None or days >= notice or (text.is_editorial and not rules.editorial):
                continue
            yield RELEASED_ON_SHORT_NOTICE.at(
                histories.ledger.place(release),
                event=release.name,
                day=release.day,
                effective=release.effective,
                days=max(0, days),
                type=manual.settings.type_label(text.type),
                notice=notice,
                number=number,
            )
