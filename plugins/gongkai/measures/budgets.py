"""Which units published their budgets and final accounts, year by year, and how soon (point 10)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from gongkai.measures.tables.due import budget_due
from gongkai.measures.updated import first_up
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.budget import ACCOUNTS, Budget
from gongkai.model.units import Unit

OWING = ("government", "office", "department", "branch", "committee", "town", "institution")
"""The types of unit that spend public money of their own."""


_Key = tuple[str, int, str]
"""Unit, year and account."""


class CellState(StrEnum):
    """Where the budget or the final accounts of a unit stand for a year."""

    PUBLISHED = "published"
    INCLUDED = "included"
    """Its money is in the tables of the unit above it."""
    MISSING = "missing"
    NOT_YET = "not-yet"
    """The year is not over, so there are no accounts of it."""


@dataclass(frozen=True)
class BudgetCell:
    """The budget or the final accounts of one unit in one year."""

    year: int
    account: str
    """One of `ACCOUNTS`."""
    state: CellState
    record: Budget | None = None
    days: int | None = None
    """Days from the approval to the publication; None where the approval is not dated."""
    is_late: bool = False
    """Whether that was too many by the rule."""

    @property
    def is_there(self) -> bool:
        """Return whether readers find it."""
        return self.record is not None


@dataclass(frozen=True)
class BudgetRow:
    """One unit."""

    unit: Unit
    cells: tuple[BudgetCell, ...]
    """For each year, the latest first, and each account."""


@dataclass(frozen=True)
class BudgetGrid:
    """Units by years."""

    years: tuple[int, ...]
    """The latest first."""
    rows: tuple[BudgetRow, ...]

    def filled(self, year: int, account: str) -> tuple[int, int]:
        """Return how many of the cells that are owed are there, and how many are owed."""
        cells = [
            cell
            for row in self.rows
            for cell in row.cells
            if cell.year == year and cell.account == account
        ]
        owed = [cell for cell in cells if cell.state is not CellState.NOT_YET]
        return sum(cell.is_there for cell in owed), len(owed)


def budget_grid(catalog: Catalog, as_of: date) -> BudgetGrid:
    """Return the grid of the units that publish here, with the institutions below them.

    Units without any record on this site have no row: nothing can be said of them.
    """
    found = _Published(catalog, as_of)
    rows = tuple(BudgetRow(unit, tuple(found.cells(unit))) for unit in found.units)
    return BudgetGrid(found.years, rows)


@dataclass(frozen=True)
class _Published:
    """What there is, by unit, year and account."""

    catalog: Catalog
    as_of: date

    @cached_property
    def budgets(self) -> list[Budget]:
        """Return all budgets; of two of one unit and year the first published stands last."""
        found = self.catalog.of(Budget)
        return sorted(found, key=lambda b: (first_up(b) or date.max, b.id), reverse=True)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Return every year from the latest to the first, those without a budget too."""
        found = {budget.year for budget in self.budgets}
        return tuple(range(max(found), min(found) - 1, -1)) if found else ()

    @cached_property
    def own(self) -> Mapping[_Key, Budget]:
        return {(b.owner, b.year, b.account): b for b in self.budgets}

    @cached_property
    def within(self) -> Mapping[_Key, Budget]:
        """Return the budgets in whose tables the money of another unit stands."""
        return {(unit, b.year, b.account): b for b in self.budgets for unit in b.includes}

    @property
    def units(self) -> Iterator[Unit]:
        """Yield the units that publish here, and the institutions below them."""
        named = {key[0] for key in (*self.own, *self.within)}
        units = self.catalog.registries.units
        here = {u.id for u in units.values() if u.id in named or self.catalog.of_unit(u.id)}
        for unit in units.values():
            is_below = unit.type == "institution" and unit.parent in here
            if unit.type in OWING and (unit.id in here or is_below):
                yield unit

    def cells(self, unit: Unit) -> Iterator[BudgetCell]:
        for year in self.years:
            for account in ACCOUNTS:
                yield self._cell(unit.id, year, account)

    def _cell(self, unit: str, year: int, account: str) -> BudgetCell:
        record = self.own.get((unit, year, account))
        if record is not None:
            due = budget_due(record, self.catalog.registries)
            days = (due.published - due.since).days if due is not None else None
            late = due is not None and due.is_late
            return BudgetCell(year, account, CellState.PUBLISHED, record, days, late)
        whole = self.within.get((unit, year, account))
        if whole is not None:
            return BudgetCell(year, account, CellState.INCLUDED, whole)
        is_early = year >= self.as_of.year and account == "final-accounts"
        return BudgetCell(year, account, CellState.NOT_YET if is_early else CellState.MISSING)
