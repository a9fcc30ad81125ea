"""Which exceptions a review of the audit trail is about."""

from __future__ import annotations

from datetime import date

from sop_plugin.model.manual import Manual
from sop_plugin.registers.exception_columns import ListedException, listed_exceptions
from sop_plugin.registers.exceptions import ExceptionRegister


def exceptions_within(
    register: ExceptionRegister, manual: Manual, since: date, until: date
) -> tuple[ListedException, ...]:
    """Those that fell into a period, both days included; what has no day holds in every period."""

    def falls(each: ListedException) -> bool:
        if each.day is None:
            return True
        # What lasts is there until its end; everything else is of one day.
        lasts = each.kind == "overdue"
        end = (each.until or date.max) if lasts else each.day
        return each.day <= until and since <= end

    return tuple(each for each in listed_exceptions(register, manual) if falls(each))
