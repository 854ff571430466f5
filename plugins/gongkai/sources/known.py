"""What can be named in records, texts and registries: by target, with the words for it."""

import posixpath
import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache, cached_property
from types import MappingProxyType

from gongkai.model.columns import STATIC
from gongkai.model.kinds import KINDS
from gongkai.model.kinds.decision import Decision
from gongkai.model.kinds.plan import Plan
from gongkai.model.kinds.policy import Policy
from gongkai.model.language import LANGUAGES
from gongkai.model.nearest import Lookup, Meant, Words
from gongkai.model.record import Record
from gongkai.model.registries import Registries
from gongkai.model.relations import RELATIONS
from gongkai.model.scalars import ID_PATTERN, RECORDS
from gongkai.model.stages import Stage
from gongkai.model.web_address import is_web_address
from gongkai.sources.lookup import words_of, words_of_keys, words_of_kinds, words_of_stages
from gongkai.sources.named_records import NamedRecords
from gongkai.sources.names import targets_of

TARGETS = {
    "unit": "unit",
    "set": "set of units",
    "column": "column",
    "rule": "rule",
    "cadence": "cadence",
    "point": "point",
    "record": "record",
    "path": "record file",
    "matter": "decision matter",
    "plan": "plan or policy document",
    "canonical": "record",
    "attachment": "attachment of this record",
    "section": "section of the highlights",
    "table": "sort of table",
    "table-column": "column of this table",
    "form-row": "row of this form",
}
TERMS = {
    "topics": "topic",
    "audience": "audience",
    "classes": "class of document",
    "genres": "genre of document",
    "forms": "form of explanation",
    "explainers": "kind of explainer",
    "consultation_bases": "basis of a consultation",
    "withdrawal_reasons": "reason for taking down",
    "observers": "role of observers",
    "attachment_roles": "role of an attachment",
    "life_events": "life event",
    "utility_fields": "field of public utilities",
    "place_types": "type of place",
    "place_services": "service of a place",
    "proposers": "role of proposers",
    "place_channels": "way to ask",
    "reply_outcomes": "outcome of a reply",
    "satisfaction": "opinion of a reply",
    "concerns": "public concern",
    "industries": "industry",
    "themes": "theme",
    "guide_groups": "group of people",
    "event_forms": "sort of event",
    "declared_figures": "declared figure",
    "gazette_sections": "part of a gazette",
    "opinion_outcomes": "outcome of an opinion",
    "accident_grades": "grade of an accident",
    "accident_sorts": "sort of accident",
    "epidemic_subjects": "subject of a release",
    "school_stages": "stage of school",
}
A_TERM = "term"
WORDS = (*TARGETS.values(), *TERMS.values(), A_TERM)
"""Every word, for translators."""

CLOSED = ("stage", "kind", "relation")
"""Targets whose names are fixed in the program."""
_IDS = frozenset({"unit", "set", "column", "cadence"}) | RECORDS
_ID = re.compile(ID_PATTERN)
_ENTERED_IN = {
    "unit": "data/units",
    "set": "data/units",
    "column": "data/columns",
    "rule": "data/rules",
    "cadence": "data/rules",
    "point": "data/points/",
    "term": "data/vocabularies",
    "table": "data/tables/",
}
"""What the path of the files begins with in which the names of a target are entered."""

MAY_LACK = frozenset(
    (
        *("plan_types", "plan_levels", "industries", "objection_types", "guide_groups"),
        *("concerns", "place_channels", "satisfaction", "school_stages"),
        *("event_forms", "opinion_outcomes", "accident_grades", "accident_sorts"),
        *("epidemic_subjects", "gazette_sections", "themes", "declared_figures"),
    )
)
"""Vocabularies of fields that no record needs; a column without them names none of their terms."""


def word(target: str) -> str:
    """Return what a name of a target stands for, in words that fit “there is no … of this name”."""
    vocabulary = target.removeprefix("term:")
    if vocabulary != target:
        return TERMS.get(vocabulary, A_TERM)
    return TARGETS.get(target, A_TERM)


@cache
def vocabularies_of_kinds() -> frozenset[str]:
    """Return the vocabularies that every column needs, because records name their terms."""
    targets = {target for kind in KINDS.values() for target in targets_of(kind)}
    named = (name.removeprefix("term:") for name in targets if name.startswith("term:"))
    return frozenset(named) - MAY_LACK


class Known:
    """The names of everything, and of what has faults of its own."""

    def __init__(
        self,
        registries: Registries,
        unread_files: Collection[str],
        records: Iterable[Record] = (),
        unread_records: Collection[str] = (),
        titles: Mapping[str, Collection[str]] = MappingProxyType({}),
        *,
        entered: Mapping[str, Words] = MappingProxyType({}),
    ) -> None:
        """`unread_files` of data/ and `unread_records`, by id, have findings of their own.

        `titles` are what people call records, by id: their titles and numbers. `entered` is, by
        target, what files of data/ name that have faults: nothing there counts as known, but it
        may be what was meant.
        """
        known = {record.id: record for record in records}
        self._titles = titles
        self._entered = entered
        self._registries = registries
        self._lookups: dict[str, Lookup] = {}
        self._lacking = vocabularies_of_kinds() - registries.vocabularies.root.keys()
        self._unread = frozenset(unread_records)
        self._unread_targets = {
            target
            for target, beginning in _ENTERED_IN.items()
            if any(path.startswith(beginning) for path in unread_files)
        }
        self._names: dict[str, Collection[str]] = {
            "unit": registries.units,
            "set": registries.sets,
            "column": registries.columns,
            "rule": registries.rules,
            "cadence": (*registries.cadences, STATIC),
            "point": [
                year.reference(point)
                for year in registries.points.values()
                for point in year.points
            ],
            "table": registries.tables,
            "stage": [stage.value for stage in Stage],
            "kind": KINDS,
            "relation": ("fulfils", *RELATIONS),
            "record": known.keys(),
            "canonical": known.keys(),
            "matter": {one.id for one in known.values() if isinstance(one, Decision)},
            "plan": {one.id for one in known.values() if isinstance(one, (Plan, Policy))},
            "path": {body.path for record in known.values() for body in record.bodies.values()},
        }

    def names(self, target: str) -> Collection[str]:
        """Return everything that `target` may be."""
        if target.startswith("term:"):
            return self._registries.vocabularies.terms(target.removeprefix("term:"))
        return self._names.get(target, ())

    def has(self, target: str, name: str) -> bool:
        """Return whether the name is known, or cannot be judged: a fault is reported elsewhere.

        A registry that was read and holds nothing is known to hold nothing.
        """
        if name in self.names(target) or (target == "canonical" and is_web_address(name)):
            return True
        if target in _IDS and not _ID.fullmatch(name):
            return False
        if target == "path":
            return posixpath.basename(name).partition(".")[0] in self._unread
        if target in RECORDS:
            return name in self._unread
        scheme, _, vocabulary = target.partition(":")
        return scheme in self._unread_targets or vocabulary in self._lacking

    def meant(self, target: str, written: str) -> Meant | None:
        """Return the name that was meant; None where nothing is close.

        Of what is numbered only what is written otherwise: the nearest number is another rule.
        """
        if target not in self._lookups:
            self._lookups[target] = Lookup(self._words(target))
        found = self._lookups[target].meant(written)
        return None if target in _NUMBERED and found and not found.is_sure else found

    def named(self, target: str, shown: str, around: str) -> str | None:
        """Return the record, or the file of one, that the words of a link name.

        `around` is the line in which they stand: it says what is meant where they are few.
        """
        name = self._named.named(shown) or (
            self._named.within(around) if len(shown) < _FEW_WORDS else None
        )
        if name is None or target == "record":
            return name
        paths = sorted(
            p for p in self.names(target) if posixpath.basename(p).startswith(f"{name}.")
        )
        return paths[-1] if paths else None  # .zh.md comes after .en.md

    @cached_property
    def _named(self) -> NamedRecords:
        known = {*self.names("record"), *self._unread}
        return NamedRecords({name: self._titles.get(name, ()) for name in sorted(known)})

    def _words(self, target: str) -> Words:
        """Return the names that `target` may be, with the words that people have for them."""
        registries = self._registries
        if not self.names(target) and target in self._entered:
            return self._entered[target]
        if target.startswith("term:"):
            terms = registries.vocabularies.terms(target.removeprefix("term:"))
            return {term: words_of(name) for term, name in terms.items()}
        match target:
            case "unit":
                return {
                    name: {n for language in LANGUAGES for n in unit.names_on(None, language)}
                    for name, unit in registries.units.items()
                }
            case "set":
                return {name: words_of(group.name) for name, group in registries.sets.items()}
            case "column":
                return {name: words_of(one.name) for name, one in registries.columns.items()}
            case "record" | "canonical":
                known = {*self.names(target), *self._unread}
                return {name: self._titles.get(name, ()) for name in sorted(known)}
            case "matter" | "plan":
                return {name: self._titles.get(name, ()) for name in sorted(self.names(target))}
            case "stage":
                return words_of_stages()
            case "kind":
                return words_of_kinds()
            case "relation":
                keys = words_of_keys(Record)
                return {name: keys[name] for name in self.names(target)}
        return dict.fromkeys(self.names(target), ())


_NUMBERED = ("rule", "point")
_FEW_WORDS = 6
