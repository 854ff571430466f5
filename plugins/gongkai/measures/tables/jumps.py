"""Numbers that are far from what they were the year before."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongkai.measures.tables.periods import year_before
from gongkai.model.tables.schema import JumpLimit
from gongkai.model.tables.table import DataRow, DataTable


@dataclass(frozen=True)
class JumpState:
    """A number with the one of the year before."""

    row: int
    field: str
    before: Decimal
    now: Decimal


def jumps(table: DataTable, before: DataTable | None, times: int) -> Iterator[JumpState]:
    """Yield the numbers that became more than so many times the one before, or less than a part.

    `before` is the table of the version or year before, where there is one.
    """
    rows = dict(zip(before.keys, before.rows, strict=True)) if before is not None else {}
    known = dict(zip(table.keys, table.rows, strict=True)) if table.schema.chain else {}
    known = rows | known
    for jump in table.schema.jumps:
        for key, row in zip(table.keys, table.rows, strict=True):
            then = _before(jump, key, row, table, known)
            now = table.value(row, jump.field)
            if isinstance(then, Decimal) and isinstance(now, Decimal) and _is_far(then, now, times):
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


def _is_far(then: Decimal, now: Decimal, times: int) -> bool:
    return then > 0 and now > 0 and (now > then * times or now * times < then)
