"""Where an export comes from, and the text in it that says how to verify it without any program of ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sop_plugin.exporting.recorded_later import LaterEvent
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Sayable, Words, voice_in

_HEAD = Words("台账末端 {head}", "Head of the ledger {head}")
_COMMIT = Words("记录到 git 提交 {commit}（{day}）", "Recorded up to the git commit {commit} ({day})")
_NO_COMMIT = Words(
    "在哪个 git 提交中登记，此处的历史说不出",
    "The history at hand does not tell by which git commit it was recorded",
)
_ANCHOR = Words("这些登记的锚点 {anchor}", "Anchor of these records {anchor}")
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
