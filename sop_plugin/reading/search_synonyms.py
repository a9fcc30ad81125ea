"""The company's file of words that mean the same to people who search: a list of groups, each a list of words."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.reading.source import Source, decode, report_conflicts
from sop_plugin.reading.yaml_tree import Report, Value, YamlTree, read_yaml
from sop_plugin.rules import files as file_rules
from sop_plugin.rules import synonyms as rules
from sop_plugin.words.voice import Words

LARGEST_SYNONYMS = 50_000
"""In bytes: all of it goes to every browser that searches."""
_LONGEST = 40
_NO_LIST = Words("应为列表", "a list is wanted")
_ONE_WORD = Words("只有一个词", "it has one word only")
_NO_WORD = Words(
    "“{word}”不是词：应有字母或汉字，不超过 40 个字", "{word!r} is no word: letters, 40 at most, are wanted"
)
_WHOLE_FILE = Words("文件的内容", "what the file holds")
_GROUP = Words("第 {count} 组", "group {count}")

Groups = tuple[tuple[str, ...], ...]


def read_synonyms(
    source: Source | None, simplify: Callable[[str], str]
) -> tuple[Groups, tuple[Finding, ...]]:
    """The usable groups, their words as searching compares them, and all that is wrong with the file."""
    findings: list[Finding] = []
    if source is None:
        return (), ()
    start = Place(source.path)
    if source.trouble is file_rules.UNREADABLE:
        return (), (rules.NO_SYNONYMS.at(start, name=source.path, **source.trouble_values),)
    text = decode(source, LARGEST_SYNONYMS, findings.append)
    if text is not None:
        report_conflicts(text, source.path, findings.append)
    tree = read_yaml(text, source.path, 1, findings.append) if text is not None else None
    if tree is None:
        return (), tuple(findings)
    if not isinstance(tree.value, list):
        place = tree.places.get("", start)
        findings.append(rules.SYNONYMS_UNUSABLE.at(place, written=_WHOLE_FILE, problem=_NO_LIST))
        return (), tuple(findings)
    known: dict[frozenset[str], int] = {}
    groups = []
    for at, written in enumerate(tree.value):
        words = _group(tree, at, written, simplify, findings.append)
        same = frozenset(words)
        place = tree.place(at)
        if same in known:
            said = "、".join(map(str, written or ()))
            findings.append(rules.SYNONYM_TWICE.at(place, word=said, first=said, line=known[same]))
        elif words:
            known[same] = place.line
            groups.append(words)
    return tuple(groups), tuple(findings)


def _group(
    tree: YamlTree, at: int, written: Value, simplify: Callable[[str], str], report: Report
) -> tuple[str, ...]:
    """The different words of a group; none where it cannot be used."""

    def refuse(place: Place, problem: object) -> tuple[str, ...]:
        report(rules.SYNONYMS_UNUSABLE.at(place, written=_GROUP.filled(count=at + 1), problem=problem))
        return ()

    if not isinstance(written, list):
        return refuse(tree.place(at), _NO_LIST)
    words: dict[str, tuple[str, int]] = {}
    twice = []
    for index, word in enumerate(written):
        place = tree.place(at, index)
        folded = _folded(word, simplify) if isinstance(word, str) else ""
        if not isinstance(word, str) or not 0 < len(folded) <= _LONGEST:
            return refuse(place, _NO_WORD.filled(word="" if word is None else str(word)))
        if folded in words:
            first, line = words[folded]
            twice.append(rules.SYNONYM_TWICE.at(place, word=word, first=first, line=line))
        else:
            words[folded] = word, place.line
    for finding in twice:
        report(finding)
    if len(words) < 2:
        return () if twice else refuse(tree.place(at), _ONE_WORD)
    return tuple(words)


def _folded(word: str, simplify: Callable[[str], str]) -> str:
    """As searching compares it; ``searching/folding.py`` folds it once more, to the same."""
    return " ".join("".join(_parts(word, simplify)).split())


def _parts(word: str, simplify: Callable[[str], str]) -> Iterator[str]:
    for character in unicodedata.normalize("NFKC", word).casefold():
        kind = unicodedata.category(character)[0]
        if kind in "LN":
            # Character by character, as the index does.
            yield simplify(character)
        elif kind != "M":
            yield " "
