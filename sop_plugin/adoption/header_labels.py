"""The words by which the head of a document names its facts, and what they mean to a manual."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sop_plugin.adoption.synonyms import field_called
from sop_plugin.model.roles import Role

_FIELDS = frozenset(
    {"number", "title", "type", "department", "revision", "effective", "retention", "review.every"}
)
_OWN = {
    "revision": "revision",
    "title": "title",
    "number": "number",
    "department": "department",
    "type": "type",
    "effective": "effective",
    "生效": "effective",
    "实施": "effective",
    "實施": "effective",
    "施行": "effective",
}
_ROLES: Mapping[Role, str] = {
    Role.PREPARED: "编制 拟制 起草 编写 制定 制订 编者 编制人 拟制人 起草人 制作 編制 擬製 起草部门 prepared prepared_by written_by "
    "author drafted_by originator issued_by",
    Role.CHECKED: "校对 校核 复核 校對 checked checked_by",
    Role.REVIEWED: "审核 审查 审阅 评审 質量審核 质量审核 技术审核 部门审核 審核 審查 reviewed reviewed_by verified_by",
    Role.COSIGNED: "会签 會簽 cosigned countersigned_by",
    Role.APPROVED: "批准 审批 核准 签发 审定 准 核定 審批 簽發 approved approved_by authorised_by authorized_by",
}
_OTHER = (
    "页码 页次 页数 页号 总页数 共页 頁碼 頁次 密级 分发号 分发 发放号 发放编号 受控号 受控状态 受控 受控章 受控标识 状态 狀態 持有人 持有部门 "
    "印章 签名 签字 日期 制定日期 编制日期 拟制日期 起草日期 审核日期 批准日期 修订日期 颁布日期 发布日期 发布 发布部门 颁发部门 颁发日期 "
    "颁发 执行日期 替代 代替 替代文件 副本 份数 分发部门 发放部门 发送部门 修改状态 修改码 页 第页 "
    "page pages page_no date copy copy_no distribution status classification supersedes issued issue_date date_issued "
    "prepared_date review_date approval_date approved_date date_approved date_prepared next_review_date signature"
)
_DATES = ("日期", "date")
_LONGEST = 24
_HAN = "\u3400-\u9fff"
_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}])[\s\u3000]+(?=[{_HAN}])")
_NOT_HAN = re.compile(rf"[^{_HAN}]+")
_HAN_RUN = re.compile(rf"[{_HAN}、/／]+")
_GAP = re.compile(r"\t|\s{2,}")
_SIMPLIFIED = str.maketrans(
    "編號稱類題標執門歸責製審發佈實頁碼狀態週複覆簽會準擬訂單間級關屬檔變數總處領質術證監負員職無檢圖冊",
    "编号称类题标执门归责制审发布实页码状态周复复签会准拟订单间级关属档变数总处领质术证监负员职无检图册",
)
"""The characters of labels; what a document says is not touched."""
_SUFFIXES = ("签名", "签字", "签章", "人", "者", "by")


@dataclass(frozen=True)
class Meaning:
    """What a label names: a field of the front matter, a role of approval, or another thing; a role may be its date."""

    field: str = ""
    role: Role | None = None


@dataclass(frozen=True)
class Pair:
    """A label with its value, both as they are written."""

    label: str
    value: str
    meaning: Meaning


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words.split()}
_OTHERS = _words(_OTHER)
_NOT_EFFECTIVE = _words("发布日期 颁布日期 issue_date date_issued published")


def label_meaning(text: str) -> Meaning | None:
    """What a label means, whatever blanks, colons and second language it has; ``None`` for what is no label."""
    plain = unicodedata.normalize("NFKC", text).strip().strip(":").strip()
    if not plain or len(plain) > 2 * _LONGEST:
        return None
    plain = _BETWEEN_HAN.sub("", plain)
    han, latin = "".join(_HAN_RUN.findall(plain)), " ".join(_NOT_HAN.findall(plain)).strip(" /()|:")
    # In two languages, the second one says the same and holds no value.
    both = (han, latin) if han and latin and not any(c.isdigit() for c in latin) else ()
    written = (plain, *both)
    for candidate in (*written, *(each.translate(_SIMPLIFIED) for each in written)):
        found = _meaning(candidate)
        if found is not None:
            return found
    return None


def _meaning(name: str) -> Meaning | None:
    key = "_".join(name.casefold().replace(".", " ").replace("-", " ").replace("_", " ").split()).strip("_:")
    if not key or len(key) > _LONGEST:
        return None
    if key in _OTHERS or key in _NOT_EFFECTIVE:
        return Meaning()
    role = _role(key)
    if role is not None:
        return Meaning(role=role)
    field = _OWN.get(key) or field_called(key)
    if field in _FIELDS:
        return Meaning(field)
    first, slash, _ = key.partition("/")
    return _meaning(first) if slash else None


def _role(key: str) -> Role | None:
    parts = [part for part in re.split("[/／、]", key) if part]
    bare = (
        parts[0]
        if parts and (len(parts) == 1 or any(d in parts[1] for d in _DATES) or parts[1] in _ROLE_OF)
        else ""
    )
    for suffix in ("", *_SUFFIXES):
        stem = bare.removesuffix(suffix) if suffix else bare
        if stem in _ROLE_OF:
            return _ROLE_OF[stem]
    return None


def pairs_in(text: str) -> Iterator[Pair]:
    """The labels with a colon in one line of text, each with what follows up to the next one."""
    starts: list[tuple[int, int, Meaning]] = []
    for colon in re.finditer("[:：]", text):
        begin = starts[-1][1] if starts else 0
        label = _label_before(text[begin : colon.start()])
        if label is not None:
            length, meaning = label
            starts.append((colon.start() - length, colon.end(), meaning))
    for position, (begin, end, meaning) in enumerate(starts):
        stop = starts[position + 1][0] if position + 1 < len(starts) else len(text)
        yield Pair(text[begin : end - 1].strip(), text[end:stop].strip(), meaning)


def _label_before(text: str) -> tuple[int, Meaning] | None:
    """The longest label at the end of a text: how many characters it has, and what it means."""
    for begin in range(max(0, len(text) - 2 * _LONGEST), len(text)):
        at_edge = begin == 0 or not (
            text[begin - 1].isascii() and text[begin - 1].isalnum() and text[begin].isascii()
        )
        if not text[begin].isalnum() or not at_edge or _is_parted(text[begin:]):
            continue
        meaning = label_meaning(text[begin:])
        if meaning is not None:
            return len(text) - begin, meaning
    return None


def _is_parted(text: str) -> bool:
    """Whether it is more than one thing: wide blanks part them, unless they only stretch a word."""
    return bool(_GAP.search(_BETWEEN_HAN.sub("", text.strip())))
