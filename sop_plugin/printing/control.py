"""What a printed copy is worth: controlled or not, and the stamp across every sheet of a text that nobody may work by."""

from __future__ import annotations

from dataclasses import dataclass

from sop_plugin.model.lifecycle import State
from sop_plugin.words.labels import CONTROLLED_COPY, LABELS
from sop_plugin.words.voice import Sayable, Words

_UNCONTROLLED = Words(
    "非受控文件：打印后仅供参考，以手册网站所示为准",
    "Uncontrolled when printed: for reference only; the manual's site prevails",
)


@dataclass(frozen=True)
class ControlledCopy:
    """A numbered copy that was handed out: whoever holds it is told of a new revision."""

    name: str
    holder: Sayable
    digest: str
    """The short digest of its text."""
    address: str = ""
    """Where the site tells whether it is still in force; empty where the manual has no address."""
    code: bytes = b""
    """The same as a QR code, in SVG."""


def notice(copy: ControlledCopy | None) -> Sayable:
    """What stands at the foot of every sheet."""
    if copy is None:
        return _UNCONTROLLED
    return CONTROLLED_COPY.filled(copy=copy.name, holder=copy.holder)


def stamp(state: State) -> Words | None:
    """What stands across every sheet: of a text in force nothing."""
    return None if state.in_force else LABELS[f"stamp_{state}"]


def shown_state(state: State) -> Words:
    """Paper grows old: whether a review is due, its printed date tells."""
    return State.EFFECTIVE.label if state.in_force else state.label
