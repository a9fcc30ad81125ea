"""All that anybody has to do, of a compiled manual."""

from __future__ import annotations

from sop_plugin.compile import CompiledManual
from sop_plugin.registers.tasks import Task, tasks
from sop_plugin.sharing.training_rows import readings


def all_tasks(compiled: CompiledManual, within: int) -> tuple[Task, ...]:
    """What is late or comes due in so many days. Without a ledger of training nobody can say what was read."""
    return tasks(
        compiled.manual,
        compiled.histories,
        compiled.registers.reviews.rows,
        readings(compiled) if compiled.training is not None else (),
        compiled.copies,
        within,
    )
