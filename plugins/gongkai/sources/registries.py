"""data/ -> registries, with a finding for everything wrong in them."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from gongkai.model.columns import ColumnRegistry
from gongkai.model.filing import Filing
from gongkai.model.filling import fill_all
from gongkai.model.findings import Finding, SourcePlace
from gongkai.model.gate import Gate
from gongkai.model.indicators import IndicatorRegistry
from gongkai.model.laws import LawRegistry
from gongkai.model.outside_hosts import LinkRegistry
from gongkai.model.points import PointYear
from gongkai.model.published_keys import KeyRegistry
from gongkai.model.registries import Registries
from gongkai.model.rules import RuleRegistry
from gongkai.model.site import SiteRegistry
from gongkai.model.statutory import StatutoryRegistry
from gongkai.model.synonyms import SynonymRegistry
from gongkai.model.tables.schema import TableSchema
from gongkai.model.taken_down import TakenDownRegistry
from gongkai.model.units import UnitRegistry
from gongkai.model.vocabularies import Vocabularies
from gongkai.model.waivers import Baseline, PlacedAccepted, PlacedWaiver, WaiverRegistry
from gongkai.model.wording import WordingRegistry
from gongkai.model.working_days import CalendarYear, WorkingDays
from gongkai.sources import yaml
from gongkai.sources.codes import files
from gongkai.sources.configuration import site_url
from gongkai.sources.limits import REGISTRY_BYTES
from gongkai.sources.merging import merge
from gongkai.sources.text import open_text
from gongkai.sources.typed import validate
from gongkai.whole import is_there

WAIVERS = "data/waivers.yml"
BASELINE = "data/baseline.yml"
TAKEN_DOWN = "data/taken-down.yml"
KEYS = "data/keys.yml"
TABLES = "data/tables"
WORDING = "data/wording"
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class RegistryFile:
    """One file of data/, raw and, if nothing is wrong in it, typed."""

    path: str
    document: yaml.YamlDocument
    model: type[BaseModel]
    value: BaseModel | None
    registry: str
    """What it is a part of, `data/rules`: all files of one registry are read together."""


@dataclass(frozen=True)
class LoadedRegistries:
    """What data/ holds, the files it came from, and what is wrong in them."""

    registries: Registries
    files: tuple[RegistryFile, ...]
    findings: tuple[Finding, ...]
    unread: frozenset[str] = frozenset()
    """Files that are missing or have errors: what they would name is not known."""
    digest: str = ""
    """The hash of all that was read: what follows from the registries follows from it."""


class _Reader:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.findings: list[Finding] = []
        self.files: list[RegistryFile] = []
        self.unread: set[str] = set()
        self.digest = hashlib.sha256()

    def one(self, model: type[M], path: str, registry: str = "") -> M | None:
        """Read one file; None when it is missing or wrong."""
        value = self._read(model, path, registry or path)
        if value is None:
            self.unread.add(path)
        return value

    def _read(self, model: type[M], path: str, registry: str) -> M | None:
        if not (self.root / path).exists():
            self.findings.append(Finding(files.NO_REGISTRY, SourcePlace(path), {"file": path}))
            return None
        source = open_text(self.root, path, REGISTRY_BYTES)
        self.findings += source.findings
        if source.text is None:
            return None
        self.digest.update(f"{path}\0{len(source.text)}\0{source.text}".encode("utf-8", "replace"))
        document, value, findings = read_registry(model, path, source.text)
        self.findings += findings
        self.files.append(RegistryFile(path, document, model, value, registry))
        return value

    def parts(self, model: type[M], registry: str) -> M | None:
        """Read a registry that may lie in one file or in several: `data/rules.yml`, `data/rules/`.

        None when a part is wrong: what is left would look whole.
        """
        paths = self._paths(registry) or [f"{registry}.yml"]
        read = [self.one(model, path, registry) for path in paths]
        values = [value for value in read if value is not None]
        return merge(values) if len(values) == len(read) else None

    def optional_parts(self, model: type[M], registry: str) -> M | None:
        """Read a registry that a column may do without, from one file or from several."""
        return self.parts(model, registry) if self._paths(registry) else None

    def _paths(self, registry: str) -> list[str]:
        """Return the files of a registry that are there, in the order in which they are joined."""
        files = [self.root / f"{registry}.yml", *sorted((self.root / registry).glob("*.yml"))]
        return [file.relative_to(self.root).as_posix() for file in files if file.exists()]

    def optional(self, model: type[M], path: str) -> M | None:
        """Read one file that a column may do without."""
        return self.one(model, path) if is_there(self.root / path) else None

    def place(self, path: str, *loc: str | int) -> SourcePlace:
        """Return where something stands in a file that was read."""
        file = next(file for file in self.files if file.path == path)
        return SourcePlace(path, *file.document.position(loc))

    def many(self, model: type[M], folder: str) -> list[M]:
        """Read every YAML file of a folder."""
        paths = sorted((self.root / folder).glob("*.yml"))
        read = (self.one(model, f"{folder}/{path.name}") for path in paths)
        return [value for value in read if value is not None]


def read_registry(
    model: type[M], path: str, text: str
) -> tuple[yaml.YamlDocument, M | None, list[Finding]]:
    """Return what a file of data/ says, typed if nothing is wrong in it, and what is wrong."""
    document = yaml.read(path, text)
    value, findings = validate(model, path, document, names_come_later=True)
    return document, value, [*document.findings, *findings]


def load_registries(root: Path) -> LoadedRegistries:
    """Read the registries below `root`/data."""
    reader = _Reader(root)
    units = reader.parts(UnitRegistry, "data/units")
    columns = reader.parts(ColumnRegistry, "data/columns")
    vocabularies = reader.parts(Vocabularies, "data/vocabularies")
    rules = reader.parts(RuleRegistry, "data/rules")
    gate = reader.parts(Gate, "data/gate")
    site = reader.one(SiteRegistry, "data/site.yml")
    indicators = reader.optional_parts(IndicatorRegistry, "data/indicators")
    filing = reader.optional_parts(Filing, "data/filing")
    statutory = reader.optional_parts(StatutoryRegistry, "data/statutory")
    years = reader.many(PointYear, "data/points")
    calendars = reader.many(CalendarYear, "data/calendars")
    tables = reader.many(TableSchema, TABLES)
    links = reader.optional_parts(LinkRegistry, "data/links")
    wording = _wording(reader, site)
    laws = reader.optional_parts(LawRegistry, "data/laws")
    synonyms = reader.optional_parts(SynonymRegistry, "data/synonyms")
    down = reader.optional(TakenDownRegistry, TAKEN_DOWN)
    keys = reader.optional(KeyRegistry, KEYS)
    registries = Registries(
        units={unit.id: unit for unit in units.units} if units else {},
        sets={group.id: group for group in units.sets} if units else {},
        columns={column.id: column for column in columns.columns} if columns else {},
        vocabularies=vocabularies or Vocabularies({}),
        rules={rule.id: rule for rule in rules.rules} if rules else {},
        points={year.year: year for year in years},
        calendar=WorkingDays({year.year: year for year in calendars}),
        gate=gate or Gate(),
        site=site or SiteRegistry(),
        waivers=_waivers(reader),
        baseline=_baseline(reader),
        indicators=indicators or IndicatorRegistry(),
        filing=filing or Filing(),
        statutory=statutory or StatutoryRegistry(),
        tables={schema.id: schema for schema in tables},
        places={name: place for file in reader.files for name, place in _places(file)},
        links=links or LinkRegistry(),
        wording=wording,
        laws=laws or LawRegistry(),
        synonyms=synonyms or SynonymRegistry(),
        taken_down={entry.id: entry for entry in down.taken_down} if down else {},
        keys=keys.keys if keys else (),
        address=site_url(root),
    )
    filled = {year.year: fill_all(year, registries.numbers) for year in years}
    registries = replace(registries, points=filled)
    return LoadedRegistries(
        registries,
        tuple(reader.files),
        tuple(reader.findings),
        frozenset(reader.unread),
        reader.digest.hexdigest(),
    )


def _wording(reader: _Reader, site: SiteRegistry | None) -> WordingRegistry:
    """Read the lists of wrong words, and the city's own wherever it lies."""
    read = [reader.optional_parts(WordingRegistry, WORDING)]
    if site is not None and site.wording is not None:
        read.append(reader.one(WordingRegistry, site.wording, WORDING))
    return merge([one for one in read if one is not None] or [WordingRegistry()])


def _waivers(reader: _Reader) -> tuple[PlacedWaiver, ...]:
    registry = reader.optional(WaiverRegistry, WAIVERS)
    return tuple(
        PlacedWaiver(
            waiver,
            reader.place(WAIVERS, "waivers", number, "code"),
            reader.place(WAIVERS, "waivers", number, "until"),
        )
        for number, waiver in enumerate(registry.waivers if registry else ())
    )


def _baseline(reader: _Reader) -> tuple[PlacedAccepted, ...]:
    baseline = reader.optional(Baseline, BASELINE)
    return tuple(
        PlacedAccepted(accepted, reader.place(BASELINE, "findings", number, "fingerprint"))
        for number, accepted in enumerate(baseline.findings if baseline else ())
    )


def _places(file: RegistryFile) -> Iterator[tuple[str, SourcePlace]]:
    """Yield where each unit, column, rule, point and indicator is entered, by what names it."""
    listed = {
        IndicatorRegistry: ("indicator", "indicators"),
        UnitRegistry: ("unit", "units"),
        ColumnRegistry: ("column", "columns"),
        RuleRegistry: ("rule", "rules"),
        PointYear: ("point", "points"),
    }
    if file.model not in listed or file.value is None:
        return
    scheme, key = listed[file.model]
    before = f"{file.value.year}/" if isinstance(file.value, PointYear) else ""
    for number, entry in enumerate(getattr(file.value, key)):
        name = f"{scheme}:{before}{entry.id}"
        yield name, SourcePlace(file.path, *file.document.position((key, number, "id")))
        if scheme == "column":
            yield (
                f"{name}#kinds",
                SourcePlace(file.path, *file.document.position((key, number, "kinds"))),
            )
