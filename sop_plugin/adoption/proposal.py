"""What files from another system say in their front matter, and the settings by which the manual would understand them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from sop_plugin.adoption.synonyms import field_named, value_meant
from sop_plugin.model.finding import Finding
from sop_plugin.model.organisation import Organisation
from sop_plugin.model.settings import Settings
from sop_plugin.reading.foreign.fields import FIELDS, LAST_REVIEW, FieldKind
from sop_plugin.reading.foreign.values import in_our_form, is_day
from sop_plugin.reading.front_matter.documents import split_front_matter
from sop_plugin.reading.front_matter.schema import FrontMatter
from sop_plugin.reading.source import Source, decode
from sop_plugin.reading.yaml_tree import Value, read_yaml
from sop_plugin.words.voice import Words, voice_in

_REQUIRED = ("number", "title", "type", "department", "revision", "status")
WANTED = (*_REQUIRED, "effective", "review.every")
"""What a document in force must say."""
_WANTED_OF = {"draft": _REQUIRED, "in_review": _REQUIRED, "withdrawn": (*_REQUIRED, "effective")}
_OURS = tuple(item.alias or name for name, item in FrontMatter.model_fields.items())
_DEFAULTS = {"type": "procedure", "status": "approved", "revision": "1", "review.every": "12 months"}

_FORMED = ("revision", "effective", "expires")
"""Fields whose values have a form of their own."""

EARLIER_CHANGES = {
    "change.class": Words("editorial", "editorial"),
    "change.reason": Words("采用本手册之前的修订", "revised before this manual was adopted"),
    "change.summary": Words("见原档案", "see the earlier records"),
}


@dataclass(frozen=True)
class FileMetadata:
    """One file: field → the name that it has there, the wanted ones that are missing, and names that say nothing to us.

    ``written`` is ``None`` where there is no front matter that can be read; ``trouble`` says why.
    """

    path: str
    written: Mapping[str, Value] | None
    trouble: Finding | None = None
    present: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    """Fields with a value that somebody must translate."""


@dataclass(frozen=True)
class Proposal:
    """Settings for ``metadata``; ``open_values`` are values that somebody must translate, ``open_fields`` fields without a default."""

    keys: Mapping[str, tuple[str, ...]]
    values: Mapping[str, Mapping[str, str]]
    defaults: Mapping[str, str]
    ignore: tuple[str, ...] | str
    open_values: Mapping[str, tuple[str, ...]]
    open_fields: tuple[str, ...]


def read_metadata(source: Source, max_bytes: int) -> FileMetadata:
    """The front matter of one file, whatever its names."""
    findings: list[Finding] = []
    text = decode(source, max_bytes, findings.append)
    split = split_front_matter(text, source.path, findings) if text is not None else None
    tree = read_yaml(split[0], source.path, 2, findings.append) if split is not None else None
    if tree is None:
        return FileMetadata(source.path, None, findings[-1] if findings else None)
    return FileMetadata(source.path, tree.value if isinstance(tree.value, dict) else {})


def proposal(files: Iterable[FileMetadata], settings: Settings, organisation: Organisation) -> Proposal:
    """The settings that the files ask for, on top of those there are."""
    read = [file.written for file in files if file.written is not None]
    mapping = settings.metadata
    keys = {target: list(names) for target, names in mapping.keys.items()}
    known = {*_OURS, *mapping.ignored, *(name for names in keys.values() for name in names)}
    counted = Counter(name for written in read for name in written if name not in known)
    ignored: list[str] = []
    for name, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        target = field_named(name)
        if target is None or _is_given_beside(target, name, keys.get(target, []), read):
            ignored.append(name)
        else:
            keys.setdefault(target, []).append(name)
    if not mapping:
        for target in _formed_under_own_names(read, settings):
            if target not in keys:
                keys[target] = [target]
    names = {target: tuple(given) for target, given in sorted(keys.items(), key=_in_order)}
    values, open_values = _values(read, names, settings, organisation)
    defaults, open_fields = _defaults(read, names, settings, organisation)
    return Proposal(
        names,
        values,
        defaults,
        "all" if mapping.ignores_all else tuple(sorted({*mapping.ignored, *ignored})),
        open_values,
        open_fields,
    )


def described(file: FileMetadata, settings: Settings, proposed: Proposal) -> FileMetadata:
    """The file with what it has, misses and says in vain, once the proposal were taken."""
    if file.written is None:
        return FileMetadata(file.path, None, file.trouble, {}, WANTED)
    present = {
        target: name
        for target in FIELDS
        if (name := _name_in(file.written, target, proposed.keys.get(target, ()))) is not None
    }
    named = {*present.values(), *_OURS, *(name for names in proposed.keys.values() for name in names)}
    missing = tuple(
        name
        for name in _wanted(file.written, proposed.keys)
        if name not in present and name not in settings.metadata.defaults
    )
    unknown = tuple(name for name in file.written if name not in named)
    unclear = tuple(
        target
        for target, name in present.items()
        if str(file.written.get(name)).strip() in proposed.open_values.get(target, ())
    )
    return FileMetadata(file.path, file.written, None, present, missing, unknown, unclear)


def _in_order(item: tuple[str, object]) -> int:
    return list(FIELDS).index(item[0])


def _name_in(written: Mapping[str, Value], target: str, names: Iterable[str]) -> str | None:
    """The name under which a file says a field, our own first."""
    group, _, last = target.rpartition(".")
    holder = written.get(group) if group else written
    if target != LAST_REVIEW and isinstance(holder, Mapping) and holder.get(last) is not None:
        return target
    return next((name for name in names if written.get(name) is not None), None)


def _wanted(written: Mapping[str, Value], keys: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The fields that a file must say."""
    name = _name_in(written, "status", keys.get("status", ()))
    status = written.get(name) if name is not None else None
    meant = value_meant("status", status) or status if isinstance(status, str) else None
    return _WANTED_OF.get(meant or "", WANTED)


def _is_given_beside(
    target: str, name: str, others: Iterable[str], read: Iterable[Mapping[str, Value]]
) -> bool:
    """Whether a file says the field by another name too, so that this one means something else."""
    return any(name in written and _name_in(written, target, others) is not None for written in read)


def _values(
    read: list[Mapping[str, Value]],
    keys: Mapping[str, tuple[str, ...]],
    settings: Settings,
    organisation: Organisation,
) -> tuple[dict[str, dict[str, str]], dict[str, tuple[str, ...]]]:
    """What the values of fields with a list of their own stand for, and those of which that cannot be said."""
    codes = {
        spelling.casefold(): d.code
        for d in organisation.departments.values()
        for spelling in (d.code, *d.name.spellings)
        if spelling
    }
    types = {code.casefold(): name for code, name in settings.type_codes.items()}
    guesses: dict[str, tuple[set[str], Callable[[str], str | None]]] = {
        "type": (set(settings.types), lambda v: types.get(v.casefold()) or value_meant("type", v)),
        "department": (set(organisation.departments), lambda v: codes.get(v.casefold())),
        "status": ({"draft", "in_review", "approved", "withdrawn"}, lambda v: value_meant("status", v)),
        **{target: (set(), lambda _: None) for target in _FORMED},
    }
    meant = {target: dict(words) for target, words in settings.metadata.values.items()}
    left: dict[str, tuple[str, ...]] = {}
    for target, (own, guess) in guesses.items():
        said = (written.get(name) for written in read for name in (target, *keys.get(target, ())))
        found = sorted({value.strip() for value in said if isinstance(value, str)})
        for value in found:
            if value in own or value in meant.get(target, {}) or _is_ready(target, value, settings):
                continue
            guessed = guess(value)
            if guessed is not None:
                meant.setdefault(target, {})[value] = guessed
            else:
                left[target] = (*left.get(target, ()), value)
    return meant, left


def _is_ready(target: str, value: str, settings: Settings) -> bool:
    """Whether the manual understands a day or a revision as it is written."""
    if target == "revision":
        if settings.revisions.parse(value) is not None:
            return True
        ours = in_our_form(value, FieldKind.REVISION)
        return settings.revisions.is_whole_numbers and isinstance(ours, str) and ours.isdigit()
    return target in _FORMED and is_day(in_our_form(value, FieldKind.DAY, settings.metadata.day_order))


def _formed_under_own_names(read: list[Mapping[str, Value]], settings: Settings) -> list[str]:
    """Fields with our own name whose values are in another form, which is read only where the field is mapped."""

    def is_formed(target: str, value: Value) -> bool:
        if not isinstance(value, str) or not _is_ready(target, value, settings):
            return False
        return settings.revisions.parse(value) is None if target == "revision" else not is_day(value)

    return [target for target in _FORMED if any(is_formed(target, written.get(target)) for written in read)]


def _defaults(
    read: list[Mapping[str, Value]],
    keys: Mapping[str, tuple[str, ...]],
    settings: Settings,
    organisation: Organisation,
) -> tuple[dict[str, str], tuple[str, ...]]:
    defaults = dict(settings.metadata.defaults)
    left: list[str] = []
    usual = dict(_DEFAULTS)
    if len(organisation.departments) == 1:
        usual["department"] = next(iter(organisation.departments))
    for target in WANTED:
        silent = any(
            _name_in(written, target, keys.get(target, ())) is None
            for written in read
            if target in _wanted(written, keys)
        )
        if not silent or target in defaults:
            continue
        if target in usual:
            defaults[target] = usual[target]
        else:
            left.append(target)
    revisions = (
        in_our_form(written.get(name), FieldKind.REVISION)
        for written in read
        for name in keys.get("revision", ())
    )
    if any(isinstance(r, str) and r.isdigit() and r != "1" for r in revisions):
        # From revision 2 on, a document in force says what was changed.
        for target, words in EARLIER_CHANGES.items():
            if target not in keys:
                defaults.setdefault(target, voice_in(settings.language).say(words))
    return defaults, tuple(left)
