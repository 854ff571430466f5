"""Every name in records, texts and registries must name something that is there."""

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping

from gongkai.model.catalog import Registries
from gongkai.model.findings import Finding, Place, Word
from gongkai.model.kinds import KINDS
from gongkai.model.kinds.decision import Decision
from gongkai.model.record import Record
from gongkai.model.stages import Stage
from gongkai.sources import codes
from gongkai.sources.names import names_in
from gongkai.sources.nearest import nearest
from gongkai.sources.registries import RegistryFile
from gongkai.sources.text_links import by_identity, links_in


class Known:
    """What can be named, by target."""

    def __init__(
        self, registries: Registries, records: Mapping[str, Record], unread: Collection[str]
    ) -> None:
        """`unread` are ids of records whose own faults are told elsewhere."""
        self._vocabularies = registries.vocabularies
        self._unread = frozenset(unread)
        matters = [record.id for record in records.values() if isinstance(record, Decision)]
        self._names: dict[str, Collection[str]] = {
            "unit": registries.units,
            "set": registries.sets,
            "column": registries.columns,
            "rule": registries.rules,
            "stage": [stage.value for stage in Stage],
            "kind": KINDS,
            "record": records,
            "matter": matters,
            "point": [
                year.reference(point) for year in registries.points.values() for point in year.points
            ],
        }
        self._paths = {
            body.path: record.id for record in records.values() for body in record.bodies.values()
        }

    def names(self, target: str) -> Collection[str]:
        """Return everything that `target` may be."""
        if target.startswith("term:") and self._vocabularies.root:
            return self._vocabularies.terms(target.removeprefix("term:"))
        return self._names.get(target, ())

    def has(self, target: str, name: str) -> bool:
        """Tell whether the name is known, or is that of a record with faults of its own."""
        if target == "path":
            stem = posixpath.basename(name).rpartition(".md")[0].rpartition(".")[0]
            return name in self._paths or stem in self._unread
        names = self.names(target)
        if name in names or (_of_a_registry(target) and not names):
            return True  # an empty registry has a fault of its own, which is told once
        return target in ("record", "matter") and name in self._unread

    def nearest(self, target: str, name: str) -> str | None:
        """Return the known name closest to `name`."""
        return nearest(name, self._paths if target == "path" else self.names(target))


_WORDS = {"record": "record", "path": "record", "matter": "matter", "point": "point"}


def _of_a_registry(target: str) -> bool:
    return target in ("unit", "set", "column", "rule", "point") or target.startswith("term:")


def check_records(
    registries: Registries, records: Mapping[str, Record], unread: Collection[str]
) -> list[Finding]:
    """Return a finding for every unknown name in a record's front matter or text."""
    known = Known(registries, records, unread)
    findings: list[Finding] = []
    for record in records.values():
        findings += _front_matter(record, known)
        findings += _texts(record, known)
        findings += _sample(record, registries)
    return findings


def _front_matter(record: Record, known: Known) -> Iterator[Finding]:
    for loc, target, name in names_in(record):
        place = Place(record.path, *_mark(record, loc))
        if target in ("record", "matter") and name == record.id:
            yield Finding(codes.SELF_RELATION, place, record=record.id)
        elif not known.has(target, name):
            yield _unknown(place, target, name, known, record.id)


def _unknown(place: Place, target: str, name: str, known: Known, record: str | None) -> Finding:
    near = known.nearest(target, name)
    word = target.removeprefix("term:") if target.startswith("term:") else target
    details = {"target": Word(word), "value": name} | ({"nearest": near} if near else {})
    return Finding(codes.UNKNOWN_NAME, place, details, record)


def _mark(record: Record, loc: tuple[str | int, ...]) -> tuple[int, int]:
    while loc:
        mark = record.marks.get(".".join(map(str, loc)))
        if mark is not None:
            return mark
        loc = loc[:-1]
    return (1, 1)


def _texts(record: Record, known: Known) -> Iterator[Finding]:
    for body in record.bodies.values():
        folder = posixpath.dirname(body.path)
        for use in links_in(body.markdown):
            found = by_identity(use.text, folder)
            if found is None or known.has(*found):
                continue
            target, name = found
            near = known.nearest(target, name)
            details = {
                "link": use.text,
                "target": Word(_WORDS.get(target, target)),
                "value": name,
            }
            if near:
                details["nearest"] = near if target == "path" else f"{target}:{near}"
            place = Place(body.path, body.line + use.line - 1, use.column)
            yield Finding(codes.UNKNOWN_LINK, place, details, record.id)


def _sample(record: Record, registries: Registries) -> Iterator[Finding]:
    """Keep invented records and real units apart, both ways (design.md §4.12)."""
    unit = registries.units.get(record.unit or "")
    if unit is None or unit.sample == record.sample:
        return
    problem = (
        "an invented record is filed under a real unit"
        if record.sample
        else "an invented unit has a record that is not marked as a sample"
    )
    place = Place(record.path, *record.marks.get("unit", (1, 1)))
    yield Finding(codes.SAMPLE_MISMATCH, place, {"problem": Word(problem)}, record.id, unit.id)


def check_registries(registries: Registries, files: Iterable[RegistryFile]) -> list[Finding]:
    """Return a finding for every unknown name in data/."""
    known = Known(registries, {}, ())
    findings = []
    for file in files:
        for loc, target, name in names_in(file.value):
            if not known.has(target, name):
                place = Place(file.path, *file.document.position(loc))
                findings.append(_unknown(place, target, name, known, None))
    return findings
