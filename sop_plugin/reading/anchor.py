"""Reads a kept anchor, whoever kept it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sop_plugin.model.anchor import Anchor, ChainEnd
from sop_plugin.model.trust.root import is_sound
from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

_NONE = Words("不是 sop anchor 写的锚点（{problem}）", "is no anchor that sop anchor wrote ({problem})")
_UNSOUND = Words("root 中的 {subject} 写法不对", "{subject} of root cannot be read")
_CHANGED = Words(
    "里面的内容与它写明的摘要不符，文件被改过",
    "what it holds has not the digest that it states: the file was changed",
)
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class AnchorError(ExplainedError):
    """What was read is no anchor, or was changed."""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    anchor: str
    chains: dict[str, tuple[Annotated[int, Field(ge=1)], Hash]]
    commit: str
    date: Annotated[date, Field(strict=False)]
    root: dict[str, dict[str, Any]]


def read_anchor(data: bytes) -> Anchor:
    """The anchor; raises ``AnchorError``."""
    try:
        read = _File.model_validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        problem = f"{where}: {first['msg']}" if where else first["msg"]
        raise AnchorError(_NONE.filled(problem=problem)) from None
    for subject, facts in read.root.items():
        if not is_sound(subject, facts):
            raise AnchorError(_NONE.filled(problem=_UNSOUND.filled(subject=subject)))
    ends = {number: ChainEnd(sequence, digest) for number, (sequence, digest) in read.chains.items()}
    anchor = Anchor(read.date, read.commit, ends, read.root)
    if anchor.digest != read.anchor:
        raise AnchorError(_CHANGED.filled())
    return anchor
