"""Invented and real are kept apart, both ways (decision 12)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongkai.model.findings import Finding, SourcePlace, Word
from gongkai.model.record import Record
from gongkai.model.registries import Registries
from gongkai.model.relations import references
from gongkai.model.titles import SAMPLE_MARKS
from gongkai.sources.codes import values
from gongkai.sources.names import names_in
from gongkai.sources.records import LoadedRecords

SAMPLE_UNDER_REAL = "an invented record is filed under a real unit"
REAL_UNDER_SAMPLE = "an invented unit has a record that is not marked as a sample"
SAMPLE_TITLE = "the title of an invented record does not say that it is one"
SAMPLE_ISSUER = "an invented record has the name of a real unit"
SAMPLE_NUMBER = "the number of an invented record is not that of an invented unit"
SAMPLE_RELATION = "an invented record and a real one act on each other"
PROBLEMS = (
    SAMPLE_UNDER_REAL,
    REAL_UNDER_SAMPLE,
    SAMPLE_TITLE,
    SAMPLE_ISSUER,
    SAMPLE_NUMBER,
    SAMPLE_RELATION,
)
_HARMLESS = ("implements", "forwards")
"""Relations that an invented document may have to a real one: they say nothing of it."""


def check_samples(registries: Registries, loaded: LoadedRecords) -> list[Finding]:
    """Return a finding wherever an invented record touches a real unit or document."""
    by_path = {record.path: record for record in loaded.records}
    by_id = {record.id: record for record in loaded.records}
    printed = _Printed.of(registries)
    findings: list[Finding] = []
    for chief in loaded.chiefs:
        record = by_path.get(chief.file.path)
        if record is None:
            continue
        for name in names_in(type(record), chief.value):
            unit = registries.units.get(name.text) if name.target == "unit" else None
            owner = name.loc == ("unit",)
            if unit is None or not (owner or _is_settled(record, registries)):
                continue
            if unit.sample != record.sample:
                problem = SAMPLE_UNDER_REAL if record.sample else REAL_UNDER_SAMPLE
                findings.append(_finding(record, ".".join(map(str, name.loc)), problem))
        findings += _relations(record, by_id, registries)
        if record.sample:
            findings += _titles(record)
            findings += printed.judge(record)
    return findings


def _is_settled(record: Record, registries: Registries) -> bool:
    """Return whether record and unit agree on what is invented; if not, that is reported once."""
    unit = registries.units.get(record.unit or "")
    return unit is None or unit.sample == record.sample


def _relations(
    record: Record, by_id: Mapping[str, Record], registries: Registries
) -> Iterator[Finding]:
    if not _is_settled(record, registries):
        return
    named = [
        (f"{relation}.{position}", reference.doc)
        for relation in dict.fromkeys(name for name, _ in references(record))
        if relation not in _HARMLESS
        for position, reference in enumerate(getattr(record, relation))
    ]
    named += [(f"fulfils.{n}", fulfilment.matter) for n, fulfilment in enumerate(record.fulfils)]
    for key, identifier in named:
        other = by_id.get(identifier)
        if other is None or not _is_settled(other, registries):
            continue
        if other.sample != record.sample:
            yield _finding(record, key, SAMPLE_RELATION)


def _titles(record: Record) -> Iterator[Finding]:
    for language, body in record.bodies.items():
        if not body.title.startswith(SAMPLE_MARKS[language]):
            place = SourcePlace(body.path, *body.title_at)
            yield Finding(values.SAMPLE_MISMATCH, place, {"problem": Word(SAMPLE_TITLE)})


@dataclass(frozen=True)
class _Printed:
    """What is printed on documents of real units, and on those of invented ones."""

    real: frozenset[str]
    """The names of real units."""
    prefixes: tuple[str, ...]
    """What the document numbers of invented units begin with."""

    @classmethod
    def of(cls, registries: Registries) -> "_Printed":
        units = registries.units.values()
        real = frozenset(
            name
            for unit in units
            if not unit.sample and unit.publishes  # a Party unit's name stops at the gate
            for name in (*unit.names_on(None, "zh"), *unit.names_on(None, "en"))
        )
        return cls(real, tuple(one for unit in units if unit.sample for one in unit.prefixes))

    def judge(self, record: Record) -> Iterator[Finding]:
        """Report a real unit's name among the issuers, and a number that is no invented unit's."""
        for position, issuer in enumerate(record.issuers):
            if issuer in self.real:
                yield _finding(record, f"issuers.{position}", SAMPLE_ISSUER)
        number, prefixes = record.number, self.prefixes
        if number is not None and prefixes and not number.startswith(prefixes):
            yield _finding(record, "number", SAMPLE_NUMBER)


def _finding(record: Record, key: str, problem: str) -> Finding:
    mark = record.marks.get(key) or record.marks.get(key.partition(".")[0]) or (1, 1)
    return Finding(
        values.SAMPLE_MISMATCH, SourcePlace(record.path, *mark), {"problem": Word(problem)}
    )
