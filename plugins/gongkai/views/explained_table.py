"""Documents and their explanations as a table: what the page of explanations shows (point 23)."""

from gongkai.views.addresses import record_address
from gongkai.views.explained import ExplainedList, ExplainedRow
from gongkai.views.page import Label
from gongkai.views.tables import ExportTable, Field, LinkValue, TableRow, Value

FIELDS = (
    Field("id", "code", Label("The document's id, for ever the same.")),
    Field("title", "text", Label("The title, in this edition's language where there is one.")),
    Field("unit", "code", Label("The id of the unit that publishes it.")),
    Field("published", "date", Label("The day on which the document was published.")),
    Field("explanations", "number", Label("How many explanations it has.")),
    Field(
        "working_days",
        "number",
        Label("Working days from the document to its first explanation; blank where not known."),
    ),
    Field("on_time", "yes-or-no", Label("Whether the first explanation came in time.")),
    Field("due", "date", Label("The last day on which an explanation is on time.")),
    Field("state", "code", Label("The status of the explanation; blank if none is owed.")),
    Field(
        "other_form",
        "yes-or-no",
        Label("Whether it is explained in another form than text; blank where none is asked for."),
    ),
    Field("explained_in", "addresses", Label("The explanations, oldest first.")),
    Field(
        "follow_ups",
        "number",
        Label("How many explanations came when the document was in force already."),
    ),
    Field("sample", "yes-or-no", Label("Whether the record is invented.")),
    Field("page", "address", Label("The record's page.")),
)
"""The columns of the export."""


def explained_table(found: ExplainedList) -> ExportTable:
    """Return the table; it says what the page says."""
    return ExportTable(FIELDS, tuple(TableRow(_values(row)) for row in found.rows))


def _values(row: ExplainedRow) -> tuple[Value, ...]:
    document, explanation = row.document, row.explanation
    return (
        document.record.id,
        document.title,
        document.record.unit,
        document.day,
        len(row.explanations),
        explanation.working_days,
        row.on_time,
        explanation.due,
        row.obligation.state.value if row.obligation is not None else None,
        row.in_other_form,
        tuple(LinkValue(record_address(shown.record)) for shown in row.explanations),
        len(row.follow_ups),
        document.record.sample,
        LinkValue(document.address),
    )
