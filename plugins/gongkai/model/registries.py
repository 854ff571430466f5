"""What data/ holds, with the questions that are asked of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from gongkai.model.columns import DisclosureColumn
from gongkai.model.filing import Filing
from gongkai.model.findings import SourcePlace
from gongkai.model.gate import Gate
from gongkai.model.indicators import IndicatorRegistry
from gongkai.model.laws import LawRegistry
from gongkai.model.local_text import LocalText
from gongkai.model.naming import Naming
from gongkai.model.outside_hosts import LinkRegistry
from gongkai.model.periods import Period
from gongkai.model.points import Point, PointYear
from gongkai.model.published_keys import PublishedKey
from gongkai.model.rules import Rule
from gongkai.model.site import SiteRegistry
from gongkai.model.statutory import StatutoryRegistry
from gongkai.model.synonyms import SynonymRegistry
from gongkai.model.tables.schema import TableSchema
from gongkai.model.taken_down import TakenDown
from gongkai.model.units import Unit, UnitSet
from gongkai.model.vocabularies import Vocabularies
from gongkai.model.waivers import PlacedAccepted, PlacedWaiver
from gongkai.model.web_address import host_of
from gongkai.model.wording import WordingRegistry
from gongkai.model.working_days import WorkingDays


@dataclass(frozen=True)
class Registries:
    """What data/ holds."""

    units: Mapping[str, Unit]
    sets: Mapping[str, UnitSet]
    columns: Mapping[str, DisclosureColumn]
    vocabularies: Vocabularies
    rules: Mapping[str, Rule]
    points: Mapping[int, PointYear]
    calendar: WorkingDays
    gate: Gate
    site: SiteRegistry = field(default_factory=SiteRegistry)
    waivers: tuple[PlacedWaiver, ...] = ()
    baseline: tuple[PlacedAccepted, ...] = ()
    indicators: IndicatorRegistry = field(default_factory=IndicatorRegistry)
    filing: Filing = field(default_factory=Filing)
    statutory: StatutoryRegistry = field(default_factory=StatutoryRegistry)
    tables: Mapping[str, TableSchema] = field(default_factory=dict)
    places: Mapping[str, SourcePlace] = field(default_factory=dict, repr=False)
    """Where each entry stands in data/, by the words that texts link by: `unit:finance`;
    of what is found at one of its keys, with the key: `column:notices#kinds`."""
    links: LinkRegistry = field(default_factory=LinkRegistry)
    wording: WordingRegistry = field(default_factory=WordingRegistry)
    laws: LawRegistry = field(default_factory=LawRegistry)
    synonyms: SynonymRegistry = field(default_factory=SynonymRegistry)
    taken_down: Mapping[str, TakenDown] = field(default_factory=dict)
    """Records that were taken down by hand, by id."""
    keys: tuple[PublishedKey, ...] = ()
    """The keys by which readers verify releases, the oldest first."""
    address: str = ""
    """Where the site is read, by mkdocs.yml; empty where it is not known."""

    @cached_property
    def own_hosts(self) -> frozenset[str]:
        """Return the hosts of the site and those of units, without the `www.` of their address."""
        sites = filter(None, (self.address, *(unit.site for unit in self.units.values())))
        return frozenset(host_of(site).removeprefix("www.") for site in sites)

    @property
    def has_points(self) -> bool:
        """Return whether any key task is entered."""
        return any(year.points for year in self.points.values())

    @cached_property
    def naming(self) -> Naming:
        """Return which unit a name means, by where it is printed."""
        return Naming(self.units)

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
        every = ((year, point) for year in self.points.values() for point in year.points)
        wanted = set(duties)
        return [(y.reference(point), point) for y, point in every if wanted & set(point.duties)]

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
        every = ((year, point) for year in self.points.values() for point in year.points)
        return tuple(year.reference(point) for year, point in every if column in point.columns)
