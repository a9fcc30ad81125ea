"""Who may import whom, and who may touch the world: read from the source, so that it stays true.

The floors are those of `sop_plugin/__init__.py`. A module imports its own unit and units of lower
floors, never a neighbour: what two neighbours share belongs one floor down.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from each_case import each_case

PACKAGE = Path(__file__).resolve().parent.parent / "sop_plugin"

# A unit is a module or a package right under sop_plugin. On floor 5 the hooks hold the rest together,
# so it is split: the commands must run without MkDocs, and configuration knows no pages.
FLOORS: dict[str, float] = {
    "words": 1,
    "model": 1.1,
    "rules": 1.2,
    "reading": 2,
    "checks": 2,
    "indexes": 2,
    "registers": 2,
    "editing": 2,
    "changes": 2,
    "owners": 2,
    "searching": 2,
    "adoption": 2.1,
    "importing": 2.2,
    "mending": 2.1,
    "standing": 2.1,
    "compile": 3,
    "outside": 3,
    "rendering": 3,
    "reporting": 3.1,
    "sharing": 3.1,
    "workspace": 4,
    "pages": 4,
    "printing": 4.05,
    "site_checks": 4.05,
    "recording": 4.1,
    "exporting": 4.1,
    "ledger_verification": 4.1,
    "branch_comparison": 4.1,
    "cli": 5,
    "mkdocs_site": 5.1,
    "__main__": 5.1,
}
PURE = {
    "words",
    "model",
    "rules",
    "reading",
    "checks",
    "indexes",
    "registers",
    "editing",
    "changes",
    "owners",
    "searching",
    "adoption",
    "importing",
    "mending",
    "standing",
    "compile",
    "reporting",
    "sharing",
    "pages",
    "printing",
}
# Of the lowest floor only the catalogues of words take more than the standard library.
LIBRARIES: dict[str, frozenset[str]] = {"words": frozenset({"babel", "opencc"}), "model": frozenset()}
KNOWS_MKDOCS = {"mkdocs_site"}
READS_THE_CLOCK = {"sop_plugin.outside.clock"}  # one door; the hooks and the commands go through it

MKDOCS = {"mkdocs", "material", "mkdocs_macros"}
# Modules by which a pure unit could read a clock, a file, the environment, chance or the network, or log.
WORLD = {
    "asyncio",
    "fileinput",
    "getpass",
    "glob",
    "http",
    "locale",
    "logging",
    "multiprocessing",
    "os",
    "platform",
    "random",
    "secrets",
    "select",
    "shutil",
    "signal",
    "socket",
    "sqlite3",
    "ssl",
    "subprocess",
    "tempfile",
    "threading",
    "time",
    "urllib",
    "uuid",
    "warnings",
    "webbrowser",
}
HARMLESS = (
    "urllib.parse.",
    "uuid.UUID",
    "uuid.uuid5",
    "uuid.NAMESPACE_",
)  # of these, what follows from its arguments
CLOCK_CALLS = {"now", "today", "utcnow"}
WORLD_CALLS = {"open", "print", "input", "exec", "eval", "__import__"}
PATHS_WITHOUT_FILES = {"PurePath", "PurePosixPath", "PureWindowsPath"}


def unit_of(module: str) -> str | None:
    """`sop_plugin.model.number` → `model`; the package itself and other packages → None."""
    names = module.split(".")
    return names[1] if names[0] == "sop_plugin" and len(names) > 1 else None


def imported(module: str, tree: ast.Module, is_package: bool = False) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of whatever a module imports, also inside functions and TYPE_CHECKING."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = module.split(".")
                above = above[: len(above) - node.level + (1 if is_package else 0)]
                base = ".".join([*above, *filter(None, [base])])
            for alias in node.names:
                yield node.lineno, f"{base}.{alias.name}"


def called(tree: ast.Module) -> Iterator[tuple[int, str, bool]]:
    """Line, last name, and whether it is a method, of each call."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node.lineno, node.func.attr, True
            elif isinstance(node.func, ast.Name):
                yield node.lineno, node.func.id, False


def breaches(module: str, source: str, is_package: bool = False) -> Iterator[str]:
    """Each breach of a floor in one module, as `line: what`."""
    unit = unit_of(module)
    tree = ast.parse(source)
    if unit is not None and unit not in FLOORS:
        yield f"1: {unit} has no floor; give it one in FLOORS"
        return

    for line, name in imported(module, tree, is_package):
        top = name.split(".")[0]
        other = unit_of(name)
        if top == "sop_plugin":
            if name in ("sop_plugin", "sop_plugin.__version__"):
                continue
            if unit is None:
                yield f"{line}: the package itself imports {name}; each import of anything would load it"
            elif other != unit and FLOORS.get(str(other), 99) >= FLOORS[unit]:
                yield f"{line}: {unit} imports {name}, which is not on a lower floor"
        elif unit in LIBRARIES and top not in sys.stdlib_module_names | LIBRARIES[unit]:
            yield f"{line}: {unit} imports {name}; it stands on the standard library only"
        if top in MKDOCS and unit not in KNOWS_MKDOCS:
            yield f"{line}: {unit} imports {name}; only {', '.join(sorted(KNOWS_MKDOCS))} know MkDocs"
        if top == "subprocess" and unit != "outside":
            yield f"{line}: {unit} imports subprocess; programs are run by outside only"
        if unit in PURE and top in WORLD and not name.startswith(HARMLESS):
            yield f"{line}: {unit} is pure and imports {name}"
        if unit in PURE and top == "pathlib" and name.partition(".")[2] not in PATHS_WITHOUT_FILES:
            yield f"{line}: {unit} is pure and imports {name}; PurePosixPath knows no files"

    for line, name, is_method in called(tree):
        if is_method and name in CLOCK_CALLS and module not in READS_THE_CLOCK:
            yield f"{line}: {unit} calls {name}(); the date is handed down as as_of"
        if not is_method and name in WORLD_CALLS and unit in PURE:
            yield f"{line}: {unit} is pure and calls {name}()"


def modules() -> list[tuple[str, Path]]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        names = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found.append((".".join(names[:-1] if names[-1] == "__init__" else names), path))
    return found


@each_case("module, path", modules(), ids=lambda module, _: module)
def test_a_module_keeps_to_its_floor(module: str, path: Path) -> None:
    found = list(breaches(module, path.read_text(encoding="utf-8"), path.name == "__init__.py"))
    assert not found, "\n".join(f"{path.relative_to(PACKAGE.parent)}:{breach}" for breach in found)


def test_every_floor_is_built() -> None:
    units = {unit_of(module) for module, _ in modules()}
    assert set(FLOORS) - {"__main__"} <= units


@each_case(
    "module, source, breach",
    [
        ("sop_plugin.model.number", "from sop_plugin.reading import source", "not on a lower floor"),
        ("sop_plugin.model.number", "from ..compile import compile_manual", "not on a lower floor"),
        ("sop_plugin.model.number", "from sop_plugin import workspace", "not on a lower floor"),
        ("sop_plugin.model.number", "import pydantic", "standard library only"),
        ("sop_plugin.model.number", "from opencc import OpenCC", "standard library only"),
        ("sop_plugin.words.catalogue", "import markupsafe", "standard library only"),
        (
            "sop_plugin.checks.dates",
            "from sop_plugin.registers.reviews import overdue",
            "not on a lower floor",
        ),
        ("sop_plugin.compile", "from sop_plugin.outside import git", "not on a lower floor"),
        ("sop_plugin.cli.commands.check", "from sop_plugin.mkdocs_site import build", "not on a lower floor"),
        ("sop_plugin.cli.commands.check", "def run():\n    import mkdocs.config", "know MkDocs"),
        ("sop_plugin.workspace", "from mkdocs.structure.files import File", "know MkDocs"),
        ("sop_plugin.workspace", "import subprocess", "run by outside only"),
        ("sop_plugin.reading.document", "import logging", "is pure and imports logging"),
        ("sop_plugin.reading.document", "from os import path", "is pure and imports os.path"),
        ("sop_plugin.reading.document", "from pathlib import Path", "PurePosixPath knows no files"),
        ("sop_plugin.reading.document", "import pathlib", "PurePosixPath knows no files"),
        ("sop_plugin.indexes.roles", "text = open('a').read()", "is pure and calls open()"),
        ("sop_plugin.registers.reviews", "import time", "is pure and imports time"),
        ("sop_plugin.registers.reviews", "from uuid import uuid4", "is pure and imports uuid.uuid4"),
        ("sop_plugin.model.period", "from datetime import date\nTODAY = date.today()", "calls today()"),
        ("sop_plugin.pages.banner", "import datetime\ndatetime.datetime.now()", "calls now()"),
        ("sop_plugin.mkdocs_site.plugin", "import datetime\ndatetime.datetime.now()", "calls now()"),
        ("sop_plugin", "from sop_plugin.mkdocs_site.plugin import SopPlugin", "the package itself"),
        ("sop_plugin.utils", "", "has no floor"),
    ],
)
def test_a_breach_is_seen(module: str, source: str, breach: str) -> None:
    assert [found for found in breaches(module, source) if breach in found]


@each_case(
    "module, source",
    [
        (
            "sop_plugin.model.number",
            "import re\nfrom datetime import date\nfrom sop_plugin.model import place",
        ),
        ("sop_plugin.reading.document", "from pathlib import PurePosixPath\nfrom urllib.parse import quote"),
        ("sop_plugin.checks.dates", "from sop_plugin.model.manual import Manual\nfrom . import all"),
        ("sop_plugin.compile", "from sop_plugin.checks.all import check_manual"),
        ("sop_plugin.outside.git_program", "import subprocess\nimport os"),
        ("sop_plugin.outside.clock", "from datetime import datetime\nas_of = datetime.now(zone).date()"),
        (
            "sop_plugin.mkdocs_site.plugin",
            "import mkdocs\nfrom sop_plugin.pages import pages\nfrom sop_plugin import __version__",
        ),
    ],
)
def test_what_a_floor_allows_passes(module: str, source: str) -> None:
    assert list(breaches(module, source)) == []


def test_every_class_name_has_one_home() -> None:
    """A public class name means one thing in the whole package: nobody need look up which of two it is."""
    homes: dict[str, list[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes.setdefault(node.name, []).append(path.relative_to(PACKAGE).as_posix())
    assert len(homes) > 200
    assert {name: where for name, where in homes.items() if len(where) > 1} == {}


def test_no_module_gives_one_name_to_two_things() -> None:
    """The later one would take the place of the former without a word."""
    twice = []
    for path in PACKAGE.rglob("*.py"):
        names: list[str] = []
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                names.append(node.name)
            elif isinstance(node, ast.Assign):
                names += [target.id for target in node.targets if isinstance(target, ast.Name)]
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                names.append(node.target.id)
        twice += [f"{path.name}: {name}" for name in set(names) if names.count(name) > 1]
    assert twice == []
