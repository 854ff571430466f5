"""All measures of a catalog on one day, computed once and frozen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.measures.column_health import ColumnHealth, column_health
from gongkai.measures.consultations import ConsultationState, consultation_state
from gongkai.measures.explained import Explanation, explanations
from gongkai.measures.obligations.measure import Obligations, obligations
from gongkai.measures.plans import PlanState, plan_states
from gongkai.measures.reports import ReportDuty, report_duties
from gongkai.measures.stages import MatterState, matter_state
from gongkai.measures.validity import Validity, validities
from gongkai.measures.windows import Window, objections
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.consultation import Consultation
from gongkai.model.kinds.decision import Decision
from gongkai.model.kinds.public_notice import PublicNotice


@dataclass(frozen=True)
class Measures:
    """States and numbers by what they are about."""

    as_of: date
    validity: Mapping[str, Validity]
    """By record id; documents, and whatever else names its last day or is ended by another."""
    consultations: Mapping[str, ConsultationState]
    objections: Mapping[str, Window]
    """By record id; what is put up for objection."""
    plans: Mapping[str, PlanState]
    """By record id; plans with a period."""
    matters: Mapping[str, MatterState]
    explanations: Mapping[str, Explanation]
    reports: Sequence[ReportDuty]
    """The reports on the year before, by unit in the order of the registry."""
    health: Mapping[str, ColumnHealth]
    """By column id; only columns that hold records."""
    obligations: Obligations
    """What is owed, and where each point stands for each unit."""


def measure(catalog: Catalog, as_of: date) -> Measures:
    """Compute every measure of `catalog` as of `as_of`."""
    consultations = {c.id: consultation_state(c, catalog, as_of) for c in catalog.of(Consultation)}
    matters = {m.id: matter_state(m, catalog, consultations, as_of) for m in catalog.of(Decision)}
    explained = explanations(catalog)
    reports = report_duties(catalog, as_of)
    health = column_health(catalog, as_of)
    return Measures(
        as_of,
        validities(catalog, as_of),
        consultations,
        {notice.id: objections(notice, catalog, as_of) for notice in catalog.of(PublicNotice)},
        plan_states(catalog, as_of),
        matters,
        explained,
        reports,
        health,
        obligations(
            catalog,
            as_of,
            consultations=consultations,
            matters=matters,
            explanations=explained,
            reports=reports,
            health=health,
        ),
    )
