"""The progress of a year's key tasks as a table: a row for each point and unit that owes it."""

from collections.abc import Iterator

from gongkai.measures.measure import Measures
from gongkai.measures.obligations.obligation import OPEN, ObligationState
from gongkai.model.points import PointYear
from gongkai.model.registries import Registries
from gongkai.views import labels
from gongkai.views.addresses import point_address, record_address
from gongkai.views.compliance import why
from gongkai.views.page import Label
from gongkai.views.tables import ExportTable, Field, LinkValue, TableRow, Value
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
        Label("How many records prove it; 0 means none, blank means not counted."),
    ),
    Field("last", "date", Label("The day of the newest of them.")),
    Field("due", "date", Label("The last day of what is missing, or of what came late.")),
    Field("days", "number", Label("Calendar days overdue or late; blank where it is neither.")),
    Field(
        "working_days",
        "number",
        Label("The same in working days, where its rule counts in them; otherwise blank."),
    ),
    Field("parts_done", "number", Label("How many of its parts are there.")),
    Field("parts", "number", Label("How many parts are counted.")),
    Field("reason", "text", Label("Why the state cannot be computed.")),
    Field("evidence", "addresses", Label("The records that prove it.")),
    Field("lacking", "texts", Label("What is still missing.")),
    Field("late", "texts", Label("What was there only after its day.")),
    Field("unmeasured", "texts", Label("The parts that software cannot measure.")),
    Field("sample", "yes-or-no", Label("Whether the unit is invented.")),
    Field("page", "address", Label("The page that shows it.")),
)
"""The columns of the progress table's export."""

UNCOUNTED = (
    ObligationState.NO_RECORDS,
    ObligationState.NOT_COMPUTED,
    ObligationState.DECLARED,
    ObligationState.NOT_APPLICABLE,
)
"""States in which the absence of records says nothing."""


def progress_table(year: PointYear, registries: Registries, measures: Measures) -> ExportTable:
    """Return the table of a year; it says what the pages of the points say."""
    return ExportTable(FIELDS, tuple(map(TableRow, _rows(year, registries, measures))))


def _rows(
    year: PointYear, registries: Registries, measures: Measures
) -> Iterator[tuple[Value, ...]]:
    for point in year.points:
        reference = year.reference(point)
        for cell in measures.obligations.cells_of(reference).values():
            found = cell.compliance
            is_counted = cell.state not in UNCOUNTED
            yield (
                reference,
                point.title,
                cell.unit.id,
                cell.unit.name,
                group_of(cell.unit, registries),
                cell.state.value,
                labels.OBLIGATION[cell.state],
                len(cell.evidence) if is_counted or cell.evidence else None,
                cell.last,
                found.due if cell.state in (*OPEN, ObligationState.LATE) else None,
                found.days,
                found.working_days,
                found.count if is_counted else None,
                found.of if is_counted else None,
                why(found),
                tuple(LinkValue(record_address(record)) for record in cell.evidence),
                tuple(part.wanted.what for part in cell.missing),
                tuple(part.wanted.what for part in cell.late),
                tuple(wanted.what for wanted in cell.unmeasured),
                cell.unit.sample,
                LinkValue(f"{point_address(reference)}#{cell.unit.id}"),
            )
