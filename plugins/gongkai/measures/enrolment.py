"""Enrolment: when it was to be published, and whether children are registered today (point 17)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from gongkai.measures.updated import first_up
from gongkai.measures.windows import Phase
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.enrolment import Enrolment, Registration
from gongkai.model.tables.labels import bare
from gongkai.model.tables.table import DataTable, printed

PUBLISHED = "R157"
"""The rule that says how long before registration opens it is published."""
AREAS = "school-areas"
"""The sort of table that says which school takes the children of which street or village."""


@dataclass(frozen=True)
class EnrolmentState:
    """Enrolment by one unit, on the build date."""

    enrolment: Enrolment
    due: date | None
    """The last day for its publication; None where no day or no rule is known."""
    published: date | None
    registration: tuple[tuple[Registration, Phase], ...]
    """The days of each stage, and where they stand."""
    places: Mapping[str, int]
    """What the schools in its tables of areas take together, by stage."""

    @property
    def is_late(self) -> bool:
        """Return whether it was published after its last day."""
        if self.due is None or self.published is None:
            return False
        return self.published > self.due


def enrolment_states(catalog: Catalog, as_of: date) -> dict[str, EnrolmentState]:
    """Return, by id, where each enrolment stands."""
    return {one.id: enrolment_state(one, catalog, as_of) for one in catalog.of(Enrolment)}


def enrolment_state(enrolment: Enrolment, catalog: Catalog, as_of: date) -> EnrolmentState:
    """Return where one enrolment stands at `as_of`."""
    first = min((one.opens for one in enrolment.windows), default=None)
    rule = catalog.registries.rule(PUBLISHED, first, enrolment.unit) if first else None
    before = rule.days if rule is not None else None
    return EnrolmentState(
        enrolment,
        first - timedelta(days=before) if first is not None and before is not None else None,
        first_up(enrolment),
        tuple((one, _phase(one, as_of)) for one in enrolment.windows),
        _places(enrolment),
    )


def _phase(window: Registration, as_of: date) -> Phase:
    if as_of < window.opens:
        return Phase.UPCOMING
    return Phase.OPEN if as_of <= window.closes else Phase.CLOSED


def _places(enrolment: Enrolment) -> Mapping[str, int]:
    """Return the places of all schools in its tables: each counts once, however many its rows."""
    found: dict[str, set[tuple[str, int]]] = {}
    for table in enrolment.read_tables:
        for one in table.rows if table.schema.id == AREAS else ():
            places = table.value(one, "places")
            if isinstance(places, Decimal):
                school = bare(printed(table.value(one, "school")))
                stage = _stage(table, bare(printed(table.value(one, "stage"))))
                found.setdefault(stage, set()).add((school, int(places)))
    return {stage: sum(places for _, places in schools) for stage, schools in found.items()}


def _stage(table: DataTable, said: str) -> str:
    """Return the id of the stage that a cell names."""
    field = table.schema.field("stage")
    terms = field.terms.items() if field is not None else ()
    return next((key for key, name in terms if said in (key, bare(name.in_("zh")))), said)
