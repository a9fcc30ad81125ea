"""How approvals are bound to their texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from generated_histories import approved

from sop_plugin.model.seal import Seal, Seals, Verdict

NUMBER = "HT-SD-SOP-001"
SIGNED = replace(approved(NUMBER, 1, date(2026, 3, 1), signature="SIG"), sequence=2)
UNSIGNED = replace(SIGNED, signature=None, sequence=3)


@pytest.mark.parametrize(
    ("verdict", "seal"),
    [
        (Verdict.VALID, Seal.SEALED),
        (Verdict.UNAVAILABLE, Seal.UNVERIFIED),
        (Verdict.WRONG_KEY, Seal.BROKEN),
        (Verdict.EXPIRED, Seal.BROKEN),
        (Verdict.CHANGED_TEXT, Seal.BROKEN),
    ],
)
def test_the_verdict_on_a_signature_is_its_seal(verdict: Verdict, seal: Seal) -> None:
    seals = Seals({(NUMBER, 2): verdict, (NUMBER, 3): Verdict.VALID})
    assert (seals.verdict(SIGNED), seals.of(SIGNED), seals.is_sealed(SIGNED)) == (
        verdict,
        seal,
        seal is Seal.SEALED,
    )
    assert (seals.verdict(UNSIGNED), seals.of(UNSIGNED)) == (None, Seal.DIGEST)


def test_what_nobody_verified_is_not_verified() -> None:
    assert (Seals().verdict(SIGNED), Seals().of(SIGNED)) == (Verdict.UNAVAILABLE, Seal.UNVERIFIED)


def test_a_chain_of_signatures_is_as_good_as_its_worst_link() -> None:
    chain = [replace(SIGNED, sequence=sequence) for sequence in (1, 2, 3)]
    good = dict.fromkeys([(NUMBER, sequence) for sequence in (1, 2, 3)], Verdict.VALID)
    assert Seals(good).weakest(chain) is Seal.SEALED
    assert Seals(good).weakest([*chain, UNSIGNED]) is Seal.DIGEST
    for verdict, worse in ((Verdict.UNAVAILABLE, Seal.UNVERIFIED), (Verdict.MALFORMED, Seal.BROKEN)):
        assert Seals(good | {(NUMBER, 2): verdict}).weakest([*chain, UNSIGNED]) is worse
    assert Seals(good).weakest(()) is Seal.DECLARED
