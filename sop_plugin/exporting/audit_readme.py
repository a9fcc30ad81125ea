"""How an auditor's pack is verified with tools that every system has."""

from __future__ import annotations

from sop_plugin.exporting.audit_pages import TITLE, PackFacts
from sop_plugin.words.language import Language
from sop_plugin.words.voice import Words, voice_in

VERIFY_SIGNATURES = """while read -r file person day; do
  ssh-keygen -Y verify -f keys/allowed_signers -I "$person" -n sop-approval \\
    -Overify-time="${day}1200" -s "$file.sig" < "$file.message" || echo "NOT VALID: $file"
done < signatures/list.txt
"""
"""For a POSIX shell in the folder of the pack."""

VERIFY_CHAIN = (
    'awk -F, \'NR > 1 { if ($2 != seq[$1] + 1 || ($2 > 1 && $6 != last[$1])) print "BROKEN: " $1 " #" $2; '
    "seq[$1] = $2; last[$1] = $5 }' training-chain.csv"
)
"""For the same shell; numbers, days and hashes hold no comma."""

_README = Words(
    """{title}

git 提交 {commit}
台账末端 {head}
锚点 {anchor}
程序 sop-plugin {version}

怎样看
  用浏览器打开 index.html，不需要网络和别的程序。
  lists/       登记册、更改、例外、复审、签名、编号、审计追踪的审阅、阅读与副本的数目；每份有网页和 CSV，lists.xlsx 是全部
  redlines/    期间每个新版次与上一版的对照
  in-force/日期/   首尾两天各一份存档：全文、附件、签署、历史；与 sop export --as-of 日期 相同
  signatures/  每个签名（.sig）和所签的内容（.message）；statements.* 是人员与规则的登记
  ledger.jsonl 到期末为止的台账；anchor.json 这些台账的锚点；keys/ 公钥

怎样核对
  1. 文件没有变：sha256sum -c SHA256SUMS（macOS：shasum -a 256 -c SHA256SUMS）。
     SHA256SUMS 本身的 SHA-256 在制作时打印，请另外保存或当面核对。
  2. 签名是本人的，在 POSIX shell 中：
{loop}
     公钥来自公司的组织文件；公钥是不是本人的，向公司核实。没有 .sig 的登记没有加封，见 lists/signatures.html。
  3. 签的就是这份文字：.message 中的 digest 与登记册的摘要相同；登记册和原文在 in-force/日期/ 中。
  4. 台账没有被改：每行的 prev 是同一编号上一行（不含换行）的 SHA-256，例如
     sed -n 1p ledger.jsonl | tr -d '\\n' | sha256sum
  5. 与公司的仓库相同：git cat-file -t {commit} 应为 commit；
     git show {commit}:台账路径 应含有 ledger.jsonl 的每一行。锚点用 sop verify --anchor anchor.json 核对。

  6. 阅读（training）和纸质副本（copies）的台账没有被改：设置许可写出人员的，是 .jsonl，核对同第 4 条；否则是 -chain.csv，
     每行有该事件的 SHA-256（sha256）和上一事件的（prev），没有人员。没有输出，链就是完整的（copies 同样）：
     {chain}
     每个编号最后一行的 seq 和 sha256 应与 anchor.json 中 "training:编号"、"copies:编号" 的相同。
     要看某一行：请公司在台账中找出它，不含换行的那一行的 sha256sum 应与表中的相同。

不在其中：期后登记的事，还没有发布的草稿；设置不许可写出人员时，阅读和副本台账中的人员。
提交里的人员、公钥、设置是那个提交时的；期间有登记的改动见 lists/statements.html。
""",
    """{title}

Git commit {commit}
Head of the ledger {head}
Anchor {anchor}
Made by sop-plugin {version}

How to read it
  Open index.html in a browser; no network and no other program is needed.
  lists/       registers, changes, exceptions, reviews, signatures, numbers, audit-trail reviews, figures of readings and copies; each as a page and CSV, all in lists.xlsx
  redlines/    each revision that came in the period against the one before
  in-force/DAY/    an archive of the first and of the last day: texts, files, approvals, history; what sop export --as-of DAY gives
  signatures/  each signature (.sig) and what was signed (.message); statements.* is what was recorded of people and rules
  ledger.jsonl the ledger up to the last day; anchor.json its anchor; keys/ the public keys

How to verify it
  1. Nothing has changed: sha256sum -c SHA256SUMS (macOS: shasum -a 256 -c SHA256SUMS).
     The SHA-256 of SHA256SUMS itself was printed when the pack was made: keep it elsewhere, or compare it face to face.
  2. The signatures are the people's own, in a POSIX shell:
{loop}
     The keys come from the company's organisation file; ask the company whose they are. What has no .sig was not
     sealed: see lists/signatures.html.
  3. What was signed is this text: digest in .message is the digest of the register; register and texts are in in-force/DAY/.
  4. The ledger was not edited: prev of each line is the SHA-256 of the line before of the same number, without its line end:
     sed -n 1p ledger.jsonl | tr -d '\\n' | sha256sum
  5. It is the company's repository: git cat-file -t {commit} must say commit;
     git show {commit}:PATH-OF-LEDGER must have every line of ledger.jsonl. sop verify --anchor anchor.json checks the anchor.

  6. The logs of readings (training) and paper copies (copies) were not edited: where the settings let people be named they are
     .jsonl files, verified as in 4; else -chain.csv, which has the SHA-256 of each line (sha256) and of the line before (prev), and
     nobody. The chain is whole if this says nothing (copies likewise):
     {chain}
     The last row of each number must have the seq and sha256 of "training:NUMBER" or "copies:NUMBER" in anchor.json.
     To see a line, have the company show it in its log: sha256sum of the line without its end must be that of the row.

Not in here: what was recorded after the period, drafts, and people in the logs of readings and copies where the settings do not let
them be named.
People, keys and settings are those of the commit; what was recorded of them in the period is in lists/statements.html.
""",
)


def pack_readme(facts: PackFacts) -> bytes:
    """The text in Chinese and English: nobody knows who will open it."""
    parts = []
    for language in (Language.ZH_HANS, Language.EN):
        say = voice_in(language).say
        title = say(TITLE, since=facts.since, until=facts.until)
        parts.append(
            say(
                _README,
                title=title,
                commit=facts.commit,
                head=facts.head,
                anchor=facts.anchor,
                version=facts.version,
                loop=VERIFY_SIGNATURES,
                chain=VERIFY_CHAIN,
            )
        )
    return "\n----\n\n".join(parts).encode()
