"""What lies in the documents' folder: nothing controlled in a page outside control, nothing lost, nothing that a system cannot hold."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sop_plugin.model.attachment import FileTrouble
from sop_plugin.model.finding import Finding
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.lifecycle import Status
from sop_plugin.model.manual import Manual
from sop_plugin.model.manual_files import (
    FRONT_PAGES,
    Exclusion,
    FileAccount,
    FileStanding,
    ListedFile,
    MatterEntry,
    OutsidePage,
    is_text_name,
    page_address,
)
from sop_plugin.model.place import Place
from sop_plugin.model.portable_names import ends_badly, forbidden_signs, is_reserved, on_every_system
from sop_plugin.rules import files as file_rules
from sop_plugin.rules import manual_files as rules
from sop_plugin.rules.evidence import DOCUMENT_VANISHED
from sop_plugin.words.voice import Sayable, Words

_HTML = (".html", ".htm", ".xhtml", ".shtml")
_CONTROLLED = frozenset(
    (
        "number",
        "revision",
        "effective",
        "expires",
        "review",
        "reviews",
        "approvals",
        "change",
        "withdrawal",
        "retention",
        "supervised_by",
        "translation_of",
        "last_review",
    )
)
_SHOWN = 10
_SIGNS = Words("含有 {signs}", "it has {signs}")
_RESERVED = Words("“{name}”是 Windows 的设备名", '"{name}" is a device of Windows')
_NO_FILE = Words("链接指向不存在的文件，或不是普通文件", "it leads to nothing, or to no ordinary file")
_END = Words("“{name}”以点或空格结尾", '"{name}" ends in a dot or a blank')


def pages_with_control(manual: Manual, pages: Iterable[OutsidePage]) -> Iterator[Finding]:
    """Pages outside control that say of themselves what only controlled documents may say; one finding for each page."""
    for page in pages:
        entry = next((entry for entry in page.matter if _is_of_control(manual, entry)), None)
        if entry is None and page.heading is not None and _is_number(manual, page.heading):
            entry = page.heading
        if entry is not None:
            yield rules.PAGE_WITH_CONTROL.at(
                entry.place,
                written=f"{entry.written_key} {entry.value}"
                if entry.written_key == "#"
                else entry.written_key,
            )


@dataclass(frozen=True)
class TakenOut:
    """Recorded documents that lie where the settings have pages outside control: the setting is to be mended, and nothing else."""

    numbers: frozenset[str]
    paths: frozenset[str]
    findings: tuple[Finding, ...]

    def consequences(self, finding: Finding) -> bool:
        """Whether a finding only says once more that they are no documents now."""
        return (finding.rule is rules.PAGE_WITH_CONTROL and finding.place.path in self.paths) or (
            finding.rule is DOCUMENT_VANISHED and finding.values["number"] in self.numbers
        )


def recorded_as_pages(manual: Manual, pages: Iterable[OutsidePage], ledger: Ledger) -> TakenOut:
    """The pages that carry a number that was recorded, unless a document has it too."""
    taken: dict[str, str] = {}
    for page in pages:
        number = next((entry.value for entry in page.matter if entry.key == "number"), None)
        if number is not None and number in ledger.by_number and number not in manual.by_number:
            taken[page.path] = number
    findings: list[Finding] = []
    if taken:
        place = manual.settings.place("pages")
        numbers, paths = sorted(set(taken.values())), sorted(taken)
        findings.append(
            rules.RECORDED_AS_PAGES.at(
                place, count=len(numbers), numbers=numbers[:_SHOWN], paths=paths[:_SHOWN], file=place.path
            )
        )
    return TakenOut(frozenset(taken.values()), frozenset(taken), tuple(findings))


def _is_of_control(manual: Manual, entry: MatterEntry) -> bool:
    # Themes have other words for what they call the status of a page.
    if entry.key == "status":
        return entry.value in frozenset(Status)
    return entry.key in _CONTROLLED or _is_number(manual, entry)


def _is_number(manual: Manual, entry: MatterEntry) -> bool:
    return entry.value is not None and manual.number_pattern.parse(entry.value) is not None


def files_of_the_folder(account: FileAccount, listed: tuple[ListedFile, ...]) -> Iterator[Finding]:
    """Every finding about the names and the places of files, whatever they hold."""
    standings = {file.path: file.standing for file in account.files}
    yield from _front_pages(account.folder, listed, standings)
    yield from _lost_templates(account.folder, listed)
    yield from _links(account.folder, listed, standings)
    yield from _names(account.folder, listed)
    yield from _taken_for_one(account.folder, listed)
    for file in account.files:
        place = Place(file.path)
        if file.standing is not FileStanding.LEFT_OUT and file.path.lower().endswith(_HTML):
            yield rules.RAW_HTML.at(place)
        elif file.standing is FileStanding.UNCLAIMED:
            yield rules.UNCLAIMED_FILE.at(place)


def _front_pages(
    folder: str, listed: Iterable[ListedFile], standings: Mapping[str, FileStanding]
) -> Iterator[Finding]:
    """Documents that go by the name of a folder's front page, and files of which one takes the other's page, as MkDocs has it."""
    by_address: dict[str, list[ListedFile]] = defaultdict(list)
    for file in sorted(listed, key=lambda file: (file.folder, file.name)):
        if not file.left_out and is_text_name(file.name):
            by_address[page_address(file.inside)].append(file)
    for files in by_address.values():
        for index, file in enumerate(files):
            path = posixpath.join(folder, file.inside)
            controlled = standings.get(path) is FileStanding.CONTROLLED
            rivals = [
                other
                for other in files[index + 1 :]
                if other.folder == file.folder or not (controlled or _is_controlled(folder, other, standings))
            ]
            if rivals:
                yield rules.ONE_PAGE_FOR_TWO.at(Place(path), other=posixpath.join(folder, rivals[-1].inside))
            elif controlled and file.stem in FRONT_PAGES:
                yield rules.DOCUMENT_AS_FRONT_PAGE.at(Place(path), name=file.name)


def _is_controlled(folder: str, file: ListedFile, standings: Mapping[str, FileStanding]) -> bool:
    return standings.get(posixpath.join(folder, file.inside)) is FileStanding.CONTROLLED


def _lost_templates(folder: str, listed: Iterable[ListedFile]) -> Iterator[Finding]:
    """Texts in the one folder that MkDocs leaves out unasked."""
    lost = [
        file
        for file in listed
        if file.left_out is Exclusion.UNASKED
        and file.inside.startswith("templates/")
        and is_text_name(file.name)
    ]
    if lost:
        yield rules.TEMPLATES_LEFT_OUT.at(Place(posixpath.join(folder, lost[0].inside)), count=len(lost))


def _links(
    folder: str, listed: Iterable[ListedFile], standings: Mapping[str, FileStanding]
) -> Iterator[Finding]:
    """Links that cannot be published, but for those that are told of where a text is read or names them."""
    for file in listed:
        path = posixpath.join(folder, file.inside)
        if file.trouble is None or is_text_name(file.name) or standings[path] is not FileStanding.UNUSABLE:
            continue
        if file.trouble is FileTrouble.OUTSIDE:
            yield file_rules.LINK_OUTSIDE.at(Place(path))
        else:
            yield file_rules.UNREADABLE.at(Place(path), reason=_NO_FILE)


def _names(folder: str, listed: Iterable[ListedFile]) -> Iterator[Finding]:
    """Names that Windows cannot hold, each where it comes first."""
    told: set[str] = set()
    for file in listed:
        parts = file.inside.split("/")
        for depth, name in enumerate(parts, start=1):
            path = "/".join(parts[:depth])
            reason = _trouble(name)
            if reason is not None and path not in told:
                told.add(path)
                yield rules.NAME_NOT_PORTABLE.at(Place(posixpath.join(folder, file.inside)), reason=reason)


def _trouble(name: str) -> Sayable | None:
    signs = forbidden_signs(name)
    if signs:
        return _SIGNS.filled(signs=" ".join(sign if sign.isprintable() else ascii(sign) for sign in signs))
    if is_reserved(name):
        return _RESERVED.filled(name=name)
    return _END.filled(name=name) if ends_badly(name) else None


def _taken_for_one(folder: str, listed: Iterable[ListedFile]) -> Iterator[Finding]:
    """Files and folders that become one where capital letters or composed signs make no difference."""
    met: dict[str, str] = {}
    told: set[str] = set()
    for file in listed:
        parts = file.inside.split("/")
        for depth in range(1, len(parts) + 1):
            path = "/".join(parts[:depth])
            first = met.setdefault(on_every_system(path), path)
            if first != path and path not in told:
                told.add(path)
                yield rules.NAMES_ALIKE.at(
                    Place(posixpath.join(folder, file.inside)),
                    name=posixpath.join(folder, path),
                    other=posixpath.join(folder, first),
                )
                break
