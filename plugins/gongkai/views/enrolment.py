"""Who enrols where: this year's enrolment, stage by stage, and who has published it (point 17)."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.measures.enrolment import AREAS
from gongkai.measures.measure import Measures
from gongkai.measures.obligations.obligation import MET
from gongkai.measures.updated import newest
from gongkai.measures.windows import Phase
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.enrolment import Enrolment, Quota, Registration
from gongkai.model.local_text import LocalText
from gongkai.model.units import Unit
from gongkai.views import labels
from gongkai.views.addresses import ENROLMENT, record_address
from gongkai.views.asked import parts_asked
from gongkai.views.page import Label, Page
from gongkai.views.rows import Row, row

TITLE = Label("Schools: who enrols where")


@dataclass(frozen=True)
class AreaTable:
    """A table of areas, with where it stands."""

    address: str
    rows: int


@dataclass(frozen=True)
class EnrolmentRow:
    """Enrolment by one unit at one stage."""

    row: Row
    quota: Quota | None
    window: Registration | None
    status: Label | None
    tone: str
    areas: tuple[AreaTable, ...]


@dataclass(frozen=True)
class StageOfSchool:
    """A stage with everything that is published of it for the year."""

    id: str
    name: LocalText
    rows: tuple[EnrolmentRow, ...]


@dataclass(frozen=True)
class EnrolmentPage:
    """The enrolment of one year."""

    year: int
    stages: tuple[StageOfSchool, ...]
    earlier: tuple[Row, ...]
    """What is published of the years before."""
    published: tuple[Unit, ...]
    """The units that a key task asks for it and that have published it."""
    missing: tuple[Unit, ...]


def enrolment_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the page of enrolment; none where no record is about it."""
    records = catalog.of(Enrolment)
    if not records:
        return
    year = max(record.year for record in records)
    current = [record for record in records if record.year == year]
    earlier = sorted((r for r in records if r.year < year), key=lambda r: (-r.year, r.id))
    met: dict[str, bool] = {}
    units: dict[str, Unit] = {}
    for unit, part in parts_asked("enrolment", catalog, measures):
        units[unit.id] = unit
        met[unit.id] = met.get(unit.id, True) and part.compliance.state in MET
    terms = catalog.registries.vocabularies.terms("school_stages")
    stages = (
        StageOfSchool(term, name, _rows(term, current, catalog, measures))
        for term, name in terms.items()
    )
    yield Page(
        ENROLMENT,
        "enrolment.html",
        TITLE,
        "enrolment",
        EnrolmentPage(
            year,
            tuple(stage for stage in stages if stage.rows),
            tuple(row(one, catalog, measures) for one in earlier),
            tuple(unit for name, unit in units.items() if met[name]),
            tuple(unit for name, unit in units.items() if not met[name]),
        ),
        listed=any(not record.sample for record in current),
        updated=newest(current, measures.as_of),
    )


def _rows(
    stage: str, records: list[Enrolment], catalog: Catalog, measures: Measures
) -> tuple[EnrolmentRow, ...]:
    return tuple(
        _row(stage, record, catalog, measures) for record in records if stage in record.stages
    )


def _row(stage: str, record: Enrolment, catalog: Catalog, measures: Measures) -> EnrolmentRow:
    state = measures.enrolment(record.id)
    windows = state.registration if state is not None else ()
    window, phase = next(
        ((one, phase) for one, phase in windows if one.stage == stage), (None, Phase.CLOSED)
    )
    return EnrolmentRow(
        row(record, catalog, measures),
        next((one for one in record.quota if one.stage == stage), None),
        window,
        labels.REGISTRATION[phase] if window is not None else None,
        phase.value,
        tuple(
            AreaTable(f"{record_address(record)}#table-{table.key}", len(table.rows))
            for table in record.read_tables
            if table.schema.id == AREAS
        ),
    )
