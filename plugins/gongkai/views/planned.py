"""The items of a work plan and what became of them: on the plan's page and on the report's."""

from collections.abc import Iterable

from gongkai.measures.measure import Measures
from gongkai.measures.work_plans import PlannedItem, items_planned, items_reported, reports_on
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.plan import Plan
from gongkai.model.kinds.report import OUTCOMES, Report, TaskOutcome
from gongkai.views.addresses import point_address, record_address
from gongkai.views.blocks import (
    Block,
    Grid,
    GridBlock,
    Heading,
    Printed,
    Sentence,
    Status,
    Term,
    Value,
)
from gongkai.views.page import Label
from gongkai.views.point_names import point_name
from gongkai.views.rows import row, title_of

_TONES = {"done": "done", "partly": "partly", "not": "overdue"}
_Cells = tuple[Value, ...]


def planned_tasks(plan: Plan, catalog: Catalog, measures: Measures) -> tuple[Block, ...]:
    """Return the tasks of a plan, with what became of each once the report on them is there."""
    if not plan.items:
        return ()
    reports = [report for report in reports_on(plan, catalog) if report.outcomes]
    planned = items_planned(plan, catalog)
    grid = GridBlock(_planned_grid(planned, catalog, measures, reported=bool(reports)))
    found = [Term(title_of(report), record_address(report)) for report in reports]
    where = (Sentence((Label("Reported in"), *found)),) if found else ()
    return (Heading("items", Label("Tasks")), grid, *where)


def reported_tasks(report: Report, catalog: Catalog, measures: Measures) -> tuple[Block, ...]:
    """Return what a report says became of each task planned; nothing where it says nothing."""
    if not report.outcomes:
        return ()
    planned = items_reported(report, catalog)
    known = {one.item.id for one in planned}
    others = [one for one in report.outcomes if one.item not in known]
    grids = (
        _planned_grid(planned, catalog, measures, reported=True),
        _unplanned_grid(others, catalog, measures),
    )
    heading = Heading("outcomes", Label("What became of the key tasks"))
    return (heading, *(GridBlock(grid) for grid in grids if grid.rows))


def _planned_grid(
    items: Iterable[PlannedItem], catalog: Catalog, measures: Measures, *, reported: bool
) -> Grid:
    """Return the items as a table; with what became of each once it is `reported`."""
    heads: tuple[Label, ...] = (_ITEM, Label("Task"), Label("Key task"), Label("By"))
    if reported:
        heads = (*heads, *_SAID)
    rows: list[tuple[_Cells, ...]] = []
    for one in items:
        point, due = one.item.point, one.item.due
        cells: tuple[_Cells, ...] = (
            (Printed(one.item.id),),
            (one.item.what,),
            (Term(point_name(point), point_address(point)),)
            if point is not None and catalog.registries.point(point) is not None
            else (),
            (due,) if due is not None else (),
        )
        rows.append((*cells, *_said(one.outcome, catalog, measures)) if reported else cells)
    return Grid(heads, tuple(rows))


def _unplanned_grid(outcomes: Iterable[TaskOutcome], catalog: Catalog, measures: Measures) -> Grid:
    """Return what a report says of items that stand in no plan here."""
    rows = tuple(((Printed(one.item),), *_said(one, catalog, measures)) for one in outcomes)
    return Grid((_ITEM, *_SAID), rows)


_ITEM = Label("No.")
_SAID = (Label("Outcome"), Label("Reason"), Label("Shown by"))


def _said(
    outcome: TaskOutcome | None, catalog: Catalog, measures: Measures
) -> tuple[_Cells, _Cells, _Cells]:
    if outcome is None:
        return (Status(Label("not mentioned in the report"), "missing"),), (), ()
    shown = catalog.get(outcome.record) if outcome.record is not None else None
    return (
        (Status(OUTCOMES[outcome.state], _TONES[outcome.state]),),
        (outcome.reason,) if outcome.reason is not None else (),
        (row(shown, catalog, measures),) if shown is not None else (),
    )
