"""Duties of the key tasks that are overdue, due soon or done late, GK601 to GK603 (point 40)."""

from collections.abc import Iterator
from datetime import timedelta

from gongkai.checks.check import Check, Scope, found, found_at_unit
from gongkai.measures.duties import Cell, CellState, due_day
from gongkai.measures.updated import first_up
from gongkai.model.findings import Code, Finding, Named, Severity

OVERDUE = Code(
    "GK601",
    Severity.WARNING,
    "point {point}: {what} was owed by {due} and is not here",
    "publish it under this unit; if it stands on another site, enter it as a record of kind "
    "“external” with “points: [{point}]”",
    "the key tasks of the year, each with its last day",
)
DUE_SOON = Code(
    "GK602",
    Severity.NOTICE,
    "point {point}: {what} is owed by {due} and is not here yet",
    "publish it by then",
    "the key tasks of the year, each with its last day",
    rule="R114",
)
LATE = Code(
    "GK603",
    Severity.WARNING,
    "published on {day}, but point {point} asked for it by {due}",
    "publish it in time next year; if the date is wrong, correct it; if it first went up "
    "elsewhere, add “first_published”",
    "the key tasks of the year, each with its last day",
)


def overdue(scope: Scope) -> Iterator[Finding]:
    """Yield what a unit with records of its own still owes after the day."""
    for point, cell in _cells(scope):
        if cell.state is CellState.OVERDUE:
            yield _at_unit(OVERDUE, scope, point, cell)


def due_soon(scope: Scope) -> Iterator[Finding]:
    """Yield what a unit still owes when its day is near."""
    rule = scope.loaded.registries.rule(DUE_SOON.rule, scope.as_of)
    until = scope.as_of + timedelta(days=(rule.days if rule is not None else None) or 0)
    for point, cell in _cells(scope):
        if cell.state is CellState.DUE and cell.due is not None and cell.due <= until:
            yield _at_unit(DUE_SOON, scope, point, cell)


def late(scope: Scope) -> Iterator[Finding]:
    """Yield records that fulfilled a duty after its day, each once for its point."""
    told = set()
    for point, cell in _cells(scope):
        for record in cell.late:
            if (record.id, point) in told:
                continue
            told.add((record.id, point))
            year, _ = scope.loaded.registries.point(point) or (None, None)
            day = first_up(record)
            if year is not None and day is not None:
                due = due_day(year, cell.point).isoformat()
                yield found(LATE, record, "published", day=day.isoformat(), point=point, due=due)


def _cells(scope: Scope) -> Iterator[tuple[str, Cell]]:
    for point, cells in scope.measures.cells.items():
        for cell in cells.values():
            yield point, cell


def _at_unit(code: Code, scope: Scope, point: str, cell: Cell) -> Finding:
    what = Named(
        "、".join(wanted.what.in_("zh") for wanted in cell.lacking),
        "; ".join(wanted.what.in_("en") for wanted in cell.lacking),
    )
    due = cell.due.isoformat() if cell.due is not None else ""
    return found_at_unit(code, cell.unit, scope.loaded.registries, point=point, what=what, due=due)


CHECKS = (
    Check(OVERDUE, overdue, of_absence=True),
    Check(DUE_SOON, due_soon, of_absence=True),
    Check(LATE, late),
)
