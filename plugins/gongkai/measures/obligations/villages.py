"""How many villages the tables of a unit reach, of those that it has (point 11)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from gongkai.measures.obligations.obligation import Compliance, Missing, ObligationState, Why
from gongkai.measures.tables.totals import is_labelled
from gongkai.model.evidence import Evidence, RowCoverage
from gongkai.model.record import Record
from gongkai.model.tables.labels import bare
from gongkai.model.tables.table import CellMark, printed
from gongkai.model.units import Unit


def village_compliance(
    wanted: Evidence,
    covers: RowCoverage,
    records: Sequence[Record],
    unit: Unit,
    open_until: Compliance,
) -> Compliance:
    """Return where a part stands whose tables must reach every village of a unit.

    `open_until` is where it stands while they do not. Where nobody entered how many the unit has,
    nothing is computed.
    """
    whole = unit.villages
    if not whole:
        return Compliance(ObligationState.NOT_COMPUTED, why=Why.NOT_MEASURED)
    count = min(len(set(_reached(wanted.table or "", covers, records))), whole)
    evidence = tuple(sorted(records, key=lambda r: (r.day or date.min, r.id), reverse=True))
    if count == whole:
        return Compliance(
            ObligationState.DONE, open_until.due, evidence=evidence, count=count, of=whole
        )
    missing = (Missing(wanted.what),)
    return replace(open_until, evidence=evidence, count=count, of=whole, missing=missing)


def _reached(sort: str, covers: RowCoverage, records: Iterable[Record]) -> Iterator[str]:
    for record in records:
        for table in record.read_tables:
            if table.schema.id == sort:
                for row in table.rows:
                    value = table.get(row, covers.field)
                    if not isinstance(value, CellMark) and not is_labelled(table, row):
                        yield bare(printed(value))
