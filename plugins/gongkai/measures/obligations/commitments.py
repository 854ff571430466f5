"""Public promises, each kept by its day (point 25).

A promise is kept when it has a day on which it was and a record that shows it; what the unit says
of it counts for nothing.
"""

from collections.abc import Iterator
from datetime import date

from gongkai.measures.obligations.obligation import Compliance, Obligation, ObligationKind, by, met
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.commitment import Commitment, Postponement
from gongkai.model.record import Record


def commitment_obligations(catalog: Catalog, as_of: date) -> Iterator[Obligation]:
    """Yield each promise that was published, owed by whoever has to keep it."""
    for one in catalog.of(Commitment):
        compliance = commitment_compliance(one, catalog, as_of)
        due = last_day(one, as_of)
        unit = one.in_charge or one.unit
        yield Obligation(ObligationKind.COMMITMENT, unit, one.id, due.year, "", compliance)


def commitment_compliance(one: Commitment, catalog: Catalog, as_of: date) -> Compliance:
    """Return where a promise stands on a day."""
    due, shown = last_day(one, as_of), shown_by(one, catalog)
    if one.kept is not None and one.kept <= as_of and shown:
        return met(one.kept, due, shown)
    return by(due, as_of)


def shown_by(one: Commitment, catalog: Catalog) -> tuple[Record, ...]:
    """Return the records that show that a promise was kept, as far as they are published."""
    found = (catalog.get(name) for name in one.evidence)
    return tuple(record for record in found if record is not None)


def last_day(one: Commitment, as_of: date) -> date:
    """Return the last day of a promise, as it stands on `as_of`."""
    due = one.due
    for later in moved_in_time(one):
        if later.on <= as_of:
            due = later.to
    return due


def moved_in_time(one: Commitment) -> tuple[Postponement, ...]:
    """Return the later days that count: each was set before the one that it moved was past."""
    due, found = one.due, []
    for later in one.moved:
        if later.on <= due:
            found.append(later)
            due = later.to
    return tuple(found)
