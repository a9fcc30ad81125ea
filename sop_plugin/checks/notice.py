"""Texts on their way to release that leave their readers too few days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sop_plugin.model.document import ChangeClass
from sop_plugin.model.finding import Finding
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.rules.dates import SHORT_NOTICE


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
