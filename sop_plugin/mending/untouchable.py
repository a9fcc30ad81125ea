"""Texts that nobody may touch: somebody has signed them, or readers work by them."""

from __future__ import annotations

from sop_plugin.model.document import Document
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.lifecycle import Status
from sop_plugin.words.voice import Sentence, Words

_RELEASED = Words("已发布；先 sop revise {number}", "released; sop revise {number} first")
_WITHDRAWN = Words("已作废", "withdrawn")
_SIGNED = Words("已有人签署；先 sop reject {number}", "somebody has signed it; sop reject {number} first")
_SUBMITTED = Words("已送签；先 sop reject {number}", "in review; sop reject {number} first")
_UNRECORDED = Words(
    "写着已批准，台账没有登记；建账之前加 --unrecorded",
    "says approved and is not in the ledger; before the baseline give --unrecorded",
)


def why_untouched(document: Document, ledger: Ledger, *, unrecorded: bool = False) -> Sentence | None:
    """Why a text stays as it is, with what to do first; ``None`` for a draft that nobody has signed.

    ``unrecorded``: a text that says of itself that it was approved may change as long as the ledger knows nothing of it.
    """
    number, status = document.number, document.status
    if status is Status.WITHDRAWN or ledger.withdrawal(number) is not None:
        return _WITHDRAWN.filled()
    if ledger.release(number, document.revision) is not None:
        return _RELEASED.filled(number=number)
    if ledger.standing_approvals(number, document.revision):
        return _SIGNED.filled(number=number)
    if status is Status.IN_REVIEW:
        return _SUBMITTED.filled(number=number)
    if status is Status.DRAFT:
        # An author declares beforehand who prepares a draft; whoever else has signed has signed a text.
        signed = any(not approval.role.prepares for approval in document.approvals)
        return _SIGNED.filled(number=number) if signed else None
    if ledger.releases(number) or ledger.approvals(number, document.revision):
        return _RELEASED.filled(number=number)
    return None if unrecorded else _UNRECORDED.filled()
