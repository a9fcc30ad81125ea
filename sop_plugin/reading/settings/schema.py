"""The options under ``plugins: sop`` in ``mkdocs.yml``: their one home. What each does is said here, and nowhere else.

The page of settings is made from it: ``python -m sop_plugin.cli.settings_page > docs/guide/settings.md``.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field

from sop_plugin.model.headings import Heading
from sop_plugin.model.procedure import Column
from sop_plugin.model.revision_label import WHOLE_NUMBERS
from sop_plugin.model.settings import ClauseStyle, Settings
from sop_plugin.reading.settings.evidence_options import (
    RecordedWithinOptions,
    SealOptions,
    TrailReviewOptions,
    number_of_days,
    seal_mode,
    trail_review_every,
)
from sop_plugin.reading.settings.finding_options import FindingOptions
from sop_plugin.reading.settings.mail_options import MailOptions
from sop_plugin.reading.settings.option import COUNTED_BY, SOURCE_LINES, WRITTEN_TO, Options, option
from sop_plugin.reading.settings.propose_options import ProposeOptions
from sop_plugin.reading.settings.role_options import Name, RoleKey, RoleList
from sop_plugin.reading.settings.training_options import TrainingOptions
from sop_plugin.reading.values import LanguageTag, Span
from sop_plugin.words.language import Language

Chapter = Annotated[str, Field(pattern=r"^[^|\n]*[^|\s][^\n]*$")]
_CODE = r"^[A-Za-z0-9]([A-Za-z0-9-]{0,18}[A-Za-z0-9])?$"
TypeCode = Annotated[str, Field(pattern=_CODE)]
DepartmentCode = Annotated[str, Field(pattern=_CODE)]


class TypeOptions(Options):
    """One document type."""

    code: str = option(
        ...,
        "编号中的类型代码",
        "Its code in document numbers",
        "CHK",
        pattern=_CODE,
    )
    headings: list[Heading] = option(
        [], "必备标题", "Headings that its documents must have", "[purpose, content]"
    )
    chapters: list[Chapter] = option(
        [],
        "另外的必备章节，照标题写；几种说法用 | 隔开，第一种用在模板里",
        "Further chapters that its documents must have, by their titles; wordings are parted by |, and the first stands in templates",
        "[安全要求 | 安全注意事项, 应急处置]",
    )
    review: Span | None = option(
        None,
        "新建的文件多久复审一次；不写为 12 months",
        "How often its new documents are reviewed; 12 months unless it is given",
        "24 months",
    )
    roles: list[RoleKey] | None = option(
        None,
        "必备签署；不写为全部角色，会签（several）除外",
        "Roles that must sign its documents; all but those of several people unless it is given",
        "[prepared, approved]",
    )
    name: Name | None = option(
        None,
        "名称，按语言写；只写一个也可以。页面、清单、消息和搜索里都用它",
        "What it is called, in each language or in one: on pages, in lists, messages and the search",
        "{zh-Hans: 检查表, zh-Hant: 檢查表, en: Checklist}",
    )
    level: int = option(
        0,
        "文件层级，1 为手册；编号含 {level} 时要写",
        "Its level among the documents, 1 for the manual; needed where numbers have {level}",
        "3",
        ge=0,
        le=9,
    )


class RuleChangeOptions(Options):
    """Rules that count from a day."""

    since: date = option(..., "从哪一天起", "From which day on", "2027-01-01")
    approval_roles: RoleList = option(
        [],
        "从那天起的签署角色，按签署的次序全部列出；此前签的仍按当时的名称显示",
        "The roles that people sign in from then on, all of them, in the order of signing; earlier signatures keep the names of their day",
        "[prepared, {key: quality, name: 质量审核}, approved]",
    )
    roles: dict[str, list[RoleKey]] = option(
        {},
        "文件类型，和从那天起的必备签署",
        "Document types, each with the signatures that are required from then on",
        "{procedure: [prepared, reviewed, cosigned, approved]}",
    )
    headings: dict[str, list[Heading]] = option(
        {},
        "文件类型，和从那天起的必备标题",
        "Document types, each with the headings that are required from then on",
        "{procedure: [purpose, scope, content, records]}",
    )
    chapters: dict[str, list[Chapter]] = option(
        {},
        "文件类型，和从那天起另外的必备章节，照标题写；几种说法用 | 隔开",
        "Document types, each with the further chapters that are required from then on, by their titles; wordings are parted by |",
        "{work_instruction: [安全要求 | 安全注意事项]}",
    )
    review: dict[str, Span] = option(
        {},
        "文件类型，和从那天起批准的文件最长多久复审一次",
        "Document types, each with the longest time between reviews of what is approved from then on",
        "{procedure: 12 months}",
    )
    number_pattern: str = option(
        "",
        "从那天起发放的编号的写法；以前发放的编号不变，照旧可以引用",
        "How numbers are written that are given out from then on; those given before stay, and can be referred to as before",
        '"{type}-{department}-{sequence:04}"',
    )
    number_patterns: dict[str, str] = option(
        {},
        "文件类型或部门代码，和从那天起其编号的写法",
        "Document types or department codes, each with the pattern of its numbers from then on",
        '{form: "FR-{sequence:04}"}',
    )
    codes: dict[str, TypeCode] = option(
        {},
        "文件类型，和从那天起它在编号中的代码；以前发放的编号不变",
        "Document types, each with its code in numbers from then on; numbers given before stay",
        "{procedure: PRO}",
    )
    department_codes: dict[str, DepartmentCode] = option(
        {},
        "部门代码，和从那天起它在编号中的代码；以前发放的编号不变",
        "Codes of departments, each with how numbers have it from then on; numbers given before stay",
        '{QA: "07"}',
    )


class ExternalOptions(Options):
    """One document from outside the manual."""

    # An edition is often a year.
    model_config = ConfigDict(coerce_numbers_to_str=True)

    title: str = option(
        ...,
        "准确名称，引用时写在《》中",
        "Its exact title, as documents write it between 《 and 》",
        "质量管理体系 要求",
        min_length=1,
    )
    edition: str = option("", "现行的版本", "The edition that counts", "2015")
    publisher: str = option("", "发布者", "Who publishes it", "国际标准化组织")
    checked: date | None = option(
        None, "最近一次核对版本的日期", "The day on which its edition was last checked", "2026-09-15"
    )
    check_every: Span | None = option(
        None, "多久核对一次", "How often its edition is to be checked", "12 months"
    )
    url: str = option(
        "",
        "在哪里可以读到",
        "Where it can be read",
        "https://www.iso.org/standard/62085.html",
        pattern=r"^(https?://[^\s<>\"]+)?$",
    )
    next_edition: str = option(
        "",
        "已发布或即将发布、还没有改用的新版本",
        "An edition that is out or due and not yet followed",
        "ISO 9001:2026",
    )
    next_by: date | None = option(
        None, "最晚到哪一天改用新版本", "The day by which it must be followed", "2029-09-30"
    )


def _as_written(value: object) -> object:
    """What YAML took for a number, a date or a truth value, as the text that stands there."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int | float) else value


def _listed(value: object) -> object:
    return value if isinstance(value, list) else [value]


Word = Annotated[str, BeforeValidator(_as_written), Field(min_length=1)]


class MetadataOptions(Options):
    """How files that were there before say what our front matter says."""

    keys: dict[str, Annotated[list[Word], BeforeValidator(_listed), Field(min_length=1)]] = option(
        {},
        "本手册的字段，和已有文件中的名称，可列几个",
        "Our field, and the name or names that files have for it",
        "{number: doc_id, review.next_review: [next_review, review_date]}",
    )
    values: dict[str, dict[Word, Word]] = option(
        {},
        "字段，已有文件中的值，和本手册的值",
        "A field, a value that files have, and the value that we have for it",
        "{department: {销售组: HT-SD}, status: {现行: approved}}",
    )
    defaults: dict[str, Word] = option(
        {}, "文件没有写时的值", "The value where a file says nothing", "{status: approved}"
    )
    ignore: Literal["all"] | list[Word] = option(
        [],
        "不必理会的字段；all 为全部",
        "Fields that say nothing to us; all for every one",
        "[layout, nav_order]",
    )
    day_order: Literal["", "dmy", "mdy"] = option(
        "",
        "01/03/2026 这样的日期怎样读：dmy 先日后月，mdy 先月后日；不写则不读",
        "How to read days such as 01/03/2026: dmy has the day first, mdy the month; they are not read unless it is given",
        "dmy",
    )


def _titled(written: object) -> object:
    """A title alone is enough."""
    return {"title": written} if isinstance(written, str) else written


class AudienceOptions(Options):
    """Readers with an edition of their own."""

    level: Word = option(..., "看到哪一级", "The level up to which they may see", "公开")
    departments: list[Word] = option(
        [],
        "只含哪些部门及其下级部门的文件；不写为全部",
        "The departments whose documents it has, with those below them; all unless they are given",
        "[HT-SD]",
    )


class ConfidentialityOptions(Options):
    """Who may see what."""

    levels: list[Word] = option([], "各级，从低到高", "The levels, the lowest first", "[公开, 内部, 秘密]")
    default: Word | Literal[""] = option(
        "",
        "没有写密级的文件是哪一级；不写为最低的一级",
        "The level of documents that say none; the lowest unless it is given",
        "内部",
    )
    departments: dict[str, Word] = option(
        {},
        "部门代码，和它的文件至少是哪一级；其下级部门也至少是这一级",
        "Department codes, each with the level that its documents, and those of the departments below it, have at least",
        "{HT-GM: 秘密}",
    )
    audiences: dict[str, AudienceOptions] = option(
        {},
        "读者的名称，和他们的一版手册：到哪一级、含哪些部门；SOP_LEVEL 也可以写这个名称",
        "Names of readers, each with their edition: up to which level, of which departments; SOP_LEVEL takes such a name too",
        "{经销商: {level: 公开, departments: [HT-SD]}}",
    )
    everyday_words: list[Word] = option(
        [],
        "题目或部门名称中的日常用语：哪一级的文本都可以说，只在书名号中隐去",
        "Titles and names of departments that are everyday words: texts of any level may say them, and they are taken out in 《》 alone",
        "[采购, 财务]",
    )


class PluginOptions(Options):
    """All of them; every one may be absent."""

    organisation: str = option(
        "organisation.yml",
        "组织文件，从 mkdocs.yml 所在的文件夹算起",
        "The organisation file, from the folder of mkdocs.yml",
        "company/organisation.yml",
    )
    ledger: str = option(
        "ledger.jsonl",
        "台账，从 mkdocs.yml 所在的文件夹算起；没有这个文件，文件的状态就只凭前置信息",
        "The ledger, from the folder of mkdocs.yml; without that file documents are what their front matter says",
        "evidence/ledger.jsonl",
    )
    pages: list[str] = option(
        ["index.md"],
        "不受控的说明页，写法同 .gitignore，从文件所在的文件夹算起，但不带 / 的只指最上层（任一层写 **/index.md）；页中可以用变量",
        "Pages outside control, written as in .gitignore, from the documents' folder; a name without / is one at its top "
        "(**/index.md is any); they may use variables",
        '[index.md, "guide/**"]',
    )
    max_bytes: int = option(
        1_000_000,
        "单个文件最多多少字节；更大的不读，并提示",
        "How many bytes a file may have; a larger one is not read, and told",
        "2000000",
        ge=1_000,
    )
    number_pattern: str = option(
        Settings.number_pattern,
        "编号规则：{sequence} 流水号必须有，{department} 部门、{type} 类型、{level} 层级、{year} 取号年份可有可无，其余照写；"
        "{sequence:03} 为三位数字，{year:02} 为两位年份；“/”和空格在网址里写作 ~ 和 ~_",
        "The form of numbers: {sequence} is needed, {department}, {type}, {level} and {year} (in which the number is given) are "
        "possible, all else stands as it is; {sequence:03} has three digits, {year:02} two; an address has ~ for '/', ~_ for a blank",
        '"Q/YL {level:02}{sequence:02}-{year}"',
    )
    number_patterns: dict[str, str] = option(
        {},
        "某一类型（写名称）或某一部门（写代码）另用的编号规则；两样都有时按类型",
        "The form of numbers of one type, by its name, or of one department, by its code, where it is another; a type's own counts "
        "before a department's",
        '\n  form: "FR-{sequence:04}"\n  HT-SD: "SD-{type}-{sequence:03}"',
    )
    sequence_per: list[Literal["department", "type", "level", "year"]] | None = option(
        None,
        "流水号按什么分别计数，[] 为全公司一个序列；不写为编号中的每一项各自计数",
        "What sequences are counted by, [] for one in all the company; by everything else that a number says, unless it is given",
        "[type]",
    )
    department_codes: dict[str, DepartmentCode] = option(
        {},
        "部门在编号中的代码，与组织文件中的代码不同时写",
        "The codes of departments in numbers, where those of the organisation file are others",
        '{QA: "07", PRD: "03"}',
    )
    revision_pattern: Annotated[list[Word], BeforeValidator(_listed), Field(min_length=1)] = option(
        [WHOLE_NUMBERS],
        "版次的写法：{number} 数字，{number:02} 两位数字，{letter} 字母，其余照写；改用新写法时，列出新旧几种，新的在前",
        "How revisions are called: {number} counts, {number:02} with two digits, {letter} goes from A to Z, all else stands as it "
        "is; when you change to another way, list both, the new one first",
        '"{letter}/{number}"',
    )
    first_revision: Word | Literal[""] = option(
        "",
        "第一版怎样写；不写为 1、A、A/0、1.0，{number:02} 为 00",
        "The first revision; 1, A, A/0 or 1.0 unless it is given, and 00 for {number:02}",
        '"0"',
    )
    document_types: dict[str, TypeOptions] = option(
        {},
        "增加的文件类型，或对已有类型的改写（policy、procedure、work_instruction、job_description、form）",
        "Document types of your own, or others in place of the usual ones (policy, procedure, work_instruction, "
        "job_description, form)",
        "\n  checklist: {code: CHK, name: {zh-Hans: 检查表, en: Checklist}, headings: [purpose, content], roles: [prepared, approved]}",
    )
    approval_roles: RoleList = option(
        [],
        "签署角色，按签署的次序全部列出：第一个编写，最后一个批准，文件由它生效。随程序附的只写 key（prepared、checked、reviewed、cosigned、"
        "approved），不写这一项就是这五个。以后要改，写在 rule_changes 里",
        "The roles that people sign in, all of them, in the order of signing: the first writes, the last approves and so puts a text in force. "
        "Those that come along are named by their key (prepared, checked, reviewed, cosigned, approved), and are all there are unless it is "
        "given. Later changes stand in rule_changes",
        "\n  - {key: prepared, name: {zh-Hans: 编制, zh-Hant: 編制, en: Prepared}}"
        "\n  - {key: checked, name: {zh-Hans: 校核, zh-Hant: 校核, en: Checked}}"
        "\n  - {key: quality, name: {zh-Hans: 质量审核, zh-Hant: 質量審核, en: Quality review}, meaning: 符合质量要求}"
        "\n  - approved",
    )
    templates: dict[str, Word] = option(
        {},
        "文件类型，和 sop new 起草这类文件用的模板：只有正文的 Markdown 文件，从 mkdocs.yml 所在的文件夹算起，放在文件夹 docs 以外",
        "Document types, each with the template from which sop new makes its drafts: a Markdown file of the text alone, from the folder of "
        "mkdocs.yml, outside docs",
        "{procedure: templates/procedure.md, form: templates/form.md}",
    )
    rule_changes: list[RuleChangeOptions] = option(
        [],
        "签署角色、必备签署、必备标题、复审周期、编号规则和编号代码的改动，各从某一天起算：此前批准的文件按当时的规则判断，不会变成错误，列为待办；最初的规则写在 "
        "approval_roles、document_types、number_pattern 和 department_codes 中",
        "Changes of the roles that people sign in, of the signatures and headings that are required, of review periods, of numbers and their "
        "codes, each from a day on: what was approved before is judged by the rules of its day, and listed as work to do; approval_roles, "
        "document_types, number_pattern and department_codes hold the rules that came first",
        "\n  - {since: 2027-01-01, roles: {procedure: [prepared, reviewed, cosigned, approved]}}",
    )
    headings: dict[Heading, list[str]] = option(
        {},
        "必备标题的其他说法",
        "Other wordings of the headings that are required",
        "{purpose: [宗旨, 目标]}",
    )
    columns: dict[Column, list[str]] = option(
        {},
        "步骤表、检查表和定义表中各栏的其他名称",
        "Other names of the columns that tables of steps, checks and definitions have",
        "{who: [主责, 协办], standard: [控制点]}",
    )
    clause_style: ClauseStyle = option(
        ClauseStyle.DECIMAL,
        "条款号样式：decimal 为 1、1.1，chinese 为一、（一）",
        "How clauses are numbered: decimal is 1, 1.1; chinese is 一、（一）",
        "chinese",
    )
    language: LanguageTag = option(
        Language.ZH_HANS,
        "文件和界面的默认语言",
        "The language of documents and pages that do not say otherwise",
        "en",
    )
    time_zone: str = option(
        "Asia/Shanghai",
        "手册所在时区，决定今天是哪一天；读者身在何处都按它",
        "The manual's time zone, which tells what day it is, wherever its readers are",
        "Asia/Hong_Kong",
    )
    as_of: date | None = option(
        None, "按哪一天显示；不写为今天", "The day that is shown; today where it is absent", "2026-11-21"
    )
    lead_days: int = option(
        30, "到期前多少天提示复审", "How many days before it is due a review is announced", "60", ge=0, le=365
    )
    stale_days: int = option(
        30,
        "网站多少天没有更新，就在页面上提示",
        "After how many days without a new build the pages say that they may be out of date",
        "14",
        ge=1,
        le=3650,
    )
    seals: Annotated[SealOptions, BeforeValidator(seal_mode)] = option(
        SealOptions(),
        "登记了公钥的人是否必须加封：expected（不写时）、required 或 optional，或写明从哪一天起",
        "Whether people who have a key must seal: expected (where nothing is said), required or optional, or from which day on",
        "{mode: required, since: 2026-12-01}",
    )
    recorded_within: Annotated[RecordedWithinOptions, BeforeValidator(number_of_days)] = option(
        RecordedWithinOptions(),
        "事件要在多少天内提交到 git，不写时为 30 天，更晚的列为例外；可以写明从哪一天起",
        "Within how many days an event must be committed to git, 30 where nothing is said; later ones are listed as exceptions. It may say from which day on",
        "14",
    )
    trail_review: Annotated[TrailReviewOptions | None, BeforeValidator(trail_review_every)] = option(
        None,
        "文件控制部门多久审阅一次审计追踪（台账、例外），用 sop review-trail 登记；没有登记的期间列为例外；不写不要求",
        "How often document control reviews the audit trail (ledger and exceptions), recorded by sop review-trail; a period without is "
        "listed as an exception; not asked unless it is given",
        "3 months",
    )
    training: TrainingOptions = option(
        TrainingOptions(),
        "谁读过什么：期限、从哪天起、编辑性修订、网站上的姓名和“我已阅读”按钮",
        "Who has read what: days allowed, from which day on, editorial revisions, names on the site, and the button of a page",
        "{days: 30, acknowledge: 'mailto:training@example.org'}",
    )
    mail: MailOptions = option(
        MailOptions(),
        "提醒邮件（sop due --mail 和 --send）的域名、发件人和服务器；口令不写在这里",
        "Domain, sender and server of reminders by mail (sop due --mail and --send); the password does not stand here",
        "{domain: example.com, host: smtp.example.com, user: sop@example.com}",
    )
    show_copy_holders: bool = option(
        False,
        "网站上是否写明谁持有受控副本；不写时只有副本号和状态",
        "Whether the site tells who holds a controlled copy; unless it is given, only numbers and states are shown",
        "true",
    )
    pdf_copies: bool = option(
        False,
        "网站是否附上每份有效文件的 PDF，从页面上下载；需要 sop pdf 所需的程序",
        "Whether the site holds a PDF of each document in force, to be had from its page; it takes what sop pdf takes",
        "true",
    )
    confidentiality: ConfidentialityOptions = option(
        ConfidentialityOptions(),
        "密级：用公司自己的词，从谁都可以看的排起；文件写在前置信息的 confidentiality，部门写在 departments；"
        "SOP_LEVEL=内部 mkdocs build 生成只含这一级及以下的网站",
        "Levels of confidentiality in the company's own words, from the one that everybody may see up; documents say theirs in their front "
        "matter (confidentiality), departments under departments; SOP_LEVEL=internal mkdocs build makes a site up to that level",
        "\n  levels: [公开, 内部, 秘密]\n  default: 内部\n  departments: {HT-GM: 秘密}",
    )
    report: str = option(
        "",
        "页面上“报告问题”通向哪里：mailto: 邮箱，代码平台新建议题的网址，或公司自己的表单，其网址中 {number}、{revision}、{title}、{clause}、{words} "
        "换成编号、版次、题目、条款和原文；不写没有这个链接",
        'Where "Report a problem" of a page leads: mailto: and an address, that of a new issue on a forge, or a form of your own, in whose address '
        "{number}, {revision}, {title}, {clause} and {words} are filled in; no link unless it is given",
        "mailto:sop@example.org",
        pattern=WRITTEN_TO,
    )
    helpful: str = option(
        "",
        "页面上“有用吗？”两个链接通向哪里：公司自己的计数器、表单、代码平台的议题或 mailto: 邮箱的网址，其中 {number} 为编号（必写），"
        "{revision} 为版次，{answer} 为 yes 或 no（不写只有“有用”一个链接）；不写没有这一处，点之前不发出任何请求",
        'Where the two links of "Was this helpful?" lead: the address of a counter of your own, a form, an issue on a forge, or mailto:, in which '
        "{number} is the document (needed), {revision} the revision and {answer} yes or no (without it there is one link); nothing is there "
        "unless it is given, and nothing is sent before somebody chooses",
        '"https://intranet.example.org/count?doc={number}&r={revision}&helpful={answer}"',
        pattern=COUNTED_BY,
    )
    propose: ProposeOptions = option(
        ProposeOptions(),
        "页面上“建议修改”通向哪里：浏览器里的编辑器（保存为分支和合并请求），或代码平台的编辑页面；不写没有这个链接",
        'Where "Propose a change" of a page leads: to an editor in the browser, which saves a branch and a pull request, or to the '
        "forge's page for editing; no link unless it is given",
        "{backend: github, repo: sop/manual}",
    )
    source_url: str = option(
        "",
        "代码平台上源文件某一行的网址，供审核的页面链接：{path} 路径、{line} 行号必须有，{commit} 带来这一版的提交可有可无",
        "Where a forge shows a line of a source file, for the links of auditors' pages: {path} and {line} are needed, {commit}, that "
        "which brought a revision, is possible",
        '"https://git.example.org/sop/manual/blob/{commit}/{path}#L{line}"',
        pattern=SOURCE_LINES,
    )
    vague_words: dict[str, bool] = option(
        {},
        "含糊的词：false 为不再提示，true 为增加",
        "Vague words: false is one that is not reported any more, true another one that is",
        "{及时: false, 妥善: true}",
    )
    spacing: bool = option(
        True,
        "检查中文与字母、数字之间的空格是否一致",
        "Whether blanks between Chinese and letters or digits are checked to be the same throughout",
        "false",
    )
    findings: list[FindingOptions] = option(
        [],
        "暂时接受的检查问题：某条规则在某些文件里不再提示或降级，须写理由；关系到证据、编号和文件安全的规则不能降低",
        "Findings that you live with: a rule that is switched off or lowered for some files, with the reason; rules of evidence, "
        "numbers and the safety of files cannot be",
        '\n  - {rule: SOP341, level: off, paths: ["hotel/**"], reason: 旧文件逐步改, until: 2027-03-31}',
    )
    external_documents: list[Annotated[ExternalOptions, BeforeValidator(_titled)]] = option(
        [],
        "手册之外的文件，如标准和法规：只写名称，或写名称、版本、发布者、核对日期、核对周期和网址",
        "Documents from outside, such as standards and laws: the title alone, or with edition, publisher, the day of the "
        "last check, how often to check, and an address",
        "\n  - 中华人民共和国消费者权益保护法\n  - {title: ISO 9001, edition: 2015, checked: 2026-09-15, check_every: 12 months}",
    )
    processes: list[str] = option(
        [],
        "画成流程的条款，它的下一级条款为各阶段",
        "Clauses that are drawn as a process, with the clauses below as its stages",
        "[SL-POL-001#5]",
    )
    requirements: list[Word] = option(
        list(Settings.requirements),
        "标准要求的目录：随程序附的目录（iso-9001-2015），或自己的 .yml 文件，从 mkdocs.yml 所在的文件夹算起",
        "Catalogues of the requirements of standards: one that comes along (iso-9001-2015), or .yml files of your own, from the folder "
        "of mkdocs.yml",
        "[iso-9001-2015, requirements/served.yml]",
    )
    last_audit: date | None = option(
        None,
        "上次审核的日期；要求对照表从这一天起列出各项要求的变化",
        "The day of the last audit: the trace matrix tells what has changed for each requirement since",
        "2026-05-12",
    )
    search_synonyms: Word | None = option(
        None,
        "公司自己的同义词，供搜索用：一个 .yml 文件，从 mkdocs.yml 所在的文件夹算起，每组一行，如 - [押金, 担保, 订金]；与随程序附的同义词合用",
        "The company's own synonyms for the search: a .yml file, from the folder of mkdocs.yml, a group a line, such as "
        "- [deposit, guarantee]; they add to those that come along",
        "synonyms.yml",
    )
    search_questions: Word | None = option(
        None,
        "员工怎么问，供搜索和“常见问题”页用：一个 .yml 文件，从 mkdocs.yml 所在的文件夹算起，写文件编号、条款和一行一句的问法",
        "How staff ask, for the search and the page of frequent questions: a .yml file, from the folder of mkdocs.yml, with numbers of "
        "documents, clauses, and questions, a line each",
        "questions.yml",
    )
    keyword_readings: dict[str, str] = option(
        {},
        "关键词的读音，决定索引里的次序",
        "Readings of keywords, by which the index sorts them",
        "{长住客: chang zhu ke}",
    )
    metadata: MetadataOptions = option(
        MetadataOptions(),
        "已有文件的前置信息怎样对应；sop adopt 会给出建议",
        "How the front matter of files that were there before says what ours says; sop adopt proposes it",
        "\n  keys: {number: doc_id}\n  defaults: {status: approved}",
    )
