"""The rules that adopted documents are not judged by."""

from __future__ import annotations

from sop_plugin.rules import approvals, dates

JUDGE_THE_PATH = (
    approvals.ROLE_MISSING,
    approvals.APPROVALS_OUT_OF_ORDER,
    approvals.SELF_APPROVAL,
    approvals.NO_AUTHORITY,
    approvals.NOT_IN_POST,
    approvals.NOT_ENTITLED,
    approvals.CHANGE_MISSING,
    dates.EFFECTIVE_BEFORE_APPROVAL,
)
"""How a text came to be in force: what was in force before the ledger began was signed elsewhere, by the rules of its day."""
