"""The catalog: all records and registries, read once and frozen."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from gongkai.model.columns import Column
from gongkai.model.denied_hosts import DeniedHost
from gongkai.model.filing import Filing
from gongkai.model.findings import Place
from gongkai.model.gate import Gate
from gongkai.model.indicators import IndicatorRegistry
from gongkai.model.kinds.decision import Decision
from gongkai.model.language import LocalText
from gongkai.model.parts import Fulfilment
from gongkai.model.periods import Period
from gongkai.model.points import Point, PointYear
from gongkai.model.record import Record
from gongkai.model.relations import Link, references
from gongkai.model.rules import Rule
from gongkai.model.site import Site
from gongkai.model.taken_down import TakenDown
from gongkai.model.units import Unit, UnitSet
from gongkai.model.vocabularies import Vocabularies
from gongkai.model.waivers import PlacedAccepted, PlacedWaiver
from gongkai.model.working_days import WorkingDays

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Registries:
    """What data/ holds."""

    units: Mapping[str, Unit]
    sets: Mapping[str, UnitSet]
    columns: Mapping[str, Column]
    vocabularies: Vocabularies
    rules: Mapping[str, Rule]
    points: Mapping[int, PointYear]
    calendar: WorkingDays
    gate: Gate
    site: Site = field(default_factory=Site)
    waivers: tuple[PlacedWaiver, ...] = ()
    baseline: tuple[PlacedAccepted, ...] = ()
    indicators: IndicatorRegistry = field(default_factory=IndicatorRegistry)
    filing: Filing = field(default_factory=Filing)
    places: Mapping[str, Place] = field(default_factory=dict, repr=False)
    """Where each entry stands in data/, by the words that texts link by: `unit:finance`;
    of what is found at one of its keys, with the key: `column:notices#kinds`."""
    denied: tuple[DeniedHost, ...] = ()
    """Hosts to which nothing may link."""
    taken_down: Mapping[str, TakenDown] = field(default_factory=dict)
    """Records that were taken down by hand, by id."""

    @property
    def has_points(self) -> bool:
        """Tell whether any key task is entered."""
        return any(year.points for year in self.points.values())

    @cached_property
    def cadences(self) -> Mapping[str, Period]:
        """Return how long columns may go without a new record, by what columns call it."""
        rules = self.rules.values()
        return {name: period for rule in rules for name, period in rule.cadences.items()}

    @cached_property
    def numbers(self) -> Mapping[str, LocalText]:
        """Return the numbers of all rules, as words have them: `R84.share`."""
        rules = self.rules.values()
        return {f"{rule.id}.{key}": value for rule in rules for key, value in rule.values.items()}

    def points_with(self, duties: Collection[str]) -> list[tuple[str, Point]]:
        """Return the points that set a duty of these kinds, with how records name them."""
        return [
            (year.reference(point), point)
            for year in self.points.values()
            for point in year.points
            if not set(duties).isdisjoint(point.duties)
        ]

    def rule(self, name: str, day: date, unit: str | None = None) -> Rule | None:
        """Return a rule as it applies to something of `day` that is of `unit`, if of any.

        None where it is not in force on that day. That data/ has every rule on which the engine
        rests is seen to when it is read.
        """
        rule = self.rules.get(name)
        return rule.on(day, self.units.get(unit or "")) if rule is not None else None

    def point(self, reference: str) -> tuple[PointYear, Point] | None:
        """Return the point that `2021/26` names, with its year."""
        year, _, number = reference.partition("/")
        points = self.points.get(int(year)) if year.isdecimal() else None
        if points is None:
            return None
        return next(((points, point) for point in points.points if point.id == number), None)

    def points_about(self, column: str) -> tuple[str, ...]:
        """Return the points of all years that are about a column, as records name them."""
        return tuple(
            year.reference(point)
            for year in self.points.values()
            for point in year.points
            if column in point.columns
        )


@dataclass(frozen=True)
class Notice:
    """What stays at the address of a record that was taken down."""

    id: str
    column: str
    since: date | None = None
    reason: str | None = None
    """A term of `withdrawal_reasons`."""
    year: int | None = None
    """The year of a matter, below which its page lived; None for all other records."""

    @classmethod
    def of(cls, record: Record, since: date, reason: str) -> "Notice":
        """Return the notice that takes the place of `record`."""
        return cls(record.id, record.column, since, reason, year_of(record))


@dataclass(frozen=True)
class Catalog:
    """Records in the order of their ids, with the registries that they name.

    The catalog itself sees to the order, so that no page depends on how records were read.
    """

    registries: Registries
    records: Mapping[str, Record]
    notices: Mapping[str, Notice] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Put records and notices in order."""
        object.__setattr__(self, "records", dict(sorted(self.records.items())))
        object.__setattr__(self, "notices", dict(sorted(self.notices.items())))

    def until(self, day: date) -> "Catalog":
        """Return the catalog as of `day`.

        Records that are to be published later are held back, those whose time of display
        is over become notices. `external` records were published elsewhere: they stay. Those
        that were taken down by hand are notices on every day, even without a record.
        """
        shown: dict[str, Record] = {}
        notices = dict(self.notices)
        down = self.registries.taken_down
        for entry in down.values():
            record = self.records.get(entry.id)
            year = entry.year if record is None else year_of(record)
            notices[entry.id] = Notice(entry.id, "", entry.date, entry.reason, year)
        for record in self.records.values():
            withdrawn = record.withdrawn
            if record.id in down:
                continue
            if withdrawn is not None and withdrawn.date <= day:
                notices[record.id] = Notice.of(record, withdrawn.date, withdrawn.reason)
            elif record.take_down is not None and record.take_down < day:
                notices[record.id] = Notice.of(record, record.take_down, "display-ended")
            elif (
                record.kind == "external" or record.published is None or record.published.day <= day
            ):
                shown[record.id] = record
        return replace(self, records=shown, notices=notices)

    def of(self, kind: type[R]) -> list[R]:
        """Return the records of one kind."""
        return [record for record in self.records.values() if isinstance(record, kind)]

    @cached_property
    def by_column(self) -> Mapping[str, list[Record]]:
        """Return the records of each column, newest first."""
        return _grouped(newest_first(self.records.values()), lambda record: record.column)

    @cached_property
    def by_unit(self) -> Mapping[str, list[Record]]:
        """Return the records that each unit owns, newest first."""
        return _grouped(newest_first(self.records.values()), lambda record: record.unit)

    @cached_property
    def links_from(self) -> Mapping[str, list[Link]]:
        """Return the relations that each record declares to records that are shown."""
        links = defaultdict(list)
        for record in self.records.values():
            for relation, reference in references(record):
                target = self.records.get(reference.doc)
                if target is not None:
                    links[record.id].append(
                        Link(relation, record, target, reference.articles, reference.until)
                    )
        return links

    @cached_property
    def links_to(self) -> Mapping[str, list[Link]]:
        """Return the relations that newer records declare to each record."""
        links = defaultdict(list)
        for declared in self.links_from.values():
            for link in declared:
                links[link.target.id].append(link)
        return links

    @cached_property
    def papers(self) -> Mapping[tuple[str, str], list[tuple[Record, Fulfilment]]]:
        """Return the papers that publish each stage, by matter and stage, oldest first."""
        papers = defaultdict(list)
        for record in sorted(self.records.values(), key=_age):
            for fulfilment in record.fulfils:
                papers[fulfilment.matter, fulfilment.stage].append((record, fulfilment))
        return papers

    def matters_of(self, record: Record) -> list[Decision]:
        """Return the matters of which `record` publishes a stage."""
        ids = dict.fromkeys(fulfilment.matter for fulfilment in record.fulfils)
        found = (self.records.get(matter) for matter in ids)
        return [matter for matter in found if isinstance(matter, Decision)]


def year_of(record: Record) -> int | None:
    """Return the year below which a matter has its page; None for all other records."""
    return record.year if isinstance(record, Decision) else None


def newest_first(records: Iterable[Record]) -> list[Record]:
    """Return records by their day, newest first, undated ones last; ties by id."""
    return sorted(sorted(records, key=lambda record: record.id), key=_age, reverse=True)


def _age(record: Record) -> tuple[date, str]:
    return (record.day or date.min, record.published.time if record.published else "")


def _grouped(records: Iterable[Record], key: Callable[[Record], str]) -> dict[str, list[Record]]:
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        groups[key(record)].append(record)
    return dict(groups)
