"""Budgets and final accounts as a table: a row for each unit, year and account."""

from collections.abc import Iterator

from gongkai.measures.budgets import BudgetGrid
from gongkai.views import labels
from gongkai.views.addresses import BUDGETS, record_address
from gongkai.views.page import Label
from gongkai.views.tables import ExportTable, Field, LinkValue, TableRow, Value

TITLE = Label("Budgets and final accounts")
FIELDS = (
    Field("unit", "code", Label("The id of the unit whose money it is.")),
    Field("unit_name", "text", Label("The name of that unit.")),
    Field("year", "number", Label("The year of the money.")),
    Field("account", "code", Label("budget: as planned; final-accounts: as spent.")),
    Field("account_name", "text", Label("The same in words.")),
    Field(
        "state",
        "code",
        Label("published, included in that of the unit above, missing, or not-yet due."),
    ),
    Field("state_name", "text", Label("The state in words.")),
    Field("published", "date", Label("The day on which it was published.")),
    Field("days", "number", Label("Days from approval to publication; blank where not known.")),
    Field("late", "yes-or-no", Label("Whether these were more than the rule allows.")),
    Field("record", "addresses", Label("The record that holds it.")),
    Field("sample", "yes-or-no", Label("Whether the unit is invented.")),
    Field("page", "address", Label("The page that shows it.")),
)
"""The columns of the export."""


def budget_table(grid: BudgetGrid) -> ExportTable:
    """Return the grid as a table; it says what the page of budgets says."""
    return ExportTable(FIELDS, tuple(map(TableRow, _rows(grid))))


def _rows(grid: BudgetGrid) -> Iterator[tuple[Value, ...]]:
    for row in grid.rows:
        for cell in row.cells:
            record = cell.record
            yield (
                row.unit.id,
                row.unit.name,
                cell.year,
                cell.account,
                labels.ACCOUNT[cell.account],
                cell.state.value,
                labels.BUDGET_CELL[cell.state],
                record.day if record is not None else None,
                cell.days,
                cell.is_late,
                (LinkValue(record_address(record)),) if record is not None else (),
                row.unit.sample,
                LinkValue(f"{BUDGETS}#{row.unit.id}"),
            )
