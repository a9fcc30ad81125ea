"""SOP9xx, the ledger's text: its lines, and the chain that holds them together."""

from __future__ import annotations

from sop_plugin.model.finding import AuditQuestion, Rule, Severity
from sop_plugin.words.voice import Words

MERGE_CONFLICT = Rule(
    "SOP901",
    "ledger-merge-conflict",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("台账中有未解决的合并冲突", "Unresolved merge in the ledger"),
    what=Words(
        "这里有合并冲突标记 {marker}，台账没有读取",
        "there is a merge conflict marker {marker} here; the ledger was not read",
    ),
    why=Words(
        "两个分支登记了相邻或相同的编号；冲突未解决之前，不知道哪些事件算数。",
        "Two branches recorded neighbouring or equal numbers; until that is settled nobody knows which events count.",
    ),
    remedy=Words(
        "不同编号的两边都保留，只删去标记行；同一编号的只保留已合入的一边，另一边重新登记",
        "for different numbers keep both sides and delete only the marker lines; for one number keep the side that was merged first and record the other again",
    ),
    example="<<<<<<< HEAD",
)

LINE_BROKEN = Rule(
    "SOP902",
    "ledger-line-broken",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("台账的一行无法读取", "Line of the ledger cannot be read"),
    what=Words("这一行不是事件：{problem}", "this line is no event: {problem}"),
    why=Words(
        "一行一个事件；读不出的行等于丢失的证据。",
        "Each line is one event; a line that cannot be read is evidence lost.",
    ),
    remedy=Words(
        "用 git 找回该事件原来的一行（git log -p {path}），不要手工改写台账",
        "bring the event's line back from git (git log -p {path}); the ledger is never edited by hand",
    ),
    example='{"event":"issued","number":"HT-SD-SOP-004",',
)

KEY_UNKNOWN = Rule(
    "SOP903",
    "ledger-unknown-key",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("台账事件中有未知的键", "Unknown key in an event"),
    what=Words(
        "“{event}”事件没有 {key} 这个键（可用：{known}）", "{event} events have no key {key} (known: {known})"
    ),
    why=Words(
        "多出的键没有人核对，却会被当成证据。",
        "Nobody checks a key that is not known, yet it would pass for evidence.",
    ),
    remedy=Words(
        "用 git 找回该事件原来的一行（git log -p {path}），不要手工改写台账",
        "bring the event's line back from git (git log -p {path}); the ledger is never edited by hand",
    ),
    example='{"approver":"shen","event":"approved",…}',
)

KEY_MISSING = Rule(
    "SOP904",
    "ledger-missing-key",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("台账事件缺少必需的键", "Key missing in an event"),
    what=Words("“{event}”事件缺少 {key}", "the {event} event has no {key}"),
    why=Words(
        "缺了人员、日期或摘要，事件就证明不了什么。",
        "Without its person, date or digest an event proves nothing.",
    ),
    remedy=Words(
        "用 git 找回该事件原来的一行（git log -p {path}），不要手工改写台账",
        "bring the event's line back from git (git log -p {path}); the ledger is never edited by hand",
    ),
    example='{"date":"2026-02-20","event":"released",…}      # no effective',
)

VALUE_WRONG = Rule(
    "SOP905",
    "ledger-wrong-value",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("台账事件的值不对", "Wrong value in an event"),
    what=Words("{key} 的值 {value} 不对，应为：{expected}", "{key} cannot be {value}; it is {expected}"),
    why=Words(
        "台账由命令写入，每个值只有一种写法；写法不对说明被手工改过。",
        "Commands write the ledger, each value in its one form; any other was typed in by hand.",
    ),
    remedy=Words(
        "用 git 找回该事件原来的一行（git log -p {path}），不要手工改写台账",
        "bring the event's line back from git (git log -p {path}); the ledger is never edited by hand",
    ),
    example='{"date":"2026-02-30",…}',
)

NOT_CANONICAL = Rule(
    "SOP906",
    "ledger-not-canonical",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("台账的一行不是规范写法", "Line of the ledger not in canonical form"),
    what=Words("这一行不是规范写法：{problem}", "this line is not in canonical form: {problem}"),
    why=Words(
        "散列按字节计算；同一事件只能有一种写法，否则无法核对。",
        "Hashes are taken over bytes; an event with two spellings could not be verified.",
    ),
    remedy=Words(
        "用 git 找回该事件原来的一行（git log -p {path}），不要手工改写台账",
        "bring the event's line back from git (git log -p {path}); the ledger is never edited by hand",
    ),
    example='{"event": "issued", "by": "bai"}                # blanks, keys not sorted',
)

# Of no auditor's question: the order of lines between numbers proves nothing.
UNSORTED = Rule(
    "SOP907",
    "ledger-unsorted",
    Severity.ADVICE,
    title=Words("台账未按编号排序", "Ledger not sorted by number"),
    what=Words("{event} 应排在 {before} 之前", "{event} belongs before {before}"),
    why=Words(
        "按编号排序，两个分支登记不同文件时才能合并而不冲突。",
        "Sorted by number, two branches that record different documents merge without conflict.",
    ),
    remedy=Words(
        "不必处理：下一次登记事件时会自动排好；也可以按编号和 seq 移动整行",
        "leave it: the next event that is recorded sorts the file; or move whole lines into the order of number and seq",
    ),
    example='{…"number":"HT-SD-SOP-005"…}\n{…"number":"HT-SD-SOP-004"…}',
)

EVENT_REORDERED = Rule(
    "SOP908",
    "event-reordered",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("同一编号的事件次序颠倒", "Events of a number in another order"),
    what=Words("{event} 排在了 {before} 之后", "{event} stands after {before}"),
    why=Words(
        "先后次序本身就是证据：先批准，后发布。",
        "The order is evidence in itself: approval first, release after.",
    ),
    remedy=Words(
        "按 seq 恢复原来的次序（git log -p {path}）",
        "put the lines back into the order of seq (git log -p {path})",
    ),
    example='{…"seq":3}\n{…"seq":2}',
)

EVENT_CHANGED = Rule(
    "SOP911",
    "event-changed",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("事件登记之后被改动", "Event changed after it was recorded"),
    what=Words(
        "{events} 登记之后被改动：与后一事件所记的散列不符",
        "{events} was changed after it was recorded: its hash is not the one that the event after it holds",
    ),
    why=Words(
        "每个事件记着前一事件的散列；改一个字，链就断了。",
        "Each event holds the hash of the one before; one changed character breaks the chain.",
    ),
    remedy=Words(
        "用 git 找回该事件原来的一行（git log -p {path}），不要手工改写台账",
        "bring the event's line back from git (git log -p {path}); the ledger is never edited by hand",
    ),
    example='{…"date":"2026-02-20"…}                         # recorded as 2026-02-21',
)

EVENT_MISSING = Rule(
    "SOP912",
    "event-missing",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("台账中缺少事件", "Event missing from the ledger"),
    what=Words("{event} 之前缺少 {missing}", "before {event} there is no {missing}"),
    why=Words(
        "台账只增不减；缺号说明有一行被删掉了。",
        "The ledger only grows; a gap in seq says that a line was deleted.",
    ),
    remedy=Words(
        "用 git 找回该事件原来的一行（git log -p {path}），不要手工改写台账",
        "bring the event's line back from git (git log -p {path}); the ledger is never edited by hand",
    ),
    example='{…"seq":1}\n{…"seq":3}',
)

EVENT_TWICE = Rule(
    "SOP913",
    "event-twice",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("两个事件序号相同", "Two events with one sequence number"),
    what=Words(
        "{number} 的 {event} 在第 {first} 行已经登记过",
        "{event} of {number} has been recorded at line {first} already",
    ),
    why=Words(
        "两个分支各自为同一文件登记了事件，合并后只有一个可以算数。",
        "Two branches recorded an event for the same document; after the merge only one of them can count.",
    ),
    remedy=Words(
        "主分支上先有的是第 {first} 行的：删去 {path} 第 {lines} 行，再用命令重新登记；在别的分支上，照 sop check --base main（主分支的名称）的处理办法做",
        "where the main branch had line {first} first, delete line {lines} of {path} and record that again with its command; on another branch do as sop check --base main (or whatever it is called) says",
    ),
    example='{…"revision":2,"seq":6}\n{…"revision":2,"seq":6}',
)

EVENT_BACK_DATED = Rule(
    "SOP914",
    "event-back-dated",
    Severity.ERROR,
    question=AuditQuestion.BACK_DATED,
    title=Words("事件日期倒填", "Back-dated event"),
    what=Words(
        "{event} 的日期 {day} 早于前一事件的 {before}",
        "{event} is dated {day}, before the event ahead of it ({before})",
    ),
    why=Words(
        "事件按发生的先后登记，日期不会倒退。", "Events are recorded as they happen, so dates never go back."
    ),
    remedy=Words(
        "改回事件发生的日期；已经登记的不能补填更早的事件",
        "give the day on which it happened; nothing can be recorded before what is there already",
    ),
    example='{"date":"2026-02-20",…"seq":4}\n{"date":"2026-02-18",…"seq":5}',
)

EVENTS_LOST = Rule(
    "SOP915",
    "events-lost",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("台账比早先的版本少了事件", "Events lost since an earlier ledger"),
    what=Words(
        "早先版本中的 {events} 不见了或被改动", "{events} of the earlier ledger is gone or was changed"
    ),
    why=Words(
        "已登记的事件永远保留；改写历史要让人看得见。",
        "What was recorded stays for ever; history that is rewritten must show.",
    ),
    remedy=Words(
        "用 git 找回该事件原来的一行（git log -p {path}），不要手工改写台账",
        "bring the event's line back from git (git log -p {path}); the ledger is never edited by hand",
    ),
    example='git diff: -{…"event":"released"…}',
)

LEDGER_GONE = Rule(
    "SOP916",
    "ledger-gone",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("台账不见了", "The ledger is gone"),
    what=Words(
        "{path}：{state}，而 git 历史中的 {earlier} 有 {count} 个事件（{events}；提交 {commit}）",
        "{path}: {state}, but {earlier} in git's history has {count} events ({events}; commit {commit})",
    ),
    why=Words(
        "没有台账的手册只剩文件自己的说法：批准、发布和复审都没有证据。",
        "Without its ledger a manual is what its documents claim: no approval, release or review has evidence.",
    ),
    remedy=Words(
        "取回台账：git show {commit}:{earlier} > {path}；更换 mkdocs.yml 中的 ledger 时，要把台账整个移过去",
        "bring it back: git show {commit}:{earlier} > {path}; where ledger in mkdocs.yml names another file, move the whole ledger there",
    ),
    example="ledger: new.jsonl          # git has 893 events in ledger.jsonl, and new.jsonl has none",
)
ANCHOR_GONE = Rule(
    "SOP940",
    "anchor-gone",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("保存的锚点不见了，或被换过", "Kept anchor gone or exchanged"),
    what=Words(
        "{path}（提交 {commit} 里有的锚点）{state}",
        "{path}, an anchor that the commit {commit} has, {state}",
    ),
    why=Words(
        "锚点证明当时登记了什么；改写台账的人要先去掉它。",
        "An anchor proves what had been recorded by its day; whoever rewrites the ledger has to do away with it first.",
    ),
    remedy=Words(
        "找回来：git show {commit}:./{path} > {path}，再运行 sop verify",
        "bring it back: git show {commit}:./{path} > {path}, and run sop verify",
    ),
    example="anchors/2026-06-30-1f2e3d4c5b6a.json",
)
ANCHOR_BROKEN = Rule(
    "SOP909",
    "anchor-broken",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("台账与保存的锚点不符", "Ledger and kept anchor disagree"),
    what=Words(
        "{day} 的锚点所记的 {event} {what}；它或它之前的事件被改写过",
        "{event}, which the anchor of {day} has, {what}; it, or an event before it, was rewritten",
    ),
    why=Words(
        "锚点保存在仓库之外；连 git 历史和各行的哈希一起改写，也瞒不过它。",
        "An anchor is kept outside the repository; even a rewritten history with all hashes made anew does not get past it.",
    ),
    remedy=Words(
        "查明是谁、为什么改写；从做锚点时的提交或备份恢复台账",
        "find out who rewrote it and why; restore the ledger from the commit of the anchor, or from a backup",
    ),
    example="sop verify --anchor anchors/2026-11-21.json",
)
