"""Budgets and final accounts, unit by year, and the debt of governments."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongkai.measures.budgets import BudgetCell, BudgetGrid, budget_grid
from gongkai.measures.measure import Measures
from gongkai.measures.tables.current import current_tables
from gongkai.measures.tables.due import BUDGET_RULE
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.budget import ACCOUNTS, Budget
from gongkai.model.tables.table import DataRow, DataTable, printed
from gongkai.model.units import Unit
from gongkai.model.variants import FilledRule, filled
from gongkai.views.addresses import BUDGETS
from gongkai.views.alternates import tables_of
from gongkai.views.budget_table import TITLE
from gongkai.views.page import Page
from gongkai.views.rows import Row, row
from gongkai.views.table_rows import row_addresses

DEBT = "government-debt"
"""The sort of table that says what a government owes."""
_DEBT_COLUMNS = ("limit", "before", "issued", "repaid", "balance")


@dataclass(frozen=True)
class GridCell:
    """A cell with the record that fills it."""

    cell: BudgetCell
    row: Row | None


@dataclass(frozen=True)
class GridRow:
    """A unit with its cells."""

    unit: Unit
    is_below: bool
    """Whether it is an institution below the department before it."""
    cells: tuple[GridCell, ...]


@dataclass(frozen=True)
class DebtRow:
    """What a government owed at the end of a year."""

    unit: Unit
    year: str
    numbers: tuple[Decimal | None, ...]
    """Limit, balance before, borrowed, repaid, balance; in 10,000 yuan."""
    is_planned: bool
    """Whether the year was not over when it was published."""
    address: str
    """The row of the table from which it comes."""

    @property
    def share(self) -> int | None:
        """Return the balance in per cent of the limit, where both are known."""
        limit, balance = self.numbers[0], self.numbers[-1]
        return round(100 * balance / limit) if limit and balance is not None else None


@dataclass(frozen=True)
class BudgetPage:
    """What is on the page."""

    grid: BudgetGrid
    rows: tuple[GridRow, ...]
    filled: tuple[tuple[int, str, int, int], ...]
    """The columns: year, account, and how many of those owed are there."""
    debts: tuple[DebtRow, ...]
    rules: tuple[FilledRule, ...]


def budget_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the grid; a column without budgets has none."""
    grid = budget_grid(catalog, measures.as_of)
    if not grid.years:
        return
    registries = catalog.registries
    yield Page(
        BUDGETS,
        "budgets.html",
        TITLE,
        "budgets",
        BudgetPage(
            grid,
            tuple(
                GridRow(
                    one.unit,
                    one.unit.type == "institution",
                    tuple(
                        GridCell(cell, row(cell.record, catalog, measures) if cell.record else None)
                        for cell in one.cells
                        if grid.filled(cell.year, cell.account)[1]
                    ),
                )
                for one in grid.rows
            ),
            tuple(
                (year, account, *grid.filled(year, account))
                for year in grid.years
                for account in ACCOUNTS
                if grid.filled(year, account)[1]
            ),
            tuple(_debts(catalog)),
            filled((BUDGET_RULE,), registries.rules, registries.units),
        ),
        sample=all(one.unit.sample for one in grid.rows),
        listed=any(not one.unit.sample for one in grid.rows),
        alternates=tables_of(BUDGETS, TITLE),
    )


def _debts(catalog: Catalog) -> Iterator[DebtRow]:
    """Yield the debt of each government and year, the latest year first.

    Of one year in several tables that of the newest record counts: accounts take the place of what
    was expected.
    """
    found: dict[tuple[str, str], DebtRow] = {}
    for record, table in current_tables(DEBT, catalog):
        owner = record.owner if isinstance(record, Budget) else record.unit
        for one, address in row_addresses(record, table):
            if _is_whole(table, one):
                year = printed(table.get(one, "year"))
                planned = record.day is not None and record.day.year <= int(year)
                found.setdefault(
                    (owner, year),
                    DebtRow(
                        catalog.registries.units[owner],
                        year,
                        tuple(_number(table, one, name) for name in _DEBT_COLUMNS),
                        planned,
                        address,
                    ),
                )
    yield from sorted(found.values(), key=lambda debt: (-int(debt.year), debt.unit.id))


def _is_whole(table: DataTable, one: DataRow) -> bool:
    """Return whether a row is of all debt in a year that can be read."""
    wholes = table.schema.labels.get("type", ())
    is_year = printed(table.get(one, "year")).isdecimal()
    return is_year and printed(table.get(one, "type")) in wholes


def _number(table: DataTable, one: DataRow, name: str) -> Decimal | None:
    value = table.get(one, name)
    return value if isinstance(value, Decimal) else None
