"""Whether documents are explained, and how soon (point 23; R77, R79)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.model.catalog import Catalog
from gongkai.model.kinds.interpretation import Interpretation
from gongkai.model.kinds.policy import Policy
from gongkai.model.record import Record
from gongkai.model.working_days import YearNotKnownError

SCOPE, LIMIT = "R77", "R79"
"""The rules that say which documents are explained, and within how many working days."""


@dataclass(frozen=True)
class Explanation:
    """A document and the explanations it has."""

    document: Policy
    interpretations: tuple[Record, ...]
    """Oldest first."""
    working_days: int | None
    """From the document's publication to its first explanation; None without one, or in a
    year without a calendar."""
    limit: int | None = None
    """Working days within which an explanation is on time; None where no rule says."""
    due: date | None = None
    """The last day on time; None in a year without a calendar, or without a rule."""

    @property
    def on_time(self) -> bool | None:
        """Tell whether the first explanation came in time; None where that is not known."""
        if self.working_days is None or self.limit is None:
            return None
        return self.working_days <= self.limit


@dataclass(frozen=True)
class Timeliness:
    """How many documents were explained, and how many of these in time."""

    owed: int
    """Documents that owe an explanation."""
    explained: int
    timed: int
    """Explained documents whose time is known."""
    on_time: int


def timeliness(documents: Iterable[Explanation]) -> Timeliness:
    """Return the timeliness of `documents`; each number counts documents, not explanations."""
    known = list(documents)
    return Timeliness(
        len(known),
        sum(bool(e.interpretations) for e in known),
        sum(e.on_time is not None for e in known),
        sum(e.on_time is True for e in known),
    )


def explanations(catalog: Catalog) -> dict[str, Explanation]:
    """Return, by id, every document that owes an explanation or has one.

    A document is judged by the rule in force when it was published (decision 14). A text
    put together from others is to be read only, and owes none.
    """
    scope = catalog.registries.rules.get(SCOPE)
    owed = scope.classes if scope is not None else ()
    papers = (p for p in catalog.of(Policy) if p.class_ in owed and not p.consolidates)
    found = (_explanation(paper, catalog) for paper in papers)
    return {
        e.document.id: e
        for e in found
        if e.interpretations or (scope and scope.in_force_on(e.document.published.day))
    }


def _explanation(policy: Policy, catalog: Catalog) -> Explanation:
    found = [
        link.source
        for link in catalog.relations_to(policy.id)
        if link.relation == "interprets" and isinstance(link.source, Interpretation)
    ]
    found.sort(key=lambda record: (record.published, record.id))
    days = _working_days(policy, found, catalog)
    rule = catalog.registries.rule(LIMIT, policy.published.day, policy.unit)
    limit = rule.days if rule is not None else None
    return Explanation(policy, tuple(found), days, limit, _due(policy, limit, catalog))


def _due(policy: Policy, limit: int | None, catalog: Catalog) -> date | None:
    if limit is None:
        return None
    try:
        return catalog.registries.calendar.after(policy.published.day, limit)
    except YearNotKnownError:
        return None


def _working_days(policy: Policy, found: Sequence[Record], catalog: Catalog) -> int | None:
    if not found:
        return None
    calendar = catalog.registries.calendar
    try:
        return max(0, calendar.between(policy.published.day, found[0].published.day))
    except YearNotKnownError:
        return None
