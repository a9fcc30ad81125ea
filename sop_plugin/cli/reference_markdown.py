"""The text of a command's help as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape


def blocks(text: str) -> Iterator[str]:
    """The description behind the summary: sentences as paragraphs, what is set in as it stands, exit codes as a list."""
    for block in text.strip().split("\n\n")[1:]:
        head, *lines = block.splitlines()
        if head.startswith("退出码："):
            yield _exit_codes([head.removeprefix("退出码："), *lines])
        elif head == "示例：":
            yield "\n".join(["示例：", "", "```text", *map(_example, lines), "```"])
        else:
            yield from _paragraphs([head, *lines])


def _example(line: str) -> str:
    """A line that can be typed: what follows it behind two blanks is a remark."""
    return re.sub(r"(?<=\S)(  +)(?=\S)", r"\1# ", line.strip(), count=1)


def _paragraphs(lines: list[str]) -> Iterator[str]:
    run: list[str] = []
    for line in (*lines, None):
        set_in = line is not None and line.startswith(" ")
        if run and (line is None or set_in is not run[0].startswith(" ")):
            if run[0].startswith(" "):
                yield "\n".join(["```text", *(each.removeprefix("  ") for each in run), "```"])
            else:
                yield plain("".join(run))
            run = []
        if line is not None:
            run.append(line)


def _exit_codes(lines: list[str]) -> str:
    written = "；".join(line.strip().rstrip("。") for line in lines if line.strip())
    codes = re.split(r"；(?=\d )", re.sub(r"(?<=\d)  +", " ", written))
    said = (code.partition(" ") for code in codes)
    return "退出码：\n\n" + "\n".join(f"- `{code}` {plain(meaning)}" for code, _, meaning in said)


def table(heads: list[str], rows: list[str]) -> str:
    return "\n".join([f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}", *rows])


def plain(text: str) -> str:
    """Text as it is written, options and variables as code."""
    pieces = re.split(r"((?<![\w`-])--?[a-z][a-z-]*|SOP_[A-Z_]+)", text)
    return "".join(f"`{piece}`" if at % 2 else _escaped(piece) for at, piece in enumerate(pieces))


def _escaped(text: str) -> str:
    marked = re.sub(r"([\\`*_{}\[\]#|])", r"\\\1", text)
    return marked.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def code(text: str) -> str:
    """Code that can stand in a cell of a table, for whoever reads the Markdown."""
    return f"<code>{escape(text).replace('|', '&#124;')}</code>" if "|" in text else f"`{text}`"
