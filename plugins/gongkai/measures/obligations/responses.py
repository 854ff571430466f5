"""Responses to public concerns, each in its time (point 25)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from gongkai.measures.obligations.obligation import Compliance, Obligation, ObligationKind, Why, met
from gongkai.measures.updated import first_up
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.response import Response

LIMIT = "R171"
"""The rule that says within how many days a public concern is answered."""


def response_obligations(catalog: Catalog) -> Iterator[Obligation]:
    """Yield each response that was published: of a concern without one nothing here knows."""
    for one in catalog.of(Response):
        compliance = response_compliance(one, catalog)
        year = one.published.day.year
        yield Obligation(ObligationKind.RESPONSE, one.unit, one.id, year, LIMIT, compliance)


def response_compliance(one: Response, catalog: Catalog) -> Compliance:
    """Return whether a response was given in time, in days of the calendar."""
    day, due = one.answered or one.dated or first_up(one), one.due or _due(one, catalog)
    found = met(day, due, [one])
    return found if due is not None else replace(found, why=Why.NO_START)


def _due(one: Response, catalog: Catalog) -> date | None:
    rule = catalog.registries.rule(LIMIT, one.raised, one.unit)
    return one.raised + timedelta(rule.days) if rule is not None and rule.days is not None else None
