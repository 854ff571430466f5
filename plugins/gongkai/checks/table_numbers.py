"""Numbers of tables that do not fit one another, GK918 to GK920, GK925, GK927 and GK928."""

from collections.abc import Iterator

from gongkai.checks.check import Check, Scope
from gongkai.checks.table_cell import (
    found_in_cell,
    found_in_field,
    quoted,
    tables,
    title_of,
    with_unit,
    written,
)
from gongkai.measures.tables.agreements import agreement_states
from gongkai.measures.tables.jumps import scaled
from gongkai.measures.tables.parts import part_states
from gongkai.measures.tables.periods import outside
from gongkai.measures.tables.ratios import ratio_states
from gongkai.measures.tables.unchecked import unchecked
from gongkai.measures.tables.versions import table_before
from gongkai.model.findings import Code, Finding, Named, Severity
from gongkai.model.tables.table import printed

_FORM = "what the form of the table says of its cells"
E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTICE

PART = Code(
    "GK918",
    E,
    "{cell}: the row begins with 其中, but its “{column}” is {part}, more than the {whole} of the "
    "row that it is a part of, in {other}",
    "correct one of the two numbers, or take 其中 away where the row is no part of the one above",
    "what begins with 其中 is a part of the row above it",
)
RATIO = Code(
    "GK919",
    E,
    "{cell}: “{column}” is {printed}, but {of} against {by} is {exact}",
    "correct the percentage, or the numbers in {cells}",
    _FORM,
)
DISAGREES = Code(
    "GK920",
    E,
    "{cell}: {rule}; here {here} stands, there {there} ({other})",
    "correct one of the two cells",
    _FORM,
)
UNCHECKED = Code(
    "GK925",
    N,
    "{cell}: a sum of this table was not checked, as no row with a number is called {labels}",
    "call the row with the sum so, in any column before the numbers; a table without such a row "
    "needs nothing",
    _FORM,
)
SCALE = Code(
    "GK927",
    W,
    "{cell}: every number under “{column}” is about {times} times that of the year before",
    "correct the unit in the head or above the table, or the numbers, which were read in {unit}",
    rule="R125",
)
OUTSIDE = Code(
    "GK928",
    W,
    "{cell}: “{period}” is not in the year {year} of this record",
    "correct the month, or the “year” of the record; leave “year” out where it has several",
    "the year of a series is that of all its figures",
)
_FEW = 12
"""Rows of one table that are reported for the same fault."""


def part(scope: Scope) -> Iterator[Finding]:
    """Yield rows that begin with 其中 and are more than their whole."""
    for record, table in tables(scope):
        for state in part_states(table):
            if not state.fits:
                name = state.field
                yield found_in_field(
                    PART,
                    record,
                    table,
                    state.row,
                    name,
                    column=title_of(table, name),
                    part=with_unit(table, name, state.part),
                    whole=with_unit(table, name, state.whole),
                    other=table.cell(state.whole_row, name),
                )


def ratio(scope: Scope) -> Iterator[Finding]:
    """Yield percentages that do not follow from their numbers."""
    for record, table in tables(scope):
        for state in ratio_states(table):
            if not state.holds:
                one = state.ratio
                yield found_in_field(
                    RATIO,
                    record,
                    table,
                    state.row,
                    one.field,
                    column=title_of(table, one.field),
                    printed=with_unit(table, one.field, state.printed),
                    of=with_unit(table, one.of, state.of),
                    by=with_unit(table, one.by, state.by),
                    exact=with_unit(table, one.field, round(state.exact, 1)),
                    cells="、".join(table.cell(state.row, name) for name in (one.of, one.by)),
                )


def disagrees(scope: Scope) -> Iterator[Finding]:
    """Yield cells that are not the same in two tables of a record."""
    for record in scope.judged:
        for state in agreement_states(record) if record.read_tables else ():
            if not state.holds:
                yield found_in_field(
                    DISAGREES,
                    record,
                    state.table,
                    state.row,
                    state.field,
                    rule=Named(state.what.in_("zh"), state.what.in_("en")),
                    here=with_unit(state.table, state.field, state.value),
                    there=with_unit(state.other, state.other_field, state.other_value),
                    other=written(state.other, state.other_row, state.other_field),
                )


def not_checked(scope: Scope) -> Iterator[Finding]:
    """Yield sums that no row was found for: what is not checked is not right for that."""
    for record, table in tables(scope):
        for one in unchecked(table):
            said = {"labels": quoted(one.labels)}
            yield found_in_field(UNCHECKED, record, table, one.row, one.field, **said)


def scale(scope: Scope) -> Iterator[Finding]:
    """Yield columns whose unit can hardly be right."""
    for record, table in tables(scope):
        for state in scaled(table, table_before(record, table, scope.loaded)):
            place, field = table.schema.places[state.field], table.schema.field(state.field)
            own = field.unit if field is not None else None
            yield found_in_cell(
                SCALE,
                record,
                table,
                table.head,
                table.columns[place],
                column=title_of(table, state.field),
                times=f"{state.times:,f}",
                unit=table.units.get(state.field) or own or "",
            )


def other_year(scope: Scope) -> Iterator[Finding]:
    """Yield months that are not in the year of their record."""
    for record, table in tables(scope):
        year, chain, left = getattr(record, "year", None), table.schema.chain, _FEW
        for _, row in outside(table, year) if chain is not None else ():
            if left:
                left -= 1
                name = chain.field if chain is not None else ""
                said = {"period": printed(table.value(row, name)), "year": str(year)}
                yield found_in_field(OUTSIDE, record, table, row.number, name, **said)


CHECKS = (
    Check(PART, part),
    Check(RATIO, ratio),
    Check(DISAGREES, disagrees),
    Check(UNCHECKED, not_checked),
    Check(SCALE, scale),
    Check(OUTSIDE, other_year),
)
