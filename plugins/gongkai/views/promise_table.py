"""Public promises as a table: what the page of promises shows (point 25)."""

from collections.abc import Iterable

from gongkai.views.addresses import record_address
from gongkai.views.page import Label
from gongkai.views.promises import PromiseRow
from gongkai.views.tables import ExportTable, Field, LinkValue, TableRow, Value

FIELDS = (
    Field("id", "code", Label("The record's id, for ever the same.")),
    Field("title", "text", Label("The title, in this edition's language where there is one.")),
    Field("unit", "code", Label("The id of the unit that has to keep it.")),
    Field("promised", "date", Label("The day on which it was promised.")),
    Field("first_due", "date", Label("The last day, as it was promised first.")),
    Field("due", "date", Label("The last day that counts now.")),
    Field("state", "code", Label("Where it stands, by its days and its evidence.")),
    Field("days", "number", Label("Days late or overdue.")),
    Field("kept", "date", Label("The day on which it was kept.")),
    Field("shown_by", "addresses", Label("The records that show that it was kept.")),
    Field("sample", "yes-or-no", Label("Whether the record is invented.")),
    Field("page", "address", Label("The record's page.")),
)
"""The columns of the export."""


def promise_table(found: Iterable[PromiseRow]) -> ExportTable:
    """Return the table; it says what the page says."""
    return ExportTable(FIELDS, tuple(TableRow(_values(row)) for row in found))


def _values(row: PromiseRow) -> tuple[Value, ...]:
    promise, compliance = row.promise, row.compliance
    return (
        promise.id,
        row.record.title,
        row.unit.id,
        promise.promised,
        promise.due,
        compliance.due,
        compliance.state.value,
        compliance.days,
        compliance.met,
        tuple(LinkValue(record_address(shown.record)) for shown in row.evidence),
        promise.sample,
        LinkValue(row.record.address),
    )
