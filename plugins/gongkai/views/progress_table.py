"""The progress of a year's key tasks as a table: a row for each point and unit that owes it."""

from collections.abc import Iterator

from gongkai.measures.duties import Cell, CellState
from gongkai.measures.measure import Measures
from gongkai.model.catalog import Registries
from gongkai.model.points import PointYear
from gongkai.views import labels
from gongkai.views.addresses import point_address, record_address
from gongkai.views.page import Label
from gongkai.views.tables import Field, Link, Table, TableRow, Value
from gongkai.views.unit_groups import group_of

FIELDS = (
    Field("point", "code", Label("The key task, like 2021/26.")),
    Field("point_title", "text", Label("What the key task asks for.")),
    Field("unit", "code", Label("The id of the unit that owes it.")),
    Field("unit_name", "text", Label("The name of that unit.")),
    Field("group", "code", Label("The group of units in the progress table.")),
    Field("state", "code", Label("The state of the key task for this unit.")),
    Field("state_name", "text", Label("The state in words.")),
    Field(
        "count",
        "number",
        Label("How many records stand behind it; 0 is none, blank is: nothing was counted."),
    ),
    Field("last", "date", Label("The day of the newest of them.")),
    Field("due", "date", Label("The last day, where something is due or overdue.")),
    Field("evidence", "addresses", Label("The records that stand behind it.")),
    Field("lacking", "texts", Label("What is still lacking.")),
    Field("sample", "yes-or-no", Label("Whether the unit is invented.")),
    Field("page", "address", Label("The page that shows it.")),
)
"""The columns of the progress table's export."""

UNCOUNTED = (CellState.NO_RECORDS, CellState.NOT_MEASURED, CellState.DECLARED_ONLY)
"""States in which the absence of records says nothing (decision 12)."""


def progress_table(year: PointYear, registries: Registries, measures: Measures) -> Table:
    """Return the table of a year; it says what the pages of the points say."""
    return Table(FIELDS, tuple(map(TableRow, _rows(year, registries, measures))))


def _rows(
    year: PointYear, registries: Registries, measures: Measures
) -> Iterator[tuple[Value, ...]]:
    for point in year.points:
        reference = year.reference(point)
        for cell in measures.cells[reference].values():
            yield (
                reference,
                point.title,
                cell.unit.id,
                cell.unit.name,
                group_of(cell.unit, registries),
                cell.state.value,
                labels.CELL[cell.state],
                _count(cell),
                cell.last,
                cell.due if cell.state in (CellState.DUE, CellState.OVERDUE) else None,
                tuple(Link(record_address(record)) for record in cell.evidence),
                tuple(wanted.what for wanted in cell.lacking),
                cell.unit.sample,
                Link(f"{point_address(reference)}#{cell.unit.id}"),
            )


def _count(cell: Cell) -> int | None:
    return None if cell.state in UNCOUNTED and not cell.count else cell.count
