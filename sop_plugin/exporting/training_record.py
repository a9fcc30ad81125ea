"""The training record of one person, for print: what was read and by whom it is said, and what is still to be read, in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from sop_plugin.compile import CompiledManual
from sop_plugin.model.copies import short_digest
from sop_plugin.model.organisation import Person
from sop_plugin.model.reading_time import reading_minutes
from sop_plugin.model.revision_label import as_written
from sop_plugin.model.training import Acknowledged, ReadingState
from sop_plugin.registers.training import Reading
from sop_plugin.rendering.whole_page import STYLE, html_table, whole_page
from sop_plugin.words import labels
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Sentence, Voice, Words, voice_in

_TITLE = Words("培训记录：{name}", "Training record: {name}")
_SINCE = Words("到岗", "In post since")
_READ = Words("已读", "Read")
_TO_READ = Words("待读，按次序", "To be read, in this order")
_TOTAL = Words("共 {count} 份，约需 {time}", "{count} documents, about {time}")
_SIGNED = Words("签名", "Signature")
_SIGNERS = (Words("本人", "The person"), Words("部门负责人", "Head of department"))
_OWN = Words("本人", "the reader")
_NONE = Words("没有。", "None.")
_ID = Words("人员 id", "Id")
_STYLE = (
    STYLE
    + "body { max-width: 60em; } .blank { height: 2.5em; } thead { display: table-header-group; } tr { break-inside: avoid; } "
    "@media print { @page { size: A4; margin: 15mm; } body { margin: 0; max-width: none; font-size: 9.5pt; } }"
)


def record_page(
    person: Person, readings: Sequence[Reading], compiled: CompiledManual, language: Language
) -> bytes:
    """The page, which needs nothing else; ``readings`` are all of this person, in the order in which somebody new reads.

    What was read is told as it is on record: of earlier revisions too, and of documents that the person need not read any more.
    """
    manual, training = compiled.manual, compiled.training
    voice = voice_in(language)
    say = voice.say
    own = (each for each in training.events if each.reader == person.id) if training is not None else ()
    read = sorted(
        (each for each in own if each.day <= manual.as_of), key=lambda each: (each.read_on, each.number)
    )
    left = [each for each in readings if each.state is not ReadingState.READ]
    minutes = sum(reading_minutes(each.document.body.text) for each in left)
    title = say(_TITLE, name=person.name)
    facts = (
        (say(_ID), person.id),
        (say(labels.JOB), person.job),
        (say(labels.DEPARTMENT), manual.department_name(person.department, language)),
        (say(_SINCE), str(person.since or "—")),
        (say(labels.AS_OF), str(manual.as_of)),
    )
    body = Markup("\n").join(
        (
            Markup("<h1>{}</h1>\n{}").format(title, html_table((), facts)),
            Markup("<h2>{} {}</h2>\n{}").format(
                say(_READ),
                len(read),
                _list(voice, _READ_HEADS, (_read(each, compiled, voice) for each in read)),
            ),
            Markup("<h2>{} {}</h2>\n<p>{}</p>\n{}").format(
                say(_TO_READ),
                len(left),
                say(_TOTAL, count=len(left), time=_time(minutes)) if left else "",
                _list(voice, _LEFT_HEADS, (_left(at, each, voice) for at, each in enumerate(left, 1))),
            ),
            html_table(
                [say(words) for words in (labels.NAME, _SIGNED, labels.DATE)],
                [(say(who), Markup('<div class="blank"></div>'), "") for who in _SIGNERS],
            ),
        )
    )
    return whole_page(language, title, body, _STYLE).encode("utf-8", "backslashreplace")


_READ_HEADS = (
    labels.NUMBER,
    labels.TITLE,
    labels.REVISION,
    labels.DIGEST,
    labels.READ_ON,
    labels.READING_RECORDED_BY,
    labels.RECORD,
    labels.QUESTIONS,
)
_LEFT_HEADS = (
    Words("次序", "Order"),
    labels.NUMBER,
    labels.TITLE,
    labels.REVISION,
    labels.READING_TIME,
    labels.READING_DUE,
)


def _read(event: Acknowledged, compiled: CompiledManual, voice: Voice) -> Iterable[str]:
    text = compiled.histories.released_text(event.number, event.revision)
    by = voice.say(_OWN) if event.is_own else compiled.manual.person_name(event.by, event.day)
    return (
        event.number,
        text.title if text is not None else "—",
        str(as_written(event.revision)),
        short_digest(event.digest),
        str(event.read_on),
        by,
        event.record or event.scan or "—",
        event.result or "—",
    )


def _left(at: int, reading: Reading, voice: Voice) -> Iterable[str]:
    late = f" {voice.say(ReadingState.OVERDUE.words)}" if reading.state is ReadingState.OVERDUE else ""
    document = reading.document
    return (
        str(at),
        document.number,
        document.title,
        str(reading.asked.revision),
        voice.say(_time(reading_minutes(document.body.text))),
        f"{reading.due}{late}",
    )


def _time(minutes: int) -> Sentence:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return labels.TIME_MINUTES.filled(minutes=minutes)
    return labels.TIME_HOURS_MINUTES.filled(hours=hours, minutes=rest)


def _list(voice: Voice, heads: Iterable[Words], rows: Iterable[Iterable[str]]) -> Markup:
    found = list(rows)
    if not found:
        return Markup("<p>{}</p>").format(voice.say(_NONE))
    return html_table([voice.say(words) for words in heads], found)
