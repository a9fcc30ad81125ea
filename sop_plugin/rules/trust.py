"""SOP8xx, history: people, keys, authority and settings as the ledger has recorded them."""

from __future__ import annotations

from sop_plugin.model.finding import AuditQuestion, Rule, Severity
from sop_plugin.words.voice import Words

CHANGE_NOT_RECORDED = Rule(
    "SOP821",
    "change-not-recorded",
    Severity.ERROR,
    question=AuditQuestion.NO_AUTHORITY,
    title=Words(
        "人员、公钥、权限或设置的改动没有登记", "Change of people, keys, authority or settings not recorded"
    ),
    what=Words("台账没有登记这项改动：{change}", "the ledger has no record of this: {change}"),
    why=Words(
        "谁在什么时候有权签署、用哪把公钥，要有自己的历史；没有登记的改动，可能是任何人在任何时候写上的。",
        "Who might sign when, and with which key, has a history of its own; what is not recorded anybody may have written at any time.",
    ),
    remedy=Words(
        "核实后由文件控制部门登记：sop record --by PERSON --reason TEXT；不该有的改动，恢复原样",
        "if it is right, let document control record it: sop record --by PERSON --reason TEXT; if not, put it back",
    ),
    example="organisation.yml:  keys: [ssh-ed25519 AAAA…, ssh-ed25519 BBBB…]      # the second is in no record",
)
STATEMENTS_CHANGED = Rule(
    "SOP822",
    "statements-changed",
    Severity.ERROR,
    question=AuditQuestion.LEDGER,
    title=Words("人员与规则的登记被改过", "Record of people and rules changed"),
    what=Words(
        "{day} 由{person}登记的人员与规则（{event} 等）与登记时的摘要不符",
        "what {person} recorded of people and rules on {day} ({event} and others) has not the digest that it was recorded with",
    ),
    why=Words(
        "一次登记的各行共用一个摘要；少一行或改一个字，摘要就不符。",
        "The lines of one record share a digest; without one of them, or with another character, it is another.",
    ),
    remedy=Words(
        "从 git 恢复台账的这些行；查不清时由文件控制部门重新登记：sop record --by PERSON --reason TEXT",
        "restore the lines from git; where that cannot be done, let document control record all of it again: "
        "sop record --by PERSON --reason TEXT",
    ),
    example='{"batch":"9c1f…","event":"stated","facts":{"name":"王五",…},"number":"people/wang",…}     # the name was another',
)
STATED_BY_OUTSIDER = Rule(
    "SOP823",
    "stated-by-outsider",
    Severity.ERROR,
    question=AuditQuestion.NO_AUTHORITY,
    title=Words("登记人不属于文件控制部门", "Recorded by somebody outside document control"),
    what=Words(
        "{day} 的人员与规则由{person}登记（{event} 等），此人当日不在文件控制部门任职",
        "people and rules were recorded on {day} by {person} ({event} and others), who was not of document control that day",
    ),
    why=Words(
        "人员、公钥和权限由文件控制部门登记，否则人人都能给自己授权。",
        "Document control records people, keys and authority; else all could give power to themselves.",
    ),
    remedy=Words(
        "由文件控制部门的人核实后重新登记：sop record --by PERSON --reason TEXT",
        "let somebody of document control look into it and record it again: sop record --by PERSON --reason TEXT",
    ),
    example='{"by":"tang","event":"stated","number":"people/tang",…}     # tang is of Sales',
)
STATED_WITHOUT_SEAL = Rule(
    "SOP824",
    "stated-without-seal",
    Severity.ERROR,
    question=AuditQuestion.SEAL,
    title=Words("有公钥的人登记而没有加封", "Recorded without a seal by somebody who has a key"),
    what=Words(
        "{day} 由{person}登记的人员与规则（{event} 等）没有加封，而此人登记有公钥",
        "what {person} recorded of people and rules on {day} ({event} and others) has no seal, though the person has a key",
    ),
    why=Words(
        "没有封签，任何人都能以文件控制人员的名义登记。",
        "Without a seal anybody can record in the name of document control.",
    ),
    remedy=Words(
        "本人加封重新登记：sop record --by PERSON --reason TEXT --key FILE",
        "let the person record it again with a seal: sop record --by PERSON --reason TEXT --key FILE",
    ),
    example='{"by":"bai-ruolin","event":"stated",…}     # no signature',
)
STATEMENT_SEAL_BROKEN = Rule(
    "SOP825",
    "statement-seal-broken",
    Severity.ERROR,
    question=AuditQuestion.SEAL,
    title=Words("人员与规则的登记封签无效", "Broken seal of a record of people and rules"),
    what=Words(
        "{event} 等的封签不是{person}所加，或用的不是先前登记的公钥（{verdict}）",
        "the seal of {event} and others is not {person}'s, or by a key that had not been recorded before ({verdict})",
    ),
    why=Words(
        "新公钥须由先前登记的公钥来确认，否则换掉公钥的人就能确认自己。",
        "A new key is vouched for by one that was recorded before; else whoever puts in a key could vouch for it.",
    ),
    remedy=Words(
        "用先前登记的公钥，或由文件控制部门另一人，重新登记：sop record --by PERSON --reason TEXT --key FILE",
        "record it again with a key that was recorded before, or let another of document control do it: "
        "sop record --by PERSON --reason TEXT --key FILE",
    ),
    example='{"by":"bai-ruolin","event":"stated","signature":"U1NIU0lH…",…}     # by a key that came with it',
)
APPOINTED_LATER = Rule(
    "SOP826",
    "appointed-later",
    Severity.ADVICE,
    question=AuditQuestion.NO_AUTHORITY,
    title=Words("办理之后才登记的人员或权限", "Person or authority recorded after the act"),
    what=Words(
        "{event}：{person}当时的{fact}，到 {day} 才登记",
        "{event}: {person}'s {fact} was recorded only on {day}, after the act",
    ),
    why=Words(
        "先办理、后登记，说明当时还没有人确认此人可以办。",
        "When somebody acts first and is recorded later, nobody had said by then that the person might.",
    ),
    remedy=Words(
        "核实当时的任命或授权，并留下书面依据", "look for the appointment of that time, and keep the paper"
    ),
    example='{"by":"wang","date":"2026-11-02","event":"approved",…}     # people/wang was recorded on 2026-11-20',
)
PAST_STATEMENT = Rule(
    "SOP827",
    "past-statement",
    Severity.ADVICE,
    title=Words("过去登记人员与规则的例外", "Exception in a past record of people and rules"),
    what=Words("已经重新登记：{problem}", "recorded again since: {problem}"),
    why=Words(
        "台账不能改写，过去的例外只能如实列出，供审核。",
        "The ledger is not rewritten; past exceptions are listed as they are, for audits.",
    ),
    remedy=Words(
        "不必处理；审核时说明原因和纠正措施",
        "nothing to do; in an audit, tell the cause and what was done about it",
    ),
    example='{"by":"tang","event":"stated","number":"people/tang","seq":1,…}     # and seq 2 by document control',
)
CHANGED_SINCE_SIGNED = Rule(
    "SOP817",
    "changed-since-signed",
    Severity.ADVICE,
    question=AuditQuestion.NO_AUTHORITY,
    title=Words(
        "签署之后人员与设置有改动，没有登记",
        "People and settings changed since the first signature, without a record",
    ),
    what=Words(
        "自第一次签署（{day}，提交 {commit}）以来，人员、公钥、权限、部门和设置有 {count} 处改动没有登记：{changes}",
        "since the first signature ({day}, commit {commit}) there were {count} changes of people, keys, authority, departments and settings "
        "without a record: {changes}",
    ),
    why=Words(
        "以往每一个签署的分量都靠它们：姓名、公钥、权限改了而没有登记，就要靠 git 的历史才看得出来。",
        "Every earlier signature is worth what these say: where a name, a key or an authority changes without a record, git's history alone shows it.",
    ),
    remedy=Words(
        "核对这些改动，再由文件控制部门登记：sop record；此后没有登记的改动就是错误",
        "go through these changes and let document control record them with sop record; from then on a change without a record is an error",
    ),
    example="people:\n  - {id: shen, name: 申光耀, …}     # signed as 沈光耀",
)
