"""Tables that do not add up or have gaps, GK921 to GK924 and GK970."""

from collections.abc import Iterator

from gongkai.checks.check import Check, Scope
from gongkai.checks.table_cell import cells_of, found_in_field, tables, title_of, with_unit
from gongkai.measures.tables.identities import IdentityState, identity_states
from gongkai.measures.tables.jumps import jumps
from gongkai.measures.tables.periods import gaps, last_period
from gongkai.measures.tables.totals import total_states
from gongkai.measures.tables.versions import table_before
from gongkai.model.findings import Code, Finding, Named, Severity
from gongkai.model.record import Record
from gongkai.model.tables.table import DataTable

TOTAL = Code(
    "GK921",
    Severity.ERROR,
    "{cell}: the total of “{column}” is {printed}, but its rows add up to {summed}; "
    "they differ by {difference}",
    "find the row that is wrong or missing, or correct the total; to see the sum, write "
    "=SUM({cells}) in an empty cell; if the numbers are rounded, say so in a note below the table",
    "what a table prints as a sum is the sum of its rows",
)
IDENTITY = Code(
    "GK922",
    Severity.ERROR,
    "{cell}: {rule}; here {left} stands on one side and {right} on the other, a difference of "
    "{difference}",
    "correct one of these cells: {cells}",
    "what the form of the table says of its cells",
)
LIMIT = Code(
    "GK970",
    Severity.ERROR,
    "{cell}: {rule}; here {left} stands against {right}, {difference} too much",
    "correct one of these cells: {cells}; if the numbers are right, say in a note below the table "
    "why and add a waiver",
    "what the form of the table says of its cells",
)
GAP = Code(
    "GK923",
    Severity.WARNING,
    "{cell}: before this row {missing} is missing",
    "enter what is missing; where there is no figure write a row with — in its place",
    "the key task on monthly figures asks for series without gaps",
)
JUMP = Code(
    "GK924",
    Severity.NOTICE,
    "{cell}: “{column}” is {now}, but was {before} the year before",
    "if it is right, say in a note below the table why it changed so much, with the name of the "
    "row; a unit or a decimal point may be wrong",
    rule="R125",
)
_FEW = 12
"""Missing periods that are named."""
MUCH = "R125"
"""The rule that says by how many times a number may change from one year to the next."""


def total(scope: Scope) -> Iterator[Finding]:
    """Yield printed sums that are not the sum of their rows."""
    for record, table in tables(scope):
        for state in total_states(table):
            if not state.closes:
                name = state.field
                yield found_in_field(
                    TOTAL,
                    record,
                    table,
                    state.row,
                    name,
                    column=title_of(table, name),
                    printed=with_unit(table, name, state.printed),
                    summed=with_unit(table, name, state.summed),
                    difference=with_unit(table, name, abs(state.printed - state.summed)),
                    cells=cells_of(table, name, state.rows),
                )


def identity(scope: Scope) -> Iterator[Finding]:
    """Yield sides that must be equal and are not."""
    return _unlike(scope, IDENTITY, is_limit=False)


def limit(scope: Scope) -> Iterator[Finding]:
    """Yield numbers that are more than the one that sets their limit."""
    return _unlike(scope, LIMIT, is_limit=True)


def _unlike(scope: Scope, code: Code, *, is_limit: bool) -> Iterator[Finding]:
    for record, table, state in scope.once(_broken):
        if state.is_limit is is_limit:
            row, name = state.cells[0]
            yield found_in_field(
                code,
                record,
                table,
                row,
                name,
                rule=Named(state.what.in_("zh"), state.what.in_("en")),
                left=with_unit(table, name, state.left),
                right=with_unit(table, name, state.right),
                difference=with_unit(table, name, abs(state.left - state.right)),
                cells="、".join(table.cell(number, field) for number, field in state.cells),
            )


def _broken(scope: Scope) -> list[tuple[Record, DataTable, IdentityState]]:
    """Return every identity that does not hold although all its rows are there."""
    return [
        (record, table, state)
        for record, table in tables(scope)
        for state in identity_states(table)
        if not state.holds and not state.lacking
    ]


def gap(scope: Scope) -> Iterator[Finding]:
    """Yield months, quarters or years that are missing in a series."""
    for record, table in tables(scope):
        chain = table.schema.chain
        before = table_before(record, table, scope.loaded) if chain is not None else None
        last = last_period(before) if before is not None else None
        for found in gaps(table, last, getattr(record, "year", None)):
            name = chain.field if chain is not None else ""
            missing = "、".join(found.missing[:_FEW]) + ("…" if len(found.missing) > _FEW else "")
            yield found_in_field(GAP, record, table, found.row, name, missing=missing)


def jump(scope: Scope) -> Iterator[Finding]:
    """Yield numbers that are far from those of the year before."""
    for record, table in tables(scope):
        rule = scope.loaded.registries.rule(MUCH, record.day or scope.as_of, record.unit)
        times = rule.limits.get("times") if rule is not None else None
        if times is None or not table.schema.jumps:
            continue
        for state in jumps(table, table_before(record, table, scope.loaded), times):
            yield found_in_field(
                JUMP,
                record,
                table,
                state.row,
                state.field,
                column=title_of(table, state.field),
                now=with_unit(table, state.field, state.now),
                before=with_unit(table, state.field, state.before),
            )


CHECKS = (
    Check(TOTAL, total),
    Check(IDENTITY, identity),
    Check(LIMIT, limit),
    Check(GAP, gap),
    Check(JUMP, jump),
)
