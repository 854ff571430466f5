"""What can be named in records, texts and registries, by target."""

import posixpath
from collections.abc import Collection, Iterable

from gongkai.model.catalog import Registries
from gongkai.model.columns import STATIC
from gongkai.model.kinds import KINDS
from gongkai.model.kinds.decision import Decision
from gongkai.model.record import Record
from gongkai.model.relations import RELATIONS
from gongkai.model.stages import Stage
from gongkai.sources.nearest import nearest

CLOSED = ("stage", "kind", "relation")
"""Targets whose names are fixed in the program."""


class Known:
    """The names of everything, and of what has faults of its own."""

    def __init__(
        self, registries: Registries, records: Iterable[Record], unread: Collection[str]
    ) -> None:
        """`unread` are ids of records whose own faults are told elsewhere."""
        records = list(records)
        self._vocabularies = registries.vocabularies
        self._unread = frozenset(unread)
        self._names: dict[str, Collection[str]] = {
            "unit": registries.units,
            "set": registries.sets,
            "column": registries.columns,
            "rule": registries.rules,
            "cadence": (*registries.cadences, STATIC) if registries.cadences else (),
            "point": [
                year.reference(point)
                for year in registries.points.values()
                for point in year.points
            ],
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
        """Tell whether the name is known, or is that of something with faults of its own."""
        names = self.names(target)
        if name in names:
            return True
        if target == "path":
            return posixpath.basename(name).partition(".")[0] in self._unread
        if target in ("record", "matter"):
            return name in self._unread
        return not names  # an empty registry has a fault of its own, which is told once

    def nearest(self, target: str, name: str) -> str | None:
        """Return the known name closest to `name`."""
        return nearest(name, sorted(self.names(target)))
