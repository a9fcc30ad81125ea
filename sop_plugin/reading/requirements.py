"""Catalogues of requirements: numbers of a standard with words of our own, and which documents serve them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.model.requirement import Claim, NewEdition, Requirement, Requirements, ServedBy
from sop_plugin.model.settings import Settings
from sop_plugin.reading.front_matter.satisfies import requirement_name
from sop_plugin.reading.organisation.schema import NameEntry, localised
from sop_plugin.reading.source import Source, decode, report_conflicts
from sop_plugin.reading.validation import validate
from sop_plugin.reading.values import Strict, Text
from sop_plugin.reading.yaml_tree import YamlTree, read_yaml
from sop_plugin.rules import files as file_rules
from sop_plugin.rules import front_matter as front_matter_rules
from sop_plugin.rules import requirements as rules
from sop_plugin.words.language import LocalisedText

LARGEST_CATALOGUE = 2_000_000
_REPLACES = "replaces: ISO 9001:2015"


def _in_words(value: Any) -> Any:
    """Words in one language may stand alone."""
    if not isinstance(value, str):
        return value
    return {"en" if value.isascii() else "zh-Hans": value}


class RequirementEntry(Strict):
    """One requirement; without words it is one that another catalogue has, or has those of the number that it was."""

    clause: Text = Field(description="要求的编号", examples=['"7.5.2"'])
    words: Annotated[NameEntry | None, BeforeValidator(_in_words)] = Field(
        default=None, description="自己的简短说明", examples=["{zh-Hans: 标识、评审和批准}"]
    )
    served_by: list[Text] = Field(
        default=[], description="满足它的文件和条款", examples=['["QA-SOP-001#4.2"]']
    )
    was: list[Text] = Field(
        default=[], description="上一版标准中的编号；不写为新增的要求", examples=['["7.5.3.1"]']
    )
    changed: Annotated[NameEntry | None, BeforeValidator(_in_words)] = Field(
        default=None,
        description="用自己的话写，比上一版多要求什么",
        examples=["{zh-Hans: 另要求电子文件的备份}"],
    )


class RequirementsFile(Strict):
    """A catalogue, or what serves the requirements of one."""

    standard: Text = Field(description="标准和版本，写在编号前面", examples=["ISO 9001:2015"])
    replaces: Text | None = Field(
        default=None, description="它所取代的那一版，名称同那一版的目录", examples=["ISO 9001:2015"]
    )
    unchanged: list[Text] | Literal["others"] = Field(
        default=[],
        description="号码和内容都没有变的，编号同上一版；写 others 是没有另外写到的都没有变",
        examples=['["7.2", "7.3"]'],
    )
    requirements: list[RequirementEntry] = Field(
        default=[], description="各项要求", examples=['[{clause: "7.5.2", words: …}]']
    )


def is_path(written: str) -> bool:
    """Whether a setting names a file of the project, and not a catalogue that comes along."""
    return "/" in written or written.endswith((".yml", ".yaml"))


def leaves_the_project(written: str) -> bool:
    """Whether a path cannot be one below the project's folder, on any system."""
    there = posixpath.normpath(written)
    return there.startswith(("/", "..")) or any(sign in written for sign in "\\:\0")


def read_requirements(
    sources: Sequence[Source], settings: Settings
) -> tuple[Requirements, tuple[Finding, ...]]:
    """All catalogues together, in the order of the settings that name them, and all that is wrong with the files."""
    findings: list[Finding] = []
    known: dict[str, Requirement] = {}
    served: list[ServedBy] = []
    editions: list[NewEdition] = []
    read_of: list[RequirementsFile] = []
    for index, source in enumerate(sources):
        if source.trouble is file_rules.UNREADABLE:
            place = settings.place("requirements", index)
            findings.append(rules.NO_CATALOGUE.at(place, name=source.path, **source.trouble_values))
            continue
        read = _read(source, findings.append)
        if read is None:
            continue
        entry, tree = read
        for requirement in _requirements(entry):
            known.setdefault(requirement.name, requirement)
        served += _served(entry, tree)
        editions += _edition(entry, tree, findings.append)
        read_of.append(entry)
    for entry in read_of:
        for requirement in _as_before(entry, known):
            known.setdefault(requirement.name, requirement)
    return Requirements(known, tuple(served), tuple(editions)), tuple(findings)


def _read(source: Source, report: Callable[[Finding], None]) -> tuple[RequirementsFile, YamlTree] | None:
    text = decode(source, LARGEST_CATALOGUE, report)
    if text is None:
        return None
    report_conflicts(text, source.path, report)
    tree = read_yaml(text, source.path, 1, report)
    entry = validate(tree, RequirementsFile, Place(source.path), report) if tree else None
    return (entry, tree) if entry is not None and tree is not None else None


def _requirements(entry: RequirementsFile) -> Iterator[Requirement]:
    for each in entry.requirements:
        if each.words is not None:
            yield _requirement(entry, each, localised(each.words))


def _requirement(entry: RequirementsFile, each: RequirementEntry, words: LocalisedText) -> Requirement:
    changed = localised(each.changed) if each.changed is not None else LocalisedText()
    return Requirement(requirement_name(entry.standard), each.clause, words, tuple(each.was), changed)


def _as_before(entry: RequirementsFile, known: Mapping[str, Requirement]) -> tuple[Requirement, ...]:
    """What a new edition has in the words of the one before: only numbers changed, or not even these."""
    if entry.replaces is None:
        return ()
    old = requirement_name(entry.replaces)
    before = {each.clause: each for each in known.values() if each.standard == old}
    renumbered = [
        _requirement(
            entry, each, next((before[was].words for was in each.was if was in before), LocalisedText())
        )
        for each in entry.requirements
        if each.words is None and each.was
    ]
    named = {was for each in entry.requirements for was in each.was}
    same = (
        [clause for clause in before if clause not in named]
        if entry.unchanged == "others"
        else entry.unchanged
    )
    new = requirement_name(entry.standard)
    kept = [Requirement(new, clause, before[clause].words, (clause,)) for clause in same if clause in before]
    return (*renumbered, *kept)


def _edition(
    entry: RequirementsFile, tree: YamlTree, report: Callable[[Finding], None]
) -> Iterator[NewEdition]:
    if entry.replaces is None:
        compared = (at for at, each in enumerate(entry.requirements) if each.was or each.changed is not None)
        first = next(compared, None)
        if first is not None or entry.unchanged:
            place = tree.place("requirements", first) if first is not None else tree.place("unchanged")
            report(front_matter_rules.MISSING_FIELD.at(place, field="replaces", example=_REPLACES))
        return
    old = requirement_name(entry.replaces)
    origins = tuple(
        Claim(f"{old} {clause}", None, tree.place("requirements", i, "was", j))
        for i, each in enumerate(entry.requirements)
        for j, clause in enumerate(each.was)
    )
    kept = entry.unchanged if entry.unchanged != "others" else []
    origins += tuple(
        Claim(f"{old} {clause}", None, tree.place("unchanged", at)) for at, clause in enumerate(kept)
    )
    yield NewEdition(requirement_name(entry.standard), old, tree.place("replaces"), origins)


def _served(entry: RequirementsFile, tree: YamlTree) -> Iterator[ServedBy]:
    standard = requirement_name(entry.standard)
    for i, each in enumerate(entry.requirements):
        for j, written in enumerate(each.served_by):
            number, _, clause = written.partition("#")
            place = tree.place("requirements", i, "served_by", j)
            yield ServedBy(f"{standard} {each.clause}", number.strip(), clause.strip() or None, place)
