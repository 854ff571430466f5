"""What rows lack that they must hold, days out of order or long past, groups that are not whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.measures.tables.totals import is_labelled
from gongkai.model.record import Record
from gongkai.model.registries import Registries
from gongkai.model.tables.conditions import Freshness, RowCondition, Where, WholeGroup
from gongkai.model.tables.labels import bare
from gongkai.model.tables.table import CellMark, DataRow, DataTable, Value, printed
from gongkai.model.working_days import YearNotKnownError


@dataclass(frozen=True)
class EmptyCells:
    """Cells of a row that hold nothing although a condition asks for something."""

    condition: RowCondition
    row: int
    fields: tuple[str, ...]
    due: date | None
    """The last day on which it was in time, where it is asked for only since a day."""


@dataclass(frozen=True)
class DayOutOfOrder:
    """A day that is before one that must come first."""

    row: int
    field: str
    day: date
    first: str
    """The column of the day that must come first."""
    first_day: date


@dataclass(frozen=True)
class PastDay:
    """A day that is longer past than its rule allows."""

    freshness: Freshness
    row: int
    day: date
    on: date
    """The day of the list."""


@dataclass(frozen=True)
class BrokenGroup:
    """A group that lacks some of the rows that it must have."""

    complete: WholeGroup
    row: int
    """Its first row."""
    name: str
    missing: tuple[str, ...]


def empty_cells(
    table: DataTable, record: Record, registries: Registries, as_of: date
) -> Iterator[EmptyCells]:
    """Yield what rows lack on a day; a year without a calendar is not judged."""
    for condition in table.schema.conditions:
        for row in _rows(table, condition.where):
            empty = tuple(n for n in condition.filled if not _says(table.value(row, n)))
            since = table.value(row, condition.since) if condition.since is not None else None
            due = _due(condition, since, record, registries) if isinstance(since, date) else None
            is_asked = condition.since is None or (due is not None and due < as_of)
            if empty and is_asked:
                yield EmptyCells(condition, row.number, empty, due)


def _due(
    condition: RowCondition, since: date, record: Record, registries: Registries
) -> date | None:
    if condition.rule is None:
        return since
    rule = registries.rule(condition.rule, since, record.unit)
    if rule is None or rule.days is None:
        return None
    if not condition.working:
        return since + timedelta(days=rule.days)
    try:
        return registries.calendar.after(since, rule.days)
    except YearNotKnownError:
        return None


def disorders(table: DataTable) -> Iterator[DayOutOfOrder]:
    """Yield the days that are before one that must come first; a day that is missing is passed."""
    for names in table.schema.order:
        for row in table.rows:
            first: tuple[str, date] | None = None
            for name in names:
                day = table.value(row, name)
                if not isinstance(day, date):
                    continue
                if first is not None and day < first[1]:
                    yield DayOutOfOrder(row.number, name, day, *first)
                first = (name, day)


def past_days(
    table: DataTable, record: Record, registries: Registries, on: date
) -> Iterator[PastDay]:
    """Yield the days that were longer past on the day of a list than its rule allows."""
    for freshness in table.schema.fresh:
        rule = registries.rule(freshness.rule, on, record.unit)
        if rule is None or rule.days is None:
            continue
        for row in _rows(table, freshness.where):
            day = table.value(row, freshness.field)
            if isinstance(day, date) and (on - day).days > rule.days:
                yield PastDay(freshness, row.number, day, on)


def broken_groups(table: DataTable) -> Iterator[BrokenGroup]:
    """Yield the groups of a table that lack some of the rows that each must have.

    A row that says no group is of none.
    """
    for complete in table.schema.complete:
        groups: dict[tuple[str, ...], list[DataRow]] = {}
        for row in _rows(table, complete.where):
            name = tuple(printed(table.value(row, by)) for by in complete.by)
            if any(name):
                groups.setdefault(name, []).append(row)
        for name, rows in groups.items():
            there = {bare(printed(table.value(row, complete.field))) for row in rows}
            missing = tuple(
                value
                for value in complete.values
                if there.isdisjoint(table.names_of(complete.field, value))
            )
            if missing:
                yield BrokenGroup(complete, rows[0].number, " ".join(filter(None, name)), missing)


def _rows(table: DataTable, where: Where) -> Iterator[DataRow]:
    rows = table.rows_where(where) if where else iter(table.rows)
    return (row for row in rows if not is_labelled(table, row))


def _says(value: Value) -> bool:
    """Return whether a cell says something; that it does not apply is something."""
    return value not in (CellMark.BLANK, CellMark.DASH)
