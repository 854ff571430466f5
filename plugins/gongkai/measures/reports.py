"""Who owes a yearly report on disclosure, by when, and whether it came (article 49; R38)."""

import re
from dataclasses import dataclass
from datetime import date

from gongkai.model.catalog import Catalog
from gongkai.model.kinds.report import Report
from gongkai.model.record import Record
from gongkai.model.units import Unit

DEADLINES = "R38"
"""The rule that says by when reports are published, by type of unit."""


@dataclass(frozen=True)
class ReportDuty:
    """One unit's report on the year before the build date's."""

    unit: Unit
    year: int
    due: date
    report: Record | None
    """The report, here or seen elsewhere."""


def report_duties(catalog: Catalog, as_of: date) -> list[ReportDuty]:
    """Return the duties of the units that published here in the year to be reported on.

    Nothing is owed by a unit without records of its own, nor for a year before its first.
    """
    year = as_of.year - 1
    since: dict[str, date] = {}
    reports: dict[str, Record] = {}
    for record in catalog.everything():
        if record.kind != "external" and record.day is not None:
            since[record.unit] = min(since.get(record.unit, record.day), record.day)
        if year in years_reported(record, catalog):
            reports.setdefault(record.unit, record)
    duties = []
    for unit in catalog.registries.units.values():
        due = report_due(unit, year, catalog)
        first = since.get(unit.id)
        if unit.publishes and due is not None and first is not None and first.year <= year:
            duties.append(ReportDuty(unit, year, due, reports.get(unit.id)))
    return duties


def report_due(unit: Unit, year: int, catalog: Catalog) -> date | None:
    """Return the last day for a unit's report on `year`; None where no rule names one."""
    rule = catalog.registries.rule(DEADLINES, date(year + 1, 1, 1), unit.id)
    deadline = rule.deadlines.get(unit.type) if rule is not None else None
    return date(year + 1, *deadline) if deadline is not None else None


def years_reported(record: Record, catalog: Catalog) -> set[int]:
    """Return the years that a record may report on, by what it says and by its title.

    A document seen elsewhere counts where reports are filed: its title or its day says so.
    """
    if isinstance(record, Report):
        named = years_in(record.title)
        misread = record.published.day.year <= record.year and record.year not in named
        return {record.year, *named, *([record.published.day.year - 1] if misread else [])}
    if record.kind != "external" or "report" not in catalog.registries.columns[record.column].kinds:
        return set()
    return years_in(record.title) or ({record.day.year - 1} if record.day else set())


def years_in(title: str) -> set[int]:
    """Return the years that a title names: 2020年, 2020年度, “report on 2020”."""
    return {int(found) for found in _YEAR.findall(title)}


_YEAR = re.compile(r"(?<!\d)20\d\d(?=\s*年|\s+report)|(?<=on )20\d\d(?!\d)")
