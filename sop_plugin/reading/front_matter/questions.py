"""``questions``: what a document asks of those who have read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import Field
from pydantic.config import JsonDict

from sop_plugin.model.questions import FEWEST_ANSWERS, MOST_ANSWERS, MOST_QUESTIONS, ReadersQuestion
from sop_plugin.reading.values import OneOrMore, Strict, Text
from sop_plugin.reading.yaml_tree import YamlTree

# Editors are told how many there may be; whether there are is a check, whose finding says what to do.
MOST: JsonDict = {"maxItems": MOST_QUESTIONS}
_ANSWERS: JsonDict = {"minItems": FEWEST_ANSWERS, "maxItems": MOST_ANSWERS}


class QuestionEntry(Strict):
    """One question of understanding."""

    ask: Text = Field(description="问什么", examples=["电话铃响几声之内接听？"])
    answers: list[Text] = Field(
        description="可选的答案", examples=["[两声, 三声, 五声]"], json_schema_extra=_ANSWERS
    )
    right: OneOrMore = Field(description="正确的答案，照 answers 写；几个都对的全部列出", examples=["三声"])
    why: Text | None = Field(default=None, description="答对之后的说明", examples=["客人等得久就会挂断"])
    clause: Text | None = Field(default=None, description="写在哪一条：编号或标题的 id", examples=['"4.1"'])


def read_questions(entries: Sequence[QuestionEntry], tree: YamlTree) -> Iterator[ReadersQuestion]:
    """Each question with its place, in the order of the file."""
    for index, entry in enumerate(entries):
        yield ReadersQuestion(
            entry.ask,
            tuple(entry.answers),
            tuple(dict.fromkeys(entry.right)),
            entry.why or "",
            entry.clause,
            tree.place("questions", index),
        )
