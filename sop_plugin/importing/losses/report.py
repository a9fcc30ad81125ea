"""The source minus the result: what is left is lost, or was left out for a reason that the source itself shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256

from sop_plugin.importing.losses.rendered import ReadBack
from sop_plugin.importing.losses.source import Segment, Showing, SourcePicture, SourcePlace, SourceText
from sop_plugin.importing.losses.subtraction import lost_text, plain
from sop_plugin.importing.word.tracked import Resolution
from sop_plugin.words.voice import Words


class LossKind(Enum):
    """What is not in the result; the second value says whether it is lost."""

    TEXT = (Words("文字", "text"), True)
    PICTURE = (Words("图片", "picture"), True)
    FILE = (Words("嵌入的文件", "embedded file"), True)
    CHART = (Words("图表", "chart"), True)
    CHUNK = (Words("嵌入的另一份文件", "another document within it"), True)
    DRAWING = (
        Words("画在 Word 里的图形，只带入其中的文字", "drawing, of which only the text is kept"),
        False,
    )
    DELETED = (Words("修订：已删除的文字", "tracked change: deleted text"), False)
    INSERTED = (Words("修订：已拒绝插入的文字", "tracked change: inserted text, rejected"), False)
    COMMENT = (Words("批注", "comment"), False)
    CONTENTS = (Words("目录，由网站生成", "table of contents; the site makes its own"), False)
    PAGE_PICTURE = (Words("页眉、页脚中的图片", "picture in a page header or footer"), False)
    WATERMARK = (Words("水印", "watermark"), False)
    SEPARATOR = (Words("脚注上方的分隔线", "line above the notes"), False)
    ALTERNATIVE = (Words("给旧版 Word 的另一种写法", "another form, for old versions of Word"), False)
    ROW = (Words("表格的一行，改写成了文字", "row of a table that became text"), False)

    @property
    def words(self) -> Words:
        """What it is called."""
        return self.value[0]

    @property
    def is_lost(self) -> bool:
        """Whether nothing explains it."""
        return self.value[1]


_OF_STATE = {
    Showing.DELETED: LossKind.DELETED,
    Showing.INSERTED: LossKind.INSERTED,
    Showing.INSERTED_AND_DELETED: LossKind.DELETED,
    Showing.COMMENT: LossKind.COMMENT,
    Showing.CONTENTS: LossKind.CONTENTS,
    Showing.ALTERNATIVE: LossKind.ALTERNATIVE,
    Showing.WATERMARK: LossKind.WATERMARK,
    Showing.SEPARATOR: LossKind.SEPARATOR,
}


@dataclass(frozen=True)
class Loss:
    """Something that is not in the result, where it stood and what it says."""

    kind: LossKind
    place: SourcePlace
    text: str


@dataclass(frozen=True)
class LossReport:
    """How much the source holds, and what of it is not in the result."""

    characters: int
    pictures: int
    rows: int
    losses: tuple[Loss, ...]

    @property
    def lost(self) -> tuple[Loss, ...]:
        """What nothing explains."""
        return tuple(loss for loss in self.losses if loss.kind.is_lost)

    @property
    def left_out(self) -> tuple[Loss, ...]:
        """What is not in the result for a reason."""
        return tuple(loss for loss in self.losses if not loss.kind.is_lost)


def loss_report(
    source: SourceText,
    rendered: ReadBack,
    files: Mapping[str, bytes],
    origins: Mapping[str, str],
    resolution: Resolution | None,
    *,
    with_comments: bool,
) -> LossReport:
    """Subtract; ``files`` are the attachments by their addresses, ``origins`` digests of what some were made from."""
    wanted, explained = _by_state(source, resolution, with_comments=with_comments)
    losses = [*explained, *_lost_texts(wanted, rendered), *_lost_pages(source, rendered)]
    losses += _lost_pictures(
        source.pictures, rendered, files, origins, resolution, with_comments=with_comments
    )
    losses += [Loss(LossKind.CHUNK, place, place.part) for place in source.chunks]
    losses += [Loss(LossKind.CHART, place, text) for place, text in source.charts]
    losses += [Loss(LossKind.DRAWING, place, text) for place, text in source.drawings]
    losses += _lost_rows(source, rendered)
    characters = sum(len(plain(segment.text)) for segment in source.segments)
    ordered = sorted(
        losses, key=lambda loss: (loss.kind.is_lost is False, loss.place.part, loss.place.paragraph)
    )
    return LossReport(characters, len(source.pictures), len(source.rows), tuple(ordered))


def _by_state(
    source: SourceText, resolution: Resolution | None, *, with_comments: bool
) -> tuple[list[Segment], list[Loss]]:
    wanted_states = {Showing.SHOWN, Showing.DELETED if resolution is Resolution.REJECT else Showing.INSERTED}
    if with_comments:
        wanted_states.add(Showing.COMMENT)
    said = _said_by_part(source)
    wanted: list[Segment] = []
    explained: list[Loss] = []
    for segment in source.segments:
        if not plain(segment.text) or segment.state is Showing.PAGE:
            continue
        if segment.state in wanted_states:
            wanted.append(segment)
        elif segment.state is not Showing.ALTERNATIVE or plain(segment.text) not in said.get(
            segment.place.part, ""
        ):
            explained.append(Loss(_OF_STATE[segment.state], segment.place, segment.text))
    return wanted, explained


def _said_by_part(source: SourceText) -> dict[str, str]:
    """What Word shows of each part, in which the other form of a text is looked for."""
    said: dict[str, list[str]] = {}
    for segment in source.segments:
        if segment.state is not Showing.ALTERNATIVE:
            said.setdefault(segment.place.part, []).append(plain(segment.text))
    return {part: "\n".join(texts) for part, texts in said.items()}


def _lost_texts(wanted: Sequence[Segment], rendered: ReadBack) -> Iterator[Loss]:
    for segment, text in lost_text(wanted, rendered):
        yield Loss(LossKind.TEXT, segment.place, text)


def _lost_pages(source: SourceText, rendered: ReadBack) -> Iterator[Loss]:
    """Headers and footers, which stand on every page, need to be there once."""
    head = "\n".join(plain(line) for line in rendered.head)
    for segment in source.segments:
        if segment.state is Showing.PAGE:
            for run in (segment.text,) if plain(segment.text) in head else segment.runs:
                if plain(run) not in head:
                    yield Loss(LossKind.TEXT, segment.place, run)


def _lost_pictures(
    pictures: Iterable[SourcePicture],
    rendered: ReadBack,
    files: Mapping[str, bytes],
    origins: Mapping[str, str],
    resolution: Resolution | None,
    *,
    with_comments: bool,
) -> Iterator[Loss]:
    digests = {path: sha256(data).hexdigest() for path, data in files.items()} | dict(origins)
    there = Counter(digests[path] for path in rendered.addresses if path in digests)
    shown_groups = {each.group for each in pictures if each.group and there[each.digest]}
    gone = Showing.INSERTED if resolution is Resolution.REJECT else Showing.DELETED
    for each in pictures:
        if there[each.digest]:
            # A picture that stands in the file twice must stand in the result twice.
            there[each.digest] -= 1
            continue
        if each.group and each.group in shown_groups:
            continue
        if each.state is Showing.PAGE:
            yield Loss(LossKind.PAGE_PICTURE, each.place, each.name)
        elif each.state in (gone, Showing.INSERTED_AND_DELETED):
            yield Loss(_OF_STATE[gone], each.place, each.name)
        elif each.state is Showing.COMMENT and not with_comments:
            yield Loss(LossKind.COMMENT, each.place, each.name)
        else:
            yield Loss(LossKind.FILE if each.is_file else LossKind.PICTURE, each.place, each.name)


def _lost_rows(source: SourceText, rendered: ReadBack) -> Iterator[Loss]:
    """Rows whose cells do not stand beside each other any more."""
    rows = [tuple(plain(cell) for cell in row) for row in rendered.rows]
    at = 0
    for row in source.rows:
        cells = [plain(cell) for cell in row.cells]
        found = next((i for i in (*range(at, len(rows)), *range(at)) if _holds(rows[i], cells)), None)
        if found is None:
            yield Loss(LossKind.ROW, row.place, " | ".join(row.cells))
        else:
            at = found


def _holds(row: tuple[str, ...], cells: list[str]) -> bool:
    """Whether a row holds all the cells in their order, some of them perhaps in one."""
    position, start = 0, 0
    for cell in cells:
        while position < len(row):
            index = row[position].find(cell, start)
            if index >= 0:
                start = index + len(cell)
                break
            position, start = position + 1, 0
        else:
            return False
    return True
