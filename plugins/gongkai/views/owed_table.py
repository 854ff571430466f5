"""Everything that is owed as a table: an obligation a row, each once."""

from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.views import labels
from gongkai.views.addresses import record_address
from gongkai.views.compliance import why
from gongkai.views.owed import OwedRow, owed_row
from gongkai.views.page import Label
from gongkai.views.tables import ExportTable, Field, LinkValue, TableRow, Value

TITLE = Label("What is owed")
FIELDS = (
    Field("kind", "code", Label("What sort of thing is owed.")),
    Field("kind_name", "text", Label("The same in words.")),
    Field("unit", "code", Label("The id of the unit that owes it; blank for a section.")),
    Field("unit_name", "text", Label("The name of that unit.")),
    Field("subject", "code", Label("What it is about: the id of a record or section, or a year.")),
    Field("what", "text", Label("What it is about, in words.")),
    Field("stage", "text", Label("The stage of a decision, where it is one.")),
    Field("year", "number", Label("The year of key tasks to which it counts.")),
    Field("rule", "code", Label("The rule that sets it; blank where a key task does.")),
    Field("points", "texts", Label("The key tasks that rest on it, like 2021/26.")),
    Field("state", "code", Label("Where it stands, as a code.")),
    Field("state_name", "text", Label("Where it stands, in words.")),
    Field("due", "date", Label("The last day; blank where there is none.")),
    Field("met", "date", Label("The day on which it was there.")),
    Field("days", "number", Label("Calendar days overdue or late; blank where it is neither.")),
    Field(
        "working_days",
        "number",
        Label("The same in working days, where its rule counts in them; otherwise blank."),
    ),
    Field("reason", "text", Label("Why the state, or whether it was in time, is not known.")),
    Field("evidence", "addresses", Label("The records that prove it.")),
    Field("sample", "yes-or-no", Label("Whether the unit is invented.")),
    Field("page", "address", Label("The page that shows it.")),
)
"""The columns of the export."""


def owed_table(catalog: Catalog, measures: Measures) -> ExportTable:
    """Return the table; it says what the pages of units and key tasks say."""
    found = (owed_row(one, catalog, measures) for one in measures.obligations.every_obligation())
    return ExportTable(FIELDS, tuple(TableRow(_values(row, catalog)) for row in found))


def _values(row: OwedRow, catalog: Catalog) -> tuple[Value, ...]:
    one, found = row.obligation, row.obligation.compliance
    unit = catalog.registries.units.get(one.unit)
    return (
        one.kind.value,
        labels.OBLIGATION_KIND[one.kind],
        unit.id if unit is not None else None,
        unit.name if unit is not None else None,
        one.subject,
        row.what,
        row.stage,
        one.year,
        one.rule or None,
        tuple(point for point, _ in row.points),
        one.state.value,
        labels.OBLIGATION[one.state],
        found.due,
        found.met,
        found.days,
        found.working_days,
        why(found),
        tuple(LinkValue(record_address(record)) for record in found.evidence),
        unit.sample if unit is not None else None,
        LinkValue(row.address),
    )
