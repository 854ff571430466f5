"""Cells that must be the same in two tables of one record."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongkai.measures.tables.rounding import rounding
from gongkai.model.local_text import LocalText
from gongkai.model.record import Record
from gongkai.model.tables.table import DataTable
from gongkai.model.tables.totals import Summand


@dataclass(frozen=True)
class AgreementState:
    """A cell with the one of another table that says the same."""

    what: LocalText
    table: DataTable
    row: int
    field: str
    value: Decimal
    other: DataTable
    other_row: int
    other_field: str
    other_value: Decimal
    tolerance: Decimal

    @property
    def holds(self) -> bool:
        """Return whether both say the same."""
        return abs(self.value - self.other_value) <= self.tolerance


def agreement_states(record: Record) -> Iterator[AgreementState]:
    """Yield what the tables of a record have to say alike, where both say it."""
    for table in record.read_tables:
        for one in table.schema.agreements:
            here = _cell(table, one.here)
            for other in record.read_tables:
                if here is None or other.schema.id != one.table:
                    continue
                states = [
                    AgreementState(
                        one.what,
                        table,
                        *here,
                        other,
                        *there,
                        rounding(table, here[1], [here[2], there[2]]),
                    )
                    for term in one.there
                    if (there := _cell(other, term)) is not None
                ]
                if states:
                    yield next((state for state in states if state.holds), states[0])


def _cell(table: DataTable, term: Summand) -> tuple[int, str, Decimal] | None:
    name = term.field or ""
    for row in table.rows_where(term.row):
        value = table.value(row, name)
        if isinstance(value, Decimal):
            return row.number, name, value
    return None
