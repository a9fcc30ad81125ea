"""A class name means one thing in the whole package: who reads it need not look up which of two it is."""

import ast
from collections import defaultdict
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "sop_plugin"


def homes_of_classes() -> dict[str, list[str]]:
    """Public class name → the modules that define it."""
    homes: dict[str, list[str]] = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(path.relative_to(PACKAGE).as_posix())
    return homes


def test_every_class_name_has_one_home() -> None:
    homes = homes_of_classes()
    assert len(homes) > 200
    assert {name: where for name, where in homes.items() if len(where) > 1} == {}
