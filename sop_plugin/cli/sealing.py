"""How a signature is sealed: with a key, with the agent, or not at all; said by whoever has keys."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.model.event import Approved
from sop_plugin.words.voice import Words

if TYPE_CHECKING:
    from sop_plugin.model.organisation import Person
    from sop_plugin.recording import Prepared, Recorder
    from sop_plugin.recording.approve import Sign

_SEALED = Words("已加封", "sealed")
_DIGEST = Words("绑定摘要，未加封", "bound to the digest, not sealed")
_ONE_WAY = Words(
    "--key、--agent 和 --unsigned 只能用一个", "--key, --agent and --unsigned exclude each other"
)
_SAY_HOW = Words(
    "{person} 登记了公钥；用 --key FILE 或 --agent 加封，或写明 --unsigned",
    "{person} has keys in the organisation file; seal with --key FILE or --agent, or say --unsigned",
)
_NO_KEYS = Words(
    "{person} 在组织文件中没有登记公钥，无法加封；先登记 keys",
    "{person} has no keys in the organisation file, so nothing can be sealed; register them under keys first",
)


def refuse_two_ways(key: Path | None, agent: bool, unsigned: bool) -> None:
    """Raises ``CannotRun`` where more than one way is given."""
    if sum((key is not None, agent, unsigned)) > 1:
        raise CannotRun(_ONE_WAY)


def way_to_seal(recorder: Recorder, by: str, key: Path | None, agent: bool, unsigned: bool) -> Sign | None:
    """What seals, ``None`` for nothing; raises ``CannotRun`` where that is not clear."""
    sealing = key is not None or agent
    person = recorder.compiled.manual.organisation.people.get(by)
    if person is not None and person.keys and not (sealing or unsigned):
        raise CannotRun(_SAY_HOW.filled(person=by))
    if person is not None and not person.keys and sealing:
        raise CannotRun(_NO_KEYS.filled(person=by))
    # Of a person whom the organisation does not know the refusal will tell.
    return _sign(key) if sealing else None


def signing_options(signers: Sequence[Person]) -> str:
    """``--by`` as the first of ``signers`` would type it, with what seals for one who has keys."""
    if not signers:
        return "--by PERSON"
    return f"--by {signers[0].id}{' --key FILE' if signers[0].keys else ''}"


def how_sealed(prepared: Prepared) -> Words:
    """What to say of a signature."""
    event = prepared.event
    return _SEALED if isinstance(event, Approved) and event.signature else _DIGEST


def _sign(key: Path | None) -> Sign:
    from sop_plugin.outside.signatures import sign

    def signature(message: bytes, person: Person) -> str:
        return sign(message, key, person.keys)

    return signature
