"""The self-assessment sheet of each unit, in the place of reports on paper (point 39)."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.measures.measure import Measures
from gongkai.measures.obligations.obligation import ObligationKind
from gongkai.measures.request_figures import request_figures
from gongkai.measures.self_assessment import (
    FigureKind,
    OwedOfYear,
    SelfAssessment,
    SheetFigure,
    SheetOutcome,
    TaskPart,
    is_assessed,
    self_assessment,
)
from gongkai.model.catalog import Catalog
from gongkai.model.points import Point, PointYear
from gongkai.model.record import Record
from gongkai.model.units import Unit
from gongkai.views.addresses import (
    UNITS,
    point_address,
    record_address,
    sheet_address,
    unit_address,
)
from gongkai.views.alternates import tables_and_workbook_of
from gongkai.views.owed import SHOWN_ELSEWHERE, Counts
from gongkai.views.page import Crumb, Label, Page
from gongkai.views.progress import counted_states

TITLE = Label("Self-assessment sheet")
OUTCOME = {
    SheetOutcome.MET: Label("met in time"),
    SheetOutcome.LATE: Label("met late"),
    SheetOutcome.OPEN: Label("not due yet"),
    SheetOutcome.OVERDUE: Label("overdue"),
    SheetOutcome.NOT_COUNTED: Label("not counted"),
}
FIGURE = {
    FigureKind.RECORDS: Label("Records published in the year"),
    FigureKind.DOCUMENTS: Label("Documents published in the year"),
    FigureKind.IN_FORCE: Label("Normative documents in force today"),
    FigureKind.EXPLAINED: Label("Documents explained in time"),
    FigureKind.REPLIED: Label("Proposals replied to in time"),
    FigureKind.FEEDBACK: Label("Closed consultations with feedback"),
    FigureKind.REPORT: Label("Annual reports published"),
    FigureKind.WORK_PLAN: Label("Work plans published"),
    FigureKind.PROMISES: Label("Promises kept"),
    FigureKind.PLACES: Label("Places with opening hours"),
    FigureKind.RECEIVED: Label("Requests for information received"),
    FigureKind.ANSWERED: Label("Requests answered in time"),
}
_OBLIGATIONS = {
    FigureKind.EXPLAINED: ObligationKind.EXPLANATION,
    FigureKind.REPLIED: ObligationKind.REPLY,
    FigureKind.FEEDBACK: ObligationKind.FEEDBACK,
    FigureKind.REPORT: ObligationKind.REPORT,
    FigureKind.WORK_PLAN: ObligationKind.WORK_PLAN,
    FigureKind.PROMISES: ObligationKind.COMMITMENT,
}
"""The obligations whose rows on the unit's page show a number."""
_AT = {
    FigureKind.RECORDS: "#sections",
    FigureKind.DOCUMENTS: "#sections",
    FigureKind.IN_FORCE: "#in-force",
}
"""Where on the unit's page others are shown, if they are not 0."""


@dataclass(frozen=True)
class SheetTask:
    """The parts of a key task, with where its rows stand."""

    point: Point
    parts: tuple[TaskPart, ...]
    address: str

    @property
    def measured(self) -> tuple[TaskPart, ...]:
        """Return the parts of which a machine says something."""
        return tuple(part for part in self.parts if part.is_measured and not part.is_declared)

    @property
    def declared(self) -> tuple[TaskPart, ...]:
        """Return the parts of which only the unit says something."""
        return tuple(part for part in self.parts if part.is_declared)

    @property
    def unmeasured(self) -> tuple[TaskPart, ...]:
        """Return the parts that no machine measures."""
        return tuple(part for part in self.parts if not part.is_measured)


@dataclass(frozen=True)
class SheetOwed:
    """What was owed of one kind, with where its rows stand."""

    owed: OwedOfYear
    address: str


@dataclass(frozen=True)
class SheetNumber:
    """A number, with where its rows stand."""

    found: SheetFigure
    title: Label
    address: str


@dataclass(frozen=True)
class AssessmentSheet:
    """The sheet of a unit and year."""

    unit: Unit
    year: PointYear
    as_of: date
    address: str
    years: tuple[tuple[int, str], ...]
    """All years with their sheets, the newest first."""
    tasks: tuple[SheetTask, ...]
    """Key tasks with their parts, those included that only the unit can say."""
    owed: tuple[SheetOwed, ...]
    counted: tuple[SheetNumber, ...]
    """What was counted here."""
    declared: tuple[SheetNumber, ...]
    """What the unit says itself."""

    @property
    def outcomes(self) -> tuple[Label, ...]:
        """Return the heads over what became of obligations."""
        return tuple(OUTCOME.values())

    @property
    def counts(self) -> Counts:
        """Return how many parts of key tasks are in which state, of those that are measured."""
        parts = (part for task in self.tasks for part in task.measured)
        return counted_states(part.compliance.state for part in parts)

    @property
    def is_said(self) -> bool:
        """Return whether there is anything that only the unit says."""
        return bool(self.declared) or any(task.declared for task in self.tasks)


def self_assessment_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the sheet of every unit that publishes or owes something here, for each year."""
    for sheet in sheets(catalog, measures):
        unit = sheet.unit
        yield Page(
            sheet.address,
            "self_assessment.html",
            TITLE,
            "sheet",
            sheet,
            (Crumb(Label("Units"), UNITS), Crumb(unit.name, unit_address(unit.id))),
            unit=unit.id,
            sample=unit.sample,
            listed=False,
            alternates=tables_and_workbook_of(sheet.address, TITLE),
        )


def sheets(catalog: Catalog, measures: Measures) -> Iterator[AssessmentSheet]:
    """Yield every sheet, unit by unit, the newest year first."""
    years = sorted(catalog.registries.points.values(), key=lambda one: one.year, reverse=True)
    requests = tuple(request_figures(catalog))
    for unit in catalog.registries.units.values():
        if is_assessed(unit, catalog, measures):
            addresses = tuple((one.year, _address(unit, one, years[0])) for one in years)
            for year, (_, address) in zip(years, addresses, strict=True):
                found = self_assessment(unit, year, requests, catalog, measures)
                yield _sheet(found, measures.as_of, address, addresses)


def sheet_of(unit: Unit, catalog: Catalog, measures: Measures) -> str | None:
    """Return the address of a unit's newest sheet; None where it has none."""
    return sheet_address(unit.id) if is_assessed(unit, catalog, measures) else None


def _address(unit: Unit, year: PointYear, newest: PointYear) -> str:
    return sheet_address(unit.id, None if year is newest else year.year)


def _sheet(
    found: SelfAssessment, as_of: date, address: str, years: tuple[tuple[int, str], ...]
) -> AssessmentSheet:
    unit, year = found.unit, found.year
    owed = {one.kind for one in found.owed}
    numbers = [
        SheetNumber(one, FIGURE[one.figure], _place(one, unit, owed)) for one in found.figures
    ]
    return AssessmentSheet(
        unit,
        year,
        as_of,
        address,
        years,
        tuple(
            SheetTask(point, parts, f"{point_address(year.reference(point))}#{unit.id}")
            for point in year.points
            if (parts := tuple(part for part in found.parts if part.point is point))
        ),
        tuple(SheetOwed(one, f"{unit_address(unit.id)}{_section(one.kind)}") for one in found.owed),
        tuple(one for one in numbers if not one.found.is_declared),
        tuple(one for one in numbers if one.found.is_declared),
    )


def _section(kind: ObligationKind) -> str:
    return "#explained" if kind in SHOWN_ELSEWHERE else f"#owed-{kind.value}"


def _place(one: SheetFigure, unit: Unit, owed: Container[ObligationKind]) -> str:
    """Return where the rows of a number stand: on the unit's page, or else the first record."""
    kind = _OBLIGATIONS.get(one.figure)
    if kind is not None and kind in owed:
        return f"{unit_address(unit.id)}{_section(kind)}"
    if one.records:
        return record_address(one.records[0])
    return f"{unit_address(unit.id)}{_AT.get(one.figure, '') if one.value else ''}"


def shown_by(records: tuple[Record, ...]) -> tuple[str, ...]:
    """Return the addresses of records."""
    return tuple(record_address(record) for record in records)
