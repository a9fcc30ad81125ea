"""How ``sop check`` accounts for the files of the folder."""

from __future__ import annotations

from typing import Any

from sop_plugin.model.manual_files import FileAccount, FileStanding
from sop_plugin.words.voice import Sentence, Voice, Words

_FILES = Words("{folder}/ 中 {total} 个文件：{counts}", "{total} files below {folder}/: {counts}")
_COUNT = Words("{label} {count}", "{count} {label}")


def files_line(account: FileAccount, voice: Voice) -> str:
    """All files of the folder by what they are; kinds of which there are none are left out."""
    counts = [
        Sentence(_COUNT, {"label": standing.label, "count": count})
        for standing, count in account.counts.items()
        if count
    ]
    return voice.say(_FILES, folder=account.folder, total=len(account.files), counts=counts or 0)


def file_fields(account: FileAccount) -> dict[str, Any]:
    """Numbers that add up to ``total``, and all files but those that are documents."""
    listed = [
        {"path": file.path, "standing": file.standing.value, "named_by": list(file.named_by)}
        for file in account.files
        if file.standing is not FileStanding.CONTROLLED
    ]
    counts = {standing.value: count for standing, count in account.counts.items()}
    return {"total": len(account.files), **counts, "listed": listed}
