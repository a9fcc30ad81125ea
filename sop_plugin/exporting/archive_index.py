"""What whoever unpacks an export opens first: a page that lists it, and a text that says how to verify it without any program of ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from markupsafe import Markup

from sop_plugin.model.event import EventKind
from sop_plugin.rendering.whole_page import STYLE, html_table, whole_page
from sop_plugin.words import labels
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Sayable, Words, voice_in

TITLE = Words("{day} 有效的文件", "Documents in force on {day}")
_LEFT_OUT = Words("台账中有、当天无效而未收入的", "In the ledger, and not in force on that day")
_WHY = Words("原因", "Why")
_PAGE = Words("网页", "Page")
_SOURCE = Words("原文", "Text")
_SIGNATURES = Words("签署", "Approvals")
_HISTORY = Words("登记", "History")
_HEAD = Words("台账末端 {head}", "Head of the ledger {head}")
_COMMIT = Words("记录到 git 提交 {commit}（{day}）", "Recorded up to the git commit {commit} ({day})")
_NO_COMMIT = Words(
    "在哪个 git 提交中登记，此处的历史说不出",
    "The history at hand does not tell by which git commit it was recorded",
)
_ANCHOR = Words("这些登记的锚点 {anchor}", "Anchor of these records {anchor}")
_NONE = Words("没有。", "None.")
_LATER = Words("当天以后才登记的", "Recorded only after that day")
_ALL_KNOWN = Words(
    "这里的登记到 {day} 为止都已提交到 git：存档就是当天的手册。",
    "Everything recorded here was committed to git by {day}: this is the manual as it was known on that day.",
)
_KNOWN_LATER = Words(
    "这里有 {count} 项登记写着 {day} 以前的日期，却是以后才提交到 git 的：当天的手册还不知道它们。逐项列在 recorded-later.csv。",
    "{count} of the records in here are dated by {day} but were committed to git only later: on that day the manual did not know them. "
    "recorded-later.csv lists them.",
)
_KNOWN_TO_NOBODY = Words(
    "git 历史不完整，说不出哪些登记是当天以后才提交的。",
    "Git's history is not whole here and does not tell which of the records were committed only after that day.",
)
_ONLY_LATER = Words("{day} 才登记", "recorded only on {day}")
_OF_DOCUMENT = Words(
    "这份文件的以下登记写着 {day} 以前的日期，却是以后才提交到 git 的，当天的手册还不知道它们：",
    "These records of the document are dated by {day} but were committed to git only later; on that day the manual did not know them:",
)
_UNKNOWN_OF_DOCUMENT = Words(
    "git 历史不完整，说不出这份文件的哪些登记是 {day} 以后才提交的。",
    "Git's history is not whole here and does not tell which records of the document were committed only after {day}.",
)
_ONE_LATER = Words("{event}（{kind}，{dated}）：{recorded}", "{event} ({kind}, {dated}): {recorded}")
_NOT_YET = Words("还没有提交", "not committed yet")
_EVENT = Words("登记事项", "Event")
_KIND = Words("事项", "What")
_DATED = Words("所写日期", "Dated")
_COMMITTED = Words("提交日期", "Committed")
_README = Words(
    """这是一本受控手册在 {day} 的存档：当天有效的 {count} 份文件及其证据。{head}。{commit}。
{anchor}。
{known}

怎样看
  用浏览器打开 index.html，不需要网络和别的程序。
  pages/      每份文件的网页，末尾有签署
  pdf/        每份文件的 PDF（导出时要求了才有）
  files/      正文所用的图片和附件
  sources/    发布时的原文（Markdown 文字）
  approvals/  每份文件的签署；有 .sig 的是签名，.message 是所签的内容
  history/    每个编号到当天为止的登记
  keys/       签名人的公钥（allowed_signers）
  ledger.jsonl   台账；register.csv  登记表，可用 Excel 打开
  left-out.csv   台账中有、当天无效的编号及原因
  recorded-later.csv   当天以后才提交到 git 的登记；只有标题行，就是没有
  anchor.json    这些登记的锚点

怎样核对
  1. 文件没有变：在本文件夹中运行 sha256sum -c SHA256SUMS（Linux）、shasum -a 256 -c SHA256SUMS（macOS）；
     Windows 上逐个比较：certutil -hashfile 文件 SHA256。
  2. 签名是本人的：
     ssh-keygen -Y verify -f keys/allowed_signers -I 人员 -n sop-approval -s approvals/X.sig < approvals/X.message
     （公钥有期限的，加 -Overify-time=签署日期）
  3. 签的就是这份文字：.message 中的 digest 与 register.csv 的 digest 相同。
  4. 台账没有被改：每行的 prev 是同一编号上一行（不含换行）的 SHA-256，例如
     sed -n 1p ledger.jsonl | tr -d '\\n' | sha256sum
  5. 与公司的手册相同，此后也没有改写：在手册的文件夹中运行 sop verify --anchor 本文件夹/anchor.json。
     保存存档时，把上面的锚点另抄一份（会议纪要、邮件），以后可以对照。
""",
    """This is a controlled manual as it was on {day}: the {count} documents in force on that day, with their evidence. {head}. {commit}.
{anchor}.
{known}

How to read it
  Open index.html in a browser; no network and no other program is needed.
  pages/      each document as a page, its approvals at the end
  pdf/        each document as PDF, where they were asked for
  files/      pictures and other files of the texts
  sources/    the texts as they were released (Markdown)
  approvals/  the approvals of each document; .sig is a signature, .message what was signed
  history/    what was recorded of each number up to that day
  keys/       public keys of those who signed (allowed_signers)
  ledger.jsonl   the ledger; register.csv  the register, for any spreadsheet
  left-out.csv   numbers of the ledger that were not in force on that day, and why
  recorded-later.csv   records that git holds only since later; none where it has but its heads
  anchor.json    the anchor of these records

How to verify it
  1. Nothing has changed: in this folder, sha256sum -c SHA256SUMS (Linux) or shasum -a 256 -c SHA256SUMS (macOS);
     on Windows compare file by file: certutil -hashfile FILE SHA256.
  2. A signature is the person's own:
     ssh-keygen -Y verify -f keys/allowed_signers -I PERSON -n sop-approval -s approvals/X.sig < approvals/X.message
     (for keys with a term add -Overify-time=DAY of signing)
  3. What was signed is this text: digest in .message is the digest of register.csv.
  4. The ledger was not edited: prev of each line is the SHA-256 of the line before of the same number, without its line end:
     sed -n 1p ledger.jsonl | tr -d '\\n' | sha256sum
  5. It is the company's manual, and nothing was rewritten since: in its folder run sop verify --anchor THIS-FOLDER/anchor.json.
     When you keep this export, note the anchor above elsewhere too (minutes, a mail), to be compared later.
""",
)


@dataclass(frozen=True)
class LaterEvent:
    """An event that is dated by the day of an export, and ``recorded`` in git only after it, or not yet (``None``)."""

    name: str
    kind: EventKind
    day: date
    recorded: date | None


@dataclass(frozen=True)
class ExportedRow:
    """A document of the export; ``file`` is the name of its files."""

    number: str
    title: str
    revision: object
    effective: date
    file: str
    later: LaterEvent | None = None
    """Its release, where that was recorded only after the day."""
    pdf: str = ""
    """The name of its PDF, where the export has them."""


@dataclass(frozen=True)
class LeftOutNumber:
    """A number of the ledger that was not in force."""

    number: str
    title: str
    why: Words


@dataclass(frozen=True)
class Origin:
    """Which record an export is taken from; ``commit`` is where its last event was recorded, ``None`` where nobody can tell.

    ``later`` is what was recorded after the day, ``None`` where the history at hand does not tell.
    """

    day: date
    head: str
    anchor: str
    commit: tuple[str, date] | None
    later: tuple[LaterEvent, ...] | None

    @property
    def facts(self) -> tuple[Sayable, Sayable, Sayable]:
        """Head, commit and anchor in words."""
        head, anchor = _HEAD.filled(head=self.head), _ANCHOR.filled(anchor=self.anchor)
        if self.commit is None:
            return head, _NO_COMMIT, anchor
        commit, day = self.commit
        return head, _COMMIT.filled(commit=commit, day=day), anchor

    @property
    def known(self) -> Sayable:
        """Whether all of it was known on that day, in words."""
        if self.later is None:
            return _KNOWN_TO_NOBODY
        if not self.later:
            return _ALL_KNOWN.filled(day=self.day)
        return _KNOWN_LATER.filled(day=self.day, count=len(self.later))


def readme(origin: Origin, count: int) -> bytes:
    """The text in Chinese and English: nobody knows who will open it."""
    head, commit, anchor = origin.facts
    parts = (
        voice_in(language).say(
            _README,
            day=origin.day,
            count=count,
            head=head,
            commit=commit,
            anchor=anchor,
            known=origin.known,
        )
        for language in (Language.ZH_HANS, Language.EN)
    )
    return "\n----\n\n".join(parts).encode()


def index_page(
    origin: Origin, rows: Sequence[ExportedRow], left_out: Sequence[LeftOutNumber], language: Language
) -> bytes:
    """The list of all that is in the export, with links, and of all that is not."""
    say = voice_in(language).say
    heads = [
        *(say(label) for label in (labels.NUMBER, labels.TITLE, labels.REVISION, labels.EFFECTIVE_DATE)),
        *(say(words) for words in (_PAGE, _SOURCE, _SIGNATURES, _HISTORY)),
    ]
    listed = [
        (
            row.number,
            row.title,
            f"{row.revision} ({say(_recorded(row.later))})" if row.later else str(row.revision),
            row.effective.isoformat(),
            *(
                _link(path)
                for path in (
                    f"pages/{row.file}.html",
                    f"sources/{row.file}.md",
                    f"approvals/{row.file}.json",
                    f"history/{row.file}.json",
                )
            ),
        )
        for row in rows
    ]
    if any(row.pdf for row in rows):
        heads.append("PDF")
        listed = [(*cells, _link(row.pdf)) for cells, row in zip(listed, rows, strict=True)]
    gone = [(entry.number, entry.title, say(entry.why)) for entry in left_out]
    title = say(TITLE, day=origin.day)
    body = Markup(
        "<h1>{title}</h1>\n<p>{head}<br>{commit}<br>{anchor}</p>\n<p><strong>{known}</strong></p>\n"
        '<p><a href="README.txt">README.txt</a> · <a href="register.csv">register.csv</a> · '
        '<a href="ledger.jsonl">ledger.jsonl</a> · <a href="anchor.json">anchor.json</a></p>\n{listed}\n<h2>{left_out}</h2>\n{gone}\n{later}'
    ).format(
        title=title,
        head=say(origin.facts[0]),
        commit=say(origin.facts[1]),
        listed=html_table(heads, listed),
        left_out=say(_LEFT_OUT),
        gone=html_table([say(labels.NUMBER), say(labels.TITLE), say(_WHY)], gone) if gone else say(_NONE),
        anchor=say(origin.facts[2]),
        known=say(origin.known),
        later=_later_events(origin, language),
    )
    return whole_page(language, title, body, f"{STYLE}\np {{ overflow-wrap: anywhere }}").encode()


def _link(path: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(quote(path), path)


def _later_events(origin: Origin, language: Language) -> Markup:
    if not origin.later:
        return Markup("")
    say = voice_in(language).say
    heads = [say(words) for words in (_EVENT, _KIND, _DATED, _COMMITTED)]
    rows = [
        (
            each.name,
            say(each.kind),
            each.day.isoformat(),
            each.recorded.isoformat() if each.recorded else say(_NOT_YET),
        )
        for each in origin.later
    ]
    return Markup("<h2>{}</h2>\n{}\n").format(say(_LATER), html_table(heads, rows))


def later_remarks(
    number: str, later: Iterable[LaterEvent] | None, day: date, language: Language
) -> Iterator[str]:
    """What the page of a document says of its events that were recorded only after the day; nothing where there are none."""
    say = voice_in(language).say
    if later is None:
        yield say(_UNKNOWN_OF_DOCUMENT, day=day)
        return
    own = [each for each in later if each.name.rpartition(" #")[0] == number]
    if own:
        yield say(_OF_DOCUMENT, day=day)
    for each in own:
        yield say(_ONE_LATER, event=each.name, kind=each.kind, dated=each.day, recorded=_recorded(each))


def _recorded(event: LaterEvent) -> Sayable:
    return _ONLY_LATER.filled(day=event.recorded) if event.recorded else _NOT_YET
