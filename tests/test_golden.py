"""Readable cases: files in, findings out. Their format is told in `golden/README.md`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from sop_plugin.checks.anchors import (
    AnchorThen,
    anchors_not_kept,
    changed_since_anchor,
    recorded_after_anchors,
)
from sop_plugin.checks.archive import files_not_kept
from sop_plugin.checks.comparison import brought_by_change, check_change, organisation_not_compared
from sop_plugin.checks.recording import check_recording
from sop_plugin.checks.trust_history import changed_since_signed
from sop_plugin.compile import Capabilities, CompiledManual, Sources, compile_manual
from sop_plugin.model.anchor import Ledgers, anchor_of
from sop_plugin.model.attachment import FactsOf, FileTrouble
from sop_plugin.model.canonical_json import canonical_json
from sop_plugin.model.copies import CopyLedger
from sop_plugin.model.digest import digest_like
from sop_plugin.model.document import Document
from sop_plugin.model.event import NO_PREVIOUS, line_hash
from sop_plugin.model.external_document import ExternalDocument
from sop_plugin.model.finding import Finding
from sop_plugin.model.headings import Heading
from sop_plugin.model.ledger import Ledger
from sop_plugin.model.manual_files import Exclusion, FolderListing, ListedFile
from sop_plugin.model.objection import Objection
from sop_plugin.model.period import Period
from sop_plugin.model.procedure import Column
from sop_plugin.model.recording_rules import Recorded, RecordedWithin, Sealing
from sop_plugin.model.revision_label import RevisionScheme
from sop_plugin.model.seal import Verdict
from sop_plugin.model.settings import ClauseStyle, Settings
from sop_plugin.model.settings_then import AskSettings, SettingsThen, nobody_knows
from sop_plugin.model.site_manifest import FileFacts
from sop_plugin.model.snapshot import Snapshot
from sop_plugin.model.training import TrainingLedger
from sop_plugin.model.trust.history import batch_digest
from sop_plugin.model.trust.root import trust_root
from sop_plugin.outside.files import path_matcher
from sop_plugin.outside.snippets import SnippetTrouble
from sop_plugin.owners.codeowners import OwnersFile, read_code_owners
from sop_plugin.reading.anchor import read_anchor
from sop_plugin.reading.attachments import with_attachments
from sop_plugin.reading.front_matter.documents import read_document
from sop_plugin.reading.histories import ArchivedTexts, ReadArchive
from sop_plugin.reading.ledger.file import read_ledger
from sop_plugin.reading.ledger.losses import gone_ledger, lost_events
from sop_plugin.reading.named_files import names_in
from sop_plugin.reading.settings.file import read_options
from sop_plugin.reading.settings.project import read_project
from sop_plugin.reading.source import Source
from sop_plugin.registers.leavers import acted
from sop_plugin.rules import all_rules
from sop_plugin.rules import archive as archive_rules
from sop_plugin.site_checks.all import site_findings
from sop_plugin.site_checks.programs import unbuildable
from sop_plugin.site_checks.trial import build_failed
from sop_plugin.words.language import Language, languages
from sop_plugin.words.voice import Words

# Cases about other things have no git: the one finding that says so is left out.
SILENT = replace(archive_rules.NO_REPOSITORY, code="SOP000")
GOLDEN = Path(__file__).parent / "golden"
ORGANISATION = "organisation.yml"
TODAY = date(2026, 11, 21)
CASES = sorted(GOLDEN.glob("*/*.yml"))


@dataclass(frozen=True)
class Installed:
    """What a case says is installed; of themes the folder, from that of the cases."""

    plugins: frozenset[str]
    extensions: tuple[str, ...] = ()
    themes: Mapping[str, str] = field(default_factory=dict)
    modules: tuple[str, ...] = ()
    said: tuple[Mapping[str, Any], ...] = ()
    lacks: Mapping[str, str] = field(default_factory=dict)
    snippets: Mapping[str, int | None] = field(default_factory=dict)

    @classmethod
    def of(cls, plugins: list[str], **others: Any) -> Installed:
        return cls(frozenset(plugins), **others)

    def has_extension(self, name: str) -> bool:
        return name in self.extensions

    def theme_folder(self, name: str) -> Path | None:
        return GOLDEN / self.themes[name] if name in self.themes else None

    def has_module(self, name: str, beside: Path) -> bool:
        return name in self.modules or (beside / f"{name}.py").is_file()

    def has_program(self, name: str) -> bool:
        return name not in self.lacks.values()

    def objections(self, _data: Mapping[str, Any]) -> list[Objection]:
        return [Objection(**each) for each in self.said]

    def lacking(self, plugin: str) -> str:
        return self.lacks.get(plugin, "")

    def snippet_troubles(self, _options: Mapping[str, Any], text: str) -> list[SnippetTrouble]:
        return [SnippetTrouble(name, line) for name, line in self.snippets.items() if name in text]


def case_id(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def load(path: Path) -> dict[str, Any]:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    unknown = case.keys() - {
        "about",
        "as_of",
        "settings",
        "settings_then",
        "without_history",
        "build_said",
        "elsewhere",
        "first_signed",
        "options",
        "files",
        "pages",
        "organisation",
        "requirements",
        "synonyms",
        "questions",
        "templates",
        "ledger",
        "copies",
        "training",
        "owners",
        "archive",
        "beside",
        "others",
        "mkdocs",
        "installed",
        "framing",
        "kept",
        "verdict",
        "base",
        "target",
        "recorded",
        "expected",
    }
    assert not unknown, f"{case_id(path)}: {unknown}"
    return dict(case)


def source(path: str, content: str | dict[str, Any]) -> Source:
    if isinstance(content, str):
        return Source(path, content.encode())
    if "trouble" in content:
        return Source(
            path, trouble=all_rules()[content["trouble"]], trouble_values=dict(content.get("values", {}))
        )
    text = content.get("text") or (GOLDEN / like(path, content)).read_text(encoding="utf-8")
    for old, new in content.get("but", {}).items():
        assert text.count(old) == 1, f"{path}: {old!r} must occur once, not {text.count(old)} times"
        text = text.replace(old, new)
    return Source(
        path, text.replace("\n", content.get("newline", "\n")).encode(content.get("encoding", "utf-8"))
    )


def like(path: str, content: dict[str, Any]) -> str:
    return ORGANISATION if path == ORGANISATION else f"documents/{content['like']}.md"


def external_document(facts: dict[str, Any]) -> ExternalDocument:
    months = facts.get("check_every")
    return ExternalDocument(**{**facts, "check_every": Period(months) if months else None})


def settings(changes: dict[str, Any]) -> Settings:
    kinds: dict[str, Any] = {
        "external_titles": frozenset,
        "external_documents": lambda entries: tuple(map(external_document, entries)),
        "processes": tuple,
        "requirements": tuple,
        "extra_columns": lambda words: {Column(name): tuple(value) for name, value in words.items()},
        "extra_headings": lambda words: {Heading(name): tuple(value) for name, value in words.items()},
        "language": Language,
        "rule_changes": lambda changes: read_options({"rule_changes": changes}).settings.rule_changes,
        "training": lambda asked: read_options({"training": asked}).settings.training,
        "confidentiality": lambda said: read_options({"confidentiality": said}).settings.confidentiality,
        "trail_review": lambda asked: read_options({"trail_review": asked}).settings.trail_review,
        "lowered": lambda entries: read_options({"findings": entries}).settings.lowered,
        "metadata": lambda facts: read_options({"metadata": facts}).settings.metadata,
        "sealing": lambda facts: Sealing(**facts),
        "recorded_within": lambda facts: RecordedWithin(**facts),
        "clause_style": ClauseStyle,
        "types": lambda types: read_options({"document_types": types}).settings.types,
        "revisions": lambda pattern: RevisionScheme((pattern,)),
    }
    return Settings(**{name: kinds.get(name, lambda same: same)(value) for name, value in changes.items()})


def replaced(text: str, changes: dict[str, str]) -> str:
    for old, new in changes.items():
        assert text.count(old) == 1, f"{old!r} must occur once, not {text.count(old)} times, in:\n{text}"
        text = text.replace(old, new)
    return text


def ledger_text(content: dict[str, Any], sources: list[Source], beside: dict[str, str]) -> str:
    """The lines of ledgers/ with sequence, chain and digests filled in, sorted."""
    files = [GOLDEN / "ledgers" / f"{name}.jsonl" for name in content.get("like", [])]
    lines = "".join(path.read_text(encoding="utf-8") for path in files)
    lines = replaced(lines, content.get("but", {})) + content.get("add", "")
    texts = {source.path: source for source in sources}
    chains: dict[str, list[str]] = {}
    for facts in with_batches([json.loads(line) for line in lines.splitlines()]):
        if "digest" in facts:
            algorithm, _, path = facts["digest"].rpartition(":")
            text = texts.get(path) or Source(path, (GOLDEN / f"documents/{path}.md").read_bytes())
            document = read_document(text, Settings()).document
            assert document is not None, path
            document = with_attachments(document, facts_of(beside))[0]
            facts["digest"] = digest_like(f"{algorithm}:", document)
            if "files" in facts:
                facts["files"] = released_files(document, facts["files"])
        chain = chains.setdefault(facts["number"], [])
        facts["seq"] = len(chain) + 1
        facts["prev"] = line_hash(chain[-1]) if chain else NO_PREVIOUS
        chain.append(canonical_json(facts))
    return "".join(f"{line}\n" for number in sorted(chains) for line in chains[number])


def with_batches(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What one person stated on one day for one reason has one digest, unless a case gives it another."""
    batches: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for event in events:
        if event["event"] == "stated" and "batch" not in event:
            batches.setdefault((event["by"], event["date"], event["reason"]), []).append(event)
    for (by, day, reason), stated in batches.items():
        facts = {event["number"]: event.get("facts") for event in stated}
        digest_of_all = batch_digest(facts, by, date.fromisoformat(day), reason)
        for event in stated:
            event["batch"] = digest_of_all
    return events


def ledger_of(case: dict[str, Any], sources: list[Source]) -> tuple[Source | None, list[Finding]]:
    """The case's ledger, and what it has lost since the earlier one that the case compares it with."""
    content = case.get("ledger")
    if content is None:
        return None, []
    beside = case.get("beside", {}) | content.get("beside", {})
    if "trouble" in content:
        return source("ledger.jsonl", content), []
    earlier = content["text"] if "text" in content else ledger_text(content, sources, beside)
    if "gone" in content:
        gone = gone_ledger(earlier, "ledger.jsonl", content["gone"], "old/ledger.jsonl", emptied=True)
        return Source("ledger.jsonl", b""), [gone]
    current = replaced(earlier, content.get("tampered", {}))
    lost = list(lost_events(earlier, current)) if content.get("compared") else []
    if content.get("anchored"):
        before, after = (
            read_ledger(Source("ledger.jsonl", text.encode())).ledger for text in (earlier, current)
        )
        assert before is not None
        assert after is not None
        if content["anchored"] is not True:  # made when so many events had been recorded
            before = replace(before, events=before.events[: content["anchored"]])
        kept = read_anchor(anchor_of(Ledgers(before), {}, date(2026, 11, 1), "").to_text().encode())
        lost += changed_since_anchor(Ledgers(after), kept)
        lost += recorded_after_anchors(Ledgers(after), [kept], RecordedWithin(), TODAY)
    return Source("ledger.jsonl", current.encode()), lost


def side_ledger(case: dict[str, Any], name: str, sources: list[Source]) -> Source | None:
    """A ledger beside that of documents, written as that is."""
    content = case.get(name)
    if content is None:
        return None
    whole = content["text"] if "text" in content else ledger_text(content, sources, case.get("beside", {}))
    return Source(f"{name}.jsonl", replaced(whole, content.get("tampered", {})).encode())


def compiled_case(case: dict[str, Any]) -> tuple[CompiledManual, list[Finding]]:
    """The case's manual, and what its ledger has lost."""
    sources = [source(path, content) for path, content in case["files"].items()]
    ledger, lost = ledger_of(case, sources)
    compiled = compile_manual(
        Sources(
            tuple(sources),
            source(ORGANISATION, case.get("organisation", {})),
            tuple(source(path, content) for path, content in case.get("pages", {}).items()),
            ledger,
            owners(case),
            facts_of(case.get("beside", {})),
            folder(case),
            requirements=tuple(
                source(path, content) for path, content in case.get("requirements", {}).items()
            ),
            synonyms=source("synonyms.yml", case["synonyms"]) if "synonyms" in case else None,
            templates={
                kind: source(f"templates/{kind}.md", content)
                for kind, content in case.get("templates", {}).items()
            },
            copies=side_ledger(case, "copies", sources),
            training=side_ledger(case, "training", sources),
            questions=source("questions.yml", case["questions"]) if "questions" in case else None,
        ),
        settings(case.get("settings", {}))
        if "options" not in case
        else read_options(case["options"]).settings,
        case.get("as_of", TODAY),
        Capabilities(
            read_archive=archive(case),
            verify_seal=lambda *_: Verdict(case.get("verdict", "valid")),
            settings_then=settings_then(case),
            no_history=Words("没有历史", "there is no history") if "without_history" in case else None,
            find_elsewhere=lambda _: case.get("elsewhere", {}),
            blob_of=lambda data, _: blob_without_history(case, data),
        ),
    )
    if "mkdocs" in case:
        project = read_project(case["mkdocs"], "mkdocs.yml", "mkdocs.yml", {})
        found = (
            *compiled.findings,
            *site_findings(compiled, project, "docs", "mkdocs.yml", (), case.get("framing", {})),
        )
        if "installed" in case:
            parts = Installed.of(**case["installed"])
            found += tuple(unbuildable(project, "mkdocs.yml", GOLDEN, parts, compiled.pages))
        if "build_said" in case:
            found += (build_failed(case["build_said"], "/srv/manual", "mkdocs.yml"),)
        compiled = replace(compiled, findings=found)
    return compiled, [*lost, *files_lost(case, compiled)]


def blob_without_history(case: dict[str, Any], data: bytes) -> str:
    """The id that the case gives a text of its, by its path."""
    blobs = case.get("without_history", {})
    return next((blobs[path] for path in blobs if source(path, case["files"][path]).data == data), "")


def settings_then(case: dict[str, Any]) -> AskSettings:
    """The settings by which every event of the case's ledger was recorded, where they were not those of today."""
    if "settings_then" not in case:
        return nobody_knows
    then = SettingsThen(settings(case["settings_then"]), "0123456789abcdef")
    return lambda events: {(event.number, event.sequence): then for event in events}


def facts_of(beside: dict[str, str]) -> FactsOf:
    """What stands beside the texts: the text of a file, or why it can be no part of a document."""

    def found(path: str) -> FileFacts | FileTrouble:
        content = beside.get(path, FileTrouble.MISSING)
        return FileTrouble(content) if content in list(FileTrouble) else file_facts(content)

    return found


def folder(case: dict[str, Any]) -> FolderListing:
    """All files of a case that is about them: its texts, what stands beside them, and others."""
    if "others" not in case:
        return FolderListing()
    texts = [*case["files"], *case.get("pages", {}), *case.get("beside", {})]
    others = {path: {} for path in texts} | {path: facts or {} for path, facts in case["others"].items()}
    listed = tuple(
        ListedFile(
            path.removeprefix("docs/"),
            Exclusion(facts["left_out"]) if "left_out" in facts else None,
            FileTrouble(facts["trouble"]) if "trouble" in facts else None,
        )
        for path, facts in sorted(others.items(), key=lambda item: item[0].split("/"))
    )
    return FolderListing("docs", listed, names_in(case.get("mkdocs", "")))


def file_facts(content: str) -> FileFacts:
    return FileFacts(sha256(content.encode()).hexdigest(), len(content.encode()))


def released_files(document: Document, blobs: dict[str, str]) -> list[dict[str, Any]]:
    """The files of a release, from their git ids by name."""
    return [
        {"blob": blobs[each.name], "name": each.name, **asdict(each.facts)} for each in document.attachments
    ]


def files_lost(case: dict[str, Any], compiled: CompiledManual) -> list[Finding]:
    """What is wrong with the files that git keeps, in a case that is about them."""
    files = case.get("archive", {}).get("files")
    if files is None:
        return []
    found = {str(blob): file_facts(content) for blob, content in files.items()}
    return list(files_not_kept(compiled.histories, found.get, found, whole=True))


def owners(case: dict[str, Any]) -> tuple[OwnersFile, ...]:
    """The case's CODEOWNERS; the repository holds what the case names, and no more."""
    content = case.get("owners")
    if content is None:
        return ()
    text, prefix = content["text"], content.get("prefix", "")
    own = [ORGANISATION, "mkdocs.yml", "CODEOWNERS"]
    files = (*(prefix + path for path in [*case["files"], *own]), *content.get("files", ()))
    lines = tuple(read_code_owners(text))
    return (OwnersFile("CODEOWNERS", text, lines, path_matcher, files, "docs", tuple(own), prefix),)


def findings_of(case: dict[str, Any]) -> tuple[Finding, ...]:
    compiled, lost = compiled_case(case)
    silent = {SILENT.code, "SOP965"} if "archive" not in case else set()
    found = compiled.findings if "base" not in case else brought(case, compiled)
    shown = [finding for finding in found if finding.code not in silent]
    lost += anchors_not_kept(AnchorThen(*facts) for facts in case.get("kept", ()))
    if "first_signed" in case:
        lost += since_signed(case, compiled)
    if "recorded" in case:
        lost += recording_of(case["recorded"], compiled)
    return tuple(sorted([*shown, *lost], key=Finding.sort_key))


def since_signed(case: dict[str, Any], compiled: CompiledManual) -> tuple[Finding, ...]:
    """What has changed since the first signature, when the organisation was as the case has it there."""
    before = compiled_case(case | case["first_signed"])[0].manual
    roots = [trust_root(each.organisation, each.settings, {}) for each in (before, compiled.manual)]
    day, commit = date(2026, 2, 10), "3f1c0a7b21d4"
    return tuple(
        changed_since_signed(
            compiled.manual, roots[0], roots[1], day, commit, acted(compiled.manual, compiled.ledger)
        )
    )


def recording_of(facts: dict[str, Any], compiled: CompiledManual) -> tuple[Finding, ...]:
    """What git would tell if all events had been committed like this."""
    recorded = Recorded(**{"committed": facts["written"], "commit": "3f1c0a7b21d4", **facts})
    found: list[Finding] = []
    for ledger in (compiled.histories.ledger, compiled.copies, compiled.training):
        if ledger is not None:
            every = {(event.number, event.sequence): recorded for event in ledger.everything}
            found += check_recording(compiled.manual, ledger, every)
    return tuple(found)


def brought(case: dict[str, Any], after: CompiledManual) -> list[Finding]:
    """What the case brings beyond its base, as `sop check --base` lists it."""
    same = {"as_of": case.get("as_of", TODAY)}
    before = compiled_case(same | case["base"])[0]
    target = compiled_case(same | case["target"])[0] if "target" in case else before
    sides = [snapshot(before, "1a2b3c4"), snapshot(after, "change"), snapshot(target, "main")]
    texts = [source(ORGANISATION, one.get("organisation", {})).data for one in (case["base"], case)]
    found = [*after.findings, *organisation_not_compared(*sides[:2], (texts[0], texts[1]), ORGANISATION)]
    found += check_change(*sides)
    told = brought_by_change((sides[0].manual, before.findings), (sides[1].manual, found))
    return [finding for finding, is_new in told if is_new]


def snapshot(compiled: CompiledManual, name: str) -> Snapshot:
    manual = replace(compiled.manual, documents=compiled.histories.documents)
    return Snapshot(
        manual,
        compiled.ledger or Ledger(),
        name,
        copies=compiled.copies or CopyLedger(),
        training=compiled.training or TrainingLedger(),
    )


def archive(case: dict[str, Any]) -> ReadArchive:
    """What git holds: the case's texts by id; a case without ``archive`` is not about git."""
    content = case.get("archive")
    if content is None:
        return lambda ids: ArchivedTexts(dict.fromkeys(ids), trouble=SILENT)
    trouble = all_rules()[content["trouble"]] if "trouble" in content else None
    texts = {
        blob: (GOLDEN / f"documents/{name}.md").read_bytes()
        for blob, name in content.get("texts", {}).items()
    }
    return lambda ids: ArchivedTexts(
        {blob: texts.get(blob) for blob in ids}, trouble, content.get("reason", "")
    )


def disagreement(finding: Finding, expected: str) -> str | None:
    """Why a finding is not the expected one."""
    place, code, words = expected.split(" ", 2)
    what, _, remedy = words.partition(" → ")
    if (place, code) != (str(finding.place), finding.code):
        return "place or code"
    if not any(what in finding.message(language) for language in (Language.ZH_HANS, Language.EN)):
        return "message"
    if not any(remedy in finding.remedy(language) for language in (Language.ZH_HANS, Language.EN)):
        return "remedy"
    return None


def listed(findings: tuple[Finding, ...]) -> str:
    return "\n".join(f"  - {f.place} {f.code} {f.message()} → {f.remedy()}" for f in findings)


@pytest.mark.parametrize("path", CASES, ids=case_id)
def test_findings_are_exactly_those_expected_and_read_well_in_every_language(path: Path) -> None:
    case = load(path)
    found, expected = findings_of(case), case["expected"]
    problems = [
        f"{why}: {line}"
        for finding, line in zip(found, expected, strict=False)
        if (why := disagreement(finding, line))
    ]
    assert len(found) == len(expected), f"{len(expected)} expected, found:\n{listed(found)}"
    assert not problems, "\n".join([*problems, "found:", listed(found)])
    for finding in found:
        for language in languages():
            for words in (finding.message(language), finding.remedy(language)):
                assert words
                assert words == words.strip()
                assert "None" not in words


def test_every_rule_has_a_case() -> None:
    shown = {line.split(" ", 2)[1] for path in CASES for line in load(path)["expected"]}
    assert sorted(all_rules().keys() - shown) == []


def test_cases_name_only_rules_that_exist() -> None:
    shown = {line.split(" ", 2)[1] for path in CASES for line in load(path)["expected"]}
    assert shown <= all_rules().keys()
