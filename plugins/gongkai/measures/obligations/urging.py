"""What is to be urged: overdue, due within days, or due within the time of the reminder."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gongkai.measures.obligations.measure import Obligations
from gongkai.measures.obligations.obligation import Obligation, ObligationState
from gongkai.model.catalog import Catalog

NEAR = "R181"
"""The rule that says within how many days something is urgent."""


class Urgency(StrEnum):
    """How urgent something is that is not there."""

    OVERDUE = "overdue"
    NEAR = "near"
    SOON = "soon"
    """Called to mind already (R114), but not near."""


@dataclass(frozen=True)
class Urged:
    """Something owed that is overdue, or due soon."""

    obligation: Obligation
    urgency: Urgency
    due: date


def near_until(catalog: Catalog, as_of: date) -> date:
    """Return the last of the days that are near; the day itself where no rule says more."""
    rule = catalog.registries.rule(NEAR, as_of)
    return as_of + timedelta((rule.days if rule is not None else None) or 0)


def urged(unit: str, owed: Obligations, catalog: Catalog, as_of: date) -> list[Urged]:
    """Return what a unit is to be urged to do, the longest overdue first."""
    near = near_until(catalog, as_of)
    found = []
    for one in owed.of_unit(unit):
        due = one.compliance.due
        if due is None:
            continue
        if one.state is ObligationState.OVERDUE:
            found.append(Urged(one, Urgency.OVERDUE, due))
        elif owed.is_due_soon(one.state, due):
            found.append(Urged(one, Urgency.NEAR if due <= near else Urgency.SOON, due))
    return sorted(found, key=lambda one: (one.due, one.obligation.kind, one.obligation.subject))
