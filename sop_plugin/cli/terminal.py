"""What leaves a command: text for a person, data as UTF-8 bytes, or a file that is there whole or not at all."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from sop_plugin.model.revision_label import plain_revisions
from sop_plugin.outside.writing import write_whole
from sop_plugin.words.voice import Sayable, Voice, Words

_NEXT = Words("下一步", "next")


def wants_colour(environment: Mapping[str, str]) -> bool | None:
    """``None``: by whether it is a terminal; ``False`` where the person has switched colour off."""
    return False if environment.get("NO_COLOR") or environment.get("TERM") == "dumb" else None


def writes_to_terminal() -> bool:
    """Whether a person sees what is written to stdout."""
    return sys.stdout is not None and sys.stdout.isatty()


def next_line(step: Sayable, voice: Voice) -> str:
    """The last line for a person: what to do now, mostly a command to type."""
    return f"{click.style(voice.say(_NEXT), dim=True)}: {voice.say(step)}"


def json_text(content: Mapping[str, object]) -> str:
    """JSON as every command writes it: indented, Chinese left readable."""
    return f"{json.dumps(plain_revisions(content), ensure_ascii=False, indent=2)}\n"


def json_bytes(content: Mapping[str, object]) -> bytes:
    """The same in UTF-8, also where a text holds what UTF-8 cannot."""
    return json_text(content).encode("utf-8", "backslashreplace")


def deliver(content: bytes, output: Path | None) -> None:
    """Data to stdout as they are, whatever the console's encoding, or to a file."""
    if output is None:
        click.echo(content, nl=False)
    else:
        write_whole(output, content)
