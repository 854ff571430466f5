"""Months, quarters and years of a table: which follow one another, which are missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.model.tables.schema import Chain
from gongkai.model.tables.table import DataRow, DataTable, Unread

STEPS: Mapping[str, int] = {"month": 12, "quarter": 4, "year": 1}
"""How many periods of a kind a year has."""


@dataclass(frozen=True)
class PeriodGap:
    """Periods that are missing between two rows of a table, or before its first."""

    row: int
    """The row that comes after the gap."""
    missing: tuple[str, ...]


def gaps(
    table: DataTable, before: str | None = None, year: int | None = None
) -> Iterator[PeriodGap]:
    """Yield what is missing in a table that must have none.

    `before` is the last period before it, `year` that of its record; others are none of its.
    """
    chain = table.schema.chain
    if chain is None:
        return
    found = [(ordinal(period, chain), row) for period, row in periods(table, chain, year)]
    found.sort(key=lambda pair: pair[0])
    last = ordinal(before, chain) if before else None
    for number, row in found:
        if last is not None and number > last + 1:
            missing = range(last + 1, min(number, last + 1 + _MOST))
            yield PeriodGap(row.number, tuple(period_of(one, chain) for one in missing))
        last = number if last is None else max(last, number)


_MOST = 24
"""Missing periods that are named; a year that was mistyped is no gap of a century."""


def periods(
    table: DataTable, chain: Chain, year: int | None = None
) -> Iterator[tuple[str, DataRow]]:
    """Yield the periods of a table with their rows; what is none, such as a total, is left out.

    With `year` only those of that year, where any is: the others are reported by themselves.
    """
    found = list(_periods(table, chain))
    own = [(period, row) for period, row in found if _is_of(period, chain, year)]
    yield from own or found


def outside(table: DataTable, year: int | None) -> Iterator[tuple[str, DataRow]]:
    """Yield the months and quarters that are not of the year of their record."""
    chain = table.schema.chain
    for period, row in _periods(table, chain) if chain is not None else ():
        if not _is_of(period, chain, year):
            yield period, row


def _is_of(period: str, chain: Chain | None, year: int | None) -> bool:
    is_year = chain is None or chain.step == "year"
    return is_year or year is None or period[:4] == str(year)


def _periods(table: DataTable, chain: Chain) -> Iterator[tuple[str, DataRow]]:
    place = table.schema.places[chain.field]
    for row in table.rows:
        value = row.values[place]
        if isinstance(value, str) and not isinstance(value, Unread) and value[:4].isdecimal():
            yield value, row


def last_period(table: DataTable, year: int | None = None) -> str | None:
    """Return the latest period of a table that has any, of a year where one is given."""
    chain = table.schema.chain
    found = (period for period, _ in periods(table, chain, year)) if chain else ()
    return max(found, default=None)


def year_before(period: str) -> str:
    """Return the same period of the year before."""
    return f"{int(period[:4]) - 1:04}{period[4:]}"


def ordinal(period: str, chain: Chain) -> int:
    """Return the number of a period, counted from the year 0."""
    steps = STEPS[chain.step]
    within = int(period[4:].lstrip("-Q") or 1) if steps > 1 else 1
    return int(period[:4]) * steps + within - 1


def period_of(number: int, chain: Chain) -> str:
    """Return the period of a number."""
    steps = STEPS[chain.step]
    year, within = divmod(number, steps)
    match chain.step:
        case "month":
            return f"{year}-{within + 1:02}"
        case "quarter":
            return f"{year}-Q{within + 1}"
    return str(year)


def end_of(period: str, chain: Chain) -> date:
    """Return the last day of a period."""
    number = ordinal(period, chain) + 1
    year, within = divmod(number, STEPS[chain.step])
    month = within * (12 // STEPS[chain.step]) + 1
    return date(year, month, 1) - timedelta(days=1)
