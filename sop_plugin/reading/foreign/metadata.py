"""Front matter with the names of another system, as a tree with ours: every place stays the author's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sop_plugin.model.finding import Finding
from sop_plugin.model.place import Place
from sop_plugin.model.revision_label import RevisionScheme
from sop_plugin.model.settings import MetadataMapping
from sop_plugin.reading.foreign.fields import FIELDS, LAST_REVIEW, FieldKind
from sop_plugin.reading.foreign.values import example_day, in_our_form
from sop_plugin.reading.yaml_tree import Report, Value, YamlTree
from sop_plugin.rules import front_matter as rules

_WHOLE_NUMBERS = RevisionScheme()


@dataclass
class Translated:
    """The tree as the schema takes it, with the day of the last review, which the schema has no field for."""

    tree: YamlTree
    last_review: date | None = None
    foreign: set[Place] = field(default_factory=set)

    def concerns_us(self, finding: Finding) -> bool:
        """Whether it matters how another reader of YAML understands a value: not where the mapping says what is meant."""
        return finding.rule is not rules.AMBIGUOUS_VALUE or finding.place not in self.foreign


def translate(
    tree: YamlTree, mapping: MetadataMapping, report: Report, revisions: RevisionScheme = _WHOLE_NUMBERS
) -> Translated:
    """The tree with our names, our way of writing values and the defaults; as it is where nothing is mapped.

    What files write for a value counts under our own names, too.
    """
    if not mapping or not isinstance(tree.value, dict):
        return Translated(tree)
    return _Translation(tree, mapping, report, revisions).run(tree.value)


class _Translation:
    def __init__(
        self, tree: YamlTree, mapping: MetadataMapping, report: Report, revisions: RevisionScheme
    ) -> None:
        self._revisions = revisions
        self._old = tree
        self._new = YamlTree({}, {"": tree.places.get("", Place(""))})
        self._values: dict[str, Value] = {}
        self._mapping = mapping
        self._report = report
        self._targets: dict[str, list[str]] = {}
        for target, names in mapping.keys.items():
            self._new.names[target.replace(".", "/")] = names[0]
            for name in names:
                self._targets.setdefault(name, []).append(target)
        self._result = Translated(self._new)

    def run(self, written: dict[str, Value]) -> Translated:
        ours = [key for key in written if key not in self._targets]
        # Our own names first: what a mapped name says beside them is said twice.
        for key in ours:
            self._keep(key, written[key])
        for key, value in written.items():
            for target in self._targets.get(key, ()) if value is not None else ():
                self._put(target, key, value)
        for target, default in self._mapping.defaults.items():
            self._fill(target, default)
        if LAST_REVIEW in self._mapping.keys and self._values.get(LAST_REVIEW) is not None:
            self._result.last_review = self._day(self._values.pop(LAST_REVIEW))
        self._new.value = self._values
        return self._result

    def _is_ignored(self, key: str) -> bool:
        known = any(target.split(".")[0] == key for target in FIELDS) or key in _ONLY_OURS
        return key in self._mapping.ignored or (self._mapping.ignores_all and not known)

    def _keep(self, key: str, value: Value) -> None:
        if self._is_ignored(key):
            self._result.foreign |= {place for path, place in self._old.places.items() if _is_at(path, key)}
            return
        self._values[key] = self._own(key, value)
        self._copy_places(key, key)

    def _own(self, key: str, value: Value) -> Value:
        """The value of a field that has our own name, in our form."""
        if key in FIELDS:
            return self._meant(key, value)
        if isinstance(value, dict):
            inside: dict[str, Value] = {}
            for name, inner in value.items():
                target = f"{key}.{name}"
                inside[name] = self._meant(target, inner) if target in FIELDS else inner
            return inside
        if key in ("approvals", "reviews") and isinstance(value, list):
            return [self._entry(entry) for entry in value]
        return value

    def _entry(self, entry: Value) -> Value:
        """A signature or a review with its day in our form."""
        if not isinstance(entry, dict) or "date" not in entry:
            return entry
        return {**entry, "date": in_our_form(entry["date"], FieldKind.DAY, self._mapping.day_order)}

    def _put(self, target: str, key: str, value: Value) -> None:
        self._result.foreign |= {place for path, place in self._old.places.items() if _is_at(path, key)}
        path = target.replace(".", "/")
        if path in self._new.key_places:
            line = self._new.key_places[path].line
            self._report(rules.DUPLICATE_KEY.at(self._old.key_places[key], key=key, line=line))
            return
        holder = self._holder(target, self._old.key_places[key])
        if holder is None:
            return
        holder[target.rpartition(".")[2]] = self._meant(target, value)
        self._copy_places(key, path)
        self._new.names[path] = key

    def _fill(self, target: str, default: str) -> None:
        group, _, name = target.rpartition(".")
        # What was changed is wanted from revision 2 on.
        written = self._values.get("revision")
        revision = self._revisions.parse(written) if isinstance(written, str) else None
        first = revision is None or self._revisions.is_first(revision)
        if group == "change" and first and group not in self._values:
            return
        holder = self._holder(target, None)
        if holder is not None and holder.get(name) is None:
            holder[name] = self._form(target, default)

    def _holder(self, target: str, place: Place | None) -> dict[str, Value] | None:
        """The mapping that a field stands in; ``None`` when the file has something else there."""
        group = target.rpartition(".")[0]
        if not group:
            return self._values
        if self._values.get(group) is None:
            self._values[group] = {}
        if place is not None:
            self._new.places.setdefault(group, place)
            self._new.key_places.setdefault(group, place)
        found = self._values[group]
        return found if isinstance(found, dict) else None

    def _meant(self, target: str, value: Value) -> Value:
        words = self._mapping.values.get(target, {})
        if isinstance(value, str):
            value = words.get(value.strip(), value)
        elif isinstance(value, list):
            value = [words.get(item.strip(), item) if isinstance(item, str) else item for item in value]
        return self._form(target, value)

    def _form(self, target: str, value: Value) -> Value:
        kind = FIELDS[target]
        if kind is FieldKind.REVISION and (
            not self._revisions.is_whole_numbers or (isinstance(value, str) and self._revisions.parse(value))
        ):
            return value.strip() if isinstance(value, str) else value
        return in_our_form(value, kind, self._mapping.day_order)

    def _copy_places(self, old: str, new: str) -> None:
        for known, copied in (
            (self._old.places, self._new.places),
            (self._old.key_places, self._new.key_places),
        ):
            copied.update(
                {new + path[len(old) :]: place for path, place in known.items() if _is_at(path, old)}
            )

    def _day(self, value: Value) -> date | None:
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            place, name = self._new.places[LAST_REVIEW], self._new.names[LAST_REVIEW]
            self._report(rules.IMPOSSIBLE_DATE.at(place, field=name, value=value, example=example_day(value)))
            return None


_ONLY_OURS = frozenset({"approvals", "reviews", "withdrawal", "translation_of"})


def _is_at(path: str, key: str) -> bool:
    return path == key or path.startswith(f"{key}/")
