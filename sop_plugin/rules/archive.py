"""SOP9xx, the archive: released texts that git should hold.

A checkout without its history is no fault of the manual: the site still builds with what is there, and ``sop verify`` fails.
"""

from __future__ import annotations

from sop_plugin.model.finding import AuditQuestion, Rule, Severity
from sop_plugin.words.voice import Words

TEXT_NOT_IN_GIT = Rule(
    "SOP961",
    "text-not-in-git",
    Severity.WARNING,
    question=AuditQuestion.ARCHIVE,
    title=Words("git 中没有已发布的文字", "Released text not in git"),
    what=Words(
        "{event} 发布的文字（git 对象 {blob}）不在这个仓库里",
        "the text released by {event} (git object {blob}) is not in this repository",
    ),
    why=Words(
        "台账只记录文字的编号，文字本身保存在 git 历史中；缺了它，旧版次无法出示。",
        "The ledger holds the id of a text, git the text itself; without it a past revision cannot be shown.",
    ),
    remedy=Words(
        "取回完整历史：git fetch --unshallow，或 git fetch origin；被改写的历史要从备份恢复",
        "fetch the whole history: git fetch --unshallow, or git fetch origin; restore a rewritten history from a backup",
    ),
    example='{"event":"released","blob":"3f1c…",…}     # git cat-file -e 3f1c… fails',
)
TEXT_IS_ANOTHER = Rule(
    "SOP962",
    "text-is-another",
    Severity.ERROR,
    question=AuditQuestion.TEXT_CHANGED,
    title=Words("git 中的文字不是所发布的", "Text in git is not the one released"),
    what=Words(
        "{event} 记录的 git 对象 {blob} 读不出与摘要相符的文件",
        "the git object {blob} recorded by {event} is no document with the recorded digest",
    ),
    why=Words(
        "摘要把发布和文字绑在一起；对不上的文字不能当作已发布的版次出示。",
        "The digest binds the release to its text; another text must not be shown as that revision.",
    ),
    remedy=Words(
        "从 git 恢复台账的这一行，查明是谁改动的",
        "restore this line of the ledger from git and find out who changed it",
    ),
    example='{"event":"released","blob":"<id of another file>",…}',
)
SHALLOW_CLONE = Rule(
    "SOP963",
    "shallow-clone",
    Severity.ADVICE,
    question=AuditQuestion.ARCHIVE,
    title=Words("git 历史不完整", "Shallow clone"),
    what=Words(
        "这个仓库是浅克隆，{count} 份已发布的文字没有取回，旧版次不能显示",
        "this clone is shallow: {count} released texts were not fetched, and past revisions cannot be shown",
    ),
    why=Words(
        "截断的历史看起来像没有历史。",
        "A history that was cut off looks like no history.",
    ),
    remedy=Words(
        "运行 git fetch --unshallow；在 CI 中把检出深度设为 0（fetch-depth: 0）",
        "run git fetch --unshallow; in CI set the depth of the checkout to 0 (fetch-depth: 0)",
    ),
    example="git clone --depth 1 …",
)
NO_REPOSITORY = Rule(
    "SOP964",
    "no-repository",
    Severity.ADVICE,
    question=AuditQuestion.ARCHIVE,
    title=Words("读不到 git 历史", "No git history"),
    what=Words(
        "读不到 git 仓库（{reason}），{count} 份已发布的文字不能显示",
        "no git repository can be read ({reason}); {count} released texts cannot be shown",
    ),
    why=Words("旧版次的文字只保存在 git 历史中。", "The texts of past revisions are kept in git alone."),
    remedy=Words(
        "安装 git，并在完整的克隆中构建，而不是在下载的压缩包里",
        "install git and build in a full clone, not in a downloaded archive",
    ),
    example="unzip manual.zip && mkdocs build",
)
TEXT_IN_FORCE_MISSING = Rule(
    "SOP965",
    "text-in-force-missing",
    Severity.ERROR,
    question=AuditQuestion.ARCHIVE,
    title=Words("现行版本的文字缺失", "Text in force missing"),
    what=Words(
        "{number} 现行的第 {revision} 版没有文字可以显示",
        "revision {revision} of {number} is in force, but its text is not here",
    ),
    why=Words(
        "读者会找不到必须执行的规程。",
        "Readers would not find the procedure that they must work by.",
    ),
    remedy=Words(
        "取回完整的 git 历史后再构建：git fetch --unshallow，或完整克隆",
        "build with the whole git history: git fetch --unshallow, or a full clone",
    ),
    example='{"event":"released","revision":2,…}     # revision 3 is in the working tree, revision 2 only in git',
)
RELEASE_UNLIKE_TEXT = Rule(
    "SOP966",
    "release-unlike-text",
    Severity.ERROR,
    question=AuditQuestion.TEXT_CHANGED,
    title=Words("发布登记与所发布的文字不符", "Release unlike the text that it names"),
    what=Words(
        "{event} 登记的 {key} 是 {recorded}，而它所指的文字（git 对象 {blob}）写的是 {written}",
        "{event} records {key} as {recorded}, but the text that it names (git object {blob}) says {written}",
    ),
    why=Words(
        "签署的是文字；登记的编号、版次、生效和失效日期要与文字一致，否则读者看到的不是批准过的。",
        "The text is what was signed; number, revision and dates of the release must be those of the text, or readers see what nobody approved.",
    ),
    remedy=Words(
        "从 git 恢复台账的这一行，查明是谁改动的",
        "restore this line of the ledger from git and find out who changed it",
    ),
    example='{"event":"released","effective":"2026-01-01",…}     # the text says 2026-03-01',
)
