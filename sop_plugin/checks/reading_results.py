"""Results of questions, held against the texts that ask them."""

from __future__ import annotations

from collections.abc import Iterator

from sop_plugin.model.finding import Finding
from sop_plugin.model.history import Histories
from sop_plugin.model.questions import read_result
from sop_plugin.model.training import TrainingLedger
from sop_plugin.rules.training import RESULT_OF_OTHER_QUESTIONS


def results_of_other_questions(histories: Histories, training: TrainingLedger) -> Iterator[Finding]:
    """Results of more or fewer questions than the text asks; a text that cannot be had is another finding."""
    for event in training.events:
        result = read_result(event.result or "")
        text = histories.released_text(event.number, event.revision)
        if result is not None and text is not None and result.asked != len(text.questions):
            yield RESULT_OF_OTHER_QUESTIONS.at(
                training.place(event),
                event=event.name,
                result=str(result),
                number=event.number,
                revision=event.revision,
                questions=len(text.questions),
            )
