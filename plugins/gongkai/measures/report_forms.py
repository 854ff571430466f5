"""What annual reports say in the rows of their forms, whatever the format of their year.

Formats differ from year to year; the names of their rows and columns in data/tables do not.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gongkai.model.kinds.report import Report
from gongkai.model.registries import Registries
from gongkai.model.rules import Rule
from gongkai.model.tables.table import DataTable

FORMATS = ("R50", "R146")
"""The rules that prescribe the parts and tables of reports, each for the years of its time."""
RECEIVED, CARRIED_IN, HANDLED, CARRIED_OVER = "received", "carried-in", "handled", "carried-over"
"""Rows of the requests."""
NORMATIVE, CASES = "normative", "cases"
"""Rows of the documents, and of reviews and lawsuits."""
TOTAL = "total"
"""The column of all applicants."""


@dataclass(frozen=True)
class ReportFigure:
    """One figure with its place."""

    table: DataTable
    row: str
    """The name of its row in the form."""
    number: int
    """The number of that row in the file."""
    field: str
    """The name of its column."""
    value: Decimal

    @property
    def cell(self) -> str:
        """Return the name of its cell: `B7`."""
        return self.table.cell(self.number, self.field)


def format_of(report: Report, registries: Registries) -> Rule | None:
    """Return the rule on the format that holds for reports on its year; None where none does."""
    last = date(report.year, 12, 31)
    found = (registries.rule(name, last, report.unit) for name in FORMATS)
    return next((rule for rule in found if rule is not None), None)


def figure(report: Report, row: str, field: str) -> ReportFigure | None:
    """Return the figure of a report in a row and column; None where it has none there."""
    for table in report.read_tables:
        if row in table.schema.form_rows and field in table.schema.places:
            found = table.form_row(row)
            value = table.value(found, field) if found is not None else None
            if found is not None and isinstance(value, Decimal):
                return ReportFigure(table, row, found.number, field, value)
    return None


def figures(report: Report, row: str) -> Iterator[ReportFigure]:
    """Yield the figures of a row, column by column."""
    for table in report.read_tables:
        if row in table.schema.form_rows:
            found = (figure(report, row, field.name) for field in table.schema.fields)
            yield from (one for one in found if one is not None)
            return


def by_unit_and_year(reports: Iterable[Report]) -> Mapping[tuple[str, int], Report]:
    """Return reports by whose they are and on which year; of two on one year the first."""
    found: dict[tuple[str, int], Report] = {}
    for report in reports:
        found.setdefault((report.unit, report.year), report)
    return found
