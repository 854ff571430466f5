"""Rows that time or their own numbers prove wrong, and tables without their family, GK971 to GK974.

Only what stands today is judged: a list in whose place another stands is history.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from gongkai.checks.check import Check, Scope, found
from gongkai.checks.table_cell import found_in_field, tables, title_of, with_unit
from gongkai.measures.tables.row_states import ended_rows, target_states, update_states
from gongkai.model.findings import Code, Finding, Named, Severity
from gongkai.model.kinds.list import List
from gongkai.model.kinds.series import Series
from gongkai.model.record import Record
from gongkai.model.tables.schema import TableSchema
from gongkai.model.tables.table import DataTable, printed

W = Severity.WARNING
_SORT = "the sort of table in data/tables"
ENDED_ROW = Code(
    "GK971",
    W,
    "{cell}: the row is shown as “{state}”, but “{column}” was {until}",
    "if it was renewed, enter the new day; else write what it is now, or take the row out",
    _SORT,
)
NOT_UPDATED = Code(
    "GK972",
    W,
    "{cell}: last updated on {last}, and with the cycle “{cycle}” owed again by {due}",
    "update it and enter the day; if it is updated less often now, correct the cycle",
    _SORT,
)
TARGET = Code(
    "GK973",
    W,
    "{cell}: the row says “{state}”, but {value} was reached and {target} was asked for",
    "correct the state or the number; where the target is met on the other side of it, correct "
    "“{column}”",
    _SORT,
)
NO_FAMILY = Code(
    "GK974",
    Severity.NOTICE,
    "of the tables that are published together these are missing: {missing}",
    "add them under “tables”; where there is nothing to report, publish the table with 0 or with a "
    "note that says so",
    _SORT,
)


def ended_row(scope: Scope) -> Iterator[Finding]:
    """Yield rows that are shown as valid after their last day."""
    for record, table in _current(scope):
        ends = table.schema.ends
        for row, until in ended_rows(table, scope.as_of) if ends is not None else ():
            if ends is not None:
                said = {"state": printed(table.value(row, ends.state)), "until": str(until)}
                said["column"] = title_of(table, ends.until)
                yield found_in_field(ENDED_ROW, record, table, row.number, ends.until, **said)


def not_updated(scope: Scope) -> Iterator[Finding]:
    """Yield rows whose next update is overdue."""
    for record, table in _current(scope):
        updates = table.schema.updates
        for state in update_states(table, scope.as_of):
            if updates is not None and state.is_late:
                said = {"last": str(state.last), "due": str(state.due)}
                said["cycle"] = printed(table.value(state.row, updates.cycle))
                yield found_in_field(
                    NOT_UPDATED, record, table, state.row.number, updates.last, **said
                )


def target(scope: Scope) -> Iterator[Finding]:
    """Yield rows that say of their target what their numbers do not."""
    for record, table in tables(scope):
        asked = table.schema.targets
        for state in target_states(table):
            if asked is not None and state.says_met not in (None, state.is_met):
                yield found_in_field(
                    TARGET,
                    record,
                    table,
                    state.row.number,
                    asked.state,
                    state=printed(table.value(state.row, asked.state)),
                    value=with_unit(table, asked.value, state.value),
                    target=with_unit(table, asked.target, state.target),
                    column=title_of(table, asked.direction),
                )


def no_family(scope: Scope) -> Iterator[Finding]:
    """Yield records that have several tables of a family and not all of it."""
    families = scope.once(_families)
    for record in scope.judged:
        there = {table.schema.id for table in record.read_tables}
        counts = Counter(name for table in record.read_tables for name in table.schema.families)
        for family in sorted(name for name, count in counts.items() if count > 1):
            lacking = [sort.title for sort in families[family] if sort.id not in there]
            if lacking:
                missing = Named(
                    "、".join(title.in_("zh") for title in lacking),
                    ", ".join(title.in_("en") for title in lacking),
                )
                yield found(NO_FAMILY, record, "tables", missing=missing)


def _families(scope: Scope) -> Mapping[str, Sequence[TableSchema]]:
    found: dict[str, list[TableSchema]] = {}
    for sort in scope.loaded.registries.tables.values():
        for family in sort.families:
            found.setdefault(family, []).append(sort)
    return found


def _current(scope: Scope) -> Iterator[tuple[Record, DataTable]]:
    replaced = scope.once(_replaced)
    return ((record, table) for record, table in tables(scope) if record.id not in replaced)


def _replaced(scope: Scope) -> frozenset[str]:
    """Return the ids of the lists and series in whose place others stand."""
    lists, series = scope.loaded.of(List), scope.loaded.of(Series)
    previous = [*(one.previous for one in lists), *(one.previous for one in series)]
    return frozenset(filter(None, previous))


CHECKS = (
    Check(ENDED_ROW, ended_row),
    Check(NOT_UPDATED, not_updated),
    Check(TARGET, target),
    Check(NO_FAMILY, no_family),
)
