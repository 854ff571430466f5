"""Duties of the key tasks that are overdue, due soon or done late, GK601 to GK603 (point 40)."""

from collections.abc import Iterator

from gongkai.checks.check import Check, Scope, found, found_at_unit
from gongkai.measures.obligations.obligation import ObligationState
from gongkai.measures.obligations.points import Cell, PartOfPoint
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
    """Yield what a unit that is judged for the year still owes after the day."""
    for point, cell in scope.measures.obligations.each_cell():
        parts = [
            part for part in _own_parts(cell) if part.compliance.state is ObligationState.OVERDUE
        ]
        if parts:
            yield _at_unit(OVERDUE, scope, point, cell, parts)


def due_soon(scope: Scope) -> Iterator[Finding]:
    """Yield what a unit still owes when its day is near."""
    obligations = scope.measures.obligations
    for point, cell in obligations.each_cell():
        parts = [
            part
            for part in _own_parts(cell)
            if obligations.is_due_soon(part.compliance.state, part.compliance.due)
        ]
        if parts:
            yield _at_unit(DUE_SOON, scope, point, cell, parts)


def late(scope: Scope) -> Iterator[Finding]:
    """Yield records that fulfilled a duty after its day, each once for its point."""
    reported = set()
    for point, cell in scope.measures.obligations.each_cell():
        for part in cell.late:
            due, day = part.compliance.due, part.compliance.met
            if part.wanted.owed not in _REPORTED or due is None or day is None or day <= due:
                continue
            for record in part.compliance.evidence:
                if first_up(record) == day and (record.id, point) not in reported:
                    reported.add((record.id, point))
                    yield found(
                        LATE,
                        record,
                        "published",
                        day=day.isoformat(),
                        point=point,
                        due=due.isoformat(),
                    )


def _own_parts(cell: Cell) -> list[PartOfPoint]:
    """Return the parts that are missing and that no other code reports.

    What may stand on another site is not asked for here.
    """
    if cell.state not in _ASKED:
        return []
    return [part for part in cell.missing if part.wanted.owed in _REPORTED]


_REPORTED = (None, "work-plans")
"""The obligations that are reported here: of the others codes of their own say what is missing."""


_ASKED = (
    ObligationState.DUE,
    ObligationState.OVERDUE,
    ObligationState.PARTLY,
    ObligationState.NOT_COMPUTED,
)


def _at_unit(code: Code, scope: Scope, point: str, cell: Cell, parts: list[PartOfPoint]) -> Finding:
    what = Named(
        "、".join(part.wanted.what.in_("zh") for part in parts),
        "; ".join(part.wanted.what.in_("en") for part in parts),
    )
    due = min((part.compliance.due for part in parts if part.compliance.due), default=None)
    day = due.isoformat() if due is not None else ""
    return found_at_unit(code, cell.unit, scope.loaded.registries, point=point, what=what, due=day)


CHECKS = (
    Check(OVERDUE, overdue, of_absence=True),
    Check(DUE_SOON, due_soon, of_absence=True),
    Check(LATE, late),
)
