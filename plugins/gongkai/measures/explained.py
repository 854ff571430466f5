"""Whether documents are explained, and how soon (point 23; R77, R79)."""

from dataclasses import dataclass, replace
from datetime import date

from gongkai.measures.updated import first_up
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
    """From the document's publication to the first explanation that went up with it or later;
    None without one, or in a year without a calendar."""
    limit: int | None = None
    """Working days within which an explanation is on time; None where no rule says."""
    due: date | None = None
    """The last day on time; None in a year without a calendar, or without a rule."""
    is_owed: bool = True
    """Whether the document had to be explained when it was published."""
    year_unknown: int | None = None
    """The year whose calendar is missing, where that keeps days from being counted."""
    early: tuple[Record, ...] = ()
    """Explanations that went up before the document did."""

    @property
    def is_early(self) -> bool:
        """Return whether nothing explains the document that went up with it or after it."""
        return bool(self.early) and self.early == self.interpretations

    @property
    def on_time(self) -> bool | None:
        """Return whether the first explanation came in time; None where that is not known."""
        if self.is_early:
            return True
        if self.working_days is None or self.limit is None:
            return None
        return self.working_days <= self.limit


def explanations(catalog: Catalog) -> dict[str, Explanation]:
    """Return, by id, every document that owes an explanation or has one.

    A document is judged by the rule in force when it was published (decision 14). A text
    put together from others is to be read only, and owes none.
    """
    scope = catalog.registries.rules.get(SCOPE)
    owed = scope.classes if scope is not None else ()
    documents = (p for p in catalog.of(Policy) if p.class_ in owed and not p.consolidates)
    found = (
        _explanation(p, catalog, is_owed=scope is not None and scope.in_force_on(p.published.day))
        for p in documents
    )
    return {e.document.id: e for e in found if e.interpretations or e.is_owed}


def _explanation(policy: Policy, catalog: Catalog, *, is_owed: bool) -> Explanation:
    found = [
        link.source
        for link in catalog.relations_to(policy.id)
        if link.relation == "interprets" and isinstance(link.source, Interpretation)
    ]
    found.sort(key=lambda record: (record.published, record.id))
    rule = catalog.registries.rule(LIMIT, policy.published.day, policy.unit)
    limit = rule.days if rule is not None else None
    calendar, published = catalog.registries.calendar, policy.published.day
    early = tuple(one for one in found if _is_before(one, policy))
    known = Explanation(policy, tuple(found), None, limit, is_owed=is_owed, early=early)
    counted = [one for one in found if one not in early]
    try:
        due = calendar.after(published, limit) if limit is not None else None
        first = counted[0].published.day if counted else None
        days = max(0, calendar.between(published, first)) if first is not None else None
    except YearNotKnownError as error:
        return replace(known, year_unknown=error.year)
    return replace(known, due=due, working_days=days)


def _is_before(explanation: Record, document: Record) -> bool:
    """Return whether an explanation first went up on an earlier day than its document did."""
    of_document, of_explanation = first_up(document), first_up(explanation)
    return of_document is not None and of_explanation is not None and of_explanation < of_document
