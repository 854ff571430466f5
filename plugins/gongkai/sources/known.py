"""What can be named in records, texts and registries, by target."""

import posixpath
from collections.abc import Collection, Iterable

from gongkai.model.catalog import Registries
from gongkai.model.columns import STATIC
from gongkai.model.kinds import KINDS
from gongkai.model.kinds.decision import Decision
from gongkai.model.nearest import nearest
from gongkai.model.record import Record
from gongkai.model.relations import RELATIONS
from gongkai.model.stages import Stage
from gongkai.sources.names import targets_of

CLOSED = ("stage", "kind", "relation")
"""Targets whose names are fixed in the program."""
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


def vocabularies_of_kinds() -> set[str]:
    """Return the vocabularies whose terms records can name; every column needs them."""
    targets = {target for kind in KINDS.values() for target in targets_of(kind)}
    return {name.removeprefix("term:") for name in targets if name.startswith("term:")}


class Known:
    """The names of everything, and of what has faults of its own."""

    def __init__(
        self,
        registries: Registries,
        unread_files: Collection[str],
        records: Iterable[Record] = (),
        unread_records: Collection[str] = (),
    ) -> None:
        """`unread_files` of data/ and `unread_records`, by id, have findings of their own."""
        records = list(records)
        self._vocabularies = registries.vocabularies
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
            "record": {record.id for record in records},
            "matter": {record.id for record in records if isinstance(record, Decision)},
            "path": {body.path for record in records for body in record.bodies.values()},
        }

    def names(self, target: str) -> Collection[str]:
        """Return everything that `target` may be."""
        if target.startswith("term:"):
            return self._vocabularies.terms(target.removeprefix("term:"))
        return self._names.get(target, ())

    def has(self, target: str, name: str) -> bool:
        """Return whether the name is known, or cannot be judged: a fault is reported elsewhere.

        A registry that was read and holds nothing is known to hold nothing.
        """
        if name in self.names(target):
            return True
        if target == "path":
            return posixpath.basename(name).partition(".")[0] in self._unread
        if target in ("record", "matter"):
            return name in self._unread
        scheme, _, vocabulary = target.partition(":")
        return scheme in self._unread_targets or vocabulary in self._lacking

    def nearest(self, target: str, name: str) -> str | None:
        """Return the known name closest to `name`.

        None of what is numbered: the nearest number is that of another rule or key task.
        """
        if target in ("rule", "point"):
            return None
        return nearest(name, sorted(self.names(target)))
