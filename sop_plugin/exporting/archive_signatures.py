"""Who signed what is exported: for people, and for ``ssh-keygen`` to verify without us."""

from __future__ import annotations

import json
from collections.abc import Iterable
from urllib.parse import quote

from sop_plugin.compile import CompiledManual
from sop_plugin.model.event import Act, Approved, Released, Stated
from sop_plugin.model.manual import Manual
from sop_plugin.model.number import address_form
from sop_plugin.model.revision_label import plain_revisions
from sop_plugin.model.seal import sealed_message
from sop_plugin.outside.signatures import armoured


def file_of(number: str) -> str:
    """The name of a document's files in the archive, without the ending."""
    return quote(address_form(number), safe="")


def plain_json(value: object) -> bytes:
    """JSON that people can read, the same each time."""
    return f"{json.dumps(plain_revisions(value), ensure_ascii=False, indent=2, sort_keys=True)}\n".encode()


def approvals_of(release: Released, compiled: CompiledManual) -> dict[str, object]:
    """The approvals of a revision that stand, with how each was found to be."""
    ledger = compiled.histories.ledger
    return {
        "number": release.number,
        "revision": release.revision,
        "digest": release.digest,
        "approvals": [
            _approval(approval, compiled)
            for approval in ledger.standing_approvals(release.number, release.revision)
        ],
    }


def _approval(approval: Approved, compiled: CompiledManual) -> dict[str, object]:
    """With the very message that was signed, so that ssh-keygen can verify the signature."""
    return {
        "role": str(approval.role),
        "person": approval.by,
        "name": compiled.manual.person_name(approval.by, approval.day),
        "date": approval.day.isoformat(),
        "digest": approval.digest,
        "seal": compiled.seals.of(approval).value,
        "known": compiled.seals.known(approval).value,
        "zone": approval.zone,
        "account": approval.account,
        "signature": approval.signature,
        "message": sealed_message(approval).decode() if approval.signature else None,
    }


def signature_files(release: Released, compiled: CompiledManual) -> dict[str, bytes]:
    """Each signature as a file for ``ssh-keygen``, with the very message that was signed."""
    files: dict[str, bytes] = {}
    for approval in compiled.histories.ledger.standing_approvals(release.number, release.revision):
        if approval.signature is not None:
            name = f"approvals/{file_of(release.number)}.{approval.role}.{quote(approval.by, safe='')}"
            files[f"{name}.sig"] = armoured(approval.signature).encode()
            files[f"{name}.message"] = sealed_message(approval)
    return files


def allowed_signers(in_force: Iterable[Released], compiled: CompiledManual) -> bytes:
    """The public keys of those whose signatures are exported, as ``ssh-keygen`` reads them."""
    ledger = compiled.histories.ledger
    return keys_of_signers(
        (
            approval
            for release in in_force
            for approval in ledger.standing_approvals(release.number, release.revision)
        ),
        compiled.manual,
    )


def keys_of_signers(acts: Iterable[Act | Stated], manual: Manual) -> bytes:
    """The public keys of whoever sealed one of ``acts``, as ``ssh-keygen`` reads them."""
    lines = {
        f"{act.by} {key.strip()}\n"
        for act in acts
        if act.signature is not None
        for person in manual.person_states(act.by, act.day)
        for key in person.keys
    }
    return "".join(sorted(lines)).encode()
