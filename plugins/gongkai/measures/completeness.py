"""How complete matters are and how consultations were answered, by unit (points 26 and 27)."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from gongkai.measures.measure import Measures
from gongkai.measures.obligations.obligation import (
    MET,
    Obligation,
    ObligationKind,
    ObligationState,
)
from gongkai.model.catalog import Catalog
from gongkai.model.record import Record
from gongkai.model.units import Unit


@dataclass(frozen=True)
class Completeness:
    """Matters and feedback of one unit, or of all units together."""

    unit: Unit | None
    matters: tuple[Record, ...]
    """Matters that have not ended."""
    complete: tuple[Record, ...]
    """Those of which no stage that is owed by now is missing."""
    asked: tuple[Record, ...]
    """Consultations whose feedback is there or was due."""
    answered: tuple[Record, ...]
    """Those with feedback, in time or not."""
    on_time: int
    days: int | None
    """The median of days from the end of a consultation to its feedback."""


def completeness(catalog: Catalog, measures: Measures) -> tuple[Completeness, ...]:
    """Return the figures of all units together, then of each that has any."""
    stages = measures.obligations.of(ObligationKind.STAGE)
    feedback = measures.obligations.of(ObligationKind.FEEDBACK)
    found = [_of(None, stages, feedback, catalog, measures)]
    for unit in catalog.registries.units.values():
        mine = measures.obligations.of_unit_and_kind(unit.id, ObligationKind.STAGE)
        answers = measures.obligations.of_unit_and_kind(unit.id, ObligationKind.FEEDBACK)
        if mine or answers:
            found.append(_of(unit, mine, answers, catalog, measures))
    return tuple(found) if len(found) > 1 else ()


def _of(
    unit: Unit | None,
    stages: Sequence[Obligation],
    feedback: Sequence[Obligation],
    catalog: Catalog,
    measures: Measures,
) -> Completeness:
    subjects = list(dict.fromkeys(one.subject for one in stages))
    incomplete = {one.subject for one in stages if one.state is ObligationState.OVERDUE}
    asked = [one for one in feedback if one.state in MET or one.state is ObligationState.OVERDUE]
    answered = [one for one in asked if one.state in MET]
    days = [
        (one.compliance.met - state.closes.day).days
        for one in answered
        if one.compliance.met is not None
        and (state := measures.consultation(one.subject)) is not None
    ]
    return Completeness(
        unit,
        tuple(catalog[name] for name in subjects),
        tuple(catalog[name] for name in subjects if name not in incomplete),
        tuple(catalog[one.subject] for one in asked),
        tuple(catalog[one.subject] for one in answered),
        sum(one.state is ObligationState.DONE for one in answered),
        round(median(days)) if days else None,
    )
