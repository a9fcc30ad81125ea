"""Writes a synthetic manual: python -m benchmarks.generate FOLDER --documents 1000

The same arguments always give the same files. Beside ``mkdocs.yml`` stands ``plain.yml``: the same theme, extensions and
documents for MkDocs and Material alone, front matter included, which MkDocs reads too.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from benchmarks.document import document_text
from benchmarks.plan import Plan, chance, jobs, plan_manual, staff, to_traditional
from benchmarks.recorded import write_recorded
from benchmarks.vocabulary import DEPARTMENTS, THINGS

PROJECT = Path(__file__).resolve().parent.parent
_PROCESSES = 2
_HOME = "# 手册\n\n这是一本用来测量的手册，内容全部为虚构。\n"


def manual_files(documents: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Path relative to the manual's folder, and content, of the organisation, the home page and every document."""
    plans = plan_manual(documents, seed)
    yield "organisation.yml", _organisation()
    yield "docs/index.md", _HOME
    cited = _citations(plans, seed)
    for plan in plans:
        yield f"docs/{plan.path}", document_text(plan, cited(plan), seed)


def write_manual(folder: Path, documents: int, seed: int = 1, revisions: int = 0) -> None:
    """Write the manual with ``mkdocs.yml`` and ``plain.yml``, which take over the project's own configuration.

    With ``revisions`` it has a ledger in which every document has so many, and git has their texts.
    """
    for path, content in manual_files(documents, seed):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
    common = f"INHERIT: {PROJECT.as_posix()}/mkdocs.yml\nsite_name: 测量用手册\n"
    (folder / "mkdocs.yml").write_text(
        f"{common}nav:\n  - 首页: index.md\n{_plugins(plan_manual(documents, seed))}", encoding="utf-8"
    )
    # Without "nav" MkDocs makes its own: a section for each folder.
    (folder / "plain.yml").write_text(
        f"{common}nav:\nplugins:\n  - search:\n      lang: [zh, en]\n", encoding="utf-8"
    )
    if revisions:
        plans = plan_manual(documents, seed)
        write_recorded(folder, plans, _citations(plans, seed), seed, revisions)


def _plugins(plans: tuple[Plan, ...]) -> str:
    """The plugins of the project, with processes of this manual: the work of two procedures, in three stages each."""
    configured = yaml.safe_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))["plugins"]
    procedures = [plan.number for plan in plans if plan.type == "procedure" and plan.citable]
    for plugin in configured:
        if "sop" in plugin:
            plugin["sop"]["processes"] = [f"{number}#4" for number in procedures[:_PROCESSES]]
            for own in ("external_documents", "requirements", "search_questions"):
                plugin["sop"].pop(own, None)
    return str(yaml.safe_dump({"plugins": configured}, allow_unicode=True))


def _citations(plans: tuple[Plan, ...], seed: int) -> Callable[[Plan], tuple[Plan, ...]]:
    """What each document cites."""
    in_department: dict[str, list[Plan]] = defaultdict(list)
    citable = [plan for plan in plans if plan.citable]
    for plan in citable:
        in_department[plan.department].append(plan)
    return lambda plan: _cited(plan, in_department[plan.department], citable, seed)


def _cited(plan: Plan, near: list[Plan], citable: list[Plan], seed: int) -> tuple[Plan, ...]:
    """Five, however large the manual is: the department's policy and form, two more of it, one of any department."""
    random = chance(seed, "cited", plan.index)
    chosen = [near[0], near[min(1, len(near) - 1)], *random.choices(near, k=2), random.choice(citable)]
    # No document cites itself.
    instead = next((other for other in citable[:2] if other is not plan), plan)
    return tuple(instead if other is plan else other for other in chosen)


def _organisation() -> str:
    lines = [
        "sample: true",
        "issuers:",
        "  - {code: BEN, name: {zh-Hans: 云岭集团（示例）, zh-Hant: 雲嶺集團（示例）}}",
    ]
    lines.append("departments:")
    for code, name, english in DEPARTMENTS:
        names = f"{{zh-Hans: {name}, zh-Hant: {to_traditional(name)}, en: {english}}}"
        lines.append(f"  - {{code: {code}, issuer: BEN, name: {names}}}")
    lines.append("people:")
    for code, name, _ in DEPARTMENTS:
        for person in staff(code):
            may = f", may_approve: [{{departments: [{code}]}}]" if person.role == "approved" else ""
            lines.append(
                f"  - {{id: {person.id}, name: {person.name}, department: {code}, job: {name}职员, from: 2020-01-06{may}}}"
            )
    lines.append("jobs:")
    for code, department, _ in DEPARTMENTS:
        lines += [f"  - {{name: {_in_both_scripts(job)}, departments: [{code}]}}" for job in jobs(department)]
    lines.append("records:")
    lines += [f"  - {{name: {_in_both_scripts(thing)}}}" for thing in THINGS]
    return "\n".join((*lines, ""))


def _in_both_scripts(name: str) -> str:
    return f"{{zh-Hans: {name}, zh-Hant: {to_traditional(name)}}}"


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Write a synthetic manual.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--revisions", type=int, default=0, help="record so many of each document, with a ledger"
    )
    arguments = parser.parse_args()
    write_manual(arguments.folder, arguments.documents, arguments.seed, arguments.revisions)


if __name__ == "__main__":
    main()
