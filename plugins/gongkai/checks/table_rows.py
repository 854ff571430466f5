"""Rows of tables that lack what they must hold, GK980 to GK985."""

from collections import Counter
from collections.abc import Iterator

from gongkai.checks.check import Check, Scope
from gongkai.checks.table_cell import found_in_field, tables, title_of
from gongkai.measures.tables.conditions import (
    EmptyCells,
    broken_groups,
    disorders,
    empty_cells,
    past_days,
)
from gongkai.measures.tables.totals import is_labelled
from gongkai.model.findings import Code, Finding, Named, Severity
from gongkai.model.kinds.list import List
from gongkai.model.local_text import LocalText
from gongkai.model.record import Record
from gongkai.model.tables.labels import bare
from gongkai.model.tables.table import CellMark, DataTable, Unread, printed
from gongkai.model.web_address import host_of

W = Severity.WARNING
_FORM = "what the sort of table says of its rows"

LACKING = Code(
    "GK980",
    W,
    "{cell}: nothing stands under “{column}”; {rule}",
    "enter it; where it does not apply to this row write /",
    _FORM,
)
NOT_IN_TIME = Code(
    "GK981",
    W,
    "{cell}: nothing stands under “{column}”, but it was owed by {due}; {rule}",
    "enter it and publish the table anew; where it does not apply to this row write /",
    _FORM,
)
OUT_OF_ORDER = Code(
    "GK982",
    Severity.ERROR,
    "{cell}: {day} under “{column}” is before {before} under “{other}”",
    "correct the day that is wrong",
    _FORM,
)
NOT_WHOLE = Code(
    "GK983",
    W,
    "{cell}: “{group}” has no row for {missing}; {rule}",
    "add the rows; where something does not apply add its row with / in it",
    _FORM,
)
LONG_PAST = Code(
    "GK984",
    W,
    "{cell}: on the day of this list, {on}, {day} under “{column}” was {days} days past; {rule}",
    "see to it and enter the new day, or change the state of the row",
    _FORM,
)
OTHER_HOST = Code(
    "GK985",
    W,
    "{cell}: “{value}” under “{column}” does not lead to {host}",
    "correct the address, or the host that stands beside it",
    "a link leads to the site that it names",
)
_FEW = 20
"""Cells of one column with the same fault that are reported."""


def lacking(scope: Scope) -> Iterator[Finding]:
    """Yield cells that must hold something and do not."""
    for record, table in tables(scope):
        for lack in _lacks(record, table, scope):
            if lack.due is None:
                yield _of_lack(LACKING, record, table, lack)


def not_in_time(scope: Scope) -> Iterator[Finding]:
    """Yield cells that had to hold something by a day that is past."""
    for record, table in tables(scope):
        for lack in _lacks(record, table, scope):
            if lack.due is not None:
                yield _of_lack(NOT_IN_TIME, record, table, lack, due=str(lack.due))


def _lacks(record: Record, table: DataTable, scope: Scope) -> Iterator[EmptyCells]:
    """Yield what the rows of a table lack, the first few of each column."""
    count: Counter[str] = Counter()
    for lack in empty_cells(table, record, scope.loaded.registries, scope.as_of):
        count[lack.fields[0]] += 1
        if count[lack.fields[0]] <= _FEW:
            yield lack


def _of_lack(
    code: Code, record: Record, table: DataTable, lack: EmptyCells, **said: str
) -> Finding:
    columns = "、".join(title_of(table, name) for name in lack.fields)
    said |= {"column": columns, "rule": _named(lack.condition.what)}
    return found_in_field(code, record, table, lack.row, lack.fields[0], **said)


def out_of_order(scope: Scope) -> Iterator[Finding]:
    """Yield days that are before one that must come first."""
    for record, table in tables(scope):
        for one in disorders(table):
            yield found_in_field(
                OUT_OF_ORDER,
                record,
                table,
                one.row,
                one.field,
                day=str(one.day),
                column=title_of(table, one.field),
                before=str(one.first_day),
                other=title_of(table, one.first),
            )


def not_whole(scope: Scope) -> Iterator[Finding]:
    """Yield groups of rows that lack some that they must have, at the first of their rows."""
    for record, table in tables(scope):
        for group in broken_groups(table):
            complete = group.complete
            yield found_in_field(
                NOT_WHOLE,
                record,
                table,
                group.row,
                complete.field,
                group=group.name,
                missing=_listed(table, complete.field, group.missing),
                rule=_named(complete.what),
            )


def long_past(scope: Scope) -> Iterator[Finding]:
    """Yield days that were long past when the list was made."""
    for record, table in tables(scope):
        on = record.as_of if isinstance(record, List) and record.as_of else scope.as_of
        for one in past_days(table, record, scope.loaded.registries, on):
            yield found_in_field(
                LONG_PAST,
                record,
                table,
                one.row,
                one.freshness.field,
                on=str(on),
                day=str(one.day),
                days=str((on - one.day).days),
                column=title_of(table, one.freshness.field),
                rule=_named(one.freshness.what),
            )


def other_host(scope: Scope) -> Iterator[Finding]:
    """Yield addresses that lead to another host than the row says."""
    for record, table in tables(scope):
        for field in table.schema.fields:
            for row in table.rows if field.host is not None else ():
                value, host = table.value(row, field.name), table.value(row, field.host or "")
                if any(isinstance(one, CellMark | Unread) for one in (value, host)):
                    continue
                wanted, there = bare(printed(host)).lower(), host_of(printed(value))
                if there and there != wanted and not is_labelled(table, row):
                    said = {"value": printed(value), "column": title_of(table, field.name)}
                    yield found_in_field(
                        OTHER_HOST, record, table, row.number, field.name, host=wanted, **said
                    )


def _listed(table: DataTable, name: str, values: tuple[str, ...]) -> Named:
    """Return values as both editions print them, terms by their names."""
    field = table.schema.field(name)
    words = [field.terms.get(one) if field is not None else None for one in values]
    known = [one or LocalText(zh=text) for one, text in zip(words, values, strict=True)]
    return Named(
        "、".join(one.in_("zh") for one in known), ", ".join(one.in_("en") for one in known)
    )


def _named(text: LocalText) -> Named:
    return Named(text.in_("zh"), text.in_("en"))


CHECKS = (
    Check(LACKING, lacking),
    Check(NOT_IN_TIME, not_in_time),
    Check(OUT_OF_ORDER, out_of_order),
    Check(NOT_WHOLE, not_whole),
    Check(LONG_PAST, long_past),
    Check(OTHER_HOST, other_host),
)
