"""Rows that are a part of the one above them: 其中 and what goes on with it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from gongkai.model.tables.labels import is_part, level_of
from gongkai.model.tables.schema import TableField
from gongkai.model.tables.table import DataRow, DataTable, Value, printed


@dataclass(frozen=True)
class PartState:
    """A number of a row that is a part, with that of its whole."""

    row: int
    field: str
    part: Decimal
    whole: Decimal
    whole_row: int

    @property
    def fits(self) -> bool:
        """Return whether the part is not more than its whole."""
        return self.part <= self.whole or self.whole < 0


def part_rows(
    table: DataTable, name: str, fields: Sequence[str], apart: Collection[int]
) -> tuple[set[int], set[int]]:
    """Return the rows, by number, that are parts of the one above them, and that may be.

    The ones begin with 其中 in the column `name`; the others follow one, and together they come to
    just what the whole is. `apart` are rows with sums.
    """
    place = table.schema.places[name]
    parts: set[int] = set()
    perhaps: set[int] = set()
    whole: DataRow | None = None
    for position, row in enumerate(table.rows):
        if not is_part(printed(row.values[place])):
            if row.number not in perhaps:
                whole = row
            continue
        parts.add(row.number)
        near = table.rows[position + 1 : position + 1 + _MOST]
        following = [
            *takewhile(lambda one: one.number not in apart and not _begins_anew(one, place), near)
        ]
        for field in fields if whole is not None else ():
            places = (table.value(one, field) for one in (whole, row, *following) if one)
            perhaps |= {following[n].number for n in range(_rest([*places]))}
    return parts, perhaps


_MOST = 30
"""Rows in which the other parts of a whole are looked for."""


def _begins_anew(row: DataRow, place: int) -> bool:
    text = printed(row.values[place])
    return is_part(text) or level_of(text) is not None


def _rest(values: Sequence[Value]) -> int:
    """Return how many rows complete a whole: it is the first value, its first part the second."""
    whole, so_far, *others = values
    if not isinstance(whole, Decimal) or not isinstance(so_far, Decimal):
        return 0
    for number, value in enumerate(others, 1):
        if not isinstance(value, Decimal) or so_far + value > whole:
            return 0
        so_far += value
        if so_far == whole:
            return number
    return 0


def part_states(table: DataTable) -> Iterator[PartState]:
    """Yield the numbers of rows that begin with 其中, each with that of its whole."""
    if table.schema.chain is not None:
        return
    counted = [one for one in table.schema.fields if _is_amount(one)]
    texts = [one.name for one in table.schema.fields if one.type == "string"]
    label = next((name for name in (*table.schema.labels, *texts)), None)
    if label is None or not counted:
        return
    place = table.schema.places[label]
    whole: DataRow | None = None
    for row in table.rows:
        if not is_part(printed(row.values[place])):
            whole = row
            continue
        for one in counted if whole is not None else ():
            part = table.value(row, one.name)
            most = table.value(whole, one.name) if whole is not None else None
            if isinstance(part, Decimal) and isinstance(most, Decimal) and whole is not None:
                yield PartState(row.number, one.name, part, most, whole.number)


def _is_amount(one: TableField) -> bool:
    return one.is_number and one.unit not in ("%", "％", "‰")
