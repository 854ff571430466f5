"""A check: a small function from catalog and measures to findings, with the code that it finds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast

from gongkai.measures.copies import Copy, copies
from gongkai.measures.filing import FilingIndex, Misfiled
from gongkai.measures.issuers import Issuers
from gongkai.measures.measure import Measures, measure
from gongkai.model.catalog import Catalog
from gongkai.model.findings import Code, Finding, Named, Phrase, SourcePlace
from gongkai.model.numbers import DocumentNumber, read_number
from gongkai.model.parts import Body
from gongkai.model.record import Record
from gongkai.model.registries import Registries
from gongkai.model.units import Unit

T = TypeVar("T")
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Scope:
    """All that a check may look at."""

    loaded: Catalog
    """Every record, those that are held back until their day among them."""
    as_of: date
    is_partial: bool = False
    """Whether records were left out for errors of their own: one of them may be what is missing."""
    history: Mapping[str, date] = field(default_factory=dict)
    """The day on which each file first went into the repository, in China's time."""
    units: frozenset[str] | None = None
    """The units whose records are looked at one by one; None for all."""
    _made: dict[Callable[["Scope"], Any], Any] = field(
        default_factory=dict, compare=False, repr=False
    )

    _of_one: dict[Callable[[Record, "Scope"], Any], tuple[Record, Any]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def once(self, make: Callable[["Scope"], T]) -> T:
        """Return what `make` makes of this scope, made when it is first asked for.

        For what the checks of a family have in common and nobody else needs.
        """
        if make not in self._made:
            self._made[make] = make(self)
        return cast("T", self._made[make])

    def once_of(self, record: Record, make: Callable[[Record, "Scope"], T]) -> T:
        """Return what `make` makes of a record, made when it is first asked for.

        That of one record is held at a time: checks of texts look at one after another.
        """
        known = self._of_one.get(make)
        if known is None or known[0] is not record:
            known = self._of_one[make] = (record, make(record, self))
        return cast("T", known[1])

    @cached_property
    def judged(self) -> list[Record]:
        """Return the records whose own facts are looked at, in the order of their ids.

        Those to be published later are among them; those taken down are not, nor are
        documents of others that were seen elsewhere.
        """
        records = self.loaded.everything()
        shown = self.catalog
        return [r for r in records if r.kind != "external" and shown.notice(r.id) is None]

    def looks_at(self, record: Record) -> bool:
        """Return whether a record is one of those that are looked at one by one."""
        return self.units is None or record.unit in self.units

    def judged_of(self, kind: type[R]) -> list[R]:
        """Return those of one kind."""
        return [record for record in self.judged if isinstance(record, kind)]

    @cached_property
    def numbers(self) -> Mapping[str, DocumentNumber]:
        """Return the document numbers of those records, by id, as far as they can be read."""
        read = ((record.id, read_number(record.number or "")) for record in self.judged)
        return {name: number for name, number in read if number is not None}

    @cached_property
    def issuers(self) -> Issuers:
        """Return whose names, document numbers and index numbers are whose."""
        return Issuers(self.loaded.registries.units)

    @cached_property
    def catalog(self) -> Catalog:
        """Return the catalog as of the day: what readers see."""
        return self.loaded.until(self.as_of)

    @cached_property
    def filing(self) -> FilingIndex:
        """Return where documents belong by the registries."""
        return FilingIndex(self.loaded.registries)

    @cached_property
    def misfiled(self) -> Mapping[str, Misfiled]:
        """Return, by id, the records in a column that something speaks against."""
        found = ((record.id, self.filing.judge(record)) for record in self.judged)
        return {name: misfiled for name, misfiled in found if misfiled is not None}

    @cached_property
    def copies(self) -> list[Copy]:
        """Return the records that are an older one entered again."""
        registries = self.loaded.registries
        limits = registries.filing.copies
        return list(copies(self.judged, registries, limits)) if limits is not None else []

    @cached_property
    def measures(self) -> Measures:
        """Return the states and numbers that pages show, so that the two cannot disagree."""
        return measure(self.catalog, self.as_of)


@dataclass(frozen=True)
class Check:
    """A check of the column. `find` may yield many findings, all of this code."""

    code: Code
    find: Callable[[Scope], Iterator[Finding]]
    of_absence: bool = False
    """Whether it says that something is not there; it is silent while records are left out."""

    def run(self, scope: Scope) -> Iterator[Finding]:
        """Yield what it finds in the column."""
        return self.find(scope)


@dataclass(frozen=True)
class RecordCheck:
    """A check of one record at a time; what it asks about others it asks `scope` by name."""

    code: Code
    find: Callable[[Record, Scope], Iterator[Finding]]
    of_absence: bool = False

    def run(self, scope: Scope) -> Iterator[Finding]:
        """Yield what it finds in the records whose own facts are looked at."""
        for record in scope.judged:
            if scope.looks_at(record):
                yield from self.find(record, scope)


def found(code: Code, record: Record, key: str = "", **details: str) -> Finding:
    """Return a finding at `key` of a record's front matter, or at the nearest one above it.

    Keys are dotted, `fulfils.0.matter`. It is judged by the rules of the record's own day.
    """
    return Finding(code, place_of(record, key), details, record.id, record.unit, on=record.day)


def found_at_unit(code: Code, unit: Unit, registries: Registries, /, **details: str) -> Finding:
    """Return a finding at the entry of a unit, for what no record shows."""
    place = registries.places.get(f"unit:{unit.id}", SourcePlace("data/units.yml"))
    return Finding(code, place, details, unit=unit.id)


def found_where_it_belongs(
    code: Code, unit: Unit, registries: Registries, kind: str, column: str | None, **details: str
) -> Finding:
    """Return a finding on a record of `kind` that is not there, at the folder where it belongs.

    Where several columns take such records, and `column` does not say which, it is at the unit.
    """
    fit = [one.id for one in registries.columns.values() if kind in one.kinds]
    home = column or (fit[0] if len(fit) == 1 else None)
    details |= {"unit": Named(unit.name.in_("zh"), unit.name.in_("en")), "id": unit.id}
    if home is None:
        return found_at_unit(code, unit, registries, **details)
    folder = f"content/{home}"
    return Finding(code, SourcePlace(folder), details | {"nearest": folder}, unit=unit.id)


def place_of_column(registries: Registries, column: str, key: str = "id") -> SourcePlace:
    """Return where `key` of a column is entered, for what no record shows."""
    name = f"column:{column}" if key == "id" else f"column:{column}#{key}"
    return registries.places.get(name, SourcePlace("data/columns.yml"))


def found_in_text(code: Code, record: Record, offset: int, **details: str) -> Finding:
    """Return a finding at an offset of the record's authoritative Markdown."""
    return found_in_body(code, record, record.bodies[record.authoritative], offset, **details)


def found_in_body(code: Code, record: Record, body: Body, offset: int, **details: str) -> Finding:
    """Return a finding at an offset of the record's Markdown in one language."""
    line = body.line + body.markdown.count("\n", 0, offset)
    column = offset - body.markdown.rfind("\n", 0, offset)
    place = SourcePlace(body.path, line, column)
    return Finding(code, place, details, record.id, record.unit, on=record.day)


def listed(names: Sequence[str]) -> str:
    """Return names in a row, each of them translated."""
    first, *others = names
    return Phrase("{name}, {others}", name=first, others=listed(others)) if others else first


def text_of(record: Record) -> str:
    """Return the authoritative Markdown of a record."""
    return record.bodies[record.authoritative].markdown


def place_of(record: Record, key: str) -> SourcePlace:
    """Return where `key` stands in a record, or the nearest key above it that stands there."""
    mark = None
    while key and mark is None:
        mark = record.marks.get(key)
        key = key.rpartition(".")[0]
    return SourcePlace(record.path, *(mark or (1, 1)))
