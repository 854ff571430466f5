"""The decision catalogues of a year as a table: a matter a row, every stage with state and date."""

from collections.abc import Iterator

from gongkai.measures.stages import StageCell
from gongkai.model.record import Record
from gongkai.model.stages import Stage
from gongkai.views import labels
from gongkai.views.addresses import record_address
from gongkai.views.decisions import CatalogueTable, YearOfDecisions
from gongkai.views.matters import SHOWN, MatterRow
from gongkai.views.page import Label
from gongkai.views.tables import ExportTable, Field, FileValue, LinkValue, TableRow, Value

_FIRST = (
    Field("id", "code", Label("The decision's id, for ever the same.")),
    Field("title", "text", Label("The title, in this edition's language where there is one.")),
    Field("year", "number", Label("The year of the catalogue.")),
    Field("catalogue", "code", Label("The catalogue's id; blank for a decision outside one.")),
    Field("organ", "code", Label("The id of the organ that decides.")),
    Field("organ_name", "text", Label("The name of that organ.")),
    Field("lead", "code", Label("The id of the unit in charge.")),
    Field("lead_name", "text", Label("The name of that unit.")),
    Field("standing", "code", Label("The status of the decision as a code.")),
    Field("standing_name", "text", Label("Its status in words.")),
)
_LAST = (
    Field("sample", "yes-or-no", Label("Whether the record is invented.")),
    Field("page", "address", Label("The record's page.")),
)


def _of_stage(stage: Stage) -> tuple[Field, ...]:
    name = labels.STAGE[stage]
    return (
        Field(stage.value, "code", Label("{stage}: the state of this stage.", {"stage": name})),
        Field(
            f"{stage.value}_name", "text", Label("{stage}: the state in words.", {"stage": name})
        ),
        Field(
            f"{stage.value}_date",
            "date",
            Label("{stage}: published, carried out, due or closing on this day.", {"stage": name}),
        ),
        Field(
            f"{stage.value}_papers",
            "addresses",
            Label("{stage}: the documents published.", {"stage": name}),
        ),
    )


FIELDS = (*_FIRST, *(field for stage in SHOWN for field in _of_stage(stage)), *_LAST)
"""The columns of the decision catalogue's export."""


def matter_table(year: YearOfDecisions) -> ExportTable:
    """Return the table of a year; it says what the catalogue's page says."""
    return ExportTable(
        FIELDS, tuple(TableRow(row) for table in year.tables for row in _rows(table, year))
    )


def _rows(table: CatalogueTable, year: YearOfDecisions) -> Iterator[tuple[Value, ...]]:
    catalogue, organ = table.catalogue, table.organ
    for row in table.matters:
        standing = row.state.standing
        yield (
            row.state.matter.id,
            row.title,
            year.year,
            catalogue.id if catalogue is not None else None,
            organ.id if organ is not None else None,
            organ.name if organ is not None else None,
            row.lead.id,
            row.lead.name,
            standing.value,
            labels.STANDING[standing],
            *(value for stage in SHOWN for value in _stage(row, stage)),
            row.state.matter.sample,
            LinkValue(row.address),
        )


def _document(record: Record, attachment: str | None) -> LinkValue | FileValue:
    """Return where a stage is published: the record, or the attachment of it that shows it."""
    page = record_address(record)
    return FileValue(f"{page}{attachment}") if attachment else LinkValue(page)


def _stage(row: MatterRow, stage: Stage) -> tuple[Value, ...]:
    cell: StageCell = row.state.cells[stage]
    documents = tuple(_document(record, found.attachment) for record, found in cell.documents)
    return cell.state.value, labels.STAGE_STATE[cell.state], cell.day, documents
