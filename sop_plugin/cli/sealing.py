"""How a signature is sealed: with a key, with the agent, or not at all; said by whoever has keys."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sop_plugin.cli.cannot_run import CannotRun
from sop_plugin.cli.language import spoken
from sop_plugin.cli.manual import chosen_day
from sop_plugin.cli.transition import NotRecorded
from sop_plugin.model.event import Act
from sop_plugin.words.voice import Words

if TYPE_CHECKING:
    from sop_plugin.model.organisation import Person
    from sop_plugin.recording import Prepared, Recorder
    from sop_plugin.recording.sealing import Sign

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


_MUST_SEAL = Words(
    "{person} 登记了公钥，而本手册要求加封（seals: required）：用 --key FILE 或 --agent；密钥丢失的，先换成新的公钥",
    "{person} has keys in the organisation file, and this manual wants seals (seals: required): use --key FILE or --agent; "
    "where a key is lost, register a new one first",
)
_UNSEALED = Words(
    "{person} 登记了公钥而没有加封：sop check 会列为错误（SOP974）",
    "{person} has keys and did not seal: sop check will list it as an error (SOP974)",
)


def way_to_seal(recorder: Recorder, by: str, key: Path | None, agent: bool, unsigned: bool) -> Sign | None:
    """What seals, ``None`` for nothing; raises ``CannotRun`` where that is not clear."""
    sealing = key is not None or agent
    person = recorder.compiled.manual.organisation.people.get(by)
    if person is not None and person.keys and not (sealing or unsigned):
        raise CannotRun(_SAY_HOW.filled(person=by))
    if person is not None and not person.keys and sealing:
        raise CannotRun(_NO_KEYS.filled(person=by))
    if person is not None and unsigned:
        _refuse_unsealed(recorder, person)
    # Of a person whom the organisation does not know the refusal will tell.
    return _sign(key) if sealing else None


def _refuse_unsealed(recorder: Recorder, person: Person) -> None:
    """Raises ``NotRecorded`` where seals are required of somebody who can give them, and warns where they are expected."""
    from sop_plugin.outside.clock import zone
    from sop_plugin.outside.signatures import has_valid_key
    from sop_plugin.recording.refused import because

    workspace, sealing = recorder.workspace, recorder.compiled.manual.settings.sealing
    wanted = sealing.wanted(chosen_day(workspace, None, "--date"))
    if not wanted or not has_valid_key(person.keys, recorder.as_of, zone(workspace.options.time_zone)):
        return
    if sealing.strict:
        raise NotRecorded(because(_MUST_SEAL, person=person.id))
    click.echo(spoken().say(_UNSEALED.filled(person=person.id)), err=True)


def signing_options(signers: Sequence[Person]) -> str:
    """``--by`` as the first of ``signers`` would type it, with what seals for one who has keys."""
    if not signers:
        return "--by PERSON"
    return f"--by {signers[0].id}{' --key FILE' if signers[0].keys else ''}"


def how_sealed(prepared: Prepared) -> Words:
    """What to say of a signature."""
    event = prepared.event
    return _SEALED if isinstance(event, Act) and event.signature else _DIGEST


def _sign(key: Path | None) -> Sign:
    from sop_plugin.outside.signatures import sign

    def signature(message: bytes, person: Person) -> str:
        return sign(message, key, person.keys)

    return signature
