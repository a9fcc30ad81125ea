"""To give up the draft of a next revision: its file is the released text again, and the ledger says why."""

from __future__ import annotations

import shlex
from dataclasses import replace
from pathlib import Path

from sop_plugin.editing.entries import with_entry
from sop_plugin.model.document import Document
from sop_plugin.model.event import Dropped, Released
from sop_plugin.model.powers import Power
from sop_plugin.outside.git import GitRepository
from sop_plugin.reading.front_matter.documents import read_document
from sop_plugin.reading.source import Source
from sop_plugin.recording.entitled import entitled_or_refuse
from sop_plugin.recording.prepared import Prepared
from sop_plugin.recording.recall import reason_or_refuse
from sop_plugin.recording.recorder import Recorder
from sop_plugin.recording.refused import Refused, because
from sop_plugin.recording.release import ReleaseNeedsRepository
from sop_plugin.recording.released_text import refuse_uncommitted_release
from sop_plugin.recording.sealing import Sign, with_seal
from sop_plugin.rules.archive import TEXT_NOT_IN_GIT
from sop_plugin.words.voice import Words

_NEVER_RELEASED = Words(
    "{number} 还没有发布过，编号已经发放，放弃它就是作废：sop withdraw {number} --reason TEXT --by PERSON",
    "{number} was never released, and its number is given out: to give it up is to withdraw it: "
    "sop withdraw {number} --reason TEXT --by PERSON",
)
_NO_DRAFT = Words(
    "{path} 是已发布的第 {revision} 版，没有可放弃的草稿；还没有生效的发布用 sop recall {number}",
    "{path} is the released revision {revision}, and there is no draft to give up; what is not in force yet is taken back "
    "with sop recall {number}",
)
_NOT_COMMITTED = Words(
    "{path} 的草稿还没有提交到 git，放弃后找不回来；先提交：{command}",
    "the draft in {path} is not committed to git and could not be brought back; commit it first: {command}",
)


def drop(
    recorder: Recorder, number: str, reason: str, by: str, sign: Sign | None = None
) -> tuple[Prepared, Dropped]:
    """Bring the last released text back, and record that the draft was given up; raises ``Refused``."""
    document = recorder.document_or_refuse(number)
    entitled_or_refuse(recorder, Power.DROP, by, document)
    reason = reason_or_refuse(reason)
    repository = recorder.repository
    if repository is None:
        raise ReleaseNeedsRepository
    releases = recorder.ledger.releases(number)
    if not releases:
        raise because(_NEVER_RELEASED, number=number)
    last = releases[-1]
    if document.revision <= last.revision:
        raise because(_NO_DRAFT, path=document.path, number=number, revision=last.revision)
    refuse_uncommitted_release(recorder, document)
    _refuse_uncommitted_draft(recorder, repository, document)
    event = Dropped(number=number, day=recorder.as_of, by=by, revision=document.revision, reason=reason)
    texts: dict[Path, bytes | None] = {
        recorder.workspace.root / document.path: _released(recorder, repository, document, last),
        recorder.workspace.ledger: recorder.with_event(event),
    }
    prepared = recorder.checked(texts, {document.path, recorder.workspace.options.ledger})
    return with_seal(recorder, replace(prepared, event=event), sign), event


def _refuse_uncommitted_draft(recorder: Recorder, repository: GitRepository, document: Document) -> None:
    here = (recorder.workspace.root / document.path).read_bytes()
    committed = repository.file_at("HEAD", document.path) if repository.commit_id("HEAD") else None
    if committed is None or committed.replace(b"\r\n", b"\n") != here.replace(b"\r\n", b"\n"):
        path = shlex.quote(document.path)
        raise because(
            _NOT_COMMITTED, path=document.path, command=f"git add {path} && git commit -m TEXT {path}"
        )


def _released(recorder: Recorder, repository: GitRepository, document: Document, release: Released) -> bytes:
    """The released text, with the reviews that were held while the draft stood in its place."""
    data = repository.read_blobs([release.blob])[release.blob]
    if data is None:
        place = recorder.ledger.place(release)
        raise Refused((TEXT_NOT_IN_GIT.at(place, event=release.name, blob=release.blob[:12]),))
    reading = read_document(Source(document.path, data), recorder.workspace.options.settings)
    shown = {(r.day, r.by, r.outcome) for r in reading.document.reviews} if reading.document else set()
    text = data.decode("utf-8")
    for review in recorder.ledger.reviews(release.number, release.revision):
        if (review.day, review.by, review.outcome) not in shown:
            entry = {"date": review.day.isoformat(), "by": review.by, "outcome": review.outcome.value}
            text = with_entry(text, "reviews", entry | ({"note": review.note} if review.note else {}))
    return text.encode("utf-8")
