"""The self-assessment sheet of a unit as a table: a number a row, each with where it comes from."""

from collections.abc import Iterator

from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.views import labels
from gongkai.views.alternates import tables_and_workbook_of
from gongkai.views.compliance import why
from gongkai.views.datafile import DataFile
from gongkai.views.page import Label
from gongkai.views.self_assessment import (
    OUTCOME,
    TITLE,
    AssessmentSheet,
    SheetNumber,
    sheets,
    shown_by,
)
from gongkai.views.tables import ExportTable, Field, LinkValue, TableRow, Value

FIELDS = (
    Field("unit", "code", Label("The id of the unit."), Label("Unit (id)")),
    Field("unit_name", "text", Label("The name of the unit."), Label("Unit")),
    Field("year", "number", Label("The year of key tasks."), Label("Year")),
    Field(
        "group",
        "code",
        Label("What the row is about: a part of a key task, obligations of a kind, or a figure."),
        Label("Group"),
    ),
    Field(
        "item",
        "code",
        Label("The key task (2021/26), the kind of obligation, or the figure."),
        Label("Item (code)"),
    ),
    Field("part", "number", Label("Which part of the key task it is."), Label("Part (number)")),
    Field("what", "text", Label("What is counted, in words."), Label("What is counted")),
    Field("state", "code", Label("Where it stands, as a code."), Label("State (code)")),
    Field("state_name", "text", Label("Where it stands, in words."), Label("State")),
    Field("value", "number", Label("The number; blank where nothing counts it."), Label("Count")),
    Field("of", "number", Label("Among how many; blank for no share."), Label("Of")),
    Field("due", "date", Label("The last day; blank where there is none."), Label("Due")),
    Field(
        "days",
        "number",
        Label("Calendar days overdue or late; blank where it is neither."),
        Label("Days late"),
    ),
    Field("reason", "text", Label("Why nothing can be said."), Label("Why")),
    Field(
        "declared",
        "yes-or-no",
        Label("Whether only the unit says so: never to be added to what was measured."),
        Label("Declared only"),
    ),
    Field(
        "page",
        "address",
        Label("The page with the rows it comes from."),
        Label("Where the rows are"),
    ),
    Field("evidence", "addresses", Label("The records that show it."), Label("Evidence")),
    Field("as_of", "date", Label("The day of the numbers."), Label("As of")),
    Field("sample", "yes-or-no", Label("Whether the unit is invented."), Label("Invented")),
)
"""The columns of the export."""


def self_assessment_files(catalog: Catalog, measures: Measures) -> Iterator[DataFile]:
    """Yield the tables beside every sheet."""
    for sheet in sheets(catalog, measures):
        table = sheet_table(sheet, measures)
        for found in tables_and_workbook_of(sheet.address, TITLE):
            yield DataFile(found.address, found.form, TITLE, table)


def sheet_table(sheet: AssessmentSheet, measures: Measures) -> ExportTable:
    """Return the table of a sheet; it says what the page says."""
    first = (sheet.unit.id, sheet.unit.name, sheet.year.year)
    last = (measures.as_of, sheet.unit.sample)
    rows = (TableRow((*first, *row, *last)) for row in _rows(sheet))
    return ExportTable(FIELDS, tuple(rows))


def _rows(sheet: AssessmentSheet) -> Iterator[tuple[Value, ...]]:
    for task in sheet.tasks:
        for part in task.parts:
            found = part.compliance
            yield (
                "tasks",
                part.reference,
                part.number,
                part.what,
                found.state.value,
                labels.OBLIGATION[found.state],
                found.count if part.is_counted else None,
                found.of if part.is_counted else None,
                found.due,
                found.days,
                why(found),
                part.is_declared,
                LinkValue(task.address),
                _links(shown_by(found.evidence)),
            )
    for one in sheet.owed:
        for outcome, count in one.owed.counts:
            yield (
                *("owed", one.owed.kind.value, None, labels.OBLIGATION_KIND[one.owed.kind]),
                *(outcome.value, OUTCOME[outcome], count, one.owed.total),
                *(None, None, None, False, LinkValue(one.address), ()),
            )
    for number in (*sheet.counted, *sheet.declared):
        yield _number(number)


def _number(one: SheetNumber) -> tuple[Value, ...]:
    found = one.found
    return (
        *("figures", found.figure.value, None, one.title, None, None, found.value, found.of),
        *(None, None, None, found.is_declared),
        *(LinkValue(one.address), _links(shown_by(found.records))),
    )


def _links(addresses: tuple[str, ...]) -> tuple[LinkValue, ...]:
    return tuple(LinkValue(address) for address in addresses)
