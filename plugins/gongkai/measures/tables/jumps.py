"""Numbers that are far from what they were the year before."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongkai.measures.tables.periods import year_before
from gongkai.model.tables.labels import bare, without_number
from gongkai.model.tables.schema import JumpLimit
from gongkai.model.tables.table import DataRow, DataTable, printed


@dataclass(frozen=True)
class JumpState:
    """A number with the one of the year before."""

    row: int
    field: str
    before: Decimal
    now: Decimal

    @property
    def factor(self) -> Decimal:
        """Return how many times the number before it is."""
        return self.now / self.before


@dataclass(frozen=True)
class ScaleState:
    """A column of which every number is so many times that of the year before."""

    field: str
    times: Decimal


_ENOUGH = 3
"""Numbers by which a column is judged as a whole."""
_LEAST = 2
"""The least power of ten by which a unit differs from another."""


def jumps(table: DataTable, before: DataTable | None, times: int) -> Iterator[JumpState]:
    """Yield the numbers that became more than so many times the one before, or less than a part.

    `before` is the table of the version or year before, where there is one. What a note below the
    table explains is left out, and so are columns that are off as a whole.
    """
    whole = {one.field for one in scaled(table, before)}
    for state in _compared(table, before):
        is_far = state.before > 0 < state.now and not 1 <= state.factor * times <= times * times
        if is_far and state.field not in whole and not is_explained(table, state.row):
            yield state


def scaled(table: DataTable, before: DataTable | None) -> Iterator[ScaleState]:
    """Yield the columns of which every number is off by the same power of ten."""
    factors: dict[str, list[Decimal]] = {}
    for state in _compared(table, before):
        if state.before > 0 < state.now:
            factors.setdefault(state.field, []).append(state.factor)
    for name, found in factors.items():
        powers = {int(factor.log10().to_integral_value()) for factor in found}
        power = min(powers)
        if len(found) >= _ENOUGH and len(powers) == 1 and abs(power) >= _LEAST:
            yield ScaleState(name, Decimal(1).scaleb(power))


def is_explained(table: DataTable, number: int) -> bool:
    """Return whether a note below a table names a row, by what it is called or by its month."""
    row = next(one for one in table.rows if one.number == number)
    schema = table.schema
    names = {*schema.row_titles, *schema.primary_key}
    called = {without_number(printed(table.value(row, name))) for name in names}
    if schema.chain is not None:
        period = printed(table.value(row, schema.chain.field))
        called |= {f"{int(period[5:])}月"} if period[5:].isdecimal() else set()
    return any(one and one in bare(note) for note in table.notes for one in called)


def _compared(table: DataTable, before: DataTable | None) -> Iterator[JumpState]:
    rows = dict(zip(before.keys, before.rows, strict=True)) if before is not None else {}
    known = dict(zip(table.keys, table.rows, strict=True)) if table.schema.chain else {}
    known = rows | known
    for jump in table.schema.jumps:
        for key, row in zip(table.keys, table.rows, strict=True):
            then = _before(jump, key, row, table, known)
            now = table.value(row, jump.field)
            if isinstance(then, Decimal) and isinstance(now, Decimal):
                yield JumpState(row.number, jump.field, then, now)


def _before(
    jump: JumpLimit, key: str, row: DataRow, table: DataTable, rows: dict[str, DataRow]
) -> object:
    if jump.against is not None:
        return table.value(row, jump.against)
    if table.schema.chain is not None:
        key = year_before(key) if key[:4].isdecimal() else ""
    found = rows.get(key)
    return None if found is None or found is row else table.value(found, jump.field)
