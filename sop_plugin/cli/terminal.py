"""What leaves a command: text for a person, data as UTF-8 bytes, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

import click

# Controls, line separators and marks that turn the direction of text: a title must not steer a terminal.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Text of a document or path that stays on its line; what would steer the terminal is shown as an escape."""
    return _STEERING.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def wants_colour(environment: Mapping[str, str]) -> bool | None:
    """``None``: by whether it is a terminal; ``False`` where the person has switched colour off."""
    return False if environment.get("NO_COLOR") or environment.get("TERM") == "dumb" else None


def deliver(content: bytes, output: Path | None) -> None:
    """Data to stdout as they are, whatever the console's encoding, or to a file."""
    if output is None:
        click.echo(content, nl=False)
    else:
        write_whole(output, content)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it; raises ``OSError``."""
    # Through a link to what it stands for: the link itself stays.
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        # A device or pipe cannot be replaced; a directory fails here with the right reason.
        target.write_bytes(content)
        return
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from None
