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

FILE_CHANGED = Rule(
    "SOP978",
    "file-changed-after-release",
    Severity.ERROR,
    question=AuditQuestion.TEXT_CHANGED,
    title=Words("发布之后所附的文件有改动", "File changed after release"),
    what=Words(
        "第 {revision} 版已于 {day} 发布，之后 {file} 有改动：发布时 {released}，现在 {found}",
        "revision {revision} was released on {day}, and {file} has changed since: it was {released} and is {found}",
    ),
    why=Words(
        "图片、表格等与正文一并批准；换一张图，与改一个字一样要新的版次。",
        "Files are approved with their text; another picture needs a new revision as another word does.",
    ),
    remedy=Words(
        "改动有意的，用 sop revise 作为第 {next} 版的草稿，再走批准；无意的从 git 恢复（git cat-file blob {blob} > {typed}）",
        "if it is meant, make it the draft of revision {next} with sop revise and have it approved; if not, restore it from git "
        "(git cat-file blob {blob} > {typed})",
    ),
    example="![接线图](img/wiring.png)          # another picture since the release",
)
FILES_NOT_BOUND = Rule(
    "SOP968",
    "files-not-bound",
    Severity.ADVICE,
    question=AuditQuestion.TEXT_CHANGED,
    title=Words("发布时未登记所附的文件", "Files not recorded with the release"),
    what=Words(
        "第 {revision} 版发布时只登记了正文，没有登记所附的 {count} 个文件",
        "the release of revision {revision} recorded the text alone and none of the {count} files beside it",
    ),
    why=Words(
        "这些文件后来有没有换过，台账无从证明。",
        "Whether these files are still those of the release, the ledger cannot prove.",
    ),
    remedy=Words(
        "下一版发布时会一并登记，这一版不必处理",
        "the release of the next revision records them; nothing has to be done for this one",
    ),
    example='"digest":"sop1:…"          # and ![接线图](img/wiring.png)',
)

FILE_NOT_IN_GIT = Rule(
    "SOP969",
    "released-file-not-in-git",
    Severity.ERROR,
    question=AuditQuestion.ARCHIVE,
    title=Words("发布的附件不在 git 中", "Released file not in git"),
    what=Words(
        "{event} 发布的附件 {file}（{blob}）在 git 中找不到，或没有任何提交保存它",
        "the file {file} ({blob}) that was released with {event} is not in git, or no commit holds it",
    ),
    why=Words(
        "git 是档案库：附件不在其中，就拿不出当时批准的那一份。",
        "Git is the archive: without the file there, nobody can show what was approved.",
    ),
    remedy=Words(
        "提交发布时的那个文件；已经丢失的，从有它的克隆取回（git fetch）",
        "commit the file as it was released; if it is lost, fetch it from a clone that has it",
    ),
    example='"files":[{"blob":"3333333333…","name":"img/wiring.png",…}]',
)
FILE_IS_ANOTHER = Rule(
    "SOP967",
    "released-file-is-another",
    Severity.ERROR,
    question=AuditQuestion.TEXT_CHANGED,
    title=Words("发布的附件与登记不符", "Released file is another"),
    what=Words(
        "{event} 的附件 {file}（{blob}）不是当时登记的那一份",
        "the file {file} ({blob}) of {event} is not the one that was recorded",
    ),
    why=Words(
        "附件的摘要与正文一并签署；内容不符的不能作为依据。",
        "The digest of a file is signed with the text; another content proves nothing.",
    ),
    remedy=Words(
        "查明是谁改了台账或仓库；从未改动的克隆恢复",
        "find out who changed ledger or repository, and restore an untouched clone",
    ),
    example='"files":[{"blob":"3333333333…","sha256":"00…",…}]',
)
