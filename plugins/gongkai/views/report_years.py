"""What the annual reports of a unit say, year by year, drawn and in a table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gongkai.measures.measure import Measures
from gongkai.measures.report_forms import (
    CARRIED_IN,
    CARRIED_OVER,
    CASES,
    HANDLED,
    NORMATIVE,
    RECEIVED,
    TOTAL,
    by_unit_and_year,
    figure,
)
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.report import Report
from gongkai.model.units import Unit
from gongkai.views.addresses import UNITS, reports_address, unit_address
from gongkai.views.data_tables import UNITS as COUNTED
from gongkai.views.page import Crumb, Label, Page
from gongkai.views.rows import Row, row
from gongkai.views.table_chart import DrawnChart, drawn
from gongkai.views.table_rows import row_addresses

ITEMS = COUNTED["件"]
FIGURES: Mapping[Label, tuple[tuple[str, str], ...]] = {
    Label("Requests received"): ((RECEIVED, TOTAL),),
    Label("Carried over from the year before"): ((CARRIED_IN, TOTAL),),
    Label("Requests handled"): ((HANDLED, TOTAL),),
    Label("Carried over to the next year"): ((CARRIED_OVER, TOTAL),),
    Label("Administrative reviews"): ((CASES, "review_total"),),
    Label("Lawsuits without review"): ((CASES, "direct_total"),),
    Label("Lawsuits after review"): ((CASES, "after_total"),),
    Label("Normative documents made"): ((NORMATIVE, "issued"), (NORMATIVE, "made")),
}
"""What is shown of each year, and the row and column of the forms in which it stands: formats of
different years have it in different columns."""
DRAWN = 4
"""How many of these are drawn: those on requests."""


@dataclass(frozen=True)
class YearFigure:
    """One figure of a year, and where it stands."""

    value: Decimal
    address: str


@dataclass(frozen=True)
class ReportYear:
    """What the report on a year says; a year without one has nothing."""

    year: int
    report: Row | None
    covers_below: bool
    """Whether its figures are also those of the units below."""
    figures: tuple[YearFigure | None, ...]
    """In the order of `FIGURES`."""


@dataclass(frozen=True)
class ReportYears:
    """The reports of a unit, year by year."""

    unit: Unit
    years: tuple[ReportYear, ...]
    """The newest first, from the first report to the last."""
    charts: tuple[DrawnChart, ...]
    titles: tuple[Label, ...] = tuple(FIGURES)


def report_year_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield a page for each unit whose reports can be compared."""
    for unit in catalog.registries.units.values():
        if are_comparable(unit.id, catalog):
            yield Page(
                reports_address(unit.id),
                "report_years.html",
                Label("Annual reports of {unit} over the years", {"unit": unit.name}),
                "report-years",
                report_years(unit, catalog, measures),
                (Crumb(Label("Units"), UNITS), Crumb(unit.name, unit_address(unit.id))),
                unit=unit.id,
                sample=unit.sample,
                listed=not unit.sample,
            )


def are_comparable(unit: str, catalog: Catalog) -> bool:
    """Return whether a unit reported on several years, on one of them in the forms."""
    reports = _reports(unit, catalog)
    return len(reports) > 1 and any(report.read_tables for report in reports.values())


def report_years(unit: Unit, catalog: Catalog, measures: Measures) -> ReportYears:
    """Return what the reports of a unit say."""
    reports = _reports(unit.id, catalog)
    years = tuple(
        _year(year, reports.get(year), catalog, measures)
        for year in range(max(reports), min(reports) - 1, -1)
    )
    return ReportYears(unit, years, tuple(_charts(years)))


def _reports(unit: str, catalog: Catalog) -> Mapping[int, Report]:
    found = (record for record in catalog.of_unit(unit) if isinstance(record, Report))
    return {year: report for (_, year), report in by_unit_and_year(found).items()}


def _year(year: int, report: Report | None, catalog: Catalog, measures: Measures) -> ReportYear:
    if report is None:
        return ReportYear(year, None, covers_below=False, figures=(None,) * len(FIGURES))
    return ReportYear(
        year,
        row(report, catalog, measures),
        report.covers == "below",
        tuple(_figure(report, places) for places in FIGURES.values()),
    )


def _figure(report: Report, places: tuple[tuple[str, str], ...]) -> YearFigure | None:
    for name, field in places:
        found = figure(report, name, field)
        if found is not None:
            rows = {one.number: address for one, address in row_addresses(report, found.table)}
            return YearFigure(found.value, rows[found.number])
    return None


def _charts(years: tuple[ReportYear, ...]) -> Iterator[DrawnChart]:
    """Yield a drawing of each figure on requests that two years have, a gap for each other year."""
    for place, title in enumerate(list(FIGURES)[:DRAWN]):
        values = [(str(one.year), one.figures[place]) for one in reversed(years)]
        if sum(found is not None for _, found in values) > 1:
            numbers = [(year, found.value if found else None) for year, found in values]
            yield drawn((title,), ITEMS, "bar", numbers)
