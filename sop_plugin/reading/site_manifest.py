"""Reads ``manifest.json`` of a site, whoever wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sop_plugin.model.site_manifest import FileFacts, SiteManifest, StateOfManual
from sop_plugin.model.site_parts import SitePart
from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

_NONE = Words("不是本程序写的 manifest.json（{problem}）", "is no manifest.json of this program ({problem})")
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
DigestOrNone = Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]


class ManifestError(ExplainedError):
    """What was read is no manifest."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _File(_Model):
    sha256: Digest
    size: int


class _State(_Model):
    documents: Digest
    pages: Digest
    organisation: Digest
    settings: Digest
    ledger: DigestOrNone
    head: DigestOrNone


class _Part(_Model):
    name: str
    of: Annotated[tuple[str, ...], Field(strict=False)]


class _Manifest(_Model):
    manifest: Literal[1]
    as_of: Annotated[date, Field(strict=False)]
    state: _State
    versions: dict[str, str]
    part: _Part | None = None
    files: dict[str, _File]


def read_manifest(data: bytes) -> SiteManifest:
    """The manifest; raises ``ManifestError``."""
    try:
        read = _Manifest.model_validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise ManifestError(
            _NONE.filled(problem=f"{where}: {first['msg']}" if where else first["msg"])
        ) from None
    files: Mapping[str, FileFacts] = {
        path: FileFacts(facts.sha256, facts.size) for path, facts in read.files.items()
    }
    part = SitePart(read.part.name, read.part.of) if read.part is not None else None
    return SiteManifest(read.as_of, StateOfManual(**read.state.model_dump()), read.versions, files, part)
