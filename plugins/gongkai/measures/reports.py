"""Who owes a yearly report on disclosure, by when, and whether it came (article 49; R38)."""

import re
from dataclasses import dataclass
from datetime import date

from gongkai.measures.updated import first_up
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.report import Report
from gongkai.model.record import Record
from gongkai.model.units import Unit

DEADLINES = "R38"
"""The rule that says by when reports are published, by type of unit."""


@dataclass(frozen=True)
class ReportDuty:
    """One unit's report on a year."""

    unit: Unit
    year: int
    due: date
    report: Record | None
    """The report, here or seen elsewhere."""


def report_duties(catalog: Catalog, as_of: date) -> list[ReportDuty]:
    """Return the duties of the units that published here in the year to be reported on.

    Nothing is owed by a unit without records of its own, nor for a year before its first, nor
    after the last day of the unit. A report that is here was owed, of whatever year.
    """
    since: dict[str, date] = {}
    here: dict[str, set[int]] = {}
    reports: dict[tuple[str, int], Record] = {}
    for record in catalog.everything():
        if record.kind != "external" and record.day is not None:
            since[record.unit] = min(since.get(record.unit, record.day), record.day)
        years = years_reported(record, catalog)
        for year in years:
            reports.setdefault((record.unit, year), record)
        if record.kind == "report":
            here.setdefault(record.unit, set()).update(years)
    duties = []
    for unit in catalog.registries.units.values():
        first = since.get(unit.id)
        own = here.get(unit.id, set())
        for year in sorted({*years_asked(catalog, as_of), *own}):
            due = report_due(unit, year, catalog)
            is_owed = year in own or (first is not None and first.year <= year)
            if due is not None and unit.owes_on(due) and is_owed:
                duties.append(ReportDuty(unit, year, due, reports.get((unit.id, year))))
    return duties


def years_asked(catalog: Catalog, as_of: date) -> list[int]:
    """Return the years of which something yearly is looked for: the last two, and of key tasks."""
    of_tasks = {year for year in catalog.registries.points if year <= as_of.year}
    return sorted({as_of.year - 1, as_of.year, *of_tasks})


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
        named, day = years_in(record.title), record.published.day
        misread = day.year <= record.year and record.year not in named
        found = {record.year, *named, *([day.year - 1] if misread else [])}
        return {year for year in found if year < day.year}
    if record.kind != "external" or "report" not in catalog.registries.columns[record.column].kinds:
        return set()
    return years_in(record.title) or ({record.day.year - 1} if record.day else set())


def is_misdated(report: Report) -> bool:
    """Return whether its title or its day says that a report is on another year than it names."""
    named, day = years_in(report.title), first_up(report)
    return bool(named and report.year not in named) or (day is not None and day.year <= report.year)


def years_in(title: str) -> set[int]:
    """Return the years that a title names: 2020年, 2020年度, “report on 2020”."""
    return {int(found) for found in _YEAR.findall(title)}


_YEAR = re.compile(r"(?<!\d)20\d\d(?=\s*年|\s+report)|(?<=on )20\d\d(?!\d)")
