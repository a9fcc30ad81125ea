"""A document as read from one Markdown file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from sop_plugin.model.approval import Approval, last_approval
from sop_plugin.model.attachment import Attachment, FileInText, LinkInText
from sop_plugin.model.lifecycle import Dates, Outcome, State, Status, derive_state, review_due_date
from sop_plugin.model.period import Period
from sop_plugin.model.place import Place
from sop_plugin.model.procedure import NO_PROCEDURES, Procedures
from sop_plugin.model.questions import ReadersQuestion
from sop_plugin.model.requirement import Claim
from sop_plugin.words.labels import LABELS
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words


@dataclass(frozen=True)
class ReviewRecord:
    """A review that was held; it never touches the effective date."""

    day: date
    by: str
    outcome: Outcome
    note: str
    place: Place


@dataclass(frozen=True)
class ReviewRule:
    """How often the document is reviewed; an explicit date needs a reason.

    ``last_held`` is the day of a review without change that the file states in the manner of another system: nobody knows by whom.
    """

    every: Period | None = None
    next_review: date | None = None
    reason: str = ""
    last_held: date | None = None


class ChangeClass(StrEnum):
    """Whether a change alters what people do, or only how it is written."""

    SUBSTANTIVE = "substantive"
    EDITORIAL = "editorial"

    @property
    def label(self) -> Words:
        """What it is called where it stands alone."""
        return LABELS[f"change_{self}"]


@dataclass(frozen=True)
class Change:
    """What this revision changed, and why."""

    change_class: ChangeClass
    reason: str
    summary: str


@dataclass(frozen=True)
class Withdrawal:
    """The end of a document; its number stays taken."""

    day: date
    by: str
    reason: str
    successor: str | None
    place: Place


@dataclass(frozen=True)
class Translation:
    """The document that this one is a translation of, and the revision that was translated."""

    number: str
    revision: int


@dataclass(frozen=True)
class Clause:
    """A numbered heading. ``line`` counts from 1 in the source file; ``end_line`` is its last line, sub-clauses included."""

    path: tuple[int, ...]
    title: str
    line: int
    end_line: int
    explicit_id: str | None = None

    @cached_property
    def key(self) -> str:
        """Dotted number, as references name it whatever the printed style: ``4.2``."""
        return ".".join(map(str, self.path))

    @property
    def anchor(self) -> str:
        """The id that this clause's number gives it in the page: ``c4-2``."""
        return "c" + "-".join(map(str, self.path))


@dataclass(frozen=True)
class HeadingLine:
    """Any heading as written, level 1 to 6; ``underlined`` are those marked by a line of ``===`` or ``---``."""

    level: int
    title: str
    line: int
    explicit_id: str | None = None
    underlined: bool = False


class ReferenceKind(StrEnum):
    """How a reference was written."""

    NUMBER = "number"
    TITLE = "title"
    LINK = "link"


@dataclass(frozen=True)
class Reference:
    """A reference as written; ``target`` is a number, a title or a path relative to the citing file.

    Columns count from 1 in characters; ``end_column`` is the first column after the reference.
    """

    kind: ReferenceKind
    target: str
    clause: str | None
    text: str | None
    place: Place
    end_column: int


@dataclass(frozen=True)
class Body:
    """The Markdown below the front matter. ``first_line`` is the line of the file where ``text`` begins.

    ``links`` are those to texts and to places in them; ``ids`` what is named beside headings.
    ``prose`` is the text with code and comments blanked out, character for character; its lines are those of the text.
    """

    text: str
    first_line: int
    clauses: tuple[Clause, ...] = ()
    references: tuple[Reference, ...] = ()
    headings: tuple[HeadingLine, ...] = ()
    procedures: Procedures = NO_PROCEDURES
    prose: str = field(default="", compare=False, repr=False)
    files: tuple[FileInText, ...] = ()
    links: tuple[LinkInText, ...] = ()
    ids: frozenset[str] = frozenset()

    def clause_at(self, line: int) -> Clause | None:
        """The innermost clause that holds a line of the file."""
        found = None
        for clause in self.clauses:
            if clause.line > line:
                break
            if line <= clause.end_line:
                found = clause
        return found

    def clause_named(self, name: str) -> Clause | None:
        """The clause with this dotted number or explicit id."""
        return next((c for c in self.clauses if name in (c.key, c.explicit_id)), None)


@dataclass(frozen=True)
class Document:
    """One controlled document: the facts of its front matter and its body.

    ``superseded`` and ``attachments`` are what the file cannot know: the day on which a higher revision takes its place, and what
    the files beside it hold, in the order of their names. ``declares_language``: its language is not that of the settings by chance.
    ``places`` are line and column of each field, under paths such as ``approvals/0/person``.
    """

    path: str
    number: str
    title: str
    type: str
    department: str
    revision: int
    status: Status
    body: Body
    language: Language = Language.ZH_HANS
    supervised_by: str | None = None
    audience: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    effective: date | None = None
    expires: date | None = None
    review: ReviewRule = ReviewRule()
    approvals: tuple[Approval, ...] = ()
    reviews: tuple[ReviewRecord, ...] = ()
    change: Change | None = None
    withdrawal: Withdrawal | None = None
    retention: Period | None = None
    confidentiality: str = ""
    """The level that it states itself; empty where it states none."""
    translation_of: Translation | None = None
    satisfies: tuple[Claim, ...] = ()
    questions: tuple[ReadersQuestion, ...] = ()
    superseded: date | None = None
    attachments: tuple[Attachment, ...] = ()
    declares_language: bool = True
    language_by_default: bool = False
    """Whether no word of its file says so, but the settings for files of another system."""
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict, compare=False, repr=False)

    def place(self, *keys: str | int) -> Place:
        """Where a field stands, named by its keys (``"review", "every"``); its nearest parent when it is absent."""
        for end in range(len(keys), 0, -1):
            found = self.places.get("/".join(map(str, keys[:end])))
            if found:
                return Place(self.path, *found)
        return Place(self.path)

    @property
    def name(self) -> str:
        """What it is called where it is named."""
        return f"{self.number} {self.title}"

    @property
    def is_editorial(self) -> bool:
        """Whether the revision changes only how the text is written."""
        return self.change is not None and self.change.change_class is ChangeClass.EDITORIAL

    @property
    def review_due(self) -> date | None:
        """The day by which it must be reviewed, by the rule of ``lifecycle``."""
        held = [r.day for r in self.reviews if r.outcome is Outcome.NO_CHANGE]
        unchanged = max(filter(None, [*held, self.review.last_held]), default=None)
        return review_due_date(self.effective, self.review.every, unchanged, self.review.next_review)

    @property
    def dates(self) -> Dates:
        """The dates that decide its state."""
        return Dates(
            effective=self.effective,
            review_due=self.review_due,
            expires=self.expires,
            withdrawn=self.withdrawal.day if self.withdrawal else None,
            superseded=self.superseded,
        )

    def state(self, as_of: date, lead_days: int) -> State:
        """Its state on a date."""
        return derive_state(self.status, self.dates, as_of, lead_days)

    def known_on(self, day: date) -> Document:
        """As it was known on ``day``: a review that is dated later moves no due date before."""
        held = tuple(review for review in self.reviews if review.day <= day)
        return self if len(held) == len(self.reviews) else replace(self, reviews=held)

    def approved_on(self) -> date | None:
        """The day on which it was approved, as it declares."""
        approval = last_approval(self.approvals)
        return approval.day if approval else None


@dataclass(frozen=True)
class RejectedSource:
    """A file that could not become a document; what could still be read of it keeps follow-up findings away."""

    path: str
    number: str | None = None
    title: str | None = None
