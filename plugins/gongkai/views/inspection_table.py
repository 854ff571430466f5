"""The inspection as tables: what its pages show, a row a fault, a repair or an indicator."""

from collections.abc import Iterator

from gongkai.measures.ages import Inspection
from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.views import labels
from gongkai.views.addresses import FIXED, INSPECTION, SCORE, column_address
from gongkai.views.alternates import tables_of
from gongkai.views.datafile import DataFile
from gongkai.views.inspection import FIXED_TITLE, TITLE, FaultRow, FixedRow, overview
from gongkai.views.inspection_scope import Inspected, Setting, opened
from gongkai.views.page import Label
from gongkai.views.score import TITLE as SCORE_TITLE
from gongkai.views.score import ScoreLine, score
from gongkai.views.tables import ExportTable, Field, LinkValue, TableRow, Value

_WHAT = (
    Field("code", "code", Label("What kind of fault it is.")),
    Field("severity", "code", Label("How much it matters: error, warning or notice.")),
)
_WHOSE = (
    Field("unit", "code", Label("The id of the unit that has to fix it.")),
    Field("unit_name", "text", Label("The name of that unit.")),
    Field("section", "code", Label("The id of the section in which it lies.")),
    Field("section_name", "text", Label("The name of that section.")),
    Field("record", "code", Label("The id of the record in which it lies.")),
    Field("page", "address", Label("The record's page.")),
    Field("path", "text", Label("The source file.")),
)
FAULTS = (
    *_WHAT,
    Field("message", "text", Label("What is wrong.")),
    Field("fix", "text", Label("How to fix it.")),
    *_WHOSE,
    Field("line", "number", Label("The line of that file, counted from 1.")),
    Field("owner", "text", Label("Who fixes it, by role.")),
    Field("first_seen", "date", Label("The day on which it was first seen.")),
    Field("age", "number", Label("Days since then.")),
    Field("fingerprint", "code", Label("Identifies the fault from night to night.")),
)
"""The columns of the table of faults."""
REPAIRS = (
    *_WHAT,
    Field("message", "text", Label("What was wrong.")),
    *_WHOSE,
    Field("first_seen", "date", Label("The day on which it was first seen.")),
    Field("mended", "date", Label("The day of the first inspection that no longer found it.")),
    Field("days", "number", Label("Days from one to the other.")),
)
"""The columns of the table of what was fixed."""
INDICATORS = (
    Field("item", "code", Label("The indicator.")),
    Field("title", "text", Label("What it counts.")),
    Field("rule", "code", Label("The rule behind it.")),
    Field("distance", "code", Label("How far the site is from failing.")),
    Field("distance_name", "text", Label("How far that is, in words.")),
    Field("count", "number", Label("How many days or sections are counted; blank if not known.")),
    Field("limit", "number", Label("From which count on it fails the site.")),
    Field("left", "number", Label("How many more would fail the site.")),
    Field("sections", "addresses", Label("The sections counted.")),
    Field("why_not", "text", Label("Why it is not measured here.")),
)
"""The columns of the table of indicators."""


def inspection_files(
    catalog: Catalog, measures: Measures, inspected: Inspected
) -> Iterator[DataFile]:
    """Yield the tables beside the pages of an inspection, as far as this site opens it."""
    if inspected.is_open:
        shown = opened(inspected, catalog)
        yield from files_of(shown, catalog, measures, inspected.setting)


def files_of(
    inspection: Inspection, catalog: Catalog, measures: Measures, setting: Setting
) -> Iterator[DataFile]:
    """Yield the tables of an inspection, all of which is shown."""
    found = overview(inspection, catalog, measures, setting)
    counted = score(catalog, measures, setting)
    lines = (*counted.measured, *counted.unmeasured)
    for page, title, table in (
        (
            INSPECTION,
            TITLE,
            ExportTable(FAULTS, tuple(TableRow(_fault(row)) for row in found.faults)),
        ),
        (
            FIXED,
            FIXED_TITLE,
            ExportTable(REPAIRS, tuple(TableRow(_repair(r)) for r in found.fixed)),
        ),
        (
            SCORE,
            SCORE_TITLE,
            ExportTable(INDICATORS, tuple(TableRow(_indicator(x)) for x in lines)),
        ),
    ):
        for file in tables_of(page, title):
            yield DataFile(file.address, file.form, title, table)


def _fault(row: FaultRow) -> tuple[Value, ...]:
    finding = row.fault.finding
    return (
        finding.code.id,
        finding.level.value,
        row.message,
        row.fix,
        *_whose(row, finding.place.path),
        finding.place.line,
        row.owner,
        row.fault.first_seen,
        row.fault.age,
        finding.fingerprint,
    )


def _repair(row: FixedRow) -> tuple[Value, ...]:
    seen = row.fixed.seen
    return (
        seen.code,
        seen.severity,
        seen.says,
        *_whose(row, seen.path),
        seen.first_seen,
        row.fixed.on,
        row.fixed.days,
    )


def _whose(row: FaultRow | FixedRow, path: str) -> tuple[Value, ...]:
    return (
        row.unit.id if row.unit is not None else None,
        row.unit.name if row.unit is not None else None,
        row.column.id if row.column is not None else None,
        row.column.name if row.column is not None else None,
        row.record.record.id if row.record is not None else None,
        LinkValue(row.record.address) if row.record is not None else None,
        path,
    )


def _indicator(line: ScoreLine) -> tuple[Value, ...]:
    found = line.found
    return (
        found.indicator.id,
        found.indicator.title,
        found.indicator.rule,
        found.distance.value,
        labels.DISTANCE[found.distance],
        found.count,
        found.limit,
        found.left,
        tuple(LinkValue(column_address(health.column.id)) for health in found.columns),
        found.indicator.unmeasured,
    )
