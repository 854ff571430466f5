"""The steps of accident files, each published in its time (point 20; R166 to R168)."""

from collections.abc import Iterator
from datetime import date, timedelta

from gongkai.measures.obligations.obligation import (
    Compliance,
    Obligation,
    ObligationKind,
    ObligationState,
    by,
    met,
)
from gongkai.measures.updated import first_up
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.accident import STEPS, Accident, AccidentStep
from gongkai.model.rules import Rule

INVESTIGATION, FOLLOW_UP, PUBLICATION = "R166", "R167", "R168"
"""How long investigation and approval take; when follow-up is assessed; how soon the report and
who was held to account are published after the approval."""
_RULES = {"report": PUBLICATION, "accountability": PUBLICATION, "follow-up": FOLLOW_UP}


def accident_obligations(catalog: Catalog, as_of: date) -> Iterator[Obligation]:
    """Yield each step of each file."""
    for accident in catalog.of(Accident):
        for step in STEPS:
            yield Obligation(
                ObligationKind.ACCIDENT,
                accident.unit,
                accident.id,
                accident.occurred.year,
                _RULES[step],
                step_compliance(accident, step, catalog, as_of),
                step,
            )


def step_of(accident: Accident, step: str) -> AccidentStep | None:
    """Return what the file says of a step."""
    return next((one for one in accident.steps if one.step == step), None)


def step_compliance(accident: Accident, step: str, catalog: Catalog, as_of: date) -> Compliance:
    """Return where a step of a file stands: published, withheld, due or overdue."""
    said = step_of(accident, step)
    if said is not None and said.withheld is not None:
        return Compliance(ObligationState.WITHHELD)
    due = _due(accident, step, catalog)
    document = catalog.get(said.document) if said is not None and said.document else None
    if document is not None:
        return met(first_up(document), due, [document])
    return by(due, as_of) if due is not None else Compliance(ObligationState.DUE)


def _due(accident: Accident, step: str, catalog: Catalog) -> date | None:
    """Return the last day of a step; of what follows the approval, once it is known."""
    approved = accident.approved
    if approved is None:
        return _approval_due(accident, catalog) if step == "report" else None
    rule = catalog.registries.rule(_RULES[step], approved, accident.unit)
    if rule is None:
        return None
    if rule.period is not None:
        return rule.period.after(approved)
    return approved + timedelta(rule.days) if rule.days is not None else None


def _approval_due(accident: Accident, catalog: Catalog) -> date | None:
    """Return the day by which a report is handed in and approved at the latest."""
    rule: Rule | None = catalog.registries.rule(INVESTIGATION, accident.occurred, accident.unit)
    if rule is None:
        return None
    return accident.occurred + timedelta(rule.limits["investigation"] + rule.limits["approval"])
