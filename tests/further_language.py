"""A language that nobody speaks, from one catalogue: the English of the program, each word of it in brackets.

As a program it runs another with that catalogue: `further_language.py CATALOGUES MODULE ARGUMENT …`; with `commands` for a
module the arguments are command lines of `sop`, and what each says is told as JSON.
"""

from __future__ import annotations

import json
import re
import runpy
import shlex
import sys
from pathlib import Path

TAG = "qtz"
OPENING, CLOSING = "⟦", "⟧"
ROOT = Path(__file__).resolve().parent.parent
# As CONTRIBUTING has translators call pybabel.
KEYWORDS = {"Words": ((1, "c"), 2), "option": ((2, "c"), 3)}


def write_catalogue(folder: Path) -> None:
    """The whole catalogue, as a translator would leave it."""
    from babel.messages.catalog import Catalog
    from babel.messages.extract import extract_from_dir
    from babel.messages.pofile import write_po

    catalogue = Catalog()
    methods = [("**.py", "python")]
    for _, _, english, _, chinese in extract_from_dir(ROOT / "sop_plugin", methods, keywords=KEYWORDS):
        if english:
            catalogue.add(english, f"{OPENING}{english}{CLOSING}", context=chinese)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{TAG}.po").open("wb") as file:
        write_po(file, catalogue, no_location=True, width=0)


def without_brackets(said: str) -> str:
    """What was said in the language, back in English; columns of other widths do not count."""
    return " ".join(re.sub(f"[{OPENING}{CLOSING}─]", "", said).split())


def outside_brackets(said: str) -> str:
    """What the catalogue did not say: data, and whatever was forgotten."""
    outside, depth = [], 0
    for character in said:
        depth += (character == OPENING) - (character == CLOSING)
        if depth == 0 and character not in CLOSING + "─":
            outside.append(character)
    return "".join(outside)


def _said(commands: list[str]) -> list[str]:
    from click.testing import CliRunner

    from sop_plugin.cli.group import sop

    return [CliRunner().invoke(sop, shlex.split(command), prog_name="sop").output for command in commands]


if __name__ == "__main__":
    folder, module, *arguments = sys.argv[1:]
    from sop_plugin.words import catalogue

    shipped = catalogue.folders()
    catalogue.folders = lambda: (*shipped, Path(folder))
    if module == "commands":
        sys.stdout.write(json.dumps(_said(arguments)))
    else:
        sys.argv = [module, *arguments]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
