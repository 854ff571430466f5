"""All measures of a catalog on one day, computed once and frozen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.measures.column_health import ColumnHealth, column_health
from gongkai.measures.consultations import ConsultationState, consultation_state
from gongkai.measures.duties import Cell, duty_cell, own_records
from gongkai.measures.explained import Explanation, explanations
from gongkai.measures.reports import ReportDuty, report_duties
from gongkai.measures.responsible import responsible_units
from gongkai.measures.stages import MatterState, matter_state
from gongkai.measures.validity import Validity, validity
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.consultation import Consultation
from gongkai.model.kinds.decision import Decision


@dataclass(frozen=True)
class Measures:
    """States and numbers by what they are about."""

    as_of: date
    validity: Mapping[str, Validity]
    """By record id; only kinds that are in force or not."""
    consultations: Mapping[str, ConsultationState]
    matters: Mapping[str, MatterState]
    explanations: Mapping[str, Explanation]
    cells: Mapping[str, Mapping[str, Cell]]
    """By point (`2021/26`), then by unit id; only responsible units."""
    reports: Sequence[ReportDuty]
    """The reports on the year before, by unit in the order of the registry."""
    health: Mapping[str, ColumnHealth]
    """By column id; only columns that hold records."""


def measure(catalog: Catalog, as_of: date) -> Measures:
    """Compute every measure of `catalog` as of `as_of`."""
    own = own_records(catalog)
    consultations = {c.id: consultation_state(c, catalog, as_of) for c in catalog.of(Consultation)}
    return Measures(
        as_of,
        {record.id: validity(record, catalog, as_of) for record in catalog.documents()},
        consultations,
        {m.id: matter_state(m, catalog, consultations, as_of) for m in catalog.of(Decision)},
        explanations(catalog),
        {
            year.reference(point): {
                unit.id: duty_cell(year, point, unit, catalog, own=own, as_of=as_of)
                for unit in responsible_units(year, point, catalog)
            }
            for year in catalog.registries.points.values()
            for point in year.points
        },
        report_duties(catalog, as_of),
        column_health(catalog, as_of),
    )
