"""Programs that a manual brings along, read and not run: what cannot be read, imported, or does nothing but stop."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.rules import site as rules
from sop_plugin.words.voice import Words

_SYNTAX = Words("第 {line} 行：{problem}", "line {line}: {problem}")
_IMPORT = Words("第 {line} 行：没有模块 {module}", "line {line}: there is no module {module}")
_STOPS = Words(
    "第 {line} 行：{name}一运行就报错（{said}）",
    "line {line}: {name} ends with an error whenever it runs ({said})",
)
_FILE = Words("这个文件", "this file")
_EVENT = "on_"


class Modules(Protocol):
    """What can be imported."""

    def has_module(self, name: str, beside: Path) -> bool:
        """Whether a program in a folder can import a module."""


def broken_program(
    file: Path, root: Path, modules: Modules, seen: frozenset[Path] = frozenset()
) -> Iterator[Finding]:
    """What is wrong with a hook, and with what it imports from beside it."""
    path = Path(os.path.relpath(file, root)).as_posix()
    try:
        program = ast.parse(file.read_bytes(), path)
    except SyntaxError as error:
        line = error.lineno or 1
        yield _told(path, line, _SYNTAX.filled(line=line, problem=error.msg))
        return
    except (OSError, ValueError) as error:
        yield rules.SITE_FILE_BROKEN.at(Place(path), problem=str(error))
        return
    for line, module in _imports(program.body):
        beside = file.with_name(f"{module.partition('.')[0]}.py")
        if not module or not modules.has_module(module, file.parent):
            yield _told(path, line, _IMPORT.filled(line=line, module=module or "."))
        elif beside.is_file() and beside not in seen:
            yield from broken_program(beside, root, modules, seen | {file, beside})
    for line, name, said in _stops(program):
        yield _told(path, line, _STOPS.filled(line=line, name=f"{name}()" if name else _FILE, said=said))


def _told(path: str, line: int, problem: object) -> Finding:
    return rules.SITE_FILE_BROKEN.at(Place(path, line), problem=problem)


def _imports(body: list[ast.stmt]) -> Iterator[tuple[int, str]]:
    """What is imported as soon as the file is read; what is tried may be missing. A hook has no package that ``.`` would be."""
    for statement in body:
        if isinstance(statement, ast.Import):
            yield from ((statement.lineno, alias.name) for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom):
            yield statement.lineno, "" if statement.level else statement.module or ""
        elif isinstance(statement, ast.With | ast.ClassDef):
            yield from _imports(statement.body)


def _stops(program: ast.Module) -> Iterator[tuple[int, str, str]]:
    """Errors that nothing can keep from being raised, in the file itself and in what MkDocs calls."""
    events = (
        (statement.name, statement.body)
        for statement in program.body
        if isinstance(statement, ast.FunctionDef) and statement.name.startswith(_EVENT)
    )
    for name, body in (("", program.body), *events):
        for statement in body:
            if isinstance(statement, ast.Raise):
                yield statement.lineno, name, ast.unparse(statement)
            if not isinstance(statement, _GOES_ON):
                break


_GOES_ON = (
    ast.Expr,
    ast.Assign,
    ast.AnnAssign,
    ast.Import,
    ast.ImportFrom,
    ast.FunctionDef,
    ast.ClassDef,
)
