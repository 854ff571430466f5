"""Duties of the key tasks that are overdue, due soon or done late, GK601 to GK603 (point 40)."""

from collections.abc import Iterable, Iterator

from gongkai.checks.check import Check, Scope, found, found_where_it_belongs
from gongkai.measures.obligations.obligation import ObligationState
from gongkai.measures.obligations.points import Cell, PartOfPoint
from gongkai.measures.updated import first_up
from gongkai.model.findings import Code, Finding, Named, Severity
from gongkai.model.local_text import LocalText

OVERDUE = Code(
    "GK601",
    Severity.WARNING,
    "{unit} owed this by {due}, and it is not here: {what} (key task “{task}” of {year})",
    "publish it in {nearest}/ with “unit: {id}”; if it stands on another site, enter it there as a "
    "record of kind “external” with “points: [{point}]”",
    "the key tasks of the year, each with its last day",
    otherwise="publish it with “unit: {id}”; if it stands on another site, enter it as a record of "
    "kind “external” with “points: [{point}]”",
)
DUE_SOON = Code(
    "GK602",
    Severity.NOTICE,
    "{unit} owes this by {due}, and it is not here yet: {what} (key task “{task}” of {year})",
    "publish it by then in {nearest}/ with “unit: {id}”",
    "the key tasks of the year, each with its last day",
    otherwise="publish it by then with “unit: {id}”",
    rule="R114",
)
LATE = Code(
    "GK603",
    Severity.WARNING,
    "published on {day}; {unit} owed it by {due} (key task “{task}” of {year})",
    "publish it in time next year; if the date is wrong, correct it; if it first went up "
    "elsewhere, add “first_published”",
    "the key tasks of the year, each with its last day",
    is_past=True,
)


def overdue(scope: Scope) -> Iterator[Finding]:
    """Yield what a unit that is judged for the year still owes after the day."""
    for point, cell in scope.measures.obligations.each_cell():
        parts = [
            part for part in _own_parts(cell) if part.compliance.state is ObligationState.OVERDUE
        ]
        yield from _at_their_folders(OVERDUE, scope, point, cell, parts)


def due_soon(scope: Scope) -> Iterator[Finding]:
    """Yield what a unit still owes when its day is near."""
    obligations = scope.measures.obligations
    for point, cell in obligations.each_cell():
        parts = [
            part
            for part in _own_parts(cell)
            if obligations.is_due_soon(part.compliance.state, part.compliance.due)
        ]
        yield from _at_their_folders(DUE_SOON, scope, point, cell, parts)


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
                        due=due.isoformat(),
                        unit=_named(cell.unit.name),
                        **_task(point, cell),
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


def _at_their_folders(
    code: Code, scope: Scope, point: str, cell: Cell, parts: Iterable[PartOfPoint]
) -> Iterator[Finding]:
    """Yield a finding for each column in which parts of a task belong."""
    by_home: dict[tuple[str, str | None], list[PartOfPoint]] = {}
    for part in parts:
        home = (part.wanted.kind or "", part.wanted.column)
        by_home.setdefault(home, []).append(part)
    for (kind, column), of_home in by_home.items():
        due = min((p.compliance.due for p in of_home if p.compliance.due), default=None)
        details = _task(point, cell) | {
            "what": Named(
                "、".join(part.wanted.what.in_("zh") for part in of_home),
                "; ".join(part.wanted.what.in_("en") for part in of_home),
            ),
            "due": due.isoformat() if due is not None else "",
        }
        registries = scope.loaded.registries
        yield found_where_it_belongs(code, cell.unit, registries, kind, column, **details)


def _task(point: str, cell: Cell) -> dict[str, str]:
    """Return the task as people name it, and as records do."""
    return {"task": _named(cell.point.title), "year": point.partition("/")[0], "point": point}


def _named(name: LocalText) -> Named:
    return Named(name.in_("zh"), name.in_("en"))


CHECKS = (
    Check(OVERDUE, overdue, of_absence=True),
    Check(DUE_SOON, due_soon, of_absence=True),
    Check(LATE, late),
)
