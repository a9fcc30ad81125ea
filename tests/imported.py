"""A Word file taken through the whole conversion, as tests look at it."""

from __future__ import annotations

from dataclasses import dataclass

from sop_plugin.importing.conversion import ReadFile, WrittenBody, understood, written_body
from sop_plugin.importing.losses.package_walk import read_source
from sop_plugin.importing.losses.rendered import read_rendered
from sop_plugin.importing.losses.report import LossReport, loss_report
from sop_plugin.importing.package import Package
from sop_plugin.importing.structure.headings import HeadingChoice
from sop_plugin.importing.word.document import WordReader
from sop_plugin.importing.word.tracked import Resolution
from sop_plugin.importing.writing.front_matter import ImportedFacts, front_matter
from sop_plugin.words.language import Language
from sop_plugin.words.voice import voice_in

NUMBER = "HT-SD-SOP-099"
FOLDER = "files"
CHINESE = voice_in(Language.ZH_HANS)


@dataclass(frozen=True)
class Imported:
    """What became of one file."""

    read: ReadFile
    body: WrittenBody
    front: str

    @property
    def text(self) -> str:
        return f"{self.front}\n{self.body.text}"

    @property
    def remarks(self) -> list[str]:
        return [CHINESE.say(remark.words) for remark in (*self.read.remarks, *self.body.remarks)]


def imported(
    data: bytes,
    headings: HeadingChoice = HeadingChoice.NUMBERS,
    resolution: Resolution | None = None,
    *,
    with_comments: bool = False,
    stem: str = "文件",
) -> Imported:
    package = Package.open(data)
    document = WordReader(package, resolution).read(with_comments=with_comments)
    read = understood(document, stem, headings)
    body = written_body(package, read, NUMBER, FOLDER, lambda _data, _suffix: None)
    facts = ImportedFacts(
        NUMBER, read.title, "procedure", "HT-SD", None, 1, None, "12 months", read.facts.lines
    )
    return Imported(read, body, front_matter(facts, Language.ZH_HANS))


def losses_of(
    data: bytes,
    made: Imported,
    text: str | None = None,
    resolution: Resolution | None = None,
    *,
    with_comments: bool = False,
) -> LossReport:
    """What of the file is not in the text, by default in the one that was made of it."""
    return loss_report(
        read_source(Package.open(data)),
        read_rendered(made.text if text is None else text),
        {f"{FOLDER}/{name}": content for name, content in made.body.files.items()},
        {f"{FOLDER}/{name}": digest for name, digest in made.body.origins.items()},
        resolution,
        with_comments=with_comments,
    )
